/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/flow-sink.h"

#include "ns3/inet6-socket-address.h"
#include "ns3/ledger-tag.h"
#include "ns3/log.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6FlowSink");
NS_OBJECT_ENSURE_REGISTERED(FlowSink);

TypeId
FlowSink::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::FlowSink")
                            .SetParent<Application>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<FlowSink>()
                            .AddAttribute("Port",
                                          "UDP port (a number) to receive on.",
                                          UintegerValue(4000),
                                          MakeUintegerAccessor(&FlowSink::m_port),
                                          MakeUintegerChecker<uint16_t>(1));
    return tid;
}

void
FlowSink::SetLedger(Ptr<PacketLedger> ledger)
{
    m_ledger = ledger;
}

void
FlowSink::DoDispose()
{
    m_ledger = nullptr;
    m_socket = nullptr;
    Application::DoDispose();
}

void
FlowSink::StartApplication()
{
    NS_LOG_FUNCTION(this);
    m_socket = Socket::CreateSocket(GetNode(), UdpSocketFactory::GetTypeId());
    m_socket->Bind(Inet6SocketAddress(Ipv6Address::GetAny(), m_port));
    m_socket->ShutdownSend();
    m_socket->SetRecvCallback(MakeCallback(&FlowSink::Receive, this));
}

void
FlowSink::StopApplication()
{
    if (m_socket)
    {
        m_socket->Close();
        m_socket->SetRecvCallback(MakeNullCallback<void, Ptr<Socket>>());
        m_socket = nullptr;
    }
}

void
FlowSink::Receive(Ptr<Socket> socket)
{
    while (auto packet = socket->Recv())
    {
        const auto id = LedgerTag::Find(packet);
        if (id && m_ledger)
        {
            m_ledger->Received(*id, GetNode()->GetId());
        }
    }
}

} // namespace fmipv6
} // namespace ns3
