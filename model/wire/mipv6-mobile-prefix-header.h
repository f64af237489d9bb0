/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_MOBILE_PREFIX_HEADER_H
#define MIPV6_MOBILE_PREFIX_HEADER_H

#include "ns3/mipv6-icmpv6-header.h"
#include "ns3/mipv6-prefix-information.h"

#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Mobile Prefix Solicitation (RFC 6275 6.7): ICMPv6 type 146. No options are defined; those that
 * are there are skipped, but one of length 0 spoils the message. Its packet has a Home Address
 * option, whose address is the checksum's source.
 */
class MobilePrefixSolicitationHeader : public Mipv6Icmpv6Header,
                                       public MobilityParser<MobilePrefixSolicitationHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

  protected:
    Mipv6Icmpv6Type GetType() const override;
    MobilityParseError ReadRest(uint16_t flags, const uint8_t* data, std::size_t size) override;
};

/**
 * Mobile Prefix Advertisement (RFC 6275 6.8): ICMPv6 type 147; M and O are the first bits of
 * Mipv6Icmpv6Header's flags. Its packet has a type 2 routing header, whose home address is the
 * checksum's destination.
 */
class MobilePrefixAdvertisementHeader : public Mipv6Icmpv6Header,
                                        public MobilityParser<MobilePrefixAdvertisementHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    bool managed{false};                     //!< M
    bool otherConfiguration{false};          //!< O
    std::vector<PrefixInformation> prefixes; //!< Prefix Information, at least one

  protected:
    Mipv6Icmpv6Type GetType() const override;
    uint16_t GetFlags() const override;
    void WriteRest(OctetWriter& writer) const override;
    MobilityParseError ReadRest(uint16_t flags, const uint8_t* data, std::size_t size) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_MOBILE_PREFIX_HEADER_H */
