/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-record.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

const StepRecord*
HandoverRecord::Find(HandoverStep step) const
{
    for (const auto& record : steps)
    {
        if (record.step == step)
        {
            return &record;
        }
    }
    return nullptr;
}

Time
HandoverRecord::GetFirst() const
{
    Time first = trigger;
    for (const auto& record : steps)
    {
        if (record.begin)
        {
            first = std::min(first, *record.begin);
        }
    }
    return first;
}

Time
HandoverRecord::GetLast() const
{
    Time last = trigger;
    for (const auto& record : steps)
    {
        if (record.end)
        {
            last = std::max(last, *record.end);
        }
    }
    return last;
}

std::optional<Time>
HandoverRecord::GetAttached() const
{
    const auto* associate = Find(HandoverStep::ASSOCIATE);
    const auto* dot1x = Find(HandoverStep::DOT1X);
    if (dot1x)
    {
        return dot1x->end;
    }
    return associate ? associate->end : std::nullopt;
}

std::optional<Time>
HandoverRecord::GetAcceptedFbuSent() const
{
    const auto* fbu = Find(HandoverStep::FBU);
    if (!fbu || !fbu->end || !fbu->begin)
    {
        return std::nullopt;
    }
    Time sent = *fbu->begin;
    for (const auto& repeat : fbu->repeats)
    {
        if (repeat <= *fbu->end)
        {
            sent = std::max(sent, repeat);
        }
    }
    return sent;
}

std::optional<bool>
HandoverRecord::IsPredictive() const
{
    const auto sent = GetAcceptedFbuSent();
    if (!sent)
    {
        return std::nullopt;
    }
    const auto* join = Find(HandoverStep::JOIN);
    const auto left = join && !join->begin ? join->end : join ? join->begin : std::nullopt;
    return !left || *sent <= *left;
}

std::vector<HandoverStep>
HandoverRecord::GetEndOrder() const
{
    std::vector<std::pair<Time, HandoverStep>> ends;
    for (const auto& record : steps)
    {
        if (record.end && record.step != HandoverStep::TRIGGER)
        {
            ends.emplace_back(*record.end, record.step);
        }
    }
    std::sort(ends.begin(), ends.end());
    std::vector<HandoverStep> order;
    for (const auto& [end, step] : ends)
    {
        order.push_back(step);
    }
    return order;
}

} // namespace fmipv6
} // namespace ns3
