/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-message.h"

#include "ns3/mobility-octets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param writer gets 64 bits @param value them
void
WriteU64(OctetWriter& writer, uint64_t value)
{
    writer.WriteU32(static_cast<uint32_t>(value >> 32U));
    writer.WriteU32(static_cast<uint32_t>(value));
}

/// @param reader has 64 bits @return them
uint64_t
ReadU64(OctetReader& reader)
{
    const uint64_t high = reader.ReadU32();
    return high << 32U | reader.ReadU32();
}

} // namespace

std::string
ToString(Lin6MessageType type)
{
    switch (type)
    {
    case Lin6MessageType::MAPPING_UPDATE:
        return "MappingUpdate";
    case Lin6MessageType::MAPPING_ACK:
        return "MappingAck";
    case Lin6MessageType::MAPPING_QUERY:
        return "MappingQuery";
    case Lin6MessageType::MAPPING_REPLY:
        return "MappingReply";
    case Lin6MessageType::REFRESH_REQUEST:
        return "RefreshRequest";
    case Lin6MessageType::REFRESH_ACK:
        return "RefreshAck";
    }
    return "unknown";
}

Ptr<Packet>
Lin6Message::ToPacket() const
{
    OctetWriter writer;
    writer.WriteU8(static_cast<uint8_t>(type));
    writer.WriteU8(static_cast<uint8_t>(status));
    writer.WriteU16(sequence);
    // ns-3 shifts negative numbers when it makes seconds of them.
    const double seconds = std::floor(Max(lifetime, Time(0)).GetSeconds());
    const double most = std::numeric_limits<uint32_t>::max();
    writer.WriteU32(static_cast<uint32_t>(std::min(seconds, most)));
    WriteU64(writer, node);
    WriteU64(writer, prefix);
    const auto& octets = writer.GetOctets();
    return Create<Packet>(octets.data(), octets.size());
}

std::optional<Lin6Message>
Lin6Message::Parse(Ptr<const Packet> packet)
{
    std::array<uint8_t, SIZE> octets{};
    if (packet->CopyData(octets.data(), octets.size()) < octets.size())
    {
        return std::nullopt;
    }
    OctetReader reader(octets.data(), octets.size());
    const auto type = reader.ReadU8();
    if (type < static_cast<uint8_t>(Lin6MessageType::MAPPING_UPDATE) ||
        type > static_cast<uint8_t>(Lin6MessageType::REFRESH_ACK))
    {
        return std::nullopt;
    }
    Lin6Message message;
    message.type = static_cast<Lin6MessageType>(type);
    message.status = static_cast<Lin6Status>(reader.ReadU8());
    message.sequence = reader.ReadU16();
    message.lifetime = Seconds(reader.ReadU32());
    message.node = ReadU64(reader);
    message.prefix = ReadU64(reader);
    return message;
}

} // namespace fmipv6
} // namespace ns3
