/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/gate-aware-timer.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

GateAwareTimer::~GateAwareTimer()
{
    Cancel();
}

void
GateAwareTimer::Start(Ptr<StepGate> gate,
                      Mac48Address mn,
                      Time delay,
                      std::function<void()> expired,
                      std::vector<HandoverStep> steps)
{
    Cancel();
    m_gate = gate;
    m_mn = mn;
    m_steps = std::move(steps);
    m_start = Simulator::Now();
    m_delay = delay;
    m_expired = std::move(expired);
    m_event = Simulator::Schedule(delay, &GateAwareTimer::Check, this);
}

void
GateAwareTimer::Cancel()
{
    m_event.Cancel();
    m_expired = nullptr;
    // A gate knows the nodes it watches, so a timer of a node must not keep it.
    m_gate = nullptr;
}

bool
GateAwareTimer::IsRunning() const
{
    return !m_event.IsExpired();
}

void
GateAwareTimer::Check()
{
    if (m_gate)
    {
        const Time due = m_start + m_delay + m_gate->GetHeldTimeOf(m_mn, m_steps, m_start);
        if (due > Simulator::Now())
        {
            m_event =
                Simulator::Schedule(Max(due - Simulator::Now(), MicroSeconds(CHECK_INTERVAL_US)),
                                    &GateAwareTimer::Check,
                                    this);
            return;
        }
    }
    auto expired = std::move(m_expired);
    Cancel();
    expired();
}

} // namespace fmipv6
} // namespace ns3
