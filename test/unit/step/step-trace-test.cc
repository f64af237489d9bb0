/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/step-trace.h"

#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A gate that opens when the test says so.
class ManualGate : public StepGate
{
  public:
    void Pass(HandoverStep, Mac48Address, std::function<void()> proceed) override
    {
        m_proceed = proceed;
        if (m_open)
        {
            m_proceed();
        }
    }

    void Withdraw(HandoverStep, Mac48Address) override
    {
        m_proceed = nullptr;
    }

    Time GetHeldTime(Mac48Address, Time) const override
    {
        return Seconds(0);
    }

    bool m_open{false};
    std::function<void()> m_proceed;
};

class StepTraceTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_node = CreateObject<Node>();
        m_trace = StepTrace::GetFor(m_node);
        m_trace->TraceConnectWithoutContext("Step", MakeCallback(&StepTraceTest::Record, this));
    }

    void Record(const StepEvent& event)
    {
        m_events.push_back(event);
    }

    Ptr<Node> m_node;
    Ptr<StepTrace> m_trace;
    std::vector<StepEvent> m_events;
    Mac48Address m_mn{"00:00:00:00:92:f3"};
};

} // namespace

TEST_F(StepTraceTest, IsAggregatedOncePerNode)
{
    EXPECT_EQ(StepTrace::GetFor(m_node), m_trace);
}

TEST_F(StepTraceTest, ReportsStepPhaseMobileNodeAndNode)
{
    m_trace->Begin(HandoverStep::FBU, m_mn);
    m_trace->End(HandoverStep::HACK, m_mn);
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_EQ(m_events[0].step, HandoverStep::FBU);
    EXPECT_EQ(m_events[0].phase, StepPhase::BEGIN);
    EXPECT_EQ(m_events[0].mn, m_mn);
    EXPECT_EQ(m_events[0].nodeId, m_node->GetId());
    EXPECT_EQ(m_events[1].step, HandoverStep::HACK);
    EXPECT_EQ(m_events[1].phase, StepPhase::END);
}

TEST_F(StepTraceTest, WithoutAGatePassesAtOnceAndReportsNothing)
{
    bool passed = false;
    m_trace->Pass(HandoverStep::JOIN, m_mn, [&] { passed = true; });
    EXPECT_TRUE(passed);
    EXPECT_TRUE(m_events.empty());
}

TEST_F(StepTraceTest, AnOpenGateLeavesNoTrace)
{
    auto gate = CreateObject<ManualGate>();
    gate->m_open = true;
    m_trace->SetGate(gate);
    bool passed = false;
    m_trace->Pass(HandoverStep::JOIN, m_mn, [&] { passed = true; });
    EXPECT_TRUE(passed);
    EXPECT_TRUE(m_events.empty());
}

TEST_F(StepTraceTest, AClosedGateHoldsAndLaterPasses)
{
    auto gate = CreateObject<ManualGate>();
    m_trace->SetGate(gate);
    bool passed = false;
    m_trace->Pass(HandoverStep::JOIN, m_mn, [&] { passed = true; });
    EXPECT_FALSE(passed);
    ASSERT_EQ(m_events.size(), 1U);
    EXPECT_EQ(m_events[0].phase, StepPhase::HELD);
    gate->m_proceed();
    EXPECT_TRUE(passed);
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_EQ(m_events[1].phase, StepPhase::PASSED);
}

TEST(HandoverStep, LabelCharactersAndStepsMapBothWays)
{
    std::string label;
    for (const auto step : ALL_HANDOVER_STEPS)
    {
        label += ToLabelChar(step);
        EXPECT_EQ(FromLabelChar(ToLabelChar(step)), step);
    }
    EXPECT_EQ(label, "0123456abcdefg");
    EXPECT_FALSE(FromLabelChar('h').has_value());
    EXPECT_FALSE(FromLabelChar('7').has_value());
}
