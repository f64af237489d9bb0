/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STEP_TRACE_H
#define STEP_TRACE_H

#include "ns3/handover-step.h"
#include "ns3/mac48-address.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/ptr.h"
#include "ns3/step-gate.h"
#include "ns3/traced-callback.h"

#include <functional>

namespace ns3
{
namespace fmipv6
{

/// What a node reports of a step.
enum class StepPhase : uint8_t
{
    BEGIN,  //!< the first transmission of the step
    END,    //!< the first acceptance
    REPEAT, //!< a retransmission or a second copy; goes to the step's repeats
    HELD,   //!< the step came to the gate and was held
    PASSED, //!< the gate let a held step pass
};

/// One report, as the trace source StepTrace::Step carries it.
struct StepEvent
{
    HandoverStep step; //!< the step
    StepPhase phase;   //!< what happened to it
    Mac48Address mn;   //!< link-layer address of the mobile node whose handover it is
    uint32_t nodeId;   //!< ns-3 node that reports
    Time when;         //!< the instant of the report
};

/**
 * Where the objects of one node report the begin and the end of each step (design: "Every begin
 * and end is reported by the object that does it, at the moment it does it"). Aggregated to the
 * Node; whoever measures listens to the trace source, and nothing else produces step records.
 */
class StepTrace : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * The trace of a node; one is aggregated at the first call.
     *
     * @param node the node
     * @return its StepTrace
     */
    static Ptr<StepTrace> GetFor(Ptr<Node> node);

    /// @param gate the gate that all steps of this node pass, or null for a free run
    void SetGate(Ptr<StepGate> gate);

    /// @return the gate, or null in a free run
    Ptr<StepGate> GetGate() const;

    /**
     * Ask to begin a step; @p proceed runs at once in a free run, or when the gate opens. The
     * caller then calls Begin() at the moment of its first transmission.
     *
     * @param step the step
     * @param mn link-layer address of the mobile node
     * @param proceed begins the step
     */
    void Pass(HandoverStep step, Mac48Address mn, std::function<void()> proceed);

    /**
     * Withdraw a step held at the gate.
     * @param step the step
     * @param mn link-layer address of the mobile node
     */
    void Withdraw(HandoverStep step, Mac48Address mn);

    /**
     * Report a first transmission.
     * @param step the step
     * @param mn link-layer address of the mobile node
     */
    void Begin(HandoverStep step, Mac48Address mn);

    /**
     * Report a first acceptance.
     * @param step the step
     * @param mn link-layer address of the mobile node
     */
    void End(HandoverStep step, Mac48Address mn);

    /**
     * Report a retransmission or a further copy.
     * @param step the step
     * @param mn link-layer address of the mobile node
     */
    void Repeat(HandoverStep step, Mac48Address mn);

    /**
     * TracedCallback signature of the trace source Step.
     * @param event the report
     */
    typedef void (*StepTracedCallback)(const StepEvent& event);

  protected:
    void NotifyNewAggregate() override;
    void DoDispose() override;

  private:
    /**
     * Fire the trace source.
     * @param step the step
     * @param phase what happened
     * @param mn link-layer address of the mobile node
     */
    void Report(HandoverStep step, StepPhase phase, Mac48Address mn);

    Ptr<Node> m_node;                         //!< the node reported for
    Ptr<StepGate> m_gate;                     //!< null in a free run
    TracedCallback<const StepEvent&> m_trace; //!< the trace source Step
};

} // namespace fmipv6
} // namespace ns3

#endif /* STEP_TRACE_H */
