/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_TRAFFIC_CONTROL_LAYER_H
#define MOBILITY_TRAFFIC_CONTROL_LAYER_H

#include "ns3/instance-type-id.h"
#include "ns3/ipv6-header.h"
#include "ns3/node.h"
#include "ns3/traced-callback.h"
#include "ns3/traffic-control-layer.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * Processes the Home Address option (RFC 6275 section 9.3.1) and the type 2 routing header
 * (section 11.3.3) of packets for this node before Ipv6L3Protocol sees them: the addresses change
 * places in the IPv6 header and the extension header is removed. ns-3's own extension handlers get
 * the IPv6 header as const, so they cannot do it; traffic control is the layer that every received
 * packet passes.
 */
class MobilityTrafficControlLayer
    : public WithInstanceTypeId<MobilityTrafficControlLayer, TrafficControlLayer>
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    void Receive(Ptr<NetDevice> device,
                 Ptr<const Packet> packet,
                 uint16_t protocol,
                 const Address& from,
                 const Address& to,
                 NetDevice::PacketType packetType) override;
    void Send(Ptr<NetDevice> device, Ptr<QueueDiscItem> item) override;

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the packet
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);
    /**
     * TracedCallback signature of the trace source Transmit.
     * @param header the IPv6 header
     * @param packet what follows it
     * @param device the device that is to send it
     */
    typedef void (*TransmitTracedCallback)(const Ipv6Header& header,
                                           Ptr<const Packet> packet,
                                           Ptr<NetDevice> device);

  private:
    /**
     * @param packet an IPv6 packet for this node
     * @param header its IPv6 header
     * @return the packet to go on with; null if it must be dropped; the same one if nothing is to
     *         be done
     */
    Ptr<const Packet> SwapAddresses(Ptr<const Packet> packet, const Ipv6Header& header);

    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
    TracedCallback<const Ipv6Header&, Ptr<const Packet>, Ptr<NetDevice>>
        m_transmitTrace; //!< Transmit
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_TRAFFIC_CONTROL_LAYER_H */
