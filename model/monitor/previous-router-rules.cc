/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What a previous access router must and must not do.
#include "ns3/protocol-rules.h"
#include "ns3/rule-text.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param seen an FBack @param facts so far @param visit called with each PCoA and binding for
/// which it may be: an FBU with its number came, from or for its destination
template <typename Visit>
void
ForEachAnswered(const ProtocolObservation& seen, const ProtocolFacts& facts, Visit visit)
{
    const auto& fback = seen.message;
    for (const auto& [pcoa, binding] : facts.Of(seen.node).bindings)
    {
        const auto update = binding.delivered.find(fback.number);
        if (update == binding.delivered.end())
        {
            continue;
        }
        const auto& fbu = update->second;
        const auto& to = fback.destination;
        if (to == pcoa || to == fbu.source || to == fbu.careOf || binding.tunnelTo == to ||
            binding.assigned == to)
        {
            visit(binding, fbu);
        }
    }
}

RuleVerdict
PrRtAdvSent(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::PRRTADV) || seen.message.number == 0 ||
        facts.Of(seen.node).solicitedBy.count({seen.message.destination, seen.message.number}) > 0)
    {
        return std::nullopt;
    }
    return Say("with the Identifier ",
               seen.message.number,
               " answers no RtSolPr of ",
               seen.message.destination);
}

RuleVerdict
FbuReplay(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::ACCEPTED, ObservedType::FBU))
    {
        return std::nullopt;
    }
    const auto* binding = facts.FindBinding(seen.node, seen.message.home);
    if (!binding || !binding->accepted ||
        ProtocolFacts::IsNewer(seen.message.number, binding->accepted->number))
    {
        return std::nullopt;
    }
    return Say("with the Sequence # ",
               seen.message.number,
               " was accepted after ",
               binding->accepted->number);
}

RuleVerdict
Authenticated(const ProtocolObservation& seen, const ProtocolFacts&)
{
    const bool fbu = Is(seen, ObservedEvent::ACCEPTED, ObservedType::FBU);
    const bool fback = Is(seen, ObservedEvent::SENT, ObservedType::FBACK);
    if (!seen.keyed || !(fbu || fback))
    {
        return std::nullopt;
    }
    constexpr uint8_t bindingAuthorization = 5;
    constexpr uint8_t badf = 21;
    const int wanted = seen.node.rfc5568 ? badf : bindingAuthorization;
    if (seen.message.authenticator != wanted)
    {
        return Say(fbu ? "was accepted" : "was sent",
                   " without the mobility option ",
                   wanted,
                   " at its end");
    }
    return fbu && !seen.authentic ? RuleVerdict("was accepted with a wrong authenticator")
                                  : std::nullopt;
}

RuleVerdict
HiNeedsFbu(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::HI) || !seen.message.pcoa)
    {
        return std::nullopt;
    }
    const auto& hi = seen.message;
    if (hi.rfc5568 && facts.Of(seen.node).invited.count(hi.destination) > 0)
    {
        return std::nullopt; // asked for by a HAck with Code 4
    }
    const auto* binding = facts.FindBinding(seen.node, *hi.pcoa);
    if (!binding || !binding->accepted)
    {
        return Say("for ", *hi.pcoa, " follows no accepted FBU");
    }
    if (hi.ncoa && binding->accepted->careOf != *hi.ncoa)
    {
        return Say("for ",
                   *hi.pcoa,
                   " names ",
                   *hi.ncoa,
                   ", the accepted FBU ",
                   binding->accepted->careOf);
    }
    return std::nullopt;
}

RuleVerdict
HiCode(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::HI) || !seen.message.pcoa)
    {
        return std::nullopt;
    }
    const auto* binding = facts.FindBinding(seen.node, *seen.message.pcoa);
    if (!binding || !binding->accepted)
    {
        return std::nullopt; // another rule's affair
    }
    const int code = binding->accepted->source == *seen.message.pcoa ? 0 : 1;
    if (seen.message.code == code)
    {
        return std::nullopt;
    }
    return Say("has Code ",
               static_cast<int>(seen.message.code),
               ", but the FBU came from ",
               binding->accepted->source);
}

RuleVerdict
HiAnswered(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::HI))
    {
        return std::nullopt;
    }
    const auto& initiated = facts.Of(seen.node).initiated;
    const auto earlier = initiated.find({seen.message.destination, seen.message.number});
    if (earlier == initiated.end() || !earlier->second.answered)
    {
        return std::nullopt;
    }
    return Say("with number ", seen.message.number, " was sent again after its HAck");
}

RuleVerdict
HackAwaited(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::ACCEPTED, ObservedType::HACK) ||
        (seen.message.rfc5568 && seen.message.code == 4) ||
        facts.Of(seen.node).initiated.count({seen.message.source, seen.message.number}) > 0)
    {
        return std::nullopt;
    }
    return Say("with number ",
               seen.message.number,
               " was accepted from ",
               seen.message.source,
               ", to which no such HI was sent");
}

