/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/protocol-rules.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

const std::vector<ProtocolRule>&
GetProtocolRules()
{
    static const auto rules = [] {
        std::vector<ProtocolRule> all;
        for (const auto part :
             {GetMobileNodeRules, GetPreviousRouterRules, GetNewRouterRules, GetBindingRules})
        {
            const auto more = part();
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }();
    return rules;
}

const ProtocolRule*
FindProtocolRule(std::string_view name)
{
    const auto& rules = GetProtocolRules();
    const auto found = std::find_if(rules.begin(), rules.end(), [name](const auto& rule) {
        return rule.name == name;
    });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace fmipv6
} // namespace ns3
