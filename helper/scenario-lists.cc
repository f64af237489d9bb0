/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/scenario-lists.h"

#include "ns3/user-error.h"
#include "ns3/wifi-phy-operating-channel.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Positions beyond it (m) are mistakes, and ns-3's loss models meet infinities.
constexpr double FARTHEST_M = 1e6;

/// @return the 20 MHz channels of the 5 GHz band
std::vector<uint8_t>
GetBandChannels()
{
    std::vector<uint8_t> numbers;
    for (int number = 1; number <= UINT8_MAX; ++number)
    {
        // As 802.11a; later standards have the same ones at this width.
        const auto& all = WifiPhyOperatingChannel::m_frequencyChannels;
        const auto found = WifiPhyOperatingChannel::FindFirst(number,
                                                              0,
                                                              20,
                                                              WIFI_STANDARD_80211a,
                                                              WIFI_PHY_BAND_5GHZ,
                                                              all.begin());
        if (found != all.end())
        {
            numbers.push_back(number);
        }
    }
    return numbers;
}

/// @param text a word @return the whole number that it is, or -1
int
ToNumber(const std::string& text)
{
    if (text.empty() || text.size() > 3 || text.find_first_not_of("0123456789") != text.npos)
    {
        return -1;
    }
    return std::stoi(text);
}

} // namespace

std::vector<uint8_t>
ParseChannels(const std::string& name, const std::string& text)
{
    const auto known = GetBandChannels();
    std::string list;
    for (const auto number : known)
    {
        list += (list.empty() ? "" : " ") + std::to_string(number);
    }
    std::vector<uint8_t> channels;
    std::istringstream words(text);
    for (std::string word; words >> word;)
    {
        const auto number = ToNumber(word);
        if (std::find(known.begin(), known.end(), number) == known.end())
        {
            throw UserError(name + " names '" + word +
                            "', which is no 20 MHz channel of the 5 GHz band; there are " + list +
                            ".");
        }
        channels.push_back(number);
    }
    if (channels.empty())
    {
        throw UserError(name + " names no channel; give at least one of " + list + ".");
    }
    return channels;
}

std::vector<Vector>
ParsePositions(const std::string& name, const std::string& text)
{
    std::vector<Vector> positions;
    std::istringstream words(text);
    for (std::string word; words >> word;)
    {
        std::istringstream numbers(word);
        std::vector<double> xyz;
        char comma = ',';
        for (double number = 0; comma == ',' && numbers >> number;)
        {
            xyz.push_back(number);
            comma = 0;
            numbers >> comma;
        }
        const bool far = std::any_of(xyz.begin(), xyz.end(), [](double number) {
            return !(std::abs(number) <= FARTHEST_M);
        });
        if (xyz.size() < 2 || xyz.size() > 3 || comma != 0 || !numbers.eof() || far)
        {
            throw UserError(name + " has '" + word +
                            "'; a position is X,Y in metres, for instance \"0,0 80,0 160,20\".");
        }
        positions.emplace_back(xyz[0], xyz[1], xyz.size() == 3 ? xyz[2] : 0);
    }
    return positions;
}

} // namespace fmipv6
} // namespace ns3
