/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_BINDING_ACKNOWLEDGEMENT_HEADER_H
#define MIPV6_BINDING_ACKNOWLEDGEMENT_HEADER_H

#include "ns3/mobility-header.h"
#include "ns3/nstime.h"

namespace ns3
{
namespace fmipv6
{

/// Status of a Binding Acknowledgement (RFC 6275 6.1.8); below 128 the update was accepted.
enum class BindingStatus : uint8_t
{
    ACCEPTED = 0,                          //!< Binding Update accepted
    ACCEPTED_PREFIX_DISCOVERY = 1,         //!< accepted but prefix discovery necessary
    REASON_UNSPECIFIED = 128,              //!< rejected
    ADMINISTRATIVELY_PROHIBITED = 129,     //!< rejected
    INSUFFICIENT_RESOURCES = 130,          //!< rejected
    HOME_REGISTRATION_NOT_SUPPORTED = 131, //!< rejected
    NOT_HOME_SUBNET = 132,                 //!< rejected
    NOT_HOME_AGENT = 133,                  //!< not home agent for this mobile node
    DUPLICATE_ADDRESS = 134,               //!< Duplicate Address Detection failed
    SEQUENCE_OUT_OF_WINDOW = 135,          //!< sequence number out of window
    EXPIRED_HOME_NONCE = 136,              //!< expired home nonce index
    EXPIRED_CARE_OF_NONCE = 137,           //!< expired care-of nonce index
    EXPIRED_NONCES = 138,                  //!< expired nonces
    TYPE_CHANGE_DISALLOWED = 139,          //!< registration type change disallowed
    INVALID_CARE_OF_ADDRESS = 174,         //!< invalid care-of address
};

/**
 * Binding Acknowledgement (RFC 6275 6.1.8): MH Type 6.
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
 * Lifetime is counted in units of 4 s on the wire: written rounded down (the mobile node must not
 * count on more than was granted) but not to 0, at most 65535 units.
 */
class BindingAcknowledgementHeader : public MobilityHeader,
                                     public MobilityParser<BindingAcknowledgementHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    /// @return whether the update was accepted
    bool IsAccepted() const;

    BindingStatus status{BindingStatus::ACCEPTED}; //!< Status, also one that has no name here
    bool keyManagement{false};                     //!< K
    uint16_t sequence{0};                          //!< Sequence # of the update
    Time lifetime{Seconds(0)};                     //!< granted Lifetime; undefined if rejected

  protected:
    MobilityHeaderType GetType() const override;
    void WriteData(OctetWriter& writer) const override;
    MobilityParseError ReadData(OctetReader& reader) override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_BINDING_ACKNOWLEDGEMENT_HEADER_H */
