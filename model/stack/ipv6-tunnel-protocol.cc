/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ipv6-tunnel-protocol.h"

#include "ns3/arrival-tag.h"
#include "ns3/icmpv6-header.h"
#include "ns3/icmpv6-l4-protocol.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-static-routing.h"
#include "ns3/log.h"
#include "ns3/mac48-address.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/static-routing-access.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <array>
#include <limits>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Octets that every link of IPv6 takes (RFC 8200 section 5).
constexpr uint32_t MINIMUM_MTU = 1280;
/// Octets of an IPv6 header.
constexpr uint32_t IPV6_HEADER_SIZE = 40;
/// Octets of a Home Address option with its header, and of a type 2 routing header.
constexpr uint32_t OPTIMIZATION_SIZE = 24;
/// Octets of a Packet Too Big message before the packet in it (RFC 4443 section 3.2).
constexpr uint32_t TOO_BIG_FIXED_PART = 8;
/// Tells the tunnel device from a node's other devices without a link.
constexpr uint8_t DEVICE_MARK = 0xae;
/// For how long a path MTU is believed, as in ns-3's Ipv6PmtuCache (RFC 8201 section 4).
const Time PATH_MTU_LIFETIME = Minutes(10);

/// @param packet with IPv6 header @param header it
/// @return whether it is a message of RFC 4861, which says something about one link
bool
IsNeighborDiscovery(Ptr<const Packet> packet, const Ipv6Header& header)
{
    std::array<uint8_t, IPV6_HEADER_SIZE + 1> octets{};
    return header.GetNextHeader() == Icmpv6L4Protocol::PROT_NUMBER &&
           packet->CopyData(octets.data(), octets.size()) == octets.size() &&
           octets.back() >= Icmpv6Header::ICMPV6_ND_ROUTER_SOLICITATION &&
           octets.back() <= Icmpv6Header::ICMPV6_ND_REDIRECTION;
}

} // namespace

NS_LOG_COMPONENT_DEFINE("Fmipv6TunnelProtocol");
NS_OBJECT_ENSURE_REGISTERED(Ipv6TunnelDevice);
NS_OBJECT_ENSURE_REGISTERED(Ipv6TunnelProtocol);

TypeId
Ipv6TunnelDevice::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::Ipv6TunnelDevice")
                            .SetParent<VirtualNetDevice>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<Ipv6TunnelDevice>();
    return tid;
}

Ptr<Ipv6TunnelDevice>
Ipv6TunnelDevice::AddTo(Ptr<Node> node, uint8_t mark, SendCallback send)
{
    auto device = CreateObject<Ipv6TunnelDevice>();
    // An address that no real station has (locally administered); IPv6 wants one to form fe80::.
    const uint8_t octets[6] = {0x02,
                               mark,
                               static_cast<uint8_t>(node->GetId() >> 24),
                               static_cast<uint8_t>(node->GetId() >> 16),
                               static_cast<uint8_t>(node->GetId() >> 8),
                               static_cast<uint8_t>(node->GetId())};
    Mac48Address address;
    address.CopyFrom(octets);
    device->SetAddress(address);
    device->SetNeedsArp(false);
    device->SetIsPointToPoint(false);
    device->SetSendCallback(send);
    node->AddDevice(device);
    auto ipv6 = node->GetObject<Ipv6L3Protocol>();
    ipv6->SetUp(ipv6->AddInterface(device));
    return device;
}

bool
Ipv6TunnelDevice::IsMulticast() const
{
    return true;
}

uint16_t
Ipv6TunnelDevice::GetMtu() const
{
    return m_mtuProvider ? m_mtuProvider() : VirtualNetDevice::GetMtu();
}

void
Ipv6TunnelDevice::SetMtuProvider(std::function<uint16_t()> provider)
{
    m_mtuProvider = std::move(provider);
}

TypeId
Ipv6TunnelProtocol::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Ipv6TunnelProtocol")
            .SetParent<Ipv6OnlyL4Protocol>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Ipv6TunnelProtocol>()
            .AddAttribute("HopLimit",
                          "Hop Limit of tunnel packets (RFC 2473 section 6.3).",
                          UintegerValue(64),
                          MakeUintegerAccessor(&Ipv6TunnelProtocol::m_hopLimit),
                          MakeUintegerChecker<uint8_t>(1))
            .AddAttribute("Mtu",
                          "Octets of the largest packet that enters a tunnel of one layer whose "
                          "path MTU has not been discovered (RFC 2473 section 7.1): an Ethernet's "
                          "1500 less one IPv6 header. A second layer takes 40 more; 1240 is that "
                          "of a path of the minimum MTU.",
                          UintegerValue(1460),
                          MakeUintegerAccessor(&Ipv6TunnelProtocol::m_mtu),
                          MakeUintegerChecker<uint16_t>(1240, 65495))
            .AddTraceSource("PacketDrop",
                            "A packet could not enter or leave a tunnel.",
                            MakeTraceSourceAccessor(&Ipv6TunnelProtocol::m_dropTrace),
                            "ns3::fmipv6::PacketDropTracedCallback");
    return tid;
}

