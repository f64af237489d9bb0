/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/neighbor-cache.h"

namespace ns3
{
namespace fmipv6
{

void
NeighborCache::Learn(Mac48Address ap, const ArInfo& info, Time now)
{
    for (auto& entry : m_entries)
    {
        if (entry.ap == ap)
        {
            entry.info = info;
            entry.learnt = now;
            return;
        }
    }
    m_entries.push_back({ap, info, now});
}

std::optional<ArInfo>
NeighborCache::Find(Mac48Address ap, Time now, Time lifetime) const
{
    for (const auto& entry : m_entries)
    {
        if (entry.ap == ap && now - entry.learnt < lifetime)
        {
            return entry.info;
        }
    }
    return std::nullopt;
}

std::vector<NeighborCache::Row>
NeighborCache::GetUsable(Time now, Time lifetime) const
{
    std::vector<Row> rows;
    for (const auto& entry : m_entries)
    {
        if (now - entry.learnt < lifetime)
        {
            rows.emplace_back(entry.ap, entry.info);
        }
    }
    return rows;
}

} // namespace fmipv6
} // namespace ns3
