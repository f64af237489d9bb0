/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"
#include "sent-frames.h"

#include "ns3/dot11-authentication-header.h"
#include "ns3/dot11-management-info.h"
#include "ns3/dot11-reason-header.h"
#include "ns3/station-frames.h"
#include "ns3/uinteger.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using State = ApMlme::StationState;
using Cause = ApMlme::StationEvent;

class ApMlmeTest : public Dot11Fixture
{
  protected:
    /// Note the status codes of the first AP's answers. @param type Authentication or response
    void RecordStatus(WifiMacType type)
    {
        OnFrameSent(m_aps[0]->GetMac(),
                    [this, type](const WifiMacHeader& header, Ptr<const Packet> body) {
                        if (header.GetType() == type && !header.IsRetry())
                        {
                            m_status[header.GetAddr1()].push_back(
                                type == WIFI_MAC_MGT_AUTHENTICATION
                                    ? Dot11AuthenticationHeader::Parse(body)->GetStatus()
                                    : ParseAssocResponse(body)->status);
                        }
                    });
    }

    std::map<Mac48Address, std::vector<Dot11Status>> m_status; //!< by station
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

TEST_F(ApMlmeTest, AnAttributeRefusesAuthenticationWithAnyStatus)
{
    for (const auto status : {Dot11Status::REFUSED, Dot11Status::DENIED_NO_MORE_STAS})
    {
        Config::SetDefault("ns3::fmipv6::ApMlme::AuthenticationStatus",
                           UintegerValue(static_cast<uint16_t>(status)));
        Build({36});
        RecordStatus(WIFI_MAC_MGT_AUTHENTICATION);
        AttachToFirst();
        Simulator::Stop(Seconds(3));
        Simulator::Run();
        const auto& sent = m_status[m_mac->GetAddress()];
        ASSERT_FALSE(sent.empty());
        EXPECT_EQ(std::set<Dot11Status>(sent.begin(), sent.end()), std::set<Dot11Status>{status});
        EXPECT_EQ(m_aps[0]->GetStationState(m_mac->GetAddress()), State::UNAUTHENTICATED);
        EXPECT_TRUE(std::none_of(m_events.begin(), m_events.end(), [](const LinkEvent& event) {
            return event.what == "up";
        }));
        TearDown();
        m_status.clear();
        SetUp();
    }
}

TEST_F(ApMlmeTest, AnAttributeRefusesAssociationWithAnyStatus)
{
    Config::SetDefault("ns3::fmipv6::ApMlme::AssociationStatus", UintegerValue(12));
    Build({36});
    RecordStatus(WIFI_MAC_MGT_ASSOCIATION_RESPONSE);
    AttachToFirst();
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    const auto& sent = m_status[m_mac->GetAddress()];
    ASSERT_FALSE(sent.empty());
    EXPECT_EQ(std::set<Dot11Status>(sent.begin(), sent.end()),
              std::set<Dot11Status>{Dot11Status::DENIED_OTHER_REASON});
    EXPECT_EQ(m_aps[0]->GetStationState(m_mac->GetAddress()), State::AUTHENTICATED);
    EXPECT_TRUE(std::none_of(m_events.begin(), m_events.end(), [](const LinkEvent& event) {
        return event.what == "up";
    }));
}

TEST_F(ApMlmeTest, BeyondMaxStationsTheStatusIsSeventeenUntilOneLeaves)
{
    Config::SetDefault("ns3::fmipv6::ApMlme::MaxStations", UintegerValue(1));
    Build({36});
    RecordStatus(WIFI_MAC_MGT_ASSOCIATION_RESPONSE);
    AttachToFirst();
    auto second = m_helper->InstallStation(MakeNode(8));
    const auto own = Mac48Address::ConvertFrom(second->GetNetDevice()->GetAddress());
    const auto connect = [this, second] { second->LinkConnectRequest(this, ApAddress(0)); };
    Simulator::Schedule(Seconds(2), [this, second] { second->LinkScanRequest(this, {}); });
    Simulator::Schedule(Seconds(3), connect);
    Simulator::Schedule(Seconds(4), [this, own] {
        EXPECT_FALSE(m_aps[0]->IsAssociated(own));
        ASSERT_FALSE(m_status[own].empty());
        EXPECT_EQ(m_status[own].back(), Dot11Status::DENIED_NO_MORE_STAS);
        m_aps[0]->Disassociate(m_mac->GetAddress(), Dot11Reason::NO_MORE_STAS);
    });
    Simulator::Schedule(Seconds(5), connect);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    EXPECT_TRUE(m_aps[0]->IsAssociated(own));
    EXPECT_EQ(m_status[own].back(), Dot11Status::SUCCESS);
    // The first station was told, and has seen its link go down.
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_NEAR(m_events[1].when.GetSeconds(), 4, 0.01);
}

TEST_F(ApMlmeTest, ACallbackDecidesAboutEachStation)
{
    Build({36});
    std::vector<WifiMacType> asked;
    m_aps[0]->SetAdmissionCallback([&](Mac48Address station, WifiMacType request) {
        EXPECT_EQ(station, m_mac->GetAddress());
        asked.push_back(request);
        return request == WIFI_MAC_MGT_AUTHENTICATION ? Dot11Status::SUCCESS : Dot11Status::REFUSED;
    });
    AttachToFirst();
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    ASSERT_GE(asked.size(), 2U);
    EXPECT_EQ(asked[0], WIFI_MAC_MGT_AUTHENTICATION);
    EXPECT_EQ(asked[1], WIFI_MAC_MGT_ASSOCIATION_REQUEST);
    EXPECT_FALSE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
}

TEST_F(ApMlmeTest, AStationCanTakeItsLeaveInTwoWays)
{
    for (const auto& [type, state] :
         {std::make_pair(WIFI_MAC_MGT_DISASSOCIATION, State::AUTHENTICATED),
          std::make_pair(WIFI_MAC_MGT_DEAUTHENTICATION, State::UNAUTHENTICATED)})
    {
        Build({36});
        AttachToFirst();
        uint32_t left = 0;
        m_aps[0]->TraceConnectWithoutContext(
            "Left",
            Callback<void, Mac48Address>([&left](Mac48Address) { ++left; }));
        Simulator::Schedule(Seconds(3), [this, type = type] {
            EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
            auto body = Create<Packet>();
            body->AddHeader(Dot11ReasonHeader(Dot11Reason::LEAVING_NETWORK_DEAUTH));
            m_mac->SendManagement(type, ApAddress(0), ApAddress(0), body);
        });
        Simulator::Stop(Seconds(3) + MilliSeconds(10));
        Simulator::Run();
        EXPECT_EQ(m_aps[0]->GetStationState(m_mac->GetAddress()), state);
        EXPECT_EQ(left, 1U);
        TearDown();
        m_events.clear();
        SetUp();
    }
}
