/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_CONTROL_LABEL_H
#define LINK_CONTROL_LABEL_H

#include "ns3/handover-label.h"
#include "ns3/link-control.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Whether a feasible label can be carried out under a control mode, and if not, why.
struct LinkControlVerdict
{
    bool possible{true};              //!< it can be carried out
    std::optional<HandoverStep> step; //!< the first step that stands where it cannot
    std::string sentence;             //!< one sentence that says why, and names a label that can be
    std::string nearest;              //!< that label: the steps in the way moved out of it
};

/**
 * Judge a label. Where firmware is in control, steps 1 to 4 follow each other at once (RFC 4260
 * section 4). Two kinds of steps then cannot lie between 1 and 4: a, b, c and f, because the host
 * neither sends nor receives an IP packet there; and d and e, because nothing makes the firmware
 * wait for them. With step 3 in the host's driver d and e may lie between 2 and 3, where that
 * driver can wait.
 *
 * @param label a feasible label
 * @param control who is in control
 * @return the verdict
 */
LinkControlVerdict CheckLinkControl(const HandoverLabel& label, LinkControl control);

/// @param control who is in control
/// @return the feasible labels that can be carried out, in the order of their texts
std::vector<HandoverLabel> GetPossibleLabels(LinkControl control);

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_CONTROL_LABEL_H */
