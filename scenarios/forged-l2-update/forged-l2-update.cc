/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What happens to a station's downlink when somebody else triggers step 6 in its name (RFC 4260
// section 8), and what prevents it.
//
//      HA --- WAN --- core --- CN  calls the victim
//                       |
//                     AR1-3         subnet 1 of RFC 4260 Figure 1
//                       |
//                      LAN1         learning bridge: behind which port is the victim?
//                     /    .
//                  AP4      AP5
//                   :        :
//              attacker    victim
//
// Run:  ./fmipv6 scenario forged-l2-update [--runs N] [--seed N] [--uplink-interval SECONDS]
// [--json]

#include "ns3/forged-l2-update-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// @param options what the user chose @return the table to be filled
Experiment
MakeExperiment(const ExperimentOptions& options)
{
    const auto interval = Seconds(options.Get("uplink-interval"));
    return MakeAttackExperiment(GetNames(GetForgedL2UpdateVariants()),
                                {
                                    {"bridge_moves", "switch moves", 1},
                                    {"ports_opened", "ports opened", 1},
                                    {"refused", "frames refused", 1},
                                    {"link_downs", "link lost", 1},
                                },
                                [interval](std::size_t variant, uint64_t seed, uint64_t run) {
                                    const auto outcome =
                                        RunForgedL2Update(GetForgedL2UpdateVariants()[variant],
                                                          {interval, seed, run});
                                    const ExperimentSample own{
                                        {"bridge_moves", outcome.bridgeMoves},
                                        {"ports_opened", outcome.portsOpened},
                                        {"refused", outcome.refused},
                                        {"link_downs", outcome.victimLinkDowns},
                                    };
                                    return std::make_pair(outcome.call, own);
                                });
}

} // namespace

int
main(int argc, char* argv[])
{
    ExperimentOptions options;
    options.name = "forged-l2-update";
    options.purpose = "What a forged L2 Update does to a station's downlink, and what prevents it "
                      "(RFC 4260 section 8).";
    options.numbers = {
        {"uplink-interval", "between the packets that the victim sends, in seconds", 1, 0.02, 10}};
    return RunExperiment(argc, argv, options, MakeExperiment);
}
