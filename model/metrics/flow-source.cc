/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/flow-source.h"

#include "ns3/inet6-socket-address.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ledger-tag.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6FlowSource");
NS_OBJECT_ENSURE_REGISTERED(FlowSource);

TypeId
FlowSource::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::FlowSource")
            .SetParent<Application>()
            .SetGroupName("Fmipv6")
            .AddConstructor<FlowSource>()
            .AddAttribute("Interval",
                          "Time between packets; 20 ms is the packetisation of RFC 3551 section "
                          "4.2 for voice.",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&FlowSource::m_interval),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("PayloadSize",
                          "UDP payload in octets; 160 octets every 20 ms are the 64 kbit/s of "
                          "G.711, without an RTP header. Up to 1372 still fit, behind two tunnel "
                          "headers, into one Ethernet frame; more is fragmented.",
                          UintegerValue(160),
                          MakeUintegerAccessor(&FlowSource::m_payloadSize),
                          MakeUintegerChecker<uint32_t>(1, 65000))
            .AddAttribute("LocalAddress",
                          "Source address; :: lets routing choose it for each packet.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&FlowSource::m_local),
                          MakeIpv6AddressChecker())
            .AddAttribute("RemoteAddress",
                          "Destination address.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&FlowSource::m_remote),
                          MakeIpv6AddressChecker())
            .AddAttribute("Port",
                          "Destination UDP port (a number).",
                          UintegerValue(4000),
                          MakeUintegerAccessor(&FlowSource::m_port),
                          MakeUintegerChecker<uint16_t>(1));
    return tid;
}

void
FlowSource::SetLedger(Ptr<PacketLedger> ledger, uint32_t flow)
{
    m_ledger = ledger;
    m_flow = flow;
}

void
FlowSource::DoDispose()
{
    m_next.Cancel();
    m_ledger = nullptr;
    m_socket = nullptr;
    Application::DoDispose();
}

void
FlowSource::StartApplication()
{
    NS_LOG_FUNCTION(this);
    NS_ABORT_MSG_UNLESS(m_ledger, "FlowSource::SetLedger() must be called before the start");
    m_socket = Socket::CreateSocket(GetNode(), UdpSocketFactory::GetTypeId());
    m_socket->Bind(Inet6SocketAddress(m_local, 0));
    m_socket->ShutdownRecv();
    SendPacket();
}

void
FlowSource::StopApplication()
{
    m_next.Cancel();
    if (m_socket)
    {
        m_socket->Close();
        m_socket = nullptr;
    }
}

void
FlowSource::SendPacket()
{
    const auto nodeId = GetNode()->GetId();
    const auto id = m_ledger->Sent(m_flow, nodeId);
    auto packet = Create<Packet>(m_payloadSize);
    packet->AddByteTag(LedgerTag(id));
    // A socket without a route refuses; that is a loss at the source, and the only trace of it.
    if (m_socket->SendTo(packet, 0, Inet6SocketAddress(m_remote, m_port)) < 0)
    {
        NS_LOG_LOGIC("not sent, errno " << m_socket->GetErrno());
        m_ledger->Dropped(id, LossCause::NO_LINK, {nodeId, PlaceKind::APPLICATION}, true);
    }
    m_next = Simulator::Schedule(m_interval, &FlowSource::SendPacket, this);
}

} // namespace fmipv6
} // namespace ns3
