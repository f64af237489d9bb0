/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/departure-buffer.h"

#include "ns3/enum.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(DepartureBuffer);

TypeId
DepartureBuffer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::DepartureBuffer")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<DepartureBuffer>()
            .AddAttribute("Reach",
                          "How old a copy may become (s), the time over which the old link may "
                          "have been gone unnoticed; the RFCs name none. What the mobile node had "
                          "got before it left, it gets twice.",
                          TimeValue(MilliSeconds(500)),
                          MakeTimeAccessor(&DepartureBuffer::m_reach),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MaxPackets",
                          "Copies held for one mobile node, of which the oldest give way. The RFCs "
                          "name no number (RFC 4068 section 4).",
                          UintegerValue(500),
                          MakeUintegerAccessor(&DepartureBuffer::m_maxPackets),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("MaxBytes",
                          "Octets held for one mobile node, IPv6 headers included.",
                          UintegerValue(1000000),
                          MakeUintegerAccessor(&DepartureBuffer::m_maxBytes),
                          MakeUintegerChecker<uint32_t>())
            .AddTraceSource("PacketDrop",
                            "A copy was dropped because the buffer was full.",
                            MakeTraceSourceAccessor(&DepartureBuffer::m_dropTrace),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketHold",
                            "A copy is held while the packet goes on to the old link.",
                            MakeTraceSourceAccessor(&DepartureBuffer::m_holdTrace),
                            "ns3::fmipv6::PacketHoldTracedCallback")
            .AddTraceSource("PacketFiltered",
                            "A copy is not needed.",
                            MakeTraceSourceAccessor(&DepartureBuffer::m_filterTrace),
                            "ns3::fmipv6::PacketFilteredTracedCallback");
    return tid;
}

void
DepartureBuffer::Attach(Ptr<Node> node)
{
    m_node = node;
}

void
DepartureBuffer::Start(Ipv6Address pcoa)
{
    auto& buffer = m_buffers[pcoa];
    if (buffer)
    {
        return;
    }
    buffer = CreateObject<HandoverBuffer>();
    buffer->SetAttribute("MaxPackets", UintegerValue(m_maxPackets));
    buffer->SetAttribute("MaxBytes", UintegerValue(m_maxBytes));
    buffer->SetAttribute("MaxTime", TimeValue(m_reach));
    buffer->SetAttribute("Discard", EnumValue(static_cast<int>(BufferDiscard::OLDEST)));
    buffer->SetCauses(PacketDropCause::PAR_BUFFER_FULL, PacketDropCause::NAR_EXPIRED);
    buffer->TraceConnectWithoutContext("PacketDrop", MakeCallback(&DepartureBuffer::OnDrop, this));
    buffer->TraceConnectWithoutContext(
        "PacketHold",
        MakeCallback(&TracedCallback<Ptr<const Packet>>::operator(), &m_holdTrace));
    MobilityIcmpv6L4Protocol::GetFor(m_node)->Tap(
        pcoa,
        [buffer](Ptr<Packet> packet, const Ipv6Header& header) {
            if (!buffer->Holds(packet->GetUid())) // else it had waited for address resolution
            {
                buffer->Push(packet, header);
            }
        });
}

void
DepartureBuffer::Pause(Ipv6Address pcoa)
{
    if (m_buffers.count(pcoa) > 0)
    {
        MobilityIcmpv6L4Protocol::GetFor(m_node)->StopTapping(pcoa);
    }
}

std::vector<HandoverBuffer::Item>
DepartureBuffer::Take(Ipv6Address pcoa)
{
    const auto row = m_buffers.find(pcoa);
    if (row == m_buffers.end())
    {
        return {};
    }
    MobilityIcmpv6L4Protocol::GetFor(m_node)->StopTapping(pcoa);
    auto items = row->second->TakeAll();
    m_buffers.erase(row);
    return items;
}

void
DepartureBuffer::Discard(Ipv6Address pcoa)
{
    for (const auto& item : Take(pcoa))
    {
        m_filterTrace(item.packet);
    }
}

void
DepartureBuffer::DiscardAll()
{
    while (!m_buffers.empty())
    {
        Discard(m_buffers.begin()->first);
    }
}

uint32_t
DepartureBuffer::GetNPackets() const
{
    uint32_t packets = 0;
    for (const auto& [pcoa, buffer] : m_buffers)
    {
        packets += buffer->GetNPackets();
    }
    return packets;
}

void
DepartureBuffer::OnDrop(Ptr<const Packet> packet, PacketDropCause cause)
{
    if (cause == PacketDropCause::PAR_BUFFER_FULL)
    {
        m_dropTrace(packet, cause);
    }
    else
    {
        m_filterTrace(packet); // it grew old, as most do: the mobile node was still there
    }
}

void
DepartureBuffer::DoDispose()
{
    m_buffers.clear();
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
