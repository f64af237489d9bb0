/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/on-link-route.h"

namespace ns3
{
namespace fmipv6
{

Ptr<Ipv6Route>
MakeOnLinkRoute(Ipv6Address source, Ipv6Address destination, Ptr<NetDevice> device)
{
    auto route = Create<Ipv6Route>();
    route->SetSource(source);
    route->SetDestination(destination);
    route->SetGateway(Ipv6Address::GetAny());
    route->SetOutputDevice(device);
    return route;
}

} // namespace fmipv6
} // namespace ns3
