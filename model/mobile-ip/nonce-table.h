/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NONCE_TABLE_H
#define NONCE_TABLE_H

#include "ns3/message-authenticator.h"
#include "ns3/nstime.h"

#include <cstdint>
#include <map>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/// A correspondent's nonce.
struct Nonce
{
    uint16_t index{0}; //!< Nonce Index
    uint64_t value{0}; //!< 64 bits, as RFC 6275 section 5.2.2 recommends
    Time used;         //!< simulated time of its first use
};

/**
 * A correspondent's nonces (RFC 6275 sections 5.2.2, 5.2.7): one is used for 30 s, so that tokens
 * are good for MAX_TOKEN_LIFETIME (210 s) at least, and forgotten MAX_NONCE_LIFETIME (240 s) after
 * its first use. A nonce is made when one is needed.
 */
class NonceTable
{
  public:
    /// @param key the secret from which nonces follow
    void SetKey(const SharedKey& key);

    /// @param lifetime how long (s) after its first use a nonce is known
    void SetLifetime(Time lifetime);

    /// @param now simulated time @return the nonce for what is sent now
    const Nonce& GetCurrent(Time now);

    /// @param index Nonce Index of a message @param now simulated time
    /// @return the nonce, or nothing if it is unknown or too old
    std::optional<Nonce> Find(uint16_t index, Time now) const;

    /// Send the latest no more; it stays known.
    void Renew();

    /// Forget all of them, as a node does that starts anew.
    void Clear();

  private:
    SharedKey m_key;                    //!< see SetKey()
    Time m_lifetime{Seconds(240)};      //!< MAX_NONCE_LIFETIME
    std::map<uint64_t, Nonce> m_nonces; //!< by number; the index is its last 16 bits
    uint64_t m_next{1};                 //!< number of the next one
    bool m_renew{false};                //!< whether the latest is not to be sent any more
};

} // namespace fmipv6
} // namespace ns3

#endif /* NONCE_TABLE_H */
