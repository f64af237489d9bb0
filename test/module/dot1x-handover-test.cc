/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// IEEE 802.1X over the air and the LAN: keys that are kept, shared, and made beforehand.

#include "dot11-fixture.h"
#include "lan-host.h"
#include "tshark.h"

#include "ns3/ap-relay.h"
#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/dot11-reason-header.h"
#include "ns3/lan-bridge.h"
#include "ns3/string.h"

#include <sstream>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Access points, each on a segment of its own; the segments are one LAN behind a bridge, or not.
class Dot1xHandoverTest : public Dot11Fixture
{
  protected:
    void TearDown() override
    {
        m_hosts.clear();
        Dot11Fixture::TearDown();
    }

    /// Switch preauthentication on in stations and access points to be built.
    static void EnablePreauthentication()
    {
        Config::SetDefault("ns3::fmipv6::Dot1xSupplicant::Preauthenticate", BooleanValue(true));
        Config::SetDefault("ns3::fmipv6::Dot1xAccessPoint::Preauthentication", BooleanValue(true));
    }

    /// @param count how many access points @param oneLan whether their segments are bridged
    void BuildLan(std::size_t count, bool oneLan)
    {
        const std::vector<uint8_t> channels{36, 44, 52};
        Build({channels.begin(), channels.begin() + count}, true);
        auto bridge = CreateObject<Node>();
        std::vector<Ptr<NetDevice>> ports;
        for (const auto& ap : m_aps)
        {
            auto node = ap->GetMac()->GetDevice()->GetNode();
            auto segment = MakeSegment();
            auto lan = AddLanDevice(node, segment);
            auto relay = CreateObject<ApRelay>();
            relay->Connect(ap->GetMac()->GetDevice(), lan, PeekPointer(ap));
            node->AggregateObject(relay);
            ap->GetDot1xEntity()->ConnectRelay(relay);
            m_hosts.push_back(std::make_unique<LanHost>(segment));
            if (oneLan)
            {
                ports.push_back(AddLanDevice(bridge, segment));
            }
            Count(ap, "PmksaHit", m_hits);
            Count(ap, "PmksaMiss", m_misses);
            Count(ap, "Preauthenticated", m_preauthenticated);
            StepTrace::GetFor(node)->TraceConnectWithoutContext(
                "Step",
                MakeCallback(&Dot1xHandoverTest::RecordStep, this));
        }
        if (oneLan)
        {
            LanBridge::InstallOn(bridge, ports);
        }
        m_sap->GetSupplicant()->TraceConnectWithoutContext(
            "MsgRx",
            Callback<void, Ptr<const Packet>>([this](Ptr<const Packet>) { ++m_received; }));
        if (const auto preauthentication = m_sap->GetPreauthentication())
        {
            preauthentication->TraceConnectWithoutContext(
                "Ended",
                Callback<void, Mac48Address, bool>([this](Mac48Address ap, bool ok) {
                    m_ended.push_back({ap, ok, Simulator::Now()});
                }));
        }
    }

    /// Count what an access point's IEEE 802.1X traces.
    void Count(Ptr<ApMlme> ap, const std::string& source, std::vector<Time>& when)
    {
        ap->GetDot1xEntity()->TraceConnectWithoutContext(
            source,
            Callback<void, Mac48Address>(
                [&when](Mac48Address) { when.push_back(Simulator::Now()); }));
    }

    /// @param which the first is 0 @return how long step 5 took that time
    Time Dot1xTime(std::size_t which) const
    {
        std::vector<Time> begins;
        std::vector<Time> ends;
        for (const auto& event : m_steps)
        {
            if (event.step == HandoverStep::DOT1X && event.phase == StepPhase::BEGIN)
            {
                begins.push_back(event.when);
            }
            if (event.step == HandoverStep::DOT1X && event.phase == StepPhase::END)
            {
                ends.push_back(event.when);
            }
        }
        EXPECT_GT(ends.size(), which);
        EXPECT_EQ(begins.size(), ends.size());
        return which < ends.size() && which < begins.size() ? ends[which] - begins[which] : Time(0);
    }

    /// @param address an address @return it as text
    static std::string ToString(Mac48Address address)
    {
        std::ostringstream text;
        text << address;
        return text.str();
    }

