/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_ICMPV6_HEADER_H
#define MIPV6_ICMPV6_HEADER_H

#include "ns3/mobility-message.h"
#include "ns3/mobility-octets.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/// ICMPv6 types of Mobile IPv6 (RFC 6275 6.5 to 6.8).
enum class Mipv6Icmpv6Type : uint8_t
{
    HOME_AGENT_DISCOVERY_REQUEST = 144, //!< Home Agent Address Discovery Request
    HOME_AGENT_DISCOVERY_REPLY = 145,   //!< Home Agent Address Discovery Reply
    MOBILE_PREFIX_SOLICITATION = 146,   //!< Mobile Prefix Solicitation
    MOBILE_PREFIX_ADVERTISEMENT = 147,  //!< Mobile Prefix Advertisement
};

/**
 * The common part of Mobile IPv6's ICMPv6 messages (RFC 6275 6.5 to 6.8), Code 0.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |     Type      |   Code = 0    |          Checksum             |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |          Identifier           |       Flags, Reserved         |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
class Mipv6Icmpv6Header : public MobilityMessage
{
  public:
    /// ICMPv6 as a Next Header value.
    static constexpr uint8_t PROTOCOL = 58;

    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    uint16_t identifier{0}; //!< Identifier: matches an answer to its request

  protected:
    std::optional<ChecksumRule> GetChecksumRule() const final;
    std::vector<uint8_t> Write() const final;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) final;

    /// @return Type
    virtual Mipv6Icmpv6Type GetType() const = 0;
    /// @return Flags, Reserved; here: none
    virtual uint16_t GetFlags() const;
    /// @param writer where to append what follows the first eight octets; here: nothing
    virtual void WriteRest(OctetWriter& writer) const;
    /**
     * @param flags Flags, Reserved
     * @param data what follows the first eight octets
     * @param size how many octets
     * @return NONE, or why it is no such message; here: any rest will do
     */
    virtual MobilityParseError ReadRest(uint16_t flags, const uint8_t* data, std::size_t size);
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_ICMPV6_HEADER_H */
