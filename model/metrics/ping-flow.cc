/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ping-flow.h"

#include "ns3/icmpv6-header.h"
#include "ns3/inet6-socket-address.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-raw-socket-factory.h"
#include "ns3/ledger-tag.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6PingFlow");
NS_OBJECT_ENSURE_REGISTERED(PingFlow);

namespace
{

constexpr uint32_t ECHO_HEADER_SIZE = 8; //!< octets of an Echo message before its data

/**
 * @param packet an ICMPv6 message, or anything else
 * @param type the type wanted
 * @return its Echo header if it is of that type
 */
std::optional<Icmpv6Echo>
ReadEcho(Ptr<const Packet> packet, uint8_t type)
{
    uint8_t first = 0;
    if (packet->GetSize() < ECHO_HEADER_SIZE || packet->CopyData(&first, 1) != 1 || first != type)
    {
        return std::nullopt;
    }
    Icmpv6Echo echo;
    packet->PeekHeader(echo);
    return echo;
}

} // namespace

TypeId
PingFlow::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::PingFlow")
            .SetParent<Application>()
            .SetGroupName("Fmipv6")
            .AddConstructor<PingFlow>()
            .AddAttribute("Interval",
                          "Time between echo requests; 10 ms is fine enough to see single "
                          "handover steps.",
                          TimeValue(MilliSeconds(10)),
                          MakeTimeAccessor(&PingFlow::m_interval),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("PayloadSize",
                          "Data of an echo request in octets; 56 is what ping programs send. Up to "
                          "1372 still fit, "
                          "behind two tunnel headers, into one Ethernet frame; more is fragmented.",
                          UintegerValue(56),
                          MakeUintegerAccessor(&PingFlow::m_payloadSize),
                          MakeUintegerChecker<uint32_t>(1, 65000))
            .AddAttribute("LocalAddress",
                          "Source address; :: lets routing choose it for each packet.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&PingFlow::m_local),
                          MakeIpv6AddressChecker())
            .AddAttribute("RemoteAddress",
                          "Address of the correspondent node.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&PingFlow::m_remote),
                          MakeIpv6AddressChecker());
    return tid;
}

void
PingFlow::SetLedger(Ptr<PacketLedger> ledger, uint32_t flow)
{
    m_ledger = ledger;
    m_flow = flow;
}

void
PingFlow::WatchCorrespondent(Ptr<Node> node)
{
    auto ipv6 = node->GetObject<Ipv6L3Protocol>();
    NS_ABORT_MSG_UNLESS(ipv6, "PingFlow::WatchCorrespondent() needs a node with IPv6");
    ipv6->TraceConnectWithoutContext("SendOutgoing",
                                     MakeCallback(&PingFlow::OnCorrespondentSends, this));
}

void
PingFlow::DoDispose()
{
    m_next.Cancel();
    m_ledger = nullptr;
    m_socket = nullptr;
    Application::DoDispose();
}

void
PingFlow::StartApplication()
{
    NS_LOG_FUNCTION(this);
    NS_ABORT_MSG_UNLESS(m_ledger, "PingFlow::SetLedger() must be called before the start");
    m_socket = Socket::CreateSocket(GetNode(), Ipv6RawSocketFactory::GetTypeId());
    m_socket->SetAttribute("Protocol", UintegerValue(Ipv6Header::IPV6_ICMPV6));
    // Replies are taken from IPv6's local delivery: a raw socket of ns-3 also sees packets for
    // addresses that the node does not have any more.
    m_socket->ShutdownRecv();
    auto ipv6 = GetNode()->GetObject<Ipv6L3Protocol>();
    ipv6->TraceConnectWithoutContext("LocalDeliver", MakeCallback(&PingFlow::OnDelivered, this));
    SendRequest();
}

void
PingFlow::StopApplication()
{
    m_next.Cancel(); // replies under way are still received
}

void
PingFlow::SendRequest()
{
    const auto nodeId = GetNode()->GetId();
    const auto id = m_ledger->Sent(m_flow, nodeId);
    auto packet = Create<Packet>(m_payloadSize);
    Icmpv6Echo echo(true);
    echo.SetId(GetIdentifier());
    echo.SetSeq(static_cast<uint16_t>(id.seq));
    packet->AddHeader(echo);
    packet->AddByteTag(LedgerTag(id));
    // ns-3's raw socket takes a source address that is not the node's for a programming error.
    auto ipv6 = GetNode()->GetObject<Ipv6L3Protocol>();
    const bool hasSource = m_local.IsAny() || ipv6->GetInterfaceForAddress(m_local) >= 0;
    if (hasSource && !m_local.IsAny())
    {
        m_socket->Bind(Inet6SocketAddress(m_local, 0));
    }
    if (!hasSource || m_socket->SendTo(packet, 0, Inet6SocketAddress(m_remote, 0)) <= 0)
    {
        NS_LOG_LOGIC("not sent");
        m_ledger->Dropped(id, LossCause::NO_LINK, {nodeId, PlaceKind::APPLICATION}, true);
    }
    m_next = Simulator::Schedule(m_interval, &PingFlow::SendRequest, this);
}

void
PingFlow::OnDelivered(const Ipv6Header& /*header*/,
                      Ptr<const Packet> packet,
                      uint32_t /*interface*/)
{
    const auto echo = ReadEcho(packet, Icmpv6Header::ICMPV6_ECHO_REPLY);
    const auto id = LedgerTag::Find(packet);
    if (m_ledger && echo && id && id->flow == m_flow)
    {
        m_ledger->Received(*id, GetNode()->GetId());
    }
}

void
PingFlow::OnCorrespondentSends(const Ipv6Header& header,
                               Ptr<const Packet> packet,
                               uint32_t /*interface*/)
{
    if (!m_ledger || header.GetNextHeader() != Ipv6Header::IPV6_ICMPV6 || LedgerTag::Find(packet))
    {
        return;
    }
    const auto echo = ReadEcho(packet, Icmpv6Header::ICMPV6_ECHO_REPLY);
    if (echo && echo->GetId() == GetIdentifier())
    {
        if (const auto id = GetPacketId(echo->GetSeq()))
        {
            packet->AddByteTag(LedgerTag(*id));
        }
    }
}

uint16_t
PingFlow::GetIdentifier() const
{
    return static_cast<uint16_t>(m_flow + 1);
}

std::optional<PacketId>
PingFlow::GetPacketId(uint16_t sequence) const
{
    const auto sent = m_ledger->GetSentCount(m_flow);
    if (sent == 0)
    {
        return std::nullopt;
    }
    const uint32_t back = static_cast<uint16_t>(static_cast<uint16_t>(sent - 1) - sequence);
    if (back >= sent)
    {
        return std::nullopt;
    }
    return PacketId{m_flow, sent - 1 - back};
}

} // namespace fmipv6
} // namespace ns3
