/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/binding-cache.h"

namespace ns3
{
namespace fmipv6
{

bool
BindingCache::IsNewer(uint16_t sequence, uint16_t last)
{
    const auto ahead = static_cast<uint16_t>(sequence - last);
    return ahead != 0 && ahead < 0x8000;
}

void
BindingCache::Set(const Binding& binding)
{
    auto& index = m_rows.get<ByHome>();
    const auto row = index.find(binding.homeAddress);
    if (row == index.end())
    {
        index.insert(binding);
    }
    else
    {
        index.replace(row, binding);
    }
}

bool
BindingCache::Remove(Ipv6Address homeAddress)
{
    return m_rows.get<ByHome>().erase(homeAddress) > 0;
}

std::optional<Binding>
BindingCache::Find(Ipv6Address homeAddress) const
{
    const auto& index = m_rows.get<ByHome>();
    const auto row = index.find(homeAddress);
    return row == index.end() ? std::nullopt : std::optional<Binding>(*row);
}

std::vector<Binding>
BindingCache::FindByCareOf(Ipv6Address careOfAddress) const
{
    const auto [first, last] = m_rows.get<ByCareOf>().equal_range(careOfAddress);
    return {first, last};
}

std::vector<Binding>
BindingCache::GetExpired(Time now) const
{
    const auto& index = m_rows.get<ByExpiry>();
    return {index.begin(), index.upper_bound(now)};
}

std::optional<Time>
BindingCache::GetNextExpiry() const
{
    const auto& index = m_rows.get<ByExpiry>();
    return index.empty() ? std::nullopt : std::optional<Time>(index.begin()->expires);
}

std::size_t
BindingCache::GetSize() const
{
    return m_rows.size();
}

} // namespace fmipv6
} // namespace ns3
