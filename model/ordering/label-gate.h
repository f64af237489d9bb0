/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LABEL_GATE_H
#define LABEL_GATE_H

#include "ns3/event-id.h"
#include "ns3/handover-label.h"
#include "ns3/node.h"
#include "ns3/step-gate.h"
#include "ns3/step-trace.h"
#include "ns3/traced-callback.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Makes handovers follow labels: one plan for each mobile node, enforced wherever in the network
 * its steps begin.
 *
 * A plan lies ready from SetPlan() on, and steps pass freely (the initial attachment is not part
 * of a handover). The report that the mobile node's trigger (step 0) ended arms it: from then on
 * a step is held until every predecessor in its label (HandoverLabel::GetPredecessors) has been
 * reported ended by any watched node. The plan is completed when all steps of the label have ended,
 * and given up at the Deadline, or when a new trigger comes first; then everything held passes.
 * Steps that the label lacks always pass.
 *
 * Ends of a label are ordered, ties being written in label order; so where a predecessor that ties
 * would be written later has ended at this very instant, the step is held for the attribute
 * Spacing.
 */
class LabelGate : public StepGate
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Plan the handovers of a mobile node; an older plan of this node is dropped.
     * @param mn link-layer address of the mobile node
     * @param label the label to follow
     */
    void SetPlan(Mac48Address mn, const HandoverLabel& label);

    /// Let a mobile node go free. @param mn its link-layer address
    void ClearPlan(Mac48Address mn);

    /**
     * Listen to what a node reports. Every node that takes part in the handovers must be watched.
     * @param trace the node's StepTrace
     */
    void Watch(Ptr<StepTrace> trace);

    /// Watch a node and hold its steps. @param node the node
    void Install(Ptr<Node> node);

    /// @param mn link-layer address of the mobile node @return whether its plan is being enforced
    bool IsArmed(Mac48Address mn) const;

    void Pass(HandoverStep step, Mac48Address mn, std::function<void()> proceed) override;
    void Withdraw(HandoverStep step, Mac48Address mn) override;
    Time GetHeldTime(Mac48Address mn, Time since) const override;
    Time GetHeldTimeOf(Mac48Address mn,
                       const std::vector<HandoverStep>& steps,
                       Time since) const override;

    /**
     * TracedCallback signature of the trace source PlanArmed.
     * @param mn link-layer address of the mobile node
     * @param label the label that is enforced from now on
     */
    typedef void (*PlanArmedTracedCallback)(Mac48Address mn, const std::string& label);
    /**
     * TracedCallback signature of the trace source PlanCompleted.
     * @param mn link-layer address of the mobile node
     */
    typedef void (*PlanCompletedTracedCallback)(Mac48Address mn);
    /**
     * TracedCallback signature of the trace source PlanAbandoned.
     * @param mn link-layer address of the mobile node
     * @param reason why, naming the step that was being waited for
     */
    typedef void (*PlanAbandonedTracedCallback)(Mac48Address mn, const std::string& reason);

  protected:
    void DoDispose() override;

  private:
    /// A time during which a step was held.
    struct Hold
    {
        HandoverStep step; //!< the step
        Time from;         //!< since when
        Time to;           //!< until when
    };

    /// A step that is held now.
    struct Waiting
    {
        Time since;                    //!< since when
        std::function<void()> proceed; //!< begins it
    };

    /// All about one mobile node.
    struct Plan
    {
        std::optional<HandoverLabel> label;      //!< nothing if it is free
        bool armed{false};                       //!< enforced now
        bool spent{false};                       //!< was armed once, and Rearm is off
        std::map<HandoverStep, Time> ended;      //!< first ends since the trigger
        std::map<HandoverStep, Waiting> waiting; //!< held now, in label order
        std::vector<Hold> holds;                 //!< held in the past
        EventId deadline;                        //!< when it is given up
        EventId release;                         //!< next look after Spacing
    };

    /// A watched node reported a step. @param event the report
    void NotifyStep(const StepEvent& event);
    /// Enforce a plan from now on. @param mn whose @param plan the plan
    void Arm(Mac48Address mn, Plan& plan);
    /// Give a plan up. @param mn whose @param why the reason, without the step waited for
    void Abandon(Mac48Address mn, const std::string& why);
    /// Stop enforcing a plan and let everything held pass. @param mn whose
    void Disarm(Mac48Address mn);
    /// Let every held step pass whose turn has come. @param mn whose
    void Release(Mac48Address mn);
    /// When a step may begin. @param plan the plan @param step the step
    /// @return the instant, or nothing while a predecessor has not ended
    std::optional<Time> GetTurn(const Plan& plan, HandoverStep step) const;
    /// Take a step from the gate. @param plan the plan @param step a step held now
    /// @return begins it
    std::function<void()> Unhold(Plan& plan, HandoverStep step);

    Time m_deadline;                                                  //!< attribute Deadline
    Time m_spacing;                                                   //!< attribute Spacing
    bool m_rearm{true};                                               //!< attribute Rearm
    std::map<Mac48Address, Plan> m_plans;                             //!< by mobile node
    std::vector<Ptr<StepTrace>> m_watched;                            //!< nodes listened to
    TracedCallback<Mac48Address, const std::string&> m_planArmed;     //!< PlanArmed
    TracedCallback<Mac48Address> m_planCompleted;                     //!< PlanCompleted
    TracedCallback<Mac48Address, const std::string&> m_planAbandoned; //!< PlanAbandoned
};

} // namespace fmipv6
} // namespace ns3

#endif /* LABEL_GATE_H */
