/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What a forged Fast Binding Update does to a mobile node's call, and what stops it.
//
//      HA --- WAN --- core --- CN  calls the victim
//                    /    \      Figure 1 of RFC 4260; both nodes rest
//                 PAR      NAR
//                  |        |
//             AP1..AP5    AP6..AP10
//                    :    :
//               victim    attacker: FBU to PAR, "the victim is here now"
//
// Run:  ./fmipv6 scenario forged-fbu [--runs N] [--seed N] [--lifetime SECONDS] [--json]

#include "ns3/forged-fbu-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// @param options what the user chose @return the table to be filled
Experiment
MakeExperiment(const ExperimentOptions& options)
{
    const auto lifetime = Seconds(options.Get("lifetime"));
    return MakeAttackExperiment(GetNames(GetForgedFbuVariants()),
                                {
                                    {"fbus", "FBUs accepted", 1},
                                    {"refused", "refused", 1},
                                    {"hi", "HI sent", 1},
                                },
                                [lifetime](std::size_t variant, uint64_t seed, uint64_t run) {
                                    const auto outcome =
                                        RunForgedFbu(GetForgedFbuVariants()[variant],
                                                     {lifetime, seed, run});
                                    const ExperimentSample own{
                                        {"fbus", outcome.acceptedFbus},
                                        {"refused", outcome.refusedFbus},
                                        {"hi", outcome.hi},
                                    };
                                    return std::make_pair(outcome.call, own);
                                });
}

} // namespace

int
main(int argc, char* argv[])
{
    ExperimentOptions options;
    options.name = "forged-fbu";
    options.purpose = "What a forged Fast Binding Update does to a mobile node's call, by how "
                      "access routers know an authentic one (RFC 4068 and RFC 5568 on security).";
    options.numbers = {{"lifetime", "what the forged FBU asks for, in seconds", 12, 4, 16}};
    return RunExperiment(argc, argv, options, MakeExperiment);
}
