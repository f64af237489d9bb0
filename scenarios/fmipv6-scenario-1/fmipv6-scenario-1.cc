/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// FMIPv6 driven by the network layer, with the FBack on the old link: RFC 5184 Appendix B.1,
// Figure 4.
//
//      HA --- WAN --- core --- CN  calls the mobile node
//                    /    \ .
//                 PAR      NAR
//                 / \       | \ .
//              AP1   AP2   AP3  AP4       all on channel 36
//              -40 m  0 m  90 m   700 m
//                     MN ->
//
// Run:  ./fmipv6 scenario fmipv6-scenario-1 [--runs N] [--seed N] [--ideal 1] [--ladder RUN]
// [--json]

#include "ns3/l3-driven-run.h"

int
main(int argc, char* argv[])
{
    using namespace ns3::fmipv6;
    return RunFigureScenario(argc,
                             argv,
                             L3DrivenFigure::FIGURE_4,
                             "fmipv6-scenario-1",
                             "FMIPv6 driven by the network layer, with the FBack on the old link: "
                             "RFC 5184 Appendix B.1, Figure 4.");
}
