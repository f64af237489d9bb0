/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_HANDOVER_ACKNOWLEDGE_HEADER_H
#define FMIPV6_HANDOVER_ACKNOWLEDGE_HEADER_H

#include "ns3/fmipv6-handover-message.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * What the Code of a Handover Acknowledge message means, in either profile (RFC 4068 6.2.2, RFC
 * 5568 6.2.1.2); below 128 the handover is accepted. The values are those of RFC 4068 where it has
 * one; ToWireCode() and FromWireCode() turn them into the numbers of a profile.
 */
enum class HandoverAcknowledgeCode : uint8_t
{
    ACCEPTED = 0,                      //!< NCoA valid
    ACCEPTED_NCOA_NOT_VALID = 1,       //!< NCoA not valid (RFC 5568: or in use)
    ACCEPTED_NCOA_IN_USE = 2,          //!< NCoA in use (RFC 5568: number 1, "not valid or in use")
    ACCEPTED_NCOA_ASSIGNED = 3,        //!< NCoA assigned (RFC 5568: number 2)
    ACCEPTED_NCOA_NOT_ASSIGNED = 4,    //!< NCoA not assigned (RFC 4068 only)
    ACCEPTED_USE_PCOA = 5,             //!< use PCoA (RFC 5568 only: number 3)
    UNSOLICITED = 6,                   //!< asks for an HI (RFC 5568 only: number 4)
    REASON_UNSPECIFIED = 128,          //!< not accepted
    ADMINISTRATIVELY_PROHIBITED = 129, //!< not accepted
    INSUFFICIENT_RESOURCES = 130,      //!< not accepted
};

/**
 * @param code a meaning
 * @param profile whose numbers
 * @return the number on the wire. A meaning that the profile has no number for becomes the nearest:
 *         in RFC 5568 NCoA in use and NCoA not assigned become 1; in RFC 4068 "use PCoA" becomes 4
 *         (no NCoA was assigned) and UNSOLICITED, which must not be sent there, 128.
 */
uint8_t ToWireCode(HandoverAcknowledgeCode code, Fmipv6Profile profile);

/**
 * @param code the number on the wire
 * @param profile whose number it is
 * @return its meaning, or nothing for one below 128 that the RFC does not define (what it accepts
 *         is unknown); an unknown one from 128 on is kept as it is, being a refusal
 */
std::optional<HandoverAcknowledgeCode> FromWireCode(uint8_t code, Fmipv6Profile profile);

/**
 * Handover Acknowledge: ICMPv6 subtype 5 (RFC 4068 6.2.2) or MH Type 15 (RFC 5568 6.2.1.2). The bit
 * diagrams are HandoverMessage's; the flags are reserved. Option: new care-of address.
 */
class HandoverAcknowledgeHeader : public HandoverMessage,
                                  public MobilityParser<HandoverAcknowledgeHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    /// @return whether the NAR takes the mobile node (UNSOLICITED, which answers nothing, does not)
    bool IsAccepted() const;

    HandoverAcknowledgeCode code{HandoverAcknowledgeCode::ACCEPTED}; //!< what Code means

  protected:
    ExperimentalMobilitySubtype GetSubtype() const override;
    MobilityHeaderType GetMobilityHeaderType() const override;
    void GetFields(Fields& fields) const override;
    MobilityParseError SetFields(const Fields& fields) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_HANDOVER_ACKNOWLEDGE_HEADER_H */
