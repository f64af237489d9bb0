/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-option.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint8_t ALTERNATE_CARE_OF_LENGTH = 16; //!< Option Length of the alternate CoA
constexpr uint8_t AUTHENTICATOR_LENGTH = 12;     //!< Option Length of the authorization data
constexpr uint8_t LLA_LENGTH = 7;                //!< Pad0 and the address, RFC 4068's way
constexpr uint8_t LLA_UNCOUNTED = 1;             //!< the Option-Code, which LLA_LENGTH leaves out
constexpr uint8_t LLA_OF_MOBILE_NODE = 2;        //!< Option-Code
constexpr std::size_t UNIT = 8;                  //!< octets in one unit of Header Len

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
WriteTypeAndLength(OctetWriter& writer, MobilityOptionType type, uint8_t length)
{
    writer.WriteU8(static_cast<uint8_t>(type));
    writer.WriteU8(length);
}

} // namespace

MobilityOptionWalker::MobilityOptionWalker(const uint8_t* data, std::size_t size)
    : m_data(data),
      m_size(size)
{
}

std::optional<MobilityOptionView>
MobilityOptionWalker::Next()
{
    if (m_size == 0 || m_error != MobilityParseError::NONE)
    {
        return std::nullopt;
    }
    const uint8_t type = m_data[0];
    if (type == static_cast<uint8_t>(MobilityOptionType::PAD1))
    {
        const MobilityOptionView view{type, m_data + 1, 0};
        ++m_data;
        --m_size;
        return view;
    }
    if (m_size < 2)
    {
        m_error = MobilityParseError::TRUNCATED;
        return std::nullopt;
    }
    std::size_t size = m_data[1];
    if (type == static_cast<uint8_t>(MobilityOptionType::LINK_LAYER_ADDRESS))
    {
        size += LLA_UNCOUNTED;
    }
    if (size + 2 > m_size)
    {
        m_error = MobilityParseError::TRUNCATED;
        return std::nullopt;
    }
    const MobilityOptionView view{type, m_data + 2, size};
    m_data += size + 2;
    m_size -= size + 2;
    return view;
}

MobilityParseError
MobilityOptionWalker::GetError() const
{
    return m_error;
}

void
MobilityOptions::Write(OctetWriter& writer) const
{
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
        // So that it ends with a unit of 8 octets: a reader that takes RFC 4068's Length for RFC
        // 5568's is then left with one octet at the end, not with an option made of the address.
        Align(writer, 8, 6);
        WriteTypeAndLength(writer, MobilityOptionType::LINK_LAYER_ADDRESS, LLA_LENGTH);
        writer.WriteU8(LLA_OF_MOBILE_NODE);
        writer.WriteU8(0);
        writer.WriteMac(*mobileLla);
    }
    if (authenticator)
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
MobilityOptions::Read(const uint8_t* data, std::size_t size)
{
    *this = MobilityOptions();

    MobilityOptionWalker walker(data, size);
    while (const auto view = walker.Next())
    {
        if (authenticator)
        {
            return MobilityParseError::BAD_VALUE; // it MUST be the last, without padding behind it
        }
        OctetReader reader(view->data, view->size);
        switch (static_cast<MobilityOptionType>(view->type))
        {
        case MobilityOptionType::ALTERNATE_CARE_OF_ADDRESS:
            if (view->size != ALTERNATE_CARE_OF_LENGTH)
            {
                return MobilityParseError::BAD_LENGTH;
            }
            if (!alternateCareOf)
            {
                alternateCareOf = reader.ReadAddress();
            }
            break;
        case MobilityOptionType::BINDING_AUTHORIZATION_DATA:
            if (view->size != AUTHENTICATOR_LENGTH)
            {
                return MobilityParseError::BAD_LENGTH;
            }
            authenticator.emplace();
            std::copy_n(view->data, AUTHENTICATOR_LENGTH, authenticator->begin());
            break;
        case MobilityOptionType::LINK_LAYER_ADDRESS: {
            if (view->size != LLA_LENGTH + LLA_UNCOUNTED)
            {
                return MobilityParseError::BAD_LENGTH;
            }
            const uint8_t code = reader.ReadU8();
            reader.Skip(1);
            if (code == LLA_OF_MOBILE_NODE && !mobileLla)
            {
                mobileLla = reader.ReadMac();
            }
            break;
        }
        default: // padding, and what we do not know
            break;
        }
    }
    return walker.GetError();
}

} // namespace fmipv6
} // namespace ns3
