/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HomeAgent: the prefixes of the home link, and who is told of them and of this agent.
#include "ns3/home-agent-directory.h"
#include "ns3/home-agent.h"
#include "ns3/mobile-prefix-advertiser.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/router-advertiser.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

void
HomeAgent::ServeDiscovery()
{
    if (!m_node || m_address.IsAny() || !IsDiscoverable())
    {
        return;
    }
    m_directory->Serve(m_node, m_address, m_homePrefix);
    const auto findCareOf = [this](Ipv6Address home) {
        const auto binding = m_cache.Find(home);
        return binding ? std::optional(binding->careOfAddress) : std::nullopt;
    };
    m_prefixAdvertiser->Serve(m_node, m_address, {[this] { return GetPrefixes(); }, findCareOf});
    auto control =
        DynamicCast<MobilityTrafficControlLayer>(m_node->GetObject<TrafficControlLayer>());
    if (control)
    {
        control->AddBindingCheck([findCareOf](Ipv6Address home, Ipv6Address careOf) {
            return findCareOf(home) == careOf;
        });
    }
}

bool
HomeAgent::IsDiscoverable() const
{
    return true;
}

Ptr<HomeAgentDirectory>
HomeAgent::GetDirectory() const
{
    return m_directory;
}

Ptr<MobilePrefixAdvertiser>
HomeAgent::GetPrefixAdvertiser() const
{
    return m_prefixAdvertiser;
}

void
HomeAgent::ConfigurePrefix(const PrefixInformation& prefix)
{
    const auto now = Simulator::Now();
    if (prefix.prefix == GetFirstPrefix().prefix)
    {
        m_prefixValid = now + prefix.validLifetime;
        m_prefixPreferred = now + prefix.preferredLifetime;
        m_autonomous = prefix.autonomous;
        m_onLink = prefix.onLink;
    }
    else
    {
        m_otherPrefixes.Set(prefix, now);
    }
    m_prefixAdvertiser->PrefixesChanged();
}

PrefixInformation
HomeAgent::GetFirstPrefix() const
{
    const auto now = Simulator::Now();
    PrefixInformation first;
    first.prefix = {KeepLeadingBits(m_homePrefix, m_prefixLength), m_prefixLength};
    first.validLifetime = std::max(m_prefixValid - now, Time(0));
    first.preferredLifetime = std::max(m_prefixPreferred - now, Time(0));
    first.autonomous = m_autonomous;
    first.onLink = m_onLink;
    return first;
}

std::vector<PrefixInformation>
HomeAgent::GetPrefixes() const
{
    auto prefixes = m_otherPrefixes.GetValid(Simulator::Now());
    auto first = GetFirstPrefix();
    if (first.validLifetime.IsStrictlyPositive())
    {
        if (Ipv6Prefix(m_prefixLength).IsMatch(m_address, m_homePrefix))
        {
            first.routerAddress = m_address; // section 6.8: the R bit, as section 7.2 has it
        }
        prefixes.insert(prefixes.begin(), first);
    }
    return prefixes;
}

std::optional<PrefixInformation>
HomeAgent::FindPrefix(Ipv6Address address) const
{
    for (const auto& prefix : GetPrefixes())
    {
        if (Ipv6Prefix(prefix.prefix.length).IsMatch(address, prefix.prefix.address))
        {
            return prefix;
        }
    }
    return std::nullopt;
}

} // namespace fmipv6
} // namespace ns3
