/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-icmpv6-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(MobilityIcmpv6Header);

TypeId
MobilityIcmpv6Header::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::MobilityIcmpv6Header")
                            .SetParent<MobilityMessage>()
                            .SetGroupName("Fmipv6");
    return tid;
}

TypeId
MobilityIcmpv6Header::GetInstanceTypeId() const
{
    return GetTypeId();
}

std::optional<ExperimentalMobilitySubtype>
MobilityIcmpv6Header::PeekSubtype(Ptr<const Packet> packet)
{
    uint8_t octets[5];
    if (packet->CopyData(octets, sizeof(octets)) < sizeof(octets))
    {
        return std::nullopt;
    }
    const bool isRfc4068 = octets[0] == TYPE;
    if (!isRfc4068 && octets[0] != TYPE_RFC5568)
    {
        return std::nullopt;
    }
    switch (const auto subtype = static_cast<ExperimentalMobilitySubtype>(octets[4]))
    {
    case ExperimentalMobilitySubtype::RTSOLPR:
    case ExperimentalMobilitySubtype::PRRTADV:
        return subtype;
    case ExperimentalMobilitySubtype::HI:
    case ExperimentalMobilitySubtype::HACK:
        return isRfc4068 ? std::optional<ExperimentalMobilitySubtype>(subtype) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<MobilityMessage::ChecksumRule>
MobilityIcmpv6Header::GetChecksumRule() const
{
    return ChecksumRule{PROTOCOL, 2};
}

void
MobilityIcmpv6Header::WriteFixedPart(OctetWriter& writer,
                                     ExperimentalMobilitySubtype subtype,
                                     uint8_t code,
                                     uint8_t flags,
                                     uint16_t id) const
{
    writer.WriteU8(profile == Fmipv6Profile::RFC5568 ? TYPE_RFC5568 : TYPE);
    writer.WriteU8(code);
    writer.WriteZeros(2);
    writer.WriteU8(static_cast<uint8_t>(subtype));
    writer.WriteU8(flags);
    writer.WriteU16(id);
}

MobilityIcmpv6Header::FixedPart
MobilityIcmpv6Header::ReadFixedPart(OctetReader& reader, ExperimentalMobilitySubtype subtype)
{
    FixedPart part;
    const uint8_t type = reader.ReadU8();
    part.code = reader.ReadU8();
    reader.Skip(2);
    const uint8_t readSubtype = reader.ReadU8();
    part.flags = reader.ReadU8();
    identifier = reader.ReadU16();
    if (reader.HasFailed())
    {
        part.error = MobilityParseError::TRUNCATED;
    }
    else if ((type != TYPE && type != TYPE_RFC5568) || readSubtype != static_cast<uint8_t>(subtype))
    {
        part.error = MobilityParseError::WRONG_TYPE;
    }
    profile = type == TYPE_RFC5568 ? Fmipv6Profile::RFC5568 : Fmipv6Profile::RFC4068;
    return part;
}

} // namespace fmipv6
} // namespace ns3
