/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILE_NODE_PART_H
#define MOBILE_NODE_PART_H

#include "ns3/handover-step.h"
#include "ns3/mobile-node-context.h"
#include "ns3/object.h"
#include "ns3/transition-table.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * What the parts of a mobile node's agent have in common: ProxyDiscovery, FastBindingClient and
 * AttachmentAnnouncer each conduct one exchange of messages, have a table of transitions, and wait
 * at the step gate before the exchange begins.
 */
class MobileNodePart : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Set whose messages are sent and accepted.
     * @param profile whose
     */
    void SetProfile(Fmipv6Profile profile);

  protected:
    /// @param context of the mobile node
    void SetContext(MobileNodeContext context);
    void DoDispose() override;

    /**
     * Look an event up and change state.
     * @param table of transitions
     * @param state where this part stands, changed
     * @param event what happened
     * @return whether the table has it
     */
    template <typename Row, typename State, typename Event>
    bool Move(const std::vector<Row>& table, State& state, Event event)
    {
        const auto* row = FindTransition(table, state, event);
        if (!row)
        {
            return false;
        }
        LogMove(ToString(row->state), ToString(row->next), ToString(event));
        state = row->next;
        return true;
    }

    /**
     * Pass the gate for a step.
     * @param step which
     * @param go called when the gate lets it pass, unless this part was disposed of; it has to see
     *        for itself whether the step is still wanted
     */
    void PassGate(HandoverStep step, std::function<void()> go);
    /// Take a step from the gate. @param step which
    void Withdraw(HandoverStep step);

    MobileNodeContext m_context; //!< the mobile node

  private:
    /// Tell of a transition. @param from left @param to entered @param why the event
    void LogMove(const std::string& from, const std::string& to, const std::string& why) const;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILE_NODE_PART_H */
