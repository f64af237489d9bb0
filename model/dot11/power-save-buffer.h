/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef POWER_SAVE_BUFFER_H
#define POWER_SAVE_BUFFER_H

#include "ns3/mac48-address.h"
#include "ns3/nstime.h"
#include "ns3/packet.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * What an access point keeps for stations that are away (IEEE Std 802.11-2020 section 11.2.3):
 * a queue for each of them, and one for group-addressed frames, each within the same limits. RFC
 * 4260 section 4 warns of it: "This can result in buffer exhaustion on the AP".
 */
class PowerSaveBuffer
{
  public:
    /// A packet that is kept.
    struct Item
    {
        Ptr<Packet> packet; //!< with LLC/SNAP
        Mac48Address to;    //!< destination
        Mac48Address from;  //!< source
        Time since;         //!< when it came
    };

    /// How much is kept for one station.
    struct Limits
    {
        uint32_t packets{64}; //!< most packets
        uint32_t bytes{0};    //!< most bytes, without MAC headers; 0 for no such limit
        Time age;             //!< longest stay; 0 for no such limit
    };

    /// @param limits how much is kept for each station from now on
    void SetLimits(const Limits& limits);

    /// @param station it is away from now on
    void Begin(Mac48Address station);
    /// @param station it is not away any more @return what was kept for it, oldest first
    std::deque<Item> End(Mac48Address station);
    /// @param station which @return whether it is away
    bool IsAway(Mac48Address station) const;
    /// @return whether any station is away
    bool IsAnyAway() const;

    /**
     * Keep a packet for the station that it is for, which is away, or for the group.
     * @param item the packet
     * @param elsewhere packets that the AP has for the same station in its transmission queues,
     *        which count, too
     * @return false if the buffer is full
     */
    bool Push(const Item& item, std::size_t elsewhere);
    /// @return the group-addressed packets kept, oldest first; they are kept no more
    std::deque<Item> TakeGroup();
    /// @return packets that have been here longer than allowed, by station; they are kept no more
    std::deque<Item> TakeExpired();
    /// @return when TakeExpired() will have something to give, if ever
    std::optional<Time> GetNextExpiry() const;

    /// @param station which @return how many packets are kept for it
    std::size_t GetPackets(Mac48Address station) const;
    /// @return how many group-addressed packets are kept
    std::size_t GetGroupPackets() const;

  private:
    /// Packets for one station, or for the group.
    struct Queue
    {
        std::deque<Item> items; //!< oldest first
        std::size_t bytes{0};   //!< of all of them
    };

    /// @param queue one @param expired where to move the packets that are too old
    void Expire(Queue& queue, std::deque<Item>& expired) const;

    Limits m_limits;                      //!< of each queue
    std::map<Mac48Address, Queue> m_away; //!< by station
    Queue m_group;                        //!< group-addressed packets
};

} // namespace fmipv6
} // namespace ns3

#endif /* POWER_SAVE_BUFFER_H */
