/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-buffer.h"

#include "ns3/enum.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>

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
            .AddAttribute("MaxTime",
                          "How long a packet may be held (s), 0: as long as the owner of the "
                          "buffer holds any. The RFCs name no limit of a packet's own; what is too "
                          "late to be of use is up to the application.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&HandoverBuffer::m_maxTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("Discard",
                          "Which packet a full buffer gives up: Newest (drop-tail), or Oldest. The "
                          "RFCs leave it open (RFC 4068 section 4).",
                          EnumValue(static_cast<int>(BufferDiscard::NEWEST)),
                          MakeEnumAccessor(&HandoverBuffer::m_discard),
                          MakeEnumChecker(static_cast<int>(BufferDiscard::NEWEST),
                                          "Newest",
                                          static_cast<int>(BufferDiscard::OLDEST),
                                          "Oldest"))
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

void
HandoverBuffer::SetCauses(PacketDropCause full, PacketDropCause expired)
{
    m_full = full;
    m_expired = expired;
}

bool
HandoverBuffer::Fits(uint32_t size) const
{
    return m_items.size() < m_maxPackets && m_bytes + size <= m_maxBytes;
}

void
HandoverBuffer::DropFirst(PacketDropCause cause)
{
    const auto first = m_items.front();
    m_items.pop_front();
    m_bytes -= first.packet->GetSize() + first.header.GetSerializedSize();
    m_dropTrace(first.packet, cause);
}

void
HandoverBuffer::DropOld()
{
    while (!m_maxTime.IsZero() && !m_items.empty() &&
           Simulator::Now() - m_items.front().arrived > m_maxTime)
    {
        DropFirst(m_expired);
    }
}

bool
HandoverBuffer::Push(Ptr<Packet> packet, const Ipv6Header& header)
{
    DropOld();
    const uint32_t size = packet->GetSize() + header.GetSerializedSize();
    if (static_cast<BufferDiscard>(m_discard) == BufferDiscard::OLDEST && size <= m_maxBytes)
    {
        while (!m_items.empty() && !Fits(size))
        {
            DropFirst(m_full);
        }
    }
    if (!Fits(size))
    {
        m_dropTrace(packet, m_full);
        return false;
    }
    const auto now = Simulator::Now();
    m_bytes += size;
    m_items.push_back({packet, header, now});
    m_arrivals.push_back(now);
    if (m_arrivals.size() > METERED_PACKETS)
    {
        m_arrivals.pop_front();
    }
    m_holdTrace(packet);
    return true;
}

std::vector<HandoverBuffer::Item>
HandoverBuffer::TakeAll()
{
    DropOld();
    std::vector<Item> items(m_items.begin(), m_items.end());
    m_items.clear();
    m_bytes = 0;
    return items;
}

std::optional<HandoverBuffer::Item>
HandoverBuffer::TakeFirst()
{
    DropOld();
    if (m_items.empty())
    {
        return std::nullopt;
    }
    const auto first = m_items.front();
    m_items.pop_front();
    m_bytes -= first.packet->GetSize() + first.header.GetSerializedSize();
    return first;
}

void
HandoverBuffer::Expire()
{
    while (!m_items.empty())
    {
        DropFirst(m_expired);
    }
}

Time
HandoverBuffer::GetMeanInterval() const
{
    if (m_arrivals.size() < 2)
    {
        return Time(0);
    }
    return (m_arrivals.back() - m_arrivals.front()) / static_cast<int64_t>(m_arrivals.size() - 1);
}

bool
HandoverBuffer::Holds(uint64_t uid) const
{
    return std::any_of(m_items.begin(), m_items.end(), [uid](const Item& item) {
        return item.packet->GetUid() == uid;
    });
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
