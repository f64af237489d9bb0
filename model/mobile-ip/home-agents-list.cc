/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/home-agents-list.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Fisher and Yates, by a random variable whose stream is fixed. @param items to be put into random
/// order @param random where from
template <typename Item>
void
Shuffle(std::vector<Item>& items, Ptr<UniformRandomVariable> random)
{
    for (std::size_t left = items.size(); left > 1; --left)
    {
        std::swap(items[left - 1], items[random->GetInteger(0, left - 1)]);
    }
}

} // namespace

void
HomeAgentsList::Learn(Ipv6Address source, const RouterAdvertisement& advertisement, Time now)
{
    const auto& information = advertisement.homeAgentInformation;
    const auto lifetime = information ? information->lifetime : advertisement.routerLifetime;
    if (!advertisement.homeAgent || lifetime.IsZero())
    {
        m_agents.erase(source);
        return;
    }
    auto& agent = m_agents[source];
    agent.preference = information ? information->preference : 0;
    agent.until = now + lifetime;
    for (const auto& prefix : advertisement.prefixes)
    {
        if (!prefix.routerAddress)
        {
            continue;
        }
        const auto address = *prefix.routerAddress;
        if (std::find(agent.addresses.begin(), agent.addresses.end(), address) ==
            agent.addresses.end())
        {
            agent.addresses.push_back(address);
        }
        agent.valid[address] = now + prefix.validLifetime;
    }
}

std::map<Ipv6Address, KnownHomeAgent>
HomeAgentsList::GetCurrent(Time now) const
{
    auto current = m_agents;
    for (auto it = current.begin(); it != current.end();)
    {
        it = it->second.until <= now ? current.erase(it) : std::next(it);
    }
    for (auto& [linkLocal, agent] : current)
    {
        // RFC 6275 section 10.1: an address goes with its prefix.
        auto& addresses = agent.addresses;
        const auto& valid = agent.valid;
        addresses.erase(
            std::remove_if(addresses.begin(),
                           addresses.end(),
                           [&valid, now](auto address) { return valid.at(address) <= now; }),
            addresses.end());
    }
    return current;
}

std::vector<Ipv6Address>
HomeAgentsList::Arrange(const KnownHomeAgent& own,
                        Time now,
                        Ptr<UniformRandomVariable> random) const
{
    std::vector<KnownHomeAgent> agents{own};
    for (const auto& [linkLocal, agent] : GetCurrent(now))
    {
        agents.push_back(agent);
    }
    Shuffle(agents, random);
    std::stable_sort(agents.begin(), agents.end(), [](const auto& a, const auto& b) {
        return a.preference > b.preference;
    });
    std::vector<Ipv6Address> addresses;
    for (auto& agent : agents)
    {
        Shuffle(agent.addresses, random);
        addresses.insert(addresses.end(), agent.addresses.begin(), agent.addresses.end());
    }
    addresses.resize(std::min(addresses.size(), MAX_ADDRESSES));
    return addresses;
}

} // namespace fmipv6
} // namespace ns3
