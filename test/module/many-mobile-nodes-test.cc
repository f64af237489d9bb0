/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Many mobile nodes pass from one access point to another at the same time.
#include "scenario-run.h"

#include <map>
#include <set>
#include <string>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// The parameter is the number of mobile nodes.
class ManyMobileNodes : public ScenarioRun, public ::testing::WithParamInterface<uint32_t>
{
  protected:
    /// @return two access points, 80 m apart, and nodes that walk side by side between them
    static RunRequest MakeRequest()
    {
        RunRequest request;
        request.label = "1abcdef23456g";
        request.speedMps = 40;
        const std::string scenario = "ns3::fmipv6::HandoverScenario::";
        request.settings = {scenario + "MobileNodes=" + std::to_string(GetParam()),
                            scenario + "MobileNodeSpacing=0.1",
                            scenario + "ApsPerSubnet=1",
                            scenario + "RoutersPerSubnet=1",
                            scenario + "FlowStart=4s",
                            scenario + "WarmUp=4s",
                            scenario + "CoolDown=4s"};
        return request;
    }
};

} // namespace

TEST_P(ManyMobileNodes, EachHasItsOwnStepsAndItsOwnLedgerInBalance)
{
    const auto record = Run(MakeRequest());
    EXPECT_EQ(m_planAbandoned, "");
    ASSERT_EQ(record.handovers.size(), GetParam()) << "somebody had to try twice";
    std::set<std::string> moved;
    for (const auto& handover : record.handovers)
    {
        SCOPED_TRACE(handover.mn);
        moved.insert(handover.mn);
        EXPECT_EQ(handover.observed, "1abcdef23456g");
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
        EXPECT_EQ(handover.actualAp, "AP2");
        for (const auto& step : handover.record.steps)
        {
            ASSERT_TRUE(step.end.has_value());
            EXPECT_GE(*step.end, handover.record.trigger);
        }
    }
    EXPECT_EQ(moved.size(), GetParam());
    ASSERT_EQ(record.flows.size(), GetParam());
    for (const auto& flow : record.flows)
    {
        SCOPED_TRACE(flow.mn);
        EXPECT_TRUE(flow.packets.IsBalanced());
        EXPECT_EQ(flow.packets.sent, 250U);
        EXPECT_EQ(flow.packets.received, 250U);
    }
}

INSTANTIATE_TEST_SUITE_P(Crowds, ManyMobileNodes, testing::Values(2U, 10U));
