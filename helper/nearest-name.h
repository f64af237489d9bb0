/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NEAREST_NAME_H
#define NEAREST_NAME_H

#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The known name that a mistyped one most probably stands for: the smallest Levenshtein distance,
 * letter case ignored, the first of equals.
 *
 * @param name what was typed
 * @param known the names there are
 * @return the nearest one; empty if more than half of the letters of each known name differ and
 *         none begins with what was typed
 */
std::string FindNearestName(const std::string& name, const std::vector<std::string>& known);

/**
 * What a message about an unknown name goes on with.
 *
 * @param name what was typed
 * @param known the names there are
 * @return "; did you mean NEAREST?", or "." where nothing is near
 */
std::string SuggestName(const std::string& name, const std::vector<std::string>& known);

/**
 * The known names that a shortened or mistyped one may stand for. Names are parts joined by "::";
 * of a known name only as many parts as were typed are compared, the last ones, letter case
 * ignored.
 *
 * @param name what was typed, for instance "WanRt" or "HandoverScenario::WanRtt"
 * @param known the names there are, the likelier ones first
 * @return the nearest ones, three at most; none where more than a third of the
 *         letters differ
 */
std::vector<std::string> FindNearestFullNames(const std::string& name,
                                              const std::vector<std::string>& known);

} // namespace fmipv6
} // namespace ns3

#endif /* NEAREST_NAME_H */
