/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_IPV6_L3_PROTOCOL_H
#define MOBILITY_IPV6_L3_PROTOCOL_H

#include "ns3/ipv6-l3-protocol.h"

namespace ns3
{
namespace fmipv6
{

/**
 * ns-3's IPv6, which also knows the source address of packets that leave by the tunnel device.
 *
 * The tunnel device of a router has no address of its own: it is unnumbered. ns-3 asks for a source
 * address at every look-up of a route, also for a packet that is only forwarded, and asserts that
 * the interface has a global one.
 */
class MobilityIpv6L3Protocol : public Ipv6L3Protocol
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * @param interface the interface by which a packet leaves
     * @param dest its destination
     * @return on the tunnel device the local end of the destination's tunnel, else as ns-3 does
     */
    Ipv6Address SourceAddressSelection(uint32_t interface, Ipv6Address dest) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_IPV6_L3_PROTOCOL_H */
