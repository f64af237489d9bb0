/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Route optimization (RFC 6275 sections 9 and 11.6) between a mobile node and its correspondent.
#include "route-optimization-network.h"

#include "ns3/icmpv6-header.h"
#include "ns3/icmpv6-l4-protocol.h"
#include "ns3/uinteger.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

using RouteOptimizationTest = RouteOptimizationNetwork;

TEST_F(RouteOptimizationTest, OptimizedTrafficGoesStraightBothWays)
{
    AddCorrespondent();
    RunUntil(3);
    ASSERT_EQ(GetState(), RouteOptimizationState::OPTIMIZED) << m_why;
    const auto binding = m_cn->GetBindingCache().Find("fd00:9::99");
    ASSERT_TRUE(binding);
    EXPECT_EQ(binding->careOfAddress, m_mn->GetCareOfAddress());
    EXPECT_FALSE(binding->home);
    EXPECT_EQ(m_cnStatuses, std::vector<int>{0});
    ExpectOptimized(2);
    EXPECT_EQ(CountLost(m_down, 0, m_sent - 5), 0U) << "the change of ways costs nothing";
    EXPECT_EQ(CountLost(m_up, 0, m_sent - 5), 0U);
}

TEST_F(RouteOptimizationTest, TheTestsRunInParallel)
{
    AddCorrespondent();
    RunUntil(3);
    EXPECT_EQ(WhenSeen("HoTI").at(0), WhenSeen("CoTI").at(0)) << "RFC 6275 section 11.6.1";
}

TEST_F(RouteOptimizationTest, WithoutTheAttributeNothingOfItIsSent)
{
    // The attribute counts when the link is set; a node that did not ask is the rule.
    EXPECT_FALSE([] {
        TypeId::AttributeInformation info;
        TypeId::LookupByName("ns3::fmipv6::MobileNode")
            .LookupAttributeByName("RouteOptimization", &info);
        return DynamicCast<const BooleanValue>(info.originalInitialValue)->Get();
    }());
}

TEST_F(RouteOptimizationTest, AfterAHandoverTheCorrespondentIsTold)
{
    AddCorrespondent();
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    ASSERT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    EXPECT_EQ(m_cn->GetBindingCache().Find("fd00:9::99")->careOfAddress, m_mn->GetCareOfAddress());
    EXPECT_EQ(WhenSeen("HoTI").size(), 1U) << "the home token is good for 210 s";
    EXPECT_EQ(WhenSeen("CoTI").size(), 2U);
    EXPECT_EQ(WhenSeen("BU").size(), 2U);
    ExpectOptimized(2);
    RunUntil(Simulator::Now().GetSeconds() + 30);
    EXPECT_LT(Node(MN)->GetObject<Ipv6>()->GetInterfaceForPrefix("fd00:1::", Ipv6Prefix(64)), 0)
        << "the address of the link that it left is gone (RFC 6275 section 11.5.4)";
}

TEST_F(RouteOptimizationTest, AFastHandoverTunnelsOptimizedPackets)
{
    m_mn->SetAttribute("Fmipv6", BooleanValue(true));
    AddCorrespondent();
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U)
        << "by the PAR, to the PCoA with routing header";
    ExpectOptimized(2);
}

TEST_F(RouteOptimizationTest, ALostHomeTestIsAskedForAgainWithANewCookie)
{
    AddCorrespondent();
    int seen = 0;
    m_lose = [&seen](const auto& frame) { return IsMobilityHeader(frame, 3) && ++seen == 1; };
    RunUntil(4);
    const auto asked = WhenSeen("HoTI");
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_NEAR((asked[1] - asked[0]).GetSeconds(), 1, 0.001) << "INITIAL_BINDACK_TIMEOUT";
    EXPECT_EQ(WhenSeen("CoTI").size(), 1U);
    ASSERT_EQ(GetState(), RouteOptimizationState::OPTIMIZED);
    ExpectOptimized(2);
}

TEST_F(RouteOptimizationTest, ALostCareOfTestIsAskedForAgain)
{
    AddCorrespondent();
    int seen = 0;
    m_lose = [&seen](const auto& frame) { return IsMobilityHeader(frame, 4) && ++seen == 1; };
    RunUntil(4);
    EXPECT_EQ(WhenSeen("CoTI").size(), 2U);
    EXPECT_EQ(WhenSeen("HoTI").size(), 1U);
    ASSERT_EQ(GetState(), RouteOptimizationState::OPTIMIZED);
    ExpectOptimized(2);
}

