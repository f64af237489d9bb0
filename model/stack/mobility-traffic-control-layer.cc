/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-traffic-control-layer.h"

#include "ns3/arrival-tag.h"
#include "ns3/care-of-address-tag.h"
#include "ns3/icmpv6-header.h"
#include "ns3/icmpv6-l4-protocol.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-queue-disc-item.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-header.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/unicast-routable.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobilityTrafficControlLayer");
NS_OBJECT_ENSURE_REGISTERED(MobilityTrafficControlLayer);

namespace
{

/// Octets of an IPv6 header.
constexpr uint32_t IPV6_HEADER_SIZE = 40;

/// @param packet begins with an extension header of at least 2 octets @return its length
uint32_t
GetExtensionLength(Ptr<const Packet> packet)
{
    uint8_t octets[2];
    packet->CopyData(octets, sizeof(octets));
    return (octets[1] + 1U) * 8;
}

/// Put the rest of a packet behind a changed header.
/// @param payload behind the IPv6 header @param strip octets of extension header to remove
/// @param header the changed header @param next Next Header @return the packet
Ptr<Packet>
Rebuild(Ptr<Packet> payload, uint32_t strip, Ipv6Header header, uint8_t next)
{
    payload->RemoveAtStart(strip);
    header.SetNextHeader(next);
    header.SetPayloadLength(payload->GetSize());
    payload->AddHeader(header);
    return payload;
}

/// @param node a node @param address an address
/// @return whether the node has it as a home address: on its tunnel, where mobile nodes keep theirs
bool
IsHomeAddress(Ptr<Node> node, Ipv6Address address)
{
    const auto tunnel = node->GetObject<Ipv6TunnelProtocol>();
    if (!tunnel || !IsUnicastRoutable(address))
    {
        return false;
    }
    const auto ipv6 = node->GetObject<Ipv6L3Protocol>();
    const auto interface = tunnel->GetInterface();
    for (uint32_t i = 0; i < ipv6->GetNAddresses(interface); ++i)
    {
        if (ipv6->GetAddress(interface, i).GetAddress() == address)
        {
            return true;
        }
    }
    return false;
}

/**
 * Neighbor Unreachability Detection asks an address itself (RFC 4861 section 7.3.3). Where this
 * node answers for the address it must do so here too, and neither forward nor tunnel the question.
 *
 * @param device where it came
 * @param packet a packet with its IPv6 header
 * @param header its IPv6 header
 * @return whether it was a Neighbor Solicitation to an address that this node answers for
 */
bool
IsProbeOfProxied(Ptr<NetDevice> device, Ptr<const Packet> packet, const Ipv6Header& header)
{
    constexpr uint8_t ON_LINK = 255;
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(device->GetNode());
    if (!icmpv6 || header.GetHopLimit() != ON_LINK || !icmpv6->IsProxied(header.GetDestination()))
    {
        return false;
    }
    auto payload = packet->Copy();
    payload->RemoveAtStart(IPV6_HEADER_SIZE);
    if (payload->GetSize() > header.GetPayloadLength())
    {
        payload->RemoveAtEnd(payload->GetSize() - header.GetPayloadLength());
    }
    uint8_t type = 0;
    payload->CopyData(&type, 1);
    auto ipv6 = device->GetNode()->GetObject<Ipv6L3Protocol>();
    const auto interface = ipv6->GetInterfaceForDevice(device);
    if (type != Icmpv6Header::ICMPV6_ND_NEIGHBOR_SOLICITATION || interface < 0)
    {
        return false;
    }
    icmpv6->Receive(payload, header, ipv6->GetInterface(interface));
    return true;
}

} // namespace

TypeId
MobilityTrafficControlLayer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobilityTrafficControlLayer")
            .SetParent<TrafficControlLayer>()
            .SetGroupName("Fmipv6")
            .AddConstructor<MobilityTrafficControlLayer>()
            .AddTraceSource("MsgDrop",
                            "A packet with a Home Address option or a type 2 routing header was "
                            "not acceptable.",
                            MakeTraceSourceAccessor(&MobilityTrafficControlLayer::m_msgDropTrace),
                            "ns3::fmipv6::MobilityTrafficControlLayer::MsgDropTracedCallback")
            .AddTraceSource("Transmit",
                            "An IPv6 packet is handed to a device, its next hop resolved.",
                            MakeTraceSourceAccessor(&MobilityTrafficControlLayer::m_transmitTrace),
                            "ns3::fmipv6::MobilityTrafficControlLayer::TransmitTracedCallback")
            .AddTraceSource("PacketDrop",
                            "A packet with such a header was dropped.",
                            MakeTraceSourceAccessor(&MobilityTrafficControlLayer::m_dropTrace),
                            "ns3::fmipv6::PacketDropTracedCallback");
    return tid;
}

void
MobilityTrafficControlLayer::Send(Ptr<NetDevice> device, Ptr<QueueDiscItem> item)
{
    if (!m_transmitTrace.IsEmpty())
    {
        if (const auto ipv6Item = DynamicCast<Ipv6QueueDiscItem>(item))
        {
            m_transmitTrace(ipv6Item->GetHeader(), item->GetPacket(), device);
        }
    }
    TrafficControlLayer::Send(device, item);
}

void
MobilityTrafficControlLayer::SetInterposer(Interposer interposer)
{
    m_interposer = std::move(interposer);
}

void
MobilityTrafficControlLayer::SetTranslator(Translator translator)
{
    m_translator = std::move(translator);
}

void
MobilityTrafficControlLayer::DoDispose()
{
    m_interposer = nullptr;
    m_translator = nullptr;
    m_bindingChecks.clear();
    TrafficControlLayer::DoDispose();
}

