/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(FastNeighborAdvertisementHeader);

TypeId
FastNeighborAdvertisementHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::FastNeighborAdvertisementHeader")
                            .SetParent<MobilityHeader>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<FastNeighborAdvertisementHeader>();
    return tid;
}

TypeId
FastNeighborAdvertisementHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
FastNeighborAdvertisementHeader::Print(std::ostream& os) const
{
    os << "FNA proto=" << +payloadProto;
    if (options.mobileLla)
    {
        os << " mn=" << *options.mobileLla;
    }
}

MobilityHeaderType
FastNeighborAdvertisementHeader::GetType() const
{
    return MobilityHeaderType::FAST_NEIGHBOR_ADVERTISEMENT;
}

void
FastNeighborAdvertisementHeader::WriteData(OctetWriter& writer) const
{
    writer.WriteZeros(2);
}

MobilityParseError
FastNeighborAdvertisementHeader::ReadData(OctetReader& reader)
{
    reader.Skip(2);
    return MobilityParseError::NONE;
}

MobilityParseError
FastNeighborAdvertisementHeader::CheckOptions() const
{
    if (payloadProto != NO_NEXT_HEADER && payloadProto != IPV6)
    {
        return MobilityParseError::BAD_VALUE;
    }
    return options.mobileLla ? MobilityParseError::NONE : MobilityParseError::MISSING_OPTION;
}

} // namespace fmipv6
} // namespace ns3
