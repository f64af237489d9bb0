/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ON_LINK_ROUTE_H
#define ON_LINK_ROUTE_H

#include "ns3/ipv6-address.h"
#include "ns3/ipv6-route.h"
#include "ns3/net-device.h"
#include "ns3/ptr.h"

namespace ns3
{
namespace fmipv6
{

/**
 * A route straight onto a link, past the routing table: link-local destinations say nothing about
 * the interface, and a host route may lead an address of the link into a tunnel.
 * @param source source address
 * @param destination destination address, taken to be a neighbour
 * @param device the device on the link
 * @return the route
 */
Ptr<Ipv6Route> MakeOnLinkRoute(Ipv6Address source, Ipv6Address destination, Ptr<NetDevice> device);

} // namespace fmipv6
} // namespace ns3

#endif /* ON_LINK_ROUTE_H */