void
MobilityTrafficControlLayer::AddBindingCheck(BindingCheck check)
{
    m_bindingChecks.push_back(std::move(check));
}

bool
MobilityTrafficControlLayer::HasBinding(Ipv6Address home, Ipv6Address careOf) const
{
    return std::any_of(m_bindingChecks.begin(), m_bindingChecks.end(), [&](const auto& check) {
        return check(home, careOf);
    });
}

void
MobilityTrafficControlLayer::Drop(Ptr<const Packet> packet, const std::string& reason)
{
    m_msgDropTrace(packet, reason);
    m_dropTrace(packet, PacketDropCause::TUNNEL);
}

void
MobilityTrafficControlLayer::Receive(Ptr<NetDevice> device,
                                     Ptr<const Packet> packet,
                                     uint16_t protocol,
                                     const Address& from,
                                     const Address& to,
                                     NetDevice::PacketType packetType)
{
    if (!m_interposer || protocol != Ipv6L3Protocol::PROT_NUMBER)
    {
        Take(device, packet, protocol, from, to, packetType);
        return;
    }
    m_interposer(device,
                 packet,
                 [self = Ptr<MobilityTrafficControlLayer>(this),
                  device,
                  packet,
                  protocol,
                  from,
                  to,
                  packetType] {
                     if (device->GetNode())
                     {
                         self->Take(device, packet, protocol, from, to, packetType);
                     }
                 });
}

void
MobilityTrafficControlLayer::Take(Ptr<NetDevice> device,
                                  Ptr<const Packet> packet,
                                  uint16_t protocol,
                                  const Address& from,
                                  const Address& to,
                                  NetDevice::PacketType packetType)
{
    if (protocol == Ipv6L3Protocol::PROT_NUMBER)
    {
        if (packet->GetSize() < IPV6_HEADER_SIZE)
        {
            m_msgDropTrace(packet, "shorter than an IPv6 header");
            return;
        }
        Ipv6Header header;
        packet->PeekHeader(header);
        if (m_translator)
        {
            packet = m_translator(packet, header);
            if (!packet)
            {
                return;
            }
            packet->PeekHeader(header);
        }
        const auto next = header.GetNextHeader();
        if (next == Icmpv6L4Protocol::PROT_NUMBER && IsProbeOfProxied(device, packet, header))
        {
            return;
        }
        if (next == HomeAddressHeader::PROTOCOL || next == Type2RoutingHeader::PROTOCOL)
        {
            auto ipv6 = device->GetNode()->GetObject<Ipv6L3Protocol>();
            if (ipv6 && ipv6->GetInterfaceForAddress(header.GetDestination()) >= 0)
            {
                packet = SwapAddresses(device->GetNode(), packet, header);
                if (!packet)
                {
                    return;
                }
            }
        }
    }
    TrafficControlLayer::Receive(device, packet, protocol, from, to, packetType);
}

Ptr<const Packet>
MobilityTrafficControlLayer::SwapAddresses(Ptr<Node> node,
                                           Ptr<const Packet> packet,
                                           const Ipv6Header& header)
{
    auto payload = packet->Copy();
    payload->RemoveAtStart(IPV6_HEADER_SIZE);
    if (payload->GetSize() > header.GetPayloadLength())
    {
        payload->RemoveAtEnd(payload->GetSize() - header.GetPayloadLength());
    }
    auto changed = header;
    if (header.GetNextHeader() == HomeAddressHeader::PROTOCOL)
    {
        const auto option = HomeAddressHeader::Parse(payload);
        if (!option || !option->homeAddress)
        {
            return packet; // some other destination option: the stack knows
        }
        const auto home = *option->homeAddress;
        if (!IsUnicastRoutable(home))
        {
            Drop(packet, "home address option with no unicast routable address");
            return nullptr;
        }
        // RFC 6275 section 9.3.1: mobility messages prove themselves.
        if (option->nextHeader != MobilityHeader::PROTOCOL && !HasBinding(home, header.GetSource()))
        {
            Drop(packet, "home address option without a binding");
            if (auto mobility = node->GetObject<MobilityHeaderProtocol>())
            {
                mobility->SendBindingError(BindingErrorStatus::UNKNOWN_BINDING,
                                           header.GetDestination(),
                                           header.GetSource(),
                                           home);
            }
            return nullptr;
        }
        changed.SetSource(home);
        auto rebuilt = Rebuild(payload, GetExtensionLength(payload), changed, option->nextHeader);
        CareOfAddressTag tag(header.GetSource());
        rebuilt->ReplacePacketTag(tag);
        return rebuilt;
    }
    MobilityParseError error;
    const auto routing = Type2RoutingHeader::Parse(payload, &error);
    if (!routing && error == MobilityParseError::WRONG_TYPE)
    {
        return packet; // some other routing header
    }
    // RFC 6275 sections 6.4 and 11.3.3: what fails is discarded in silence, and nobody but a mobile
    // node has a home address (section 8.2).
    if (!routing || routing->segmentsLeft != 1)
    {
        Drop(packet, "malformed type 2 routing header");
        return nullptr;
    }
    if (!IsHomeAddress(node, routing->homeAddress))
    {
        Drop(packet, "type 2 routing header to a foreign home address");
        return nullptr;
    }
    changed.SetDestination(routing->homeAddress);
    auto rebuilt = Rebuild(payload, GetExtensionLength(payload), changed, routing->nextHeader);
    auto arrival = ArrivalTag::Of(rebuilt);
    arrival.hasRoutingHeader = true;
    ArrivalTag::Set(rebuilt, arrival);
    return rebuilt;
}

} // namespace fmipv6
} // namespace ns3