    /// A preauthentication that has ended.
    struct Ended
    {
        Mac48Address ap; //!< with whom
        bool ok;         //!< whether there is a key
        Time when;       //!< when
    };

    std::vector<std::unique_ptr<LanHost>> m_hosts; //!< one beside each access point
    std::vector<Time> m_hits;                      //!< keys that were known
    std::vector<Time> m_misses;                    //!< keys that were not
    std::vector<Time> m_preauthenticated;          //!< keys made beforehand
    std::vector<Ended> m_ended;                    //!< at the station
    std::size_t m_received{0};                     //!< EAPOL PDUs that the station got over the air
};

} // namespace

TEST_F(Dot1xHandoverTest, AKeyIsKeptForTheReturn)
{
    BuildLan(2, true);
    AttachToFirst();
    ConnectAt(Seconds(2), 1);
    ConnectAt(Seconds(3), 0);
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_hits.size(), 1U);
    EXPECT_TRUE(m_misses.empty());
    EXPECT_EQ(m_sap->GetSupplicant()->GetState(), Dot1xSupplicant::State::AUTHENTICATED);
    EXPECT_TRUE(m_aps[0]->IsPortOpen(m_mac->GetAddress()));
    // two round trips of 10 ms to the server, or none
    EXPECT_GT(Dot1xTime(0), MilliSeconds(20));
    EXPECT_GT(Dot1xTime(1), MilliSeconds(20));
    EXPECT_LT(Dot1xTime(2), MilliSeconds(5));
    EXPECT_EQ(m_received, 5U + 5U + 2U); // requests and Success, messages 1 and 3
}

TEST_F(Dot1xHandoverTest, NoKeyIsKeptWithoutCaching)
{
    Config::SetDefault("ns3::fmipv6::Dot1xSupplicant::PmkCaching", BooleanValue(false));
    BuildLan(2, true);
    AttachToFirst();
    ConnectAt(Seconds(2), 1);
    ConnectAt(Seconds(3), 0);
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_TRUE(m_hits.empty());
    EXPECT_GT(Dot1xTime(2), MilliSeconds(20));
}

TEST_F(Dot1xHandoverTest, AccessPointsOfOneBackEndShareAKey)
{
    Config::SetDefault("ns3::fmipv6::Dot1xSupplicant::OpportunisticKeyCaching", BooleanValue(true));
    Config::SetDefault("ns3::fmipv6::Dot1xAccessPoint::OpportunisticKeyCaching",
                       BooleanValue(true));
    BuildLan(2, false); // two subnets: the back end is no LAN
    AttachToFirst();
    ConnectAt(Seconds(2), 1);
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_hits.size(), 1U);
    EXPECT_GT(Dot1xTime(0), MilliSeconds(20));
    EXPECT_LT(Dot1xTime(1), MilliSeconds(5));
    EXPECT_TRUE(m_aps[1]->IsPortOpen(m_mac->GetAddress()));
}

TEST_F(Dot1xHandoverTest, AnOpportunisticOfferElsewhereIsAMissAndCostsTheFullExchange)
{
    Config::SetDefault("ns3::fmipv6::Dot1xSupplicant::OpportunisticKeyCaching", BooleanValue(true));
    BuildLan(2, true);
    AttachToFirst();
    ConnectAt(Seconds(2), 1);
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_misses.size(), 1U);
    EXPECT_GT(Dot1xTime(1), MilliSeconds(20));
    EXPECT_TRUE(m_aps[1]->IsPortOpen(m_mac->GetAddress()));
}

