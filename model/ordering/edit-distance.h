/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef EDIT_DISTANCE_H
#define EDIT_DISTANCE_H

#include <cstddef>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/**
 * Levenshtein distance: the least number of letters to insert, remove or replace.
 * @param x a text
 * @param y another text
 * @return the distance
 */
std::size_t GetEditDistance(std::string_view x, std::string_view y);

} // namespace fmipv6
} // namespace ns3

#endif /* EDIT_DISTANCE_H */
