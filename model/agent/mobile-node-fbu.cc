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
    auto packet = m_fbu->Make(true, FormCareOf(*next));
    m_fbu->Await();
    m_addresses->Send(packet, h.pcoa, h.par.routerAddress, HomeAddressHeader::PROTOCOL);
}

void
MobileNode::SendFbuOnNewLink()
{
    auto& h = *m_handover;
    const auto par = h.par.routerAddress;
    const auto& router = m_addresses->GetRouter();
    if (h.routerLent)
    {
        // From the PCoA, which is the only address that the node has.
        auto packet = m_fbu->Make(false, router.routerAddress);
        m_fbu->Await();
        m_addresses->Send(packet, h.pcoa, par, HomeAddressHeader::PROTOCOL);
        return;
    }
    // RFC 5568 section 6.1.2, Code 5: one is formed for the FBU alone.
    const auto careOf = h.pcoaKept ? m_addresses->FormAddress(router) : m_addresses->GetCareOf();
    auto packet = m_fbu->Make(false, careOf);
    if (GetProfile() == Fmipv6Profile::RFC5568)
    {
        m_addresses->Send(packet, careOf, par, HomeAddressHeader::PROTOCOL);
    }
    else
    {
        m_announcer->Send(packet, par);
        m_announcer->StopRepeating(); // the FBU's timer sends both again
    }
    m_fbu->Await();
}

void
MobileNode::ResendFbu()
{
    if (m_announcer->IsAnnounced())
    {
        SendFbuOnNewLink();
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
        h.pcoaAssigned = *result.assigned == h.pcoa;
        if (!h.pcoaAssigned)
        {
            h.supplied = result.assigned;
        }
    }
    m_steps->End(HandoverStep::FBACK, GetLinkLayerAddress());
    m_tunnelPar = h.par.routerAddress;
    m_tunnelPcoa = h.pcoa;
    m_previousTimer.Start(GetGate(), GetLinkLayerAddress(), result.lifetime, [this] {
        ForgetPrevious();
    });
    if (h.onNewLink)
    {
        const auto& router = m_addresses->GetRouter();
        const auto linkLocal = m_addresses->GetRouterLinkLocal();
        if (h.pcoaAssigned)
        {
            if (!h.pcoaKept)
            {
                KeepPreviousCareOf(router, linkLocal);
            }
        }
        else if (result.assigned && FormCareOf(router) != m_addresses->GetCareOf())
        {
            UseRouter(router, linkLocal);
            m_announcer->Send();
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
