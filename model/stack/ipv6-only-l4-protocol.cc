/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ipv6-only-l4-protocol.h"

#include "ns3/ipv4-header.h"
#include "ns3/ipv4-interface.h"
#include "ns3/ipv4-route.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-route.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(Ipv6OnlyL4Protocol);

TypeId
Ipv6OnlyL4Protocol::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Ipv6OnlyL4Protocol").SetParent<IpL4Protocol>().SetGroupName("Fmipv6");
    return tid;
}

enum IpL4Protocol::RxStatus
Ipv6OnlyL4Protocol::Receive(Ptr<Packet>, const Ipv4Header&, Ptr<Ipv4Interface>)
{
    return RX_ENDPOINT_UNREACH;
}

void
Ipv6OnlyL4Protocol::SetDownTarget(DownTargetCallback)
{
}

void
Ipv6OnlyL4Protocol::SetDownTarget6(DownTargetCallback6 callback)
{
    m_downTarget = callback;
}

IpL4Protocol::DownTargetCallback
Ipv6OnlyL4Protocol::GetDownTarget() const
{
    return DownTargetCallback();
}

IpL4Protocol::DownTargetCallback6
Ipv6OnlyL4Protocol::GetDownTarget6() const
{
    return m_downTarget;
}

void
Ipv6OnlyL4Protocol::DoDispose()
{
    m_downTarget.Nullify();
    IpL4Protocol::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
