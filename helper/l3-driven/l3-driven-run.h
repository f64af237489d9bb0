/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef L3_DRIVEN_RUN_H
#define L3_DRIVEN_RUN_H

#include "ns3/message-ladder.h"
#include "ns3/result-record.h"
#include "ns3/run-request.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Which of RFC 5184's ladder charts a handover is to be like.
enum class L3DrivenFigure : uint8_t
{
    FIGURE_3, //!< Appendix A: the L3-driven handover as such, here with Mobile IPv6 alone
    FIGURE_4, //!< Appendix B.1: FMIPv6, scenario 1
    FIGURE_5, //!< Appendix B.2: FMIPv6, scenario 2
};

/// One run of such a handover.
struct L3DrivenSetting
{
    L3DrivenFigure figure{L3DrivenFigure::FIGURE_4}; //!< like which
    LinkKind link{LinkKind::WIFI};                   //!< over which link
    uint64_t seed{1};                                //!< RngSeedManager seed
    uint64_t run{1};                                 //!< RngSeedManager run number
};

/// What came of it.
struct L3DrivenOutcome
{
    std::vector<LadderRow> rows; //!< what the figure draws, and what else passed meanwhile
    ResultRecord record;         //!< the run
};

/**
 * Simulate one handover by L3DrivenPolicy, without section 7's check, and write its ladder.
 *
 * Subnet 1 has AP1 40 m behind AP2, where the way begins; subnet 2 has AP3 90 m before AP2, where
 * it ends, and AP4, which is out of reach. All are on one channel, as in Appendix B.3 and E, so
 * that a station hears the beacons of all. It hears AP1 and AP2 at first, and AP3 on its way. The
 * ideal link is told the same.
 *
 * @param setting which
 * @return what came of it
 */
L3DrivenOutcome RunL3Driven(const L3DrivenSetting& setting);

/**
 * The rows that a figure draws: of Figure 3 the registrations and what follows
 * L2-LinkStatusChanged.indication ("=" stands for the time between them); of Figures 4 and 5 what
 * follows the first L2-PoAList.request; all up to where the figure ends.
 * @param figure which
 * @param rows of the whole run
 * @return those of the figure
 */
std::vector<LadderRow> CutToFigure(L3DrivenFigure figure, const std::vector<LadderRow>& rows);

/**
 * The body of the main() of a scenario that shows a figure: a table of runs, or with --ladder the
 * ladder of one.
 *
 * @param argc of main()
 * @param argv of main()
 * @param figure which
 * @param name of the scenario
 * @param purpose one sentence
 * @return exit status: 0, 1 when a run has failed, 2 on bad input
 */
int RunFigureScenario(int argc,
                      char* argv[],
                      L3DrivenFigure figure,
                      const std::string& name,
                      const std::string& purpose);

} // namespace fmipv6
} // namespace ns3

#endif /* L3_DRIVEN_RUN_H */
