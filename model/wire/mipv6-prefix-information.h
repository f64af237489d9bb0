/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_PREFIX_INFORMATION_H
#define MIPV6_PREFIX_INFORMATION_H

#include "ns3/ipv6-address.h"
#include "ns3/mobility-nd-option.h"
#include "ns3/mobility-octets.h"
#include "ns3/nstime.h"

#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * Prefix Information option (RFC 4861 4.6.2, R bit of RFC 6275 7.2).
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Type = 3    |  Length = 4   | Prefix Length |L|A|R|Reserved1|
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                         Valid Lifetime                        |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                       Preferred Lifetime                      |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                           Reserved2                           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                           Prefix (16)                         |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
struct PrefixInformation
{
    NetworkPrefix prefix;  //!< the prefix, bits behind it zero
    bool onLink{true};     //!< L
    bool autonomous{true}; //!< A: good for stateless address configuration
    /// The router's own global address: with it the R bit is set and the Prefix field holds it
    /// whole.
    std::optional<Ipv6Address> routerAddress;
    Time validLifetime{Seconds(2592000)};    //!< whole seconds on the wire, INFINITE_LIFETIME
    Time preferredLifetime{Seconds(604800)}; //!< likewise, RFC 4861 6.2.1's default 7 days
};

/**
 * @param writer where to append the option
 * @param option the option
 */
void WriteOption(OctetWriter& writer, const PrefixInformation& option);

/**
 * @param view an option of type PREFIX_INFORMATION
 * @return its content, or nothing if its length or prefix length is impossible
 */
std::optional<PrefixInformation> ReadPrefixInformation(const NdOptionView& view);

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_PREFIX_INFORMATION_H */
