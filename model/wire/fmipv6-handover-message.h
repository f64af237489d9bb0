/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_HANDOVER_MESSAGE_H
#define FMIPV6_HANDOVER_MESSAGE_H

#include "ns3/fmipv6-profile.h"
#include "ns3/mac48-address.h"
#include "ns3/mobility-header.h"
#include "ns3/mobility-icmpv6-header.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * What HI and HAck have in common: the message between access routers that is an ICMPv6 message in
 * RFC 4068 (6.2) and a Mobility Header message in RFC 5568 (6.2.1). The same members serve both;
 * `profile` says which is written, and reading sets it: the first octet of the one is the ICMPv6
 * type 150, that of the other the Payload Proto 59.
 *
 * To send: set `profile`, ToPacket(source, destination), and hand the packet to IPv6 with
 * GetProtocol() as its Next Header (and hop limit 255 where that is ICMPv6).
 *
 * RFC 4068:
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |  Type = 150   |     Code      |          Checksum             |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   | Subtype = 4, 5|S|U| Reserved  |          Identifier           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Options: LLA (MN), IP Address (PCoA), IP Address (NCoA)
   +-+-+-+-+-+-+-+-+-+-+-+-
   @endverbatim
 *
 * RFC 5568, behind the first six octets of the Mobility Header (MH Type 14, 15):
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |           Sequence #          |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |S|U|  Reserved |      Code     |                               |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               .
   .                        Mobility options                       .
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * Prefix Length of the addresses is written as 64 in RFC 4068's form and as 128 in RFC 5568's; it
 * is not looked at when read.
 */
class HandoverMessage : public MobilityMessage
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    /// @return the Next Header value in front of this message: 58 (ICMPv6) or 135 (Mobility Header)
    uint8_t GetProtocol() const;

    Fmipv6Profile profile{Fmipv6Profile::RFC4068}; //!< whose form
    /// Identifier (RFC 4068) or Sequence # (RFC 5568): matches a HAck to its HI.
    uint16_t identifier{0};
    std::optional<Ipv6Address> ncoa; //!< the care-of address at the NAR

  protected:
    /// The fields that both forms carry, with the octets that they have on the wire.
    struct Fields
    {
        uint16_t identifier{0};            //!< Identifier, Sequence #
        uint8_t flags{0};                  //!< S, U
        uint8_t code{0};                   //!< Code
        std::optional<Mac48Address> mnLla; //!< the mobile node's link-layer address
        std::optional<Ipv6Address> pcoa;   //!< the previous care-of address
        std::optional<Ipv6Address> ncoa;   //!< the new care-of address
    };

    std::vector<uint8_t> Write() const final;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) final;
    std::optional<ChecksumRule> GetChecksumRule() const final;

    /// @return the subtype in RFC 4068's form
    virtual ExperimentalMobilitySubtype GetSubtype() const = 0;
    /// @return the MH Type in RFC 5568's form
    virtual MobilityHeaderType GetMobilityHeaderType() const = 0;
    /// @param fields receives what the members say; identifier and ncoa are set
    virtual void GetFields(Fields& fields) const = 0;
    /**
     * @param fields what was read; profile, identifier and ncoa are set already
     * @return NONE, or why it is no such message
     */
    virtual MobilityParseError SetFields(const Fields& fields) = 0;

  private:
    class Icmpv6Form;
    class MobilityHeaderForm;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_HANDOVER_MESSAGE_H */
