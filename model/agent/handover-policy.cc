/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-policy.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HandoverPolicy);

TypeId
HandoverPolicy::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HandoverPolicy").SetParent<Object>().SetGroupName("Fmipv6");
    return tid;
}

std::optional<Time>
HandoverPolicy::GetNextTrigger(Time now) const
{
    const auto first = GetScriptedTrigger();
    return first && *first > now ? first : std::nullopt;
}

LinkNotifications
HandoverPolicy::GetNotifications() const
{
    return {};
}

bool
HandoverPolicy::SurveysPoas() const
{
    return false;
}

bool
HandoverPolicy::ObeysNetwork(Poa) const
{
    return true;
}

bool
HandoverPolicy::IsWorthMoving(const PoaCondition&, const PoaCondition&, HandoverCause) const
{
    return true;
}

} // namespace fmipv6
} // namespace ns3
