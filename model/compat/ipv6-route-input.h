/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IPV6_ROUTE_INPUT_H
#define IPV6_ROUTE_INPUT_H

#include "ns3/ipv6-routing-protocol.h"

namespace ns3
{
namespace fmipv6
{

/// The types of the callbacks of a routing protocol's RouteInput(). @see Ipv6RouteInput
template <typename Function>
struct RouteInputCallbacks;

/// Takes the function's type apart.
template <typename Unicast, typename Multicast, typename Local, typename Error>
struct RouteInputCallbacks<bool (Ipv6RoutingProtocol::*)(Ptr<const Packet>,
                                                         const Ipv6Header&,
                                                         Ptr<const NetDevice>,
                                                         Unicast,
                                                         Multicast,
                                                         Local,
                                                         Error)>
{
    using UnicastForward = Unicast;     //!< takes a packet to forward
    using MulticastForward = Multicast; //!< takes one to forward to many
    using LocalDeliver = Local;         //!< takes one for this node
    using RouteError = Error;           //!< takes one that has no route
};

/// ns-3 passes the callbacks by value up to release 3.38 and by reference later; an override needs
/// what its release has.
using Ipv6RouteInput = RouteInputCallbacks<decltype(&Ipv6RoutingProtocol::RouteInput)>;

} // namespace fmipv6
} // namespace ns3

#endif /* IPV6_ROUTE_INPUT_H */
