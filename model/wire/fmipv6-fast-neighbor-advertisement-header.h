/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_FAST_NEIGHBOR_ADVERTISEMENT_HEADER_H
#define FMIPV6_FAST_NEIGHBOR_ADVERTISEMENT_HEADER_H

#include "ns3/mobility-header.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Fast Neighbor Advertisement (RFC 4068 6.3.3): MH Type 10.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |            Reserved           |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   .                        Mobility Options                       .
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * options.mobileLla must be there. To carry the FBU's IPv6 packet, set payloadProto to IPV6 and put
 * this header in front of that packet (AddHeader after SetPseudoHeader); the receiver gets the
 * packet back with GetEncapsulatedPacket(). The checksum does not cover it.
 */
class FastNeighborAdvertisementHeader : public MobilityHeader,
                                        public MobilityParser<FastNeighborAdvertisementHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

  protected:
    MobilityHeaderType GetType() const override;
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;
    MobilityParseError CheckOptions() const override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_FAST_NEIGHBOR_ADVERTISEMENT_HEADER_H */
