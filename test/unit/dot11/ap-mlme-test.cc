/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"

#include "ns3/dot11-reason-header.h"
#include "ns3/station-frames.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using State = ApMlme::StationState;
using Cause = ApMlme::StationEvent;

class ApMlmeTest : public Dot11Fixture
{
};

} // namespace

TEST(ApMlmeTable, OnlyAnAcknowledgedResponseAssociates)
{
    for (std::size_t s = 0; s < ApMlme::STATE_COUNT; ++s)
    {
        for (std::size_t e = 0; e < ApMlme::EVENT_COUNT; ++e)
        {
            if (ApMlme::GetNext(State(s), Cause(e)) == State::ASSOCIATED)
            {
                const bool acked =
                    State(s) == State::ASSOCIATING && Cause(e) == Cause::RESPONSE_ACKED;
                const bool ignored =
                    State(s) == State::ASSOCIATED &&
                    (Cause(e) == Cause::RESPONSE_ACKED || Cause(e) == Cause::RESPONSE_FAILED);
                EXPECT_TRUE(acked || ignored) << s << " " << e;
            }
        }
    }
}

TEST(ApMlmeTable, DeauthenticationAlwaysEndsInStateOne)
{
    for (std::size_t s = 0; s < ApMlme::STATE_COUNT; ++s)
    {
        EXPECT_EQ(ApMlme::GetNext(State(s), Cause::DEAUTHENTICATION), State::UNAUTHENTICATED);
    }
}

TEST_F(ApMlmeTest, AnAssociationRequestWithoutAuthenticationIsAnsweredByDeauthentication)
{
    Build({36});
    std::vector<Dot11Reason> reasons;
    m_mac->SetManagementCallback(
        [&](const WifiMacHeader& header, Ptr<const Packet> body, const StationMac::Signal&) {
            if (header.IsDeauthentication())
            {
                reasons.push_back(Dot11ReasonHeader::Parse(body)->GetReason());
            }
        });
    Simulator::Schedule(Seconds(1), [this] {
        m_mac->SendManagement(
            WIFI_MAC_MGT_ASSOCIATION_REQUEST,
            ApAddress(0),
            ApAddress(0),
            MakeAssociateRequestBody("fmipv6", *m_mac->GetWifiPhy(), std::nullopt, std::nullopt));
    });
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    EXPECT_EQ(reasons, std::vector<Dot11Reason>{Dot11Reason::CLASS2_NOT_AUTHENTICATED});
    EXPECT_FALSE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
    EXPECT_FALSE(m_aps[0]->WasAssociated(m_mac->GetAddress()));
}

TEST_F(ApMlmeTest, DataOfAStrangerIsAnsweredByDeauthenticationAtMostEvery100Milliseconds)
{
    Build({36});
    std::vector<Dot11Reason> reasons;
    m_mac->SetManagementCallback(
        [&](const WifiMacHeader& header, Ptr<const Packet> body, const StationMac::Signal&) {
            if (header.IsDeauthentication())
            {
                reasons.push_back(Dot11ReasonHeader::Parse(body)->GetReason());
            }
        });
    Simulator::Schedule(Seconds(1), [this] {
        m_mac->Attach(ApAddress(0), {});
        m_mac->SetPortOpen(true);
        for (int i = 0; i < 3; ++i)
        {
            m_sap->GetNetDevice()->Send(Create<Packet>(4), ApAddress(0), PROTOCOL);
        }
    });
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    EXPECT_EQ(reasons, std::vector<Dot11Reason>{Dot11Reason::CLASS3_NOT_ASSOCIATED});
    EXPECT_TRUE(m_atAp.empty());
}

TEST_F(ApMlmeTest, DeauthenticatingAStationTakesItsLinkDown)
{
    Build({36});
    AttachToFirst();
    Simulator::Schedule(Seconds(3), [this] {
        m_aps[0]->Deauthenticate(m_mac->GetAddress(), Dot11Reason::INACTIVITY);
    });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_EQ(m_events[1].poa, ApAddress(0));
    EXPECT_LT(m_events[1].when, Seconds(3) + MilliSeconds(5));
}

TEST_F(ApMlmeTest, WithDot1xThePortStaysClosedUntilAuthorised)
{
    Build({36}, true);
    AttachToFirst();
    bool openAtAssociation = true;
    m_aps[0]->TraceConnectWithoutContext("Associated",
                                         Callback<void, Mac48Address>([&](Mac48Address station) {
                                             openAtAssociation = m_aps[0]->IsPortOpen(station);
                                         }));
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_FALSE(openAtAssociation);
    EXPECT_TRUE(m_aps[0]->IsPortOpen(m_mac->GetAddress()));
    EXPECT_TRUE(m_mac->IsPortOpen());
}
