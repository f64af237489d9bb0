/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_BUFFER_H
#define HANDOVER_BUFFER_H

#include "ns3/ipv6-header.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet-fate.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Which packet a full buffer gives up.
enum class BufferDiscard : uint8_t
{
    NEWEST, //!< the one that comes (drop-tail)
    OLDEST, //!< those that came first, until the one that comes fits (drop-oldest)
};

/**
 * First in, first out: packets that an access router holds for a mobile node that is on its way
 * (the U flag of RFC 4068 section 6.2.1), limited in packets, octets and time.
 *
 * The time of each packet is looked at when one comes or goes. How long they may stay altogether is
 * for the owner to say: it calls Expire().
 */
class HandoverBuffer : public Object
{
  public:
    /// A packet as it was about to be sent on the link.
    struct Item
    {
        Ptr<Packet> packet; //!< payload of the IPv6 packet
        Ipv6Header header;  //!< its header
        Time arrived;       //!< when it came
    };

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Say as what losses are reported; until then as those of a new access router.
     * @param full cause where the buffer was full
     * @param expired cause where the time was over
     */
    void SetCauses(PacketDropCause full, PacketDropCause expired);

    /**
     * Hold a packet. If the buffer is full, it or older ones are dropped.
     * @param packet payload of the IPv6 packet
     * @param header its header
     * @return whether it is held
     */
    bool Push(Ptr<Packet> packet, const Ipv6Header& header);

    /**
     * Take everything out in order of arrival.
     * @return the packets
     */
    std::vector<Item> TakeAll();
    /// @return the packet that came first, taken out, or nothing
    std::optional<Item> TakeFirst();

    /// The lifetime is over: drop everything.
    void Expire();

    /**
     * Meter the rate at which packets come, over the last METERED_PACKETS that were held.
     * @return the mean time between two, 0 before the second
     */
    Time GetMeanInterval() const;

    /// Packets over which GetMeanInterval() takes the mean.
    static constexpr std::size_t METERED_PACKETS = 16;

    /// @param uid of a packet @return whether it, or a copy, is held
    bool Holds(uint64_t uid) const;
    /// @return packets held
    uint32_t GetNPackets() const;
    /// @return octets held, IPv6 headers included
    uint32_t GetNBytes() const;

  protected:
    void DoDispose() override;

  private:
    /// @param size octets @return whether they fit beside what is held
    bool Fits(uint32_t size) const;
    /// Drop the packet that came first. @param cause why
    void DropFirst(PacketDropCause cause);
    /// Drop what has been here for too long.
    void DropOld();

    std::deque<Item> m_items;                                       //!< the packets
    uint32_t m_bytes{0};                                            //!< octets held
    uint32_t m_maxPackets{0};                                       //!< attribute MaxPackets
    uint32_t m_maxBytes{0};                                         //!< attribute MaxBytes
    Time m_maxTime;                                                 //!< attribute MaxTime
    int m_discard{static_cast<int>(BufferDiscard::NEWEST)};         //!< attribute Discard
    std::deque<Time> m_arrivals;                                    //!< the last METERED_PACKETS
    PacketDropCause m_full{PacketDropCause::NAR_BUFFER_FULL};       //!< see SetCauses()
    PacketDropCause m_expired{PacketDropCause::NAR_EXPIRED};        //!< see SetCauses()
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_holdTrace;                  //!< PacketHold
};

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_BUFFER_H */
