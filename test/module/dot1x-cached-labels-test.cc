/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Planned labels in which step 5 is the four-way handshake only, as with a PMK that is cached.

#include "scenario-run.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class CachedLabels : public PlannedScenarioRun
{
  protected:
    /// @param handover of a record @return how long step 5 took
    static Time GetDot1xTime(const HandoverResult& handover)
    {
        EXPECT_TRUE(handover.latency.auth8021x.has_value());
        return handover.latency.auth8021x.value_or(Seconds(-1));
    }
};

} // namespace

TEST_P(CachedLabels, AreObservedAsPlannedWithASharedKey)
{
    Config::SetDefault("ns3::fmipv6::Dot1xSupplicant::OpportunisticKeyCaching", BooleanValue(true));
    Config::SetDefault("ns3::fmipv6::Dot1xAccessPoint::OpportunisticKeyCaching",
                       BooleanValue(true));
    RunRequest request;
    request.label = GetParam();
    const auto record = Run(request);
    EXPECT_EQ(m_planAbandoned, "");
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].observed, GetParam());
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::COMPLETED);
    EXPECT_GT(GetDot1xTime(record.handovers[0]), Time(0));
    EXPECT_LT(GetDot1xTime(record.handovers[0]), MilliSeconds(5));
}

TEST_P(CachedLabels, AreObservedAsPlannedOnTheWayBack)
{
    Config::SetDefault("ns3::fmipv6::HandoverScenario::Crossings", UintegerValue(2));
    RunRequest request;
    request.label = GetParam();
    const auto record = Run(request);
    EXPECT_EQ(m_planAbandoned, "");
    ASSERT_EQ(record.handovers.size(), 2U);
    for (const auto& handover : record.handovers)
    {
        EXPECT_EQ(handover.observed, GetParam());
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
    }
    EXPECT_GT(GetDot1xTime(record.handovers[0]), MilliSeconds(20));
    EXPECT_LT(GetDot1xTime(record.handovers[1]), MilliSeconds(5));
}

INSTANTIATE_TEST_SUITE_P(
    Rfc4260,
    CachedLabels,
    ::testing::Values("1abcdef23456g", "1abcde23456fg", "ab123456cdefg", "123456abcdefg"),
    [](const auto& info) { return info.param; });
