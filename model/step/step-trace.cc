/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/step-trace.h"

#include "ns3/log.h"
#include "ns3/simulator.h"

#include <memory>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6StepTrace");
NS_OBJECT_ENSURE_REGISTERED(StepTrace);

TypeId
StepTrace::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::StepTrace")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<StepTrace>()
                            .AddTraceSource("Step",
                                            "A handover step began, ended, was repeated, was held "
                                            "at the gate or passed it on this node.",
                                            MakeTraceSourceAccessor(&StepTrace::m_trace),
                                            "ns3::fmipv6::StepTrace::StepTracedCallback");
    return tid;
}

Ptr<StepTrace>
StepTrace::GetFor(Ptr<Node> node)
{
    auto trace = node->GetObject<StepTrace>();
    if (!trace)
    {
        trace = CreateObject<StepTrace>();
        node->AggregateObject(trace);
    }
    return trace;
}

void
StepTrace::SetGate(Ptr<StepGate> gate)
{
    m_gate = gate;
}

Ptr<StepGate>
StepTrace::GetGate() const
{
    return m_gate;
}

void
StepTrace::Pass(HandoverStep step, Mac48Address mn, std::function<void()> proceed)
{
    if (!m_gate)
    {
        proceed();
        return;
    }
    // HELD is reported only if the gate does not call back within Pass.
    auto asking = std::make_shared<bool>(true);
    auto passed = std::make_shared<bool>(false);
    auto self = Ptr<StepTrace>(this);
    m_gate->Pass(step, mn, [self, step, mn, proceed, asking, passed]() {
        *passed = true;
        if (!*asking)
        {
            self->Report(step, StepPhase::PASSED, mn);
        }
        proceed();
    });
    *asking = false;
    if (!*passed)
    {
        Report(step, StepPhase::HELD, mn);
    }
}

void
StepTrace::Withdraw(HandoverStep step, Mac48Address mn)
{
    if (m_gate)
    {
        m_gate->Withdraw(step, mn);
    }
}

void
StepTrace::Begin(HandoverStep step, Mac48Address mn)
{
    Report(step, StepPhase::BEGIN, mn);
}

void
StepTrace::End(HandoverStep step, Mac48Address mn)
{
    Report(step, StepPhase::END, mn);
}

void
StepTrace::Repeat(HandoverStep step, Mac48Address mn)
{
    Report(step, StepPhase::REPEAT, mn);
}

void
StepTrace::Report(HandoverStep step, StepPhase phase, Mac48Address mn)
{
    NS_LOG_FUNCTION(this << step << static_cast<int>(phase) << mn);
    const auto nodeId = m_node ? m_node->GetId() : 0;
    m_trace(StepEvent{step, phase, mn, nodeId, Simulator::Now()});
}

void
StepTrace::NotifyNewAggregate()
{
    if (!m_node)
    {
        m_node = GetObject<Node>();
    }
    Object::NotifyNewAggregate();
}

void
StepTrace::DoDispose()
{
    m_node = nullptr;
    m_gate = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
