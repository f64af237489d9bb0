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
#include "ns3/on-link-route.h"
#include "ns3/previous-access-router.h"
#include "ns3/socket.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6PreviousAccessRouterDiscovery");

namespace
{

/// Octets that one tuple adds to a PrRtAdv: two LLA, one address, one prefix option.
constexpr std::size_t TUPLE_SIZE = 16 + 16 + 24 + 24;
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
    if (!request)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
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
            SendPrRtAdv(*request, *mn, destination);
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
                    self->SendPrRtAdv(asked, mn, destination);
                });
}

PrRtAdvHeader
PreviousAccessRouter::BuildPrRtAdv(const RtSolPrHeader& request) const
{
    PrRtAdvHeader answer;
    answer.identifier = request.identifier;
    answer.sourceLla = Mac48Address::ConvertFrom(m_router->GetAccessDevice()->GetAddress());
    const auto& neighbors = m_router->GetNeighbors();
    const auto add = [&answer](Mac48Address ap, const NeighborRouterEntry& entry) {
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
    };
    if (request.IsWildcard())
    {
        // "any `n' tuples without exceeding the link MTU" (RFC 4068 section 4, item 4)
        const auto mtu = m_router->GetAccessDevice()->GetMtu();
        auto size = IPV6_HEADER_SIZE + answer.GetOctets().size();
        // Which ones is left open; the nearest, say, are those that were configured first.
        for (const auto& ap : neighbors.GetOrder())
        {
            const auto entry = neighbors.Lookup(ap);
            if (entry.status == ApStatus::KNOWN && size + TUPLE_SIZE <= mtu &&
                answer.tuples.size() < m_maxWildcardTuples)
            {
                add(ap, entry);
                size += TUPLE_SIZE;
            }
        }
        if (answer.tuples.empty())
        {
            add(Mac48Address(), NeighborRouterEntry());
        }
    }
    else
    {
        for (const auto& ap : request.apLlas)
        {
            add(ap, neighbors.Lookup(ap));
        }
    }
    const auto known = std::count_if(answer.tuples.begin(), answer.tuples.end(), [](const auto& t) {
        return t.optionCode == LlaOptionCode::NEW_ACCESS_POINT;
    });
    if (known == 0)
    {
        answer.code = PrRtAdvCode::NO_NEW_ROUTER;
    }
    else if (known < static_cast<int64_t>(answer.tuples.size()))
    {
        answer.code = PrRtAdvCode::LIMITED;
    }
    return answer;
}

void
PreviousAccessRouter::SendPrRtAdv(const RtSolPrHeader& request,
                                  Mac48Address mn,
                                  Ipv6Address destination)
{
    NS_LOG_FUNCTION(this << mn << destination);
    const auto source = m_router->GetLinkLocalAddress();
    auto packet = BuildPrRtAdv(request).ToPacket(source, destination);
    auto route = MakeOnLinkRoute(source, destination, m_router->GetAccessDevice());
    SendMessage("PrRtAdv", packet, source, destination, MobilityIcmpv6Header::PROTOCOL, route);
}

} // namespace fmipv6
} // namespace ns3
