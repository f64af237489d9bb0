/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LEDGER_PROBE_H
#define LEDGER_PROBE_H

#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/packet-ledger.h"
#include "ns3/packet-place.h"
#include "ns3/ptr.h"

namespace ns3
{
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
     * node's ICMPv6 counts as neighbour discovery).
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
    Ptr<PacketLedger> m_ledger; //!< receives the reports
};

} // namespace fmipv6
} // namespace ns3

#endif /* LEDGER_PROBE_H */
