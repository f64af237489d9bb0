/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_HANDOVER_INITIATE_HEADER_H
#define FMIPV6_HANDOVER_INITIATE_HEADER_H

#include "ns3/fmipv6-handover-message.h"

namespace ns3
{
namespace fmipv6
{

/// Code of the Handover Initiate message (RFC 4068 6.2.1, RFC 5568 6.2.1.1).
enum class HandoverInitiateCode : uint8_t
{
    FBU_FROM_PCOA = 0,  //!< the FBU's source address was the PCoA
    FBU_FROM_OTHER = 1, //!< it was not: the mobile node is on the new link
};

/**
 * Handover Initiate: ICMPv6 subtype 4 (RFC 4068 6.2.1) or MH Type 14 (RFC 5568 6.2.1.1), Code 0 or
 * 1 in both. The bit diagrams are HandoverMessage's. A message without the mobile node's link-layer
 * address is refused.
 */
class HandoverInitiateHeader : public HandoverMessage, public MobilityParser<HandoverInitiateHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    HandoverInitiateCode code{HandoverInitiateCode::FBU_FROM_PCOA}; //!< Code
    bool assignAddress{false};       //!< S: a new CoA is wanted in the answer; never with Code 1
    bool buffer{false};              //!< U: please hold packets for the mobile node
    Mac48Address mnLla;              //!< the mobile node's link-layer address; always there
    std::optional<Ipv6Address> pcoa; //!< the care-of address at the PAR

  protected:
    ExperimentalMobilitySubtype GetSubtype() const override;
    MobilityHeaderType GetMobilityHeaderType() const override;
    void GetFields(Fields& fields) const override;
    MobilityParseError SetFields(const Fields& fields) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_HANDOVER_INITIATE_HEADER_H */
