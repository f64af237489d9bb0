/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: from the trigger to the request to connect elsewhere.
#include "ns3/care-of-address-manager.h"
#include "ns3/log.h"
#include "ns3/mobile-node.h"
#include "ns3/proxy-discovery.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobileNodeDeparture");

void
MobileNode::BeginHandover(HandoverCause cause, bool search)
{
    NS_LOG_FUNCTION(this << static_cast<int>(cause));
    if (!Fire(MobileNodeEvent::TRIGGER))
    {
        return;
    }
    const bool lost = cause == HandoverCause::LINK_LOST;
    m_pendingCondition.reset();
    m_reconsider.Cancel();
    m_handover.emplace();
    auto& h = *m_handover;
    h.intent = m_policy->GetIntent(m_fmipv6);
    h.cause = cause;
    h.oldPoa = m_poa;
    h.par = m_addresses->GetRouter();
    h.pcoa = m_addresses->GetCareOf();
    h.leftOldLink = lost;
    m_fbu->Reset(h.par.routerAddress, h.pcoa);
    if (lost || !m_fmipv6 || h.par.routerAddress.IsAny())
    {
        h.intent.discover = false;
        h.intent.fbuOnOldLink = false;
    }
    if (h.intent.discover && !GetGate() && m_discovery->IsRouterSilent())
    {
        h.intent.discover = false;
        h.reason = "no PrRtAdv";
    }
    m_neighbors = m_configured;
    if (m_integrated)
    {
        for (const auto& [bssid, entry] : m_prefixes.GetRows())
        {
            m_neighbors.Add(bssid, entry.info);
        }
    }
    for (const auto& [ap, info] : m_discovery->GetCached())
    {
        if (info.prefix == h.par.prefix)
        {
            m_neighbors.AddWithoutInfo(ap, ApStatus::SAME_INTERFACE);
        }
        else
        {
            m_neighbors.Add(ap, info);
        }
    }
    if (!lost && h.intent.compare)
    {
        m_link->LinkStatusRequest(this); // what a target is compared with
    }
    if (cause != HandoverCause::LINK_STATUS || h.intent.concurrent)
    {
        Decide();
    }
    if (search)
    {
        Advance();
    }
}

void
MobileNode::FindCandidates()
{
    auto& h = *m_handover;
    h.scanAsked = true;
    if (h.intent.predictFromCache && !h.leftOldLink && h.connectTries == 0)
    {
        for (const auto& [ap, info] : m_discovery->GetCached())
        {
            if (ap != h.oldPoa)
            {
                h.candidates.push_back({ap, {}});
            }
        }
        if (!h.candidates.empty())
        {
            h.scanEnded = true;
            return;
        }
    }
    if (h.intent.scan)
    {
        m_link->LinkScanRequest(this, {});
    }
    else if (h.intent.knownPoas && !h.leftOldLink && !m_surroundings.empty())
    {
        h.candidates = m_surroundings;
        h.scanEnded = true;
    }
    else
    {
        m_link->PoaListRequest(this);
    }
}

void
MobileNode::Decide()
{
    if (m_handover->decided)
    {
        return;
    }
    m_handover->decided = true;
    const auto mn = GetLinkLayerAddress();
    m_handoverStartTrace(mn);
    m_steps->End(HandoverStep::TRIGGER, mn);
}

bool
MobileNode::IsWorthMoving() const
{
    const auto& h = *m_handover;
    PoaCondition target{*h.target, {}};
    PoaCondition current{h.oldPoa, m_condition};
    for (const auto& candidate : h.candidates)
    {
        if (candidate.poa == target.poa)
        {
            target = candidate;
        }
        else if (candidate.poa == current.poa)
        {
            current = candidate; // more recent
        }
    }
    return m_policy->IsWorthMoving(target, current, h.cause);
}

void
MobileNode::Stay()
{
    NS_LOG_INFO("nothing better than " << m_poa);
    m_handover.reset();
    Fire(MobileNodeEvent::ABANDON);
    m_reconsider.Cancel();
    m_reconsider = Simulator::Schedule(m_reconsiderInterval, &MobileNode::Reconsider, this);
    TakePendingTrigger();
}

void
MobileNode::Reconsider()
{
    if (m_state == MobileNodeState::ATTACHED)
    {
        m_reconsidering = true;
        m_link->LinkStatusRequest(this);
    }
}

std::optional<ArInfo>
MobileNode::GetNextRouter() const
{
    const auto& h = *m_handover;
    if (h.target)
    {
        const auto entry = m_neighbors.Lookup(*h.target);
        return entry.status == ApStatus::KNOWN ? std::optional<ArInfo>(entry.info) : std::nullopt;
    }
    for (const auto& [ap, entry] : m_neighbors.GetRows())
    {
        if (entry.status == ApStatus::KNOWN && ap != h.oldPoa &&
            entry.info.routerAddress != h.par.routerAddress)
        {
            return entry.info;
        }
    }
    return std::nullopt;
}

