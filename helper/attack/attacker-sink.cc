/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attacker-sink.h"

#include "ns3/abort.h"
#include "ns3/ledger-tag.h"
#include "ns3/node.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(AttackerSink);

TypeId
AttackerSink::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::AttackerSink")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<AttackerSink>();
    return tid;
}

void
AttackerSink::Watch(Ptr<NetDevice> device, Ptr<PacketLedger> ledger)
{
    NS_ABORT_MSG_IF(m_ledger, "AttackerSink::Watch called twice");
    m_ledger = ledger;
    // the callback holds a reference, which Node::DoDispose releases
    device->GetNode()->RegisterProtocolHandler(
        MakeCallback(&AttackerSink::Receive, Ptr<AttackerSink>(this)),
        0,
        device,
        true);
}

uint64_t
AttackerSink::GetPacketCount() const
{
    return m_packets;
}

void
AttackerSink::DoDispose()
{
    m_ledger = nullptr;
    Object::DoDispose();
}

void
AttackerSink::Receive(Ptr<NetDevice> device,
                      Ptr<const Packet> packet,
                      uint16_t /* protocol */,
                      const Address& /* from */,
                      const Address& /* to */,
                      NetDevice::PacketType /* type */)
{
    const auto id = LedgerTag::Find(packet);
    if (id && m_ledger)
    {
        ++m_packets;
        m_ledger->Dropped(*id, LossCause::DIVERTED, {device->GetNode()->GetId(), PlaceKind::NODE});
    }
}

} // namespace fmipv6
} // namespace ns3
