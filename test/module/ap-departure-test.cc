/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// How an access point learns that a station has gone, and what becomes of what it held.

#include "lan-host.h"
#include "ledger-dot11-fixture.h"
#include "sent-frames.h"

#include "ns3/ap-relay.h"
#include "ns3/boolean.h"
#include "ns3/dot11-reason-header.h"
#include "ns3/error-model.h"
#include "ns3/l2-update-frame.h"
#include "ns3/l2-update-sender.h"
#include "ns3/lan-bridge.h"
#include "ns3/pointer.h"
#include "ns3/uinteger.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/**
 * Two access points, each on a segment of its own with a host that sends to the station. The
 * segments are one LAN behind a bridge, or two subnets.
 */
class ApDepartureTest : public LedgerDot11Fixture
{
  protected:
    void SetUp() override
    {
        LedgerDot11Fixture::SetUp();
        Config::SetDefault("ns3::fmipv6::StationMlme::DisassociateOnLeave", BooleanValue(false));
    }

    void TearDown() override
    {
        m_hosts.clear();
        LedgerDot11Fixture::TearDown();
    }

    /// @param oneLan whether the segments are bridged
    void BuildLan(bool oneLan)
    {
        Build({36, 44});
        auto bridge = CreateObject<Node>();
        std::vector<Ptr<NetDevice>> ports;
        for (const auto& ap : m_aps)
        {
            auto node = ap->GetMac()->GetDevice()->GetNode();
            auto segment = MakeSegment();
            auto lan = AddLanDevice(node, segment);
            auto sender = CreateObject<L2UpdateSender>();
            sender->Attach(node, lan);
            ap->SetL2UpdateSender(sender);
            auto relay = CreateObject<ApRelay>();
            relay->Connect(ap->GetMac()->GetDevice(), lan, PeekPointer(ap));
            node->AggregateObject(relay);
            m_hosts.push_back(std::make_unique<LanHost>(segment));
            if (oneLan)
            {
                ports.push_back(AddLanDevice(bridge, segment));
            }
            ap->TraceConnectWithoutContext("Left",
                                           Callback<void, Mac48Address>([this](Mac48Address) {
                                               m_left.push_back(Simulator::Now());
                                           }));
        }
        Watch();
        if (oneLan)
        {
            LanBridge::InstallOn(bridge, ports);
            m_probe->WatchNode(bridge, PlaceKind::OTHER_BUFFER);
        }
        for (const auto& host : m_hosts)
        {
            m_probe->WatchNode(host->node, PlaceKind::OTHER_BUFFER);
        }
        AttachToFirst();
    }

    /// Note the reasons of what an AP sends. @param type Disassociation or Deauthentication
    void RecordReasons(WifiMacType type, std::vector<std::pair<Time, Dot11Reason>>& reasons)
    {
        OnFrameSent(m_aps[0]->GetMac(),
                    [type, &reasons](const WifiMacHeader& header, Ptr<const Packet> body) {
                        if (header.GetType() == type && !header.IsRetry())
                        {
                            reasons.emplace_back(Simulator::Now(),
                                                 Dot11ReasonHeader::Parse(body)->GetReason());
                        }
                    });
    }

    /// More than the air carries at once. @param when the first host sends it
    void BurstAt(Time when)
    {
        for (int i = 0; i < 60; ++i)
        {
            Simulator::Schedule(when + MicroSeconds(100 * i), [this] {
                auto packet = Create<Packet>(1000);
                auto& host = *m_hosts[0];
                packet->AddByteTag(LedgerTag(m_ledger->Sent(m_down, host.node->GetId())));
                host.device->Send(packet, m_mac->GetAddress(), TAGGED);
            });
        }
    }

    /// The run is over. @return its totals, which balance
    PacketTotals Finish(Time stop)
    {
        Simulator::Stop(stop);
        Simulator::Run();
        const auto totals = m_ledger->GetTotals();
        EXPECT_TRUE(totals.IsBalanced()) << m_ledger->DescribeUnexplained();
        EXPECT_EQ(totals.unexplained, 0U) << m_ledger->DescribeUnexplained();
        return totals;
    }

    std::vector<std::unique_ptr<LanHost>> m_hosts; //!< one beside each access point
    std::vector<Time> m_left;                      //!< when access points let stations go
};

} // namespace

