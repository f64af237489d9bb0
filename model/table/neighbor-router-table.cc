/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/neighbor-router-table.h"

namespace ns3
{
namespace fmipv6
{

void
NeighborRouterTable::Add(Mac48Address ap, const ArInfo& info)
{
    m_rows[ap] = NeighborRouterEntry{ApStatus::KNOWN, info};
}

void
NeighborRouterTable::AddWithoutInfo(Mac48Address ap, ApStatus status)
{
    m_rows[ap] = NeighborRouterEntry{status, ArInfo()};
}

void
NeighborRouterTable::Remove(Mac48Address ap)
{
    m_rows.erase(ap);
}

void
NeighborRouterTable::Clear()
{
    m_rows.clear();
}

NeighborRouterEntry
NeighborRouterTable::Lookup(Mac48Address ap) const
{
    const auto row = m_rows.find(ap);
    return row == m_rows.end() ? NeighborRouterEntry() : row->second;
}

std::optional<ArInfo>
NeighborRouterTable::FindRouterFor(Ipv6Address address) const
{
    std::optional<ArInfo> best;
    for (const auto& [ap, entry] : m_rows)
    {
        if (entry.status != ApStatus::KNOWN ||
            !Ipv6Prefix(entry.info.prefixLength).IsMatch(address, entry.info.prefix))
        {
            continue;
        }
        if (!best || entry.info.prefixLength > best->prefixLength)
        {
            best = entry.info;
        }
    }
    return best;
}

bool
NeighborRouterTable::HasRouter(Ipv6Address router) const
{
    for (const auto& [ap, entry] : m_rows)
    {
        if (entry.status == ApStatus::KNOWN && entry.info.routerAddress == router)
        {
            return true;
        }
    }
    return false;
}

const NeighborRouterTable::Rows&
NeighborRouterTable::GetRows() const
{
    return m_rows;
}

} // namespace fmipv6
} // namespace ns3
