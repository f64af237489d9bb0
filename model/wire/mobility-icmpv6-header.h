/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_ICMPV6_HEADER_H
#define MOBILITY_ICMPV6_HEADER_H

#include "ns3/fmipv6-profile.h"
#include "ns3/mobility-message.h"
#include "ns3/mobility-octets.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// Subtypes of the ICMPv6 messages of RFC 4068 (section 9) and RFC 5568 (section 11).
enum class ExperimentalMobilitySubtype : uint8_t
{
    RTSOLPR = 2, //!< Router Solicitation for Proxy Advertisement
    PRRTADV = 3, //!< Proxy Router Advertisement
    HI = 4,      //!< Handover Initiate, RFC 4068 only
    HACK = 5,    //!< Handover Acknowledge, RFC 4068 only
};

/**
 * The common part of the ICMPv6 messages (RFC 4065, RFC 4068 6.1, 6.2; RFC 5568 6.1).
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |Type = 150, 154|     Code      |          Checksum             |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Subtype     |Flags, Reserved|          Identifier           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Options ...
   +-+-+-+-+-+-+-+-+-+-+-+-
   @endverbatim
 *
 * IP hop limit: 255 (RFC 4068 6.1.1 to 6.2.2, RFC 5568 6.1). Options that are not known are skipped
 by their
 * length; of an option that may occur once, the first counts.
 */
class MobilityIcmpv6Header : public MobilityMessage
{
  public:
    /// ICMPv6 type "experimental mobility protocols" (RFC 4065), which RFC 4068 uses.
    static constexpr uint8_t TYPE = 150;
    /// ICMPv6 type "FMIPv6 messages" (RFC 5568 section 11).
    static constexpr uint8_t TYPE_RFC5568 = 154;
    /// ICMPv6 as a Next Header value.
    static constexpr uint8_t PROTOCOL = 58;
    /// The hop limit of every one of these messages.
    static constexpr uint8_t HOP_LIMIT = 255;

    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    /**
     * Looks at type and subtype only.
     * @param packet a packet that begins with an ICMPv6 message
     * @return the subtype if it is one that the type's RFC has (RFC 5568: RTSOLPR and PRRTADV),
     * else nothing
     */
    static std::optional<ExperimentalMobilitySubtype> PeekSubtype(Ptr<const Packet> packet);

    /// Whose type is written; reading sets it (both types are read).
    Fmipv6Profile profile{Fmipv6Profile::RFC4068};
    /// Identifier: matches a reply to its request; 0 in an unsolicited PrRtAdv.
    uint16_t identifier{0};

  protected:
    std::optional<ChecksumRule> GetChecksumRule() const final;

    /**
     * Appends the eight octets before the options.
     * @param writer where to
     * @param subtype Subtype
     * @param code Code
     * @param flags the octet behind Subtype
     * @param id Identifier
     */
    void WriteFixedPart(OctetWriter& writer,
                        ExperimentalMobilitySubtype subtype,
                        uint8_t code,
                        uint8_t flags,
                        uint16_t id) const;

    /// What precedes the options, as read.
    struct FixedPart
    {
        MobilityParseError error{MobilityParseError::NONE}; //!< NONE, or why not
        uint8_t code{0};                                    //!< Code
        uint8_t flags{0};                                   //!< the octet behind Subtype
    };

    /**
     * Reads the eight octets before the options, sets profile and identifier.
     * @param reader where from
     * @param subtype the Subtype that is wanted
     * @return what is there
     */
    FixedPart ReadFixedPart(OctetReader& reader, ExperimentalMobilitySubtype subtype);
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_ICMPV6_HEADER_H */
