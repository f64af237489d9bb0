/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MIPV6_HOME_AGENT_DISCOVERY_HEADER_H
#define MIPV6_HOME_AGENT_DISCOVERY_HEADER_H

#include "ns3/ipv6-address.h"
#include "ns3/mipv6-icmpv6-header.h"

#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Home Agent Address Discovery Request (RFC 6275 6.5): ICMPv6 type 144, no more than
 * Mipv6Icmpv6Header's eight octets. It goes to the Mobile IPv6 Home-Agents anycast address of the
 * home prefix.
 */
class HomeAgentDiscoveryRequestHeader : public Mipv6Icmpv6Header,
                                        public MobilityParser<HomeAgentDiscoveryRequestHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

  protected:
    Mipv6Icmpv6Type GetType() const override;
};

/**
 * Home Agent Address Discovery Reply (RFC 6275 6.6): ICMPv6 type 145, Mipv6Icmpv6Header's eight
 * octets and sixteen for each home agent address.
 */
class HomeAgentDiscoveryReplyHeader : public Mipv6Icmpv6Header,
                                      public MobilityParser<HomeAgentDiscoveryReplyHeader>
{
  public:
    /// @return the object TypeId
    static TypeId GetTypeId();
    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;

    std::vector<Ipv6Address> homeAgents; //!< Home Agent Addresses, the preferred ones first

  protected:
    Mipv6Icmpv6Type GetType() const override;
    void WriteRest(OctetWriter& writer) const override;
    MobilityParseError ReadRest(uint16_t flags, const uint8_t* data, std::size_t size) override;
};

/**
 * @param prefix the home network's prefix, 64 bits long
 * @return its Mobile IPv6 Home-Agents anycast address (RFC 2526: interface identifier
 *         fdff:ffff:ffff:fffe)
 */
Ipv6Address GetHomeAgentsAnycastAddress(const Ipv6Address& prefix);

} // namespace fmipv6
} // namespace ns3

#endif /* MIPV6_HOME_AGENT_DISCOVERY_HEADER_H */
