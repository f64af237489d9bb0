/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-static-routing.h"

#include "ns3/ipv6-route.h"
#include "ns3/ipv6-tunnel-protocol.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(MobilityStaticRouting);

TypeId
MobilityStaticRouting::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::MobilityStaticRouting")
                            .SetParent<Ipv6StaticRouting>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<MobilityStaticRouting>();
    return tid;
}

bool
MobilityStaticRouting::RouteInput(Ptr<const Packet> packet,
                                  const Ipv6Header& header,
                                  Ptr<const NetDevice> device,
                                  Ipv6RouteInput::UnicastForward forward,
                                  Ipv6RouteInput::MulticastForward multicast,
                                  Ipv6RouteInput::LocalDeliver deliver,
                                  Ipv6RouteInput::RouteError error)
{
    const auto destination = header.GetDestination();
    auto tunnel = m_stack->GetObject<Ipv6TunnelProtocol>();
    if (tunnel && device != tunnel->GetDevice() && !destination.IsMulticast() &&
        !destination.IsLinkLocal() && tunnel->FindSourceTunnel(header.GetSource()))
    {
        auto route = Create<Ipv6Route>();
        route->SetSource(header.GetSource());
        route->SetDestination(destination);
        route->SetGateway(Ipv6Address::GetAny());
        route->SetOutputDevice(tunnel->GetDevice());
        forward(device, route, packet, header);
        return true;
    }
    return Ipv6StaticRouting::RouteInput(packet,
                                         header,
                                         device,
                                         forward,
                                         multicast,
                                         deliver,
                                         error);
}

void
MobilityStaticRouting::SetIpv6(Ptr<Ipv6> ipv6)
{
    m_stack = ipv6;
    Ipv6StaticRouting::SetIpv6(ipv6);
}

void
MobilityStaticRouting::DoDispose()
{
    m_stack = nullptr;
    Ipv6StaticRouting::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
