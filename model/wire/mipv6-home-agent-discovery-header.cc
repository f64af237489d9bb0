/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-home-agent-discovery-header.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr std::size_t ADDRESS_SIZE = 16; //!< octets of an IPv6 address

} // namespace

NS_OBJECT_ENSURE_REGISTERED(HomeAgentDiscoveryRequestHeader);
NS_OBJECT_ENSURE_REGISTERED(HomeAgentDiscoveryReplyHeader);

TypeId
HomeAgentDiscoveryRequestHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HomeAgentDiscoveryRequestHeader")
                            .SetParent<Mipv6Icmpv6Header>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<HomeAgentDiscoveryRequestHeader>();
    return tid;
}

TypeId
HomeAgentDiscoveryRequestHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
HomeAgentDiscoveryRequestHeader::Print(std::ostream& os) const
{
    os << "DHAAD request id=" << identifier;
}

Mipv6Icmpv6Type
HomeAgentDiscoveryRequestHeader::GetType() const
{
    return Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REQUEST;
}

TypeId
HomeAgentDiscoveryReplyHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HomeAgentDiscoveryReplyHeader")
                            .SetParent<Mipv6Icmpv6Header>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<HomeAgentDiscoveryReplyHeader>();
    return tid;
}

TypeId
HomeAgentDiscoveryReplyHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

void
HomeAgentDiscoveryReplyHeader::Print(std::ostream& os) const
{
    os << "DHAAD reply id=" << identifier;
    for (const Ipv6Address& homeAgent : homeAgents)
    {
        os << " ha=" << homeAgent;
    }
}

Mipv6Icmpv6Type
HomeAgentDiscoveryReplyHeader::GetType() const
{
    return Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REPLY;
}

void
HomeAgentDiscoveryReplyHeader::WriteRest(OctetWriter& writer) const
{
    for (const Ipv6Address& homeAgent : homeAgents)
    {
        writer.WriteAddress(homeAgent);
    }
}

MobilityParseError
HomeAgentDiscoveryReplyHeader::ReadRest(uint16_t, const uint8_t* data, std::size_t size)
{
    homeAgents.clear();
    OctetReader reader(data, size);
    while (reader.GetRemaining() >= ADDRESS_SIZE)
    {
        homeAgents.push_back(reader.ReadAddress());
    }
    return reader.GetRemaining() == 0 ? MobilityParseError::NONE : MobilityParseError::TRUNCATED;
}

Ipv6Address
GetHomeAgentsAnycastAddress(const Ipv6Address& prefix)
{
    uint8_t octets[ADDRESS_SIZE];
    prefix.GetBytes(octets);
    octets[8] = 0xfd;
    std::fill(octets + 9, octets + 15, 0xff);
    octets[15] = 0xfe;
    return Ipv6Address::Deserialize(octets);
}

} // namespace fmipv6
} // namespace ns3