TEST_F(Dot1xHandoverTest, PreauthenticationGoesThroughTheOldAccessPoint)
{
    EnablePreauthentication();
    BuildLan(3, true);
    AttachToFirst();
    ScanAt(MilliSeconds(1500));
    ConnectAt(Seconds(3), 1);
    ScanAt(MilliSeconds(3500));
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    ASSERT_EQ(m_ended.size(), 2U); // the other two, one after the other, and never with a key
    EXPECT_EQ(m_ended[0].ap, ApAddress(1));
    EXPECT_TRUE(m_ended[0].ok);
    EXPECT_TRUE(m_ended[1].ok);
    ASSERT_EQ(m_preauthenticated.size(), 2U);
    EXPECT_LT(m_preauthenticated[1], Seconds(3));
    EXPECT_EQ(m_hits.size(), 1U);
    EXPECT_LT(Dot1xTime(1), MilliSeconds(5));
    EXPECT_TRUE(m_aps[1]->IsPortOpen(m_mac->GetAddress()));
    // the segment of the target has seen EtherType 88-C7 in both directions
    std::set<bool> fromStation;
    for (const auto& frame : m_hosts[1]->frames)
    {
        if (frame.protocol == PREAUTHENTICATION_ETHERTYPE && frame.to != ApAddress(2) &&
            frame.from != ApAddress(2))
        {
            fromStation.insert(frame.from == m_mac->GetAddress());
            EXPECT_EQ(frame.from == m_mac->GetAddress(), frame.to == ApAddress(1));
        }
        EXPECT_NE(frame.protocol, EAPOL_ETHERTYPE);
    }
    EXPECT_EQ(fromStation.size(), 2U);
    if (HasTshark())
    {
        const auto seen =
            DissectEthernet(m_hosts[1]->wire,
                            {"eapol.type", "eap.code", "eap.type"},
                            "eth.type == 0x88c7 && eth.addr == " + ToString(ApAddress(1)));
        EXPECT_EQ(
            seen,
            (std::vector<std::string>{"1  ", "0 1 1", "0 2 1", "0 1 255", "0 2 255", "0 3 "}));
        EXPECT_TRUE(DissectEthernet(m_hosts[1]->wire, {"frame.number"}, "_ws.malformed").empty());
    }
}

TEST_F(Dot1xHandoverTest, AnAccessPointWithoutALanDoesNotAnnouncePreauthentication)
{
    EnablePreauthentication();
    Build({36, 44}, true);
    uint32_t begun = 0;
    m_sap->GetPreauthentication()->TraceConnectWithoutContext(
        "Begun",
        Callback<void, Mac48Address>([&begun](Mac48Address) { ++begun; }));
    AttachToFirst();
    ScanAt(MilliSeconds(1500));
    // Once the second access point has a LAN, its beacons say so.
    Simulator::Schedule(Seconds(2), [this, &begun] {
        EXPECT_EQ(begun, 0U);
        auto relay = CreateObject<ApRelay>();
        auto node = m_aps[1]->GetMac()->GetDevice()->GetNode();
        relay->Connect(m_aps[1]->GetMac()->GetDevice(),
                       AddLanDevice(node, MakeSegment()),
                       PeekPointer(m_aps[1]));
        m_aps[1]->GetDot1xEntity()->ConnectRelay(relay);
    });
    ScanAt(MilliSeconds(2500));
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_scanned.size(), 2U);
    EXPECT_EQ(begun, 1U);
}

TEST_F(Dot1xHandoverTest, APreauthenticationIsAsTheStationsOwnAuthentications)
{
    EnablePreauthentication();
    BuildLan(2, true);
    m_sap->GetSupplicant()->SetAttribute("Secret", StringValue("changed"));
    for (const auto& ap : m_aps)
    {
        ap->GetDot1xEntity()->SetAuthenticatorAttribute("Secret", StringValue("changed"));
    }
    AttachToFirst();
    ScanAt(MilliSeconds(1500));
    ConnectAt(Seconds(3), 1);
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_preauthenticated.size(), 1U);
    EXPECT_EQ(m_hits.size(), 1U);
    EXPECT_LT(Dot1xTime(1), MilliSeconds(5));
    EXPECT_TRUE(m_aps[1]->IsPortOpen(m_mac->GetAddress()));
}

TEST_F(Dot1xHandoverTest, AccessPointsOfAnotherEssAreNotPreauthenticatedWith)
{
    EnablePreauthentication();
    Config::SetDefault("ns3::fmipv6::Dot1xPreauthentication::Timeout", TimeValue(Seconds(1)));
    BuildLan(1, true);
    m_helper->SetSsid("another");
    auto node = MakeNode(10);
    auto other = m_helper->InstallAp(node, 36); // whose beacons the station hears
    auto relay = CreateObject<ApRelay>();
    relay->Connect(other->GetMac()->GetDevice(),
                   AddLanDevice(node, MakeSegment()),
                   PeekPointer(other));
    other->GetDot1xEntity()->ConnectRelay(relay);
    AttachToFirst();
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_TRUE(m_aps[0]->IsPortOpen(m_mac->GetAddress()));
    EXPECT_TRUE(m_ended.empty());
}

