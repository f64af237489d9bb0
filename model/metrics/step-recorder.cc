/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/step-recorder.h"

#include "ns3/observed-label.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(StepRecorder);

namespace
{

using Events = std::vector<StepEvent>;

/// One of several scans or discoveries; places are indices into the events.
struct Instance
{
    std::optional<std::size_t> begin; //!< of its begin
    std::optional<std::size_t> end;   //!< of its end
    std::vector<Time> repeats;        //!< retransmissions in it

    /// @return its earliest place
    std::size_t GetPlace() const
    {
        return begin ? *begin : *end;
    }
};

/// @param step a step @return whether a handover may use the result of an older one
bool
MayPrecedeTrigger(HandoverStep step)
{
    return step == HandoverStep::SCAN || step == HandoverStep::RTSOLPR ||
           step == HandoverStep::PRRTADV;
}

/// @param events the events @param from first index @param to one past the last @param step which
/// @return its instances in that range
std::vector<Instance>
CollectInstances(const Events& events, std::size_t from, std::size_t to, HandoverStep step)
{
    std::vector<Instance> instances;
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

/// The part of the events that belongs to one handover.
struct Window
{
    std::size_t from;    //!< first index that a scan or a discovery may have
    std::size_t trigger; //!< index of the end of step 0
    std::size_t to;      //!< one past the last index
};

/**
 * Where the node looked for the router of the link that it is about to leave: the first
 * solicitation after the attachment to it, which served that attachment.
 *
 * @param events of the mobile node
 * @param trigger index of the end of step 0
 * @return index of its begin, or nothing
 */
std::optional<std::size_t>
FindOwnRouterDiscovery(const Events& events, std::size_t trigger)
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
FindAttachment(const Events& events, const Window& window)
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

/**
 * The instances of a step that a handover may count. One older than the trigger must have been
 * whole, and an advertisement older than the trigger must have answered such a solicitation: a
 * router also reports the Router Solicitations and Advertisements of a first attachment.
 *
 * @param events of the mobile node
 * @param window of the handover
 * @param step which
 * @return its instances
 */
std::vector<Instance>
GetCandidates(const Events& events, const Window& window, HandoverStep step)
{
    const auto to = step == HandoverStep::SCAN ? FindAttachment(events, window) : window.to;
    auto instances = CollectInstances(events, window.from, to, step);
    const auto own = step == HandoverStep::RTSOLPR ? FindOwnRouterDiscovery(events, window.trigger)
                                                   : std::nullopt;
    const auto isPartial = [&window, own](const Instance& instance) {
        return instance.GetPlace() < window.trigger &&
               (!instance.begin || !instance.end || instance.begin == own);
    };
    instances.erase(std::remove_if(instances.begin(), instances.end(), isPartial), instances.end());
    if (step == HandoverStep::PRRTADV)
    {
        const auto solicitations = GetCandidates(events, window, HandoverStep::RTSOLPR);
        const auto isUnasked = [&](const Instance& instance) {
            return instance.GetPlace() < window.trigger &&
                   (solicitations.empty() ||
                    solicitations.front().GetPlace() > instance.GetPlace());
        };
        instances.erase(std::remove_if(instances.begin(), instances.end(), isUnasked),
                        instances.end());
    }
    return instances;
}

/**
 * The instance whose result the FBU used: the latest that ended before @p limit; where there is
 * none, the first after the trigger.
 *
 * @param instances of one step, in order
 * @param window of the handover
 * @param limit index of the begin of the FBU
 * @return index of the instance, or nothing
 */
std::optional<std::size_t>
ChooseInstance(const std::vector<Instance>& instances, const Window& window, std::size_t limit)
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

/// Makes the record of one handover from its window.
class RecordBuilder
{
  public:
    /// @param events of the mobile node @param window of the handover
    RecordBuilder(const Events& events, const Window& window)
        : m_events(events),
          m_window(window),
          m_limit(window.to)
    {
        for (std::size_t i = window.trigger; i < window.to; ++i)
        {
            if (events[i].step == HandoverStep::FBU && events[i].phase == StepPhase::BEGIN)
            {
                m_limit = i;
                break;
            }
        }
    }

    /// @return the record
    HandoverRecord Build()
    {
        m_record.mn = m_events[m_window.trigger].mn;
        m_record.trigger = m_events[m_window.trigger].when;
        AddHeld();
        for (const auto step : ALL_HANDOVER_STEPS)
        {
            if (step == HandoverStep::TRIGGER)
            {
                StepRecord record;
                record.end = m_record.trigger;
                record.nodeId = m_events[m_window.trigger].nodeId;
                m_record.steps.push_back(record);
            }
            else if (MayPrecedeTrigger(step))
            {
                AddChosen(step);
            }
            else
            {
                AddPlain(step);
            }
        }
        SettleAnnouncement();
        return m_record;
    }

  private:
    /// Note when steps were held at the gate.
    void AddHeld()
    {
        std::map<HandoverStep, Time> since;
        for (std::size_t i = m_window.trigger; i < m_window.to; ++i)
        {
            const auto& event = m_events[i];
            if (event.phase == StepPhase::HELD)
            {
                since.emplace(event.step, event.when);
            }
            else if (event.phase == StepPhase::PASSED && since.count(event.step))
            {
                m_record.held.push_back({event.step, {since[event.step], event.when}});
                since.erase(event.step);
            }
        }
    }

    /// @param step a step @return for how long it was held
    Time GetGateWait(HandoverStep step) const
    {
        Time wait;
        for (const auto& [held, span] : m_record.held)
        {
            wait += held == step ? span.second - span.first : Time();
        }
        return wait;
    }

    /// Add a step of which the first begin and the first end count. @param step the step
    void AddPlain(HandoverStep step)
    {
        StepRecord record;
        record.step = step;
        bool seen = false;
        // Where the link layer leaves on its own, that is what triggers, and it has just begun.
        std::size_t from = m_window.trigger;
        while (step == HandoverStep::JOIN && from > 0 &&
               m_events[from - 1].when == m_record.trigger)
        {
            --from;
        }
        for (std::size_t i = from; i < m_window.to; ++i)
        {
            const auto& event = m_events[i];
            if (event.step != step)
            {
                continue;
            }
            const bool begins = event.phase == StepPhase::BEGIN;
            if (begins && !record.begin)
            {
                record.begin = event.when;
                record.nodeId = event.nodeId;
                seen = true;
            }
            else if (begins || event.phase == StepPhase::REPEAT)
            {
                record.repeats.push_back(event.when);
            }
            else if (event.phase == StepPhase::END && !record.end)
            {
                record.end = event.when;
                record.nodeId = record.begin ? record.nodeId : event.nodeId;
                seen = true;
            }
        }
        if (seen)
        {
            record.gateWait = GetGateWait(step);
            m_record.steps.push_back(record);
        }
    }

    /// Add a scan or a half of a discovery. @param step the step
    void AddChosen(HandoverStep step)
    {
        const auto instances = GetCandidates(m_events, m_window, step);
        auto chosen = ChooseInstance(instances, m_window, m_limit);
        if (step == HandoverStep::RTSOLPR)
        {
            chosen = MatchSolicitation(instances, chosen);
        }
        if (!chosen)
        {
            return;
        }
        const auto& instance = instances[*chosen];
        StepRecord record;
        record.step = step;
        record.nodeId = m_events[instance.GetPlace()].nodeId;
        record.repeats = instance.repeats;
        if (instance.begin)
        {
            record.begin = m_events[*instance.begin].when;
        }
        if (instance.end)
        {
            record.end = m_events[*instance.end].when;
        }
        for (std::size_t i = 0; i < instances.size(); ++i)
        {
            if (i != *chosen && instances[i].begin && *instances[i].begin > m_window.trigger)
            {
                record.repeats.push_back(m_events[*instances[i].begin].when);
            }
        }
        std::sort(record.repeats.begin(), record.repeats.end());
        record.gateWait = GetGateWait(step);
        m_record.steps.push_back(record);
    }

    /**
     * The solicitation that the counted advertisement answers.
     *
     * @param solicitations the instances of a
     * @param latest what would be chosen without regard to b
     * @return which, or nothing if the advertisement was unsolicited
     */
    std::optional<std::size_t> MatchSolicitation(const std::vector<Instance>& solicitations,
                                                 std::optional<std::size_t> latest) const
    {
        const auto answers = GetCandidates(m_events, m_window, HandoverStep::PRRTADV);
        const auto answer = ChooseInstance(answers, m_window, m_limit);
        if (!answer)
        {
            return latest;
        }
        const auto before = answers[*answer].end.value_or(answers[*answer].GetPlace());
        std::optional<std::size_t> match;
        for (std::size_t i = 0; i < solicitations.size(); ++i)
        {
            const auto place = solicitations[i].GetPlace();
            const bool afterPrevious = *answer == 0 || place > answers[*answer - 1].GetPlace();
            if (place < before && afterPrevious)
            {
                match = i;
            }
        }
        return match;
    }

    /// g ends with the latest of its parts.
    void SettleAnnouncement()
    {
        for (auto& record : m_record.steps)
        {
            if (record.step != HandoverStep::FNA || !record.end)
            {
                continue;
            }
            m_record.narAccepted = record.end;
            const auto endOf = [this](HandoverStep part) {
                const auto* other = m_record.Find(part);
                return other ? other->end : std::nullopt;
            };
            record.end = GetAnnouncementEnd(m_record.narAccepted,
                                            endOf(HandoverStep::L2_UPDATE),
                                            endOf(HandoverStep::FBACK));
        }
    }

    const Events& m_events;  //!< of the mobile node
    Window m_window;         //!< of the handover
    std::size_t m_limit;     //!< index of the begin of the FBU
    HandoverRecord m_record; //!< under construction
};

} // namespace

TypeId
StepRecorder::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::StepRecorder")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<StepRecorder>();
    return tid;
}

