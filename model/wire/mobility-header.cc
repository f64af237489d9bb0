/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-header.h"

#include <algorithm>
#include <tuple>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(MobilityHeader);

namespace
{

constexpr std::size_t UNIT = 8;            //!< octets in one unit of Header Len
constexpr std::size_t CHECKSUM_OFFSET = 4; //!< where the Checksum field is
constexpr std::size_t AUTHENTICATOR_SIZE = std::tuple_size<BindingAuthenticator>::value; //!< 12
constexpr std::size_t SPI_SIZE = 4; //!< octets of BADF in front of the authenticator

/**
 * @param packet a packet that begins with a Mobility Header
 * @return the Mobility Header's octets, none if they are not all there
 */
std::vector<uint8_t>
CopyMobilityHeader(Ptr<const Packet> packet)
{
    uint8_t start[2];
    if (packet->CopyData(start, sizeof(start)) < sizeof(start))
    {
        return {};
    }
    const std::size_t size = (start[1] + 1) * UNIT;
    if (packet->GetSize() < size)
    {
        return {};
    }
    std::vector<uint8_t> octets(size);
    packet->CopyData(octets.data(), static_cast<uint32_t>(size));
    return octets;
}

} // namespace

TypeId
MobilityHeader::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobilityHeader").SetParent<MobilityMessage>().SetGroupName("Fmipv6");
    return tid;
}

TypeId
MobilityHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

std::optional<uint8_t>
MobilityHeader::PeekType(Ptr<const Packet> packet)
{
    const std::vector<uint8_t> octets = CopyMobilityHeader(packet);
    return octets.empty() ? std::nullopt : std::optional<uint8_t>(octets[2]);
}

Ptr<Packet>
MobilityHeader::GetEncapsulatedPacket(Ptr<const Packet> packet)
{
    const std::vector<uint8_t> octets = CopyMobilityHeader(packet);
    if (octets.empty() || octets[0] != IPV6 || packet->GetSize() == octets.size())
    {
        return nullptr;
    }
    const auto size = static_cast<uint32_t>(octets.size());
    return packet->CreateFragment(size, packet->GetSize() - size);
}

void
MobilityHeader::Authenticate(const SharedKey& key,
                             const Ipv6Address& careOf,
                             const Ipv6Address& correspondent)
{
    const bool badf = UsesBadf(static_cast<uint8_t>(GetType()), profile);
    options.spi = badf ? std::optional<uint32_t>(options.spi.value_or(0)) : std::nullopt;
    options.authenticator = BindingAuthenticator{};
    std::vector<uint8_t> mhData = Write();
    mhData.resize(mhData.size() - AUTHENTICATOR_SIZE);
    options.authenticator = ComputeBindingAuthenticator(key, careOf, correspondent, mhData);
}

bool
MobilityHeader::IsAuthentic(Ptr<const Packet> packet,
                            const SharedKey& key,
                            const Ipv6Address& careOf,
                            const Ipv6Address& correspondent,
                            Fmipv6Profile profile)
{
    std::vector<uint8_t> mhData = CopyMobilityHeader(packet);
    const bool badf = !mhData.empty() && UsesBadf(mhData[2], profile);
    const std::size_t size = AUTHENTICATOR_SIZE + (badf ? SPI_SIZE : 0);
    if (mhData.size() < UNIT + size + 2)
    {
        return false;
    }
    // Being the last option without padding behind it, it is found from the end.
    const auto option = mhData.end() - (size + 2);
    const auto type = badf ? MobilityOptionType::BINDING_AUTHORIZATION_DATA_FMIPV6
                           : MobilityOptionType::BINDING_AUTHORIZATION_DATA;
    if (option[0] != static_cast<uint8_t>(type) || option[1] != size)
    {
        return false;
    }
    BindingAuthenticator received{};
    std::copy_n(mhData.end() - AUTHENTICATOR_SIZE, AUTHENTICATOR_SIZE, received.begin());
    mhData.resize(mhData.size() - AUTHENTICATOR_SIZE);
    std::fill_n(mhData.begin() + CHECKSUM_OFFSET, 2, 0);
    return received == ComputeBindingAuthenticator(key, careOf, correspondent, mhData);
}

bool
MobilityHeader::UsesBadf(uint8_t type, Fmipv6Profile profile)
{
    return profile == Fmipv6Profile::RFC5568 &&
           (type == static_cast<uint8_t>(MobilityHeaderType::FAST_BINDING_UPDATE) ||
            type == static_cast<uint8_t>(MobilityHeaderType::FAST_BINDING_ACKNOWLEDGMENT));
}

std::optional<MobilityMessage::ChecksumRule>
MobilityHeader::GetChecksumRule() const
{
    return ChecksumRule{PROTOCOL, CHECKSUM_OFFSET};
}

std::vector<uint8_t>
MobilityHeader::Write() const
{
    OctetWriter writer;
    writer.WriteU8(payloadProto);
    writer.WriteU8(0);
    writer.WriteU8(static_cast<uint8_t>(GetType()));
    writer.WriteZeros(3);
    WriteData(writer);
    options.Write(writer, profile);
    std::vector<uint8_t> octets = writer.GetOctets();
    octets[1] = static_cast<uint8_t>(octets.size() / UNIT - 1);
    return octets;
}

MobilityMessage::ReadResult
MobilityHeader::ReadOctets(const uint8_t* data, std::size_t size)
{
    if (size < UNIT)
    {
        return {MobilityParseError::TRUNCATED};
    }
    if (data[2] != static_cast<uint8_t>(GetType()))
    {
        return {MobilityParseError::WRONG_TYPE};
    }
    const std::size_t length = (data[1] + 1) * UNIT;
    if (length > size)
    {
        return {MobilityParseError::TRUNCATED};
    }
    payloadProto = data[0];

    OctetReader reader(data, length);
    reader.Skip(CHECKSUM_OFFSET + 2);
    const MobilityParseError dataError = ReadData(reader);
    if (reader.HasFailed())
    {
        return {MobilityParseError::BAD_LENGTH}; // Header Len is less than the message needs
    }
    if (dataError != MobilityParseError::NONE)
    {
        return {dataError};
    }
    const MobilityParseError optionError =
        options.Read(reader.GetCurrent(), reader.GetRemaining(), profile);
    if (optionError != MobilityParseError::NONE)
    {
        return {optionError};
    }
    return {CheckOptions(), length};
}

MobilityParseError
MobilityHeader::CheckOptions() const
{
    return payloadProto == NO_NEXT_HEADER ? MobilityParseError::NONE
                                          : MobilityParseError::BAD_VALUE;
}

} // namespace fmipv6
} // namespace ns3
