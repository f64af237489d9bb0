/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MAC_QUEUE_ACCESS_H
#define MAC_QUEUE_ACCESS_H

#include "ns3/mac48-address.h"
#include "ns3/ptr.h"
#include "ns3/wifi-mpdu.h"

#include <optional>
#include <vector>

namespace ns3
{

class WifiMac;

namespace fmipv6
{

/**
 * Take all data frames for one receiver out of the MAC's transmission queues, oldest first within
 * each access category. A frame that is on the air at this moment is taken, too: its exchange ends
 * without a retransmission.
 *
 * @param mac the MAC
 * @param receiver address 1 of the frames
 * @return the frames
 */
std::vector<Ptr<WifiMpdu>> TakeQueuedData(const WifiMac& mac, Mac48Address receiver);

/**
 * @param mac the MAC
 * @param receiver address 1 of the frames
 * @return number of data frames for the receiver in the MAC's transmission queues
 */
std::size_t CountQueuedData(const WifiMac& mac, Mac48Address receiver);

/**
 * Take management frames out of the MAC's transmission queues.
 * @param mac the MAC
 * @param receiver take only what is for this station
 * @return the frames
 */
std::vector<Ptr<WifiMpdu>> TakeQueuedManagement(
    const WifiMac& mac,
    std::optional<Mac48Address> receiver = std::nullopt);

} // namespace fmipv6
} // namespace ns3

#endif /* MAC_QUEUE_ACCESS_H */
