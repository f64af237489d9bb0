/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-icmpv6-header.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(Mipv6Icmpv6Header);

TypeId
Mipv6Icmpv6Header::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::Mipv6Icmpv6Header")
                            .SetParent<MobilityMessage>()
                            .SetGroupName("Fmipv6");
    return tid;
}

TypeId
Mipv6Icmpv6Header::GetInstanceTypeId() const
{
    return GetTypeId();
}

std::optional<MobilityMessage::ChecksumRule>
Mipv6Icmpv6Header::GetChecksumRule() const
{
    return ChecksumRule{PROTOCOL, 2};
}

std::vector<uint8_t>
Mipv6Icmpv6Header::Write() const
{
    OctetWriter writer;
    writer.WriteU8(static_cast<uint8_t>(GetType()));
    writer.WriteZeros(3);
    writer.WriteU16(identifier);
    writer.WriteU16(GetFlags());
    WriteRest(writer);
    return writer.GetOctets();
}

MobilityMessage::ReadResult
Mipv6Icmpv6Header::ReadOctets(const uint8_t* data, std::size_t size)
{
    OctetReader reader(data, size);
    const uint8_t type = reader.ReadU8();
    const uint8_t code = reader.ReadU8();
    reader.Skip(2);
    identifier = reader.ReadU16();
    const uint16_t flags = reader.ReadU16();
    if (reader.HasFailed())
    {
        return {MobilityParseError::TRUNCATED};
    }
    if (type != static_cast<uint8_t>(GetType()))
    {
        return {MobilityParseError::WRONG_TYPE};
    }
    if (code != 0)
    {
        return {MobilityParseError::WRONG_CODE};
    }
    return {ReadRest(flags, reader.GetCurrent(), reader.GetRemaining()), size};
}

uint16_t
Mipv6Icmpv6Header::GetFlags() const
{
    return 0;
}

void
Mipv6Icmpv6Header::WriteRest(OctetWriter&) const
{
}

MobilityParseError
Mipv6Icmpv6Header::ReadRest(uint16_t, const uint8_t*, std::size_t)
{
    return MobilityParseError::NONE;
}

} // namespace fmipv6
} // namespace ns3
