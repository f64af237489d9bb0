/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef RULE_TEXT_H
#define RULE_TEXT_H

#include "ns3/protocol-observation.h"

#include <optional>
#include <sstream>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// What a rule answers: what is wrong, or nothing.
using RuleVerdict = std::optional<std::string>;

/// @param parts of a sentence @return them, one after the other
template <typename... Parts>
std::string
Say(const Parts&... parts)
{
    std::ostringstream os;
    (os << ... << parts);
    return os.str();
}

/// @param seen what happened @param event wanted @param type wanted @return whether it is that
inline bool
Is(const ProtocolObservation& seen, ObservedEvent event, ObservedType type)
{
    return seen.event == event && seen.message.type == type;
}

} // namespace fmipv6
} // namespace ns3

#endif /* RULE_TEXT_H */
