/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LEDGER_PROBE_H
#define LEDGER_PROBE_H

#include "ns3/ipv6-l3-protocol.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/packet-ledger.h"
#include "ns3/packet-place.h"
#include "ns3/ptr.h"
#include "ns3/wifi-mac.h"

#include <map>

namespace ns3
{

class CsmaNetDevice;
class PointToPointNetDevice;
class QueueDiscItem;

namespace fmipv6
{

/**
 * Connects the packet ledger to everything that moves, holds or drops packets, by trace sources
 * only: ns-3's own devices, queues and IPv6, and the objects of this module.
 *
 * Call WatchNode() once per node when all devices and protocols are installed, then Watch() for
 * each object of this module that has a PacketDrop or PacketHold trace source and is neither
 * aggregated to the node nor a MAC of one of its Wi-Fi devices.
 */
class LedgerProbe : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param ledger receives the reports; set it before anything else
    void SetLedger(Ptr<PacketLedger> ledger);

    /**
     * Watch a node: its IPv6, its traffic control, each of its CSMA, point-to-point and IEEE 802.11
     * devices, and every aggregated object with a PacketDrop or PacketHold source (a hold in the
     * node's ICMPv6 counts as neighbour discovery, one in its role of NAR as the NAR's buffer).
     * Nodes that forward need Ipv6ListRouting: Ipv6StaticRouting alone discards what it has no
     * route for without a trace, and the ledger then calls it unexplained.
     *
     * @param node the node
     * @param wifiBuffer what a PacketHold of the node's Wi-Fi MACs is: PS_BUFFER on an AP,
     *        STATION_BUFFER on a station
     */
    void WatchNode(Ptr<Node> node, PlaceKind wifiBuffer = PlaceKind::PS_BUFFER);

    /**
     * Watch one object by its trace sources PacketDrop and PacketHold, those of the two that it
     * has.
     *
     * @param object the object
     * @param nodeId node that it works for
     * @param holds what a PacketHold of it means, for instance NAR_BUFFER
     * @return whether it has at least one of the two
     */
    bool Watch(Ptr<Object> object, uint32_t nodeId, PlaceKind holds);

  protected:
    void DoDispose() override;

  private:
    /// @param device the device @param nodeId its node
    void WatchCsma(Ptr<CsmaNetDevice> device, uint32_t nodeId);
    /// @param device the device @param nodeId its node
    void WatchPointToPoint(Ptr<PointToPointNetDevice> device, uint32_t nodeId);
    /// @param mac of a device @param queue place of its queues @param station whether it is no AP
    void WatchWifi(Ptr<WifiMac> mac, PacketPlace queue, bool station);
    /// @param device with a transmit queue @param queue its place
    template <typename Device>
    void WatchTransmitQueue(Ptr<Device> device, PacketPlace queue);
    /// @param device of another kind @param nodeId its node
    void WatchOther(Ptr<NetDevice> device, uint32_t nodeId);
    /// As the public Watch(). @param object the object @param place what its holds mean
    /// @return whether it has one of the trace sources
    bool Watch(Ptr<Object> object, PacketPlace place);
    /// @param node the node
    void WatchNetworkLayer(Ptr<Node> node);

    // Sinks of trace sources; what is bound comes first.
    /// @param place a queue @param packet enters it
    void OnEnter(PacketPlace place, Ptr<const Packet> packet);
    /// @param place a queue @param packet leaves it
    void OnLeave(PacketPlace place, Ptr<const Packet> packet);
    /// @param nodeId where @param packet leaves the node, or is about to
    void OnMove(uint32_t nodeId, Ptr<const Packet> packet);
    /// @param nodeId where @param packet is seen
    void OnSeen(uint32_t nodeId, Ptr<const Packet> packet);
    /// @param place where @param reason why @param packet is dropped
    void OnNs3Drop(PacketPlace place, PacketLedger::DropReason reason, Ptr<const Packet> packet);
    /// @param queue of the device @param wire its channel @param packet begins to be sent
    void OnWireBegin(PacketPlace queue, PacketPlace wire, Ptr<const Packet> packet);
    /// @param queue of the device @param wire its channel @param packet could not be sent
    void OnWireTxDrop(PacketPlace queue, PacketPlace wire, Ptr<const Packet> packet);
    /// @param nodeId where @param channelId which wire @param packet has come
    void OnWireEnd(uint32_t nodeId, uint32_t channelId, Ptr<const Packet> packet);
    /// @param nodeId where @param channelId which wire @param packet came and was discarded
    void OnWireRxDrop(uint32_t nodeId, uint32_t channelId, Ptr<const Packet> packet);
    /// A frame that is for somebody else ends here. @param device where @param packet has come
    void OnCsmaFrame(const CsmaNetDevice* device, Ptr<const Packet> packet);
    /// @param place a queue @param mpdu enters it
    void OnMpduEnter(PacketPlace place, Ptr<const WifiMpdu> mpdu);
    /// @param place a queue @param mpdu leaves it
    void OnMpduLeave(PacketPlace place, Ptr<const WifiMpdu> mpdu);
    /// @param place a queue @param mpdu is dropped from it
    void OnMpduQueueDrop(PacketPlace place, Ptr<const WifiMpdu> mpdu);
    /// @param place a queue @param why the reason @param mpdu is dropped by the MAC
    void OnMpduDrop(PacketPlace place, WifiMacDropReason why, Ptr<const WifiMpdu> mpdu);
    /// @param place a queue disc @param item enters it
    void OnItemEnter(PacketPlace place, Ptr<const QueueDiscItem> item);
    /// @param place a queue disc @param item leaves it
    void OnItemLeave(PacketPlace place, Ptr<const QueueDiscItem> item);
    /// @param place a queue disc @param item is dropped by it
    void OnItemDrop(PacketPlace place, Ptr<const QueueDiscItem> item);
    /// @param nodeId where @param packet is passed by IPv6 to an interface
    void OnIpTx(uint32_t nodeId, Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t);
    /// @param nodeId where @param packet is received by IPv6
    void OnIpRx(uint32_t nodeId, Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t);
    /// @param nodeId where @param packet is dropped by IPv6 @param reason why
    void OnIpDrop(uint32_t nodeId,
                  const Ipv6Header&,
                  Ptr<const Packet> packet,
                  Ipv6L3Protocol::DropReason reason,
                  Ptr<Ipv6>,
                  uint32_t);
    /// @param object key of m_watched @param packet is dropped by it @param cause why
    void OnDrop(const Object* object, Ptr<const Packet> packet, PacketDropCause cause);
    /// @param object key of m_watched @param packet is filtered by it
    void OnFilter(const Object* object, Ptr<const Packet> packet);
    /// @param object key of m_watched @param packet is held by it
    void OnHold(const Object* object, Ptr<const Packet> packet);

    Ptr<PacketLedger> m_ledger; //!< receives the reports
    /// What the holds of a watched object mean; only looked up, never walked through.
    std::map<const Object*, PacketPlace> m_watched;
};

} // namespace fmipv6
} // namespace ns3

#endif /* LEDGER_PROBE_H */
