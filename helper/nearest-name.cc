/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/nearest-name.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <numeric>

namespace ns3
{
namespace fmipv6
{

namespace
{

bool
SameLetter(char a, char b)
{
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
}

std::size_t
EditDistance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < a.size(); ++i)
    {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j)
        {
            const std::size_t substituted = diagonal + (SameLetter(a[i], b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string
FindNearestName(const std::string& name, const std::vector<std::string>& known)
{
    std::string nearest;
    auto smallest = std::numeric_limits<std::size_t>::max();
    for (const auto& candidate : known)
    {
        const auto distance = EditDistance(name, candidate);
        if (distance < smallest)
        {
            smallest = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace fmipv6
} // namespace ns3
