/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ipv6-tunnel-protocol.h"

#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-static-routing.h"
#include "ns3/log.h"
#include "ns3/mac48-address.h"
#include "ns3/socket.h"
#include "ns3/static-routing-access.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

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

bool
Ipv6TunnelDevice::IsMulticast() const
{
    return true;
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
                          "Octets of the largest packet that enters a tunnel (RFC 2473 section "
                          "7.1); the link's 1500 less one IPv6 header. A second layer is "
                          "fragmented at the tunnel's entry.",
                          UintegerValue(1460),
                          MakeUintegerAccessor(&Ipv6TunnelProtocol::m_mtu),
                          MakeUintegerChecker<uint16_t>(1280))
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
    m_device = CreateObject<Ipv6TunnelDevice>();
    // An address that no real station has (locally administered); IPv6 wants one to form fe80::.
    uint8_t mac[6] = {0x02,
                      0xae,
                      static_cast<uint8_t>(node->GetId() >> 24),
                      static_cast<uint8_t>(node->GetId() >> 16),
                      static_cast<uint8_t>(node->GetId() >> 8),
                      static_cast<uint8_t>(node->GetId())};
    Mac48Address address;
    address.CopyFrom(mac);
    m_device->SetAddress(address);
    m_device->SetMtu(m_mtu);
    m_device->SetNeedsArp(false);
    m_device->SetIsPointToPoint(false);
    m_device->SetSendCallback(MakeCallback(&Ipv6TunnelProtocol::Encapsulate, this));
    node->AddDevice(m_device);
    m_interface = ipv6->AddInterface(m_device);
    ipv6->SetUp(m_interface);
    ipv6->Insert(this);
    SetDownTarget6(MakeCallback(&Ipv6L3Protocol::Send, ipv6));
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
    if (inner.GetDestination().IsMulticast() || inner.GetDestination().IsLinkLocal())
    {
        return true; // neighbour discovery of the device itself: a tunnel has no neighbours
    }
    std::optional<TunnelPath> path;
    auto cause = PacketDropCause::TUNNEL;
    if (const auto ends = FindHostTunnel(inner.GetDestination()))
    {
        path = TunnelPath{{*ends}, nullptr};
    }
    else if (m_selector)
    {
        path = m_selector(inner, cause);
    }
    if (!path || path->layers.empty())
    {
        m_dropTrace(packet, cause);
        return true;
    }
    auto payload = packet->Copy();
    for (std::size_t i = 0; i + 1 < path->layers.size(); ++i)
    {
        Ipv6Header header;
        header.SetSource(path->layers[i].local);
        header.SetDestination(path->layers[i].remote);
        header.SetNextHeader(PROT_NUMBER);
        header.SetHopLimit(m_hopLimit);
        header.SetTrafficClass(inner.GetTrafficClass());
        header.SetPayloadLength(payload->GetSize());
        payload->AddHeader(header);
    }
    SocketIpv6HopLimitTag hopLimit;
    hopLimit.SetHopLimit(m_hopLimit);
    payload->ReplacePacketTag(hopLimit);
    const auto& outermost = path->layers.back();
    m_downTarget(payload, outermost.local, outermost.remote, PROT_NUMBER, path->route);
    return true;
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
    m_selector = nullptr;
    m_acceptors.clear();
    Ipv6OnlyL4Protocol::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
