/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/step-instances.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param events the events @param from first index @param to one past the last @param step which
/// @return its instances in that range
std::vector<StepInstance>
CollectInstances(const StepEvents& events, std::size_t from, std::size_t to, HandoverStep step)
{
    std::vector<StepInstance> instances;
    for (std::size_t i = from; i < to; ++i)
    {
        if (events[i].step != step)
        {
            continue;
        }
        const bool open = !instances.empty() && !instances.back().end;
        switch (events[i].phase)
        {
        case StepPhase::BEGIN:
            instances.emplace_back();
            instances.back().begin = i;
            break;
        case StepPhase::END:
            if (open)
            {
                instances.back().end = i;
            }
            else if (instances.empty())
            {
                instances.emplace_back();
                instances.back().end = i;
            }
            break;
        case StepPhase::REPEAT:
            if (!instances.empty())
            {
                instances.back().repeats.push_back(events[i].when);
            }
            break;
        case StepPhase::HELD:
        case StepPhase::PASSED:
            break;
        }
    }
    return instances;
}

/**
 * Where the node looked for the router of the link that it is about to leave: the first
 * solicitation after the attachment to it, which served that attachment.
 *
 * @param events of the mobile node
 * @param trigger index of the end of step 0
 * @return index of its begin, or nothing
 */
std::optional<std::size_t>
FindOwnRouterDiscovery(const StepEvents& events, std::size_t trigger)
{
    std::optional<std::size_t> found;
    bool attached = false;
    for (std::size_t i = 0; i < trigger; ++i)
    {
        const bool ends = events[i].phase == StepPhase::END;
        if (ends &&
            (events[i].step == HandoverStep::ASSOCIATE || events[i].step == HandoverStep::DOT1X))
        {
            attached = true;
            found.reset();
        }
        else if (attached && !found && events[i].step == HandoverStep::RTSOLPR &&
                 events[i].phase == StepPhase::BEGIN)
        {
            found = i;
        }
    }
    return found;
}

/**
 * When a handover has attached: a scan that begins later looks for the next one's target.
 *
 * @param events of the mobile node
 * @param window of the handover
 * @return index of the last end of step 4 in it, or one past the window
 */
std::size_t
FindAttachment(const StepEvents& events, const HandoverWindow& window)
{
    for (std::size_t i = window.to; i > window.trigger; --i)
    {
        const auto& event = events[i - 1];
        if (event.step == HandoverStep::ASSOCIATE && event.phase == StepPhase::END)
        {
            return i - 1;
        }
    }
    return window.to;
}

} // namespace

bool
MayPrecedeTrigger(HandoverStep step)
{
    return step == HandoverStep::SCAN || step == HandoverStep::RTSOLPR ||
           step == HandoverStep::PRRTADV;
}

std::vector<StepInstance>
GetCandidates(const StepEvents& events, const HandoverWindow& window, HandoverStep step)
{
    const auto to = step == HandoverStep::SCAN ? FindAttachment(events, window) : window.to;
    auto instances = CollectInstances(events, window.from, to, step);
    const auto own = step == HandoverStep::RTSOLPR ? FindOwnRouterDiscovery(events, window.trigger)
                                                   : std::nullopt;
    const auto isPartial = [&window, own](const StepInstance& instance) {
        return instance.GetPlace() < window.trigger &&
               (!instance.begin || !instance.end || instance.begin == own);
    };
    instances.erase(std::remove_if(instances.begin(), instances.end(), isPartial), instances.end());
    if (step == HandoverStep::PRRTADV)
    {
        const auto solicitations = GetCandidates(events, window, HandoverStep::RTSOLPR);
        const auto isUnasked = [&](const StepInstance& instance) {
            return instance.GetPlace() < window.trigger &&
                   (solicitations.empty() ||
                    solicitations.front().GetPlace() > instance.GetPlace());
        };
        instances.erase(std::remove_if(instances.begin(), instances.end(), isUnasked),
                        instances.end());
    }
    return instances;
}

std::optional<std::size_t>
ChooseInstance(const std::vector<StepInstance>& instances,
               const HandoverWindow& window,
               std::size_t limit)
{
    std::optional<std::size_t> chosen;
    for (std::size_t i = 0; i < instances.size(); ++i)
    {
        if (instances[i].end && *instances[i].end < limit)
        {
            chosen = i;
        }
    }
    if (chosen)
    {
        return chosen;
    }
    for (std::size_t i = 0; i < instances.size(); ++i)
    {
        if (instances[i].GetPlace() > window.trigger)
        {
            // One that came to its end tells more than one that was given up.
            if (instances[i].end)
            {
                return i;
            }
            chosen = chosen ? chosen : i;
        }
    }
    return chosen;
}

} // namespace fmipv6
} // namespace ns3
