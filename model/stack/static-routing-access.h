/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STATIC_ROUTING_ACCESS_H
#define STATIC_ROUTING_ACCESS_H

#include "ns3/ipv6-address.h"
#include "ns3/ipv6-route.h"
#include "ns3/ipv6-static-routing.h"
#include "ns3/node.h"
#include "ns3/ptr.h"

namespace ns3
{
namespace fmipv6
{

/**
 * @param node a node
 * @return its static routing, alone or inside list routing; aborts if it has none (set-up error)
 */
Ptr<Ipv6StaticRouting> GetStaticRouting(Ptr<Node> node);

/**
 * Remove the host route to an address. (Ipv6StaticRouting::RemoveRoute by network would take the
 * first route whose network matches, whatever its prefix length.)
 * @param node a node
 * @param destination the address
 * @param interface index of the interface that the route leaves by
 */
void RemoveHostRoute(Ptr<Node> node, Ipv6Address destination, uint32_t interface);

/**
 * The route that a packet would take if there were no route by one interface: past a tunnel.
 * @param node a node
 * @param source source address of the packet
 * @param destination its destination
 * @param interface index of the interface that is not to be used
 * @return the most specific of the other routes, or null
 */
Ptr<Ipv6Route> FindRouteAround(Ptr<Node> node,
                               Ipv6Address source,
                               Ipv6Address destination,
                               uint32_t interface);

} // namespace fmipv6
} // namespace ns3

#endif /* STATIC_ROUTING_ACCESS_H */
