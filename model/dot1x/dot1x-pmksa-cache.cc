/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-pmksa-cache.h"

#include "ns3/dot1x-keys.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/**
 * @param entries the oldest first
 * @param wanted tells whether an entry is the one looked for
 * @return the newest one that is and has not expired
 */
template <typename Wanted>
std::optional<Dot1xPmksa>
FindLast(const std::vector<Dot1xPmksa>& entries, Wanted wanted)
{
    const auto found = std::find_if(entries.rbegin(), entries.rend(), [&](const auto& entry) {
        return Simulator::Now() < entry.expires && wanted(entry);
    });
    return found == entries.rend() ? std::nullopt : std::make_optional(*found);
}

} // namespace

Dot1xPmksaCache::Dot1xPmksaCache(Time lifetime, std::size_t maxEntries)
    : m_lifetime(lifetime),
      m_maxEntries(maxEntries)
{
}

void
Dot1xPmksaCache::Add(Mac48Address authenticator,
                     Mac48Address station,
                     const std::vector<uint8_t>& pmk)
{
    Remove(authenticator, station);
    if (m_maxEntries == 0)
    {
        return;
    }
    if (m_entries.size() >= m_maxEntries)
    {
        m_entries.erase(m_entries.begin());
    }
    m_entries.push_back({DerivePmkid(pmk, authenticator, station),
                         authenticator,
                         station,
                         pmk,
                         Simulator::Now() + m_lifetime});
}

std::optional<Dot1xPmksa>
Dot1xPmksaCache::Find(Mac48Address authenticator, Mac48Address station) const
{
    return FindLast(m_entries, [&](const Dot1xPmksa& entry) {
        return entry.authenticator == authenticator && entry.station == station;
    });
}

std::optional<Dot1xPmksa>
Dot1xPmksaCache::FindNewest(Mac48Address station) const
{
    return FindLast(m_entries, [&](const Dot1xPmksa& entry) { return entry.station == station; });
}

std::optional<Dot1xPmksa>
Dot1xPmksaCache::FindShared(const Dot11Pmkid& pmkid,
                            Mac48Address authenticator,
                            Mac48Address station) const
{
    return FindLast(m_entries, [&](const Dot1xPmksa& entry) {
        return entry.station == station && DerivePmkid(entry.pmk, authenticator, station) == pmkid;
    });
}

void
Dot1xPmksaCache::Remove(Mac48Address authenticator, Mac48Address station)
{
    m_entries.erase(std::remove_if(m_entries.begin(),
                                   m_entries.end(),
                                   [&](const Dot1xPmksa& entry) {
                                       return entry.authenticator == authenticator &&
                                              entry.station == station;
                                   }),
                    m_entries.end());
}

std::size_t
Dot1xPmksaCache::GetSize() const
{
    return m_entries.size();
}

} // namespace fmipv6
} // namespace ns3
