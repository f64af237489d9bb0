/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/hmipv6-map-option.h"

#include "ns3/mobility-lifetime.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t LENGTH = 3;    //!< Length, in units of 8 octets
constexpr std::size_t SIZE = 24; //!< the same in octets
constexpr uint8_t FLAG_R = 0x80; //!< R
constexpr uint8_t NIBBLE = 15;   //!< the largest Dist and Pref

} // namespace

void
WriteOption(OctetWriter& writer, const MapOption& option)
{
    const uint8_t distance = std::clamp<uint8_t>(option.distance, 1, NIBBLE);
    const uint8_t preference = std::min(option.preference, NIBBLE);
    writer.WriteU8(static_cast<uint8_t>(NdOptionType::MAP));
    writer.WriteU8(LENGTH);
    writer.WriteU8(static_cast<uint8_t>(distance << 4 | preference));
    writer.WriteU8(option.assignsAddress ? FLAG_R : 0);
    writer.WriteU32(
        ToWireUnits(option.validLifetime, Seconds(1), UINT32_MAX, WireRounding::DOWN_NOT_ZERO));
    writer.WriteAddress(option.address);
}

std::optional<MapOption>
ReadMapOption(const NdOptionView& view)
{
    OctetReader reader(view.data, view.size);
    reader.Skip(2);
    MapOption option;
    const uint8_t nibbles = reader.ReadU8();
    option.distance = nibbles >> 4;
    option.preference = nibbles & NIBBLE;
    option.assignsAddress = reader.ReadU8() & FLAG_R;
    option.validLifetime = FromWireUnits(reader.ReadU32(), Seconds(1));
    option.address = reader.ReadAddress();
    if (view.size != SIZE || option.distance == 0)
    {
        return std::nullopt;
    }
    return option;
}

} // namespace fmipv6
} // namespace ns3
