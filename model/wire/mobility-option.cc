/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-option.h"

#include "ns3/mobility-lifetime.h"
#include "ns3/mobility-nd-option.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr std::size_t REFRESH_ADVICE_LENGTH = 2;     //!< Option Length of Binding Refresh Advice
constexpr std::size_t ALTERNATE_CARE_OF_LENGTH = 16; //!< Option Length of the alternate CoA
constexpr std::size_t NONCE_INDICES_LENGTH = 4;      //!< Option Length of Nonce Indices
constexpr std::size_t AUTHENTICATOR_LENGTH = 12;     //!< Option Length of the authorization data
constexpr std::size_t BADF_LENGTH = 16;              //!< Option Length of BADF: SPI, authenticator
constexpr std::size_t ADDRESS_LENGTH = 18;           //!< Option Length of IP Address/Prefix
constexpr std::size_t LLA_LENGTH = 7;                //!< of MH-LLA, in either way to count
constexpr std::size_t LLA_UNCOUNTED = 1;             //!< the Option-Code, which RFC 4068 leaves out
constexpr uint8_t LLA_OF_MOBILE_NODE = 2;            //!< Option-Code
constexpr uint8_t HOST_PREFIX_LENGTH = 128;          //!< Prefix Length of an address
constexpr std::size_t UNIT = 8;                      //!< octets in one unit of Header Len

/**
 * Appends Pad1 or PadN until the next octet has the wanted place.
 * @param writer holds the Mobility Header from its first octet on
 * @param modulus the n in "xn + y"'s x
 * @param remainder the y
 */
void
Align(OctetWriter& writer, std::size_t modulus, std::size_t remainder)
{
    const std::size_t count = (modulus + remainder - writer.GetSize() % modulus) % modulus;
    if (count == 1)
    {
        writer.WriteU8(static_cast<uint8_t>(MobilityOptionType::PAD1));
    }
    else if (count > 1)
    {
        writer.WriteU8(static_cast<uint8_t>(MobilityOptionType::PADN));
        writer.WriteU8(static_cast<uint8_t>(count - 2));
        writer.WriteZeros(count - 2);
    }
}

/**
 * @param writer where to append
 * @param type Option Type
 * @param length Option Length
 */
void
WriteTypeAndLength(OctetWriter& writer, MobilityOptionType type, std::size_t length)
{
    writer.WriteU8(static_cast<uint8_t>(type));
    writer.WriteU8(static_cast<uint8_t>(length));
}

/**
 * Appends an IP Address/Prefix option with an address.
 * @param writer holds the Mobility Header from its first octet on
 * @param code Option-Code
 * @param address the address, or nothing for no option
 */
void
WriteAddressOption(OctetWriter& writer,
                   IpAddressOptionCode code,
                   const std::optional<Ipv6Address>& address)
{
    if (address)
    {
        Align(writer, 8, 4);
        WriteTypeAndLength(writer, MobilityOptionType::ADDRESS_OR_PREFIX, ADDRESS_LENGTH);
        writer.WriteU8(static_cast<uint8_t>(code));
        writer.WriteU8(HOST_PREFIX_LENGTH);
        writer.WriteAddress(*address);
    }
}

/// @return the unit of Refresh Interval (RFC 6275 6.2.4)
Time
GetRefreshUnit()
{
    return Seconds(4);
}

/**
 * @param type Option Type
 * @param profile how the Length of MH-LLA counts
 * @return how many octets of data an option of this type has, or nothing for types of any length
 */
std::optional<std::size_t>
GetDataSize(uint8_t type, Fmipv6Profile profile)
{
    switch (static_cast<MobilityOptionType>(type))
    {
    case MobilityOptionType::BINDING_REFRESH_ADVICE:
        return REFRESH_ADVICE_LENGTH;
    case MobilityOptionType::ALTERNATE_CARE_OF_ADDRESS:
        return ALTERNATE_CARE_OF_LENGTH;
    case MobilityOptionType::NONCE_INDICES:
        return NONCE_INDICES_LENGTH;
    case MobilityOptionType::BINDING_AUTHORIZATION_DATA:
        return AUTHENTICATOR_LENGTH;
    case MobilityOptionType::LINK_LAYER_ADDRESS:
        return LLA_LENGTH + (profile == Fmipv6Profile::RFC4068 ? LLA_UNCOUNTED : 0);
    case MobilityOptionType::BINDING_AUTHORIZATION_DATA_FMIPV6:
        return BADF_LENGTH;
    case MobilityOptionType::ADDRESS_OR_PREFIX:
        return ADDRESS_LENGTH;
    case MobilityOptionType::PAD1:
    case MobilityOptionType::PADN:
        break;
    }
    return std::nullopt;
}

} // namespace

