/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: movement detection (RFC 6275 section 11.5.1).
#include "ns3/care-of-address-manager.h"
#include "ns3/fast-binding-client.h"
#include "ns3/log.h"
#include "ns3/mobile-node.h"
#include "ns3/proxy-discovery.h"
#include "ns3/router-watch.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobileNodeMovement");

void
MobileNode::SetUpRouterWatch()
{
    m_routerWatch->Attach(m_node, m_link->GetNetDevice(), [this](const auto& why) {
        LoseRouter(why);
    });
    m_addresses->SetRouterListener([this](const ArInfo& router, Ipv6Address linkLocal) {
        m_routerWatch->Watch(linkLocal, router.routerLla);
    });
}

void
MobileNode::ReactToLinkUp()
{
    const auto reaction = static_cast<LinkUpReaction>(m_linkUpReaction);
    if (reaction == LinkUpReaction::SOLICIT || GetGate() || !m_routerCurrent)
    {
        m_routerCurrent = false;
        Solicit();
        return;
    }
    m_rsTries = 0;
    m_addresses->RefreshRouter(); // the link forgot it, the node does not
    if (reaction == LinkUpReaction::PROBE)
    {
        m_routerWatch->Ask([this] {
            if (m_state == MobileNodeState::SOLICITING && m_handover && m_rsTries == 0)
            {
                StayWithRouter();
            }
        });
    }
}

void
MobileNode::LoseRouter(const std::string& why)
{
    NS_LOG_INFO("the default router is gone: " << why);
    const bool waiting =
        m_state == MobileNodeState::SOLICITING && m_rsTries == 0 && m_rsDelayTimer.IsExpired();
    if (!m_linkUp || !m_routerCurrent || (m_state != MobileNodeState::ATTACHED && !waiting))
    {
        return; // it looks for another one already
    }
    if (m_state == MobileNodeState::ATTACHED)
    {
        // A handover of the IP layer, which the link layer did not show.
        m_reconsider.Cancel();
        m_discovery->Abort();
        m_handover.emplace();
        auto& h = *m_handover;
        h.cause = HandoverCause::ROUTER_LOST;
        h.oldPoa = m_poa;
        h.par = m_addresses->GetRouter();
        h.pcoa = m_addresses->GetCareOf();
        h.leftOldLink = true;
        h.onNewLink = true;
        h.reason = why;
        m_fbu->Reset(h.par.routerAddress, h.pcoa);
        m_fbu->ArriveOnNewLink();
        Fire(MobileNodeEvent::ROUTER_LOST);
        Decide();
    }
    m_routerCurrent = false;
    Solicit();
}

void
MobileNode::StayWithRouter()
{
    m_rsTimer.Cancel();
    m_addresses->RefreshRouter();
    Fire(MobileNodeEvent::ADDRESS_READY);
    KeepAddress();
}

Ptr<RouterWatch>
MobileNode::GetRouterWatch() const
{
    return m_routerWatch;
}

} // namespace fmipv6
} // namespace ns3
