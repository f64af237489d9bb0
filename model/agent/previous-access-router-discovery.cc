/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// PreviousAccessRouter: RtSolPr and PrRtAdv.
#include "ns3/access-router.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/fmipv6-rtsolpr-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/ndisc-cache.h"
#include "ns3/on-link-route.h"
#include "ns3/previous-access-router.h"
#include "ns3/socket.h"

#include <algorithm>
#include <set>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6PreviousAccessRouterDiscovery");

namespace
{

/// Octets that one tuple adds to a PrRtAdv: two LLA, one address, one prefix option.
constexpr std::size_t TUPLE_SIZE = 16 + 16 + 24 + 24;
/// The same where there is nothing to tell of an access point: one LLA.
constexpr std::size_t NEGATIVE_TUPLE_SIZE = 16;
/// Octets of an IPv6 header.
constexpr std::size_t IPV6_HEADER_SIZE = 40;

/// @param status what a router knows @return how a PrRtAdv says it
LlaOptionCode
ToOptionCode(ApStatus status)
{
    switch (status)
    {
    case ApStatus::KNOWN:
        return LlaOptionCode::NEW_ACCESS_POINT;
    case ApStatus::SAME_INTERFACE:
        return LlaOptionCode::SAME_ROUTER_INTERFACE;
    case ApStatus::NO_INFORMATION:
        return LlaOptionCode::NO_PREFIX_INFORMATION;
    case ApStatus::NO_FAST_HANDOVER:
        return LlaOptionCode::NO_FAST_HANDOVER_SUPPORT;
    }
    return LlaOptionCode::NO_PREFIX_INFORMATION;
}

} // namespace

void
PreviousAccessRouter::HandleRtSolPr(Ptr<const Packet> packet,
                                    const Ipv6Header& header,
                                    Ptr<NetDevice> device)
{
    if (device != m_router->GetAccessDevice() ||
        header.GetHopLimit() != MobilityIcmpv6Header::HOP_LIMIT)
    {
        m_msgDropTrace(packet, "not from the access link");
        return;
    }
    MobilityParseError error;
    const auto request =
        RtSolPrHeader::Parse(packet, header.GetSource(), header.GetDestination(), &error);
    if (!request || request->profile != m_router->GetProfile())
    {
        m_msgDropTrace(packet,
                       request ? "of another profile" : std::string(GetParseErrorName(error)));
        return;
    }
    auto node = m_router->GetNode();
    auto interface = GetInterface();
    auto mn = request->sourceLla;
    if (mn)
    {
        // Saves address resolution of the answer (RFC 4068 section 6.1.1).
        MobilityIcmpv6L4Protocol::GetFor(node)->SetReachable(interface,
                                                             header.GetSource(),
                                                             *mn,
                                                             false);
    }
    else
    {
        mn = MobilityIcmpv6L4Protocol::FindNeighbor(interface, header.GetSource());
    }
    if (!mn)
    {
        m_msgDropTrace(packet, "unknown link-layer address");
        return;
    }
    m_rxTrace("RtSolPr", packet);
    auto steps = StepTrace::GetFor(node);
    auto& discovery = m_discovery[*mn];
    const auto destination = header.GetSource();
    if (discovery.known && discovery.identifier == request->identifier)
    {
        if (discovery.answered)
        {
            steps->Repeat(HandoverStep::PRRTADV, *mn);
            AnswerRtSolPr(*request, *mn, destination);
        }
        return; // else the answer waits for its turn already
    }
    discovery = {request->identifier, true, false};
    steps->End(HandoverStep::RTSOLPR, *mn);
    steps->Pass(HandoverStep::PRRTADV,
                *mn,
                [self = Ptr<PreviousAccessRouter>(this), asked = *request, mn = *mn, destination] {
                    if (!self->m_router)
                    {
                        return;
                    }
                    self->m_discovery[mn].answered = true;
                    StepTrace::GetFor(self->m_router->GetNode())->Begin(HandoverStep::PRRTADV, mn);
                    self->AnswerRtSolPr(asked, mn, destination);
                });
}

PrRtAdvHeader
PreviousAccessRouter::BuildPrRtAdv(const RtSolPrHeader& request) const
{
    PrRtAdvHeader answer;
    answer.identifier = request.identifier;
    const auto& neighbors = m_router->GetNeighbors();
    bool whole = true;
    if (request.IsWildcard())
    {
        // "any `n' tuples without exceeding the link MTU" (RFC 4068 section 4, item 4)
        std::vector<Mac48Address> known;
        for (const auto& ap : neighbors.GetOrder())
        {
            if (neighbors.Lookup(ap).status == ApStatus::KNOWN &&
                known.size() < m_maxWildcardTuples)
            {
                known.push_back(ap);
            }
        }
        AddTuples(answer, known);
        if (answer.tuples.empty())
        {
            AddTuples(answer, {Mac48Address()});
        }
    }
    else
    {
        whole = AddTuples(answer, request.apLlas);
    }
    const bool dhcp = KeepOneKind(answer, whole);
    const auto known = std::count_if(answer.tuples.begin(), answer.tuples.end(), [](const auto& t) {
        return t.optionCode == LlaOptionCode::NEW_ACCESS_POINT;
    });
    if (known == 0)
    {
        answer.code = PrRtAdvCode::NO_NEW_ROUTER;
    }
    else if (dhcp)
    {
        answer.code = PrRtAdvCode::USE_DHCP;
    }
    else if (known < static_cast<int64_t>(answer.tuples.size()) || !whole)
    {
        answer.code = PrRtAdvCode::LIMITED;
    }
    return answer;
}

