/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PROTOCOL_RULES_H
#define PROTOCOL_RULES_H

#include "ns3/protocol-facts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A rule of the protocol that can be seen to be broken.
struct ProtocolRule
{
    std::string_view name;   //!< short, lower case with dashes
    std::string_view clause; //!< where it is written
    std::string_view says;   //!< the rule in one sentence
    /// What is wrong with an observation, after what was observed before; nothing if it is right
    /// or not the rule's affair.
    std::optional<std::string> (*judge)(const ProtocolObservation& seen,
                                        const ProtocolFacts& facts);
};

/// @return every rule, in the order of the documentation (doc/monitor.rst)
const std::vector<ProtocolRule>& GetProtocolRules();

/// @param name of a rule @return it, or null
const ProtocolRule* FindProtocolRule(std::string_view name);

// The parts of the table, by whose conduct they judge.
/// @return the rules for mobile nodes
std::vector<ProtocolRule> GetMobileNodeRules();
/// @return the rules for previous access routers
std::vector<ProtocolRule> GetPreviousRouterRules();
/// @return the rules for new access routers
std::vector<ProtocolRule> GetNewRouterRules();
/// @return the rules of Mobile IPv6
std::vector<ProtocolRule> GetBindingRules();

} // namespace fmipv6
} // namespace ns3

#endif /* PROTOCOL_RULES_H */
