/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"
#include "sent-frames.h"

#include "ns3/boolean.h"
#include "ns3/dot11-authentication-header.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-mpdu.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A gate that holds one step until told.
class OneStepGate : public StepGate
{
  public:
    explicit OneStepGate(HandoverStep step)
        : m_step(step)
    {
    }

    void Pass(HandoverStep step, Mac48Address, std::function<void()> proceed) override
    {
        if (step == m_step && !m_open)
        {
            m_held = proceed;
        }
        else
        {
            proceed();
        }
    }

    void Withdraw(HandoverStep, Mac48Address) override
    {
        m_held = nullptr;
    }

    Time GetHeldTime(Mac48Address, Time) const override
    {
        return Time(0);
    }

    HandoverStep m_step;
    bool m_open{true};
    std::function<void()> m_held;
};

class Dot11LinkLossTest : public Dot11Fixture
{
  protected:
    /// Count what an object lets go of. @param object with a trace source PacketDrop
    void CountDrops(Ptr<Object> object)
    {
        object->TraceConnectWithoutContext("PacketDrop",
                                           MakeCallback(&Dot11LinkLossTest::RecordDrop, this));
    }

    void RecordDrop(Ptr<const Packet>, PacketDropCause cause)
    {
        ++m_drops[cause];
    }

    std::map<PacketDropCause, uint32_t> m_drops;
};

} // namespace

TEST_F(Dot11LinkLossTest, TenMissedBeaconsTakeTheLinkDown)
{
    Build({36});
    AttachToFirst();
    Simulator::Schedule(Seconds(3), [this] {
        m_node->GetObject<MobilityModel>()->SetPosition(Vector(100000, 0, 0));
    });
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_GT(m_events[1].when, Seconds(3) + 9 * MicroSeconds(102400));
    EXPECT_LE(m_events[1].when, Seconds(3) + 10 * MicroSeconds(102400));
    EXPECT_FALSE(m_mac->GetAttachedAp().has_value());
}

TEST_F(Dot11LinkLossTest, WithoutALinkPacketsOfTheStationAreDroppedWithTheCause)
{
    Build({36});
    CountDrops(m_mac);
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(1), Seconds(2), MilliSeconds(100), up);
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_drops[PacketDropCause::NO_LINK], up.size());
}

TEST_F(Dot11LinkLossTest, WhatWaitsForAStationThatLeavesIsFlushed)
{
    Build({36, 44});
    AttachToFirst();
    CountDrops(m_aps[0]->GetMac());
    CountDrops(m_mac);
    Simulator::Schedule(Seconds(3), [this] {
        // More than the air carries before the station goes.
        for (int i = 0; i < 100; ++i)
        {
            m_aps[0]->GetMac()->GetDevice()->Send(Create<Packet>(1000),
                                                  m_mac->GetAddress(),
                                                  PROTOCOL);
        }
    });
    ConnectAt(Seconds(3) + MilliSeconds(5), 1);
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_GT(m_atStation.size(), 0U);
    EXPECT_GT(m_drops[PacketDropCause::FLUSHED], 50U);
    // One may cross the Disassociation on the air and meet a station that has left.
    EXPECT_LE(m_drops[PacketDropCause::NO_LINK], 1U);
    EXPECT_EQ(m_atStation.size() + m_drops[PacketDropCause::FLUSHED] +
                  m_drops[PacketDropCause::NO_LINK],
              100U);
    EXPECT_FALSE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
}

TEST_F(Dot11LinkLossTest, WithoutDisassociationTheOldAccessPointRetriesAndDrops)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::DisassociateOnLeave", BooleanValue(false));
    Build({36, 44});
    AttachToFirst();
    ConnectAt(Seconds(3), 1);
    uint32_t dropped = 0;
    m_aps[0]->GetMac()->TraceConnectWithoutContext(
        "DroppedMpdu",
        Callback<void, WifiMacDropReason, Ptr<const WifiMpdu>>(
            [&dropped](WifiMacDropReason reason, Ptr<const WifiMpdu> mpdu) {
                dropped +=
                    reason == WIFI_MAC_DROP_REACHED_RETRY_LIMIT && mpdu->GetHeader().IsData();
            }));
    std::set<uint32_t> down;
    Flow(m_aps[0]->GetMac()->GetDevice(),
         m_mac->GetAddress(),
         MilliSeconds(3500),
         Seconds(4),
         MilliSeconds(100),
         down);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
    EXPECT_EQ(dropped, down.size());
    EXPECT_TRUE(m_atStation.empty());
}

TEST_F(Dot11LinkLossTest, TheAccessPointsBufferForAStationAwayIsFinite)
{
    Config::SetDefault("ns3::fmipv6::ManagedApMac::PsBufferPackets", UintegerValue(2));
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanMode",
                       EnumValue(static_cast<int>(ScanMode::CONTINUOUS)));
    Build({36, 44});
    AttachToFirst();
    CountDrops(m_aps[0]->GetMac());
    const auto down = RunDownFlowDuringScan(m_mac->GetAddress(), MilliSeconds(1));
    EXPECT_EQ(m_scanned.size(), 2U);
    EXPECT_GT(m_drops[PacketDropCause::PS_BUFFER_FULL], 5U);
    EXPECT_EQ(m_atStation.size() + m_drops[PacketDropCause::PS_BUFFER_FULL], down.size());
}

