/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: when a Fast Binding Update goes, and what its answer means.
#include "ns3/attachment-announcer.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mobile-node.h"

namespace ns3
{
namespace fmipv6
{

void
MobileNode::SendFbuOnOldLink()
{
    auto& h = *m_handover;
    const auto next = GetNextRouter();
    if (!next)
    {
        m_fbu->GiveUp("the target's router is not known");
        return;
    }
    auto packet = m_fbu->Make(true, h.supplied.value_or(m_addresses->FormAddress(*next)));
    m_fbu->Await();
    m_addresses->Send(packet, h.pcoa, h.par.routerAddress, HomeAddressHeader::PROTOCOL);
}

void
MobileNode::ResendFbu()
{
    if (m_announcer->IsAnnounced())
    {
        SendFna(true);
    }
    else if (!m_handover->leftOldLink)
    {
        SendFbuOnOldLink();
    }
}

void
MobileNode::FbuFailed(const std::string& reason)
{
    m_handover->reason = reason;
    if (m_handover->onNewLink)
    {
        m_reverseTunnel = false;
        CheckEnd();
    }
    else
    {
        Advance();
    }
}

void
MobileNode::FbuAccepted(const FastBindingClient::Result& result)
{
    auto& h = *m_handover;
    if (result.assigned)
    {
        h.supplied = result.assigned;
    }
    m_steps->End(HandoverStep::FBACK, GetLinkLayerAddress());
    m_tunnelPar = h.par.routerAddress;
    m_tunnelPcoa = h.pcoa;
    m_previousTimer.Start(GetGate(), GetLinkLayerAddress(), result.lifetime, [this] {
        ForgetPrevious();
    });
    if (h.onNewLink)
    {
        if (h.supplied && *h.supplied != m_addresses->GetCareOf())
        {
            UseRouter(m_addresses->GetRouter(), m_addresses->GetRouterLinkLocal());
            Register();
        }
        CheckEnd();
    }
    else
    {
        Advance();
    }
}

void
MobileNode::EndTunnel(Ipv6Address router, Ipv6Address pcoa)
{
    m_fbu->CancelBinding(router, pcoa);
    m_tunnelPar = Ipv6Address::GetAny();
    m_reverseTunnel = false;
}

} // namespace fmipv6
} // namespace ns3
