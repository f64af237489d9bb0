/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-nd-option.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr std::size_t UNIT = 8;            //!< octets in one unit of an option's Length
constexpr uint8_t MAX_PREFIX_LENGTH = 128; //!< bits in an address

/**
 * @param writer where to append
 * @param type Type
 * @param length Length, in units of 8 octets
 */
void
WriteTypeAndLength(OctetWriter& writer, NdOptionType type, uint8_t length)
{
    writer.WriteU8(static_cast<uint8_t>(type));
    writer.WriteU8(length);
}

} // namespace

bool
NetworkPrefix::operator==(const NetworkPrefix& other) const
{
    return length == other.length && address == other.address;
}

Ipv6Address
KeepLeadingBits(const Ipv6Address& address, uint8_t length)
{
    uint8_t octets[16];
    address.GetBytes(octets);
    for (unsigned int i = 0; i < sizeof(octets); ++i)
    {
        if (i * 8 >= length)
        {
            octets[i] = 0;
        }
        else if (i * 8 + 8 > length)
        {
            octets[i] &= static_cast<uint8_t>(0xff << (i * 8 + 8 - length));
        }
    }
    return Ipv6Address::Deserialize(octets);
}

NdOptionWalker::NdOptionWalker(const uint8_t* data, std::size_t size)
    : m_data(data),
      m_size(size)
{
}

std::optional<NdOptionView>
NdOptionWalker::Next()
{
    if (m_size == 0 || m_error != MobilityParseError::NONE)
    {
        return std::nullopt;
    }
    if (m_size < 2)
    {
        m_error = MobilityParseError::TRUNCATED;
        return std::nullopt;
    }
    const std::size_t size = m_data[1] * UNIT;
    if (size == 0)
    {
        m_error = MobilityParseError::BAD_LENGTH;
        return std::nullopt;
    }
    if (size > m_size)
    {
        m_error = MobilityParseError::TRUNCATED;
        return std::nullopt;
    }
    const NdOptionView view{m_data[0], m_data, size};
    m_data += size;
    m_size -= size;
    return view;
}

MobilityParseError
NdOptionWalker::GetError() const
{
    return m_error;
}

void
WriteOption(OctetWriter& writer, const IpAddressOption& option)
{
    WriteTypeAndLength(writer, NdOptionType::IP_ADDRESS, 3);
    writer.WriteU8(static_cast<uint8_t>(option.code));
    writer.WriteU8(option.prefixLength);
    writer.WriteZeros(4);
    writer.WriteAddress(option.address);
}

std::optional<IpAddressOption>
ReadIpAddressOption(const NdOptionView& view)
{
    OctetReader reader(view.data, view.size);
    reader.Skip(2);
    IpAddressOption option;
    option.code = static_cast<IpAddressOptionCode>(reader.ReadU8());
    option.prefixLength = reader.ReadU8();
    reader.Skip(4);
    option.address = reader.ReadAddress();
    if (reader.HasFailed() || option.prefixLength > MAX_PREFIX_LENGTH)
    {
        return std::nullopt;
    }
    return option;
}

void
WriteNewRouterPrefixOption(OctetWriter& writer, const NetworkPrefix& prefix, Fmipv6Profile profile)
{
    if (profile == Fmipv6Profile::RFC5568)
    {
        WriteOption(writer,
                    IpAddressOption{IpAddressOptionCode::NAR_PREFIX,
                                    prefix.length,
                                    KeepLeadingBits(prefix.address, prefix.length)});
        return;
    }
    WriteTypeAndLength(writer, NdOptionType::NEW_ROUTER_PREFIX, 3);
    writer.WriteU8(0);
    writer.WriteU8(prefix.length);
    writer.WriteZeros(4);
    writer.WriteAddress(KeepLeadingBits(prefix.address, prefix.length));
}

std::optional<NetworkPrefix>
ReadNewRouterPrefixOption(const NdOptionView& view)
{
    OctetReader reader(view.data, view.size);
    reader.Skip(3);
    NetworkPrefix prefix;
    prefix.length = reader.ReadU8();
    reader.Skip(4);
    prefix.address = KeepLeadingBits(reader.ReadAddress(), prefix.length);
    if (reader.HasFailed() || prefix.length > MAX_PREFIX_LENGTH)
    {
        return std::nullopt;
    }
    return prefix;
}

void
WriteLlaOption(OctetWriter& writer, LlaOptionCode code, const Mac48Address& address)
{
    WriteTypeAndLength(writer, NdOptionType::LINK_LAYER_ADDRESS, 2);
    writer.WriteU8(static_cast<uint8_t>(code));
    writer.WriteMac(address);
    writer.WriteZeros(7);
}

std::optional<std::pair<LlaOptionCode, Mac48Address>>
ReadLlaOption(const NdOptionView& view)
{
    OctetReader reader(view.data, view.size);
    reader.Skip(2);
    const auto code = static_cast<LlaOptionCode>(reader.ReadU8());
    const Mac48Address address = reader.ReadMac();
    if (reader.HasFailed())
    {
        return std::nullopt;
    }
    return std::make_pair(code, address);
}

void
WriteOption(OctetWriter& writer, const NaackOption& option)
{
    WriteTypeAndLength(writer, NdOptionType::NEIGHBOR_ADVERTISEMENT_ACK, option.ncoa ? 3 : 1);
    writer.WriteU8(0);
    writer.WriteU8(static_cast<uint8_t>(option.status));
    writer.WriteZeros(4);
    if (option.ncoa)
    {
        writer.WriteAddress(*option.ncoa);
    }
}

std::optional<NaackOption>
ReadNaackOption(const NdOptionView& view)
{
    OctetReader reader(view.data, view.size);
    reader.Skip(3);
    NaackOption option;
    option.status = static_cast<NaackStatus>(reader.ReadU8());
    reader.Skip(4);
    if (view.size > UNIT)
    {
        option.ncoa = reader.ReadAddress();
    }
    const bool mustSupply = option.status == NaackStatus::NCOA_INVALID_USE_SUPPLIED;
    if (reader.HasFailed() || (mustSupply && !option.ncoa))
    {
        return std::nullopt;
    }
    return option;
}

} // namespace fmipv6
} // namespace ns3
