/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/static-routing-access.h"

#include "ns3/abort.h"
#include "ns3/ipv6-list-routing.h"
#include "ns3/ipv6-routing-table-entry.h"
#include "ns3/ipv6.h"

namespace ns3
{
namespace fmipv6
{

Ptr<Ipv6StaticRouting>
GetStaticRouting(Ptr<Node> node)
{
    auto protocol = node->GetObject<Ipv6>()->GetRoutingProtocol();
    auto routing = DynamicCast<Ipv6StaticRouting>(protocol);
    if (!routing)
    {
        if (auto list = DynamicCast<Ipv6ListRouting>(protocol))
        {
            for (uint32_t i = 0; i < list->GetNRoutingProtocols() && !routing; ++i)
            {
                int16_t priority;
                routing = DynamicCast<Ipv6StaticRouting>(list->GetRoutingProtocol(i, priority));
            }
        }
    }
    NS_ABORT_MSG_UNLESS(routing, "node " << node->GetId() << " has no Ipv6StaticRouting");
    return routing;
}

void
RemoveHostRoute(Ptr<Node> node, Ipv6Address destination, uint32_t interface)
{
    auto routing = GetStaticRouting(node);
    for (uint32_t i = 0; i < routing->GetNRoutes(); ++i)
    {
        auto route = routing->GetRoute(i);
        if (route.GetDest() == destination && route.GetInterface() == interface &&
            route.GetDestNetworkPrefix().GetPrefixLength() == 128)
        {
            routing->RemoveRoute(i);
            return;
        }
    }
}

Ptr<Ipv6Route>
FindRouteAround(Ptr<Node> node, Ipv6Address source, Ipv6Address destination, uint32_t interface)
{
    auto routing = GetStaticRouting(node);
    Ptr<Ipv6Route> best;
    int longest = -1;
    for (uint32_t i = 0; i < routing->GetNRoutes(); ++i)
    {
        const auto entry = routing->GetRoute(i);
        const auto prefix = entry.GetDestNetworkPrefix();
        if (entry.GetInterface() == interface || prefix.GetPrefixLength() <= longest ||
            !prefix.IsMatch(entry.GetDestNetwork(), destination))
        {
            continue;
        }
        longest = prefix.GetPrefixLength();
        best = Create<Ipv6Route>();
        best->SetSource(source);
        best->SetDestination(destination);
        best->SetGateway(entry.GetGateway());
        best->SetOutputDevice(node->GetObject<Ipv6>()->GetNetDevice(entry.GetInterface()));
    }
    return best;
}

} // namespace fmipv6
} // namespace ns3
