/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-message.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(MobilityMessage);

std::string_view
GetParseErrorName(MobilityParseError error)
{
    switch (error)
    {
    case MobilityParseError::NONE:
        return "none";
    case MobilityParseError::TRUNCATED:
        return "truncated";
    case MobilityParseError::WRONG_TYPE:
        return "wrong-type";
    case MobilityParseError::WRONG_CODE:
        return "wrong-code";
    case MobilityParseError::BAD_LENGTH:
        return "bad-length";
    case MobilityParseError::BAD_VALUE:
        return "bad-value";
    case MobilityParseError::MISSING_OPTION:
        return "missing-option";
    case MobilityParseError::BAD_CHECKSUM:
        return "bad-checksum";
    }
    return "unknown";
}

namespace
{

/**
 * @param sum a running sum of 16-bit words
 * @param data octets
 * @param size how many; an odd last one is the high half of a word
 * @return the sum with these words added
 */
uint64_t
AddWords(uint64_t sum, const uint8_t* data, std::size_t size)
{
    for (std::size_t i = 0; i + 1 < size; i += 2)
    {
        sum += static_cast<uint64_t>(data[i]) << 8 | data[i + 1];
    }
    if (size % 2 != 0)
    {
        sum += static_cast<uint64_t>(data[size - 1]) << 8;
    }
    return sum;
}

} // namespace

uint16_t
ComputeUpperLayerChecksum(const uint8_t* data,
                          std::size_t size,
                          const Ipv6Address& source,
                          const Ipv6Address& destination,
                          uint8_t protocol)
{
    uint8_t address[16];
    source.GetBytes(address);
    uint64_t sum = AddWords(0, address, sizeof(address));
    destination.GetBytes(address);
    sum = AddWords(sum, address, sizeof(address));
    // The length and the Next Header are 32-bit fields whose carries fold in below.
    sum += size + protocol;
    sum = AddWords(sum, data, size);
    while (sum >> 16)
    {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    return static_cast<uint16_t>(~sum);
}

TypeId
MobilityMessage::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobilityMessage").SetParent<Header>().SetGroupName("Fmipv6");
    return tid;
}

TypeId
MobilityMessage::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
MobilityMessage::SetPseudoHeader(const Ipv6Address& source, const Ipv6Address& destination)
{
    m_pseudoHeader = {source, destination};
}

Ptr<Packet>
MobilityMessage::ToPacket(const Ipv6Address& source, const Ipv6Address& destination) const
{
    std::vector<uint8_t> octets = Write();
    FillChecksum(octets, source, destination);
    return Create<Packet>(octets.data(), static_cast<uint32_t>(octets.size()));
}

std::vector<uint8_t>
MobilityMessage::GetOctets() const
{
    std::vector<uint8_t> octets = Write();
    if (m_pseudoHeader)
    {
        FillChecksum(octets, m_pseudoHeader->first, m_pseudoHeader->second);
    }
    return octets;
}

void
MobilityMessage::FillChecksum(std::vector<uint8_t>& octets,
                              const Ipv6Address& source,
                              const Ipv6Address& destination) const
{
    if (const std::optional<ChecksumRule> rule = GetChecksumRule())
    {
        const uint16_t checksum = ComputeUpperLayerChecksum(octets.data(),
                                                            octets.size(),
                                                            source,
                                                            destination,
                                                            rule->protocol);
        octets[rule->offset] = static_cast<uint8_t>(checksum >> 8);
        octets[rule->offset + 1] = static_cast<uint8_t>(checksum);
    }
}

MobilityParseError
MobilityMessage::Read(Ptr<const Packet> packet)
{
    std::vector<uint8_t> octets(packet->GetSize());
    packet->CopyData(octets.data(), packet->GetSize());
    return ReadOctets(octets.data(), octets.size()).error;
}

MobilityParseError
MobilityMessage::Read(Ptr<const Packet> packet,
                      const Ipv6Address& source,
                      const Ipv6Address& destination)
{
    std::vector<uint8_t> octets(packet->GetSize());
    packet->CopyData(octets.data(), packet->GetSize());
    const ReadResult result = ReadOctets(octets.data(), octets.size());
    const std::optional<ChecksumRule> rule = GetChecksumRule();
    if (result.error == MobilityParseError::NONE && rule &&
        ComputeUpperLayerChecksum(octets.data(),
                                  result.size,
                                  source,
                                  destination,
                                  rule->protocol) != 0)
    {
        return MobilityParseError::BAD_CHECKSUM;
    }
    return result.error;
}

uint32_t
MobilityMessage::GetSerializedSize() const
{
    return static_cast<uint32_t>(Write().size());
}

void
MobilityMessage::Serialize(Buffer::Iterator start) const
{
    const std::vector<uint8_t> octets = GetOctets();
    start.Write(octets.data(), static_cast<uint32_t>(octets.size()));
}

uint32_t
MobilityMessage::Deserialize(Buffer::Iterator start)
{
    std::vector<uint8_t> octets(start.GetRemainingSize());
    start.Read(octets.data(), static_cast<uint32_t>(octets.size()));
    const ReadResult result = ReadOctets(octets.data(), octets.size());
    return result.error == MobilityParseError::NONE ? static_cast<uint32_t>(result.size) : 0;
}

} // namespace fmipv6
} // namespace ns3
