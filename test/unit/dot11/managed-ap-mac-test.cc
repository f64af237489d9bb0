/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"
#include "sent-frames.h"

#include "ns3/dot11-management-info.h"
#include "ns3/uinteger.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class ManagedApMacTest : public Dot11Fixture
{
  protected:
    /// Count what a MAC lets go of. @param mac it @param drops by cause
    void CountDrops(Ptr<Object> mac, std::map<PacketDropCause, uint32_t>& drops)
    {
        mac->TraceConnectWithoutContext(
            "PacketDrop",
            Callback<void, Ptr<const Packet>, PacketDropCause>(
                [&drops](Ptr<const Packet>, PacketDropCause cause) { ++drops[cause]; }));
    }

    /// @param to destination @param count packets sent down by the first AP now
    void SendDown(Mac48Address to, int count)
    {
        for (int i = 0; i < count; ++i)
        {
            m_aps[0]->GetMac()->GetDevice()->Send(Create<Packet>(100), to, PROTOCOL);
        }
    }

    /// The station says that it is away, or back. @param when simulated time @param asleep which
    void NullAt(Time when, Ptr<StationMac> mac, bool asleep)
    {
        Simulator::Schedule(when, [mac, asleep] { mac->SendNull(asleep, [](bool) {}); });
    }

    std::map<PacketDropCause, uint32_t> m_atApMac;
    std::map<PacketDropCause, uint32_t> m_atStationMac;
};

} // namespace

TEST_F(ManagedApMacTest, DownlinkStopsAtAClosedPortBeforeTheAir)
{
    Build({36}, true);
    AttachToFirst();
    CountDrops(m_aps[0]->GetMac(), m_atApMac);
    CountDrops(m_mac, m_atStationMac);
    m_aps[0]->TraceConnectWithoutContext("Associated",
                                         Callback<void, Mac48Address>([this](Mac48Address station) {
                                             EXPECT_FALSE(m_aps[0]->IsPortOpen(station));
                                             SendDown(station, 3);
                                         }));
    Simulator::Schedule(Seconds(3), [this] { SendDown(m_mac->GetAddress(), 2); });
    // When it comes back, the port that was open is closed again.
    Simulator::Schedule(Seconds(4), [this] { m_sap->LinkDisconnectRequest(this, ApAddress(0)); });
    ConnectAt(Seconds(5), 0);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    EXPECT_TRUE(m_aps[0]->IsPortOpen(m_mac->GetAddress()));
    EXPECT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_atApMac[PacketDropCause::PORT_CLOSED], 6U);
    EXPECT_TRUE(m_atStationMac.empty()) << "something was sent through the closed port";
    EXPECT_EQ(m_atStation.size(), 2U);
}

TEST_F(ManagedApMacTest, WhatIsInTheTransmissionQueueAlreadyWaitsForTheStation)
{
    Build({36});
    AttachToFirst();
    // Sooner than ns-3 throws away what its queues hold, after half a second.
    const Time BACK = MilliSeconds(2200);
    Time asleep;
    std::vector<Time> sent;
    OnFrameSent(m_aps[0]->GetMac(), [&](const WifiMacHeader& header, Ptr<const Packet>) {
        if (header.IsData() && header.HasData())
        {
            sent.push_back(Simulator::Now());
        }
    });
    Simulator::Schedule(Seconds(2), [this] { SendDown(m_mac->GetAddress(), 60); });
    Simulator::Schedule(MilliSeconds(2001), [this, &asleep] {
        m_mac->SendNull(true, [&asleep](bool) { asleep = Simulator::Now(); });
    });
    NullAt(BACK, m_mac, false);
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    ASSERT_GT(asleep, MilliSeconds(2001));
    const auto meanwhile = std::count_if(sent.begin(), sent.end(), [asleep, BACK](Time t) {
        return t > asleep && t < BACK;
    });
    EXPECT_EQ(meanwhile, 0);
    EXPECT_GT(std::count_if(sent.begin(), sent.end(), [BACK](Time t) { return t > BACK; }), 10);
    EXPECT_EQ(m_atStation.size(), 60U);
}

