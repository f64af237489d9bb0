/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-address.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// First sixteen bits of every node identifier.
constexpr uint64_t ID_MARK = 0x4c36;
constexpr unsigned ID_MARK_SHIFT = 48;

/// @param address an IPv6 address @param offset of its first octet to read @return 64 bits
uint64_t
ReadHalf(Ipv6Address address, std::size_t offset)
{
    std::array<uint8_t, 16> octets{};
    address.GetBytes(octets.data());
    uint64_t half = 0;
    for (std::size_t i = offset; i < offset + 8; ++i)
    {
        half = half << 8U | octets[i];
    }
    return half;
}

} // namespace

const uint64_t LIN6_GENERALIZED_PREFIX = 0xfd4c494e36000000;

uint64_t
MakeLin6Id(uint32_t number)
{
    return ID_MARK << ID_MARK_SHIFT | number;
}

std::optional<uint64_t>
FindLin6Id(Ipv6Address address)
{
    const auto id = ReadHalf(address, 8);
    return !address.IsMulticast() && id >> ID_MARK_SHIFT == ID_MARK ? std::make_optional(id)
                                                                    : std::nullopt;
}

uint64_t
GetPrefix64(Ipv6Address address)
{
    return ReadHalf(address, 0);
}

Ipv6Address
JoinPrefixAndId(uint64_t prefix, uint64_t id)
{
    std::array<uint8_t, 16> octets{};
    for (std::size_t i = 0; i < 8; ++i)
    {
        octets[i] = static_cast<uint8_t>(prefix >> (56 - 8 * i));
        octets[i + 8] = static_cast<uint8_t>(id >> (56 - 8 * i));
    }
    return Ipv6Address(octets.data());
}

Ipv6Address
MakeGeneralizedId(uint64_t id)
{
    return JoinPrefixAndId(LIN6_GENERALIZED_PREFIX, id);
}

} // namespace fmipv6
} // namespace ns3
