/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_TYPES_H
#define DOT1X_TYPES_H

#include "ns3/mac48-address.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/// Why IEEE 802.1X authentication has failed.
enum class Dot1xFailure : uint8_t
{
    START_TIMEOUT,     //!< supplicant: no answer to any EAPOL-Start
    EAP_TIMEOUT,       //!< the other end stopped answering during EAP
    EAP_FAILURE,       //!< the authentication server said no
    HANDSHAKE_TIMEOUT, //!< the four-way handshake did not end in time
};

/// Why a received EAPOL PDU was not acted upon.
enum class Dot1xDrop : uint8_t
{
    MALFORMED,        //!< truncated, or lengths do not agree
    NOT_FOR_ROLE,     //!< a PDU that this end never receives
    WRONG_IDENTIFIER, //!< EAP identifier of no outstanding request
    REPLAYED,         //!< EAPOL-Key replay counter used before, or never sent
    BAD_MIC,          //!< EAPOL-Key MIC is wrong
    BAD_CONTENT,      //!< nonce or RSN element differ from what went before
    UNEXPECTED,       //!< well-formed, but not foreseen in this state
};

/// What a port access entity is for.
enum class Dot1xRole : uint8_t
{
    PORT,             //!< opens the controlled port of an association: RFC 4260's step 5
    PREAUTHENTICATION //!< makes a PMKSA before there is an association; no step of a handover
};

/// @param failure the failure @return a short lower-case name with dashes
std::string_view GetDot1xFailureName(Dot1xFailure failure);
/// @param drop the reason @return a short lower-case name with dashes
std::string_view GetDot1xDropName(Dot1xDrop drop);

/// What a supplicant or an authenticator asks of the station or access point around it.
struct Dot1xCallbacks
{
    /// Send an EAPOL PDU to the other end (EtherType 0x888e); a new packet each time.
    std::function<void(Ptr<Packet> eapol)> send;
    /// The controlled port has opened; the argument is the other end's link-layer address.
    std::function<void(Mac48Address peer)> authorized;
    /// Authentication was given up.
    std::function<void(Dot1xFailure reason)> failed;
    /// The controlled port has closed again while the association lasts; may be null.
    std::function<void()> closed{};
};

/**
 * TracedCallback signature of the trace sources MsgTx and MsgRx: an EAPOL PDU.
 * @param eapol the PDU
 */
typedef void (*Dot1xMessageTracedCallback)(Ptr<const Packet> eapol);

/**
 * TracedCallback signature of the trace sources MsgDrop.
 * @param eapol the PDU
 * @param reason why it was not acted upon
 */
typedef void (*Dot1xMessageDropTracedCallback)(Ptr<const Packet> eapol, Dot1xDrop reason);

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_TYPES_H */
