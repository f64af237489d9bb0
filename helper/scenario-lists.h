/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SCENARIO_LISTS_H
#define SCENARIO_LISTS_H

#include "ns3/vector.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Read a list of channel numbers of the 5 GHz band.
 * @param name of the attribute, for the sentence
 * @param text numbers separated by blanks
 * @return the numbers, at least one
 * @throws UserError if there is none, or one is no 20 MHz channel of the band
 */
std::vector<uint8_t> ParseChannels(const std::string& name, const std::string& text);

/**
 * Read a list of positions.
 * @param name of the attribute, for the sentence
 * @param text "X,Y" or "X,Y,Z" in metres, separated by blanks; may be empty
 * @return the positions
 * @throws UserError if the text has another form
 */
std::vector<Vector> ParsePositions(const std::string& name, const std::string& text);

} // namespace fmipv6
} // namespace ns3

#endif /* SCENARIO_LISTS_H */
