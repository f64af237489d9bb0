/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef BYTE_MUTATION_H
#define BYTE_MUTATION_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Call a function with every proper prefix of some octets, the empty one first.
 * @param octets the whole
 * @param visit gets the prefix
 */
inline void
ForEachCut(const std::vector<uint8_t>& octets,
           const std::function<void(const std::vector<uint8_t>&)>& visit)
{
    for (std::size_t size = 0; size < octets.size(); ++size)
    {
        visit({octets.begin(), octets.begin() + size});
    }
}

/**
 * Call a function with many damaged copies of some octets: bytes overwritten, cut, repeated. The
 * same copies at every run.
 * @param octets the original
 * @param count how many
 * @param visit gets the copy
 */
inline void
ForEachMutation(const std::vector<uint8_t>& octets,
                unsigned count,
                const std::function<void(const std::vector<uint8_t>&)>& visit)
{
    std::mt19937 random(4260);
    for (unsigned i = 0; i < count; ++i)
    {
        auto copy = octets;
        const unsigned changes = 1 + random() % 4;
        for (unsigned change = 0; change < changes && !copy.empty(); ++change)
        {
            const std::size_t at = random() % copy.size();
            switch (random() % 5)
            {
            case 0:
                copy[at] = static_cast<uint8_t>(random());
                break;
            case 1:
                copy[at] = random() % 2 ? 0xff : 0;
                break;
            case 2:
                copy[at] ^= static_cast<uint8_t>(1U << (random() % 8));
                break;
            case 3:
                copy.resize(at);
                break;
            default:
                copy.insert(copy.end(), octets.begin() + at % octets.size(), octets.end());
                break;
            }
        }
        visit(copy);
    }
}

} // namespace fmipv6
} // namespace ns3

#endif /* BYTE_MUTATION_H */