TEST_F(ManagedApMacTest, EachStationAwayHasItsOwnBufferAndFetchesWhatFitted)
{
    Config::SetDefault("ns3::fmipv6::ManagedApMac::PsBufferPackets", UintegerValue(5));
    Build({36});
    AttachToFirst();
    std::vector<Ptr<Dot11LinkSap>> others;
    std::map<Mac48Address, uint32_t> received;
    for (int i = 0; i < 2; ++i)
    {
        auto sap = m_helper->InstallStation(MakeNode(6 + i));
        sap->GetNetDevice()->GetNode()->RegisterProtocolHandler(
            Callback<void,
                     Ptr<NetDevice>,
                     Ptr<const Packet>,
                     uint16_t,
                     const Address&,
                     const Address&,
                     NetDevice::PacketType>([&received](Ptr<NetDevice> device,
                                                        Ptr<const Packet>,
                                                        uint16_t,
                                                        const Address&,
                                                        const Address&,
                                                        NetDevice::PacketType) {
                ++received[Mac48Address::ConvertFrom(device->GetAddress())];
            }),
            PROTOCOL,
            sap->GetNetDevice());
        Simulator::Schedule(MilliSeconds(500 + i), [this, sap] { sap->LinkScanRequest(this, {}); });
        Simulator::Schedule(Seconds(1),
                            [this, sap] { sap->LinkConnectRequest(this, ApAddress(0)); });
        others.push_back(sap);
    }
    CountDrops(m_aps[0]->GetMac(), m_atApMac);
    const auto first = others[0]->GetMlme()->GetMac();
    const auto second = others[1]->GetMlme()->GetMac();
    NullAt(Seconds(2), m_mac, true);
    NullAt(Seconds(2), first, true);
    Simulator::Schedule(Seconds(3), [this, first, second] {
        EXPECT_TRUE(m_aps[0]->GetMac()->IsAsleep(m_mac->GetAddress()));
        EXPECT_TRUE(m_aps[0]->GetMac()->IsAsleep(first->GetAddress()));
        EXPECT_FALSE(m_aps[0]->GetMac()->IsAsleep(second->GetAddress()));
        SendDown(m_mac->GetAddress(), 8);
        SendDown(first->GetAddress(), 4);
        SendDown(second->GetAddress(), 8);
    });
    Simulator::Schedule(MilliSeconds(3500), [this, &received, second] {
        EXPECT_TRUE(m_atStation.empty());
        EXPECT_EQ(received.size(), 1U) << "those away were sent something";
        EXPECT_EQ(received[second->GetAddress()], 8U);
    });
    NullAt(Seconds(4), m_mac, false);
    NullAt(Seconds(4), first, false);
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_EQ(m_atStation.size(), 5U);
    EXPECT_EQ(received[first->GetAddress()], 4U);
    EXPECT_EQ(m_atApMac.size(), 1U);
    EXPECT_EQ(m_atApMac[PacketDropCause::PS_BUFFER_FULL], 3U);
}

TEST_F(ManagedApMacTest, WhatIsHeldTooLongIsThrownAway)
{
    Config::SetDefault("ns3::fmipv6::ManagedApMac::PsBufferAge", TimeValue(MilliSeconds(300)));
    Build({36});
    AttachToFirst();
    CountDrops(m_aps[0]->GetMac(), m_atApMac);
    NullAt(Seconds(2), m_mac, true);
    Simulator::Schedule(MilliSeconds(2500), [this] { SendDown(m_mac->GetAddress(), 2); });
    Simulator::Schedule(MilliSeconds(2700), [this] { SendDown(m_mac->GetAddress(), 3); });
    NullAt(MilliSeconds(2900), m_mac, false);
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_atApMac[PacketDropCause::QUEUE], 2U);
    EXPECT_EQ(m_atStation.size(), 3U);
}

TEST_F(ManagedApMacTest, BeaconsNameTheStationsWithFramesWaitingAndTheRsn)
{
    for (const bool dot1x : {false, true})
    {
        Build({36}, dot1x);
        AttachToFirst();
        NullAt(Seconds(3), m_mac, true);
        Simulator::Schedule(Seconds(4), [this] { SendDown(m_mac->GetAddress(), 1); });
        // Timestamp first; the bitmap is behind id, length, count, period and control.
        std::map<bool, uint32_t> waiting;
        uint32_t rsn = 0;
        uint32_t beacons = 0;
        OnFrameSent(m_aps[0]->GetMac(), [&](const WifiMacHeader& header, Ptr<const Packet> body) {
            if (!header.IsBeacon())
            {
                return;
            }
            const auto beacon = ParseBeacon(body);
            ASSERT_TRUE(beacon.has_value());
            ++beacons;
            rsn += beacon->elements.rsn.has_value();
            EXPECT_EQ((beacon->capability & DOT11_CAPABILITY_PRIVACY) != 0, dot1x);
            std::vector<uint8_t> bytes(body->GetSize());
            body->CopyData(bytes.data(), bytes.size());
            const std::vector<uint8_t> tim{5, 4, 0, 1, 0};
            const auto at = std::search(bytes.begin(), bytes.end(), tim.begin(), tim.end());
            ASSERT_LT(at, bytes.end() - 5);
            const bool bit = (at[5] & 0x02) != 0;
            EXPECT_EQ(bit, Simulator::Now() > Seconds(4));
            ++waiting[bit];
        });
        Simulator::Stop(Seconds(5));
        Simulator::Run();
        EXPECT_GT(waiting[false], 30U);
        EXPECT_GT(waiting[true], 8U);
        EXPECT_EQ(rsn, dot1x ? beacons : 0U);
        TearDown();
        m_events.clear();
        SetUp();
    }
}
