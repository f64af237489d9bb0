/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/neighbor-router-table.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

void
NeighborRouterTable::Add(Mac48Address ap, const ArInfo& info)
{
    Set(ap, {ApStatus::KNOWN, info});
}

void
NeighborRouterTable::AddWithoutInfo(Mac48Address ap, ApStatus status)
{
    Set(ap, {status, ArInfo()});
}

void
NeighborRouterTable::AddRouter(const ArInfo& info)
{
    m_routers[info.routerAddress] = info;
}

void
NeighborRouterTable::Remove(Mac48Address ap)
{
    m_rows.erase(ap);
    m_order.erase(std::remove(m_order.begin(), m_order.end(), ap), m_order.end());
}

void
NeighborRouterTable::Clear()
{
    m_rows.clear();
    m_order.clear();
    m_routers.clear();
}

void
NeighborRouterTable::Set(Mac48Address ap, const NeighborRouterEntry& entry)
{
    if (m_rows.insert_or_assign(ap, entry).second)
    {
        m_order.push_back(ap);
    }
}

const std::vector<Mac48Address>&
NeighborRouterTable::GetOrder() const
{
    return m_order;
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
    const auto look = [&best, address](const ArInfo& info) {
        if (Ipv6Prefix(info.prefixLength).IsMatch(address, info.prefix) &&
            (!best || info.prefixLength > best->prefixLength))
        {
            best = info;
        }
    };
    for (const auto& [ap, entry] : m_rows)
    {
        if (entry.status == ApStatus::KNOWN)
        {
            look(entry.info);
        }
    }
    for (const auto& [router, info] : m_routers)
    {
        look(info);
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
    return m_routers.count(router) > 0;
}

const NeighborRouterTable::Rows&
NeighborRouterTable::GetRows() const
{
    return m_rows;
}

} // namespace fmipv6
} // namespace ns3
