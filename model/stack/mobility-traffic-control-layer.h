/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_TRAFFIC_CONTROL_LAYER_H
#define MOBILITY_TRAFFIC_CONTROL_LAYER_H

#include "ns3/instance-type-id.h"
#include "ns3/ipv6-header.h"
#include "ns3/node.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"
#include "ns3/traffic-control-layer.h"

#include <functional>
#include <string>
#include <vector>

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
 *
 * A Home Address option in front of anything but a Mobility Header is good for a binding that this
 * node has (AddBindingCheck()); else the packet is dropped and a Binding Error tells its sender.
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

    /**
     * Stands between the devices and this layer: gets each IPv6 packet that comes, and calls pass
     * once for each copy of it that shall go on, now or later, or never. Whoever never calls it
     * accounts for the packet (PacketDrop). Packets that this node takes out of a tunnel come from
     * its tunnel device.
     */
    using Interposer = std::function<
        void(Ptr<NetDevice> device, Ptr<const Packet> packet, std::function<void()> pass)>;

    /// @param interposer it, or null for none
    void SetInterposer(Interposer interposer);

    /// Gives each IPv6 packet that comes its place: the packet as it is, or with another IPv6
    /// header; null if it was dropped.
    using Translator =
        std::function<Ptr<const Packet>(Ptr<const Packet> packet, const Ipv6Header& header)>;

    /// @param translator it, or null for none
    void SetTranslator(Translator translator);

    /// Whether this node has a binding: home address, care-of address.
    using BindingCheck = std::function<bool(Ipv6Address home, Ipv6Address careOf)>;

    /// @param check asked for each Home Address option that needs a binding, as the others are;
    /// one yes is enough
    void AddBindingCheck(BindingCheck check);

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

  protected:
    void DoDispose() override;

  private:
    /// As Receive(), behind the interposer.
    void Take(Ptr<NetDevice> device,
              Ptr<const Packet> packet,
              uint16_t protocol,
              const Address& from,
              const Address& to,
              NetDevice::PacketType packetType);
    /**
     * @param node this node
     * @param packet an IPv6 packet for this node
     * @param header its IPv6 header
     * @return the packet to go on with; null if it must be dropped; the same one if nothing is to
     *         be done
     */
    Ptr<const Packet> SwapAddresses(Ptr<Node> node,
                                    Ptr<const Packet> packet,
                                    const Ipv6Header& header);
    /// @param home home address @param careOf care-of address
    /// @return whether this node has such a binding
    bool HasBinding(Ipv6Address home, Ipv6Address careOf) const;
    /// @param packet dropped @param reason why
    void Drop(Ptr<const Packet> packet, const std::string& reason);

    Interposer m_interposer;                                       //!< null if there is none
    Translator m_translator;                                       //!< null if there is none
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop

    TracedCallback<const Ipv6Header&, Ptr<const Packet>, Ptr<NetDevice>>
        m_transmitTrace;                                            //!< Transmit
    std::vector<BindingCheck> m_bindingChecks;                      //!< see AddBindingCheck()
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_TRAFFIC_CONTROL_LAYER_H */
