/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: its home agents and home addresses (RFC 6275 section 11.4).
#include "ns3/care-of-address-manager.h"
#include "ns3/home-agent-discovery.h"
#include "ns3/home-agent-selector.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"
#include "ns3/mobile-prefix-client.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Octets of a prefix that stateless address configuration forms an address by.
constexpr std::size_t PREFIX_OCTETS = 8;

/// @param prefix 64 bits @param interface an address @return the prefix with the interface
/// identifier of the address
Ipv6Address
Combine(Ipv6Address prefix, Ipv6Address interface)
{
    uint8_t octets[16];
    uint8_t identifier[16];
    prefix.Serialize(octets);
    interface.Serialize(identifier);
    std::copy(identifier + PREFIX_OCTETS, identifier + 16, octets + PREFIX_OCTETS);
    return Ipv6Address::Deserialize(octets);
}

} // namespace

void
MobileNode::SetUpHomeAgentDiscovery()
{
    if (!m_discoverHomeAgent)
    {
        return;
    }
    m_homeAgent = Ipv6Address::GetAny();
    m_homeAgentDiscovery->Configure(m_addresses, m_homeAddress);
    m_homeAgentSelector->Configure(m_homeAgentDiscovery,
                                   m_registration,
                                   [this](Ipv6Address homeAgent) { UseHomeAgent(homeAgent); });
    MobilityIcmpv6L4Protocol::GetFor(m_node)->Register(
        Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REPLY,
        [this](auto packet, const auto& header, auto) {
            m_homeAgentDiscovery->HandleReply(packet, header);
        });
}

void
MobileNode::UseHomeAgent(Ipv6Address homeAgent)
{
    m_homeAgent = homeAgent;
    m_registration->Configure(m_addresses, m_homeAddress, homeAgent);
    for (const auto& other : m_otherHomes)
    {
        other->Configure(m_addresses, other->GetHomeAddress(), homeAgent);
    }
}

Ptr<HomeAgentDiscovery>
MobileNode::GetHomeAgentDiscovery() const
{
    return m_homeAgentDiscovery;
}

Ptr<HomeAgentSelector>
MobileNode::GetHomeAgentSelector() const
{
    return m_homeAgentSelector;
}

void
MobileNode::SetUpPrefixDiscovery()
{
    m_optimizedHome = m_homeAddress;
    m_prefixClient->Configure(m_addresses, [this] { LearnHomePrefixes(); });
    m_registration->SetOnPrefixDiscovery([this] {
        m_prefixClient->SetHome(m_homeAddress, m_homeAgent);
        m_prefixClient->Solicit();
    });
    m_registration->SetLifetimeLimit([this](Ipv6Address home) {
        const auto prefix = m_prefixClient->GetPrefixes().Find(home, Simulator::Now());
        return prefix ? prefix->validLifetime : Time::Max();
    });
    MobilityIcmpv6L4Protocol::GetFor(m_node)->Register(
        Mipv6Icmpv6Type::MOBILE_PREFIX_ADVERTISEMENT,
        [this](auto packet, const auto& header, auto) {
            m_prefixClient->HandleAdvertisement(packet, header);
        });
}

void
MobileNode::LearnHomePrefixes()
{
    const auto now = Simulator::Now();
    const auto& prefixes = m_prefixClient->GetPrefixes();
    for (const auto& prefix : prefixes.GetValid(now))
    {
        const auto address = Combine(prefix.prefix.address, m_homeAddress);
        // RFC 4862 section 5.5.3, as at home. HMIPv6 has one registration with the home agent.
        if (prefix.autonomous && prefix.prefix.length == 8 * PREFIX_OCTETS && !m_hmipv6 &&
            prefix.preferredLifetime.IsStrictlyPositive() && !FindRegistration(address))
        {
            AddHomeAddress(address);
        }
    }
    const auto own = prefixes.Find(m_homeAddress, now);
    if (own && own->validLifetime < m_registration->GetRemaining() &&
        m_state == MobileNodeState::ATTACHED)
    {
        Register(); // no binding may outlast the prefix (RFC 6275 section 11.4.2)
    }
    CheckHomeAddresses();
}

