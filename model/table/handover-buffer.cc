/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-buffer.h"

#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HandoverBuffer);

TypeId
HandoverBuffer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HandoverBuffer")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HandoverBuffer>()
            .AddAttribute("MaxPackets",
                          "Packets that a buffer for one mobile node holds (RFC 4068 section 4: "
                          "\"an implementation-specific consideration\"); 500 are 10 s of voice "
                          "at 20 ms.",
                          UintegerValue(500),
                          MakeUintegerAccessor(&HandoverBuffer::m_maxPackets),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("MaxBytes",
                          "Octets that a buffer for one mobile node holds, IPv6 headers included.",
                          UintegerValue(1000000),
                          MakeUintegerAccessor(&HandoverBuffer::m_maxBytes),
                          MakeUintegerChecker<uint32_t>())
            .AddTraceSource("PacketDrop",
                            "A packet was dropped.",
                            MakeTraceSourceAccessor(&HandoverBuffer::m_dropTrace),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketHold",
                            "A packet rests in the buffer.",
                            MakeTraceSourceAccessor(&HandoverBuffer::m_holdTrace),
                            "ns3::fmipv6::PacketHoldTracedCallback");
    return tid;
}

bool
HandoverBuffer::Push(Ptr<Packet> packet, const Ipv6Header& header)
{
    const uint32_t size = packet->GetSize() + header.GetSerializedSize();
    if (m_items.size() >= m_maxPackets || m_bytes + size > m_maxBytes)
    {
        m_dropTrace(packet, PacketDropCause::NAR_BUFFER_FULL);
        return false;
    }
    m_bytes += size;
    m_items.push_back({packet, header});
    m_holdTrace(packet);
    return true;
}

std::vector<HandoverBuffer::Item>
HandoverBuffer::TakeAll()
{
    std::vector<Item> items(m_items.begin(), m_items.end());
    m_items.clear();
    m_bytes = 0;
    return items;
}

void
HandoverBuffer::Expire()
{
    for (const auto& item : TakeAll())
    {
        m_dropTrace(item.packet, PacketDropCause::NAR_EXPIRED);
    }
}

uint32_t
HandoverBuffer::GetNPackets() const
{
    return m_items.size();
}

uint32_t
HandoverBuffer::GetNBytes() const
{
    return m_bytes;
}

void
HandoverBuffer::DoDispose()
{
    m_items.clear();
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
