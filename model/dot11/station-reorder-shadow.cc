/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-reorder-shadow.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

namespace
{
/// Frames remembered: more than the 256 of the largest reordering buffer, fewer than would let a
/// sequence number (12 bits) come round again.
constexpr std::size_t MEMORY = 1024;
} // namespace

void
StationReorderShadow::Received(uint8_t tid, uint16_t sequence, Ptr<const Packet> packet)
{
    const Key key{tid, sequence};
    if (std::find(m_passed.rbegin(), m_passed.rend(), key) != m_passed.rend())
    {
        return; // of an A-MPDU each frame is passed up before the last has ended; or a duplicate
    }
    m_waiting[key] = packet;
    m_received.push_back(key);
    if (m_received.size() > MEMORY)
    {
        m_waiting.erase(m_received.front()); // too old to be in any buffer: it was discarded there
        m_received.pop_front();
    }
}

void
StationReorderShadow::Passed(uint8_t tid, uint16_t sequence)
{
    const Key key{tid, sequence};
    m_waiting.erase(key);
    m_passed.push_back(key);
    if (m_passed.size() > MEMORY)
    {
        m_passed.pop_front();
    }
}

std::vector<Ptr<const Packet>>
StationReorderShadow::Take()
{
    std::vector<Ptr<const Packet>> packets;
    for (const auto& [key, packet] : m_waiting)
    {
        packets.push_back(packet);
    }
    m_waiting.clear();
    m_received.clear();
    m_passed.clear();
    return packets;
}

} // namespace fmipv6
} // namespace ns3