void
Ipv6TunnelProtocol::CreateDevice(Ptr<Node> node)
{
    m_node = node;
    auto ipv6 = node->GetObject<Ipv6L3Protocol>();
    m_device = Ipv6TunnelDevice::AddTo(node,
                                       DEVICE_MARK,
                                       MakeCallback(&Ipv6TunnelProtocol::Encapsulate, this));
    m_device->SetMtuProvider([this] { return GetDeviceMtu(); });
    m_interface = ipv6->GetInterfaceForDevice(m_device);
    ipv6->Insert(this);
    SetDownTarget6(MakeCallback(&Ipv6L3Protocol::Send, ipv6));
    if (auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(node))
    {
        icmpv6->SetPacketTooBigHandler(
            [this](auto message, const auto&, auto) { HandleTooBig(message); });
    }
}

uint32_t
Ipv6TunnelProtocol::GetInterface() const
{
    return m_interface;
}

Ptr<NetDevice>
Ipv6TunnelProtocol::GetDevice() const
{
    return m_device;
}

void
Ipv6TunnelProtocol::AddHostTunnel(Ipv6Address destination, const TunnelEnds& ends)
{
    NS_LOG_FUNCTION(this << destination << ends.local << ends.remote);
    const bool known = m_tunnels.count(destination) > 0;
    m_tunnels[destination] = ends;
    if (!known)
    {
        GetStaticRouting(m_node)->AddHostRouteTo(destination, m_interface);
    }
}

void
Ipv6TunnelProtocol::RemoveHostTunnel(Ipv6Address destination)
{
    NS_LOG_FUNCTION(this << destination);
    m_lastUse.erase(destination);
    if (m_tunnels.erase(destination) > 0)
    {
        RemoveHostRoute(m_node, destination, m_interface);
    }
}

std::optional<TunnelEnds>
Ipv6TunnelProtocol::FindHostTunnel(Ipv6Address destination) const
{
    const auto tunnel = m_tunnels.find(destination);
    return tunnel == m_tunnels.end() ? std::nullopt : std::optional<TunnelEnds>(tunnel->second);
}

void
Ipv6TunnelProtocol::AddSourceTunnel(Ipv6Address source, const TunnelEnds& ends)
{
    NS_LOG_FUNCTION(this << source << ends.local << ends.remote);
    m_sourceTunnels[source] = ends;
}

void
Ipv6TunnelProtocol::RemoveSourceTunnel(Ipv6Address source)
{
    NS_LOG_FUNCTION(this << source);
    m_sourceTunnels.erase(source);
}

std::optional<TunnelEnds>
Ipv6TunnelProtocol::FindSourceTunnel(Ipv6Address source) const
{
    const auto tunnel = m_sourceTunnels.find(source);
    return tunnel == m_sourceTunnels.end() ? std::nullopt
                                           : std::optional<TunnelEnds>(tunnel->second);
}

std::optional<Time>
Ipv6TunnelProtocol::GetLastUse(Ipv6Address destination) const
{
    const auto use = m_lastUse.find(destination);
    return use == m_lastUse.end() ? std::nullopt : std::optional<Time>(use->second);
}

void
Ipv6TunnelProtocol::SetPathSelector(PathSelector selector)
{
    m_selector = std::move(selector);
}

void
Ipv6TunnelProtocol::AddAcceptor(Acceptor acceptor)
{
    m_acceptors.push_back(std::move(acceptor));
}

