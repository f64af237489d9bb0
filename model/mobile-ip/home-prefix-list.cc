/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/home-prefix-list.h"

#include "ns3/mipv6-router-advertisement.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

void
HomePrefixList::Set(const PrefixInformation& information, Time now)
{
    const auto same = [&information](const Row& row) {
        return row.information.prefix == information.prefix;
    };
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), same);
    if (row == m_rows.end())
    {
        m_rows.push_back({information, now});
    }
    else
    {
        *row = {information, now};
    }
}

PrefixInformation
HomePrefixList::Age(const Row& row, Time now)
{
    auto information = row.information;
    const auto age = [now, &row](Time& lifetime) {
        if (lifetime < RouterAdvertisement::INFINITE_LIFETIME)
        {
            lifetime = std::max(lifetime - (now - row.since), Time(0));
        }
    };
    age(information.validLifetime);
    age(information.preferredLifetime);
    return information;
}

std::optional<PrefixInformation>
HomePrefixList::Find(Ipv6Address address, Time now) const
{
    for (const auto& information : GetValid(now))
    {
        if (Ipv6Prefix(information.prefix.length).IsMatch(address, information.prefix.address))
        {
            return information;
        }
    }
    return std::nullopt;
}

bool
HomePrefixList::IsKnown(Ipv6Address address) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [address](const Row& row) {
        const auto& prefix = row.information.prefix;
        return Ipv6Prefix(prefix.length).IsMatch(address, prefix.address);
    });
}

std::optional<Time>
HomePrefixList::GetNextChange(Time now) const
{
    std::optional<Time> next;
    for (const auto& information : GetValid(now))
    {
        for (const auto& lifetime : {information.preferredLifetime, information.validLifetime})
        {
            if (lifetime.IsStrictlyPositive() && lifetime < RouterAdvertisement::INFINITE_LIFETIME)
            {
                next = std::min(next.value_or(Time::Max()), now + lifetime);
            }
        }
    }
    return next;
}

std::vector<PrefixInformation>
HomePrefixList::GetValid(Time now) const
{
    std::vector<PrefixInformation> valid;
    for (const auto& row : m_rows)
    {
        const auto information = Age(row, now);
        if (information.validLifetime.IsStrictlyPositive())
        {
            valid.push_back(information);
        }
    }
    return valid;
}

} // namespace fmipv6
} // namespace ns3
