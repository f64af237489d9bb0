/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-stack-helper.h"

#include "ns3/abort.h"
#include "ns3/access-router.h"
#include "ns3/boolean.h"
#include "ns3/home-agent.h"
#include "ns3/ipv6-extension-demux.h"
#include "ns3/ipv6-extension.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/mobility-ipv6-l3-protocol.h"
#include "ns3/mobility-static-routing.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/static-routing-access.h"
#include "ns3/tcp-l4-protocol.h"
#include "ns3/udp-l4-protocol.h"

namespace ns3
{
namespace fmipv6
{

void
MobilityStackHelper::InstallRouter(Ptr<Node> node) const
{
    Install(node, true);
}

void
MobilityStackHelper::InstallMobileNode(Ptr<Node> node) const
{
    Install(node, false);
    MobilityIcmpv6L4Protocol::GetFor(node)->SetMobile(true);
}

void
MobilityStackHelper::InstallHost(Ptr<Node> node) const
{
    Install(node, false);
    // A host is configured by hand and must not form further addresses from advertisements.
    MobilityIcmpv6L4Protocol::GetFor(node)->SetMobile(true);
}

void
MobilityStackHelper::Install(Ptr<Node> node, bool forward) const
{
    NS_ABORT_MSG_IF(node->GetObject<Ipv6>(),
                    "node " << node->GetId() << " has an IPv6 stack already");
    auto ipv6 = CreateObject<MobilityIpv6L3Protocol>();
    ipv6->SetAttribute("SendIcmpv6Redirect", BooleanValue(false));
    // Packets for the home address, which is on the tunnel device, come in by the access link.
    ipv6->SetAttribute("StrongEndSystemModel", BooleanValue(false));
    node->AggregateObject(ipv6);
    node->AggregateObject(CreateObject<MobilityIcmpv6L4Protocol>());
    ipv6->SetRoutingProtocol(CreateObject<MobilityStaticRouting>());
    ipv6->RegisterExtensions();
    ipv6->RegisterOptions();
    ipv6->SetAttribute("IpForward", BooleanValue(forward));
    node->AggregateObject(CreateObject<MobilityTrafficControlLayer>());
    node->AggregateObject(CreateObject<UdpL4Protocol>());
    auto mobility = CreateObject<MobilityHeaderProtocol>();
    node->AggregateObject(mobility);
    mobility->Attach(node);
    auto tunnel = CreateObject<Ipv6TunnelProtocol>();
    node->AggregateObject(tunnel);
    tunnel->CreateDevice(node);
}

void
MobilityStackHelper::AddTcp(Ptr<Node> node)
{
    if (!node->GetObject<TcpL4Protocol>())
    {
        node->AggregateObject(CreateObject<TcpL4Protocol>());
    }
}

uint32_t
MobilityStackHelper::AddInterface(Ptr<Node> node, Ptr<NetDevice> device)
{
    auto ipv6 = node->GetObject<Ipv6>();
    int32_t interface = ipv6->GetInterfaceForDevice(device);
    if (interface < 0)
    {
        interface = ipv6->AddInterface(device);
        ipv6->SetMetric(interface, 1);
        ipv6->SetUp(interface);
    }
    return interface;
}

uint32_t
MobilityStackHelper::AddInterface(Ptr<Node> node,
                                  Ptr<NetDevice> device,
                                  Ipv6Address address,
                                  Ipv6Prefix prefix)
{
    const auto interface = AddInterface(node, device);
    Ipv6InterfaceAddress own(address, prefix);
    own.SetState(Ipv6InterfaceAddress::PREFERRED);
    node->GetObject<Ipv6>()->AddAddress(interface, own);
    return interface;
}

void
MobilityStackHelper::AddRoute(Ptr<Node> node,
                              Ipv6Address network,
                              Ipv6Prefix prefix,
                              Ipv6Address nextHop,
                              Ptr<NetDevice> device)
{
    const auto interface = node->GetObject<Ipv6>()->GetInterfaceForDevice(device);
    NS_ABORT_MSG_IF(interface < 0, "the device has no IPv6 interface");
    GetStaticRouting(node)->AddNetworkRouteTo(network, prefix, nextHop, interface);
}

int64_t
MobilityStackHelper::AssignStreams(NodeContainer nodes, int64_t stream)
{
    const auto used = AssignStackStreams(nodes, stream);
    return used + AssignAgentStreams(nodes, stream + used);
}

int64_t
MobilityStackHelper::AssignStackStreams(NodeContainer nodes, int64_t stream)
{
    const auto first = stream;
    for (auto it = nodes.Begin(); it != nodes.End(); ++it)
    {
        auto node = *it;
        if (auto demux = node->GetObject<Ipv6ExtensionDemux>())
        {
            stream += demux->GetExtension(Ipv6ExtensionFragment::EXT_NUMBER)->AssignStreams(stream);
        }
        if (auto icmpv6 = node->GetObject<Icmpv6L4Protocol>())
        {
            stream += icmpv6->AssignStreams(stream);
        }
        if (auto router = node->GetObject<AccessRouter>())
        {
            stream += router->AssignStreams(stream);
        }
    }
    return stream - first;
}

int64_t
MobilityStackHelper::AssignAgentStreams(NodeContainer nodes, int64_t stream)
{
    const auto first = stream;
    for (auto it = nodes.Begin(); it != nodes.End(); ++it)
    {
        if (auto homeAgent = (*it)->GetObject<HomeAgent>())
        {
            stream += homeAgent->AssignStreams(stream);
        }
        if (auto mobile = (*it)->GetObject<MobileNode>())
        {
            stream += mobile->AssignStreams(stream);
        }
    }
    return stream - first;
}

} // namespace fmipv6
} // namespace ns3
