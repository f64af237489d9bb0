/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Handovers that do not go as meant (RFC 4260 section 9): what the record says of them.
#include "fmipv6-network.h"

#include "ns3/label-gate.h"
#include "ns3/mipv6-registration.h"
#include "ns3/planned-policy.h"
#include "ns3/result-record.h"
#include "ns3/step-recorder.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Subtypes of ICMPv6 type 150.
enum : uint8_t
{
    RTSOLPR = 2,
    PRRTADV = 3,
    HI = 4
};

class DevolutionTest : public Fmipv6Network
{
  protected:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        m_recorder = CreateObject<StepRecorder>();
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            m_recorder->Listen(Node(i));
        }
    }

    /// @return the record of the handover at 3 s, after the run
    HandoverResult GetResult() const
    {
        ResultInput input;
        input.recorder = m_recorder;
        input.planned = m_planned;
        const auto record = MakeResultRecord(input);
        EXPECT_EQ(record.handovers.size(), 1U);
        return record.handovers.empty() ? HandoverResult() : record.handovers.back();
    }

    /// Plan a label, trigger at 3 s, give up 2 s later, run to 10 s. @param label the plan
    void RunPlan(const std::string& label)
    {
        m_planned = label;
        const auto plan = *HandoverLabel::Parse(label);
        auto policy = CreateObject<PlannedPolicy>();
        policy->SetLabel(plan);
        policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
        m_mn->SetAttribute("Policy", PointerValue(policy));
        m_gate = CreateObject<LabelGate>();
        m_gate->SetAttribute("Deadline", TimeValue(Seconds(2)));
        m_gate->TraceConnectWithoutContext("PlanAbandoned",
                                           MakeCallback(&DevolutionTest::OnAbandoned, this));
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            m_gate->Install(Node(i));
        }
        m_gate->SetPlan(m_mn->GetLinkLayerAddress(), plan);
        Simulator::Stop(Seconds(10));
        Simulator::Run();
    }

    /// @param reason why the plan was given up
    void OnAbandoned(Mac48Address, const std::string& reason)
    {
        m_abandoned.push_back(reason);
        m_abandonedAt = Simulator::Now();
    }

    /// What came of it at the mobile node. @param ending how it ended @param reason why
    void ExpectEnding(HandoverEnding ending, const std::string& reason) const
    {
        ASSERT_EQ(m_outcomes.size(), 1U);
        EXPECT_EQ(m_outcomes[0], ending) << m_reasons[0];
        EXPECT_EQ(m_reasons[0], reason);
    }

    /// That a plan was given up in time. @param step the step that was waited for
    void ExpectAbandonedAt(const std::string& step) const
    {
        ASSERT_EQ(m_abandoned.size(), 1U);
        EXPECT_NE(m_abandoned[0].find("waiting for step " + step), std::string::npos)
            << m_abandoned[0];
        EXPECT_EQ(m_abandonedAt, Seconds(5));
    }

    Ptr<StepRecorder> m_recorder;
    Ptr<LabelGate> m_gate;
    std::optional<std::string> m_planned;
    std::vector<std::string> m_abandoned;
    Time m_abandonedAt;
};

} // namespace

TEST_F(DevolutionTest, FreeAPreviousRouterWithoutPrRtAdvLeavesTheReactiveWay)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsExperimentalMobility(frame, PRRTADV); });
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectEnding(HandoverEnding::DEVOLVED_REACTIVE, "no PrRtAdv");
    const auto result = GetResult();
    EXPECT_EQ(result.observed, "12346abcdefg");
    EXPECT_EQ(result.outcome, OutcomeKind::COMPLETED) << "nothing was planned";
    ExpectTrafficAtTheEnd();
}

TEST_F(DevolutionTest, FreeAPreviousRouterWithoutFastHandoverLeavesMobileIpv6)
{
    DropAt(m_routerLan[0],
           [](const auto& frame) { return IsExperimentalMobility(frame, RTSOLPR); });
    DropAt(m_parWan, IsFastBindingUpdate);
    RunHandover(HandoverMode::PREDICTIVE);
    ExpectEnding(HandoverEnding::DEVOLVED_MIPV6, "no FBack");
    const auto result = GetResult();
    // c to f are missing, and it says so: no label can be planned without them.
    EXPECT_EQ(result.observed, "12346abg");
    EXPECT_FALSE(result.feasible);
    EXPECT_EQ(result.outcome, OutcomeKind::DEVOLVED_MIPV6);
    ExpectTrafficAtTheEnd();
}

TEST_F(DevolutionTest, FreeANewRouterThatIsSilentLeavesMobileIpv6)
{
    DropAt(m_narWan, [](const auto& frame) { return IsExperimentalMobility(frame, HI); });
    RunHandover(HandoverMode::PREDICTIVE);
    const auto result = GetResult();
    EXPECT_EQ(result.observed, "1abc2346g");
    EXPECT_FALSE(result.feasible);
    EXPECT_EQ(result.outcome, OutcomeKind::DEVOLVED_MIPV6);
    ExpectTrafficAtTheEnd();
}

TEST_F(DevolutionTest, APlanWhosePrRtAdvIsLostDevolvesToReactive)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsExperimentalMobility(frame, PRRTADV); });
    RunPlan("1abcdef23456g");
    ExpectAbandonedAt("b");
    const auto result = GetResult();
    EXPECT_EQ(result.planned, "1abcdef23456g");
    EXPECT_EQ(result.observed, "12346abcdefg");
    EXPECT_EQ(result.outcome, OutcomeKind::DEVOLVED_REACTIVE);
    ExpectTrafficAtTheEnd();
}

TEST_F(DevolutionTest, APlanWhoseNewRouterIsSilentDevolvesToMobileIpv6)
{
    DropAt(m_narWan, [](const auto& frame) { return IsExperimentalMobility(frame, HI); });
    RunPlan("1abcdef2346g");
    ExpectAbandonedAt("d");
    const auto result = GetResult();
    EXPECT_EQ(result.observed, "1abc2346g");
    EXPECT_EQ(result.outcome, OutcomeKind::DEVOLVED_MIPV6);
    ExpectTrafficAtTheEnd();
}

TEST_F(DevolutionTest, APlanWhoseFbackIsLostIsGivenUpAndGoesOn)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsMobilityHeader(frame, 9); });
    RunPlan("1abcdef2346g");
    ExpectAbandonedAt("f");
    EXPECT_NE(GetResult().outcome, OutcomeKind::FAILED);
    ExpectTrafficAtTheEnd();
}

TEST_F(DevolutionTest, APlanWhoseNewAccessPointIsCutOffFails)
{
    DropAt(m_routerLan[1], [](const auto&) { return true; });
    m_mn->GetRegistration()->SetAttribute("MaxTries", UintegerValue(2));
    RunPlan("1abcdef2346g");
    ExpectAbandonedAt("6");
    ExpectEnding(HandoverEnding::FAILED, "no Binding Acknowledgement");
}

TEST_F(DevolutionTest, APlanIsNotGivenUpThatCompletes)
{
    RunPlan("1abcdef2346g");
    EXPECT_TRUE(m_abandoned.empty());
    EXPECT_EQ(GetResult().observed, "1abcdef2346g");
    EXPECT_EQ(GetResult().outcome, OutcomeKind::COMPLETED);
}
