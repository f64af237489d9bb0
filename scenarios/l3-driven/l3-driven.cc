/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// An L3-driven handover: RFC 5184 Appendix A, Figure 3.
//
//      HA --- WAN --- core --- CN  calls the mobile node
//                    /    \ .
//                 PAR      NAR
//                 / \       | \ .
//              AP1   AP2   AP3  AP4       all on channel 36
//              -40 m  0 m  90 m   700 m
//                     MN ->
//
// Run:  ./fmipv6 scenario l3-driven [--runs N] [--seed N] [--ideal 1] [--ladder RUN] [--json]

#include "ns3/l3-driven-run.h"

int
main(int argc, char* argv[])
{
    using namespace ns3::fmipv6;
    return RunFigureScenario(argc,
                             argv,
                             L3DrivenFigure::FIGURE_3,
                             "l3-driven",
                             "An L3-driven handover: RFC 5184 Appendix A, Figure 3.");
}
