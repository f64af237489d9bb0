/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What spoofed beacons do to a mobile node that acts on L2-PoAFound (RFC 5184 section 8), with and
// without mutual authentication.
//
//      HA --- WAN --- core --- CN  calls MN
//                    /    \      Figure 1 of RFC 4260; MN rests in the cell of AP5
//                 PAR      NAR
//                  |        |
//             AP1..AP5    AP6..AP10
//                    :
//              MN  <-:-  attacker: beacons the ESS's SSID on AP5's channel
//
// Run:  ./fmipv6 scenario spoofed-beacons [--runs N] [--seed N] [--stay SECONDS] [--json]

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
    return MakeAttackExperiment(GetNames(GetSpoofedBeaconsVariants()),
                                {
                                    {"found", "PoAFound", 1},
                                    {"fbus", "FBUs accepted", 1},
                                    {"joins", "joins", 1},
                                    {"link_ups", "deceived", 1},
                                },
                                [stay](std::size_t variant, uint64_t seed, uint64_t run) {
                                    const auto outcome =
                                        RunSpoofedBeacons(GetSpoofedBeaconsVariants()[variant],
                                                          {stay, seed, run});
                                    const ExperimentSample own{
                                        {"found", outcome.found},
                                        {"fbus", outcome.acceptedFbus},
                                        {"joins", outcome.joins},
                                        {"link_ups", outcome.linkUps},
                                    };
                                    return std::make_pair(outcome.call, own);
                                });
}

} // namespace

int
main(int argc, char* argv[])
{
    ExperimentOptions options;
    options.name = "spoofed-beacons";
    options.purpose = "What spoofed beacons do to a mobile node that hands over when it is "
                      "told of a new point of attachment (RFC 5184 section 8).";
    options.numbers = {{"stay", "how long there are spoofed beacons, in seconds", 60, 1, 600}};
    return RunExperiment(argc, argv, options, MakeExperiment);
}
