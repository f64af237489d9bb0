/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_FAST_BINDING_ACKNOWLEDGMENT_HEADER_H
#define FMIPV6_FAST_BINDING_ACKNOWLEDGMENT_HEADER_H

#include "ns3/mobility-header.h"
#include "ns3/nstime.h"

namespace ns3
{
namespace fmipv6
{

/// Status of a Fast Binding Acknowledgment (RFC 4068 6.3.2, RFC 5568 6.2.3); below 128 the FBU was accepted.
enum class FastBindingStatus : uint8_t
{
    ACCEPTED = 0,                                //!< accepted
    ACCEPTED_USE_SUPPLIED_NCOA = 1,              //!< NCoA invalid: use the one in alternateCareOf
    REASON_UNSPECIFIED = 128,                    //!< rejected
    ADMINISTRATIVELY_PROHIBITED = 129,           //!< rejected
    INSUFFICIENT_RESOURCES = 130,                //!< rejected
    INCORRECT_INTERFACE_IDENTIFIER_LENGTH = 131, //!< rejected
};

/**
 * Fast Binding Acknowledgment (RFC 4068 6.3.2, RFC 5568 6.2.3): MH Type 9.
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
 * Lifetime is counted in seconds on the wire: RFC 4068 6.3.2 says "the granted lifetime in
 * seconds", where the FBU's lifetime ("see RFC 3775") is in units of 4 s; in RFC 5568 both are in
 * seconds. We read the sentence as it stands.
 * Written rounded down but not to 0, at most 65535 s. (Wireshark shows four times the value.)
 *
 * With Status 1 the alternate care-of address must be there.
 */
class FastBindingAcknowledgmentHeader : public MobilityHeader,
                                        public MobilityParser<FastBindingAcknowledgmentHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    /// @return whether the FBU was accepted
    bool IsAccepted() const;

    FastBindingStatus status{FastBindingStatus::ACCEPTED}; //!< Status, also one without a name here
    bool keyManagement{false};                             //!< K
    uint16_t sequence{0};                                  //!< Sequence # of the FBU
    Time lifetime{Seconds(0)};                             //!< granted Lifetime

  protected:
    MobilityHeaderType GetType() const override;
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;
    MobilityParseError CheckOptions() const override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_FAST_BINDING_ACKNOWLEDGMENT_HEADER_H */
