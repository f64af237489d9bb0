/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/nearest-label.h"

#include "ns3/edit-distance.h"
#include "ns3/handover-label.h"
#include "ns3/label-fault.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// What RFC 4260 names, and the same on an open network; the best handover first.
constexpr std::array<std::string_view, 8> RFC4260{"1abcdef23456g",
                                                  "1abcde23456fg",
                                                  "ab123456cdefg",
                                                  "123456abcdefg",
                                                  "1abcdef2346g",
                                                  "1abcde2346fg",
                                                  "ab12346cdefg",
                                                  "12346abcdefg"};

constexpr std::string_view STEPS = "123456abcdefg";

/// @param text a text @param c a character @return whether it is there
bool
Has(std::string_view text, char c)
{
    return text.find(c) != std::string_view::npos;
}

/// @param x a text @param y a label @return pairs of steps that stand the other way round
std::size_t
CountTurnedPairs(std::string_view x, std::string_view y)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
    {
        for (std::size_t j = i + 1; j < x.size(); ++j)
        {
            if (Has(y, x[i]) && Has(y, x[j]) && y.find(x[j]) < y.find(x[i]))
            {
                ++count;
            }
        }
    }
    return count;
}

/// @param x a text @param y a text @return length of the common beginning
std::size_t
GetCommonBeginning(std::string_view x, std::string_view y)
{
    std::size_t length = 0;
    while (length < std::min(x.size(), y.size()) && x[length] == y[length])
    {
        ++length;
    }
    return length;
}

/// @param text a text @return its steps, each once, sorted
std::string
GetStepSet(std::string_view text)
{
    std::string set;
    std::copy_if(STEPS.begin(), STEPS.end(), std::back_inserter(set), [text](char c) {
        return Has(text, c);
    });
    return set;
}

} // namespace

std::string
FindNearestLabel(std::string_view text)
{
    text = text.substr(0, MAX_LABEL_TEXT);
    const auto set = GetStepSet(text);
    if (set.empty())
    {
        return std::string(RFC4260.front()); // nothing to be near to
    }
    const auto& labels = HandoverLabel::GetAllFeasible();
    const bool sameSet = std::any_of(labels.begin(), labels.end(), [&](const auto& label) {
        return GetStepSet(label.ToString()) == set;
    });
    // std::min_element keeps the first of equals, and labels are sorted
    const auto rank = [text](const HandoverLabel& label) {
        const auto& other = label.ToString();
        return std::make_tuple(GetEditDistance(text, other),
                               CountTurnedPairs(text, other),
                               MAX_LABEL_TEXT - GetCommonBeginning(text, other),
                               std::find(RFC4260.begin(), RFC4260.end(), other) - RFC4260.begin());
    };
    std::vector<HandoverLabel> candidates;
    std::copy_if(
        labels.begin(),
        labels.end(),
        std::back_inserter(candidates),
        [&](const auto& label) { return !sameSet || GetStepSet(label.ToString()) == set; });
    return std::min_element(candidates.begin(),
                            candidates.end(),
                            [&](const auto& x, const auto& y) { return rank(x) < rank(y); })
        ->ToString();
}

} // namespace fmipv6
} // namespace ns3
