/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_REASON_HEADER_H
#define DOT11_REASON_HEADER_H

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
 * The body of Deauthentication and Disassociation frames: one little-endian reason code (IEEE Std
 * 802.11-2020, sections 9.3.3.4 and 9.3.3.12); elements may follow.
 */
class Dot11ReasonHeader : public Header
{
  public:
    /// Bytes of the fixed field.
    static constexpr uint32_t SIZE = 2;

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Reason code 0, which is reserved.
    Dot11ReasonHeader() = default;

    /// @param reason reason code
    explicit Dot11ReasonHeader(Dot11Reason reason);

    /**
     * @param body the frame body, without MAC header and FCS; not changed
     * @return the field, or nothing when the body is truncated or its elements do not add up
     */
    static std::optional<Dot11ReasonHeader> Parse(Ptr<const Packet> body);

    /// @return reason code, whatever was received
    Dot11Reason GetReason() const;

    // inherited from Header
    TypeId GetInstanceTypeId() const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(Buffer::Iterator start) const override;
    /// @param start where to read @return 2, or 0 (field unchanged) if fewer bytes are left
    uint32_t Deserialize(Buffer::Iterator start) override;
    void Print(std::ostream& os) const override;

  private:
    uint16_t m_reason{0}; //!< reason code
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_REASON_HEADER_H */
