/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobility-ipv6-l3-protocol.h"

#include "ns3/ipv6-tunnel-protocol.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(MobilityIpv6L3Protocol);

TypeId
MobilityIpv6L3Protocol::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::MobilityIpv6L3Protocol")
                            .SetParent<Ipv6L3Protocol>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<MobilityIpv6L3Protocol>();
    return tid;
}

Ipv6Address
MobilityIpv6L3Protocol::SourceAddressSelection(uint32_t interface, Ipv6Address dest)
{
    const auto tunnel = GetObject<Ipv6TunnelProtocol>();
    if (tunnel && tunnel->GetInterface() == interface)
    {
        if (const auto ends = tunnel->FindHostTunnel(dest))
        {
            return ends->local;
        }
    }
    return Ipv6L3Protocol::SourceAddressSelection(interface, dest);
}

} // namespace fmipv6
} // namespace ns3
