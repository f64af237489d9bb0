/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/step-gate.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(StepGate);

TypeId
StepGate::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::StepGate").SetParent<Object>().SetGroupName("Fmipv6");
    return tid;
}

Time
StepGate::GetHeldTimeOf(Mac48Address mn, const std::vector<HandoverStep>&, Time since) const
{
    return GetHeldTime(mn, since);
}

} // namespace fmipv6
} // namespace ns3
