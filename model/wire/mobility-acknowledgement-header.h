/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_ACKNOWLEDGEMENT_HEADER_H
#define MOBILITY_ACKNOWLEDGEMENT_HEADER_H

#include "ns3/mobility-header.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/**
 * What Binding Acknowledgement (RFC 6275 6.1.8) and Fast Binding Acknowledgment (RFC 4068 6.3.2,
 * RFC 5568 6.2.3) have in common.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |    Status     |K|  Reserved   |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |           Sequence #          |           Lifetime            |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   .                        Mobility Options                       .
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 *
 * Lifetime is written rounded down (the mobile node must not count on more than was granted) but
 * not to 0, at most 65535 units.
 */
class MobilityAcknowledgementHeader : public MobilityHeader
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    /// @return whether the update was accepted: Status is below 128
    bool IsAccepted() const;

    bool keyManagement{false}; //!< K
    uint16_t sequence{0};      //!< Sequence # of the update
    Time lifetime{Seconds(0)}; //!< granted Lifetime; undefined if rejected

  protected:
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;

    /// @return the message's short name
    virtual std::string_view GetName() const = 0;
    /// @return Status
    virtual uint8_t GetStatus() const = 0;
    /// @param status Status, any value
    virtual void SetStatus(uint8_t status) = 0;
    /// @return the unit of Lifetime on the wire
    virtual Time GetLifetimeUnit() const = 0;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_ACKNOWLEDGEMENT_HEADER_H */
