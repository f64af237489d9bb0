/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef RETURN_ROUTABILITY_H
#define RETURN_ROUTABILITY_H

#include "ns3/ipv6-address.h"
#include "ns3/message-authenticator.h"

#include <cstdint>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// What a keygen token proves (RFC 6275 section 5.2.5): that the node gets what is sent there.
enum class TokenKind : uint8_t
{
    HOME = 0,    //!< to its home address; the octet that is hashed
    CARE_OF = 1, //!< to its care-of address; likewise
};

/**
 * A keygen token (RFC 6275 section 5.2.5):
 * First(64, HMAC_SHA1(Kcn, (address | nonce | octet))).
 * @param nodeKey the correspondent's secret Kcn
 * @param address the home or care-of address that is tested
 * @param nonce the correspondent's nonce
 * @param kind which of them
 * @return the token
 */
uint64_t MakeKeygenToken(const SharedKey& nodeKey,
                         Ipv6Address address,
                         uint64_t nonce,
                         TokenKind kind);

/**
 * The binding management key Kbm (RFC 6275 section 5.2.5).
 * @param homeToken the home keygen token
 * @param careOfToken the care-of keygen token; nothing in order to delete a binding
 * @return SHA-1 of the tokens, 20 octets
 */
SharedKey MakeBindingManagementKey(uint64_t homeToken, std::optional<uint64_t> careOfToken);

/**
 * A number that nobody can guess who does not have the key: what stands here for the random values
 * of cookies and nonces, so that route optimization draws none of a simulation's random numbers.
 * @param key a node's secret
 * @param purpose another octet for each use
 * @param counter a number that is never used twice
 * @return First(64, HMAC_SHA1(key, purpose | counter))
 */
uint64_t MakeUnguessable(const SharedKey& key, uint8_t purpose, uint64_t counter);

} // namespace fmipv6
} // namespace ns3

#endif /* RETURN_ROUTABILITY_H */
