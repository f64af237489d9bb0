/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_NET_DEVICE_H
#define IDEAL_NET_DEVICE_H

#include "ns3/error-model.h"
#include "ns3/mac48-address.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"

namespace ns3
{
namespace fmipv6
{

class IdealChannel;

/**
 * What both ends of the ideal link share: the NetDevice interface, and a transmitter that
 * serialises packets at the channel's data rate and delivers each after the channel's delay. No
 * PHY, no frames, no loss by itself: packets are lost only where there is no attachment.
 */
class IdealNetDevice : public NetDevice
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param channel the channel that this device is on
    void SetChannel(Ptr<IdealChannel> channel);

    /**
     * As Receive(), at this instant, but in an event of this device's node: ns-3 asserts that a
     * node receives in its own context, while the event that delivers is the sender's.
     * @param packet the packet
     * @param from source
     * @param to destination
     * @param protocol EtherType
     */
    void ReceiveInContext(Ptr<const Packet> packet,
                          Mac48Address from,
                          Mac48Address to,
                          uint16_t protocol);

    /**
     * A packet has arrived at this device.
     * @param packet the packet
     * @param from link-layer source
     * @param to link-layer destination
     * @param protocol EtherType
     */
    virtual void Receive(Ptr<const Packet> packet,
                         Mac48Address from,
                         Mac48Address to,
                         uint16_t protocol);

    // NetDevice
    void SetIfIndex(const uint32_t index) override;
    uint32_t GetIfIndex() const override;
    Ptr<Channel> GetChannel() const override;
    void SetAddress(Address address) override;
    Address GetAddress() const override;
    bool SetMtu(const uint16_t mtu) override;
    uint16_t GetMtu() const override;
    bool IsLinkUp() const override;
    void AddLinkChangeCallback(Callback<void> callback) override;
    bool IsBroadcast() const override;
    Address GetBroadcast() const override;
    bool IsMulticast() const override;
    Address GetMulticast(Ipv4Address multicastGroup) const override;
    Address GetMulticast(Ipv6Address addr) const override;
    bool IsBridge() const override;
    bool IsPointToPoint() const override;
    /// Always true: what is lost is told by the trace source PacketDrop.
    bool Send(Ptr<Packet> packet, const Address& dest, uint16_t protocolNumber) override;
    Ptr<Node> GetNode() const override;
    void SetNode(Ptr<Node> node) override;
    bool NeedsArp() const override;
    void SetReceiveCallback(NetDevice::ReceiveCallback cb) override;
    void SetPromiscReceiveCallback(PromiscReceiveCallback cb) override;

  protected:
    void DoDispose() override;

    /// @return the address as the type that it has
    Mac48Address GetMac48Address() const;
    /// @return the channel
    Ptr<IdealChannel> GetIdealChannel() const;
    /// @param up whether the link is up; whoever asked to be told of a change is told
    void SetLinkUp(bool up);
    /// @param packet a packet that is let go of @param cause why
    void Drop(Ptr<const Packet> packet, PacketDropCause cause);
    /**
     * Put a packet into the transmitter.
     * @param packet the packet; a copy is sent
     * @param from link-layer source
     * @param to link-layer destination
     * @param protocol EtherType
     */
    void Transmit(Ptr<const Packet> packet, Mac48Address from, Mac48Address to, uint16_t protocol);

  private:
    /**
     * A packet has crossed the link; the subclass gives it to whoever is attached now.
     * @param packet the packet
     * @param from link-layer source
     * @param to link-layer destination
     * @param protocol EtherType
     */
    virtual void Deliver(Ptr<const Packet> packet,
                         Mac48Address from,
                         Mac48Address to,
                         uint16_t protocol) = 0;

    /// The end of Transmit(). @param packet the packet @param from source @param to destination
    /// @param protocol EtherType
    void Arrive(Ptr<Packet> packet, Mac48Address from, Mac48Address to, uint16_t protocol);

    Ptr<IdealChannel> m_channel;                      //!< the channel
    Ptr<Node> m_node;                                 //!< the node
    Mac48Address m_address;                           //!< link-layer address
    uint32_t m_ifIndex{0};                            //!< index in the node
    uint16_t m_mtu{1500};                             //!< MTU (bytes)
    bool m_linkUp{false};                             //!< link state
    uint32_t m_maxPackets{100};                       //!< attribute MaxPackets
    Ptr<ErrorModel> m_errorModel;                     //!< attribute ErrorModel
    uint32_t m_packets{0};                            //!< in the transmitter and on the link
    Time m_busyUntil;                                 //!< end of the last packet accepted
    NetDevice::ReceiveCallback m_receive;             //!< to the network layer
    NetDevice::PromiscReceiveCallback m_promisc;      //!< to a relay
    TracedCallback<> m_linkChange;                    //!< on a change of the link state
    TracedCallback<Ptr<const Packet>> m_macTx;        //!< trace source MacTx
    TracedCallback<Ptr<const Packet>> m_macRx;        //!< trace source MacRx
    TracedCallback<Ptr<const Packet>> m_macPromiscRx; //!< trace source MacPromiscRx
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_packetDrop; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_packetHold;                  //!< PacketHold
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_NET_DEVICE_H */
