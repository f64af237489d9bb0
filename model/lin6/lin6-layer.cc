/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-layer.h"

#include "ns3/abort.h"
#include "ns3/icmpv6-l4-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/lin6-address.h"
#include "ns3/lin6-message.h"
#include "ns3/log.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/udp-header.h"
#include "ns3/udp-l4-protocol.h"
#include "ns3/uinteger.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Lin6Layer");
NS_OBJECT_ENSURE_REGISTERED(Lin6Layer);

namespace
{

/// Tells the device that takes what is for identifiers from a node's other devices without a link.
constexpr uint8_t DEVICE_MARK = 0x16;
/// Hop Limit of neighbour discovery, and of nothing that has come by a router (RFC 4861
/// section 3.1).
constexpr uint8_t ON_LINK_HOP_LIMIT = 255;

/// LIN6 nodes that are neighbours speak of their locators. @param header of a packet
/// @return whether it is neighbour discovery
bool
IsNeighborDiscovery(const Ipv6Header& header)
{
    return header.GetNextHeader() == Icmpv6L4Protocol::PROT_NUMBER &&
           header.GetHopLimit() == ON_LINK_HOP_LIMIT;
}

} // namespace

TypeId
Lin6Layer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Lin6Layer")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Lin6Layer>()
            .AddAttribute("HoldLimit",
                          "How many packets (a number) are kept back during a handover, and for "
                          "each node while its mapping is asked for; those beyond are lost. 0: "
                          "none is kept. An assumption, nothing published says: 500 are as many as "
                          "ns-3's Wi-Fi queue takes.",
                          UintegerValue(500),
                          MakeUintegerAccessor(&Lin6Layer::m_holdLimit),
                          MakeUintegerChecker<uint32_t>())
            .AddTraceSource("PacketDrop",
                            "A packet could not be sent to a node identifier.",
                            MakeTraceSourceAccessor(&Lin6Layer::m_dropTrace),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketHold",
                            "A packet waits for the end of a handover, or for a mapping.",
                            MakeTraceSourceAccessor(&Lin6Layer::m_holdTrace),
                            "ns3::fmipv6::PacketHoldTracedCallback");
    return tid;
}

void
Lin6Layer::Install(Ptr<Node> node, uint64_t id)
{
    NS_ABORT_MSG_IF(m_node, "a node has one Lin6Layer, installed once");
    m_node = node;
    m_id = id;
    m_ipv6 = node->GetObject<Ipv6L3Protocol>();
    const auto device =
        Ipv6TunnelDevice::AddTo(node, DEVICE_MARK, MakeCallback(&Lin6Layer::Send, this));
    Ipv6InterfaceAddress own(GetGeneralizedId(), Ipv6Prefix(64));
    own.SetState(Ipv6InterfaceAddress::PREFERRED);
    m_ipv6->AddAddress(m_ipv6->GetInterfaceForDevice(device), own); // with the route to the others
    node->GetObject<MobilityTrafficControlLayer>()->SetTranslator(
        [this](auto packet, const auto& header) { return Translate(packet, header); });
}

uint64_t
Lin6Layer::GetId() const
{
    return m_id;
}

Ipv6Address
Lin6Layer::GetGeneralizedId() const
{
    return MakeGeneralizedId(m_id);
}

void
Lin6Layer::SetLocator(uint64_t prefix)
{
    m_locator = prefix;
}

uint64_t
Lin6Layer::GetLocator() const
{
    return m_locator;
}

void
Lin6Layer::SetRouteFinder(RouteFinder finder)
{
    m_routeFinder = std::move(finder);
}

Ptr<Ipv6Route>
Lin6Layer::FindRoute(Ipv6Address destination) const
{
    const bool identifier = GetPrefix64(destination) == LIN6_GENERALIZED_PREFIX;
    return m_routeFinder && !identifier ? m_routeFinder(destination) : nullptr;
}

void
Lin6Layer::SetResolver(Resolver resolver)
{
    m_resolver = std::move(resolver);
}

void
Lin6Layer::SetMapping(uint64_t id, uint64_t prefix, Time lifetime)
{
    NS_LOG_FUNCTION(this << id << prefix);
    m_mappings[id] = {prefix, Simulator::Now() + lifetime};
    const auto waiting = m_wait.find(id);
    if (waiting == m_wait.end())
    {
        return;
    }
    const auto packets = std::move(waiting->second);
    m_wait.erase(waiting);
    for (const auto& packet : packets)
    {
        Forward(packet);
    }
}

void
Lin6Layer::Unresolvable(uint64_t id)
{
    const auto waiting = m_wait.find(id);
    if (waiting == m_wait.end())
    {
        return;
    }
    for (const auto& packet : waiting->second)
    {
        m_dropTrace(packet, PacketDropCause::NO_ROUTE);
    }
    m_wait.erase(waiting);
}

