/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_HANDOVER_INITIATE_HEADER_H
#define FMIPV6_HANDOVER_INITIATE_HEADER_H

#include "ns3/mac48-address.h"
#include "ns3/mobility-icmpv6-header.h"

#include <optional>

namespace ns3
{
namespace fmipv6
{

/// Code of the Handover Initiate message (RFC 4068 6.2.1).
enum class HandoverInitiateCode : uint8_t
{
    FBU_FROM_PCOA = 0,  //!< the FBU's source address was the PCoA
    FBU_FROM_OTHER = 1, //!< it was not: the mobile node is on the new link
};

/**
 * Handover Initiate (RFC 4068 6.2.1): subtype 4, Code 0 or 1.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |  Type = 150   |     Code      |          Checksum             |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |  Subtype = 4  |S|U| Reserved  |          Identifier           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |   Options: LLA (MN), IP Address (PCoA), IP Address (NCoA)
   +-+-+-+-+-+-+-+-+-+-+-+-
   @endverbatim
 *
 * Prefix Length of the addresses is written as 64 and not looked at when read.
 */
class HandoverInitiateHeader : public MobilityIcmpv6Header,
                               public MobilityParser<HandoverInitiateHeader>
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
    std::optional<Ipv6Address> ncoa; //!< the care-of address wanted at the NAR

  protected:
    std::vector<uint8_t> Write() const override;
    ReadResult ReadOctets(const uint8_t* data, std::size_t size) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_HANDOVER_INITIATE_HEADER_H */
