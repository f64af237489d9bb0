/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/eap-packet.h"

#include "ns3/l2-byte-reader.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr std::size_t HEADER_SIZE = 4; //!< code, identifier, length

/// @param code an EAP code @return whether a type follows
bool
HasType(EapCode code)
{
    return code == EapCode::REQUEST || code == EapCode::RESPONSE;
}

} // namespace

std::vector<uint8_t>
EapPacket::Serialize() const
{
    L2ByteWriter writer;
    writer.U8(static_cast<uint8_t>(code));
    writer.U8(identifier);
    writer.BigEndian(HasType(code) ? HEADER_SIZE + 1 + data.size() : HEADER_SIZE, 2);
    if (HasType(code))
    {
        writer.U8(static_cast<uint8_t>(type));
        writer.Bytes(data);
    }
    return writer.Get();
}

std::optional<EapPacket>
EapPacket::Parse(const std::vector<uint8_t>& bytes)
{
    L2ByteReader reader(bytes);
    EapPacket packet;
    packet.code = static_cast<EapCode>(reader.U8());
    packet.identifier = reader.U8();
    const auto length = reader.BigEndian(2);
    if (!reader.IsOk() || length < HEADER_SIZE || length > bytes.size())
    {
        return std::nullopt;
    }
    switch (packet.code)
    {
    case EapCode::REQUEST:
    case EapCode::RESPONSE:
        if (length < HEADER_SIZE + 1)
        {
            return std::nullopt;
        }
        packet.type = static_cast<EapType>(reader.U8());
        packet.data = reader.Bytes(length - HEADER_SIZE - 1);
        return packet;
    case EapCode::SUCCESS:
    case EapCode::FAILURE:
        return packet;
    }
    return std::nullopt;
}

} // namespace fmipv6
} // namespace ns3