bool
Ipv6TunnelProtocol::Encapsulate(Ptr<Packet> packet,
                                const Address&,
                                const Address&,
                                uint16_t protocol)
{
    if (protocol != Ipv6L3Protocol::PROT_NUMBER)
    {
        return true;
    }
    Ipv6Header inner;
    packet->PeekHeader(inner);
    if (inner.GetDestination().IsMulticast() || inner.GetDestination().IsLinkLocal() ||
        IsNeighborDiscovery(packet, inner))
    {
        // A tunnel has no neighbours, and neither Home Address option nor routing header may go
        // with neighbour discovery (RFC 6275 sections 9.3.2 and 11.3.1).
        return true;
    }
    std::optional<TunnelPath> path;
    auto cause = PacketDropCause::TUNNEL;
    if (const auto ends = FindSourceTunnel(inner.GetSource()))
    {
        path = TunnelPath{{*ends}, nullptr};
    }
    else if (const auto ends = FindHostTunnel(inner.GetDestination()))
    {
        path = TunnelPath{{*ends}, nullptr};
        m_lastUse[inner.GetDestination()] = Simulator::Now();
    }
    else if (m_selector)
    {
        path = m_selector(inner, cause);
    }
    if (!path)
    {
        m_dropTrace(packet, cause);
        return true;
    }
    const auto mtu = GetTunnelMtu(*path, inner.GetDestination());
    if (packet->GetSize() > mtu)
    {
        if (packet->GetSize() > MINIMUM_MTU)
        {
            m_dropTrace(packet, PacketDropCause::TOO_BIG);
            ReportTooBig(packet, std::max(mtu, MINIMUM_MTU));
            return true;
        }
        // IPv6 fragments the tunnel packet, of which this node is the source.
        const auto remote =
            path->layers.empty() ? inner.GetDestination() : path->layers.back().remote;
        m_node->GetObject<Ipv6L3Protocol>()->SetPmtu(remote, GetPathMtu(remote));
    }
    auto payload = packet->Copy();
    auto header = inner;
    payload->RemoveHeader(header);
    for (const auto& layer : path->layers)
    {
        AddLayer(payload, header, layer);
    }
    SocketIpv6HopLimitTag hopLimit;
    hopLimit.SetHopLimit(header.GetHopLimit());
    payload->ReplacePacketTag(hopLimit);
    m_downTarget(payload,
                 header.GetSource(),
                 header.GetDestination(),
                 header.GetNextHeader(),
                 path->route);
    return true;
}

void
Ipv6TunnelProtocol::AddLayer(Ptr<Packet> payload, Ipv6Header& header, const TunnelEnds& layer) const
{
    switch (layer.form)
    {
    case TunnelForm::ENCAPSULATION:
        payload->AddHeader(header);
        header.SetNextHeader(PROT_NUMBER);
        header.SetHopLimit(m_hopLimit);
        header.SetSource(layer.local);
        header.SetDestination(layer.remote);
        break;
    case TunnelForm::HOME_ADDRESS: {
        HomeAddressHeader option;
        option.nextHeader = header.GetNextHeader();
        option.homeAddress = header.GetSource();
        payload->AddHeader(option);
        header.SetNextHeader(HomeAddressHeader::PROTOCOL);
        header.SetSource(layer.local);
        break;
    }
    case TunnelForm::ROUTING_HEADER: {
        Type2RoutingHeader routing;
        routing.nextHeader = header.GetNextHeader();
        routing.homeAddress = header.GetDestination();
        payload->AddHeader(routing);
        header.SetNextHeader(Type2RoutingHeader::PROTOCOL);
        header.SetDestination(layer.remote);
        break;
    }
    }
    header.SetPayloadLength(payload->GetSize());
}

uint32_t
Ipv6TunnelProtocol::GetPathMtu(Ipv6Address remote) const
{
    const uint32_t assumed = m_mtu + IPV6_HEADER_SIZE;
    const auto known = m_pathMtu.find(remote);
    return known == m_pathMtu.end() || known->second.expires <= Simulator::Now()
               ? assumed
               : std::min(assumed, known->second.octets);
}

uint32_t
Ipv6TunnelProtocol::GetTunnelMtu(const TunnelPath& path, Ipv6Address destination) const
{
    auto mtu = GetPathMtu(path.layers.empty() ? destination : path.layers.back().remote);
    for (const auto& layer : path.layers)
    {
        mtu -= layer.form == TunnelForm::ENCAPSULATION ? IPV6_HEADER_SIZE : OPTIMIZATION_SIZE;
    }
    return mtu;
}

uint16_t
Ipv6TunnelProtocol::GetDeviceMtu() const
{
    uint32_t mtu = std::numeric_limits<uint16_t>::max();
    if (!m_selector)
    {
        for (const auto& [destination, ends] : m_tunnels)
        {
            if (ends.form == TunnelForm::ROUTING_HEADER)
            {
                mtu = std::min(mtu, GetTunnelMtu({{ends}, nullptr}, destination));
            }
        }
        // Else nothing but what is forwarded enters. It is judged, and its loss accounted, in
        // Encapsulate(): ns-3 drops without a word.
        return std::max(mtu, MINIMUM_MTU);
    }
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    mtu = m_mtu;
    for (uint32_t i = 0; i < ipv6->GetNAddresses(m_interface); ++i)
    {
        Ipv6Header own;
        own.SetSource(ipv6->GetAddress(m_interface, i).GetAddress());
        auto cause = PacketDropCause::TUNNEL;
        if (const auto path = m_selector(own, cause))
        {
            mtu = std::min(mtu, GetTunnelMtu(*path, own.GetDestination()));
        }
    }
    return std::max(mtu, MINIMUM_MTU);
}

bool
Ipv6TunnelProtocol::IsOwn(Ipv6Address address) const
{
    return m_node->GetObject<Ipv6L3Protocol>()->GetInterfaceForAddress(address) >= 0;
}

