/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PACKET_FATE_H
#define PACKET_FATE_H

#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstdint>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/**
 * Why an object of this module lets go of a packet that it will not deliver.
 *
 * Every class that can drop packets has a trace source "PacketDrop" with the signature
 * PacketDropTracedCallback, and every class that can hold them a trace source "PacketHold" with
 * the signature PacketHoldTracedCallback. The packet ledger (model/metrics) listens to both.
 */
enum class PacketDropCause : uint8_t
{
    AIR,                //!< given up after the last retransmission over the air
    QUEUE,              //!< a MAC queue overflowed, or the packet grew too old in it
    FLUSHED,            //!< held for a station that has left, and thrown away with its state
    PS_BUFFER_FULL,     //!< the AP's buffer for a station that is away overflowed
    NOT_ASSOCIATED,     //!< at an AP, for a station that is not associated with it any more
    PORT_CLOSED,        //!< the IEEE 802.1X controlled port is not open
    NO_LINK,            //!< the mobile node had no link to send it on
    NO_ROUTE,           //!< a router has no route, or no binding, for the destination
    NEIGHBOR_DISCOVERY, //!< lost while waiting for address resolution
    TUNNEL,             //!< no binding or wrong peer at a tunnel's end
    PAR_BUFFER_FULL,    //!< the previous access router's buffer overflowed
    NAR_BUFFER_FULL,    //!< the new access router's buffer overflowed
    NAR_EXPIRED,        //!< held by the new access router until its lifetime ran out
    TOO_BIG,            //!< does not fit into a tunnel (RFC 2473 section 7.1)
};

/**
 * @param cause the cause
 * @return a short lower-case name with dashes, for instance "nar-buffer-full"
 */
std::string_view GetDropCauseName(PacketDropCause cause);

/**
 * TracedCallback signature of trace sources named PacketDrop.
 * @param packet the packet (the ledger reads its byte tag)
 * @param cause why
 */
typedef void (*PacketDropTracedCallback)(Ptr<const Packet> packet, PacketDropCause cause);

/**
 * TracedCallback signature of trace sources named PacketHold: the packet now rests in this object.
 * @param packet the packet
 */
typedef void (*PacketHoldTracedCallback)(Ptr<const Packet> packet);

/**
 * TracedCallback signature of trace sources named PacketFiltered: a copy of a frame, that is not
 * for this part of the network, goes no further. It names a loss only where nothing else became of
 * the packet.
 * @param packet the packet
 */
typedef void (*PacketFilteredTracedCallback)(Ptr<const Packet> packet);

} // namespace fmipv6
} // namespace ns3

#endif /* PACKET_FATE_H */
