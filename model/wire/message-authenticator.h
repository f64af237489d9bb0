/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MESSAGE_AUTHENTICATOR_H
#define MESSAGE_AUTHENTICATOR_H

#include "ns3/ipv6-address.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A secret shared by the two ends, of any length.
using SharedKey = std::vector<uint8_t>;

/// A whole HMAC-SHA1 value (RFC 2104): 160 bits.
using HmacSha1Digest = std::array<uint8_t, 20>;

/// The Authenticator field of the Binding Authorization Data option: 96 bits (RFC 6275 6.2.7).
using BindingAuthenticator = std::array<uint8_t, 12>;

/**
 * HMAC-SHA1 (RFC 2104).
 *
 * Used where the length and the acceptance of a message depend on it: the Binding Authorization
 * Data option and the MIC of EAPOL-Key frames (of which IEEE 802.11 takes the first 128 bits).
 *
 * @param key the key; may be empty
 * @param data the octets to authenticate; may be null when size is 0
 * @param size how many octets
 * @return the 20 octets
 */
HmacSha1Digest HmacSha1(const SharedKey& key, const uint8_t* data, std::size_t size);

/**
 * HMAC-SHA1 (RFC 2104) over a vector.
 * @param key the key; may be empty
 * @param data the octets to authenticate
 * @return the 20 octets
 */
HmacSha1Digest HmacSha1(const SharedKey& key, const std::vector<uint8_t>& data);

/**
 * The authenticator of RFC 6275 6.2.7:
 * `First(96, HMAC_SHA1(key, care-of address | correspondent | MH Data))`.
 *
 * The same rule serves binding updates to a home agent and fast binding updates to an access
 * router here, for which RFC 4068 defines no option of its own; the correspondent is then the home
 * agent or the previous access router.
 *
 * @param key the binding management key
 * @param careOf the care-of address that the message registers or acknowledges (the home address
 *        in a de-registration)
 * @param correspondent the home agent, correspondent or access router
 * @param mhData the Mobility Header up to and excluding the Authenticator field, with its Checksum
 *        field zero
 * @return the 12 octets of the Authenticator field
 */
BindingAuthenticator ComputeBindingAuthenticator(const SharedKey& key,
                                                 const Ipv6Address& careOf,
                                                 const Ipv6Address& correspondent,
                                                 const std::vector<uint8_t>& mhData);

} // namespace fmipv6
} // namespace ns3

#endif /* MESSAGE_AUTHENTICATOR_H */
