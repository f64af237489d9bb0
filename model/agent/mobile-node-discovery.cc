/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: what is asked of the router about access points, and learnt.
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/mobile-node.h"
#include "ns3/proxy-discovery.h"

namespace ns3
{
namespace fmipv6
{

std::vector<Mac48Address>
MobileNode::GetAccessPointsToAskFor() const
{
    const auto& h = *m_handover;
    std::vector<Mac48Address> found;
    for (const auto& candidate : h.candidates)
    {
        if (candidate.poa != h.oldPoa && !h.intent.wildcard)
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
    h.noFastHandover =
        h.target && m_neighbors.Lookup(*h.target).status == ApStatus::NO_FAST_HANDOVER;
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
