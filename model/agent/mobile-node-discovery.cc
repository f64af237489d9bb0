/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: what is asked of the router about access points, and learnt.
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/mobile-node.h"
#include "ns3/proxy-discovery.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

std::vector<Mac48Address>
MobileNode::GetAccessPointsToAskFor() const
{
    const auto& h = *m_handover;
    std::vector<Mac48Address> found;
    if (h.intent.wildcard)
    {
        return found;
    }
    if (h.target)
    {
        found.push_back(*h.target); // first: the answer may have no room, or no code, for all
    }
    for (const auto& candidate : h.candidates)
    {
        if (candidate.poa != h.oldPoa &&
            std::find(found.begin(), found.end(), candidate.poa) == found.end())
        {
            found.push_back(candidate.poa);
        }
    }
    return found;
}

bool
MobileNode::IsDiscovering() const
{
    return m_handover->intent.discover && !m_discovery->HasEnded() && !m_handover->leftOldLink;
}

void
MobileNode::LearnNeighbors(const PrRtAdvHeader& answer)
{
    auto& h = *m_handover;
    for (const auto& tuple : answer.tuples)
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
                                 tuple.prefix->length,
                                 answer.code == PrRtAdvCode::USE_DHCP});
                if (tuple.newCoa && (!h.target || *h.target == tuple.apLla))
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
    h.noFastHandover =
        h.target && m_neighbors.Lookup(*h.target).status == ApStatus::NO_FAST_HANDOVER;
}

bool
MobileNode::IsOpenToNetwork(Poa target) const
{
    if (!m_fmipv6 || !m_linkUp || target == m_poa || GetGate() || !m_policy->ObeysNetwork(target))
    {
        return false;
    }
    if (!m_handover)
    {
        return m_state == MobileNodeState::ATTACHED;
    }
    return m_state == MobileNodeState::PREPARING && m_handover->scanEnded &&
           !m_handover->leftOldLink && !m_fbu->IsAsked();
}

void
MobileNode::HandleUnsolicited(const PrRtAdvHeader& news)
{
    const PrRtAdvHeader::Tuple* order = nullptr;
    for (const auto& tuple : news.tuples)
    {
        if (tuple.optionCode == LlaOptionCode::NEW_ACCESS_POINT && tuple.HasRouter())
        {
            order = &tuple;
            break;
        }
    }
    if (news.code != PrRtAdvCode::NETWORK_INITIATED || !order || !IsOpenToNetwork(order->apLla))
    {
        if (m_handover && !m_handover->onNewLink)
        {
            LearnNeighbors(news);
        }
        return;
    }
    if (!m_handover)
    {
        BeginHandover(HandoverCause::NETWORK, false);
    }
    auto& h = *m_handover;
    m_discovery->Abort();
    // "MUST send an FBU to the PAR prior to switching to the new link" (RFC 5568 section 3.3).
    h.intent.discover = false;
    h.intent.fbuOnOldLink = !h.par.routerAddress.IsAny();
    h.intent.awaitFback = h.intent.fbuOnOldLink;
    h.scanAsked = true;
    h.scanEnded = true;
    h.target = order->apLla;
    LearnNeighbors(news);
    Decide();
    if (!h.predicted)
    {
        h.predicted = h.target;
        m_predictionTrace(GetLinkLayerAddress(), *h.predicted);
    }
    m_steps->End(HandoverStep::PRRTADV, GetLinkLayerAddress());
    Advance();
}

void
MobileNode::DiscoveryEnded()
{
    if (m_discovery->GetState() == DiscoveryState::GIVEN_UP)
    {
        m_handover->reason = "no PrRtAdv";
    }
    Advance();
}

} // namespace fmipv6
} // namespace ns3
