/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HMIPV6_MAP_OPTION_H
#define HMIPV6_MAP_OPTION_H

#include "ns3/ipv6-address.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/mobility-octets.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * MAP option (RFC 5380 section 5), by which a router advertises a mobility anchor point.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Type = 23   |  Length = 3   |  Dist |  Pref |R|  Reserved   |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                      Valid Lifetime                           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                Global IP Address for MAP (16)                 |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
struct MapOption
{
    uint8_t distance{1};               //!< Dist: hops to the MAP, 1 (same link) to 15
    uint8_t preference{0};             //!< Pref: 0 to 15, 15 is the best
    bool assignsAddress{false};        //!< R: the MAP assigns the regional care-of address
    Time validLifetime{Seconds(1800)}; //!< whole seconds; 0: the MAP must not be used any more
    Ipv6Address address;               //!< a global address of the MAP
};

/**
 * @param writer where to append the option
 * @param option the option; distance and preference beyond 15 are written as 15, distance 0, which
 *        MUST NOT be used, as 1
 */
void WriteOption(OctetWriter& writer, const MapOption& option);

/**
 * @param view an option of type MAP
 * @return its content, or nothing if its length is not 3 units or its distance is 0
 */
std::optional<MapOption> ReadMapOption(const NdOptionView& view);

} // namespace fmipv6
} // namespace ns3

#endif /* HMIPV6_MAP_OPTION_H */
