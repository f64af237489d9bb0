/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_AUTHENTICATION_HEADER_H
#define DOT11_AUTHENTICATION_HEADER_H

#include "ns3/dot11-codes.h"
#include "ns3/header.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * The fixed fields of the body of an IEEE 802.11 Authentication frame (IEEE Std 802.11-2020,
 * section 9.3.3.11). All fields are little-endian; elements may follow.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +-------------------------------+-------------------------------+
   |       Algorithm number        | Transaction sequence number   |
   +-------------------------------+-------------------------------+
   |          Status code          |  elements ...
   +-------------------------------+
   @endverbatim
 */
class Dot11AuthenticationHeader : public Header
{
  public:
    /// Bytes of the fixed fields.
    static constexpr uint32_t SIZE = 6;

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// All fields zero: open system, sequence 0, success.
    Dot11AuthenticationHeader() = default;

    /**
     * @param algorithm authentication algorithm number
     * @param sequence transaction sequence number, from 1
     * @param status status code; reserved (0) in a request
     */
    Dot11AuthenticationHeader(Dot11AuthAlgorithm algorithm, uint16_t sequence, Dot11Status status);

    /**
     * Read the fixed fields of a received frame body and check the elements behind them.
     *
     * @param body the frame body, without MAC header and FCS; not changed
     * @return the fields, or nothing when the body is truncated or its elements do not add up
     */
    static std::optional<Dot11AuthenticationHeader> Parse(Ptr<const Packet> body);

    /// @return authentication algorithm number, whatever was received
    Dot11AuthAlgorithm GetAlgorithm() const;
    /// @return transaction sequence number
    uint16_t GetSequence() const;
    /// @return status code, whatever was received
    Dot11Status GetStatus() const;

    // inherited from Header
    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(Buffer::Iterator start) const override;
    /// @param start where to read @return 6, or 0 (fields unchanged) if fewer bytes are left
    uint32_t Deserialize(Buffer::Iterator start) override;
    void Print(std::ostream& os) const override;

  private:
    uint16_t m_algorithm{0}; //!< authentication algorithm number
    uint16_t m_sequence{0};  //!< transaction sequence number
    uint16_t m_status{0};    //!< status code
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_AUTHENTICATION_HEADER_H */
