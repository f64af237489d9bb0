/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-mapping-agent.h"

#include "ns3/inet6-socket-address.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/udp-socket-factory.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Lin6MappingAgent");
NS_OBJECT_ENSURE_REGISTERED(Lin6MappingAgent);

TypeId
Lin6MappingAgent::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Lin6MappingAgent")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Lin6MappingAgent>()
            .AddTraceSource("MsgRx",
                            "A message came.",
                            MakeTraceSourceAccessor(&Lin6MappingAgent::m_msgRxTrace),
                            "ns3::fmipv6::Lin6MappingAgent::MsgRxTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was malformed, or none for a mapping agent.",
                            MakeTraceSourceAccessor(&Lin6MappingAgent::m_msgDropTrace),
                            "ns3::fmipv6::Lin6MappingAgent::MsgDropTracedCallback");
    return tid;
}

void
Lin6MappingAgent::Install(Ptr<Node> node)
{
    m_socket = Socket::CreateSocket(node, UdpSocketFactory::GetTypeId());
    m_socket->Bind(Inet6SocketAddress(Ipv6Address::GetAny(), Lin6Message::PORT));
    m_socket->SetRecvCallback(MakeCallback(&Lin6MappingAgent::Receive, this));
}

std::optional<uint64_t>
Lin6MappingAgent::Find(uint64_t id) const
{
    const auto mapping = m_mappings.find(id);
    return mapping == m_mappings.end() || mapping->second.expires <= Simulator::Now()
               ? std::nullopt
               : std::make_optional(mapping->second.prefix);
}

std::optional<Lin6Message>
Lin6MappingAgent::Answer(const Lin6Message& request)
{
    const auto known = Find(request.node);
    auto answer = request;
    if (request.type == Lin6MessageType::MAPPING_UPDATE)
    {
        answer.type = Lin6MessageType::MAPPING_ACK;
        // Sequence numbers are compared modulo 2^16, as Mobile IPv6 does.
        const bool stale =
            known && static_cast<int16_t>(request.sequence - m_mappings[request.node].sequence) < 0;
        answer.status = stale ? Lin6Status::STALE : Lin6Status::ACCEPTED;
        if (!stale)
        {
            m_mappings[request.node] = {request.prefix,
                                        request.sequence,
                                        Simulator::Now() + request.lifetime};
        }
        return answer;
    }
    if (request.type == Lin6MessageType::MAPPING_QUERY)
    {
        answer.type = Lin6MessageType::MAPPING_REPLY;
        answer.status = known ? Lin6Status::ACCEPTED : Lin6Status::UNKNOWN_NODE;
        answer.prefix = known.value_or(0);
        answer.lifetime = known ? m_mappings[request.node].expires - Simulator::Now() : Time(0);
        return answer;
    }
    return std::nullopt;
}

void
Lin6MappingAgent::Receive(Ptr<Socket> socket)
{
    Address from;
    while (auto packet = socket->RecvFrom(from))
    {
        const auto request = Lin6Message::Parse(packet);
        if (!request)
        {
            m_msgDropTrace(packet, "malformed");
            continue;
        }
        m_msgRxTrace(*request);
        const auto answer = Answer(*request);
        if (!answer)
        {
            m_msgDropTrace(packet, "no request to a mapping agent");
            continue;
        }
        NS_LOG_LOGIC(ToString(request->type) << " from " << from);
        socket->SendTo(answer->ToPacket(), 0, from);
    }
}

void
Lin6MappingAgent::DoDispose()
{
    if (m_socket)
    {
        m_socket->SetRecvCallback(MakeNullCallback<void, Ptr<Socket>>());
        m_socket = nullptr;
    }
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
