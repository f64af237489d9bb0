/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_OCTETS_H
#define MOBILITY_OCTETS_H

#include "ns3/ipv6-address.h"
#include "ns3/mac48-address.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Appends fields in network byte order to a growing run of octets.
class OctetWriter
{
  public:
    /// @param value one octet
    void WriteU8(uint8_t value);
    /// @param value two octets
    void WriteU16(uint16_t value);
    /// @param value four octets
    void WriteU32(uint32_t value);
    /// @param address sixteen octets
    void WriteAddress(const Ipv6Address& address);
    /// @param address six octets
    void WriteMac(const Mac48Address& address);
    /// @param count how many zero octets
    void WriteZeros(std::size_t count);
    /**
     * @param data octets
     * @param size how many
     */
    void WriteOctets(const uint8_t* data, std::size_t size);
    /// @return how many octets have been written
    std::size_t GetSize() const;
    /// @return what has been written
    const std::vector<uint8_t>& GetOctets() const;

  private:
    std::vector<uint8_t> m_octets; //!< what has been written
};

/**
 * Reads fields in network byte order and never past the end: a read that would do so gives zero,
 * moves to the end and is remembered, so that a parser may read a run of fields and ask once.
 *
 * Holds no copy of the octets; they must outlive it.
 */
class OctetReader
{
  public:
    /**
     * @param data the octets
     * @param size how many
     */
    OctetReader(const uint8_t* data, std::size_t size);

    /// @return one octet
    uint8_t ReadU8();
    /// @return two octets
    uint16_t ReadU16();
    /// @return four octets
    uint32_t ReadU32();
    /// @return sixteen octets
    Ipv6Address ReadAddress();
    /// @return six octets
    Mac48Address ReadMac();
    /// @param count how many octets to pass over
    void Skip(std::size_t count);
    /// @return where the next read begins
    const uint8_t* GetCurrent() const;
    /// @return how many octets are left
    std::size_t GetRemaining() const;
    /// @return true once a read has asked for more than was left
    bool HasFailed() const;

  private:
    /**
     * @param count how many octets the caller wants
     * @return where they begin, or null (and failed) if they are not there
     */
    const uint8_t* Take(std::size_t count);

    const uint8_t* m_data; //!< the next octet
    std::size_t m_size;    //!< how many are left
    bool m_failed{false};  //!< whether a read asked for more
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_OCTETS_H */
