/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LIN6_ADDRESS_H
#define LIN6_ADDRESS_H

#include "ns3/ipv6-address.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * The two halves of a LIN6 address (draft-teraoka-ipng-lin6-02): who a node is, and where.
 *
 * A node identifier (LIN6 ID, 64 bits) takes the place of the interface identifier. Behind a
 * subnet's prefix it makes a LIN6 address, which packets have on the wire; behind the generalized
 * identifier prefix it makes the generalized identifier, which is all that transport and
 * application ever see.
 *
 * The draft tells LIN6 identifiers from others by the company that assigned them. Here their first
 * sixteen bits are 0x4c36, with the universal/local bit 0: no identifier that is formed from an
 * Ethernet address is taken for one.
 */

/// @param number of a node @return its node identifier
uint64_t MakeLin6Id(uint32_t number);

/// @param address an IPv6 address @return its last 64 bits if they are a node identifier
std::optional<uint64_t> FindLin6Id(Ipv6Address address);

/// @param address an IPv6 address @return its first 64 bits
uint64_t GetPrefix64(Ipv6Address address);

/// @param prefix first 64 bits @param id last 64 bits @return the address
Ipv6Address JoinPrefixAndId(uint64_t prefix, uint64_t id);

/// First 64 bits of generalized identifiers: fd4c:494e:3600:0::/64, a unique local prefix (RFC
/// 4193) that is never seen on a wire.
extern const uint64_t LIN6_GENERALIZED_PREFIX;

/// @param id a node identifier @return the generalized identifier
Ipv6Address MakeGeneralizedId(uint64_t id);

} // namespace fmipv6
} // namespace ns3

#endif /* LIN6_ADDRESS_H */
