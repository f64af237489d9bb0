/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef UNICAST_ROUTABLE_H
#define UNICAST_ROUTABLE_H

#include "ns3/ipv6-address.h"

namespace ns3
{
namespace fmipv6
{

/**
 * @param address an address
 * @return whether it may be a home address or a care-of address (RFC 6275 sections 6.1.7, 6.3 and
 *         6.4): not ::, multicast, link-local or loopback
 */
bool IsUnicastRoutable(Ipv6Address address);

} // namespace fmipv6
} // namespace ns3

#endif /* UNICAST_ROUTABLE_H */
