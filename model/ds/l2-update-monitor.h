/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef L2_UPDATE_MONITOR_H
#define L2_UPDATE_MONITOR_H

#include "ns3/mac48-address.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Step 6 at the access router: reports the end of the step when the L2 Update frame arrives on the
 * access router's side of the LAN.
 *
 * It reports an end at every receipt, because a station that comes back later is announced anew.
 * Where a LAN has several access routers each of them reports; whoever records takes the first
 * end after a begin (design: "end = first acceptance").
 */
class L2UpdateMonitor : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Listen on a device. May be called for several devices of one node, which keeps the monitor
     * alive.
     * @param lan a device of the access router on the LAN
     */
    void Watch(Ptr<NetDevice> lan);

    /**
     * TracedCallback signature of the trace source Heard.
     * @param station link-layer address of the station
     * @param device the device that received the frame
     */
    typedef void (*HeardTracedCallback)(Mac48Address station, Ptr<NetDevice> device);

  private:
    /**
     * Protocol handler.
     * @param device the device
     * @param packet the payload
     * @param protocol EtherType, or 0 for an L2 Update
     * @param from source
     * @param to destination
     * @param type kind of destination
     */
    void Receive(Ptr<NetDevice> device,
                 Ptr<const Packet> packet,
                 uint16_t protocol,
                 const Address& from,
                 const Address& to,
                 NetDevice::PacketType type);

    TracedCallback<Mac48Address, Ptr<NetDevice>> m_heard; //!< trace source Heard
};

} // namespace fmipv6
} // namespace ns3

#endif /* L2_UPDATE_MONITOR_H */