void
StepRecorder::Listen(Ptr<Node> node)
{
    StepTrace::GetFor(node)->TraceConnectWithoutContext("Step",
                                                        MakeCallback(&StepRecorder::Record, this));
}

void
StepRecorder::Record(const StepEvent& event)
{
    m_events[event.mn].push_back(event);
}

std::vector<HandoverRecord>
StepRecorder::GetHandovers() const
{
    std::vector<HandoverRecord> handovers;
    for (const auto& [mn, events] : m_events)
    {
        std::vector<std::size_t> triggers;
        for (std::size_t i = 0; i < events.size(); ++i)
        {
            if (events[i].step == HandoverStep::TRIGGER && events[i].phase == StepPhase::END)
            {
                triggers.push_back(i);
            }
        }
        Time opened;
        for (std::size_t k = 0; k < triggers.size(); ++k)
        {
            Window window;
            window.trigger = triggers[k];
            window.to = k + 1 < triggers.size() ? triggers[k + 1] : events.size();
            // What served the attachment before this handover does not serve it again.
            window.from = k == 0 ? 0 : triggers[k - 1];
            for (std::size_t i = window.from; i < window.trigger; ++i)
            {
                if (!MayPrecedeTrigger(events[i].step))
                {
                    window.from = i + 1;
                }
            }
            handovers.push_back(RecordBuilder(events, window).Build());
            handovers.back().opened = opened;
            handovers.back().closed =
                window.to < events.size() ? events[window.to].when : Simulator::Now();
            opened = handovers.back().GetLast();
        }
    }
    std::stable_sort(
        handovers.begin(),
        handovers.end(),
        [](const HandoverRecord& a, const HandoverRecord& b) { return a.trigger < b.trigger; });
    return handovers;
}

} // namespace fmipv6
} // namespace ns3
