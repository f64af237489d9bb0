/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-endpoint.h"

#include "ns3/inet6-socket-address.h"
#include "ns3/lin6-address.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/udp-l4-protocol.h"
#include "ns3/udp-socket-factory.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Lin6Endpoint");
NS_OBJECT_ENSURE_REGISTERED(Lin6Endpoint);

namespace
{

/// A question is repeated at intervals that double up to this.
const Time LONGEST_WAIT = Seconds(32);

} // namespace

TypeId
Lin6Endpoint::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Lin6Endpoint")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Lin6Endpoint>()
            .AddAttribute("RetransmitTime",
                          "Time (s) until a query is sent again, doubled each time up to 32 s (an "
                          "assumption: as this module's FBU, RFC 5568 section 6.1.1 has 100 ms).",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&Lin6Endpoint::m_retransmit),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddTraceSource("MsgTx",
                            "A message was sent.",
                            MakeTraceSourceAccessor(&Lin6Endpoint::m_msgTxTrace),
                            "ns3::fmipv6::Lin6Endpoint::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A message was accepted.",
                            MakeTraceSourceAccessor(&Lin6Endpoint::m_msgRxTrace),
                            "ns3::fmipv6::Lin6Endpoint::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was malformed or unexpected.",
                            MakeTraceSourceAccessor(&Lin6Endpoint::m_msgDropTrace),
                            "ns3::fmipv6::Lin6Endpoint::MsgDropTracedCallback");
    return tid;
}

void
Lin6Endpoint::Install(Ptr<Node> node, Ipv6Address mappingAgent)
{
    m_node = node;
    m_agent = mappingAgent;
    m_layer = node->GetObject<Lin6Layer>();
    m_layer->SetResolver([this](uint64_t id) { Query(id); });
    m_socket = Socket::CreateSocket(node, UdpSocketFactory::GetTypeId());
    m_socket->Bind(Inet6SocketAddress(Ipv6Address::GetAny(), Lin6Message::PORT));
    m_socket->SetRecvCallback(MakeCallback(&Lin6Endpoint::Receive, this));
}

Ptr<Lin6Layer>
Lin6Endpoint::GetLayer() const
{
    return m_layer;
}

void
Lin6Endpoint::SetListener(Listener listener)
{
    m_listener = std::move(listener);
}

void
Lin6Endpoint::Query(uint64_t id)
{
    auto& question = m_questions[id];
    question.sequence = ++m_sequence;
    question.wait = m_retransmit;
    question.timer.Cancel();
    SendQuery(id);
}

void
Lin6Endpoint::SendQuery(uint64_t id)
{
    auto& question = m_questions[id];
    Lin6Message query;
    query.type = Lin6MessageType::MAPPING_QUERY;
    query.sequence = question.sequence;
    query.node = id;
    question.timer = Simulator::Schedule(question.wait, &Lin6Endpoint::SendQuery, this, id);
    question.wait = std::min(question.wait + question.wait, LONGEST_WAIT);
    SendToAgent(query);
}

void
Lin6Endpoint::SendToAgent(const Lin6Message& message)
{
    if (m_layer->GetLocator() != 0)
    {
        Send(message, JoinPrefixAndId(m_layer->GetLocator(), m_layer->GetId()), m_agent);
    }
}

void
Lin6Endpoint::SendToPeer(const Lin6Message& message, uint64_t id)
{
    Send(message, m_layer->GetGeneralizedId(), MakeGeneralizedId(id));
}

void
Lin6Endpoint::Send(const Lin6Message& message, Ipv6Address source, Ipv6Address destination)
{
    NS_LOG_FUNCTION(this << ToString(message.type) << source << destination);
    m_msgTxTrace(message);
    m_node->GetObject<UdpL4Protocol>()->Send(message.ToPacket(),
                                             source,
                                             destination,
                                             Lin6Message::PORT,
                                             Lin6Message::PORT,
                                             m_layer->FindRoute(destination));
}

void
Lin6Endpoint::Receive(Ptr<Socket> socket)
{
    Address from;
    while (auto packet = socket->RecvFrom(from))
    {
        const auto peer = FindLin6Id(Inet6SocketAddress::ConvertFrom(from).GetIpv6());
        const auto message = Lin6Message::Parse(packet);
        const auto fault = message ? Accept(*message, peer.value_or(0)) : "malformed";
        if (fault.empty())
        {
            continue;
        }
        NS_LOG_LOGIC("not accepted: " << fault);
        m_msgDropTrace(packet, fault);
    }
}

std::string
Lin6Endpoint::Accept(const Lin6Message& message, uint64_t peer)
{
    switch (message.type)
    {
    case Lin6MessageType::MAPPING_REPLY:
        return AcceptReply(message);
    case Lin6MessageType::REFRESH_REQUEST:
        if (message.node != peer)
        {
            return "about another node than its sender";
        }
        AcceptRefresh(message);
        return "";
    case Lin6MessageType::MAPPING_ACK:
    case Lin6MessageType::REFRESH_ACK:
        if (!m_listener)
        {
            return "nothing was registered";
        }
        m_msgRxTrace(message);
        m_listener(message, peer);
        return "";
    default:
        return "for a mapping agent";
    }
}

void
Lin6Endpoint::AcceptRefresh(const Lin6Message& message)
{
    m_msgRxTrace(message);
    m_questions[message.node].refresh = message;
    Query(message.node);
}

std::string
Lin6Endpoint::AcceptReply(const Lin6Message& message)
{
    const auto found = m_questions.find(message.node);
    if (found == m_questions.end() || found->second.sequence != message.sequence)
    {
        return "no such question";
    }
    m_msgRxTrace(message);
    found->second.timer.Cancel();
    const auto refresh = found->second.refresh;
    m_questions.erase(found);
    if (message.status != Lin6Status::ACCEPTED)
    {
        m_layer->Unresolvable(message.node);
        return "";
    }
    m_layer->SetMapping(message.node, message.prefix, message.lifetime);
    if (refresh)
    {
        auto answer = *refresh;
        answer.type = Lin6MessageType::REFRESH_ACK;
        SendToPeer(answer, answer.node);
    }
    return "";
}

void
Lin6Endpoint::DoDispose()
{
    for (auto& [id, question] : m_questions)
    {
        question.timer.Cancel();
    }
    m_questions.clear();
    if (m_socket)
    {
        m_socket->SetRecvCallback(MakeNullCallback<void, Ptr<Socket>>());
        m_socket = nullptr;
    }
    m_node = nullptr;
    m_layer = nullptr;
    m_listener = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
