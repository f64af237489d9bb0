/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT11_CODES_H
#define DOT11_CODES_H

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/// Status codes of IEEE Std 802.11-2020 section 9.4.1.9 that this module uses.
enum class Dot11Status : uint16_t
{
    SUCCESS = 0,                       //!< SUCCESS
    REFUSED = 1,                       //!< REFUSED, unspecified failure
    DENIED_NO_ASSOCIATION_EXISTS = 11, //!< reassociation denied: no association to confirm
    DENIED_OTHER_REASON = 12,          //!< association denied for a reason outside the standard
    UNSUPPORTED_AUTH_ALGORITHM = 13,   //!< the responder does not support the algorithm
    TRANSACTION_SEQUENCE_ERROR = 14,   //!< authentication sequence number out of expected sequence
    CHALLENGE_FAILURE = 15,            //!< authentication rejected
    AUTH_TIMEOUT = 16,                 //!< authentication rejected: no next frame came in time
    DENIED_NO_MORE_STAS = 17,          //!< the AP is full
    INVALID_ELEMENT = 40,              //!< an element is invalid
    INVALID_AKMP = 43,                 //!< the requested AKM is not valid
};

/// Reason codes of IEEE Std 802.11-2020 section 9.4.1.7 that this module uses.
enum class Dot11Reason : uint16_t
{
    UNSPECIFIED = 1,              //!< UNSPECIFIED_REASON
    INVALID_AUTHENTICATION = 2,   //!< previous authentication no longer valid
    LEAVING_NETWORK_DEAUTH = 3,   //!< the station is leaving, or has left, the BSS
    INACTIVITY = 4,               //!< disassociated because of inactivity
    NO_MORE_STAS = 5,             //!< the AP cannot handle all associated stations
    CLASS2_NOT_AUTHENTICATED = 6, //!< class 2 frame received from a station not authenticated
    CLASS3_NOT_ASSOCIATED = 7,    //!< class 3 frame received from a station not associated
    LEAVING_NETWORK_DISASSOC = 8, //!< the station is leaving, or has left, the BSS
    MIC_FAILURE = 14,             //!< message integrity code failure
    HANDSHAKE_TIMEOUT = 15,       //!< four-way handshake timeout
    IEEE_802_1X_FAILED = 23,      //!< IEEE 802.1X authentication failed
    LOW_ACK = 34,                 //!< too many frames were not acknowledged
};

/// Authentication algorithm numbers, IEEE Std 802.11-2020 section 9.4.1.1.
enum class Dot11AuthAlgorithm : uint16_t
{
    OPEN_SYSTEM = 0,         //!< Open System
    SHARED_KEY = 1,          //!< Shared Key (WEP)
    FAST_BSS_TRANSITION = 2, //!< fast BSS transition
    SAE = 3,                 //!< simultaneous authentication of equals
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT11_CODES_H */
