/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/step-recorder.h"

#include "ns3/observed-label.h"
#include "ns3/simulator.h"
#include "ns3/step-instances.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(StepRecorder);

namespace
{

/// Makes the record of one handover from its window.
class RecordBuilder
{
  public:
    /// @param events of the mobile node @param window of the handover
    RecordBuilder(const StepEvents& events, const HandoverWindow& window)
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
    std::optional<std::size_t> MatchSolicitation(const std::vector<StepInstance>& solicitations,
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

    const StepEvents& m_events; //!< of the mobile node
    HandoverWindow m_window;    //!< of the handover
    std::size_t m_limit;        //!< index of the begin of the FBU
    HandoverRecord m_record;    //!< under construction
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
            HandoverWindow window;
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
