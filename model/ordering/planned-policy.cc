/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/planned-policy.h"

#include "ns3/abort.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(PlannedPolicy);

TypeId
PlannedPolicy::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::PlannedPolicy")
                            .SetParent<DefaultPolicy>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<PlannedPolicy>();
    return tid;
}

void
PlannedPolicy::SetLabel(const HandoverLabel& label)
{
    m_label = label;
}

HandoverIntent
PlannedPolicy::GetIntent(bool fmipv6) const
{
    NS_ABORT_MSG_UNLESS(m_label, "PlannedPolicy needs a label");
    NS_ABORT_MSG_UNLESS(fmipv6, "a label cannot be followed without fast handovers");
    HandoverIntent intent;
    intent.scan = true; // every label contains 1
    intent.discover = m_label->IsBefore(HandoverStep::PRRTADV, HandoverStep::JOIN);
    intent.fbuOnOldLink = m_label->GetClass() == HandoverClass::PREDICTIVE;
    intent.awaitFback = false; // the gate holds the join where f comes before it
    intent.concurrent = true;
    intent.solicitOnNewLink = m_label->IsBefore(m_label->GetAttachment(), HandoverStep::RTSOLPR);
    return intent;
}

bool
PlannedPolicy::IsWorthMoving(const PoaCondition&, const PoaCondition&, HandoverCause) const
{
    return true;
}

} // namespace fmipv6
} // namespace ns3