void
MobileNode::AddHomeAddress(Ipv6Address address)
{
    auto registration = CreateObject<Mipv6Registration>();
    for (const auto* attribute : {"SharedKey", "Lifetime", "InitialTimeout", "FirstTimeout"})
    {
        StringValue value;
        m_registration->GetAttribute(attribute, value);
        registration->SetAttribute(attribute, value);
    }
    registration->Configure(m_addresses, address, m_homeAgent);
    registration->SetLifetimeLimit([this](Ipv6Address home) {
        const auto prefix = m_prefixClient->GetPrefixes().Find(home, Simulator::Now());
        return prefix ? prefix->validLifetime : Time::Max();
    });
    Ipv6InterfaceAddress home(address, Ipv6Prefix(128));
    home.SetState(Ipv6InterfaceAddress::PREFERRED);
    m_node->GetObject<Ipv6L3Protocol>()->AddAddress(
        m_node->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
        home,
        false);
    m_otherHomes.push_back(registration);
    m_homeAddressesTrace(m_homeAddress, 1 + m_otherHomes.size());
    registration->Register([this](bool, const auto&) { AwaitHomeAddressCheck(Time(0)); });
}

void
MobileNode::CheckHomeAddresses()
{
    const auto now = Simulator::Now();
    const auto& prefixes = m_prefixClient->GetPrefixes();
    const auto isPreferred = [&prefixes, now](Ipv6Address address) {
        const auto prefix = prefixes.Find(address, now);
        return prefix && prefix->preferredLifetime.IsStrictlyPositive();
    };
    const bool deprecated = prefixes.IsKnown(m_homeAddress) && !isPreferred(m_homeAddress);
    for (std::size_t i = 0; deprecated && i < m_otherHomes.size(); ++i)
    {
        if (m_otherHomes[i]->IsAcknowledged() && isPreferred(m_otherHomes[i]->GetHomeAddress()))
        {
            PreferHomeAddress(i);
            break;
        }
    }
    for (auto it = m_otherHomes.begin(); it != m_otherHomes.end();)
    {
        const auto address = (*it)->GetHomeAddress();
        if (prefixes.Find(address, now))
        {
            ++it;
            continue;
        }
        // Its lifetime is over: not even the home agent serves it any more.
        auto ipv6 = m_node->GetObject<Ipv6L3Protocol>();
        ipv6->RemoveAddress(m_node->GetObject<Ipv6TunnelProtocol>()->GetInterface(), address);
        (*it)->Dispose();
        it = m_otherHomes.erase(it);
        m_homeAddressesTrace(m_homeAddress, 1 + m_otherHomes.size());
    }
    if (const auto next = prefixes.GetNextChange(now))
    {
        AwaitHomeAddressCheck(*next - now);
    }
}

void
MobileNode::AwaitHomeAddressCheck(Time delay)
{
    m_homePrefixCheck.Cancel();
    m_homePrefixCheck = Simulator::Schedule(delay, &MobileNode::CheckHomeAddresses, this);
}

void
MobileNode::PreferHomeAddress(std::size_t index)
{
    if (!m_registration->IsAcknowledged() || m_state != MobileNodeState::ATTACHED)
    {
        return; // in the middle of a move: with the next change of a prefix or registration
    }
    auto other = m_otherHomes.at(index);
    m_homeAddress = other->GetHomeAddress();
    m_registration->Exchange(*other);
    m_prefixClient->SetHome(m_homeAddress, m_homeAgent);
    m_homeAddressesTrace(m_homeAddress, 1 + m_otherHomes.size());
}

void
MobileNode::RegisterOtherHomes()
{
    for (const auto& other : m_otherHomes)
    {
        other->Register([this](bool, const auto&) { AwaitHomeAddressCheck(Time(0)); });
    }
}

Ptr<Mipv6Registration>
MobileNode::FindRegistration(Ipv6Address address) const
{
    if (address == m_homeAddress)
    {
        return m_registration;
    }
    for (const auto& other : m_otherHomes)
    {
        if (other->GetHomeAddress() == address)
        {
            return other;
        }
    }
    return nullptr;
}

std::vector<Ipv6Address>
MobileNode::GetHomeAddresses() const
{
    std::vector<Ipv6Address> addresses{m_homeAddress};
    for (const auto& other : m_otherHomes)
    {
        addresses.push_back(other->GetHomeAddress());
    }
    return addresses;
}

Ptr<MobilePrefixClient>
MobileNode::GetPrefixClient() const
{
    return m_prefixClient;
}

} // namespace fmipv6
} // namespace ns3
