/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/nearest-name.h"

#include "ns3/edit-distance.h"

#include <algorithm>
#include <cctype>
#include <limits>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr auto SEPARATOR = "::";

/// Names that are as near as the nearest are listed up to so many.
constexpr std::size_t MAX_NAMES = 3;

/// @param text a text @return it in lower case
std::string
ToLower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return text;
}

/// @param name parts joined by "::" @return how many
std::size_t
CountParts(const std::string& name)
{
    std::size_t parts = 1;
    for (auto at = name.find(SEPARATOR); at != std::string::npos; at = name.find(SEPARATOR, at + 2))
    {
        ++parts;
    }
    return parts;
}

/// @param name parts joined by "::" @param parts how many of them @return the last ones
std::string
GetTail(const std::string& name, std::size_t parts)
{
    auto at = name.size() + 1;
    for (; parts > 0 && at != std::string::npos && at > 0; --parts)
    {
        at = at < 2 ? std::string::npos : name.rfind(SEPARATOR, at - 2);
    }
    return at == std::string::npos ? name : name.substr(at + 2);
}

} // namespace

std::string
FindNearestName(const std::string& name, const std::vector<std::string>& known)
{
    std::string nearest;
    auto smallest = std::numeric_limits<std::size_t>::max();
    const auto typed = ToLower(name);
    for (const auto& candidate : known)
    {
        const auto spelt = ToLower(candidate);
        const auto distance = GetEditDistance(typed, spelt);
        const bool begun = !typed.empty() && spelt.compare(0, typed.size(), typed) == 0;
        const bool near = 2 * distance <= std::max(typed.size(), spelt.size());
        if (distance < smallest && (near || begun))
        {
            smallest = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string
SuggestName(const std::string& name, const std::vector<std::string>& known)
{
    const auto nearest = FindNearestName(name, known);
    return nearest.empty() ? "." : "; did you mean " + nearest + "?";
}

std::vector<std::string>
FindNearestFullNames(const std::string& name, const std::vector<std::string>& known)
{
    const auto parts = CountParts(name);
    const auto typed = ToLower(name);
    auto smallest = (name.size() + 1) / 3;
    std::vector<std::string> nearest;
    for (const auto& candidate : known)
    {
        const auto distance = GetEditDistance(typed, ToLower(GetTail(candidate, parts)));
        if (distance < smallest)
        {
            smallest = distance;
            nearest.clear();
        }
        if (distance == smallest && nearest.size() < MAX_NAMES)
        {
            nearest.push_back(candidate);
        }
    }
    return nearest;
}

} // namespace fmipv6
} // namespace ns3
