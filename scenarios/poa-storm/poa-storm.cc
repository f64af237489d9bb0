/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Beacons that are strong and weak by turns, and the L2-PoAFound and L2-PoALost that they cause
// (RFC 5184 section 8), with and without damping and a limit on the rate of indications.
//
//      HA --- WAN --- core --- CN  calls MN
//                    /    \      Figure 1 of RFC 4260; MN rests in the cell of AP5
//                 PAR      NAR
//                  |        |
//             AP1..AP5    AP6..AP10
//                    :
//              MN  <-:-  attacker: beacons the ESS's SSID on AP5's channel, strong and weak by
//              turns
//
// Run:  ./fmipv6 scenario poa-storm [--runs N] [--seed N] [--stay SECONDS] [--json]

#include "ns3/spoofed-beacons-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// @param options what the user chose @return the table to be filled
Experiment
MakeExperiment(const ExperimentOptions& options)
{
    const auto stay = Seconds(options.Get("stay"));
    return MakeAttackExperiment(GetNames(GetPoaStormVariants()),
                                {
                                    {"found", "PoAFound", 1},
                                    {"poas_lost", "PoALost", 1},
                                },
                                [stay](std::size_t variant, uint64_t seed, uint64_t run) {
                                    const auto outcome =
                                        RunSpoofedBeacons(GetPoaStormVariants()[variant],
                                                          {stay, seed, run});
                                    const ExperimentSample own{
                                        {"found", outcome.found},
                                        {"poas_lost", outcome.lost},
                                    };
                                    return std::make_pair(outcome.call, own);
                                });
}

} // namespace

int
main(int argc, char* argv[])
{
    ExperimentOptions options;
    options.name = "poa-storm";
    options.purpose =
        "What beacons that are strong and weak by turns do to those who want to know of "
        "points of attachment, and what damping and a limit do about it (RFC 5184 "
        "section 8).";
    options.numbers = {{"stay", "how long there are spoofed beacons, in seconds", 60, 1, 600}};
    return RunExperiment(argc, argv, options, MakeExperiment);
}
