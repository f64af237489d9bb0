/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef OBSERVED_LABEL_H
#define OBSERVED_LABEL_H

#include "ns3/handover-step.h"
#include "ns3/nstime.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// When a step began and ended in one handover; a step that did not is without.
struct StepInterval
{
    HandoverStep step;         //!< the step
    std::optional<Time> begin; //!< first transmission
    std::optional<Time> end;   //!< first acceptance
};

/// The label that a handover turned out to have.
struct ObservedLabel
{
    std::string label;    //!< the steps that ended, in order of their ends
    bool feasible{false}; //!< whether this is a feasible label (HandoverLabel)
};

/**
 * The observed label of one handover, from step records alone. Steps that did not end are left out,
 * and so is the trigger, which labels do not write; ends at the same instant are written in label
 * order.
 *
 * @param steps at most one entry for each step, in any order
 * @return the label
 */
ObservedLabel ObserveLabel(const std::vector<StepInterval>& steps);

/**
 * The end of step g: the latest of its parts (design, section 2).
 *
 * @param narAccepted the NAR has accepted the announcement and forwards to the mobile node
 * @param l2UpdateEnd step 6 has ended, nothing if it did not happen
 * @param fbackEnd the mobile node has accepted the FBack, nothing if it did not come
 * @return the end, or nothing if the NAR did not accept
 */
std::optional<Time> GetAnnouncementEnd(std::optional<Time> narAccepted,
                                       std::optional<Time> l2UpdateEnd,
                                       std::optional<Time> fbackEnd);

} // namespace fmipv6
} // namespace ns3

#endif /* OBSERVED_LABEL_H */
