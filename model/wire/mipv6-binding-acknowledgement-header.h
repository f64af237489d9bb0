/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_BINDING_ACKNOWLEDGEMENT_HEADER_H
#define MIPV6_BINDING_ACKNOWLEDGEMENT_HEADER_H

#include "ns3/mobility-acknowledgement-header.h"

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
 * Lifetime is counted in units of 4 s on the wire.
 */
class BindingAcknowledgementHeader : public MobilityAcknowledgementHeader,
                                     public MobilityParser<BindingAcknowledgementHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;

    BindingStatus status{BindingStatus::ACCEPTED}; //!< Status, also one that has no name here

  protected:
    MobilityHeaderType GetType() const override;
    std::string_view GetName() const override;
    uint8_t GetStatus() const override;
    void SetStatus(uint8_t value) override;
    Time GetLifetimeUnit() const override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_BINDING_ACKNOWLEDGEMENT_HEADER_H */
