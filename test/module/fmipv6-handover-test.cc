/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Handovers over the ideal link, free of any plan, in both editions of the protocol: both ends and
// the traffic.
#include "fmipv6-network.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/mipv6-registration.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Fmipv6HandoverTest : public Fmipv6Network, public ::testing::WithParamInterface<Fmipv6Profile>
{
  protected:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        UseProfile(GetParam());
    }
};

} // namespace

TEST_P(Fmipv6HandoverTest, TheMobileNodeAttachesAndRegisters)
{
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:1::")));
    EXPECT_EQ(m_mn->GetRegistration()->GetRegistered(), m_mn->GetCareOfAddress());
    const auto binding = m_ha->GetBindingCache().Find("fd00:9::99");
    ASSERT_TRUE(binding);
    EXPECT_EQ(binding->careOfAddress, m_mn->GetCareOfAddress());
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6HandoverTest, PredictiveLosesNothingOnTheWayDown)
{
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetEnds(), "1abcdef2346g");
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
    const auto ncoa = m_mn->GetCareOfAddress();
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(ncoa, Ipv6Address("fd00:2::")));
    EXPECT_EQ(m_ha->GetBindingCache().Find("fd00:9::99")->careOfAddress, ncoa);
    const auto& bindings = m_par->GetPreviousRole()->GetBindings().GetRows();
    ASSERT_EQ(bindings.size(), 1U);
    EXPECT_EQ(bindings.begin()->second.state, FastBindingState::BOUND);
    EXPECT_EQ(bindings.begin()->second.ncoa, ncoa);
    const auto& handovers = m_nar->GetNewRole()->GetHandovers().GetRows();
    ASSERT_EQ(handovers.size(), 1U);
    EXPECT_EQ(handovers.begin()->second.state, NarHandoverState::PRESENT);
    EXPECT_EQ(m_nar->GetNewRole()->GetNBuffered(), 0U);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6HandoverTest, ReactiveUpdatesTheRouterWithTheAnnouncement)
{
    RunHandover(HandoverMode::REACTIVE);
    // Over the ideal link the L2 Update and the FNA leave at the same instant.
    EXPECT_EQ(GetEnds().substr(0, 6), "1ab234");
    // RFC 5568: the FBack makes the router resolve the address, and so know the node.
    const auto order = GetParam() == Fmipv6Profile::RFC4068 ? "cdef" : "cdegf";
    EXPECT_NE(GetEnds().find(order), std::string::npos) << GetEnds();
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_EQ(m_par->GetPreviousRole()->GetBindings().GetRows().begin()->second.state,
              FastBindingState::BOUND);
    EXPECT_FALSE(m_par->GetPreviousRole()->GetBindings().GetRows().begin()->second.fromOldLink);
    EXPECT_GT(CountLost(m_down, 50, m_sent - 5), 0U) << "nobody held packets before the FBU";
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6HandoverTest, WithoutDiscoveryTheNewRouterIsSolicited)
{
    RunHandover(HandoverMode::MOVE_ONLY);
    EXPECT_EQ(GetEnds().substr(0, 4), "1234");
    // In RFC 4068 the NAR accepts the announcement before it forwards the FBU in it; in RFC 5568
    // address resolution makes the entry, which the FBack brings about.
    const auto order = GetParam() == Fmipv6Profile::RFC4068 ? "abgcdef" : "abcdegf";
    EXPECT_NE(GetEnds().find(order), std::string::npos) << GetEnds();
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6HandoverTest, WithoutPrRtAdvItDevolvesToReactive)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsExperimentalMobility(frame, 3); });
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::DEVOLVED_REACTIVE) << m_reasons[0];
    EXPECT_EQ(m_reasons[0], "no PrRtAdv");
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6HandoverTest, AnFbackLostOnTheOldLinkIsAskedForAgain)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsMobilityHeader(frame, 9); });
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_NE(m_outcomes[0], HandoverEnding::FAILED);
    EXPECT_EQ(m_par->GetPreviousRole()->GetBindings().GetRows().begin()->second.state,
              FastBindingState::BOUND);
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6HandoverTest, ALostHandoverInitiateIsSentAgain)
{
    int seen = 0;
    DropAt(m_narWan,
           [&seen](const auto& frame) { return IsHandoverInitiate(frame) && ++seen == 1; });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(seen, 2);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6HandoverTest, ASilentNewRouterDevolvesToMobileIpv6)
{
    DropAt(m_narWan, IsHandoverInitiate);
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    EXPECT_EQ(m_ha->GetBindingCache().Find("fd00:9::99")->careOfAddress, m_mn->GetCareOfAddress());
    ExpectTrafficAtTheEnd();
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         Fmipv6HandoverTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileName);