bool
PreviousAccessRouter::KeepOneKind(PrRtAdvHeader& answer, bool& whole) const
{
    if (m_router->GetProfile() != Fmipv6Profile::RFC5568)
    {
        return false; // RFC 4068 has no such code: the HAck says that the PCoA stays in use
    }
    auto& tuples = answer.tuples;
    const auto& neighbors = m_router->GetNeighbors();
    const auto isKnown = [](const auto& tuple) {
        return tuple.optionCode == LlaOptionCode::NEW_ACCESS_POINT;
    };
    const auto byDhcp = [&neighbors](const auto& tuple) {
        return neighbors.Lookup(tuple.apLla).info.dhcp;
    };
    const auto first = std::find_if(tuples.begin(), tuples.end(), isKnown);
    const bool dhcp = first != tuples.end() && byDhcp(*first);
    const auto end = std::remove_if(tuples.begin(), tuples.end(), [&](const auto& tuple) {
        return isKnown(tuple) && byDhcp(tuple) != dhcp;
    });
    whole = whole && end == tuples.end();
    tuples.erase(end, tuples.end());
    return dhcp;
}

bool
PreviousAccessRouter::AddTuples(PrRtAdvHeader& answer, const std::vector<Mac48Address>& aps) const
{
    const auto& neighbors = m_router->GetNeighbors();
    const auto mtu = m_router->GetAccessDevice()->GetMtu();
    answer.sourceLla = Mac48Address::ConvertFrom(m_router->GetAccessDevice()->GetAddress());
    std::size_t size = IPV6_HEADER_SIZE + answer.GetOctets().size();
    const auto sizeOf = [&neighbors](const Mac48Address& ap) {
        return neighbors.Lookup(ap).status == ApStatus::KNOWN ? TUPLE_SIZE : NEGATIVE_TUPLE_SIZE;
    };
    // Where not all fit, the nearest are those that were configured first (RFC 4260 section 6).
    auto byNearness = aps;
    const auto& order = neighbors.GetOrder();
    std::stable_sort(byNearness.begin(), byNearness.end(), [&order](auto a, auto b) {
        return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);
    });
    std::set<Mac48Address> fitting;
    for (const auto& ap : byNearness)
    {
        if (size + sizeOf(ap) <= mtu && fitting.insert(ap).second)
        {
            size += sizeOf(ap);
        }
    }
    bool whole = true;
    for (const auto& ap : aps)
    {
        if (fitting.erase(ap) == 0)
        {
            whole = false;
            continue;
        }
        const auto entry = neighbors.Lookup(ap);
        PrRtAdvHeader::Tuple tuple;
        tuple.apLla = ap;
        tuple.optionCode = ToOptionCode(entry.status);
        if (entry.status == ApStatus::KNOWN)
        {
            tuple.narLla = entry.info.routerLla;
            tuple.narAddress = entry.info.routerAddress;
            tuple.prefix = NetworkPrefix{entry.info.prefix, entry.info.prefixLength};
        }
        answer.tuples.push_back(tuple);
    }
    return whole;
}

void
PreviousAccessRouter::AnswerRtSolPr(const RtSolPrHeader& request,
                                    Mac48Address mn,
                                    Ipv6Address destination)
{
    const auto answer = BuildPrRtAdv(request);
    SendPrRtAdv(answer, destination);
    if (answer.code != PrRtAdvCode::NO_NEW_ROUTER)
    {
        StartCopying(mn);
    }
}

void
PreviousAccessRouter::StartCopying(Mac48Address mn)
{
    if (static_cast<DepartureBuffering>(m_buffering) != DepartureBuffering::FROM_DISCOVERY)
    {
        return;
    }
    const auto own = m_router->GetArInfo();
    for (auto entry : GetInterface()->GetNdiscCache()->LookupInverse(mn))
    {
        if (Ipv6Prefix(own.prefixLength).IsMatch(entry->GetIpv6Address(), own.prefix))
        {
            m_copies->Start(entry->GetIpv6Address());
        }
    }
}

bool
PreviousAccessRouter::AdviseHandover(Mac48Address mn,
                                     Ipv6Address destination,
                                     const HandoverAdvice& advice)
{
    PrRtAdvHeader message;
    message.code = PrRtAdvCode::NETWORK_INITIATED;
    AddTuples(message, {advice.ap});
    if (message.tuples.empty() || !message.tuples.front().HasRouter())
    {
        return false;
    }
    message.tuples.front().newCoa = advice.ncoa;
    SendPrRtAdv(message, destination);
    StartCopying(mn);
    return true;
}

void
PreviousAccessRouter::AdviseNeighborhood(Ipv6Address destination)
{
    PrRtAdvHeader message;
    message.code = PrRtAdvCode::UNSOLICITED_NEIGHBORHOOD;
    AddTuples(message, m_router->GetNeighbors().GetOrder());
    if (!message.tuples.empty())
    {
        SendPrRtAdv(message, destination);
    }
}

void
PreviousAccessRouter::SendPrRtAdv(PrRtAdvHeader message, Ipv6Address destination)
{
    NS_LOG_FUNCTION(this << destination);
    message.profile = m_router->GetProfile();
    const auto source = m_router->GetLinkLocalAddress();
    SendMessage("PrRtAdv",
                message.ToPacket(source, destination),
                source,
                destination,
                MobilityIcmpv6Header::PROTOCOL,
                MakeOnLinkRoute(source, destination, m_router->GetAccessDevice()));
}

} // namespace fmipv6
} // namespace ns3
