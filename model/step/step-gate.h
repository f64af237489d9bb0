/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STEP_GATE_H
#define STEP_GATE_H

#include "ns3/handover-step.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <functional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Holds the begin of a step until its turn has come.
 *
 * The objects that carry out a handover ask their node's StepTrace before they begin a step; the
 * trace asks the gate, where there is one. An implementation (model/ordering) decides when the
 * step may proceed; whoever waits knows nothing of labels.
 */
class StepGate : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Ask to begin a step. @p proceed is called exactly once: at once, within this call, when the
     * gate is open; later when the predecessors of the step have ended or the plan is given up.
     * If the same step of the same mobile node is held already, the new callback replaces the old.
     *
     * @param step the step about to begin
     * @param mn link-layer address of the mobile node
     * @param proceed begins the step
     */
    virtual void Pass(HandoverStep step, Mac48Address mn, std::function<void()> proceed) = 0;

    /**
     * Withdraw a held step (the object no longer wants to begin it). Nothing happens if none is
     * held.
     *
     * @param step the step
     * @param mn link-layer address of the mobile node
     */
    virtual void Withdraw(HandoverStep step, Mac48Address mn) = 0;

    /**
     * @param mn link-layer address of the mobile node
     * @param since a past instant
     * @return for how long, from @p since to now, at least one step of this mobile node was held.
     *         Retransmission timers and lifetimes are stretched by it (GateAwareTimer).
     */
    virtual Time GetHeldTime(Mac48Address mn, Time since) const = 0;

    /**
     * As GetHeldTime(), counting only some steps. Whoever awaits an answer names the steps that
     * lie between request and answer: a hold of another step does not delay that answer, and must
     * not hide that the request was lost.
     *
     * @param mn link-layer address of the mobile node
     * @param steps the steps that count; if empty, all
     * @param since a past instant
     * @return for how long, from @p since to now, at least one of @p steps was held
     */
    virtual Time GetHeldTimeOf(Mac48Address mn,
                               const std::vector<HandoverStep>& steps,
                               Time since) const;
};

} // namespace fmipv6
} // namespace ns3

#endif /* STEP_GATE_H */
