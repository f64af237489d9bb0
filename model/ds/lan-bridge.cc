/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lan-bridge.h"

#include "ns3/abort.h"
#include "ns3/l2-update-frame.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6LanBridge");

NS_OBJECT_ENSURE_REGISTERED(LanBridge);

TypeId
LanBridge::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::LanBridge")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<LanBridge>()
            .AddAttribute("AgeingTime",
                          "How long a learned address is believed (default: IEEE 802.1D-2004 "
                          "Table 7-5, 300 s).",
                          TimeValue(Seconds(300)),
                          MakeTimeAccessor(&LanBridge::m_ageingTime),
                          MakeTimeChecker(Seconds(0)))
            .AddTraceSource("StationMoved",
                            "A station was heard for the first time, or behind another port.",
                            MakeTraceSourceAccessor(&LanBridge::m_stationMoved),
                            "ns3::fmipv6::LanBridge::StationMovedTracedCallback")
            .AddTraceSource("PacketDrop",
                            "A unicast frame found the queue of its port full.",
                            MakeTraceSourceAccessor(&LanBridge::m_packetDrop),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketFiltered",
                            "A frame came by the port behind which its destination is.",
                            MakeTraceSourceAccessor(&LanBridge::m_packetFiltered),
                            "ns3::fmipv6::PacketFilteredTracedCallback");
    return tid;
}

Ptr<LanBridge>
LanBridge::InstallOn(Ptr<Node> node, const std::vector<Ptr<NetDevice>>& ports)
{
    auto bridge = CreateObject<LanBridge>();
    node->AggregateObject(bridge);
    for (const auto& port : ports)
    {
        bridge->AddPort(port);
    }
    return bridge;
}

void
LanBridge::AddPort(Ptr<NetDevice> port)
{
    NS_ABORT_MSG_UNLESS(port->SupportsSendFrom(), "a port of a LanBridge must support SendFrom");
    // the callback holds a reference, which Node::DoDispose releases
    port->GetNode()->RegisterProtocolHandler(
        MakeCallback(&LanBridge::Receive, Ptr<LanBridge>(this)),
        0,
        port,
        true);
    m_ports.push_back(port);
}

Ptr<NetDevice>
LanBridge::GetPortOf(Mac48Address station) const
{
    const auto it = m_entries.find(station);
    return it != m_entries.end() && Simulator::Now() < it->second.expires ? it->second.port
                                                                          : nullptr;
}

void
LanBridge::DoDispose()
{
    m_entries.clear();
    m_ports.clear();
    Object::DoDispose();
}

void
LanBridge::Receive(Ptr<NetDevice> port,
                   Ptr<const Packet> packet,
                   uint16_t protocol,
                   const Address& from,
                   const Address& to,
                   NetDevice::PacketType /* type */)
{
    const auto source = Mac48Address::ConvertFrom(from);
    const auto destination = Mac48Address::ConvertFrom(to);
    Learn(source, port);
    const auto known = destination.IsGroup() ? nullptr : GetPortOf(destination);
    if (known)
    {
        if (known != port)
        {
            Forward(known, packet, protocol, source, destination);
        }
        else
        {
            m_packetFiltered(packet);
        }
        return;
    }
    for (const auto& other : m_ports)
    {
        if (other != port)
        {
            Forward(other, packet, protocol, source, destination);
        }
    }
}

void
LanBridge::Learn(Mac48Address station, Ptr<NetDevice> port)
{
    if (station.IsGroup())
    {
        return; // IEEE 802.1D-2004 section 7.8 a): only individual addresses
    }
    const auto before = GetPortOf(station);
    m_entries[station] = {port, Simulator::Now() + m_ageingTime};
    if (before != port)
    {
        NS_LOG_LOGIC(station << " is behind port " << port->GetIfIndex());
        m_stationMoved(station, before, port);
    }
}

void
LanBridge::Forward(Ptr<NetDevice> port,
                   Ptr<const Packet> packet,
                   uint16_t protocol,
                   Mac48Address from,
                   Mac48Address to)
{
    if (L2UpdateFrame::IsReceived(packet, protocol, to))
    {
        port->SendFrom(L2UpdateFrame::MakeBody(), from, to, L2UpdateFrame::LENGTH);
        return;
    }
    // a copy of a group frame that is lost on one segment says nothing about the packet's fate
    if (!port->SendFrom(packet->Copy(), from, to, protocol) && !to.IsGroup())
    {
        m_packetDrop(packet, PacketDropCause::QUEUE);
    }
}

} // namespace fmipv6
} // namespace ns3