void
MobilityOptions::Write(OctetWriter& writer, Fmipv6Profile profile) const
{
    if (nonceIndices)
    {
        Align(writer, 2, 0);
        WriteTypeAndLength(writer, MobilityOptionType::NONCE_INDICES, NONCE_INDICES_LENGTH);
        writer.WriteU16(nonceIndices->home);
        writer.WriteU16(nonceIndices->careOf);
    }
    if (refreshAdvice)
    {
        Align(writer, 2, 0);
        WriteTypeAndLength(writer,
                           MobilityOptionType::BINDING_REFRESH_ADVICE,
                           REFRESH_ADVICE_LENGTH);
        writer.WriteU16(static_cast<uint16_t>(ToWireUnits(*refreshAdvice,
                                                          GetRefreshUnit(),
                                                          UINT16_MAX,
                                                          WireRounding::DOWN_NOT_ZERO)));
    }
    if (alternateCareOf)
    {
        Align(writer, 8, 6);
        WriteTypeAndLength(writer,
                           MobilityOptionType::ALTERNATE_CARE_OF_ADDRESS,
                           ALTERNATE_CARE_OF_LENGTH);
        writer.WriteAddress(*alternateCareOf);
    }
    if (mobileLla)
    {
        const bool pad0 = profile == Fmipv6Profile::RFC4068;
        if (pad0)
        {
            // So that it ends with a unit of 8 octets: a reader that takes RFC 4068's Length for
            // RFC 5568's is then left with one octet at the end, not with an option made of the
            // address.
            Align(writer, 8, 6);
        }
        WriteTypeAndLength(writer, MobilityOptionType::LINK_LAYER_ADDRESS, LLA_LENGTH);
        writer.WriteU8(LLA_OF_MOBILE_NODE);
        writer.WriteZeros(pad0 ? 1 : 0);
        writer.WriteMac(*mobileLla);
    }
    WriteAddressOption(writer, IpAddressOptionCode::OLD_CARE_OF_ADDRESS, previousCareOf);
    WriteAddressOption(writer, IpAddressOptionCode::NEW_CARE_OF_ADDRESS, newCareOf);
    if (authenticator && spi)
    {
        Align(writer, 8, 6);
        WriteTypeAndLength(writer,
                           MobilityOptionType::BINDING_AUTHORIZATION_DATA_FMIPV6,
                           BADF_LENGTH);
        writer.WriteU32(*spi);
        writer.WriteOctets(authenticator->data(), authenticator->size());
    }
    else if (authenticator)
    {
        Align(writer, 8, 2);
        WriteTypeAndLength(writer,
                           MobilityOptionType::BINDING_AUTHORIZATION_DATA,
                           AUTHENTICATOR_LENGTH);
        writer.WriteOctets(authenticator->data(), authenticator->size());
    }
    Align(writer, UNIT, 0);
}

MobilityParseError
MobilityOptions::Read(const uint8_t* data, std::size_t size, Fmipv6Profile profile)
{
    *this = MobilityOptions();

    MobilityOptionWalker walker(data, size, profile);
    while (const auto view = walker.Next())
    {
        if (authenticator)
        {
            return MobilityParseError::BAD_VALUE; // it MUST be the last, without padding behind it
        }
        const MobilityParseError error = Accept(*view, profile);
        if (error != MobilityParseError::NONE)
        {
            return error;
        }
    }
    return walker.GetError();
}

MobilityParseError
MobilityOptions::Accept(const MobilityOptionView& view, Fmipv6Profile profile)
{
    if (view.size != GetDataSize(view.type, profile).value_or(view.size))
    {
        return MobilityParseError::BAD_LENGTH;
    }
    OctetReader reader(view.data, view.size);
    switch (static_cast<MobilityOptionType>(view.type))
    {
    case MobilityOptionType::BINDING_REFRESH_ADVICE:
        refreshAdvice = refreshAdvice.value_or(FromWireUnits(reader.ReadU16(), GetRefreshUnit()));
        break;
    case MobilityOptionType::ALTERNATE_CARE_OF_ADDRESS:
        alternateCareOf = alternateCareOf.value_or(reader.ReadAddress());
        break;
    case MobilityOptionType::NONCE_INDICES:
        if (!nonceIndices)
        {
            nonceIndices.emplace();
            nonceIndices->home = reader.ReadU16();
            nonceIndices->careOf = reader.ReadU16();
        }
        break;
    case MobilityOptionType::BINDING_AUTHORIZATION_DATA_FMIPV6:
        spi = reader.ReadU32();
        [[fallthrough]];
    case MobilityOptionType::BINDING_AUTHORIZATION_DATA:
        authenticator.emplace();
        std::copy_n(reader.GetCurrent(), AUTHENTICATOR_LENGTH, authenticator->begin());
        break;
    case MobilityOptionType::LINK_LAYER_ADDRESS: {
        const uint8_t code = reader.ReadU8();
        reader.Skip(view.size - LLA_LENGTH); // Pad0, where there is one
        if (code == LLA_OF_MOBILE_NODE && !mobileLla)
        {
            mobileLla = reader.ReadMac();
        }
        break;
    }
    case MobilityOptionType::ADDRESS_OR_PREFIX: {
        const auto code = static_cast<IpAddressOptionCode>(reader.ReadU8());
        reader.Skip(1);
        if (code == IpAddressOptionCode::OLD_CARE_OF_ADDRESS && !previousCareOf)
        {
            previousCareOf = reader.ReadAddress();
        }
        if (code == IpAddressOptionCode::NEW_CARE_OF_ADDRESS && !newCareOf)
        {
            newCareOf = reader.ReadAddress();
        }
        break;
    }
    case MobilityOptionType::PAD1:
    case MobilityOptionType::PADN:
    default: // what we do not know
        break;
    }
    return MobilityParseError::NONE;
}

} // namespace fmipv6
} // namespace ns3