void
MobileNode::Advance()
{
    if (!m_handover || m_handover->onNewLink)
    {
        return;
    }
    const auto mn = GetLinkLayerAddress();
    auto& h = *m_handover;
    const bool ordered = !h.intent.concurrent;
    if (!h.scanAsked)
    {
        FindCandidates();
    }
    if (ordered && !h.scanEnded)
    {
        return;
    }
    if (h.scanEnded && !h.target)
    {
        h.target = m_policy->ChooseTarget(h.candidates, h.leftOldLink ? Poa() : h.oldPoa);
        if (h.target && !h.leftOldLink && !IsWorthMoving())
        {
            h.target.reset();
        }
        if (!h.target)
        {
            if (!h.decided)
            {
                Stay();
            }
            else if (h.leftOldLink)
            {
                m_search.Cancel();
                m_search = Simulator::Schedule(m_searchInterval, &MobileNode::SearchAgain, this);
            }
            else
            {
                EndHandover(HandoverEnding::FAILED, "no target found");
            }
            return;
        }
        Decide();
        if (!h.predicted && !h.leftOldLink)
        {
            h.predicted = h.target;
            m_predictionTrace(mn, *h.predicted);
        }
        if (ordered && !m_discovery->IsAsked() && m_discovery->FindCached(*h.target))
        {
            h.intent.discover = false; // a, b were done before, and are not too old
        }
    }
    if (h.intent.discover && !h.leftOldLink)
    {
        m_discovery->Request();
    }
    if (!m_handover || (ordered && IsDiscovering()))
    {
        return;
    }
    if (h.intent.fbuOnOldLink && !m_fbu->IsAsked() && !m_fbu->HasFailed() && !h.leftOldLink &&
        !IsDiscovering() && !h.noFastHandover && GetNextRouter())
    {
        m_fbu->Hold([self = Ptr<MobileNode>(this)] {
            if (self->m_handover && !self->m_handover->leftOldLink)
            {
                self->SendFbuOnOldLink();
                self->Advance();
            }
        });
    }
    if (!m_handover || h.connectAsked || !h.target)
    {
        return;
    }
    const bool answered = m_fbu->IsAccepted() || m_fbu->HasFailed();
    const bool updated =
        !m_fbu->IsAsked() || (h.intent.awaitFback ? answered : m_fbu->HasBegun()) || h.leftOldLink;
    // In a planned run the gate of step 2 holds the join, so the request may go early.
    if ((!h.intent.concurrent || !GetGate()) && (IsDiscovering() || !updated))
    {
        return;
    }
    const bool sent = m_fbu->HasBegun() && !answered && !h.leftOldLink;
    if (sent && h.intent.connectDelay.IsStrictlyPositive() && !h.connectHeld)
    {
        h.connectHeld = true;
        m_connect = Simulator::Schedule(h.intent.connectDelay, &MobileNode::Advance, this);
    }
    else if (m_connect.IsExpired() || !sent)
    {
        m_connect.Cancel();
        Connect();
    }
}

void
MobileNode::Connect()
{
    auto& h = *m_handover;
    h.connectAsked = true;
    Fire(MobileNodeEvent::CONNECTING);
    m_link->LinkConnectRequest(this, *h.target);
}

void
MobileNode::SearchAgain()
{
    if (!m_handover || m_handover->onNewLink)
    {
        return;
    }
    m_handover->scanAsked = false;
    m_handover->scanEnded = false;
    m_handover->target.reset();
    m_handover->connectAsked = false;
    m_handover->intent.scan = true;
    Advance();
}

void
MobileNode::ConnectFailed(const std::string& reason)
{
    auto& h = *m_handover;
    h.reason = reason;
    if (h.connectTries < m_connectRetries)
    {
        ++h.connectTries;
        SearchAgain();
        return;
    }
    if (!m_linkUp)
    {
        // Without a link there is nothing to go back to: count the handover as failed and go on
        // looking for a point of attachment in a new one.
        m_handoverEndTrace(GetLinkLayerAddress(), HandoverEnding::FAILED, reason);
        const auto old = h;
        m_handover.emplace();
        m_handover->intent = m_policy->GetIntent(m_fmipv6);
        m_handover->cause = HandoverCause::LINK_LOST;
        m_handover->decided = true;
        m_handover->intent.discover = false;
        m_handover->intent.fbuOnOldLink = false;
        m_handover->oldPoa = old.oldPoa;
        m_handover->predicted = old.predicted;
        m_handover->par = old.par;
        m_handover->pcoa = old.pcoa;
        m_handover->leftOldLink = true;
        m_fbu->Reset(old.par.routerAddress, old.pcoa);
        m_handover->scanAsked = true;
        m_search.Cancel();
        m_search = Simulator::Schedule(m_searchInterval, &MobileNode::SearchAgain, this);
        return;
    }
    EndHandover(HandoverEnding::FAILED, reason);
}

void
MobileNode::LinkScanConfirm(LinkStatusCode code, const PoaList& list)
{
    if (!m_handover || m_handover->scanEnded)
    {
        return;
    }
    m_handover->scanEnded = true;
    m_handover->candidates = list;
    if (code != LinkStatusCode::ACK)
    {
        m_handover->reason = "scan: " + ToString(code);
    }
    Advance();
}

} // namespace fmipv6
} // namespace ns3
