/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MAC_FRAMES_H
#define MAC_FRAMES_H

#include "ns3/mac48-address.h"
#include "ns3/packet.h"
#include "ns3/wifi-mac-header.h"

#include <cstdint>
#include <optional>

namespace ns3
{

class WifiMac;

namespace fmipv6
{

/// @param msdu received, with LLC and SNAP headers @return its EtherType; none if it is too short
std::optional<uint16_t> PeekEtherType(Ptr<const Packet> msdu);

/// @param msdu with LLC and SNAP headers @return a copy without them
Ptr<Packet> WithoutLlc(Ptr<const Packet> msdu);

/// Put LLC and SNAP headers before an EAPOL frame. @param eapol the frame
void AddEapolLlc(Ptr<Packet> eapol);

/**
 * Header of a management frame.
 * @param type subtype @param to receiver @param from transmitter @param bssid address 3
 * @return it
 */
WifiMacHeader MakeManagementHeader(WifiMacType type,
                                   Mac48Address to,
                                   Mac48Address from,
                                   Mac48Address bssid);

/**
 * Queue a frame that belongs to no traffic identifier: on the voice queue with QoS, as management
 * frames are (IEEE Std 802.11-2020 section 10.2.3.2), else on the only one.
 * @param mac whose queue @param body frame body @param header of the frame
 */
void QueueWithoutTid(const WifiMac& mac, Ptr<Packet> body, const WifiMacHeader& header);

} // namespace fmipv6
} // namespace ns3

#endif /* MAC_FRAMES_H */
