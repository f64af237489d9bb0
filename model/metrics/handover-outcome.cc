/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-outcome.h"

namespace ns3
{
namespace fmipv6
{

std::string_view
GetOutcomeName(OutcomeKind outcome)
{
    switch (outcome)
    {
    case OutcomeKind::COMPLETED:
        return "completed";
    case OutcomeKind::DEVOLVED_REACTIVE:
        return "devolved-reactive";
    case OutcomeKind::DEVOLVED_MIPV6:
        return "devolved-mipv6";
    case OutcomeKind::FAILED:
        break;
    }
    return "failed";
}

OutcomeKind
GetOutcome(const HandoverRecord& handover, const OutcomeFacts& facts)
{
    // A move that the link layer made and only then told of may have no steps at all.
    if (!facts.trafficResumed && !(facts.addressKept && !handover.GetAttached()))
    {
        return OutcomeKind::FAILED;
    }
    if (facts.anchorMissing && !facts.withinSubnet && !facts.addressKept)
    {
        return OutcomeKind::DEVOLVED_MIPV6;
    }
    if (!facts.fmipv6 || facts.withinSubnet || facts.addressKept)
    {
        return OutcomeKind::COMPLETED;
    }
    const auto predictive = handover.IsPredictive();
    const auto ended = [&handover](HandoverStep step) {
        const auto* record = handover.Find(step);
        return record && record->end;
    };
    // An FBU accepted without any answer, of the NAR or to the MN, set up no tunnel.
    if (!predictive || (!ended(HandoverStep::HACK) && !ended(HandoverStep::FBACK)))
    {
        return OutcomeKind::DEVOLVED_MIPV6;
    }
    if (facts.plannedPredictive.value_or(false) && !*predictive)
    {
        return OutcomeKind::DEVOLVED_REACTIVE;
    }
    return OutcomeKind::COMPLETED;
}

} // namespace fmipv6
} // namespace ns3
