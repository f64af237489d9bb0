/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SENT_FRAMES_H
#define SENT_FRAMES_H

#include "ns3/callback.h"
#include "ns3/packet.h"
#include "ns3/wifi-mac-header.h"
#include "ns3/wifi-mac.h"
#include "ns3/wifi-phy.h"

#include <functional>

namespace ns3
{
namespace fmipv6
{

/**
 * Be told of every frame that a MAC puts on the air, those within aggregates one by one.
 * @param mac whose
 * @param look receives header and body
 */
inline void
OnFrameSent(Ptr<WifiMac> mac, std::function<void(const WifiMacHeader&, Ptr<const Packet>)> look)
{
    mac->GetWifiPhy()->TraceConnectWithoutContext(
        "MonitorSnifferTx",
        Callback<void, Ptr<const Packet>, uint16_t, WifiTxVector, MpduInfo, uint16_t>(
            [look](Ptr<const Packet> frame, uint16_t, WifiTxVector, MpduInfo, uint16_t) {
                auto body = frame->Copy();
                WifiMacHeader header;
                body->RemoveHeader(header);
                body->RemoveAtEnd(4); // frame check sequence
                look(header, body);
            }));
}

} // namespace fmipv6
} // namespace ns3

#endif /* SENT_FRAMES_H */
