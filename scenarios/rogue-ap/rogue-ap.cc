/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What a rogue access point does to a mobile node (RFC 4260 section 8), with and without mutual
// authentication.
//
//      HA --- WAN --- core --- CN  calls MN
//                    /    \      Figure 1 of RFC 4260; MN rests in the cell of AP5
//                 PAR      NAR
//                  |        |
//             AP1..AP5    AP6..AP10
//                    :
//              MN  <-:-  rogue: beacons the ESS's SSID, as a clone with the BSSID of AP10
//
// Run:  ./fmipv6 scenario rogue-ap [--runs N] [--seed N] [--stay SECONDS] [--json]

#include "ns3/rogue-ap-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// @param options what the user chose @return the table to be filled
Experiment
MakeExperiment(const ExperimentOptions& options)
{
    const auto stay = Seconds(options.Get("stay"));
    return MakeAttackExperiment(
        GetNames(GetRogueApVariants()),
        {
            {"fbus", "FBUs accepted", 1},
            {"joins", "joins", 1},
            {"link_ups", "deceived", 1},
            {"bad_mics", "MICs refused", 1},
        },
        [stay](std::size_t variant, uint64_t seed, uint64_t run) {
            const auto outcome = RunRogueAp(GetRogueApVariants()[variant], {stay, seed, run});
            const ExperimentSample own{
                {"fbus", outcome.acceptedFbus},
                {"joins", outcome.joins},
                {"link_ups", outcome.linkUps},
                {"bad_mics", outcome.refusedMessages3},
            };
            return std::make_pair(outcome.call, own);
        });
}

} // namespace

int
main(int argc, char* argv[])
{
    ExperimentOptions options;
    options.name = "rogue-ap";
    options.purpose = "What a rogue access point does to a mobile node's call, with and without "
                      "mutual authentication (RFC 4260 section 8).";
    options.numbers = {{"stay", "how long the rogue is there, in seconds", 60, 1, 600}};
    return RunExperiment(argc, argv, options, MakeExperiment);
}