TEST_F(Dot11LinkLossTest, AContinuousScanWithRoomAtTheAccessPointLosesNothing)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanMode",
                       EnumValue(static_cast<int>(ScanMode::CONTINUOUS)));
    Build({36, 44});
    AttachToFirst();
    const auto down = RunDownFlowDuringScan(m_mac->GetAddress(), MilliSeconds(1));
    EXPECT_EQ(m_atStation, std::vector<uint32_t>(down.begin(), down.end()));
}

TEST_F(Dot11LinkLossTest, BeaconsThatFallIntoAScanAreNotMissed)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanMode",
                       EnumValue(static_cast<int>(ScanMode::CONTINUOUS)));
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanType",
                       EnumValue(static_cast<int>(ScanType::PASSIVE)));
    Build({36, 44});
    ScanAt(MilliSeconds(500));
    ConnectAt(Seconds(3), 0);
    ScanAt(Seconds(4));
    Simulator::Stop(Seconds(7));
    Simulator::Run();
    EXPECT_EQ(m_scans, 2U);
    EXPECT_GT(m_scanEnd - Seconds(4), 11 * MicroSeconds(102400)) << "longer than ten beacons";
    EXPECT_EQ(m_events.size(), 1U);
}

TEST_F(Dot11LinkLossTest, AJoinInTheMidstOfAScanTellsNobodyOnAForeignChannel)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanMode",
                       EnumValue(static_cast<int>(ScanMode::CONTINUOUS)));
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanType",
                       EnumValue(static_cast<int>(ScanType::PASSIVE)));
    Build({36, 44});
    ScanAt(MilliSeconds(500));
    ConnectAt(Seconds(3), 0);
    ScanAt(Seconds(4));
    ConnectAt(MilliSeconds(4400), 1);
    uint32_t farewells = 0;
    OnFrameSent(m_mac, [&farewells](const WifiMacHeader& header, Ptr<const Packet>) {
        farewells += header.IsDisassociation();
    });
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    EXPECT_EQ(farewells, 0U);
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
}

TEST_F(Dot11LinkLossTest, ANullFrameThatIsNotAcknowledgedIsRepeated)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanChannels", StringValue("36 44"));
    Build({36, 44});
    AttachToFirst();
    auto phy = m_aps[0]->GetMac()->GetWifiPhy();
    const auto setPower = [phy](double dbm) {
        phy->SetAttribute("TxPowerStart", DoubleValue(dbm));
        phy->SetAttribute("TxPowerEnd", DoubleValue(dbm));
    };
    // No acknowledgment arrives until the MAC has given up once.
    uint32_t nulls = 0;
    OnFrameSent(m_mac, [&](const WifiMacHeader& header, Ptr<const Packet>) {
        if (header.IsData() && !header.HasData() && !header.IsRetry() && ++nulls == 2)
        {
            setPower(16);
        }
    });
    Simulator::Schedule(MilliSeconds(1999), [setPower] { setPower(-100); });
    ScanAt(Seconds(2));
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(nulls, 3U) << "asleep, asleep again, awake";
    EXPECT_EQ(m_scans, 2U);
    EXPECT_EQ(m_events.size(), 1U);
}

TEST_F(Dot11LinkLossTest, AJoinWhoseProbeIsLostAsksAgain)
{
    Build({36, 44});
    AttachToFirst();
    auto phy = m_aps[1]->GetMac()->GetWifiPhy();
    const auto setPower = [phy](double dbm) {
        phy->SetAttribute("TxPowerStart", DoubleValue(dbm));
        phy->SetAttribute("TxPowerEnd", DoubleValue(dbm));
    };
    Simulator::Schedule(Seconds(2), [this, setPower] {
        m_aps[1]->GetMac()->SetAttribute("BeaconGeneration", BooleanValue(false));
        setPower(-100); // neither answers nor acknowledgments arrive
    });
    ConnectAt(Seconds(3), 1);
    Simulator::Schedule(MilliSeconds(3050), [setPower] { setPower(16); });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[2].what, "up");
    EXPECT_GT(m_events[2].when, MilliSeconds(3050));
    EXPECT_LT(m_events[2].when, MilliSeconds(3080)) << "JoinProbeInterval";
}

TEST_F(Dot11LinkLossTest, GroupAddressedFramesWaitForAStationAway)
{
    Build({36, 44});
    AttachToFirst();
    const auto down = RunDownFlowDuringScan(Mac48Address::GetBroadcast(), MilliSeconds(2));
    EXPECT_EQ(m_atStation, std::vector<uint32_t>(down.begin(), down.end()));
}

