/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PLANNED_POLICY_H
#define PLANNED_POLICY_H

#include "ns3/default-policy.h"
#include "ns3/handover-label.h"

#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * Wants exactly the handover that a label describes, and begins every action at the trigger: the
 * LabelGate puts them in order. When and where to is decided as by DefaultPolicy, with the same
 * attributes (Mode is not used).
 */
class PlannedPolicy : public DefaultPolicy
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param label the label to follow; must be set before the mobile node's agent starts
    void SetLabel(const HandoverLabel& label);

    HandoverIntent GetIntent(bool fmipv6) const override;
    /// @param target unused @param current unused @param cause unused @return true: the plan says
    /// so
    bool IsWorthMoving(const PoaCondition& target,
                       const PoaCondition& current,
                       HandoverCause cause) const override;

  private:
    std::optional<HandoverLabel> m_label; //!< the label
};

} // namespace fmipv6
} // namespace ns3

#endif /* PLANNED_POLICY_H */