// Each association is a new chance: the first time the target's server rejects.
TEST_F(Dot1xHandoverTest, APreauthenticationThatFailedIsTriedAgainInTheNextAssociation)
{
    EnablePreauthentication();
    BuildLan(3, true);
    auto entity = m_aps[2]->GetDot1xEntity();
    entity->SetAuthenticatorAttribute("ServerRejects", BooleanValue(true));
    AttachToFirst();
    ScanAt(MilliSeconds(1500));
    Simulator::Schedule(Seconds(3), [entity] {
        entity->SetAuthenticatorAttribute("ServerRejects", BooleanValue(false));
    });
    ScanAt(MilliSeconds(3500)); // in the same association it is not tried again
    Simulator::Schedule(Seconds(5), [this] { EXPECT_EQ(m_ended.size(), 2U); });
    ConnectAt(Seconds(5), 1);
    ScanAt(MilliSeconds(5500));
    Simulator::Stop(Seconds(7));
    Simulator::Run();
    std::vector<bool> third;
    for (const auto& ended : m_ended)
    {
        if (ended.ap == ApAddress(2))
        {
            third.push_back(ended.ok);
        }
    }
    EXPECT_EQ(third, (std::vector<bool>{false, true}));
}

TEST_F(Dot1xHandoverTest, WhatAnotherStationSendsIsNoPartOfAPreauthentication)
{
    EnablePreauthentication();
    Config::SetDefault("ns3::fmipv6::Dot1xAuthenticator::ServerRtt", TimeValue(MilliSeconds(500)));
    BuildLan(2, true);
    AttachToFirst();
    ScanAt(Seconds(3));
    Simulator::Schedule(MilliSeconds(3400), [this] {
        EXPECT_TRUE(m_sap->GetPreauthentication()->GetTarget());
        for (int identifier = 0; identifier < 256; ++identifier)
        {
            const EapPacket failure{EapCode::FAILURE, static_cast<uint8_t>(identifier), {}, {}};
            EapolFrame frame;
            frame.type = EapolType::EAP;
            frame.body = failure.Serialize();
            m_hosts[0]->device->SendFrom(frame.ToPacket(),
                                         m_hosts[0]->Address(),
                                         m_mac->GetAddress(),
                                         PREAUTHENTICATION_ETHERTYPE);
        }
    });
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    ASSERT_EQ(m_ended.size(), 1U);
    EXPECT_TRUE(m_ended[0].ok);
}

TEST_F(Dot1xHandoverTest, PreauthenticationDoesNotCrossSubnets)
{
    EnablePreauthentication();
    Config::SetDefault("ns3::fmipv6::Dot1xPreauthentication::Timeout", TimeValue(Seconds(4)));
    BuildLan(2, false);
    AttachToFirst();
    ScanAt(MilliSeconds(1500));
    ConnectAt(Seconds(7), 1);
    Simulator::Stop(Seconds(8));
    Simulator::Run();
    ASSERT_EQ(m_ended.size(), 1U);
    EXPECT_FALSE(m_ended[0].ok);
    EXPECT_GT(m_ended[0].when, MilliSeconds(5500));
    EXPECT_LT(m_ended[0].when, Seconds(6));
    EXPECT_TRUE(m_preauthenticated.empty());
    EXPECT_TRUE(m_hits.empty());
    EXPECT_GT(Dot1xTime(1), MilliSeconds(20)); // the full exchange
    EXPECT_TRUE(m_aps[1]->IsPortOpen(m_mac->GetAddress()));
    for (const auto& frame : m_hosts[1]->frames)
    {
        EXPECT_NE(frame.protocol, PREAUTHENTICATION_ETHERTYPE);
    }
}

