/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_FAST_BINDING_ACKNOWLEDGMENT_HEADER_H
#define FMIPV6_FAST_BINDING_ACKNOWLEDGMENT_HEADER_H

#include "ns3/mobility-acknowledgement-header.h"

namespace ns3
{
namespace fmipv6
{

/// Status of a Fast Binding Acknowledgment (RFC 4068 6.3.2, RFC 5568 6.2.3); below 128 the FBU was
/// accepted.
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
 * Lifetime is counted in seconds on the wire: RFC 4068 6.3.2 says "the granted lifetime in
 * seconds", where the FBU's lifetime ("see RFC 3775") is in units of 4 s; in RFC 5568 both are in
 * seconds. We read the sentence as it stands.
 * (Wireshark shows four times the value.)
 *
 * With Status 1 the alternate care-of address must be there.
 */
class FastBindingAcknowledgmentHeader : public MobilityAcknowledgementHeader,
                                        public MobilityParser<FastBindingAcknowledgmentHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    FastBindingStatus status{FastBindingStatus::ACCEPTED}; //!< Status, also one without a name here

  protected:
    MobilityHeaderType GetType() const override;
    std::string_view GetName() const override;
    uint8_t GetStatus() const override;
    void SetStatus(uint8_t value) override;
    Time GetLifetimeUnit() const override;
    MobilityParseError CheckOptions() const override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_FAST_BINDING_ACKNOWLEDGMENT_HEADER_H */