TEST_F(ApDepartureTest, ByTheL2UpdateFrameWithinOneLan)
{
    BuildLan(true);
    ConnectAt(Seconds(3), 1);
    // The burst is at the old AP when the station leaves its channel.
    BurstAt(Seconds(3) - MilliSeconds(1));
    Time attached;
    m_aps[1]->TraceConnectWithoutContext(
        "Associated",
        Callback<void, Mac48Address>([&attached](Mac48Address) { attached = Simulator::Now(); }));
    const auto totals = Finish(Seconds(5));
    ASSERT_EQ(m_left.size(), 1U);
    EXPECT_GE(m_left[0], attached);
    EXPECT_LT(m_left[0], attached + MilliSeconds(5));
    EXPECT_EQ(m_aps[0]->GetStationState(m_mac->GetAddress()), ApMlme::StationState::AUTHENTICATED);
    EXPECT_GT(totals.received, 0U);
    EXPECT_GT(Lost(LossCause::OLD_AP_QUEUE), 10U);
    EXPECT_EQ(totals.inFlight, 0U);
}

TEST_F(ApDepartureTest, ByFramesThatFailAcrossSubnets)
{
    Config::SetDefault("ns3::fmipv6::ApMlme::LowAckFrames", UintegerValue(5));
    Config::SetDefault("ns3::fmipv6::ApMlme::LowAckTime", TimeValue(Time(0)));
    BuildLan(false);
    std::vector<std::pair<Time, Dot11Reason>> reasons;
    RecordReasons(WIFI_MAC_MGT_DISASSOCIATION, reasons);
    ConnectAt(Seconds(3), 1);
    BurstAt(Seconds(3) - MilliSeconds(1));
    Finish(Seconds(5));
    ASSERT_EQ(m_left.size(), 1U);
    EXPECT_EQ(Lost(LossCause::OLD_AP_AIR), 5U);
    EXPECT_GT(Lost(LossCause::OLD_AP_QUEUE), 10U);
    ASSERT_EQ(reasons.size(), 1U);
    EXPECT_EQ(reasons[0].second, Dot11Reason::LOW_ACK);
    EXPECT_FALSE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
    EXPECT_TRUE(m_aps[1]->IsAssociated(m_mac->GetAddress()));
}

TEST_F(ApDepartureTest, ByItsOwnDisassociationAcrossSubnets)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::DisassociateOnLeave", BooleanValue(true));
    BuildLan(false);
    ConnectAt(Seconds(3), 1);
    BurstAt(Seconds(3) - MilliSeconds(1));
    Finish(Seconds(5));
    ASSERT_EQ(m_left.size(), 1U);
    EXPECT_GT(m_left[0], Seconds(3));
    EXPECT_LT(m_left[0], Seconds(3) + MilliSeconds(20));
    EXPECT_EQ(Lost(LossCause::OLD_AP_AIR), 0U);
    EXPECT_GT(Lost(LossCause::OLD_AP_QUEUE), 10U);
}

TEST_F(ApDepartureTest, ByInactivityAfterAProbeWithoutAnswer)
{
    Config::SetDefault("ns3::fmipv6::ApMlme::MaxInactivity", TimeValue(Seconds(4)));
    Config::SetDefault("ns3::fmipv6::ApMlme::InactivityProbeWait", TimeValue(Seconds(2)));
    BuildLan(false);
    std::vector<std::pair<Time, Dot11Reason>> disassociations;
    std::vector<std::pair<Time, Dot11Reason>> deauthentications;
    RecordReasons(WIFI_MAC_MGT_DISASSOCIATION, disassociations);
    RecordReasons(WIFI_MAC_MGT_DEAUTHENTICATION, deauthentications);
    // Silent, but there: the probes at 5 s and 9 s are acknowledged.
    ConnectAt(Seconds(11), 1);
    Simulator::Schedule(Seconds(10),
                        [this] { EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress())); });
    Finish(Seconds(18));
    ASSERT_EQ(m_left.size(), 1U);
    EXPECT_NEAR(m_left[0].GetSeconds(), 15, 0.2); // probed at 13 s
    ASSERT_EQ(disassociations.size(), 1U);
    EXPECT_EQ(disassociations[0].second, Dot11Reason::INACTIVITY);
    ASSERT_EQ(deauthentications.size(), 1U);
    EXPECT_EQ(deauthentications[0].second, Dot11Reason::INVALID_AUTHENTICATION);
    EXPECT_NEAR((deauthentications[0].first - disassociations[0].first).GetSeconds(), 1, 0.01);
    EXPECT_EQ(m_aps[0]->GetStationState(m_mac->GetAddress()),
              ApMlme::StationState::UNAUTHENTICATED);
}

