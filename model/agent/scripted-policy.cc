/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/scripted-policy.h"

#include "ns3/simulator.h"

#include <iterator>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(ScriptedPolicy);

TypeId
ScriptedPolicy::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::ScriptedPolicy")
                            .SetParent<DefaultPolicy>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<ScriptedPolicy>();
    return tid;
}

void
ScriptedPolicy::Add(Time at, Poa target)
{
    m_script[at] = target;
}

bool
ScriptedPolicy::DecideOnLinkStatus(Poa, const Condition&)
{
    return false;
}

std::optional<Time>
ScriptedPolicy::GetScriptedTrigger() const
{
    return GetNextTrigger(Time(0));
}

std::optional<Time>
ScriptedPolicy::GetNextTrigger(Time now) const
{
    const auto next = m_script.upper_bound(now);
    return next == m_script.end() ? std::nullopt : std::optional<Time>(next->first);
}

std::optional<Poa>
ScriptedPolicy::ChooseTarget(const PoaList& candidates, Poa current) const
{
    const auto later = m_script.upper_bound(Simulator::Now());
    const bool linkLost = current == Poa();
    if (later == m_script.begin() || linkLost)
    {
        return DefaultPolicy::ChooseTarget(candidates, current); // nothing to go by
    }
    const auto target = std::prev(later)->second;
    return target == current ? std::nullopt : std::optional<Poa>(target);
}

} // namespace fmipv6
} // namespace ns3
