/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LABEL_FAULT_H
#define LABEL_FAULT_H

#include "ns3/handover-label.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ns3
{
namespace fmipv6
{

/// A rule that a text breaks, so that it is no label that can be planned.
struct LabelFault
{
    FeasibilityRule rule;                                         //!< which
    std::optional<std::pair<HandoverStep, HandoverStep>> between; //!< the two steps, if two
    std::string words; //!< follows "LABEL " in a sentence for the user
};

/// Longest part of a text that is looked at or repeated; labels have 13 characters at most.
constexpr std::size_t MAX_LABEL_TEXT = 40;

/// @param text a text @return how it fails to be a feasible label: the first rule that it breaks,
/// or nothing
std::optional<LabelFault> FindLabelFault(std::string_view text);

/// @param text what the user typed @return it, printable and not too long
std::string MakePrintable(std::string_view text);

} // namespace fmipv6
} // namespace ns3

#endif /* LABEL_FAULT_H */