TEST_F(RouteOptimizationTest, ALostAcknowledgementIsAnsweredByANewerUpdate)
{
    AddCorrespondent();
    int seen = 0;
    m_lose = [&seen](const auto& frame) { return IsMobilityHeaderInside(frame, 6) && ++seen == 1; };
    RunUntil(4);
    EXPECT_EQ(WhenSeen("BU").size(), 2U);
    EXPECT_EQ(m_cn->GetBindingCache().Find("fd00:9::99")->sequence, 2);
    ASSERT_EQ(GetState(), RouteOptimizationState::OPTIMIZED);
    ExpectOptimized(2);
    EXPECT_EQ(CountLost(m_down, 0, m_sent - 5), 0U);
}

TEST_F(RouteOptimizationTest, ACorrespondentThatNeverAnswersIsLeftAlone)
{
    AddCorrespondent();
    m_lose = [](const auto& frame) { return IsMobilityHeader(frame, 4); };
    RunUntil(12);
    EXPECT_EQ(WhenSeen("CoTI").size(), 3U) << "MAX_RO_FAILURE";
    EXPECT_EQ(GetState(), RouteOptimizationState::REFUSED) << m_why;
    ExpectTunnelled(2);
    EXPECT_EQ(CountLost(m_down, 0, m_sent - 5), 0U);
    EXPECT_EQ(CountLost(m_up, 0, m_sent - 5), 0U);
}

TEST_F(RouteOptimizationTest, ACorrespondentThatHasAnOldBindingIsAskedUntilItAnswers)
{
    AddCorrespondent();
    int seen = 0;
    m_lose = [&seen](const auto& frame) {
        return IsMobilityHeader(frame, 4) && ++seen > 1 && seen <= 5; // those after the handover
    };
    RunHandover(HandoverMode::PREDICTIVE);
    RunUntil(22);
    EXPECT_EQ(WhenSeen("CoTI").size(), 6U) << "more than MAX_RO_FAILURE for one binding";
    ASSERT_EQ(GetState(), RouteOptimizationState::OPTIMIZED) << m_why;
    EXPECT_EQ(m_cn->GetBindingCache().Find("fd00:9::99")->careOfAddress, m_mn->GetCareOfAddress());
    ExpectOptimized(2);
}

TEST_F(RouteOptimizationTest, ACorrespondentWithoutSupportSaysSoOnce)
{
    RunUntil(3); // its Mobility Header has no role for Test Inits: Binding Error, status 2
    EXPECT_EQ(GetState(), RouteOptimizationState::REFUSED);
    EXPECT_EQ(m_why, "unrecognized MH type");
    EXPECT_EQ(WhenSeen("BE").size(), 1U);
    ExpectTunnelled(2);
    EXPECT_EQ(WhenSeen("HoTI").size(), 1U);
}

TEST_F(RouteOptimizationTest, ACorrespondentWithoutMobilityHeaderSaysSoByIcmp)
{
    // As a node without RFC 6275 does: ICMPv6 Parameter Problem, Code 1 (section 11.6.2).
    Ptr<Packet> init;
    m_optimizer->TraceConnectWithoutContext(
        "MsgTx",
        Callback<void, std::string, Ptr<const Packet>>(
            [&init](std::string name, Ptr<const Packet> packet) {
                if (name == "CoTI")
                {
                    init = packet->Copy();
                }
            }));
    m_lose = [](const auto& frame) {
        return IsMobilityHeader(frame, 1) || IsMobilityHeader(frame, 2);
    };
    Simulator::Schedule(Seconds(1.5), [this, &init] {
        ASSERT_TRUE(init);
        Ipv6Header header;
        header.SetSource(m_mn->GetCareOfAddress());
        header.SetDestination("fd00:c::2");
        header.SetNextHeader(135);
        header.SetPayloadLength(init->GetSize());
        init->AddHeader(header);
        Node(CN)->GetObject<Icmpv6L4Protocol>()->SendErrorParameterError(
            init,
            m_mn->GetCareOfAddress(),
            Icmpv6Header::ICMPV6_UNKNOWN_NEXT_HEADER,
            40);
    });
    RunUntil(3);
    EXPECT_EQ(GetState(), RouteOptimizationState::REFUSED);
    EXPECT_EQ(m_why, "no Mobility Header there");
    ExpectTunnelled(2);
}

