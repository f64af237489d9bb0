/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_HOME_ADDRESS_HEADER_H
#define MIPV6_HOME_ADDRESS_HEADER_H

#include "ns3/ipv6-address.h"
#include "ns3/mobility-message.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * A Destination Options header with a Home Address option (RFC 6275 6.3, aligned 8n+6): 24 octets.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |  Next Header  |Hdr Ext Len = 2|   PadN = 1    |  Length = 2   |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |               0               |  Type = 201   | Length = 16   |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                       Home Address (16)                       |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * To read: any Destination Options header is good; homeAddress is absent if it has no such option.
 * Other options are skipped here by their length; what else their two highest type bits ask for is
 * left to the IPv6 stack.
 */
class HomeAddressHeader : public MobilityMessage, public MobilityParser<HomeAddressHeader>
{
  public:
    /// Destination Options as a Next Header value.
    static constexpr uint8_t PROTOCOL = 60;
    /// Option Type of the Home Address option.
    static constexpr uint8_t OPTION_TYPE = 201;

    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    uint8_t nextHeader{59};                 //!< what follows
    std::optional<Ipv6Address> homeAddress; //!< the Home Address option
    /// Where the home address is, in octets from the header's first; 0 if it is not there.
    std::size_t homeAddressOffset{0};

  protected:
    std::optional<ChecksumRule> GetChecksumRule() const override;
    std::vector<uint8_t> Write() const override;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_HOME_ADDRESS_HEADER_H */
