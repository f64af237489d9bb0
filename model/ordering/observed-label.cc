/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/observed-label.h"

#include "ns3/handover-label.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

ObservedLabel
ObserveLabel(const std::vector<StepInterval>& steps)
{
    std::vector<std::pair<Time, HandoverStep>> ends;
    for (const auto& entry : steps)
    {
        if (entry.end && entry.step != HandoverStep::TRIGGER)
        {
            ends.emplace_back(*entry.end, entry.step);
        }
    }
    std::sort(ends.begin(), ends.end()); // the enumerator's order is label order
    ObservedLabel observed;
    for (const auto& [when, step] : ends)
    {
        observed.label += ToLabelChar(step);
    }
    observed.feasible = HandoverLabel::Check(observed.label).feasible;
    return observed;
}

std::optional<Time>
GetAnnouncementEnd(std::optional<Time> narAccepted,
                   std::optional<Time> l2UpdateEnd,
                   std::optional<Time> fbackEnd)
{
    if (!narAccepted)
    {
        return std::nullopt;
    }
    // an absent optional compares less than any time
    return std::max({narAccepted, l2UpdateEnd, fbackEnd});
}

} // namespace fmipv6
} // namespace ns3
