/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/care-of-address-manager.h"

#include "ns3/boolean.h"
#include "ns3/ipv6-interface.h"
#include "ns3/log.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/socket.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6CareOfAddressManager");
NS_OBJECT_ENSURE_REGISTERED(CareOfAddressManager);

TypeId
CareOfAddressManager::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::CareOfAddressManager")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<CareOfAddressManager>();
    return tid;
}

void
CareOfAddressManager::Attach(Ptr<Node> node, Ptr<NetDevice> device)
{
    m_node = node;
    m_device = device;
    m_ipv6 = node->GetObject<Ipv6L3Protocol>();
    m_interface = m_ipv6->GetInterfaceForDevice(device);
    MobilityIcmpv6L4Protocol::GetFor(node)->SetDadListener(
        [this](Ipv6Address address, bool unique) { DadEnded(address, unique); });
}

Ipv6Address
CareOfAddressManager::FormAddress(const ArInfo& info) const
{
    return Ipv6Address::MakeAutoconfiguredAddress(m_device->GetAddress(), info.prefix);
}

void
CareOfAddressManager::Use(const ArInfo& info, Ipv6Address linkLocal, Ipv6Address careOf)
{
    NS_LOG_FUNCTION(this << info.routerAddress << careOf);
    m_router = info;
    m_routerLinkLocal = linkLocal;
    m_careOf = careOf;
    Add(careOf, info.prefixLength, false);
    RefreshRouter();
    if (m_routerListener)
    {
        m_routerListener(info, linkLocal);
    }
}

void
CareOfAddressManager::SetRouterListener(RouterListener listener)
{
    m_routerListener = std::move(listener);
}

void
CareOfAddressManager::Verify(Ipv6Address careOf,
                             uint8_t prefixLength,
                             std::function<void(bool)> done)
{
    NS_LOG_FUNCTION(this << careOf);
    // An address left over from an earlier visit is verified anew, as a new one.
    if (m_configured.erase(careOf) > 0)
    {
        m_ipv6->RemoveAddress(m_interface, careOf);
    }
    m_verifying[careOf] = std::move(done);
    Add(careOf, prefixLength, true);
}

void
CareOfAddressManager::Add(Ipv6Address address, uint8_t prefixLength, bool verify)
{
    if (!m_configured.insert({address, prefixLength}).second)
    {
        return;
    }
    // The attribute decides when the address is added whether the stack verifies it.
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_node);
    icmpv6->SetAttribute("DAD", BooleanValue(verify));
    // No on-link route: everything but neighbours goes through the router, and applications use
    // the home address.
    m_ipv6->AddAddress(m_interface, Ipv6InterfaceAddress(address, Ipv6Prefix(prefixLength)), false);
    icmpv6->SetAttribute("DAD", BooleanValue(true));
}

void
CareOfAddressManager::DadEnded(Ipv6Address address, bool unique)
{
    const auto waiting = m_verifying.find(address);
    if (waiting == m_verifying.end())
    {
        return;
    }
    const auto done = std::move(waiting->second);
    m_verifying.erase(waiting);
    if (!unique)
    {
        m_configured.erase(address);
        m_ipv6->RemoveAddress(m_interface, address);
    }
    done(unique);
}

void
CareOfAddressManager::ForgetPrevious(Ipv6Address keep)
{
    for (auto it = m_configured.begin(); it != m_configured.end();)
    {
        if (it->first == m_careOf || it->first == keep || m_verifying.count(it->first) > 0)
        {
            ++it;
            continue;
        }
        m_ipv6->RemoveAddress(m_interface, it->first);
        it = m_configured.erase(it);
    }
}

void
CareOfAddressManager::Forget(Ipv6Address address)
{
    if (address != m_careOf && m_configured.erase(address) > 0)
    {
        m_ipv6->RemoveAddress(m_interface, address);
    }
}

void
CareOfAddressManager::Advertise(Ipv6Address address)
{
    MobilityIcmpv6L4Protocol::GetFor(m_node)->AdvertiseAddress(m_ipv6->GetInterface(m_interface),
                                                               address,
                                                               address);
}

void
CareOfAddressManager::RefreshRouter()
{
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_node);
    auto interface = m_ipv6->GetInterface(m_interface);
    for (const auto& address : {m_router.routerAddress, m_routerLinkLocal})
    {
        if (!address.IsAny())
        {
            icmpv6->SetReachable(interface, address, m_router.routerLla, true);
        }
    }
}

Ipv6Address
CareOfAddressManager::GetCareOf() const
{
    return m_careOf;
}

const ArInfo&
CareOfAddressManager::GetRouter() const
{
    return m_router;
}

Ipv6Address
CareOfAddressManager::GetRouterLinkLocal() const
{
    return m_routerLinkLocal;
}

Ipv6Address
CareOfAddressManager::GetLinkLocal() const
{
    return m_ipv6->GetInterface(m_interface)->GetLinkLocalAddress().GetAddress();
}

Ptr<NetDevice>
CareOfAddressManager::GetDevice() const
{
    return m_device;
}

Ptr<Ipv6Route>
CareOfAddressManager::RouteTo(Ipv6Address destination) const
{
    auto route = Create<Ipv6Route>();
    route->SetDestination(destination);
    route->SetOutputDevice(m_device);
    route->SetGateway(Ipv6Address::GetAny());
    const bool onLink = destination.IsMulticast() || destination.IsLinkLocal() ||
                        destination == m_router.routerAddress;
    if (!onLink)
    {
        const auto gateway =
            m_router.routerAddress.IsAny() ? m_routerLinkLocal : m_router.routerAddress;
        if (gateway.IsAny())
        {
            return nullptr;
        }
        route->SetGateway(gateway);
    }
    route->SetSource(onLink && m_careOf.IsAny() ? GetLinkLocal() : m_careOf);
    return route;
}

bool
CareOfAddressManager::Send(Ptr<Packet> payload,
                           Ipv6Address source,
                           Ipv6Address destination,
                           uint8_t protocol,
                           uint8_t hopLimit)
{
    auto route = RouteTo(destination);
    if (!route)
    {
        return false;
    }
    SocketIpv6HopLimitTag tag;
    tag.SetHopLimit(hopLimit);
    payload->ReplacePacketTag(tag);
    m_ipv6->Send(payload, source, destination, protocol, route);
    return true;
}

void
CareOfAddressManager::DoDispose()
{
    m_node = nullptr;
    m_device = nullptr;
    m_ipv6 = nullptr;
    m_verifying.clear();
    m_routerListener = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
