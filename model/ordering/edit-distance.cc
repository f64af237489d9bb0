/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/edit-distance.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace ns3
{
namespace fmipv6
{

std::size_t
GetEditDistance(std::string_view x, std::string_view y)
{
    std::vector<std::size_t> row(y.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= x.size(); ++i)
    {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= y.size(); ++j)
        {
            const auto substituted = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row[y.size()];
}

} // namespace fmipv6
} // namespace ns3