RuleVerdict
FbackAnswers(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::FBACK))
    {
        return std::nullopt;
    }
    bool answers = false;
    ForEachAnswered(seen, facts, [&answers](const auto&, const auto&) { answers = true; });
    if (answers)
    {
        return std::nullopt;
    }
    return Say("with the Sequence # ",
               seen.message.number,
               " to ",
               seen.message.destination,
               " answers no FBU");
}

RuleVerdict
FbackStatus(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::FBACK))
    {
        return std::nullopt;
    }
    RuleVerdict verdict;
    ForEachAnswered(seen, facts, [&](const auto& binding, const auto& fbu) {
        const auto& fback = seen.message;
        const int status = fback.code;
        if (fbu.lifetime.IsZero() || !binding.initiated)
        {
            return; // nothing to ask a new router for, or it was not asked
        }
        if (fback.IsAccepted() && !binding.answer)
        {
            verdict = Say("accepts with Status ", status, " before the HAck");
        }
        else if (fback.IsAccepted() && *binding.answer >= 128)
        {
            verdict = Say("accepts with Status ",
                          status,
                          " what a HAck refused with Code ",
                          static_cast<int>(*binding.answer));
        }
        else if (!fback.IsAccepted() && binding.answer == 0 && binding.accepted &&
                 binding.accepted->number == fback.number)
        {
            verdict = Say("refuses with Status ", status, " what a HAck accepted with Code 0");
        }
        else if (fback.IsAccepted() && binding.assigned && fbu.careOf != *binding.assigned &&
                 fback.ncoa != binding.assigned)
        {
            verdict = Say("does not name ", *binding.assigned, ", which the HAck assigned");
        }
    });
    return verdict;
}

RuleVerdict
FbackLifetime(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::FBACK) || !seen.message.IsAccepted())
    {
        return std::nullopt;
    }
    RuleVerdict verdict;
    ForEachAnswered(seen, facts, [&](const auto&, const auto& fbu) {
        if (seen.message.lifetime > fbu.lifetime)
        {
            verdict = Say("grants ",
                          seen.message.lifetime.GetSeconds(),
                          " s where ",
                          fbu.lifetime.GetSeconds(),
                          " s were asked for");
        }
    });
    return verdict;
}

/// @param seen what happened @return whether it is a packet that an access router tunnels on
bool
IsRouterTunnel(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    return Is(seen, ObservedEvent::SENT, ObservedType::TUNNEL) && seen.node.accessRouter &&
           !facts.FindHome(seen.node, seen.message.innerDestination);
}

RuleVerdict
TunnelNeedsHack(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!IsRouterTunnel(seen, facts))
    {
        return std::nullopt;
    }
    const auto& packet = seen.message;
    const auto* binding = facts.FindBinding(seen.node, packet.innerDestination);
    if (binding && (binding->tunnelTo || !binding->former.empty() ||
                    (binding->accepted && !binding->initiated)))
    {
        return std::nullopt;
    }
    for (const auto& [key, hi] : facts.Of(seen.node).asked)
    {
        if (hi.pcoa == packet.innerSource && key.first == packet.destination)
        {
            return std::nullopt; // back to the PAR, for a mobile node that keeps its PCoA
        }
    }
    return Say("for ",
               packet.innerDestination,
               " goes to ",
               packet.destination,
               binding && binding->accepted ? " before the HAck" : " without an accepted FBU");
}

RuleVerdict
OneTunnel(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!IsRouterTunnel(seen, facts))
    {
        return std::nullopt;
    }
    const auto& packet = seen.message;
    const auto* binding = facts.FindBinding(seen.node, packet.innerDestination);
    if (!binding || (!binding->tunnelTo && binding->former.empty()) ||
        binding->tunnelTo == packet.destination)
    {
        return std::nullopt;
    }
    if (!binding->tunnelTo)
    {
        return Say("for ",
                   packet.innerDestination,
                   " goes to ",
                   packet.destination,
                   ", but the binding has ended");
    }
    return Say("for ",
               packet.innerDestination,
               " goes to ",
               packet.destination,
               ", but the tunnel leads to ",
               *binding->tunnelTo);
}

RuleVerdict
TunnelLifetime(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!IsRouterTunnel(seen, facts) || seen.node.gated)
    {
        return std::nullopt;
    }
    const auto* binding = facts.FindBinding(seen.node, seen.message.innerDestination);
    if (!binding || !binding->tunnelTo || seen.at <= binding->tunnelUntil)
    {
        return std::nullopt;
    }
    return Say("for ",
               seen.message.innerDestination,
               " goes on ",
               (seen.at - binding->tunnelUntil).GetSeconds(),
               " s after the binding's lifetime");
}

RuleVerdict
Departed(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (seen.event != ObservedEvent::FORWARDED || seen.intoTunnel || !seen.node.accessRouter)
    {
        return std::nullopt;
    }
    const auto* binding = facts.FindBinding(seen.node, seen.message.destination);
    if (!binding || !binding->bound || seen.node.gated ||
        seen.at > binding->tunnelUntil - Seconds(1))
    {
        return std::nullopt;
    }
    return Say("goes to ", seen.message.destination, " on the link that its owner has left");
}

