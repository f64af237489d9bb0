/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"

#include "ns3/ledger-probe.h"
#include "ns3/packet-ledger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// The packet ledger over access points and a station of this module: whatever happens on the link
/// layer, every packet has a fate.
class LedgerWifiTest : public Dot11Fixture
{
  protected:
    /// Protocol number of the ledger's packets.
    static constexpr uint16_t TAGGED = 0x88b6;

    void Watch()
    {
        m_log = CreateObject<AttachmentLog>();
        m_ledger = CreateObject<PacketLedger>();
        m_ledger->SetAttachmentLog(m_log);
        m_probe = CreateObject<LedgerProbe>();
        m_probe->SetLedger(m_ledger);
        m_log->Follow(m_mac->GetAddress(), m_node->GetId(), m_sap);
        for (std::size_t i = 0; i < m_aps.size(); ++i)
        {
            auto device = m_aps[i]->GetMac()->GetDevice();
            m_log->AddPoa(ApAddress(i), device->GetNode()->GetId(), 1000 + i);
            m_probe->WatchNode(device->GetNode(), PlaceKind::PS_BUFFER);
            Sink(device);
        }
        m_probe->WatchNode(m_node, PlaceKind::STATION_BUFFER);
        Sink(m_sap->GetNetDevice());
        m_down =
            m_ledger->AddFlow({"down", m_mac->GetAddress(), FlowDirection::DOWN, MilliSeconds(5)});
        m_up = m_ledger->AddFlow({"up", m_mac->GetAddress(), FlowDirection::UP, MilliSeconds(5)});
    }

    void TearDown() override
    {
        m_probe = nullptr;
        m_ledger = nullptr;
        m_log = nullptr;
        Dot11Fixture::TearDown();
    }

    void Sink(Ptr<NetDevice> device)
    {
        device->GetNode()->RegisterProtocolHandler(
            Callback<void,
                     Ptr<NetDevice>,
                     Ptr<const Packet>,
                     uint16_t,
                     const Address&,
                     const Address&,
                     NetDevice::PacketType>([this](Ptr<NetDevice> at,
                                                   Ptr<const Packet> packet,
                                                   uint16_t,
                                                   const Address&,
                                                   const Address&,
                                                   NetDevice::PacketType) {
                const auto id = LedgerTag::Find(packet);
                if (id)
                {
                    m_ledger->Received(*id, at->GetNode()->GetId());
                }
            }),
            TAGGED,
            device);
    }

    void Send(uint32_t flow, Ptr<NetDevice> from, Mac48Address to, Time start, Time stop)
    {
        for (Time t = start; t < stop; t += MilliSeconds(5))
        {
            Simulator::Schedule(t, [this, flow, from, to]() {
                auto packet = Create<Packet>(200);
                packet->AddByteTag(LedgerTag(m_ledger->Sent(flow, from->GetNode()->GetId())));
                from->Send(packet, to, TAGGED);
            });
        }
    }

    uint64_t Lost(LossCause cause) const
    {
        return m_ledger->GetTotals().lostByCause[static_cast<std::size_t>(cause)];
    }

    Ptr<AttachmentLog> m_log;
    Ptr<PacketLedger> m_ledger;
    Ptr<LedgerProbe> m_probe;
    uint32_t m_down{0};
    uint32_t m_up{0};
};

} // namespace

TEST_F(LedgerWifiTest, EveryPacketOfARoamIsExplained)
{
    for (const bool dot1x : {false, true})
    {
        Build({36, 44}, dot1x);
        Watch();
        AttachToFirst();
        ScanAt(MilliSeconds(2900));
        ConnectAt(Seconds(4), 1);
        // Both ways with the old AP until after the move, and down from the new AP since before it.
        auto station = m_sap->GetNetDevice();
        const auto own = m_mac->GetAddress();
        Send(m_down, m_aps[0]->GetMac()->GetDevice(), own, Seconds(2), Seconds(5));
        Send(m_down, m_aps[1]->GetMac()->GetDevice(), own, MilliSeconds(3800), Seconds(5));
        Send(m_up, station, ApAddress(0), Seconds(2), Seconds(4));
        Send(m_up, station, ApAddress(1), Seconds(4), Seconds(5));
        Simulator::Stop(Seconds(6));
        Simulator::Run();
        const auto totals = m_ledger->GetTotals();
        EXPECT_EQ(totals.unexplained, 0U) << m_ledger->DescribeUnexplained();
        EXPECT_TRUE(totals.IsBalanced());
        EXPECT_EQ(totals.inFlight, 0U);
        EXPECT_GT(totals.received, 1180U); // of 400 each before, 200 each after
        // Before and after the move the AP without the station has nobody to send to.
        EXPECT_GT(Lost(LossCause::NOT_ASSOCIATED), 200U);
        EXPECT_EQ(Lost(LossCause::PORT_CLOSED) > 0, dot1x);
        TearDown();
        m_aps.clear();
        m_events.clear();
        SetUp();
    }
}

TEST_F(LedgerWifiTest, ARunMayEndWhileTheStationIsAway)
{
    Build({36, 44, 149, 161});
    Watch();
    AttachToFirst();
    ScanAt(Seconds(3));
    const auto own = m_mac->GetAddress();
    Send(m_down, m_aps[0]->GetMac()->GetDevice(), own, Seconds(2), Seconds(5));
    Send(m_up, m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(5));
    uint64_t most = 0;
    for (int ms = 3000; ms < 3400; ms += 7)
    {
        Simulator::Schedule(MilliSeconds(ms), [this, &most]() {
            const auto totals = m_ledger->GetTotals();
            EXPECT_EQ(totals.unexplained, 0U) << m_ledger->DescribeUnexplained();
            EXPECT_EQ(totals.lost, 0U);
            most = std::max(most, totals.inFlight);
        });
    }
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_GE(most, 2U) << "packets rest at the AP and in the station while it is away";
}
