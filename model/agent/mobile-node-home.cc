/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: its home agents (RFC 6275 section 11.4.1).
#include "ns3/care-of-address-manager.h"
#include "ns3/home-agent-discovery.h"
#include "ns3/home-agent-selector.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"

namespace ns3
{
namespace fmipv6
{

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

} // namespace fmipv6
} // namespace ns3