void
Ipv6TunnelProtocol::ReportTooBig(Ptr<const Packet> packet, uint32_t mtu)
{
    Ipv6Header header;
    packet->PeekHeader(header);
    NS_LOG_FUNCTION(this << header.GetSource() << packet->GetSize() << mtu);
    if (IsOwn(header.GetSource()))
    {
        m_node->GetObject<Ipv6L3Protocol>()->SetPmtu(header.GetDestination(), mtu);
        return;
    }
    if (header.GetSource().IsAny() || header.GetSource().IsMulticast())
    {
        return; // RFC 4443 section 2.4 (e)
    }
    // A copy of the octets only: the tags of the packet do not travel back in the message.
    std::vector<uint8_t> octets(
        std::min(packet->GetSize(), MINIMUM_MTU - IPV6_HEADER_SIZE - TOO_BIG_FIXED_PART));
    packet->CopyData(octets.data(), octets.size());
    m_node->GetObject<Icmpv6L4Protocol>()->SendErrorTooBig(
        Create<Packet>(octets.data(), octets.size()),
        header.GetSource(),
        mtu);
}

void
Ipv6TunnelProtocol::HandleTooBig(Ptr<const Packet> message)
{
    if (message->GetSize() < TOO_BIG_FIXED_PART + 2 * IPV6_HEADER_SIZE)
    {
        return;
    }
    std::array<uint8_t, TOO_BIG_FIXED_PART> fixed{};
    message->CopyData(fixed.data(), fixed.size());
    const uint32_t told = fixed[4] << 24U | fixed[5] << 16U | fixed[6] << 8U | fixed[7];
    auto rest = message->Copy();
    rest->RemoveAtStart(TOO_BIG_FIXED_PART);
    Ipv6Header outer;
    rest->RemoveHeader(outer);
    const auto leadsThere = [&outer](const auto& tunnel) {
        return tunnel.second.local == outer.GetSource() &&
               tunnel.second.remote == outer.GetDestination();
    };
    if (IsOwn(outer.GetSource()) && outer.GetNextHeader() == Type2RoutingHeader::PROTOCOL)
    {
        m_pathMtu[outer.GetDestination()] = {std::max(told, MINIMUM_MTU),
                                             Simulator::Now() + PATH_MTU_LIFETIME};
        return; // the device's MTU tells the sender
    }
    if (outer.GetNextHeader() != PROT_NUMBER || !IsOwn(outer.GetSource()) ||
        (!m_selector && std::none_of(m_tunnels.begin(), m_tunnels.end(), leadsThere) &&
         std::none_of(m_sourceTunnels.begin(), m_sourceTunnels.end(), leadsThere)))
    {
        return; // not about a tunnel of this node
    }
    const auto mtu = std::max(told, MINIMUM_MTU);
    m_pathMtu[outer.GetDestination()] = {mtu, Simulator::Now() + PATH_MTU_LIFETIME};
    Ipv6Header inner;
    rest->PeekHeader(inner);
    if (inner.GetPayloadLength() + IPV6_HEADER_SIZE > MINIMUM_MTU)
    {
        ReportTooBig(rest, std::max(mtu - IPV6_HEADER_SIZE, MINIMUM_MTU));
    }
}

int
Ipv6TunnelProtocol::GetProtocolNumber() const
{
    return PROT_NUMBER;
}

enum IpL4Protocol::RxStatus
Ipv6TunnelProtocol::Receive(Ptr<Packet> packet, const Ipv6Header& header, Ptr<Ipv6Interface>)
{
    NS_LOG_FUNCTION(this << header.GetSource() << header.GetDestination());
    Ipv6Header inner;
    bool accepted = false;
    if (packet->GetSize() >= inner.GetSerializedSize())
    {
        packet->PeekHeader(inner);
        for (const auto& acceptor : m_acceptors)
        {
            if (acceptor(header, inner))
            {
                accepted = true;
                break;
            }
        }
    }
    if (!accepted)
    {
        m_dropTrace(packet, PacketDropCause::TUNNEL);
        return RX_OK; // RFC 2473 wants no error message for a foreign tunnel
    }
    ArrivalTag::Set(packet, {false, header.GetSource()});
    m_device->Receive(packet,
                      Ipv6L3Protocol::PROT_NUMBER,
                      m_device->GetBroadcast(),
                      m_device->GetAddress(),
                      NetDevice::PACKET_HOST);
    return RX_OK;
}

void
Ipv6TunnelProtocol::DoDispose()
{
    m_node = nullptr;
    m_device = nullptr;
    m_tunnels.clear();
    m_sourceTunnels.clear();
    m_selector = nullptr;
    m_acceptors.clear();
    Ipv6OnlyL4Protocol::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
