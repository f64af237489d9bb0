/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/nonce-table.h"

#include "ns3/return-routability.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// MAX_NONCE_LIFETIME less MAX_TOKEN_LIFETIME (RFC 6275 section 5.2.7).
const Time USED_FOR = Seconds(30);
/// Purpose of MakeUnguessable().
constexpr uint8_t NONCE_PURPOSE = 'n';

} // namespace

void
NonceTable::SetKey(const SharedKey& key)
{
    m_key = key;
}

void
NonceTable::SetLifetime(Time lifetime)
{
    m_lifetime = lifetime;
}

const Nonce&
NonceTable::GetCurrent(Time now)
{
    while (!m_nonces.empty() && m_nonces.begin()->second.used + m_lifetime <= now)
    {
        m_nonces.erase(m_nonces.begin());
    }
    const auto usedFor = std::min(USED_FOR, m_lifetime);
    if (m_renew || m_nonces.empty() || m_nonces.rbegin()->second.used + usedFor <= now)
    {
        m_renew = false;
        const auto number = m_next++;
        m_nonces[number] = {static_cast<uint16_t>(number),
                            MakeUnguessable(m_key, NONCE_PURPOSE, number),
                            now};
    }
    return m_nonces.rbegin()->second;
}

std::optional<Nonce>
NonceTable::Find(uint16_t index, Time now) const
{
    for (const auto& [number, nonce] : m_nonces)
    {
        if (nonce.index == index && now < nonce.used + m_lifetime)
        {
            return nonce;
        }
    }
    return std::nullopt;
}

void
NonceTable::Renew()
{
    m_renew = true;
}

void
NonceTable::Clear()
{
    m_nonces.clear();
}

} // namespace fmipv6
} // namespace ns3