TEST_F(ApDepartureTest, WhatIsHeldForAStationAwayIsFlushedWhenItHasMoved)
{
    BuildLan(true);
    Simulator::Schedule(MilliSeconds(2500), [this] { m_mac->SendNull(true, [](bool) {}); });
    BurstAt(MilliSeconds(2600));
    ConnectAt(Seconds(3), 1);
    const auto totals = Finish(Seconds(5));
    EXPECT_EQ(totals.received, 0U);
    EXPECT_EQ(Lost(LossCause::OLD_AP_QUEUE), 60U);
    EXPECT_FALSE(m_aps[0]->GetMac()->IsAsleep(m_mac->GetAddress()));
}

TEST_F(ApDepartureTest, AnL2UpdateFrameDoesNotCrossSubnets)
{
    BuildLan(false);
    ConnectAt(Seconds(3), 1);
    const auto updates = [this](std::size_t host) {
        const auto& frames = m_hosts[host]->frames;
        return std::count_if(frames.begin(), frames.end(), [this](const auto& frame) {
            return frame.from == m_mac->GetAddress() && frame.to == Mac48Address::GetBroadcast();
        });
    };
    Finish(Seconds(5));
    EXPECT_TRUE(m_left.empty());
    EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress())) << "the old AP cannot know";
    EXPECT_EQ(updates(0), 1) << "its own, when the station came";
    EXPECT_EQ(updates(1), 1) << "the new one's";
}

TEST_F(ApDepartureTest, OnlyFramesForItsOwnStationsAndTheGroupGoToTheAir)
{
    BuildLan(true);
    std::map<Mac48Address, uint32_t> onAir;
    for (const auto& ap : m_aps)
    {
        OnFrameSent(ap->GetMac(), [&onAir](const WifiMacHeader& header, Ptr<const Packet>) {
            if (header.IsData())
            {
                ++onAir[header.GetAddr1()];
            }
        });
    }
    const Mac48Address stranger("00:16:3e:00:99:99");
    Simulator::Schedule(Seconds(3), [this, stranger] {
        // The bridge does not know the stranger and floods; the station's AP takes the third.
        m_hosts[0]->Send(stranger);
        m_hosts[0]->Send(m_hosts[1]->Address());
        m_hosts[1]->Send(m_mac->GetAddress());
        m_hosts[0]->Send(Mac48Address::GetBroadcast());
    });
    Finish(Seconds(4));
    EXPECT_EQ(onAir.size(), 2U);
    EXPECT_EQ(onAir[m_mac->GetAddress()], 1U);
    EXPECT_EQ(onAir[Mac48Address::GetBroadcast()], 2U) << "once by each access point";
}

namespace
{

/// Corrupts everything that a device receives until told not to.
class CorruptAll : public ErrorModel
{
  public:
    bool m_on{false}; //!< whether it does

  private:
    bool DoCorrupt(Ptr<Packet>) override
    {
        return m_on;
    }

    void DoReset() override
    {
    }
};

/// What becomes of the L2 Update frame on its way to the old access point.
class L2UpdateFault : public ApDepartureTest
{
  protected:
    /// The old access point receives nothing from the LAN while the station moves to the new one
    /// at 3 s.
    void LoseTheFrame()
    {
        auto errors = CreateObject<CorruptAll>();
        LanDevice(0)->SetAttribute("ReceiveErrorModel", PointerValue(errors));
        Simulator::Schedule(MilliSeconds(2990), [errors] { errors->m_on = true; });
        Simulator::Schedule(MilliSeconds(3400), [errors] { errors->m_on = false; });
        ConnectAt(Seconds(3), 1);
    }

    /// @param i access point @return its device on the LAN
    Ptr<NetDevice> LanDevice(std::size_t i) const
    {
        auto node = m_aps[i]->GetMac()->GetDevice()->GetNode();
        return node->GetDevice(node->GetNDevices() - 1);
    }

    /// Another frame of the new access point. @param when @param body its body
    void InjectAt(Time when, Ptr<Packet> body)
    {
        Simulator::Schedule(when, [this, body] {
            LanDevice(1)->SendFrom(body,
                                   m_mac->GetAddress(),
                                   Mac48Address::GetBroadcast(),
                                   L2UpdateFrame::LENGTH);
        });
    }

