/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef L2_UPDATE_FRAME_H
#define L2_UPDATE_FRAME_H

#include "ns3/address.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/**
 * The Layer 2 Update frame that an access point emits on the distribution system for a station
 * that has just associated, so that bridges learn where it is now (RFC 4260 section 4 step 6;
 * IEEE Std 802.11F-2003 section 6; hostapd and Linux send the same).
 *
 * It is an IEEE 802.2 XID frame, broadcast, with the station's address as source:
 *
 * @verbatim
   length  8      IEEE 802.3 length field (6 in hostapd; see below)
   DSAP    00     null
   SSAP    01     null, response
   control AF     unnumbered, XID, P/F 0
   XID     81 01 02  IEEE basic format; type 1 LLC; receive window size 1
           00 00  fill
   @endverbatim
 *
 * The two octets of fill and the length 8 are ours: ns-3's CsmaNetDevice takes every length frame
 * for LLC/SNAP, which has 8 octets, and would read past a body of 6. tshark dissects both alike.
 */
class L2UpdateFrame
{
  public:
    /// Octets of the body, and what stands in the length field.
    static constexpr uint16_t LENGTH = 8;

    /// @return a new frame body; send it to broadcast with LENGTH as protocol number
    static Ptr<Packet> MakeBody();

    /**
     * Recognise the frame where a protocol handler of a CsmaNetDevice receives it. The device has
     * removed the body as LLC/SNAP; the "type" it read is the two octets of fill, and nothing is
     * left of the packet. No other frame looks like this: type 0 is not an EtherType.
     *
     * @param packet what the handler got
     * @param protocol the protocol number it got
     * @param destination the destination address it got
     * @return whether it was an L2 Update
     */
    static bool IsReceived(Ptr<const Packet> packet, uint16_t protocol, const Address& destination);
};

} // namespace fmipv6
} // namespace ns3

#endif /* L2_UPDATE_FRAME_H */
