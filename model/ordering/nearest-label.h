/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NEAREST_LABEL_H
#define NEAREST_LABEL_H

#include <string>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/// @param text an infeasible text @return the nearest feasible label, as HandoverLabel::Check()
/// documents
std::string FindNearestLabel(std::string_view text);

} // namespace fmipv6
} // namespace ns3

#endif /* NEAREST_LABEL_H */
