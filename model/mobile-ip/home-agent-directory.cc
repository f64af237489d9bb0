/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/home-agent-directory.h"

#include "ns3/binding-answer.h"
#include "ns3/boolean.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/log.h"
#include "ns3/mipv6-home-agent-discovery-header.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"
#include "ns3/unicast-routable.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6HomeAgentDirectory");
NS_OBJECT_ENSURE_REGISTERED(HomeAgentDirectory);

TypeId
HomeAgentDirectory::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HomeAgentDirectory")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HomeAgentDirectory>()
            .AddAttribute("Preference",
                          "Home Agent Preference (a number; the higher the better): the order in "
                          "which mobile nodes are told of the home agents of a link (RFC 6275 "
                          "sections 7.4 and 10.5.1).",
                          UintegerValue(0),
                          MakeUintegerAccessor(&HomeAgentDirectory::m_preference),
                          MakeUintegerChecker<uint16_t>())
            .AddTraceSource("MsgTx",
                            "A reply was sent.",
                            MakeTraceSourceAccessor(&HomeAgentDirectory::m_txTrace),
                            "ns3::fmipv6::HomeAgentDirectory::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A request was accepted.",
                            MakeTraceSourceAccessor(&HomeAgentDirectory::m_rxTrace),
                            "ns3::fmipv6::HomeAgentDirectory::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&HomeAgentDirectory::m_msgDropTrace),
                            "ns3::fmipv6::HomeAgentDirectory::MsgDropTracedCallback");
    return tid;
}

HomeAgentDirectory::HomeAgentDirectory()
    : m_random(CreateObject<UniformRandomVariable>())
{
}

HomeAgentDirectory::~HomeAgentDirectory() = default;

void
HomeAgentDirectory::Serve(Ptr<Node> node, Ipv6Address address, Ipv6Address homePrefix)
{
    m_node = node;
    m_address = address;
    m_anycast = GetHomeAgentsAnycastAddress(homePrefix);
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(node);
    Ipv6InterfaceAddress anycast(m_anycast, Ipv6Prefix(128));
    anycast.SetState(Ipv6InterfaceAddress::PREFERRED);
    // RFC 4862 section 5.4: an anycast address is not verified. The stack looks at the attribute
    // when the address is added.
    BooleanValue verify;
    icmpv6->GetAttribute("DAD", verify);
    icmpv6->SetAttribute("DAD", BooleanValue(false));
    node->GetObject<Ipv6L3Protocol>()->AddAddress(
        node->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
        anycast,
        false);
    icmpv6->SetAttribute("DAD", verify);
    icmpv6->Register(
        Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REQUEST,
        [this](auto packet, const auto& header, auto) { HandleRequest(packet, header); });
}

void
HomeAgentDirectory::SetHomeLink(Ptr<Ipv6Interface> link)
{
    m_link = link;
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_node);
    icmpv6->StartProxy(link, m_anycast);
    icmpv6->SetRouterAdvertisementHandler([this](auto packet, const auto& header, auto device) {
        HandleAdvertisement(packet, header, device);
    });
}

void
HomeAgentDirectory::HandleRequest(Ptr<const Packet> packet, const Ipv6Header& header)
{
    NS_LOG_FUNCTION(this << header.GetSource());
    MobilityParseError error;
    const auto request = HomeAgentDiscoveryRequestHeader::Parse(packet,
                                                                header.GetSource(),
                                                                header.GetDestination(),
                                                                &error);
    if (!request)
    {
        m_msgDropTrace(packet, std::string(GetParseErrorName(error)));
        return;
    }
    if (header.GetDestination() != m_anycast || !IsUnicastRoutable(header.GetSource()))
    {
        m_msgDropTrace(packet, "not from a care-of address to the anycast address");
        return;
    }
    m_rxTrace("DHAAD-request", packet);
    HomeAgentDiscoveryReplyHeader reply;
    reply.identifier = request->identifier;
    reply.homeAgents =
        m_others.Arrange({m_preference, Time::Max(), {m_address}, {}}, Simulator::Now(), m_random);
    auto answer = reply.ToPacket(m_address, header.GetSource());
    m_txTrace("DHAAD-reply", answer);
    m_node->GetObject<Ipv6L3Protocol>()->Send(answer,
                                              m_address,
                                              header.GetSource(),
                                              Mipv6Icmpv6Header::PROTOCOL,
                                              nullptr);
}

void
HomeAgentDirectory::HandleAdvertisement(Ptr<const Packet> packet,
                                        const Ipv6Header& header,
                                        Ptr<NetDevice> device)
{
    if (device != m_link->GetDevice() || !header.GetDestination().IsMulticast())
    {
        return;
    }
    MobilityParseError error;
    const auto advertisement =
        RouterAdvertisement::Parse(packet, header.GetSource(), header.GetDestination(), &error);
    if (!advertisement || !header.GetSource().IsLinkLocal())
    {
        m_msgDropTrace(packet,
                       advertisement ? "not from a router of this link"
                                     : std::string(GetParseErrorName(error)));
        return;
    }
    m_others.Learn(header.GetSource(), *advertisement, Simulator::Now());
}

const HomeAgentsList&
HomeAgentDirectory::GetOthers() const
{
    return m_others;
}

uint16_t
HomeAgentDirectory::GetPreference() const
{
    return m_preference;
}

int64_t
HomeAgentDirectory::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

void
HomeAgentDirectory::DoDispose()
{
    m_link = nullptr;
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
