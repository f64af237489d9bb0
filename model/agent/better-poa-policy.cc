/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/better-poa-policy.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(BetterPoaPolicy);

TypeId
BetterPoaPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::BetterPoaPolicy")
            .SetParent<DefaultPolicy>()
            .SetGroupName("Fmipv6")
            .AddConstructor<BetterPoaPolicy>()
            .AddAttribute("AvoidTime",
                          "Time (s) for which a point of attachment is not chosen again after a "
                          "connection to it failed (an assumption; as long as a station is "
                          "likely to stay in the same place).",
                          TimeValue(Seconds(60)),
                          MakeTimeAccessor(&BetterPoaPolicy::m_avoidTime),
                          MakeTimeChecker(Time(0)));
    return tid;
}

void
BetterPoaPolicy::Watch(Ptr<LinkSap> link)
{
    m_link = link;
    m_link->NotificationRequest(this, LinkPrimitiveName::LINK_UP, true);
    m_link->NotificationRequest(this, LinkPrimitiveName::LINK_DOWN, true);
}

std::optional<Poa>
BetterPoaPolicy::ChooseTarget(const PoaList& candidates, Poa current) const
{
    for (const auto& candidate : candidates)
    {
        if (candidate.poa == current)
        {
            return std::nullopt; // what follows is no better than here
        }
        const auto avoid = m_avoid.find(candidate.poa);
        if (avoid == m_avoid.end() || avoid->second <= Simulator::Now())
        {
            return candidate.poa;
        }
    }
    return std::nullopt;
}

std::string
BetterPoaPolicy::GetEntityName() const
{
    return "policy";
}

void
BetterPoaPolicy::LinkUpIndication(Poa poa)
{
    m_current = poa;
}

void
BetterPoaPolicy::LinkDownIndication(Poa poa)
{
    if (m_current == poa)
    {
        m_current.reset();
    }
    else
    {
        m_avoid[poa] = Simulator::Now() + m_avoidTime;
    }
}

void
BetterPoaPolicy::DoDispose()
{
    if (m_link)
    {
        m_link->Detach(this);
    }
    m_link = nullptr;
    DefaultPolicy::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
