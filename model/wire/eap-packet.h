/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef EAP_PACKET_H
#define EAP_PACKET_H

#include <cstdint>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// EAP codes, RFC 3748 section 4.
enum class EapCode : uint8_t
{
    REQUEST = 1,  //!< from the authenticator
    RESPONSE = 2, //!< from the peer
    SUCCESS = 3,  //!< authentication succeeded
    FAILURE = 4,  //!< authentication failed
};

/// EAP types, RFC 3748 section 5 and its registry. Any method may stand in for another: only the
/// number of its round trips and the size of its data matter here.
enum class EapType : uint8_t
{
    NONE = 0,           //!< Success and Failure have no type
    IDENTITY = 1,       //!< Identity
    NOTIFICATION = 2,   //!< Notification
    NAK = 3,            //!< Legacy Nak
    TLS = 13,           //!< EAP-TLS, RFC 5216
    GPSK = 51,          //!< EAP-GPSK, RFC 5433
    EXPERIMENTAL = 255, //!< Experimental use, RFC 3748 section 5.8: a modelled method
};

/**
 * An EAP packet (RFC 3748 section 4).
 *
 * @verbatim
    0                   1                   2                   3
    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
   +---------------+---------------+-------------------------------+
   |     Code      |  Identifier   |            Length             |
   +---------------+---------------+-------------------------------+
   |     Type      |  Type-Data ...   (Request and Response only)
   +---------------+----------------
   @endverbatim
 */
struct EapPacket
{
    EapCode code{EapCode::REQUEST}; //!< code
    uint8_t identifier{0};          //!< a Response repeats the identifier of its Request
    EapType type{EapType::NONE};    //!< type; NONE in Success and Failure
    std::vector<uint8_t> data;      //!< type-data

    /// @return the bytes
    std::vector<uint8_t> Serialize() const;

    /**
     * @param bytes the body of an EAPOL-EAP PDU; bytes behind Length are passed over (RFC 3748
     *        section 4.1)
     * @return the packet, or nothing when it is truncated, a Request or Response has no type, or
     *         the code is unknown
     */
    static std::optional<EapPacket> Parse(const std::vector<uint8_t>& bytes);
};

} // namespace fmipv6
} // namespace ns3

#endif /* EAP_PACKET_H */
