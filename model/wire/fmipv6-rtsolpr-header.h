/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_RTSOLPR_HEADER_H
#define FMIPV6_RTSOLPR_HEADER_H

#include "ns3/mac48-address.h"
#include "ns3/mobility-icmpv6-header.h"

#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Router Solicitation for Proxy Advertisement (RFC 4068 6.1.1, RFC 5568 6.1.1): subtype 2,
 * Code 0. The profiles differ in the ICMPv6 type only.
 *
 * The bit diagram is MobilityIcmpv6Header's; the octet behind Subtype is reserved. Options: source
 * link-layer address (19, Option-Code 4), and one New Access Point link-layer address (19,
 * Option-Code 1) for each access point asked for, or a single wildcard (Option-Code 0, all zeros).
 */
class RtSolPrHeader : public MobilityIcmpv6Header, public MobilityParser<RtSolPrHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    /// @return whether all nearby access points are asked for
    bool IsWildcard() const;

    std::optional<Mac48Address> sourceLla; //!< the sender's address
    /// The access points asked for, at least one; the one value 00:00:00:00:00:00 asks for all.
    std::vector<Mac48Address> apLlas{Mac48Address()};

  protected:
    std::vector<uint8_t> Write() const override;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_RTSOLPR_HEADER_H */
