/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STATION_REORDER_SHADOW_H
#define STATION_REORDER_SHADOW_H

#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstdint>
#include <deque>
#include <map>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * What waits in the reordering buffers of a station's Block Ack agreements (IEEE Std 802.11-2020
 * section 10.25.6): frames that were received and have not been passed up, because one before them
 * is missing. ns-3 keeps these buffers to itself; a station that leaves its access point never gets
 * the missing frame, and must be able to say which packets went with the buffer.
 */
class StationReorderShadow
{
  public:
    /// A frame was received. @param tid traffic identifier @param sequence sequence number
    /// @param packet its body
    void Received(uint8_t tid, uint16_t sequence, Ptr<const Packet> packet);
    /// A frame was passed up, before or after Received() for it. @param tid traffic identifier
    /// @param sequence sequence number
    void Passed(uint8_t tid, uint16_t sequence);
    /// @return what was received and not passed up; nothing is waiting afterwards
    std::vector<Ptr<const Packet>> Take();

  private:
    /// Traffic identifier and sequence number.
    using Key = std::pair<uint8_t, uint16_t>;

    std::map<Key, Ptr<const Packet>> m_waiting; //!< received, not passed up
    std::deque<Key> m_received;                 //!< the keys of m_waiting and more, oldest first
    std::deque<Key> m_passed;                   //!< passed up of late, oldest first
};

} // namespace fmipv6
} // namespace ns3

#endif /* STATION_REORDER_SHADOW_H */
