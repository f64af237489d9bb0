/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: the care-of address and the router in use.
#include "ns3/care-of-address-manager.h"
#include "ns3/mobile-node.h"

namespace ns3
{
namespace fmipv6
{

void
MobileNode::Acquire(const ArInfo& info, Ipv6Address linkLocal, Ipv6Address careOf)
{
    if (m_handover)
    {
        m_handover->supplied = careOf;
    }
    m_addresses->Verify(careOf,
                        info.prefixLength,
                        [this, info, linkLocal, poa = m_poa](bool unique) {
                            if (m_state != MobileNodeState::CONFIGURING || poa != m_poa)
                            {
                                return;
                            }
                            if (unique)
                            {
                                AddressReady(info, linkLocal);
                            }
                            else
                            {
                                EndHandover(HandoverEnding::FAILED, "the address is in use");
                            }
                        });
}

Ipv6Address
MobileNode::FormRouterLinkLocal(const ArInfo& info) const
{
    // Else the router's global address is known, and its link-local one is not needed.
    return m_integrated && info.routerAddress.IsAny()
               ? Ipv6Address::MakeAutoconfiguredLinkLocalAddress(info.routerLla)
               : Ipv6Address::GetAny();
}

void
MobileNode::AddressReady(const ArInfo& info, Ipv6Address linkLocal)
{
    Fire(MobileNodeEvent::ADDRESS_READY);
    UseRouter(info, linkLocal);
    Register();
}

Ipv6Address
MobileNode::FormCareOf(const ArInfo& info) const
{
    const auto supplied = m_handover ? m_handover->supplied : std::nullopt;
    return supplied && Ipv6Prefix(info.prefixLength).IsMatch(*supplied, info.prefix)
               ? *supplied
               : m_addresses->FormAddress(info);
}

void
MobileNode::UseRouter(const ArInfo& info, Ipv6Address linkLocal)
{
    const auto careOf = FormCareOf(info);
    m_addresses->Use(info, linkLocal, careOf);
    m_routerCurrent = true;
    // Back where a router still tunnels the address away: RFC 4068 section 5.5.
    m_fbu->CancelBinding(info.routerAddress, careOf);
    if (careOf == m_tunnelPcoa)
    {
        m_tunnelPar = Ipv6Address::GetAny();
        m_reverseTunnel = false;
    }
    if (m_handover && m_fmipv6 && !m_handover->par.routerAddress.IsAny() &&
        !m_handover->noFastHandover && !m_handover->pcoaKept && m_handover->pcoa != m_homeAddress)
    {
        m_tunnelPar = m_handover->par.routerAddress;
        m_tunnelPcoa = m_handover->pcoa;
        m_reverseTunnel = true;
    }
}

} // namespace fmipv6
} // namespace ns3
