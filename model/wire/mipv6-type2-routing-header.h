/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_TYPE2_ROUTING_HEADER_H
#define MIPV6_TYPE2_ROUTING_HEADER_H

#include "ns3/ipv6-address.h"
#include "ns3/mobility-message.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * Type 2 routing header (RFC 6275 6.4): 24 octets.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |  Next Header  | Hdr Ext Len=2 | Routing Type=2|Segments Left=1|
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                            Reserved                           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                       Home Address (16)                       |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * Segments Left is written as 1 and may be read as 0, for a header already processed.
 */
class Type2RoutingHeader : public MobilityMessage, public MobilityParser<Type2RoutingHeader>
{
  public:
    /// The routing header as a Next Header value.
    static constexpr uint8_t PROTOCOL = 43;
    /// Routing Type.
    static constexpr uint8_t ROUTING_TYPE = 2;

    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    uint8_t nextHeader{59};  //!< what follows
    uint8_t segmentsLeft{1}; //!< Segments Left, 0 or 1
    Ipv6Address homeAddress; //!< the home address of the mobile node

  protected:
    std::optional<ChecksumRule> GetChecksumRule() const override;
    std::vector<uint8_t> Write() const override;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_TYPE2_ROUTING_HEADER_H */
