/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LEDGER_DOT11_FIXTURE_H
#define LEDGER_DOT11_FIXTURE_H

#include "dot11-fixture.h"

#include "ns3/ledger-probe.h"
#include "ns3/packet-ledger.h"

namespace ns3
{
namespace fmipv6
{

/**
 * The packet ledger over the access points and the station of Dot11Fixture. Each test adds packets
 * with Send() and looks at what became of them.
 */
class LedgerDot11Fixture : public Dot11Fixture
{
  protected:
    /// Protocol number of the ledger's packets.
    static constexpr uint16_t TAGGED = 0x88b6;

    /// Begin to keep the ledger; after Build()
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

    /// Deliveries at a device count as received. @param device which
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

    /// A packet of 200 bytes every 5 ms. @param flow id @param from device @param to receiver
    /// @param start first @param stop none at or after it
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

    /// @param cause of loss @return packets lost by it
    uint64_t Lost(LossCause cause) const
    {
        return m_ledger->GetTotals().lostByCause[static_cast<std::size_t>(cause)];
    }

    Ptr<AttachmentLog> m_log;   //!< names losses by old and new
    Ptr<PacketLedger> m_ledger; //!< the packets
    Ptr<LedgerProbe> m_probe;   //!< fills it
    uint32_t m_down{0};         //!< flow towards the station
    uint32_t m_up{0};           //!< flow from the station
};

} // namespace fmipv6
} // namespace ns3

#endif /* LEDGER_DOT11_FIXTURE_H */
