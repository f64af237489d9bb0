/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_BUFFER_H
#define HANDOVER_BUFFER_H

#include "ns3/ipv6-header.h"
#include "ns3/object.h"
#include "ns3/packet-fate.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"

#include <deque>
#include <functional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * First in, first out: packets that a new access router holds for a mobile node that is on its way
 * (the U flag of RFC 4068 section 6.2.1). Full means that the newest packet is lost.
 *
 * How long packets may stay is for the owner to say: it calls Expire().
 */
class HandoverBuffer : public Object
{
  public:
    /// A packet as it was about to be sent on the link.
    struct Item
    {
        Ptr<Packet> packet; //!< payload of the IPv6 packet
        Ipv6Header header;  //!< its header
    };

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Hold a packet, or drop it (NAR_BUFFER_FULL).
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

    /// The lifetime is over: drop everything (NAR_EXPIRED).
    void Expire();

    /// @return packets held
    uint32_t GetNPackets() const;
    /// @return octets held, IPv6 headers included
    uint32_t GetNBytes() const;

  protected:
    void DoDispose() override;

  private:
    std::deque<Item> m_items;                                       //!< the packets
    uint32_t m_bytes{0};                                            //!< octets held
    uint32_t m_maxPackets{0};                                       //!< attribute MaxPackets
    uint32_t m_maxBytes{0};                                         //!< attribute MaxBytes
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_holdTrace;                  //!< PacketHold
};

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_BUFFER_H */