TEST_F(Dot11LinkLossTest, WhileAJoinIsHeldAtTheGateTheOldLinkGoesOn)
{
    Build({36, 44});
    AttachToFirst();
    auto gate = CreateObject<OneStepGate>(HandoverStep::JOIN);
    StepTrace::GetFor(m_node)->SetGate(gate);
    Simulator::Schedule(Seconds(2), [gate] { gate->m_open = false; });
    ConnectAt(Seconds(3), 1);
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(3), Seconds(5), MilliSeconds(10), up);
    Simulator::Schedule(Seconds(5) + MilliSeconds(1), [gate] { gate->m_held(); });
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    EXPECT_EQ(m_atAp[ApAddress(0)].size(), up.size());
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_GT(m_events[1].when, Seconds(5));
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
}

TEST_F(Dot11LinkLossTest, AnUnknownAuthenticationAlgorithmIsRefusedWithItsStatus)
{
    Build({36});
    AttachToFirst();
    std::vector<std::string> drops;
    m_aps[0]->TraceConnectWithoutContext(
        "MsgDrop",
        Callback<void, Ptr<const Packet>, std::string>(
            [&drops](Ptr<const Packet>, std::string reason) { drops.push_back(reason); }));
    Simulator::Schedule(Seconds(3), [this] {
        auto body = Create<Packet>();
        body->AddHeader(
            Dot11AuthenticationHeader(Dot11AuthAlgorithm::SHARED_KEY, 1, Dot11Status::SUCCESS));
        m_mac->SendManagement(WIFI_MAC_MGT_AUTHENTICATION, ApAddress(0), ApAddress(0), body);
    });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(drops, std::vector<std::string>{"unacceptable"});
    EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
    EXPECT_EQ(m_events.size(), 1U);
}

TEST_F(Dot11LinkLossTest, MalformedManagementFramesStopNobody)
{
    Build({36});
    AttachToFirst();
    auto rogueNode = MakeNode(8);
    auto rogue = m_helper->InstallStation(rogueNode)->GetMlme()->GetMac();
    uint32_t atAp = 0;
    uint32_t atStation = 0;
    m_aps[0]->TraceConnectWithoutContext("MsgDrop",
                                         Callback<void, Ptr<const Packet>, std::string>(
                                             [&atAp](Ptr<const Packet>, std::string) { ++atAp; }));
    m_mlme->TraceConnectWithoutContext(
        "MsgDrop",
        Callback<void, Ptr<const Packet>, std::string>(
            [&atStation](Ptr<const Packet>, std::string) { ++atStation; }));
    const WifiMacType types[] = {WIFI_MAC_MGT_ASSOCIATION_REQUEST,
                                 WIFI_MAC_MGT_ASSOCIATION_RESPONSE,
                                 WIFI_MAC_MGT_REASSOCIATION_REQUEST,
                                 WIFI_MAC_MGT_REASSOCIATION_RESPONSE,
                                 WIFI_MAC_MGT_PROBE_REQUEST,
                                 WIFI_MAC_MGT_PROBE_RESPONSE,
                                 WIFI_MAC_MGT_BEACON,
                                 WIFI_MAC_MGT_AUTHENTICATION,
                                 WIFI_MAC_MGT_DISASSOCIATION,
                                 WIFI_MAC_MGT_DEAUTHENTICATION,
                                 WIFI_MAC_MGT_ACTION};
    uint32_t lcg = 0x92f3;
    Time when = Seconds(2);
    for (int round = 0; round < 40; ++round)
    {
        for (const auto type : types)
        {
            std::vector<uint8_t> bytes(round % 8 == 0 ? 1 : round * 2);
            for (auto& byte : bytes)
            {
                lcg = lcg * 1664525 + 1013904223;
                byte = lcg >> 24;
            }
            when += MilliSeconds(2);
            Simulator::Schedule(when, [this, rogue, type, bytes, round] {
                auto toAp = Create<Packet>(bytes.data(), bytes.size());
                rogue->SendManagement(type, ApAddress(0), ApAddress(0), toAp);
                // Two random bytes are a valid reason code; only shorter bodies may come from the
                // AP.
                const bool leave =
                    type == WIFI_MAC_MGT_DISASSOCIATION || type == WIFI_MAC_MGT_DEAUTHENTICATION;
                auto toStation = Create<Packet>(bytes.data(), leave ? 1 : bytes.size());
                m_aps[0]->GetMac()->SendManagement(type, m_mac->GetAddress(), toStation);
                rogue->SendManagement(type,
                                      Mac48Address::GetBroadcast(),
                                      Mac48Address::GetBroadcast(),
                                      Create<Packet>(bytes.data(), bytes.size()));
            });
        }
    }
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), when, when + Seconds(1), MilliSeconds(10), up);
    Simulator::Stop(when + Seconds(2));
    Simulator::Run();
    EXPECT_GT(atAp, 200U);
    EXPECT_GT(atStation, 200U);
    EXPECT_EQ(m_events.size(), 1U);
    EXPECT_EQ(m_atAp[ApAddress(0)].size(), up.size());
}
