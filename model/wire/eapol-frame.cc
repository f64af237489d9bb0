/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/eapol-frame.h"

#include "ns3/l2-byte-reader.h"

namespace ns3
{
namespace fmipv6
{

std::vector<uint8_t>
EapolFrame::Serialize() const
{
    L2ByteWriter writer;
    writer.U8(version);
    writer.U8(static_cast<uint8_t>(type));
    writer.BigEndian(body.size(), 2);
    writer.Bytes(body);
    return writer.Get();
}

Ptr<Packet>
EapolFrame::ToPacket() const
{
    return PacketFromBytes(Serialize());
}

std::optional<EapolFrame>
EapolFrame::Parse(const std::vector<uint8_t>& bytes)
{
    L2ByteReader reader(bytes);
    EapolFrame frame;
    frame.version = reader.U8();
    frame.type = static_cast<EapolType>(reader.U8());
    const auto length = reader.BigEndian(2);
    frame.body = reader.Bytes(length);
    return reader.IsOk() ? std::make_optional(frame) : std::nullopt;
}

std::optional<EapolFrame>
EapolFrame::Parse(Ptr<const Packet> packet)
{
    return Parse(CopyBytes(packet));
}

} // namespace fmipv6
} // namespace ns3
