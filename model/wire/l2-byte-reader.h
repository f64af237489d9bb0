/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef L2_BYTE_READER_H
#define L2_BYTE_READER_H

#include "ns3/mac48-address.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * @param packet a packet
 * @return a copy of its bytes
 */
inline std::vector<uint8_t>
CopyBytes(Ptr<const Packet> packet)
{
    std::vector<uint8_t> bytes(packet->GetSize());
    packet->CopyData(bytes.data(), bytes.size());
    return bytes;
}

/**
 * @param bytes the bytes
 * @return a new packet of these bytes
 */
inline Ptr<Packet>
PacketFromBytes(const std::vector<uint8_t>& bytes)
{
    return Create<Packet>(bytes.data(), bytes.size());
}

/**
 * Reads received bytes from front to back and never past their end: a read that does not fit
 * yields zeros and turns IsOk() false for good. Parsers read a whole layout and ask once.
 */
class L2ByteReader
{
  public:
    /**
     * @param data first byte; must outlive the reader
     * @param size number of bytes
     */
    L2ByteReader(const uint8_t* data, std::size_t size)
        : m_data(data),
          m_size(size)
    {
    }

    /// @param bytes what to read; must outlive the reader
    explicit L2ByteReader(const std::vector<uint8_t>& bytes)
        : L2ByteReader(bytes.data(), bytes.size())
    {
    }

    /// @return whether every read so far fitted
    bool IsOk() const
    {
        return m_ok;
    }

    /// @return number of bytes not read yet
    std::size_t GetRemaining() const
    {
        return m_size - m_offset;
    }

    /// @return number of bytes read
    std::size_t GetOffset() const
    {
        return m_offset;
    }

    /// @return the next byte
    uint8_t U8()
    {
        return Fits(1) ? m_data[m_offset++] : 0;
    }

    /// @param count number of bytes, 1 to 8 @return an integer, most significant byte first
    uint64_t BigEndian(std::size_t count)
    {
        uint64_t value = 0;
        if (Fits(count))
        {
            for (std::size_t i = 0; i < count; ++i)
            {
                value = (value << 8) | m_data[m_offset++];
            }
        }
        return value;
    }

    /// @param count number of bytes, 1 to 8 @return an integer, least significant byte first
    uint64_t LittleEndian(std::size_t count)
    {
        uint64_t value = 0;
        if (Fits(count))
        {
            for (std::size_t i = 0; i < count; ++i)
            {
                value |= static_cast<uint64_t>(m_data[m_offset++]) << (8 * i);
            }
        }
        return value;
    }

    /// @return a MAC address
    Mac48Address Mac()
    {
        Mac48Address address;
        if (Fits(6))
        {
            address.CopyFrom(m_data + m_offset);
            m_offset += 6;
        }
        return address;
    }

    /// @param count number of bytes @return these bytes; empty when they do not fit
    std::vector<uint8_t> Bytes(std::size_t count)
    {
        if (!Fits(count))
        {
            return {};
        }
        const uint8_t* first = m_data + m_offset;
        m_offset += count;
        return {first, first + count};
    }

    /// @param out filled @param count number of bytes to copy
    void CopyTo(uint8_t* out, std::size_t count)
    {
        if (Fits(count))
        {
            for (std::size_t i = 0; i < count; ++i)
            {
                out[i] = m_data[m_offset++];
            }
        }
    }

    /// @param count number of bytes to pass over
    void Skip(std::size_t count)
    {
        if (Fits(count))
        {
            m_offset += count;
        }
    }

  private:
    /// @param count wanted bytes @return whether they are there; if not, IsOk() turns false
    bool Fits(std::size_t count)
    {
        m_ok = m_ok && count <= m_size - m_offset;
        return m_ok;
    }

    const uint8_t* m_data;   //!< first byte
    std::size_t m_size;      //!< number of bytes
    std::size_t m_offset{0}; //!< bytes read
    bool m_ok{true};         //!< no read failed
};

/// Appends integers and bytes to a byte vector.
class L2ByteWriter
{
  public:
    /// @param value one byte
    void U8(uint8_t value)
    {
        m_bytes.push_back(value);
    }

    /// @param value the integer @param count number of bytes, the most significant first
    void BigEndian(uint64_t value, std::size_t count)
    {
        for (std::size_t i = count; i > 0; --i)
        {
            m_bytes.push_back(static_cast<uint8_t>(value >> (8 * (i - 1))));
        }
    }

    /// @param value the integer @param count number of bytes, the least significant first
    void LittleEndian(uint64_t value, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i)
        {
            m_bytes.push_back(static_cast<uint8_t>(value >> (8 * i)));
        }
    }

    /// @param address a MAC address
    void Mac(Mac48Address address)
    {
        uint8_t raw[6];
        address.CopyTo(raw);
        m_bytes.insert(m_bytes.end(), raw, raw + 6);
    }

    /// @param first first byte @param count number of bytes
    void Bytes(const uint8_t* first, std::size_t count)
    {
        m_bytes.insert(m_bytes.end(), first, first + count);
    }

    /// @param bytes bytes to append
    void Bytes(const std::vector<uint8_t>& bytes)
    {
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }

    /// @return what was written
    const std::vector<uint8_t>& Get() const
    {
        return m_bytes;
    }

  private:
    std::vector<uint8_t> m_bytes; //!< what was written
};

} // namespace fmipv6
} // namespace ns3

#endif /* L2_BYTE_READER_H */
