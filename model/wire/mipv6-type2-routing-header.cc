/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-type2-routing-header.h"

#include "ns3/mobility-octets.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t HEADER_LENGTH = 2; //!< Hdr Ext Len
constexpr std::size_t SIZE = 24;     //!< octets

} // namespace

NS_OBJECT_ENSURE_REGISTERED(Type2RoutingHeader);

TypeId
Type2RoutingHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::Type2RoutingHeader")
                            .SetParent<MobilityMessage>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<Type2RoutingHeader>();
    return tid;
}

TypeId
Type2RoutingHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
Type2RoutingHeader::Print(std::ostream& os) const
{
    os << "routing header 2 next=" << +nextHeader << " left=" << +segmentsLeft
       << " home=" << homeAddress;
}

std::optional<MobilityMessage::ChecksumRule>
Type2RoutingHeader::GetChecksumRule() const
{
    return std::nullopt;
}

std::vector<uint8_t>
Type2RoutingHeader::Write() const
{
    OctetWriter writer;
    writer.WriteU8(nextHeader);
    writer.WriteU8(HEADER_LENGTH);
    writer.WriteU8(ROUTING_TYPE);
    writer.WriteU8(segmentsLeft);
    writer.WriteZeros(4);
    writer.WriteAddress(homeAddress);
    return writer.GetOctets();
}

MobilityMessage::ReadResult
Type2RoutingHeader::ReadOctets(const uint8_t* data, std::size_t size)
{
    OctetReader reader(data, size);
    nextHeader = reader.ReadU8();
    const uint8_t length = reader.ReadU8();
    const uint8_t type = reader.ReadU8();
    segmentsLeft = reader.ReadU8();
    if (!reader.HasFailed() && type != ROUTING_TYPE)
    {
        return {MobilityParseError::WRONG_TYPE};
    }
    if (!reader.HasFailed() && length != HEADER_LENGTH)
    {
        return {MobilityParseError::BAD_LENGTH};
    }
    reader.Skip(4);
    homeAddress = reader.ReadAddress();
    if (reader.HasFailed())
    {
        return {MobilityParseError::TRUNCATED};
    }
    return {segmentsLeft > 1 ? MobilityParseError::BAD_VALUE : MobilityParseError::NONE, SIZE};
}

} // namespace fmipv6
} // namespace ns3
