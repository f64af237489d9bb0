/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/label-gate.h"

#include "ns3/boolean.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6LabelGate");
NS_OBJECT_ENSURE_REGISTERED(LabelGate);

TypeId
LabelGate::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::LabelGate")
            .SetParent<StepGate>()
            .SetGroupName("Fmipv6")
            .AddConstructor<LabelGate>()
            .AddAttribute("Deadline",
                          "Simulated time (s) after the trigger at which a plan that is not "
                          "completed is given up; not stretched by held steps (design, section 3: "
                          "a plan ends after a bounded simulated time). A run lasts at least 8 s "
                          "after the trigger, which leaves 3 s to recover.",
                          TimeValue(Seconds(5)),
                          MakeTimeAccessor(&LabelGate::m_deadline),
                          MakeTimeChecker(MicroSeconds(1)))
            .AddAttribute("Spacing",
                          "Time (s) between the end of a step and the begin of the next, where a "
                          "tie of their ends would be written in the wrong order.",
                          TimeValue(MicroSeconds(1)),
                          MakeTimeAccessor(&LabelGate::m_spacing),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("Rearm",
                          "Whether a plan is enforced in every handover of its mobile node, or "
                          "only in the first after SetPlan.",
                          BooleanValue(true),
                          MakeBooleanAccessor(&LabelGate::m_rearm),
                          MakeBooleanChecker())
            .AddTraceSource("PlanArmed",
                            "A trigger was reported; the plan is enforced from now on.",
                            MakeTraceSourceAccessor(&LabelGate::m_planArmed),
                            "ns3::fmipv6::LabelGate::PlanArmedTracedCallback")
            .AddTraceSource("PlanCompleted",
                            "All steps of the label have ended.",
                            MakeTraceSourceAccessor(&LabelGate::m_planCompleted),
                            "ns3::fmipv6::LabelGate::PlanCompletedTracedCallback")
            .AddTraceSource("PlanAbandoned",
                            "The plan was given up, and everything held passes.",
                            MakeTraceSourceAccessor(&LabelGate::m_planAbandoned),
                            "ns3::fmipv6::LabelGate::PlanAbandonedTracedCallback");
    return tid;
}

void
LabelGate::DoDispose()
{
    for (const auto& trace : m_watched)
    {
        trace->TraceDisconnectWithoutContext("Step", MakeCallback(&LabelGate::NotifyStep, this));
    }
    m_watched.clear();
    for (auto& [mn, plan] : m_plans)
    {
        plan.deadline.Cancel();
        plan.release.Cancel();
    }
    m_plans.clear();
    StepGate::DoDispose();
}

void
LabelGate::SetPlan(Mac48Address mn, const HandoverLabel& label)
{
    Disarm(mn);
    auto& plan = m_plans[mn];
    plan.label = label;
    plan.spent = false;
}

void
LabelGate::ClearPlan(Mac48Address mn)
{
    Disarm(mn);
    m_plans[mn].label.reset();
}

void
LabelGate::Watch(Ptr<StepTrace> trace)
{
    if (std::find(m_watched.begin(), m_watched.end(), trace) == m_watched.end())
    {
        m_watched.push_back(trace);
        trace->TraceConnectWithoutContext("Step", MakeCallback(&LabelGate::NotifyStep, this));
    }
}

void
LabelGate::Install(Ptr<Node> node)
{
    auto trace = StepTrace::GetFor(node);
    trace->SetGate(this);
    Watch(trace);
}

bool
LabelGate::IsArmed(Mac48Address mn) const
{
    const auto at = m_plans.find(mn);
    return at != m_plans.end() && at->second.armed;
}

void
LabelGate::Pass(HandoverStep step, Mac48Address mn, std::function<void()> proceed)
{
    if (!IsArmed(mn))
    {
        proceed();
        return;
    }
    auto& plan = m_plans[mn];
    const auto turn = GetTurn(plan, step);
    const auto held = plan.waiting.find(step);
    if (turn && *turn <= Simulator::Now())
    {
        if (held != plan.waiting.end())
        {
            Unhold(plan, step);
        }
        proceed();
        return;
    }
    if (held != plan.waiting.end())
    {
        held->second.proceed = std::move(proceed);
        return;
    }
    NS_LOG_DEBUG(mn << " hold " << step);
    plan.waiting[step] = {Simulator::Now(), std::move(proceed)};
    if (turn)
    {
        plan.release.Cancel();
        plan.release = Simulator::Schedule(*turn - Simulator::Now(), &LabelGate::Release, this, mn);
    }
}

void
LabelGate::Withdraw(HandoverStep step, Mac48Address mn)
{
    const auto at = m_plans.find(mn);
    if (at != m_plans.end() && at->second.waiting.count(step))
    {
        Unhold(at->second, step);
    }
}

Time
LabelGate::GetHeldTime(Mac48Address mn, Time since) const
{
    return GetHeldTimeOf(mn, {}, since);
}

