/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/access-router-role.h"

#include "ns3/access-router.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/mobility-icmpv6-header.h"
#include "ns3/socket.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(AccessRouterRole);

TypeId
AccessRouterRole::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::AccessRouterRole")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddTraceSource("MsgTx",
                            "A message was sent.",
                            MakeTraceSourceAccessor(&AccessRouterRole::m_txTrace),
                            "ns3::fmipv6::AccessRouterRole::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A message was accepted.",
                            MakeTraceSourceAccessor(&AccessRouterRole::m_rxTrace),
                            "ns3::fmipv6::AccessRouterRole::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&AccessRouterRole::m_msgDropTrace),
                            "ns3::fmipv6::AccessRouterRole::MsgDropTracedCallback");
    return tid;
}

void
AccessRouterRole::Attach(AccessRouter* router)
{
    m_router = router;
    DoAttach();
}

Ptr<Ipv6Interface>
AccessRouterRole::GetInterface() const
{
    auto ipv6 = m_router->GetNode()->GetObject<Ipv6L3Protocol>();
    return ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_router->GetAccessDevice()));
}

void
AccessRouterRole::SendMessage(const std::string& name,
                              Ptr<Packet> packet,
                              Ipv6Address source,
                              Ipv6Address destination,
                              uint8_t protocol,
                              Ptr<Ipv6Route> route)
{
    m_txTrace(name, packet);
    if (protocol == MobilityIcmpv6Header::PROTOCOL)
    {
        SocketIpv6HopLimitTag hopLimit;
        hopLimit.SetHopLimit(MobilityIcmpv6Header::HOP_LIMIT);
        packet->AddPacketTag(hopLimit);
    }
    m_router->GetNode()->GetObject<Ipv6L3Protocol>()->Send(packet,
                                                           source,
                                                           destination,
                                                           protocol,
                                                           route);
}

void
AccessRouterRole::DoDispose()
{
    m_router = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
