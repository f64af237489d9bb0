/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef BLOCK_ACK_ACCESS_H
#define BLOCK_ACK_ACCESS_H

#include "ns3/mac48-address.h"

namespace ns3
{

class WifiMac;

namespace fmipv6
{

/// @param mac a MAC @return whether it can have Block Ack agreements: 802.11n and later
bool HasBlockAck(const WifiMac& mac);

/**
 * Bear aggregates without a Block Ack agreement, at whose end ns-3 3.37 takes it for granted that
 * there is one. The recipient has its agreement when its ADDBA Response is acknowledged, the
 * originator when it has received that; between the two, or for good if every acknowledgment is
 * lost, the originator may send an A-MPDU. That shows that it has the response: the agreement
 * begins with it, as IEEE Std 802.11-2020 section 10.25.2 has it. An A-MPDU of a peer to which no
 * response was sent is not received. To be called once, when the frame exchange manager has its
 * PHY; nothing happens below 802.11n.
 *
 * @param mac the MAC
 */
void GuardAggregates(const WifiMac& mac);

/**
 * End the Block Ack agreements in which a peer is the originator. Frames that wait in the
 * reordering buffer for a missing one are passed up first, so this is to be called while data of
 * the peer is still taken, and not within the reception of a data frame. Nothing happens below
 * 802.11n.
 *
 * @param mac the MAC
 * @param peer the originator
 */
void EndReceivingBlockAck(const WifiMac& mac, Mac48Address peer);

/**
 * End the Block Ack agreements in which a peer is the recipient, and forget what is in flight and
 * the Block Ack Requests due. Without this, a peer that leaves and comes back would meet the
 * windows of before: a (re)association begins without agreements.
 * An agreement that still waits for its ADDBA Response is let go of, too.
 *
 * @param mac the MAC
 * @param peer the recipient
 */
void EndSendingBlockAck(const WifiMac& mac, Mac48Address peer);

} // namespace fmipv6
} // namespace ns3

#endif /* BLOCK_ACK_ACCESS_H */
