/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_BINDING_ERROR_HEADER_H
#define MIPV6_BINDING_ERROR_HEADER_H

#include "ns3/mobility-header.h"

namespace ns3
{
namespace fmipv6
{

/// Status of a Binding Error (RFC 6275 6.1.9).
enum class BindingErrorStatus : uint8_t
{
    UNKNOWN_BINDING = 1, //!< unknown binding for Home Address destination option
    UNKNOWN_MH_TYPE = 2, //!< unrecognized MH Type value
};

/**
 * Binding Error (RFC 6275 6.1.9): MH Type 7.
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
                                   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
                                   |     Status    |   Reserved    |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   |                       Home Address (16)                       |
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   .                        Mobility Options                       .
   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
class BindingErrorHeader : public MobilityHeader, public MobilityParser<BindingErrorHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    /// Status, also one that has no name here
    BindingErrorStatus status{BindingErrorStatus::UNKNOWN_BINDING};
    Ipv6Address homeAddress; //!< from the Home Address option of the message in error, or ::

  protected:
    MobilityHeaderType GetType() const override;
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_BINDING_ERROR_HEADER_H */