Time
LabelGate::GetHeldTimeOf(Mac48Address mn, const std::vector<HandoverStep>& steps, Time since) const
{
    const auto at = m_plans.find(mn);
    if (at == m_plans.end())
    {
        return Time(0);
    }
    auto holds = at->second.holds;
    for (const auto& [step, waiting] : at->second.waiting)
    {
        holds.push_back({step, waiting.since, Simulator::Now()});
    }
    std::sort(holds.begin(), holds.end(), [](const auto& x, const auto& y) {
        return x.from < y.from;
    });
    Time total(0);
    Time counted = since; // everything before is counted already
    for (const auto& hold : holds)
    {
        const bool counts =
            steps.empty() || std::find(steps.begin(), steps.end(), hold.step) != steps.end();
        if (counts && hold.to > counted)
        {
            total += hold.to - Max(hold.from, counted);
            counted = hold.to;
        }
    }
    return total;
}

void
LabelGate::NotifyStep(const StepEvent& event)
{
    if (event.phase != StepPhase::END)
    {
        return;
    }
    const auto at = m_plans.find(event.mn);
    if (at == m_plans.end() || !at->second.label)
    {
        return;
    }
    auto& plan = at->second;
    if (event.step == HandoverStep::TRIGGER)
    {
        if (plan.armed)
        {
            Abandon(event.mn, "a new trigger came");
        }
        if (!plan.spent)
        {
            Arm(event.mn, plan);
        }
        return;
    }
    if (!plan.armed || !plan.label->Contains(event.step))
    {
        return;
    }
    plan.ended.emplace(event.step, Simulator::Now()); // the first end counts
    if (plan.ended.size() == plan.label->GetSteps().size())
    {
        NS_LOG_INFO(event.mn << " completed " << *plan.label);
        Disarm(event.mn);
        m_planCompleted(event.mn);
        return;
    }
    // Not from within the report: whoever reports is in the middle of accepting a message.
    plan.release.Cancel();
    plan.release = Simulator::ScheduleNow(&LabelGate::Release, this, event.mn);
}

void
LabelGate::Arm(Mac48Address mn, Plan& plan)
{
    NS_LOG_INFO(mn << " armed " << *plan.label);
    plan.armed = true;
    plan.spent = !m_rearm;
    plan.ended.clear();
    plan.deadline = Simulator::Schedule(m_deadline, [this, mn] {
        std::ostringstream why;
        why << m_deadline.As(Time::S) << " have passed since the trigger";
        Abandon(mn, why.str());
    });
    m_planArmed(mn, plan.label->ToString());
}

void
LabelGate::Abandon(Mac48Address mn, const std::string& why)
{
    const auto& plan = m_plans[mn];
    std::ostringstream reason;
    reason << why;
    for (const auto step : plan.label->GetSteps())
    {
        if (!plan.ended.count(step))
        {
            reason << ", while waiting for step " << step << " (" << GetStepName(step) << ")";
            break;
        }
    }
    for (const auto& [step, waiting] : plan.waiting)
    {
        reason << (step == plan.waiting.begin()->first ? ", and holding " : ", ") << step << " ("
               << GetStepName(step) << ")";
    }
    NS_LOG_INFO(mn << " abandoned " << *plan.label << ": " << reason.str());
    Disarm(mn);
    m_planAbandoned(mn, reason.str());
}

void
LabelGate::Disarm(Mac48Address mn)
{
    const auto at = m_plans.find(mn);
    if (at == m_plans.end())
    {
        return;
    }
    auto& plan = at->second;
    plan.armed = false;
    plan.deadline.Cancel();
    plan.release.Cancel();
    // whoever asks again from here on is free, so that this ends
    while (!plan.waiting.empty())
    {
        Unhold(plan, plan.waiting.begin()->first)();
    }
}

void
LabelGate::Release(Mac48Address mn)
{
    auto& plan = m_plans[mn];
    std::optional<Time> next;
    std::vector<HandoverStep> due;
    for (const auto& [step, waiting] : plan.waiting)
    {
        const auto turn = GetTurn(plan, step);
        if (turn && *turn <= Simulator::Now())
        {
            due.push_back(step);
        }
        else if (turn && (!next || *turn < *next))
        {
            next = turn;
        }
    }
    if (next)
    {
        plan.release = Simulator::Schedule(*next - Simulator::Now(), &LabelGate::Release, this, mn);
    }
    for (const auto step : due)
    {
        if (plan.waiting.count(step)) // else withdrawn by one that passed before
        {
            NS_LOG_DEBUG(mn << " pass " << step);
            Unhold(plan, step)();
        }
    }
}

std::optional<Time>
LabelGate::GetTurn(const Plan& plan, HandoverStep step) const
{
    Time turn(0);
    for (const auto before : plan.label->GetPredecessors(step))
    {
        const auto end = plan.ended.find(before);
        if (end == plan.ended.end())
        {
            return std::nullopt;
        }
        turn = Max(turn, before > step ? end->second + m_spacing : end->second);
    }
    return turn;
}

std::function<void()>
LabelGate::Unhold(Plan& plan, HandoverStep step)
{
    const auto at = plan.waiting.find(step);
    auto proceed = std::move(at->second.proceed);
    plan.holds.push_back({step, at->second.since, Simulator::Now()});
    plan.waiting.erase(at);
    return proceed;
}

} // namespace fmipv6
} // namespace ns3
