/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// RFC 4260 Figure 2: access point and access router in one node. What a mobile node may assume
// there, and only if it knows where it is.
#include "fmipv6-network.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/handover-label.h"
#include "ns3/label-gate.h"
#include "ns3/planned-policy.h"
#include "ns3/result-record.h"
#include "ns3/router-advertiser.h"
#include "ns3/step-recorder.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class IntegratedDeploymentTest : public Fmipv6Network
{
  protected:
    Ptr<AccessRouter> AddAccessRouter(uint32_t router, uint32_t, const char* address) override
    {
        auto poa = m_link.InstallPoa(Node(router), nullptr);
        MobilityStackHelper::AddInterface(Node(router), poa, address, Ipv6Prefix(64));
        m_poas.push_back(poa);
        auto agent = CreateObject<AccessRouter>();
        Node(router)->AggregateObject(agent);
        agent->SetAccessInterface(poa, address);
        return agent;
    }

    /// Tell the mobile node the prefixes.
    void ConfigurePrefixes()
    {
        m_mn->AddConfiguredPrefix(PoaOf(0), "fd00:1::");
        m_mn->AddConfiguredPrefix(PoaOf(1), "fd00:2::");
    }
};

} // namespace

TEST_F(IntegratedDeploymentTest, TheRouterHasTheBssidAsItsLinkLayerAddress)
{
    EXPECT_EQ(m_nar->GetArInfo().routerLla, PoaOf(1));
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(m_mn->GetAddresses()->GetRouter().routerLla, PoaOf(1));
    ExpectTrafficAtTheEnd();
}

TEST_F(IntegratedDeploymentTest, ANodeThatKnowsItAnnouncesItselfWithoutDiscovery)
{
    m_mn->SetAttribute("IntegratedDeployment", BooleanValue(true));
    ConfigurePrefixes();
    RunHandover(HandoverMode::MOVE_ONLY);
    const auto ends = GetEnds();
    EXPECT_EQ(ends.find_first_of("ab"), std::string::npos) << ends;
    EXPECT_NE(ends.find("cdef"), std::string::npos) << ends;
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    ExpectTrafficAtTheEnd();
}

TEST_F(IntegratedDeploymentTest, ANodeThatDoesNotKnowItMustNotAssumeIt)
{
    ConfigurePrefixes();
    RunHandover(HandoverMode::MOVE_ONLY);
    EXPECT_EQ(GetEnds().substr(0, 7), "12346ab");
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
}

TEST_F(IntegratedDeploymentTest, TheRoutersGlobalAddressIsLearntForTheNextHandover)
{
    m_mn->SetAttribute("IntegratedDeployment", BooleanValue(true));
    ConfigurePrefixes();
    Simulator::Schedule(Seconds(3.5), [this] {
        EXPECT_TRUE(m_mn->GetAddresses()->GetRouter().routerAddress.IsAny());
        m_nar->GetAdvertiser()->Start(); // an advertisement within half a second
    });
    Simulator::Schedule(Seconds(5), [this] {
        EXPECT_EQ(m_mn->GetAddresses()->GetRouter().routerAddress, m_nar->GetGlobalAddress());
        m_mn->TriggerHandover();
    });
    RunHandover(HandoverMode::MOVE_ONLY);
    EXPECT_EQ(m_outcomes, std::vector<HandoverEnding>(2, HandoverEnding::COMPLETED));
    const auto& bindings = m_nar->GetPreviousRole()->GetBindings().GetRows();
    ASSERT_EQ(bindings.size(), 1U) << "the FBU reached the router that was left";
    ExpectTrafficAtTheEnd();
}

namespace
{

/// @return every feasible label without a and b
std::vector<std::string>
GetLabelsWithoutDiscovery()
{
    std::vector<std::string> labels;
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        if (!label.Contains(HandoverStep::RTSOLPR))
        {
            labels.push_back(label.ToString());
        }
    }
    return labels;
}

class IntegratedPlanTest : public IntegratedDeploymentTest,
                           public testing::WithParamInterface<std::string>
{
};

} // namespace

TEST_P(IntegratedPlanTest, TheLabelIsObservedAsPlanned)
{
    const auto label = *HandoverLabel::Parse(GetParam());
    m_sap->GetMlme()->SetAttribute("Dot1x", BooleanValue(label.Contains(HandoverStep::DOT1X)));
    m_mn->SetAttribute("IntegratedDeployment", BooleanValue(true));
    ConfigurePrefixes();
    auto policy = CreateObject<PlannedPolicy>();
    policy->SetLabel(label);
    policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    m_mn->SetAttribute("Policy", PointerValue(policy));
    auto gate = CreateObject<LabelGate>();
    ResultInput input;
    input.recorder = CreateObject<StepRecorder>();
    for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
    {
        gate->Install(Node(i));
        input.recorder->Listen(Node(i));
    }
    gate->SetPlan(m_mn->GetLinkLayerAddress(), label);
    Simulator::Stop(Seconds(8));
    Simulator::Run();
    input.planned = GetParam();
    const auto record = MakeResultRecord(input);
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].observed, GetParam());
    EXPECT_TRUE(record.handovers[0].feasible);
    EXPECT_EQ(m_outcomes, std::vector<HandoverEnding>{HandoverEnding::COMPLETED});
    ExpectTrafficAtTheEnd();
}

INSTANTIATE_TEST_SUITE_P(LabelsWithoutDiscovery,
                         IntegratedPlanTest,
                         testing::ValuesIn(GetLabelsWithoutDiscovery()));