std::optional<uint64_t>
Lin6Layer::FindMapping(uint64_t id) const
{
    const auto mapping = m_mappings.find(id);
    return mapping == m_mappings.end() || mapping->second.expires <= Simulator::Now()
               ? std::nullopt
               : std::make_optional(mapping->second.prefix);
}

std::vector<uint64_t>
Lin6Layer::GetPeers() const
{
    std::vector<uint64_t> peers;
    for (const auto& [id, mapping] : m_mappings)
    {
        if (FindMapping(id))
        {
            peers.push_back(id);
        }
    }
    return peers;
}

void
Lin6Layer::Hold()
{
    m_holding = true;
}

void
Lin6Layer::Release()
{
    m_holding = false;
    const auto held = std::move(m_held);
    m_held.clear();
    for (const auto& packet : held)
    {
        Forward(packet);
    }
}

std::size_t
Lin6Layer::GetHeldCount() const
{
    return m_held.size();
}

bool
Lin6Layer::IsControl(Ptr<const Packet> packet)
{
    Ipv6Header header;
    UdpHeader udp;
    if (packet->GetSize() < header.GetSerializedSize() + udp.GetSerializedSize())
    {
        return false;
    }
    auto copy = packet->Copy();
    copy->RemoveHeader(header);
    if (header.GetNextHeader() != UdpL4Protocol::PROT_NUMBER)
    {
        return false;
    }
    copy->PeekHeader(udp);
    return udp.GetDestinationPort() == Lin6Message::PORT;
}

bool
Lin6Layer::Send(Ptr<Packet> packet, const Address&, const Address&, uint16_t protocol)
{
    Ipv6Header header;
    if (protocol != Ipv6L3Protocol::PROT_NUMBER)
    {
        return true;
    }
    packet->PeekHeader(header);
    if (header.GetDestination().IsMulticast() || header.GetDestination().IsLinkLocal())
    {
        return true; // neighbour discovery of the device itself, which has no neighbours
    }
    if (!FindLin6Id(header.GetDestination()))
    {
        m_dropTrace(packet, PacketDropCause::NO_ROUTE);
    }
    else if (m_holding && !IsControl(packet))
    {
        if (m_held.size() < m_holdLimit)
        {
            m_held.push_back(packet->Copy());
            m_holdTrace(packet);
        }
        else
        {
            m_dropTrace(packet,
                        m_holdLimit == 0 ? PacketDropCause::NO_LINK : PacketDropCause::QUEUE);
        }
    }
    else
    {
        Forward(packet->Copy());
    }
    return true;
}

void
Lin6Layer::Forward(Ptr<Packet> packet)
{
    Ipv6Header header;
    packet->PeekHeader(header);
    const auto id = *FindLin6Id(header.GetDestination());
    const auto mapping = FindMapping(id);
    if (!mapping)
    {
        auto& waiting = m_wait[id];
        if (waiting.size() >= m_holdLimit)
        {
            m_dropTrace(packet, PacketDropCause::QUEUE);
            return;
        }
        waiting.push_back(packet);
        m_holdTrace(packet);
        if (waiting.size() == 1 && m_resolver)
        {
            m_resolver(id);
        }
        return;
    }
    const auto destination = JoinPrefixAndId(*mapping, id);
    const auto route = FindRoute(destination);
    if (m_locator == 0 || (m_routeFinder && !route))
    {
        m_dropTrace(packet, PacketDropCause::NO_LINK);
        return;
    }
    packet->RemoveHeader(header);
    SocketIpv6HopLimitTag hopLimit;
    hopLimit.SetHopLimit(header.GetHopLimit());
    packet->ReplacePacketTag(hopLimit);
    m_ipv6->Send(packet,
                 JoinPrefixAndId(m_locator, m_id),
                 destination,
                 header.GetNextHeader(),
                 route);
}

Ptr<const Packet>
Lin6Layer::Translate(Ptr<const Packet> packet, const Ipv6Header& header)
{
    const auto from = FindLin6Id(header.GetSource());
    const auto to = FindLin6Id(header.GetDestination());
    if (!from || !to || IsNeighborDiscovery(header))
    {
        return packet;
    }
    if (GetPrefix64(header.GetSource()) == LIN6_GENERALIZED_PREFIX ||
        GetPrefix64(header.GetDestination()) == LIN6_GENERALIZED_PREFIX)
    {
        m_dropTrace(packet, PacketDropCause::NO_ROUTE); // identifiers are not for the wire
        return nullptr;
    }
    if (*to != m_id)
    {
        return packet;
    }
    auto changed = packet->Copy();
    Ipv6Header identified;
    changed->RemoveHeader(identified);
    identified.SetSource(MakeGeneralizedId(*from));
    identified.SetDestination(GetGeneralizedId());
    changed->AddHeader(identified);
    return changed;
}

void
Lin6Layer::DoDispose()
{
    m_node = nullptr;
    m_ipv6 = nullptr;
    m_routeFinder = nullptr;
    m_resolver = nullptr;
    m_wait.clear();
    m_held.clear();
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
