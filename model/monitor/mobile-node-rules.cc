/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What a mobile node must and must not do.
#include "ns3/protocol-rules.h"
#include "ns3/rule-text.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

RuleVerdict
RtSolPrRate(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::RTSOLPR))
    {
        return std::nullopt;
    }
    const auto& earlier = facts.Of(seen.node).sender.solicitations;
    const auto recent = std::count_if(earlier.begin(), earlier.end(), [&seen](Time at) {
        return at > seen.at - Seconds(1);
    });
    if (recent < seen.node.maxRtSolPrRate)
    {
        return std::nullopt;
    }
    return Say("is the ",
               recent + 1,
               "th within a second, where ",
               seen.node.maxRtSolPrRate,
               " are allowed");
}

RuleVerdict
HopLimit(const ProtocolObservation& seen, const ProtocolFacts&)
{
    const auto type = seen.message.type;
    const bool onLink = type == ObservedType::RTSOLPR || type == ObservedType::PRRTADV;
    const bool between =
        (type == ObservedType::HI || type == ObservedType::HACK) && !seen.message.rfc5568;
    const bool judged = (seen.event == ObservedEvent::SENT && (onLink || between)) ||
                        (seen.event == ObservedEvent::ACCEPTED && onLink);
    if (!judged || seen.message.hopLimit == 255)
    {
        return std::nullopt;
    }
    return Say("has the Hop Limit ", static_cast<int>(seen.message.hopLimit), ", not 255");
}

RuleVerdict
PrRtAdvAccepted(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::ACCEPTED, ObservedType::PRRTADV) || seen.message.number == 0 ||
        facts.Of(seen.node).sender.solicited.count(seen.message.number) > 0)
    {
        return std::nullopt;
    }
    return Say("with the Identifier ", seen.message.number, " was accepted, which no RtSolPr had");
}

RuleVerdict
FbuSequence(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::FBU))
    {
        return std::nullopt;
    }
    const auto& sent = facts.Of(seen.node).sender.fbu;
    const auto last = sent.find({seen.message.destination, seen.message.home});
    if (last == sent.end() || ProtocolFacts::IsNewer(seen.message.number, last->second))
    {
        return std::nullopt;
    }
    return Say("has the Sequence # ", seen.message.number, " after ", last->second);
}

RuleVerdict
FbuAddresses(const ProtocolObservation& seen, const ProtocolFacts&)
{
    if (!Is(seen, ObservedEvent::SENT, ObservedType::FBU) || seen.message.lifetime.IsZero())
    {
        return std::nullopt;
    }
    const auto& fbu = seen.message;
    if (fbu.source == fbu.home)
    {
        if (!fbu.ncoa)
        {
            return "comes from the previous link without an alternate care-of address";
        }
        return std::nullopt;
    }
    if (fbu.ncoa && *fbu.ncoa != fbu.source)
    {
        return Say("comes from ",
                   fbu.source,
                   ", neither its home address ",
                   fbu.home,
                   " nor its care-of address ",
                   *fbu.ncoa);
    }
    return std::nullopt;
}

RuleVerdict
LinkUp(const ProtocolObservation& seen, const ProtocolFacts&)
{
    const auto type = seen.message.type;
    const bool announcement = type == ObservedType::FNA || type == ObservedType::UNA;
    if (seen.event != ObservedEvent::SENT || !seen.node.mobileNode || !announcement ||
        seen.node.linkUp)
    {
        return std::nullopt;
    }
    return "was sent while the link was down";
}

RuleVerdict
FbackAccepted(const ProtocolObservation& seen, const ProtocolFacts& facts)
{
    if (!Is(seen, ObservedEvent::ACCEPTED, ObservedType::FBACK) ||
        facts.Of(seen.node).sender.sent.count({seen.message.source, seen.message.number}) > 0)
    {
        return std::nullopt;
    }
    return Say("with the Sequence # ",
               seen.message.number,
               " was accepted from ",
               seen.message.source,
               ", to which no such FBU was sent");
}

} // namespace

std::vector<ProtocolRule>
GetMobileNodeRules()
{
    return {
        {"rtsolpr-rate",
         "RFC 4068 and RFC 5568 section 6.1.1",
         "A mobile node sends no more than MAX_RTSOLPR_RATE RtSolPr a second.",
         RtSolPrRate},
        {"hop-limit",
         "RFC 4068 sections 6.1.1 to 6.2.2, RFC 5568 section 6.1",
         "RtSolPr and PrRtAdv, and RFC 4068's HI and HAck, are sent with Hop Limit 255, and the "
         "first two are accepted with no other.",
         HopLimit},
        {"prrtadv-awaited",
         "RFC 4068 and RFC 5568 section 6.1.2",
         "A mobile node accepts a PrRtAdv that has the Identifier of one of its RtSolPr, or 0.",
         PrRtAdvAccepted},
        {"fbu-sequence",
         "RFC 4068 section 6.3.1, RFC 5568 section 6.2.2, RFC 6275 section 9.5.1",
         "The Sequence # of the FBUs for one care-of address to one router increases, modulo 2^16.",
         FbuSequence},
        {"fbu-addresses",
         "RFC 4068 section 6.3.1, RFC 5568 section 6.2.2",
         "An FBU comes from the PCoA and then names the NCoA, or it comes from the NCoA.",
         FbuAddresses},
        {"announce-on-link",
         "RFC 4068 section 6.3.3, RFC 5568 section 4",
         "A mobile node announces itself by FNA or UNA when its link is up.",
         LinkUp},
        {"fback-awaited",
         "RFC 4068 section 6.3.2, RFC 5568 section 6.2.3",
         "A mobile node accepts an FBack that answers an FBU which it sent to that router.",
         FbackAccepted},
    };
}

} // namespace fmipv6
} // namespace ns3