TEST_F(RouteOptimizationTest, AnExpiredNonceBeginsTheTestsAnew)
{
    AddCorrespondent();
    bool once = false;
    m_stateHook = [this, &once](RouteOptimizationState state) {
        if (state == RouteOptimizationState::UPDATING && !once)
        {
            once = true;
            m_cn->Restart();
        }
    };
    RunUntil(3);
    EXPECT_EQ(m_cnStatuses, (std::vector<int>{138, 0}));
    EXPECT_EQ(WhenSeen("HoTI").size(), 2U);
    ASSERT_EQ(GetState(), RouteOptimizationState::OPTIMIZED);
    ExpectOptimized(2);
}

TEST_F(RouteOptimizationTest, NoncesThatAlwaysExpireAreGivenUp)
{
    AddCorrespondent();
    m_cn->SetAttribute("NonceLifetime", TimeValue(MilliSeconds(1)));
    RunUntil(4);
    EXPECT_EQ(m_cnStatuses, (std::vector<int>{138, 138, 138, 138}));
    EXPECT_EQ(GetState(), RouteOptimizationState::REFUSED);
    EXPECT_EQ(m_cn->GetBindingCache().GetSize(), 0U);
    ExpectTunnelled(2);
}

TEST_F(RouteOptimizationTest, ACorrespondentThatForgotTheBindingSaysSo)
{
    AddCorrespondent();
    Simulator::Schedule(Seconds(3), &CorrespondentNode::Restart, m_cn);
    RunUntil(4);
    EXPECT_EQ(WhenSeen("BE").size(), 1U);
    ASSERT_EQ(GetState(), RouteOptimizationState::OPTIMIZED) << m_why;
    ExpectOptimized(2);
    EXPECT_LE(CountLost(m_up, 50, m_sent - 5), 3U) << "those with the option, on their way";
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
}

TEST_F(RouteOptimizationTest, ACorrespondentWithoutRoomRefuses)
{
    AddCorrespondent();
    m_cn->SetAttribute("MaxBindings", UintegerValue(0));
    RunUntil(3);
    EXPECT_EQ(m_cnStatuses, std::vector<int>{130});
    EXPECT_EQ(GetState(), RouteOptimizationState::REFUSED);
    EXPECT_EQ(m_why, "refused with status 130");
    ExpectTunnelled(2);
}

TEST_F(RouteOptimizationTest, ABindingInUseIsRenewedBeforeItEnds)
{
    AddCorrespondent();
    m_optimizer->SetAttribute("Lifetime", TimeValue(Seconds(8)));
    m_optimizer->SetAttribute("TokenLifetime", TimeValue(Seconds(5)));
    RunUntil(20);
    EXPECT_EQ(WhenSeen("BU").size(), 3U);
    EXPECT_EQ(WhenSeen("HoTI").size(), 3U) << "the tokens are too old by then";
    RunUntil(21); // past the fourth
    ExpectOptimized(2);
    EXPECT_EQ(CountLost(m_down, 0, m_sent - 5), 0U);
    EXPECT_EQ(CountLost(m_up, 0, m_sent - 5), 0U);
}

TEST_F(RouteOptimizationTest, ACorrespondentsRefreshRequestIsFollowed)
{
    AddCorrespondent();
    m_optimizer->SetAttribute("Lifetime", TimeValue(Seconds(40)));
    m_optimizer->SetAttribute("IdleTime", TimeValue(MilliSeconds(1))); // does not renew by itself
    RunUntil(38);
    EXPECT_EQ(std::count(m_cnMessages.begin(), m_cnMessages.end(), "BRR"), 1)
        << "a tenth of the lifetime before its end";
    EXPECT_EQ(WhenSeen("BRR").size(), 1U);
    EXPECT_EQ(WhenSeen("BU").size(), 2U);
    ExpectOptimized(6);
    EXPECT_EQ(CountLost(m_down, 0, m_sent - 5), 0U);
}
