/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: RtSolPr and PrRtAdv.
#include "ns3/care-of-address-manager.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/fmipv6-rtsolpr-header.h"
#include "ns3/mobile-node.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <vector>

namespace ns3
{
namespace fmipv6
{

void
MobileNode::SendRtSolPr()
{
    auto& h = *m_handover;
    const auto mn = GetLinkLayerAddress();
    if (h.discoverTries == 0)
    {
        h.identifier = ++m_nextIdentifier;
        m_steps->Begin(HandoverStep::RTSOLPR, mn);
    }
    else
    {
        m_steps->Repeat(HandoverStep::RTSOLPR, mn);
    }
    ++h.discoverTries;
    std::vector<Mac48Address> found;
    for (const auto& candidate : h.candidates)
    {
        if (candidate.poa != h.oldPoa && !h.intent.wildcard)
        {
            found.push_back(candidate.poa);
        }
    }
    // Doubled each time, and no more often than MAX_RTSOLPR_RATE.
    const auto timeout = std::max(m_retransmit * (int64_t(1) << (h.discoverTries - 1)),
                                  Seconds(1 / m_maxRtSolPrRate));
    m_rtSolPrTimer.Start(GetGate(),
                         mn,
                         timeout,
                         [this] { RtSolPrTimeout(); },
                         {HandoverStep::PRRTADV});
    TransmitRtSolPr(h.identifier, found);
}

void
MobileNode::TransmitRtSolPr(uint16_t identifier, const std::vector<Mac48Address>& aps)
{
    RtSolPrHeader request;
    request.identifier = identifier;
    request.sourceLla = GetLinkLayerAddress();
    if (!aps.empty()) // else the wildcard
    {
        request.apLlas = aps;
    }
    const auto source = m_addresses->GetLinkLocal();
    auto destination = m_addresses->GetRouterLinkLocal();
    if (destination.IsAny())
    {
        // After a handover the global address alone is known, from PrRtAdv. All routers of the link
        // are asked last: each of them would answer.
        const auto router = m_addresses->GetRouter().routerAddress;
        destination = router.IsAny() ? Ipv6Address::GetAllRoutersMulticast() : router;
    }
    auto packet = request.ToPacket(source, destination);
    m_txTrace("RtSolPr", packet);
    m_addresses->Send(packet,
                      source,
                      destination,
                      MobilityIcmpv6Header::PROTOCOL,
                      MobilityIcmpv6Header::HOP_LIMIT);
}

void
MobileNode::SendWildcard()
{
    if (m_state != MobileNodeState::ATTACHED || !m_linkUp || m_handover)
    {
        return;
    }
    m_wildcardAsked = ++m_nextIdentifier;
    m_steps->Begin(HandoverStep::RTSOLPR, GetLinkLayerAddress());
    TransmitRtSolPr(*m_wildcardAsked, {});
    m_wildcard = Simulator::Schedule(m_wildcardInterval, &MobileNode::SendWildcard, this);
}

void
MobileNode::RtSolPrTimeout()
{
    if (!m_handover || m_handover->discoverEnded || m_handover->leftOldLink)
    {
        return;
    }
    if (m_handover->discoverTries <= m_rtSolPrRetries)
    {
        SendRtSolPr();
        return;
    }
    m_handover->reason = "no PrRtAdv";
    m_handover->discoverEnded = true;
    Advance();
}

void
MobileNode::HandlePrRtAdv(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto answer =
        PrRtAdvHeader::Parse(packet, header.GetSource(), header.GetDestination(), &error);
    if (!answer)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
        return;
    }
    if (header.GetHopLimit() != MobilityIcmpv6Header::HOP_LIMIT ||
        !header.GetSource().IsLinkLocal())
    {
        m_msgDropTrace(packet, "not from a router of this link");
        return;
    }
    const bool wildcard = m_wildcardAsked && answer->identifier == *m_wildcardAsked;
    const bool awaited = m_handover && !m_handover->discoverEnded &&
                         m_handover->discoverTries > 0 && !m_handover->leftOldLink &&
                         answer->identifier == m_handover->identifier;
    if (!wildcard && !awaited)
    {
        m_msgDropTrace(packet, "no RtSolPr awaits it");
        return;
    }
    m_rxTrace("PrRtAdv", packet);
    for (const auto& tuple : answer->tuples)
    {
        if (tuple.optionCode == LlaOptionCode::NEW_ACCESS_POINT && tuple.HasRouter())
        {
            m_cache.Learn(
                tuple.apLla,
                {*tuple.narLla, *tuple.narAddress, tuple.prefix->address, tuple.prefix->length},
                Simulator::Now());
        }
    }
    if (wildcard)
    {
        m_wildcardAsked.reset();
        m_steps->End(HandoverStep::PRRTADV, GetLinkLayerAddress());
        return;
    }
    auto& h = *m_handover;
    m_rtSolPrTimer.Cancel();
    for (const auto& tuple : answer->tuples)
    {
        switch (tuple.optionCode)
        {
        case LlaOptionCode::NEW_ACCESS_POINT:
            if (tuple.HasRouter())
            {
                m_neighbors.Add(tuple.apLla,
                                {*tuple.narLla,
                                 *tuple.narAddress,
                                 tuple.prefix->address,
                                 tuple.prefix->length});
                if (tuple.newCoa)
                {
                    h.supplied = tuple.newCoa;
                }
            }
            break;
        case LlaOptionCode::SAME_ROUTER_INTERFACE:
            m_neighbors.AddWithoutInfo(tuple.apLla, ApStatus::SAME_INTERFACE);
            break;
        case LlaOptionCode::NO_FAST_HANDOVER_SUPPORT:
            m_neighbors.AddWithoutInfo(tuple.apLla, ApStatus::NO_FAST_HANDOVER);
            break;
        default:
            m_neighbors.AddWithoutInfo(tuple.apLla, ApStatus::NO_INFORMATION);
            break;
        }
    }
    h.discoverEnded = true;
    h.noFastHandover =
        h.target && m_neighbors.Lookup(*h.target).status == ApStatus::NO_FAST_HANDOVER;
    m_steps->End(HandoverStep::PRRTADV, GetLinkLayerAddress());
    Advance();
}

} // namespace fmipv6
} // namespace ns3
