/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-home-address-header.h"

#include "ns3/mobility-octets.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr std::size_t UNIT = 8;        //!< octets in one unit of Hdr Ext Len
constexpr uint8_t PAD1 = 0;            //!< Option Type of Pad1 (RFC 8200 4.2)
constexpr uint8_t PADN = 1;            //!< Option Type of PadN (RFC 8200 4.2)
constexpr uint8_t ADDRESS_LENGTH = 16; //!< Option Length of the Home Address option

} // namespace

NS_OBJECT_ENSURE_REGISTERED(HomeAddressHeader);

TypeId
HomeAddressHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HomeAddressHeader")
                            .SetParent<MobilityMessage>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<HomeAddressHeader>();
    return tid;
}

TypeId
HomeAddressHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
HomeAddressHeader::Print(std::ostream& os) const
{
    os << "destination options next=" << +nextHeader;
    if (homeAddress)
    {
        os << " home=" << *homeAddress;
    }
}

std::optional<MobilityMessage::ChecksumRule>
HomeAddressHeader::GetChecksumRule() const
{
    return std::nullopt;
}

std::vector<uint8_t>
HomeAddressHeader::Write() const
{
    OctetWriter writer;
    writer.WriteU8(nextHeader);
    writer.WriteU8(homeAddress ? 2 : 0);
    // Four octets of padding: what the option's alignment of 8n+6 asks for, or a whole header.
    writer.WriteU8(PADN);
    writer.WriteU8(homeAddress ? 2 : 4);
    writer.WriteZeros(homeAddress ? 2 : 4);
    if (homeAddress)
    {
        writer.WriteU8(OPTION_TYPE);
        writer.WriteU8(ADDRESS_LENGTH);
        writer.WriteAddress(*homeAddress);
    }
    return writer.GetOctets();
}

MobilityMessage::ReadResult
HomeAddressHeader::ReadOctets(const uint8_t* data, std::size_t size)
{
    homeAddress.reset();
    homeAddressOffset = 0;
    if (size < UNIT)
    {
        return {MobilityParseError::TRUNCATED};
    }
    nextHeader = data[0];
    const std::size_t length = (data[1] + 1) * UNIT;
    if (length > size)
    {
        return {MobilityParseError::TRUNCATED};
    }

    OctetReader reader(data, length);
    reader.Skip(2);
    while (reader.GetRemaining() > 0)
    {
        const uint8_t type = reader.ReadU8();
        if (type == PAD1)
        {
            continue;
        }
        const uint8_t optionLength = reader.ReadU8();
        if (type == OPTION_TYPE)
        {
            if (optionLength != ADDRESS_LENGTH)
            {
                return {MobilityParseError::BAD_LENGTH};
            }
            if (homeAddress)
            {
                return {MobilityParseError::BAD_VALUE}; // MUST NOT appear more than once
            }
            homeAddressOffset = static_cast<std::size_t>(reader.GetCurrent() - data);
            homeAddress = reader.ReadAddress();
        }
        else
        {
            reader.Skip(optionLength);
        }
        if (reader.HasFailed())
        {
            return {MobilityParseError::TRUNCATED};
        }
    }
    return {MobilityParseError::NONE, length};
}

} // namespace fmipv6
} // namespace ns3
