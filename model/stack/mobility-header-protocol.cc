/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-header-protocol.h"

#include "ns3/care-of-address-tag.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/log.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobilityHeaderProtocol");
NS_OBJECT_ENSURE_REGISTERED(MobilityHeaderProtocol);

TypeId
MobilityHeaderProtocol::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobilityHeaderProtocol")
            .SetParent<Ipv6OnlyL4Protocol>()
            .SetGroupName("Fmipv6")
            .AddConstructor<MobilityHeaderProtocol>()
            .AddTraceSource("MsgDrop",
                            "A Mobility Header was malformed or of no use to this node.",
                            MakeTraceSourceAccessor(&MobilityHeaderProtocol::m_msgDropTrace),
                            "ns3::fmipv6::MobilityHeaderProtocol::MsgDropTracedCallback");
    return tid;
}

void
MobilityHeaderProtocol::Attach(Ptr<Node> node)
{
    auto ipv6 = node->GetObject<Ipv6L3Protocol>();
    ipv6->Insert(this);
    SetDownTarget6(MakeCallback(&Ipv6L3Protocol::Send, ipv6));
}

void
MobilityHeaderProtocol::Register(MobilityHeaderType type, Handler handler)
{
    m_handlers[static_cast<uint8_t>(type)] = std::move(handler);
}

Ptr<NetDevice>
MobilityHeaderProtocol::GetIncomingDevice() const
{
    return m_incoming;
}

int
MobilityHeaderProtocol::GetProtocolNumber() const
{
    return MobilityHeader::PROTOCOL;
}

enum IpL4Protocol::RxStatus
MobilityHeaderProtocol::Receive(Ptr<Packet> packet,
                                const Ipv6Header& header,
                                Ptr<Ipv6Interface> interface)
{
    NS_LOG_FUNCTION(this << header.GetSource() << header.GetDestination());
    const auto type = MobilityHeader::PeekType(packet);
    if (!type)
    {
        m_msgDropTrace(packet, "truncated");
        return RX_OK;
    }
    const auto handler = m_handlers.find(*type);
    if (handler == m_handlers.end())
    {
        m_msgDropTrace(packet, "unexpected MH type");
        return RX_OK;
    }
    CareOfAddressTag careOf;
    const auto wireSource =
        packet->PeekPacketTag(careOf) ? careOf.GetAddress() : header.GetSource();
    m_incoming = interface ? interface->GetDevice() : nullptr;
    handler->second(packet, header, wireSource);
    m_incoming = nullptr;
    return RX_OK;
}

void
MobilityHeaderProtocol::DoDispose()
{
    m_handlers.clear();
    Ipv6OnlyL4Protocol::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
