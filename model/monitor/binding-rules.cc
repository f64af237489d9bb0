/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What Mobile IPv6 demands of mobile nodes and of those who keep their bindings.
#include "ns3/protocol-rules.h"
#include "ns3/rule-text.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Statuses whose Sequence # is not that of the Binding Update (RFC 6275 section 6.1.8).
constexpr uint8_t SEQUENCE_OUT_OF_WINDOW = 135;

RuleVerdict
BuSequence(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::BU))
    {
        return std::nullopt;
    }
    const auto& sent = facts.Of(seen.node).sender.bu;
    const auto last = sent.find({seen.message.destination, seen.message.home});
    if (last == sent.end() || ProtocolFacts::IsNewer(seen.message.number, last->second))
    {
        return std::nullopt;
    }
    return Say("has the Sequence # ", seen.message.number, " after ", last->second);
}

RuleVerdict
BaAnswers(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::BA) ||
        seen.message.code == SEQUENCE_OUT_OF_WINDOW)
    {
        return std::nullopt;
    }
    const auto* home = facts.FindHome(seen.node, seen.message.home);
    const auto update = home ? home->delivered.find(seen.message.number)
                             : std::map<uint16_t, UpdateFacts>::const_iterator();
    if (!home || update == home->delivered.end())
    {
        return Say("with the Sequence # ",
                   seen.message.number,
                   " answers no Binding Update for ",
                   seen.message.home);
    }
    if (seen.message.IsAccepted() && seen.message.lifetime > update->second.lifetime)
    {
        return Say("grants ",
                   seen.message.lifetime.GetSeconds(),
                   " s where ",
                   update->second.lifetime.GetSeconds(),
                   " s were asked for");
    }
    return std::nullopt;
}

RuleVerdict
BaAwaited(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::ACCEPTED, ObservedType::BA) ||
        seen.message.code == SEQUENCE_OUT_OF_WINDOW ||
        facts.Of(seen.node).sender.registered.count({seen.message.source, seen.message.number}) > 0)
    {
        return std::nullopt;
    }
    return Say("with the Sequence # ",
               seen.message.number,
               " was accepted from ",
               seen.message.source,
               ", to which no such Binding Update was sent");
}

RuleVerdict
HomeTunnel(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::TUNNEL) || !seen.node.homeAgent)
    {
        return std::nullopt;
    }
    const auto& packet = seen.message;
    const auto* home = facts.FindHome(seen.node, packet.innerDestination);
    if (!home || home->candidates.count(packet.destination) == 0)
    {
        return Say("for ",
                   packet.innerDestination,
                   " goes to ",
                   packet.destination,
                   ", which no Binding Update named last");
    }
    if (seen.at > home->until)
    {
        return Say("for ", packet.innerDestination, " goes on after the binding's lifetime");
    }
    return std::nullopt;
}

RuleVerdict
OptimizedRoute(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::DATA) || !seen.message.routed ||
        seen.node.homeAgent)
    {
        return std::nullopt;
    }
    const auto& packet = seen.message;
    const auto* home = facts.FindHome(seen.node, packet.home);
    if (!home || home->candidates.count(packet.destination) == 0)
    {
        return Say("for ",
                   packet.home,
                   " goes straight to ",
                   packet.destination,
                   ", which no Binding Update named last");
    }
    if (seen.at > home->until)
    {
        return Say("for ", packet.home, " goes on after the binding's lifetime");
    }
    return std::nullopt;
}

RuleVerdict
HomeReverseTunnel(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (seen.event != ObservedEvent::DECAPSULATED || !seen.node.homeAgent)
    {
        return std::nullopt;
    }
    const auto* home = facts.FindHome(seen.node, seen.message.source);
    if (!home || home->all.count(seen.tunnelSource) == 0)
    {
        return Say("of ",
                   seen.message.source,
                   " was taken out of a tunnel from ",
                   seen.tunnelSource,
                   ", which no Binding Update named");
    }
    if (seen.at > home->until)
    {
        return Say("of ",
                   seen.message.source,
                   " was taken out of a tunnel after the binding's lifetime");
    }
    return std::nullopt;
}

} // namespace

std::vector<ProtocolRule>
GetBindingRules()
{
    return {
        {"bu-sequence",
         "RFC 6275 section 11.7.1",
         "The Sequence # of the Binding Updates for one home address to one peer increases, modulo "
         "2^16.",
         BuSequence},
        {"ba-answers",
         "RFC 6275 section 9.5.4",
         "A Binding Acknowledgement has the Sequence # of a Binding Update for the home address "
         "and grants no longer lifetime; one with Status 135 has the last accepted Sequence #.",
         BaAnswers},
        {"ba-awaited",
         "RFC 6275 section 11.7.3",
         "A mobile node accepts a Binding Acknowledgement that answers a Binding Update which it "
         "sent to that node.",
         BaAwaited},
        {"home-tunnel",
         "RFC 6275 section 10.4.2",
         "A home agent tunnels packets for a home address to its care-of address, while the "
         "binding lives.",
         HomeTunnel},
        {"optimized-route",
         "RFC 6275 section 9.3.2",
         "A correspondent sends packets for a home address straight to the care-of address that "
         "the last Binding Update to it named, while the binding lives.",
         OptimizedRoute},
        {"home-reverse-tunnel",
         "RFC 6275 section 10.4.5",
         "A home agent forwards reverse-tunnelled packets of a home address from a care-of address "
         "that it was told of, while the binding lives.",
         HomeReverseTunnel},
    };
}

} // namespace fmipv6
} // namespace ns3
