/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: what happens when the link is up elsewhere.
#include "ns3/attachment-announcer.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/log.h"
#include "ns3/mobile-node.h"
#include "ns3/proxy-discovery.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobileNodeArrival");

void
MobileNode::LinkStatusConfirm(LinkStatusCode code, Poa poa, const Condition& condition)
{
    const bool reconsidering = std::exchange(m_reconsidering, false);
    if (code != LinkStatusCode::ACK)
    {
        return;
    }
    m_condition = condition;
    if (!m_linkUp)
    {
        // Attached before the agent started; otherwise L2-LinkUp will tell.
        HandleLinkUp(poa);
    }
    else if (reconsidering)
    {
        LinkStatusChangedIndication(poa, condition);
    }
}

void
MobileNode::HandleLinkUp(Poa poa)
{
    NS_LOG_FUNCTION(this << poa);
    if (m_linkUp && poa != m_poa && !(m_handover && !m_handover->onNewLink))
    {
        LoseLink(false); // the link layer went there on its own, without L2-LinkDown
    }
    m_linkUp = true;
    m_poa = poa;
    if (m_handover)
    {
        if (m_handover->leftOldLink || poa != m_handover->oldPoa)
        {
            ArriveAt(poa);
        }
        return;
    }
    if (Fire(MobileNodeEvent::LINK_UP_UNKNOWN))
    {
        m_routerCurrent = false;
        Solicit();
    }
}

void
MobileNode::HandleLinkDown(Poa poa)
{
    NS_LOG_FUNCTION(this << poa);
    if (!m_linkUp || poa != m_poa)
    {
        if (m_handover && m_handover->connectAsked && !m_handover->onNewLink)
        {
            ConnectFailed("the link layer could not connect");
        }
        return;
    }
    LoseLink(true);
}

void
MobileNode::LoseLink(bool search)
{
    m_linkUp = false;
    m_discovery->Abort();
    if (m_handover && !m_handover->onNewLink)
    {
        auto& h = *m_handover;
        h.leftOldLink = true;
        Decide(); // nothing to compare with any more
        if (m_fbu->GetState() == FastBindingClientState::HELD)
        {
            m_fbu->Release();
        }
        Advance();
        return;
    }
    // The link was lost without a decision to leave it, perhaps in the middle of an arrival.
    m_rsTimer.Cancel();
    if (m_handover)
    {
        Fire(MobileNodeEvent::LINK_DOWN);
        EndHandover(HandoverEnding::FAILED, "link lost on the new link");
    }
    else
    {
        Fire(MobileNodeEvent::LINK_DOWN);
    }
    if (!m_handover)
    {
        BeginHandover(HandoverCause::LINK_LOST, search);
    }
}

void
MobileNode::ArriveAt(Poa poa)
{
    auto& h = *m_handover;
    const auto mn = GetLinkLayerAddress();
    m_search.Cancel();
    Decide(); // the link layer did
    m_discovery->Abort();
    m_fbu->ArriveOnNewLink();
    m_announcer->Reset();
    h.leftOldLink = true;
    h.onNewLink = true;
    m_pendingCondition.reset();
    m_arrivalTrace(mn, poa);
    if (h.predicted && *h.predicted != poa)
    {
        ++m_wrongPredictions;
        m_wrongPredictionTrace(mn, *h.predicted, poa);
    }
    const auto entry = m_neighbors.Lookup(poa);
    if (poa == h.oldPoa || entry.status == ApStatus::SAME_INTERFACE)
    {
        m_routerCurrent = true;
        m_addresses->RefreshRouter();
        const bool returned = poa == h.oldPoa;
        if (returned && m_fbu->HasBegun())
        {
            EndTunnel(h.par.routerAddress, h.pcoa);
        }
        if (returned)
        {
            EndHandover(HandoverEnding::FAILED, "returned to the old point of attachment");
        }
        else
        {
            KeepAddress();
        }
        return;
    }
    h.noFastHandover = h.noFastHandover || entry.status == ApStatus::NO_FAST_HANDOVER;
    if (m_fmipv6 && entry.status == ApStatus::KNOWN && !h.intent.solicitOnNewLink)
    {
        Fire(MobileNodeEvent::LINK_UP_KNOWN);
        const auto linkLocal = FormRouterLinkLocal(entry.info);
        const bool byDhcp = entry.info.dhcp && GetProfile() == Fmipv6Profile::RFC5568;
        if (m_fbu->IsAccepted() ? h.pcoaAssigned : byDhcp)
        {
            ArriveWithPreviousCareOf(entry.info, linkLocal);
            return;
        }
        UseRouter(entry.info, linkLocal);
        Announce();
        return;
    }
    Fire(MobileNodeEvent::LINK_UP_UNKNOWN);
    ReactToLinkUp();
}

void
MobileNode::KeepAddress()
{
    auto& h = *m_handover;
    if (m_fbu->HasBegun())
    {
        EndTunnel(h.par.routerAddress, h.pcoa); // predicted wrong: nothing to tunnel away
    }
    m_addressKeptTrace(GetLinkLayerAddress());
    EndHandover(HandoverEnding::COMPLETED, "the care-of address stays valid");
}

} // namespace fmipv6
} // namespace ns3
