/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/home-agent-discovery.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/log.h"
#include "ns3/mipv6-home-agent-discovery-header.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <limits>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6HomeAgentDiscovery");
NS_OBJECT_ENSURE_REGISTERED(HomeAgentDiscovery);

TypeId
HomeAgentDiscovery::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HomeAgentDiscovery")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HomeAgentDiscovery>()
            .AddAttribute("InitialTimeout",
                          "Time until the request is sent again, doubled each time (s): "
                          "INITIAL_DHAAD_TIMEOUT of RFC 6275 section 12.",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&HomeAgentDiscovery::m_initialTimeout),
                          MakeTimeChecker(MilliSeconds(1), Seconds(1000)))
            .AddAttribute("Retries",
                          "How often an unanswered request is sent again (a number): "
                          "DHAAD_RETRIES of RFC 6275 section 12.",
                          UintegerValue(4),
                          MakeUintegerAccessor(&HomeAgentDiscovery::m_retries),
                          MakeUintegerChecker<uint32_t>(0, 30))
            .AddTraceSource("MsgTx",
                            "A request was sent.",
                            MakeTraceSourceAccessor(&HomeAgentDiscovery::m_txTrace),
                            "ns3::fmipv6::HomeAgentDiscovery::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A reply was accepted.",
                            MakeTraceSourceAccessor(&HomeAgentDiscovery::m_rxTrace),
                            "ns3::fmipv6::HomeAgentDiscovery::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&HomeAgentDiscovery::m_msgDropTrace),
                            "ns3::fmipv6::HomeAgentDiscovery::MsgDropTracedCallback");
    return tid;
}

HomeAgentDiscovery::HomeAgentDiscovery()
    : m_random(CreateObject<UniformRandomVariable>())
{
}

HomeAgentDiscovery::~HomeAgentDiscovery() = default;

void
HomeAgentDiscovery::Configure(Ptr<CareOfAddressManager> addresses, Ipv6Address homeAddress)
{
    m_addresses = addresses;
    m_anycast = GetHomeAgentsAnycastAddress(homeAddress);
}

void
HomeAgentDiscovery::Discover(Done done)
{
    Cancel();
    m_done = std::move(done);
    m_identifier = m_random->GetInteger(0, std::numeric_limits<uint16_t>::max());
    m_sent = 0;
    m_timeout = m_initialTimeout;
    SendRequest();
}

void
HomeAgentDiscovery::Cancel()
{
    m_timer.Cancel();
    m_done = nullptr;
}

void
HomeAgentDiscovery::SendRequest()
{
    const auto careOf = m_addresses->GetCareOf();
    NS_LOG_FUNCTION(this << careOf << m_anycast);
    HomeAgentDiscoveryRequestHeader request;
    request.identifier = m_identifier;
    auto packet = request.ToPacket(careOf, m_anycast);
    ++m_sent;
    m_txTrace("DHAAD-request", packet);
    m_timer = Simulator::Schedule(m_timeout, &HomeAgentDiscovery::Timeout, this);
    m_addresses->Send(packet, careOf, m_anycast, Mipv6Icmpv6Header::PROTOCOL);
}

void
HomeAgentDiscovery::Timeout()
{
    if (m_sent > m_retries)
    {
        Finish({});
        return;
    }
    m_timeout = m_timeout + m_timeout;
    SendRequest();
}

void
HomeAgentDiscovery::HandleReply(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto reply = HomeAgentDiscoveryReplyHeader::Parse(packet,
                                                            header.GetSource(),
                                                            header.GetDestination(),
                                                            &error);
    if (!reply)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
        return;
    }
    if (!m_done || reply->identifier != m_identifier)
    {
        m_msgDropTrace(packet, "no request awaits it");
        return;
    }
    m_rxTrace("DHAAD-reply", packet);
    Finish(reply->homeAgents);
}

void
HomeAgentDiscovery::Finish(const std::vector<Ipv6Address>& homeAgents)
{
    m_timer.Cancel();
    const auto done = std::exchange(m_done, nullptr);
    done(homeAgents);
}

int64_t
HomeAgentDiscovery::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

void
HomeAgentDiscovery::DoDispose()
{
    Cancel();
    m_addresses = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
