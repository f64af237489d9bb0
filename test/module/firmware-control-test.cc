/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Handovers between subnets where firmware is in control of steps 1 to 4 (RFC 4260 section 4).
#include "scenario-run.h"

#include "ns3/link-control-label.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// @param control who is in control @return the setting of a run
std::string
Setting(LinkControl control)
{
    return "ns3::fmipv6::Dot11LinkSap::Control=" + ToString(control);
}

class FirmwareControlTest : public ScenarioRun
{
  protected:
    /// Run, and count what passes between host and link. @param request what to run
    /// @return its record
    ResultRecord RunWatched(const RunRequest& request)
    {
        ValidateAndApply(request);
        auto scenario = CreateObject<HandoverScenario>();
        m_requests = m_ups = m_downs = 0;
        scenario->SetPrepare([this, scenario = PeekPointer(scenario)] {
            scenario->GetLink(0)->TraceConnectWithoutContext(
                "Primitive",
                MakeCallback(&FirmwareControlTest::Count, this));
        });
        const auto record = scenario->Run(request);
        EXPECT_EQ(scenario->GetLedger()->DescribeUnexplained(), "");
        return record;
    }

    /// Sink of the link's Primitive; the parameter is the trace's
    void Count(const LinkSap::PrimitiveRecord& record)
    {
        const bool asked = record.primitiveClass == LinkPrimitiveClass::REQUEST &&
                           (record.name == LinkPrimitiveName::LINK_CONNECT ||
                            record.name == LinkPrimitiveName::LINK_SCAN);
        m_ups += record.TellsIpv6Of(LinkPrimitiveName::LINK_UP);
        m_downs += record.TellsIpv6Of(LinkPrimitiveName::LINK_DOWN);
        m_requests += asked && m_ups > 0 && m_downs == 0;
    }

    uint32_t m_requests{0}; //!< LinkConnect and LinkScan requests while the first link was up
    uint32_t m_ups{0};      //!< L2-LinkUp indications
    uint32_t m_downs{0};    //!< L2-LinkDown indications
};

/// A control mode and a label that it can carry out.
using Case = std::tuple<LinkControl, std::string>;

class FirmwareControlPlannedTest : public ScenarioRun, public ::testing::WithParamInterface<Case>
{
};

/// @return a selection of what firmware can carry out, and of what only the driver's step 3 allows
std::vector<Case>
SelectCases()
{
    std::vector<Case> cases;
    for (const auto control : {LinkControl::FIRMWARE, LinkControl::FIRMWARE_HOST_AUTHENTICATION})
    {
        const auto labels = SelectLabels(
            [control](const HandoverLabel& label) {
                return label.Contains(HandoverStep::RTSOLPR) &&
                       CheckLinkControl(label, control).possible;
            },
            11);
        for (const auto& label : labels)
        {
            cases.emplace_back(control, label);
        }
    }
    return cases;
}

} // namespace

TEST_F(FirmwareControlTest, AFreeRunDevolvesToAReactiveHandover)
{
    for (const auto control : {LinkControl::FIRMWARE, LinkControl::FIRMWARE_HOST_AUTHENTICATION})
    {
        RunRequest request;
        request.settings = {Setting(control)};
        const auto record = Run(request);
        ASSERT_EQ(record.handovers.size(), 1U);
        EXPECT_EQ(record.handovers.front().observed, "12346abcdefg");
        EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
        TearDown();
        SetUp();
    }
}

TEST_F(FirmwareControlTest, With8021xAFreeRunEndsStep5BeforeTheDiscovery)
{
    for (const auto control : {LinkControl::FIRMWARE, LinkControl::FIRMWARE_HOST_AUTHENTICATION})
    {
        RunRequest request;
        request.dot1x = true;
        request.settings = {Setting(control)};
        const auto record = Run(request);
        ASSERT_EQ(record.handovers.size(), 1U);
        EXPECT_EQ(record.handovers.front().observed, "123456abcdefg");
        EXPECT_TRUE(record.handovers.front().feasible);
        EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
        TearDown();
        SetUp();
    }
}

// The host does not even look at its link: the first that it hears of the move is L2-LinkDown.
TEST_F(FirmwareControlTest, ALinkUpThatNobodyAskedForLeadsToAReactiveHandover)
{
    for (const bool dot1x : {false, true})
    {
        RunRequest request;
        request.dot1x = dot1x;
        request.settings = {Setting(LinkControl::FIRMWARE),
                            "ns3::fmipv6::DefaultPolicy::Threshold=NONE"};
        const auto record = RunWatched(request);
        EXPECT_EQ(m_requests, 0U) << "of the host, while it had its first link";
        EXPECT_EQ(m_ups, 2U);
        ASSERT_EQ(record.handovers.size(), 1U);
        const auto& handover = record.handovers.front();
        EXPECT_EQ(handover.observed, dot1x ? "123456abcdefg" : "12346abcdefg");
        EXPECT_EQ(handover.predictedAp, std::nullopt);
        EXPECT_EQ(handover.actualAp, "AP6");
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
        EXPECT_GT(record.packets.received, record.packets.sent * 9 / 10);
        TearDown();
        SetUp();
    }
}

// RFC 4260 section 6: the wildcard's answer lists too many access points to have room for the right
// one, which is one cause of this order.
TEST_F(FirmwareControlTest, AWildcardThatDoesNotNameTheTargetHasTheSameOrderUnderTheHostsControl)
{
    for (const uint32_t tuples : {1, 10})
    {
        RunRequest request;
        request.dot1x = true;
        request.settings = {"ns3::fmipv6::DefaultPolicy::Wildcard=true",
                            "ns3::fmipv6::PreviousAccessRouter::MaxWildcardTuples=" +
                                std::to_string(tuples),
                            // from AP6 to AP5, which the new subnet's AP1 precedes
                            "ns3::fmipv6::HandoverScenario::FirstAp=6",
                            "ns3::fmipv6::HandoverScenario::LastAp=5"};
        const auto record = Run(request);
        ASSERT_EQ(record.handovers.size(), 1U);
        EXPECT_EQ(record.handovers.front().observed,
                  tuples == 1 ? "123456abcdefg" : "1abcdef23456g");
        EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
        TearDown();
        SetUp();
    }
}

TEST_P(FirmwareControlPlannedTest, IsObservedAsPlanned)
{
    const auto& [control, label] = GetParam();
    RunRequest request;
    request.label = label;
    request.settings = {Setting(control)};
    const auto record = Run(request);
    EXPECT_EQ(m_planAbandoned, "");
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers.front().observed, label);
    EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
}

INSTANTIATE_TEST_SUITE_P(Possible,
                         FirmwareControlPlannedTest,
                         ::testing::ValuesIn(SelectCases()),
                         [](const ::testing::TestParamInfo<Case>& info) {
                             return ToString(std::get<0>(info.param)) + "_" +
                                    std::get<1>(info.param);
                         });