TEST_F(Dot1xHandoverTest, LeavingEndsAPreauthentication)
{
    EnablePreauthentication();
    Config::SetDefault("ns3::fmipv6::Dot1xAuthenticator::ServerRtt", TimeValue(Seconds(1)));
    BuildLan(2, true);
    AttachToFirst();
    ScanAt(Seconds(4));
    ConnectAt(Seconds(5), 1);
    Simulator::Stop(Seconds(12));
    Simulator::Run();
    ASSERT_GE(m_ended.size(), 1U);
    EXPECT_FALSE(m_ended[0].ok);
    EXPECT_TRUE(m_aps[1]->IsPortOpen(m_mac->GetAddress()));
    EXPECT_GT(Dot1xTime(1), Seconds(2));
}

TEST_F(Dot1xHandoverTest, ARogueAccessPointWithoutTheSecretNeverGetsAPort)
{
    BuildLan(2, true);
    m_aps[1]->GetDot1xEntity()->SetAuthenticatorAttribute("Secret", StringValue("guessed"));
    AttachToFirst();
    ConnectAt(Seconds(2), 1);
    Simulator::Stop(Seconds(10));
    Simulator::Run();
    EXPECT_FALSE(m_aps[1]->IsPortOpen(m_mac->GetAddress()));
    EXPECT_FALSE(m_mac->IsPortOpen());
    ASSERT_FALSE(m_events.empty());
    EXPECT_EQ(m_events.back().what, "down");
    EXPECT_EQ(m_events.back().poa, ApAddress(1));
    EXPECT_EQ(m_aps[1]->GetStationState(m_mac->GetAddress()),
              ApMlme::StationState::UNAUTHENTICATED);
}

TEST_F(Dot1xHandoverTest, TheReasonCodeSaysWhatFailed)
{
    BuildLan(2, true);
    m_aps[0]->GetDot1xEntity()->SetAuthenticatorAttribute("ServerRejects", BooleanValue(true));
    m_aps[1]->GetDot1xEntity()->SetAuthenticatorAttribute("Secret", StringValue("guessed"));
    std::vector<Dot11Reason> reasons;
    for (const auto& ap : m_aps)
    {
        ap->GetMac()->GetWifiPhy()->TraceConnectWithoutContext(
            "PhyTxBegin",
            Callback<void, Ptr<const Packet>, double>([&reasons](Ptr<const Packet> frame, double) {
                WifiMacHeader header;
                auto body = frame->Copy();
                body->RemoveHeader(header);
                body->RemoveAtEnd(4); // frame check sequence
                if (header.IsDeauthentication() && !header.IsRetry())
                {
                    reasons.push_back(Dot11ReasonHeader::Parse(body)->GetReason());
                }
            }));
    }
    AttachToFirst();
    ConnectAt(Seconds(2), 1);
    Simulator::Stop(Seconds(10));
    Simulator::Run();
    EXPECT_EQ(reasons,
              (std::vector<Dot11Reason>{Dot11Reason::IEEE_802_1X_FAILED,
                                        Dot11Reason::HANDSHAKE_TIMEOUT}));
    EXPECT_EQ(static_cast<int>(Dot11Reason::IEEE_802_1X_FAILED), 23);
    EXPECT_EQ(static_cast<int>(Dot11Reason::HANDSHAKE_TIMEOUT), 15);
    EXPECT_FALSE(m_mac->IsPortOpen());
}

TEST_F(Dot1xHandoverTest, AForgedLogoffClosesThePortAndNoMore)
{
    BuildLan(1, true);
    AttachToFirst();
    Simulator::Schedule(Seconds(2), [this] {
        EXPECT_TRUE(m_aps[0]->IsPortOpen(m_mac->GetAddress()));
        const uint8_t logoff[]{2, 2, 0, 0};
        m_mac->SendEapol(Create<Packet>(logoff, 4));
    });
    Simulator::Schedule(MilliSeconds(2100), [this] {
        EXPECT_FALSE(m_aps[0]->IsPortOpen(m_mac->GetAddress()));
        EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
}

TEST_F(Dot1xHandoverTest, AForgedStartDoesNoHarm)
{
    BuildLan(1, true);
    AttachToFirst();
    Simulator::Schedule(Seconds(2), [this] { m_mac->SendEapol(EapolFrame{}.ToPacket()); });
    Simulator::Stop(Seconds(30));
    Simulator::Run();
    EXPECT_TRUE(m_aps[0]->IsPortOpen(m_mac->GetAddress()));
}