    /// Packets down from the host beside an access point. @param host which @param start first
    void SendDown(std::size_t host, Time start)
    {
        Send(m_down, m_hosts[host]->device, m_mac->GetAddress(), start, start + Seconds(1));
    }

    /// @param i access point that must have the station, and no other
    void ExpectAt(std::size_t i)
    {
        EXPECT_EQ(m_mlme->GetState(), StationMlme::State::ASSOCIATED);
        EXPECT_EQ(m_mac->GetAttachedAp(), ApAddress(i));
        EXPECT_TRUE(m_aps[i]->IsAssociated(m_mac->GetAddress()));
    }
};

} // namespace

TEST_F(L2UpdateFault, LostTheOldAccessPointKeepsTheStationUntilItsFramesFail)
{
    Config::SetDefault("ns3::fmipv6::ApMlme::LowAckFrames", UintegerValue(10));
    Config::SetDefault("ns3::fmipv6::ApMlme::LowAckTime", TimeValue(Time(0)));
    BuildLan(true);
    LoseTheFrame();
    SendDown(0, Seconds(4));
    Simulator::Schedule(Seconds(4),
                        [this] { EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress())); });
    Finish(Seconds(6));
    ExpectAt(1);
    EXPECT_FALSE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
}

TEST_F(L2UpdateFault, DuplicatedItChangesNothing)
{
    BuildLan(true);
    ConnectAt(Seconds(3), 1);
    InjectAt(MilliSeconds(3100), L2UpdateFrame::MakeBody());
    InjectAt(MilliSeconds(3200), L2UpdateFrame::MakeBody());
    SendDown(0, Seconds(4));
    const auto totals = Finish(Seconds(6));
    ExpectAt(1);
    EXPECT_EQ(m_left.size(), 1U);
    EXPECT_EQ(totals.received, totals.sent);
}

TEST_F(L2UpdateFault, DelayedTheOldAccessPointLetsGoThen)
{
    BuildLan(true);
    LoseTheFrame();
    InjectAt(MilliSeconds(3500), L2UpdateFrame::MakeBody());
    SendDown(1, Seconds(4));
    const auto totals = Finish(Seconds(6));
    ExpectAt(1);
    ASSERT_EQ(m_left.size(), 1U);
    EXPECT_NEAR(m_left[0].GetSeconds(), 3.5, 0.001);
    EXPECT_EQ(totals.received, totals.sent);
}

TEST_F(L2UpdateFault, DelayedUntilTheStationIsBackItCostsTheLinkButNoPacketItsFate)
{
    BuildLan(true);
    LoseTheFrame();
    ConnectAt(Seconds(4), 0);
    InjectAt(Seconds(5), L2UpdateFrame::MakeBody());
    SendDown(0, Seconds(5));
    Send(m_up, m_sap->GetNetDevice(), m_hosts[0]->Address(), Seconds(5), Seconds(6));
    Sink(m_hosts[0]->device);
    ConnectAt(Seconds(7), 0);
    Finish(Seconds(8));
    ExpectAt(0);
}

TEST_F(L2UpdateFault, DamagedItLeavesEveryoneInAStatedState)
{
    BuildLan(true);
    LoseTheFrame();
    for (uint32_t i = 0; i < 16; ++i)
    {
        std::vector<uint8_t> bytes(8);
        L2UpdateFrame::MakeBody()->CopyData(bytes.data(), bytes.size());
        bytes[i / 2] ^= i % 2 ? 0xff : 0x01;
        InjectAt(MilliSeconds(3500 + 10 * i), Create<Packet>(bytes.data(), bytes.size()));
    }
    SendDown(1, Seconds(4));
    const auto totals = Finish(Seconds(6));
    ExpectAt(1);
    EXPECT_EQ(totals.received, totals.sent);
}

TEST_F(L2UpdateFault, UnheededItRedirectsTheBridgesButEndsNoAssociation)
{
    Config::SetDefault("ns3::fmipv6::ApMlme::HeedL2Update", BooleanValue(false));
    Config::SetDefault("ns3::fmipv6::ApMlme::LowAckFrames", UintegerValue(0)); // another sign
    BuildLan(true);
    ConnectAt(Seconds(3), 1);
    SendDown(0, Seconds(4));
    const auto totals = Finish(Seconds(6));
    ExpectAt(1);
    EXPECT_TRUE(m_left.empty());
    EXPECT_EQ(totals.received, totals.sent);
}