RuleVerdict
ReverseTunnel(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (seen.event != ObservedEvent::DECAPSULATED || !seen.node.accessRouter)
    {
        return std::nullopt;
    }
    const auto source = seen.message.source;
    const auto* binding = facts.FindBinding(seen.node, source);
    if (!binding)
    {
        if (facts.FindHome(seen.node, source))
        {
            return std::nullopt;
        }
        for (const auto& [key, hi] : facts.Of(seen.node).asked)
        {
            if (hi.pcoa == seen.message.destination)
            {
                return std::nullopt; // for a mobile node that keeps its PCoA
            }
        }
        return Say("of ", source, " was taken out of a tunnel without a binding");
    }
    if (binding->tunnelTo != seen.tunnelSource)
    {
        return Say("of ",
                   source,
                   " was taken out of a tunnel from ",
                   seen.tunnelSource,
                   binding->tunnelTo ? ", not the registered care-of address"
                                     : ", without a binding");
    }
    if (!seen.node.gated && seen.at > binding->tunnelUntil)
    {
        return Say("of ", source, " was taken out of a tunnel after the binding's lifetime");
    }
    return std::nullopt;
}

} // namespace

std::vector<ProtocolRule>
GetPreviousRouterRules()
{
    return {
        {"prrtadv-answers",
         "RFC 4068 and RFC 5568 section 6.1.2",
         "A PrRtAdv has the Identifier of a RtSolPr of its destination, or is unsolicited and has "
         "0.",
         PrRtAdvSent},
        {"fbu-replay",
         "RFC 6275 section 9.5.1, by RFC 4068 section 6.3.1 and RFC 5568 section 6.2.2",
         "A router accepts an FBU whose Sequence # is newer than that of the last one for the "
         "PCoA.",
         FbuReplay},
        {"authenticated",
         "RFC 5568 section 6.4.5; RFC 6275 section 6.2.7 for RFC 4068",
         "A router that shares a key with the owner of a PCoA accepts an FBU for it whose last "
         "option is the right authenticator, BADF in RFC 5568 and Binding Authorization Data in "
         "RFC 4068, and puts one at the end of the FBack.",
         Authenticated},
        {"hi-needs-fbu",
         "RFC 4068 section 4, RFC 5568 sections 4 and 6.2.1.1",
         "A router sends HI for an accepted FBU and with its NCoA, or (RFC 5568) after a HAck with "
         "Code 4.",
         HiNeedsFbu},
        {"hi-code",
         "RFC 4068 section 4, RFC 5568 section 4",
         "HI has Code 0 if the FBU came from the PCoA, else Code 1.",
         HiCode},
        {"hi-answered",
         "RFC 4068 section 6.2.1, RFC 5568 section 6.2.1.1",
         "A HI is not sent again after its HAck.",
         HiAnswered},
        {"hack-awaited",
         "RFC 4068 section 6.2.2, RFC 5568 section 6.2.1.2",
         "A router accepts a HAck that answers a HI which it sent to that router, or (RFC 5568) "
         "has Code 4.",
         HackAwaited},
        {"fback-answers",
         "RFC 4068 section 6.3.2, RFC 5568 section 6.2.3",
         "An FBack has the Sequence # of an FBU that came, and goes to its source or care-of "
         "addresses.",
         FbackAnswers},
        {"fback-status",
         "RFC 4068 sections 4 and 6.3.2, RFC 5568 sections 4 and 6.2.3",
         "Where a HI was sent, the FBack's Status is that of the HAck: it accepts after an "
         "accepting HAck, refuses after a refusing one, and names an assigned NCoA.",
         FbackStatus},
        {"fback-lifetime",
         "RFC 4068 section 6.3.2, RFC 5568 section 6.2.3",
         "An FBack grants no longer lifetime than the FBU asked for.",
         FbackLifetime},
        {"tunnel-needs-hack",
         "RFC 4068 section 4, RFC 5568 section 4",
         "A router tunnels packets for a PCoA after an accepted FBU, and after the HAck where a HI "
         "was sent.",
         TunnelNeedsHack},
        {"one-tunnel",
         "RFC 4068 section 5.5, RFC 5568 section 5.6",
         "A router tunnels packets for a PCoA to the NCoA confirmed last, and to none after the "
         "mobile node is back.",
         OneTunnel},
        {"tunnel-lifetime",
         "RFC 4068 section 5.5, RFC 5568 section 5.6",
         "A router tunnels packets no longer than the binding lives (not judged in a planned run, "
         "whose gate stretches lifetimes).",
         TunnelLifetime},
        {"departed",
         "RFC 4068 section 3.1, RFC 5568 section 3.2",
         "While the binding lives nothing is delivered on the old link to the PCoA (not judged in "
         "a planned run).",
         Departed},
        {"reverse-tunnel",
         "RFC 4068 section 4, RFC 5568 section 4",
         "A router forwards reverse-tunnelled packets of a PCoA from the registered care-of "
         "address, while the binding lives.",
         ReverseTunnel},
    };
}

} // namespace fmipv6
} // namespace ns3
