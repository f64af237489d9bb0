/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: the care-of address and the router in use.
#include "ns3/care-of-address-manager.h"
#include "ns3/log.h"
#include "ns3/mobile-node.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobileNodeAddress");

void
MobileNode::Acquire(const ArInfo& info, Ipv6Address linkLocal, Ipv6Address careOf)
{
    FindUniqueAddress(
        info,
        careOf,
        MobileNodeState::CONFIGURING,
        [this, info, linkLocal](Ipv6Address unique) { AddressReady(info, linkLocal, unique); });
}

void
MobileNode::FindUniqueAddress(const ArInfo& info,
                              Ipv6Address candidate,
                              MobileNodeState state,
                              std::function<void(Ipv6Address)> ready,
                              uint32_t tries)
{
    m_addresses->Verify(
        candidate,
        info.prefixLength,
        [this, info, candidate, state, ready = std::move(ready), tries, poa = m_poa](bool unique) {
            if (m_state != state || poa != m_poa)
            {
                return;
            }
            if (unique)
            {
                ready(candidate);
            }
            else if (tries < m_addressRetries)
            {
                NS_LOG_INFO(candidate << " is in use");
                FindUniqueAddress(info, FormNextAddress(candidate), state, ready, tries + 1);
            }
            else if (m_handover)
            {
                EndHandover(HandoverEnding::FAILED, "the address is in use");
            }
            else
            {
                Fire(MobileNodeEvent::LINK_DOWN);
            }
        });
}

Ipv6Address
MobileNode::FormNextAddress(Ipv6Address address)
{
    uint8_t octets[16];
    address.Serialize(octets);
    ++octets[15];
    return Ipv6Address::Deserialize(octets);
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
MobileNode::AddressReady(const ArInfo& info,
                         Ipv6Address linkLocal,
                         std::optional<Ipv6Address> careOf)
{
    Fire(MobileNodeEvent::ADDRESS_READY);
    UseRouter(info, linkLocal, careOf);
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
MobileNode::UseRouter(const ArInfo& info, Ipv6Address linkLocal, std::optional<Ipv6Address> chosen)
{
    const auto careOf = chosen.value_or(FormCareOf(info));
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
        !m_handover->noFastHandover && !m_handover->pcoaKept && !m_fbu->IsRefusedForGood() &&
        m_handover->pcoa != m_homeAddress)
    {
        m_tunnelPar = m_handover->par.routerAddress;
        m_tunnelPcoa = m_handover->pcoa;
        m_reverseTunnel = true;
    }
}

} // namespace fmipv6
} // namespace ns3
