/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_KEYS_H
#define DOT1X_KEYS_H

#include "ns3/dot11-rsn-element.h"
#include "ns3/eapol-key-frame.h"
#include "ns3/mac48-address.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A nonce of the four-way handshake.
using Dot1xNonce = std::array<uint8_t, EapolKeyFrame::NONCE_SIZE>;

/// The part of the PTK that the four-way handshake itself uses, and the traffic key.
struct Dot1xPairwiseKeys
{
    std::vector<uint8_t> kck; //!< EAPOL-Key confirmation key, 16 octets: keys the MIC
    std::vector<uint8_t> kek; //!< EAPOL-Key encryption key, 16 octets
    std::vector<uint8_t> tk;  //!< temporal key, 16 octets (CCMP); data are not encrypted here
};

/**
 * The pseudorandom function of IEEE Std 802.11-2020 section 12.7.1.2, with HMAC-SHA1.
 *
 * @param key the key
 * @param label names the purpose
 * @param data input that differs from call to call
 * @param octets how many octets to make, at most 20 * 256
 * @return the octets
 */
std::vector<uint8_t> Dot1xPrf(const std::vector<uint8_t>& key,
                              const std::string& label,
                              const std::vector<uint8_t>& data,
                              std::size_t octets);

/**
 * Pairwise keys (section 12.7.1.3): PRF-384(PMK, "Pairwise key expansion", the two addresses and
 * the two nonces, the smaller of each pair first).
 *
 * @param pmk pairwise master key, 32 octets
 * @param authenticator link-layer address of the access point (AA)
 * @param supplicant link-layer address of the station (SPA)
 * @param aNonce nonce of the authenticator
 * @param sNonce nonce of the supplicant
 * @return the keys
 */
Dot1xPairwiseKeys DerivePairwiseKeys(const std::vector<uint8_t>& pmk,
                                     Mac48Address authenticator,
                                     Mac48Address supplicant,
                                     const Dot1xNonce& aNonce,
                                     const Dot1xNonce& sNonce);

/**
 * The PMKID that (Re)Association Requests and message 1 carry (section 12.7.1.3): the first 16
 * octets of HMAC-SHA1(PMK, "PMK Name", AA, SPA).
 *
 * @param pmk pairwise master key
 * @param authenticator AA
 * @param supplicant SPA
 * @return 16 octets
 */
Dot11Pmkid DerivePmkid(const std::vector<uint8_t>& pmk,
                       Mac48Address authenticator,
                       Mac48Address supplicant);

/// @param pmkid names a key @return the PMKID KDE (Table 12-8), which is key data of message 1
std::vector<uint8_t> MakePmkidKde(const Dot11Pmkid& pmkid);

/**
 * @param keyData key data of message 1: KDEs, not encrypted
 * @return the PMKID in it, or nothing when there is none, or a KDE does not fit
 */
std::optional<Dot11Pmkid> FindPmkidKde(const std::vector<uint8_t>& keyData);

/**
 * Stands in for the EAP method's key derivation: both ends make the same PMK when they hold the
 * same secret. No method is modelled, so the master session key, whose first 32 octets are the
 * PMK (section 12.7.1.3), depends on the secret and the two addresses only.
 *
 * @param secret what the station and the authentication server share
 * @param authenticator AA
 * @param supplicant SPA
 * @return 32 octets
 */
std::vector<uint8_t> DeriveModelledPmk(const std::string& secret,
                                       Mac48Address authenticator,
                                       Mac48Address supplicant);

/**
 * A nonce made from a key counter as section 12.7.5 recommends: PRF-256(key, "Init Counter",
 * address, time). The key, which the standard wants random, is the address here: a nonce has to be
 * fresh in this model, not secret, and must not depend on the random numbers of a run.
 *
 * @param own link-layer address of who makes it
 * @param counter must differ from call to call
 * @return the nonce
 */
Dot1xNonce MakeNonce(Mac48Address own, uint64_t counter);

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_KEYS_H */
