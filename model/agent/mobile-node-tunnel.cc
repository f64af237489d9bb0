/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: the tunnel to the home agent, and through the previous access router.
#include "ns3/care-of-address-manager.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/map-client.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"
#include "ns3/mobile-prefix-client.h"
#include "ns3/mobility-header.h"
#include "ns3/route-optimizer.h"
#include "ns3/static-routing-access.h"

namespace ns3
{
namespace fmipv6
{

void
MobileNode::SetUpHomeTunnel()
{
    auto tunnel = m_node->GetObject<Ipv6TunnelProtocol>();
    auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
    Ipv6InterfaceAddress home(m_homeAddress, Ipv6Prefix(128));
    home.SetState(Ipv6InterfaceAddress::PREFERRED);
    ipv6->AddAddress(tunnel->GetInterface(), home, false);
    GetStaticRouting(m_node)->AddNetworkRouteTo(Ipv6Address::GetAny(),
                                                Ipv6Prefix::GetZero(),
                                                tunnel->GetInterface());
    tunnel->SetPathSelector([this](const Ipv6Header& inner, PacketDropCause& cause) {
        return GetTunnelPath(inner, cause);
    });
    tunnel->AddAcceptor([this](const Ipv6Header& outer, const Ipv6Header& inner) {
        return AcceptTunnel(outer, inner);
    });
    // The link's neighbour cache is flushed when it goes up or down; the agent knows the router
    // without asking.
    m_addresses->GetDevice()->AddLinkChangeCallback(MakeCallback(&MobileNode::LinkChanged, this));
}

void
MobileNode::LinkChanged()
{
    if (m_linkUp && m_routerCurrent)
    {
        m_addresses->RefreshRouter();
    }
}

std::optional<TunnelPath>
MobileNode::GetTunnelPath(const Ipv6Header& inner, PacketDropCause& cause) const
{
    const bool byAnchor = m_hmipv6 && m_map->Decides(inner, m_homeAddress);
    const auto registration = FindRegistration(inner.GetSource());
    if (!registration && !byAnchor)
    {
        return std::nullopt;
    }
    if (!m_linkUp || !m_routerCurrent)
    {
        cause = PacketDropCause::NO_LINK;
        return std::nullopt;
    }
    if (byAnchor)
    {
        return m_map->GetPath(inner, m_homeAddress);
    }
    const auto current = m_addresses->GetCareOf();
    const auto requested = registration->GetRequested();
    const auto registered = registration->GetRegistered();
    TunnelPath path;
    if (current == m_homeAddress)
    {
        path.route = m_addresses->RouteTo(inner.GetDestination()); // at home: as it is
        return path;
    }
    if (OptimizePath(inner, path))
    {
        return path;
    }
    path.route = m_addresses->RouteTo(m_homeAgent);
    if (registered != current && m_reverseTunnel && registered == m_tunnelPcoa)
    {
        // RFC 4068 section 3.1: through the PAR until the Binding Update is acknowledged.
        path.layers = {{registered, m_homeAgent}, {current, m_tunnelPar}};
        path.route = m_addresses->RouteTo(m_tunnelPar);
        return path;
    }
    if (registered != current && requested != current)
    {
        return std::nullopt; // the home agent does not know the address yet
    }
    // A Binding Update that was just sent travels ahead of the packet on the same way.
    path.layers = {{current, m_homeAgent}};
    return path;
}

bool
MobileNode::OptimizePath(const Ipv6Header& inner, TunnelPath& path) const
{
    // Tests go by the home agent: they prove that the home address is reached that way. Other
    // mobility messages come ready for their way, and do not call for a shorter one.
    const auto peer = inner.GetDestination();
    if (!m_routeOptimization || inner.GetNextHeader() == MobilityHeader::PROTOCOL ||
        peer == m_homeAgent || inner.GetSource() != m_optimizedHome)
    {
        return false;
    }
    const auto current = m_addresses->GetCareOf();
    const auto bound = m_optimizer->GetCareOf(peer);
    if (bound == current)
    {
        path.layers = {{current, peer, TunnelForm::HOME_ADDRESS}};
        path.route = m_addresses->RouteTo(peer);
        return true;
    }
    if (!bound.IsAny() && m_reverseTunnel && bound == m_tunnelPcoa)
    {
        // RFC 4068 section 3.1, as with the home agent.
        path.layers = {{bound, peer, TunnelForm::HOME_ADDRESS}, {current, m_tunnelPar}};
        path.route = m_addresses->RouteTo(m_tunnelPar);
        return true;
    }
    m_optimizer->Consider(peer);
    return false;
}

bool
MobileNode::AcceptTunnel(const Ipv6Header& outer, const Ipv6Header& inner) const
{
    if (outer.GetSource() == m_homeAgent && FindRegistration(inner.GetDestination()))
    {
        if (m_routeOptimization && inner.GetNextHeader() != MobilityHeader::PROTOCOL &&
            inner.GetDestination() == m_optimizedHome)
        {
            m_optimizer->Consider(inner.GetSource());
        }
        return true;
    }
    if (m_hmipv6 && m_map->Accepts(outer, inner))
    {
        return true;
    }
    return !m_tunnelPar.IsAny() && outer.GetSource() == m_tunnelPar &&
           inner.GetDestination() == m_tunnelPcoa;
}

void
MobileNode::ArriveHome(const ArInfo& info, Ipv6Address linkLocal)
{
    const auto ready = [this, info, linkLocal] {
        Fire(MobileNodeEvent::ADDRESS_READY);
        m_addresses->Use(info, linkLocal, m_homeAddress);
        m_routerCurrent = true;
        m_tunnelPar = Ipv6Address::GetAny();
        m_reverseTunnel = false;
        Register();
    };
    if (m_registration->MayBeBound() || m_registration->GetRegistered() == m_homeAddress)
    {
        // RFC 6275 section 11.5.5: not verified, since the home agent still answers for it.
        ready();
        return;
    }
    Fire(MobileNodeEvent::ROUTER_FOUND_DAD);
    m_addresses->Verify(m_homeAddress, info.prefixLength, [this, ready, poa = m_poa](bool unique) {
        if (m_state == MobileNodeState::CONFIGURING && poa == m_poa)
        {
            if (unique)
            {
                ready();
            }
            else
            {
                Fire(MobileNodeEvent::LINK_DOWN);
            }
        }
    });
}

void
MobileNode::CareOfRegistered(Ipv6Address careOf, Time until)
{
    if (careOf == m_homeAddress)
    {
        // RFC 6275 section 11.5.5: the others on the link still send to the home agent.
        m_addresses->Advertise(m_homeAddress);
        m_addresses->ForgetPrevious();
        m_prefixClient->Stop();
    }
    else
    {
        m_addresses->Forget(m_homeAddress);
        m_prefixClient->SetHome(m_homeAddress, m_homeAgent);
    }
    RegisterOtherHomes();
    if (m_routeOptimization)
    {
        m_optimizer->SetRegistered(careOf, until);
    }
}

} // namespace fmipv6
} // namespace ns3
