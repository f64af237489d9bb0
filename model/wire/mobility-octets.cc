/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-octets.h"

namespace ns3
{
namespace fmipv6
{

void
OctetWriter::WriteU8(uint8_t value)
{
    m_octets.push_back(value);
}

void
OctetWriter::WriteU16(uint16_t value)
{
    WriteU8(static_cast<uint8_t>(value >> 8));
    WriteU8(static_cast<uint8_t>(value));
}

void
OctetWriter::WriteU32(uint32_t value)
{
    WriteU16(static_cast<uint16_t>(value >> 16));
    WriteU16(static_cast<uint16_t>(value));
}

void
OctetWriter::WriteAddress(const Ipv6Address& address)
{
    uint8_t octets[16];
    address.GetBytes(octets);
    WriteOctets(octets, sizeof(octets));
}

void
OctetWriter::WriteMac(const Mac48Address& address)
{
    uint8_t octets[6];
    address.CopyTo(octets);
    WriteOctets(octets, sizeof(octets));
}

void
OctetWriter::WriteZeros(std::size_t count)
{
    m_octets.insert(m_octets.end(), count, 0);
}

void
OctetWriter::WriteOctets(const uint8_t* data, std::size_t size)
{
    m_octets.insert(m_octets.end(), data, data + size);
}

std::size_t
OctetWriter::GetSize() const
{
    return m_octets.size();
}

const std::vector<uint8_t>&
OctetWriter::GetOctets() const
{
    return m_octets;
}

OctetReader::OctetReader(const uint8_t* data, std::size_t size)
    : m_data(data),
      m_size(size)
{
}

const uint8_t*
OctetReader::Take(std::size_t count)
{
    if (count > m_size)
    {
        m_failed = true;
        m_data += m_size;
        m_size = 0;
        return nullptr;
    }
    const uint8_t* const taken = m_data;
    m_data += count;
    m_size -= count;
    return taken;
}

uint8_t
OctetReader::ReadU8()
{
    const uint8_t* const octets = Take(1);
    return octets ? octets[0] : 0;
}

uint16_t
OctetReader::ReadU16()
{
    const uint8_t* const octets = Take(2);
    return octets ? static_cast<uint16_t>(octets[0] << 8 | octets[1]) : 0;
}

uint32_t
OctetReader::ReadU32()
{
    const uint8_t* const octets = Take(4);
    if (!octets)
    {
        return 0;
    }
    return static_cast<uint32_t>(octets[0]) << 24 | static_cast<uint32_t>(octets[1]) << 16 |
           static_cast<uint32_t>(octets[2]) << 8 | octets[3];
}

Ipv6Address
OctetReader::ReadAddress()
{
    const uint8_t* const octets = Take(16);
    return octets ? Ipv6Address::Deserialize(octets) : Ipv6Address::GetAny();
}

Mac48Address
OctetReader::ReadMac()
{
    Mac48Address address;
    if (const uint8_t* const octets = Take(6))
    {
        address.CopyFrom(octets);
    }
    return address;
}

void
OctetReader::Skip(std::size_t count)
{
    Take(count);
}

const uint8_t*
OctetReader::GetCurrent() const
{
    return m_data;
}

std::size_t
OctetReader::GetRemaining() const
{
    return m_size;
}

bool
OctetReader::HasFailed() const
{
    return m_failed;
}

} // namespace fmipv6
} // namespace ns3
