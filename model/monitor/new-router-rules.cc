/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What a new access router must and must not do.
#include "ns3/protocol-rules.h"
#include "ns3/rule-text.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

RuleVerdict
HackAnswers(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::HACK) ||
        (seen.message.rfc5568 && seen.message.code == 4) ||
        facts.Of(seen.node).asked.count({seen.message.destination, seen.message.number}) > 0)
    {
        return std::nullopt;
    }
    return Say("with number ", seen.message.number, " answers no HI of ", seen.message.destination);
}

RuleVerdict
NaackAnswers(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::NAACK))
    {
        return std::nullopt;
    }
    const auto* arrival = facts.FindArrival(seen.node, seen.message.destination);
    if (arrival && arrival->announced)
    {
        return std::nullopt;
    }
    return Say("goes to ", seen.message.destination, ", which has not announced itself");
}

RuleVerdict
HoldUntilAnnounced(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (seen.event != ObservedEvent::EMITTED || !seen.node.accessRouter || seen.node.gated)
    {
        return std::nullopt;
    }
    const auto* arrival = facts.FindArrival(seen.node, seen.message.destination);
    if (!arrival || !arrival->holding || seen.at >= arrival->holdingUntil)
    {
        return std::nullopt;
    }
    return Say("goes to ", seen.message.destination, ", which has not announced itself yet");
}

RuleVerdict
InOrder(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (seen.event != ObservedEvent::EMITTED || !seen.node.accessRouter)
    {
        return std::nullopt;
    }
    const auto* arrival = facts.FindArrival(seen.node, seen.message.destination);
    if (!arrival)
    {
        return std::nullopt;
    }
    const auto place = arrival->order.find(seen.uid);
    if (place == arrival->order.end() || place->second == ArrivalFacts::NOT_JUDGED ||
        place->second >= arrival->emitted)
    {
        return std::nullopt;
    }
    return Say("to ", seen.message.destination, " was overtaken by one that came later");
}

RuleVerdict
PacedRelease(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    constexpr uint32_t most = 5;
    if (seen.event != ObservedEvent::EMITTED || !seen.node.accessRouter || !seen.node.rfc5568)
    {
        return std::nullopt;
    }
    const auto* arrival = facts.FindArrival(seen.node, seen.message.destination);
    if (!arrival || arrival->burstAt != seen.at || arrival->burst < most)
    {
        return std::nullopt;
    }
    const auto place = arrival->order.find(seen.uid);
    if (place == arrival->order.end() || place->second == ArrivalFacts::NOT_JUDGED ||
        place->second > arrival->held)
    {
        return std::nullopt;
    }
    return Say("to ",
               seen.message.destination,
               " is the ",
               arrival->burst + 1,
               "th held one to leave at once, where ",
               most,
               " may");
}

} // namespace

std::vector<ProtocolRule>
GetNewRouterRules()
{
    return {
        {"hack-answers",
         "RFC 4068 section 6.2.2, RFC 5568 section 6.2.1.2",
         "A HAck answers a HI of its destination, or (RFC 5568) has Code 4.",
         HackAnswers},
        {"naack-answers",
         "RFC 4068 section 4, RFC 5568 section 6.4.6",
         "A NAACK goes to a mobile node that has announced itself.",
         NaackAnswers},
        {"hold-until-announced",
         "RFC 4068 section 4",
         "A router that was asked to buffer, and accepted, puts nothing for the NCoA on the link "
         "before the mobile node announces itself or PROXY_ND_LIFETIME ends (not judged in a "
         "planned run).",
         HoldUntilAnnounced},
        {"in-order",
         "design.md section 2; RFC 4068 section 4, RFC 5568 section 4",
         "A new access router sends packets on in the order in which they came, the buffered ones "
         "before the fresh ones.",
         InOrder},
        {"paced-release",
         "RFC 5568 section 5.4",
         "A new access router of RFC 5568 lets at most 5 held packets leave one after another when "
         "the mobile node has announced itself.",
         PacedRelease},
    };
}

} // namespace fmipv6
} // namespace ns3
