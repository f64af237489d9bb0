/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_HANDOVER_ACKNOWLEDGE_HEADER_H
#define FMIPV6_HANDOVER_ACKNOWLEDGE_HEADER_H

#include "ns3/mobility-icmpv6-header.h"

#include <optional>

namespace ns3
{
namespace fmipv6
{

/// Code of the Handover Acknowledge message (RFC 4068 6.2.2); below 128 the handover is accepted.
enum class HandoverAcknowledgeCode : uint8_t
{
    ACCEPTED = 0,                      //!< NCoA valid
    ACCEPTED_NCOA_NOT_VALID = 1,       //!< NCoA not valid
    ACCEPTED_NCOA_IN_USE = 2,          //!< NCoA in use
    ACCEPTED_NCOA_ASSIGNED = 3,        //!< NCoA assigned (assigned addressing)
    ACCEPTED_NCOA_NOT_ASSIGNED = 4,    //!< NCoA not assigned (assigned addressing)
    REASON_UNSPECIFIED = 128,          //!< not accepted
    ADMINISTRATIVELY_PROHIBITED = 129, //!< not accepted
    INSUFFICIENT_RESOURCES = 130,      //!< not accepted
};

/**
 * Handover Acknowledge (RFC 4068 6.2.2): subtype 5.
 *
 * The bit diagram is MobilityIcmpv6Header's; the octet behind Subtype is reserved. Option: New
 * Care-of Address (17, Option-Code 2; Prefix Length 64, not looked at when read). A Code below 128
 * that the RFC does not define is refused (WRONG_CODE), since what it accepts is unknown; an
 * unknown one from 128 on is a refusal.
 */
class HandoverAcknowledgeHeader : public MobilityIcmpv6Header,
                                  public MobilityParser<HandoverAcknowledgeHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    /// @return whether the NAR takes the mobile node
    bool IsAccepted() const;

    HandoverAcknowledgeCode code{HandoverAcknowledgeCode::ACCEPTED}; //!< Code
    std::optional<Ipv6Address> ncoa; //!< the care-of address to use, where the NAR says one

  protected:
    std::vector<uint8_t> Write() const override;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_HANDOVER_ACKNOWLEDGE_HEADER_H */
