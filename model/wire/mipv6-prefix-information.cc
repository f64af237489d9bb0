/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-prefix-information.h"

#include "ns3/mobility-lifetime.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t LENGTH = 4;              //!< Length, in units of 8 octets
constexpr uint8_t FLAG_L = 0x80;           //!< L, in the octet behind Prefix Length
constexpr uint8_t FLAG_A = 0x40;           //!< A
constexpr uint8_t FLAG_R = 0x20;           //!< R
constexpr uint8_t MAX_PREFIX_LENGTH = 128; //!< bits in an address

/// @param lifetime a lifetime @return its field: rounded down, and 0 only for no time at all
uint32_t
ToSeconds(Time lifetime)
{
    return ToWireUnits(lifetime, Seconds(1), UINT32_MAX, WireRounding::DOWN_NOT_ZERO);
}

} // namespace

void
WriteOption(OctetWriter& writer, const PrefixInformation& option)
{
    uint8_t flags = 0;
    flags |= option.onLink ? FLAG_L : 0;
    flags |= option.autonomous ? FLAG_A : 0;
    flags |= option.routerAddress ? FLAG_R : 0;
    writer.WriteU8(static_cast<uint8_t>(NdOptionType::PREFIX_INFORMATION));
    writer.WriteU8(LENGTH);
    writer.WriteU8(option.prefix.length);
    writer.WriteU8(flags);
    writer.WriteU32(ToSeconds(option.validLifetime));
    writer.WriteU32(ToSeconds(option.preferredLifetime));
    writer.WriteZeros(4);
    writer.WriteAddress(option.routerAddress
                            ? *option.routerAddress
                            : KeepLeadingBits(option.prefix.address, option.prefix.length));
}

std::optional<PrefixInformation>
ReadPrefixInformation(const NdOptionView& view)
{
    OctetReader reader(view.data, view.size);
    reader.Skip(2);
    PrefixInformation option;
    option.prefix.length = reader.ReadU8();
    const uint8_t flags = reader.ReadU8();
    option.onLink = flags & FLAG_L;
    option.autonomous = flags & FLAG_A;
    option.validLifetime = FromWireUnits(reader.ReadU32(), Seconds(1));
    option.preferredLifetime = FromWireUnits(reader.ReadU32(), Seconds(1));
    reader.Skip(4);
    const Ipv6Address address = reader.ReadAddress();
    option.prefix.address = KeepLeadingBits(address, option.prefix.length);
    if (flags & FLAG_R)
    {
        option.routerAddress = address;
    }
    if (reader.HasFailed() || option.prefix.length > MAX_PREFIX_LENGTH)
    {
        return std::nullopt;
    }
    return option;
}

} // namespace fmipv6
} // namespace ns3
