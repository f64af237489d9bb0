/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ledger-probe.h"

#include "ns3/access-router.h"
#include "ns3/channel.h"
#include "ns3/csma-net-device.h"
#include "ns3/ethernet-header.h"
#include "ns3/icmpv6-l4-protocol.h"
#include "ns3/ledger-tag.h"
#include "ns3/new-access-router.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/previous-access-router.h"
#include "ns3/queue-disc.h"
#include "ns3/queue.h"
#include "ns3/traffic-control-layer.h"
#include "ns3/wifi-mac-queue-scheduler.h"
#include "ns3/wifi-mac-queue.h"
#include "ns3/wifi-mpdu.h"
#include "ns3/wifi-net-device.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(LedgerProbe);

TypeId
LedgerProbe::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::LedgerProbe")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<LedgerProbe>();
    return tid;
}

void
LedgerProbe::SetLedger(Ptr<PacketLedger> ledger)
{
    m_ledger = ledger;
}

void
LedgerProbe::DoDispose()
{
    m_ledger = nullptr;
    m_watched.clear();
    Object::DoDispose();
}

void
LedgerProbe::WatchNode(Ptr<Node> node, PlaceKind wifiBuffer)
{
    const auto nodeId = node->GetId();
    for (uint32_t i = 0; i < node->GetNDevices(); ++i)
    {
        auto device = node->GetDevice(i);
        if (auto csma = DynamicCast<CsmaNetDevice>(device))
        {
            WatchCsma(csma, nodeId);
        }
        else if (auto pointToPoint = DynamicCast<PointToPointNetDevice>(device))
        {
            WatchPointToPoint(pointToPoint, nodeId);
        }
        else if (auto wifi = DynamicCast<WifiNetDevice>(device))
        {
            WatchWifi(wifi->GetMac(),
                      {nodeId, PlaceKind::WIFI_QUEUE, i},
                      wifiBuffer == PlaceKind::STATION_BUFFER);
            Watch(wifi->GetMac(), nodeId, wifiBuffer);
        }
        else if (!m_watched.count(PeekPointer(device)))
        {
            WatchOther(device, nodeId);
        }
    }
    WatchNetworkLayer(node);
    if (auto router = node->GetObject<AccessRouter>())
    {
        Watch(router->GetNewRole(), nodeId, PlaceKind::NAR_BUFFER);
        Watch(router->GetPreviousRole()->GetDepartureBuffer(), nodeId, PlaceKind::PAR_BUFFER);
    }
    auto aggregates = node->GetAggregateIterator();
    while (aggregates.HasNext())
    {
        auto object = ConstCast<Object>(aggregates.Next());
        if (!m_watched.count(PeekPointer(object)))
        {
            const bool icmp = DynamicCast<Icmpv6L4Protocol>(object) != nullptr;
            Watch(object, nodeId, icmp ? PlaceKind::NEIGHBOUR_DISCOVERY : PlaceKind::OTHER_BUFFER);
        }
    }
}

bool
LedgerProbe::Watch(Ptr<Object> object, uint32_t nodeId, PlaceKind holds)
{
    return Watch(object, PacketPlace{nodeId, holds});
}

bool
LedgerProbe::Watch(Ptr<Object> object, PacketPlace place)
{
    const auto* key = PeekPointer(object);
    const auto known = m_watched.find(key);
    if (known != m_watched.end())
    {
        known->second = place;
        return true;
    }
    const bool drops =
        object->TraceConnectWithoutContext("PacketDrop",
                                           MakeCallback(&LedgerProbe::OnDrop, this).Bind(key));
    const bool keeps =
        object->TraceConnectWithoutContext("PacketHold",
                                           MakeCallback(&LedgerProbe::OnHold, this).Bind(key));
    object->TraceConnectWithoutContext("PacketFiltered",
                                       MakeCallback(&LedgerProbe::OnFilter, this).Bind(key));
    if (drops || keeps)
    {
        m_watched.emplace(key, place);
    }
    return drops || keeps;
}

template <typename Device>
void
LedgerProbe::WatchTransmitQueue(Ptr<Device> device, PacketPlace queue)
{
    auto packets = device->GetQueue();
    packets->TraceConnectWithoutContext("Enqueue",
                                        MakeCallback(&LedgerProbe::OnEnter, this).Bind(queue));
    packets->TraceConnectWithoutContext(
        "DropBeforeEnqueue",
        MakeCallback(&LedgerProbe::OnNs3Drop, this)
            .Bind(queue, PacketLedger::DropReason(PacketDropCause::QUEUE)));
    device->TraceConnectWithoutContext("MacTx",
                                       MakeCallback(&LedgerProbe::OnMove, this).Bind(queue.nodeId));
    // With the queue full this is the second report of the same drop; alone it means link down.
    device->TraceConnectWithoutContext("MacTxDrop",
                                       MakeCallback(&LedgerProbe::OnNs3Drop, this)
                                           .Bind(queue, PacketLedger::DropReason(LossCause::WIRE)));
    // The device keeps the packet from the queue until it gets the medium, so it counts as queued
    // until then.
    const PacketPlace wire{queue.nodeId, PlaceKind::WIRE, device->GetChannel()->GetId()};
    device->TraceConnectWithoutContext(
        "PhyTxBegin",
        MakeCallback(&LedgerProbe::OnWireBegin, this).Bind(queue, wire));
    device->TraceConnectWithoutContext(
        "PhyTxDrop",
        MakeCallback(&LedgerProbe::OnWireTxDrop, this).Bind(queue, wire));
    device->TraceConnectWithoutContext(
        "PhyRxEnd",
        MakeCallback(&LedgerProbe::OnWireEnd, this).Bind(queue.nodeId, wire.instance));
    device->TraceConnectWithoutContext(
        "PhyRxDrop",
        MakeCallback(&LedgerProbe::OnWireRxDrop, this).Bind(queue.nodeId, wire.instance));
}

void
LedgerProbe::WatchCsma(Ptr<CsmaNetDevice> device, uint32_t nodeId)
{
    WatchTransmitQueue(device, {nodeId, PlaceKind::WIRED_QUEUE, device->GetIfIndex()});
    device->TraceConnectWithoutContext(
        "PromiscSniffer",
        MakeCallback(&LedgerProbe::OnCsmaFrame, this).Bind(PeekPointer(device)));
}

void
LedgerProbe::WatchPointToPoint(Ptr<PointToPointNetDevice> device, uint32_t nodeId)
{
    WatchTransmitQueue(device, {nodeId, PlaceKind::WIRED_QUEUE, device->GetIfIndex()});
}

void
LedgerProbe::WatchWifi(Ptr<WifiMac> mac, PacketPlace queue, bool station)
{
    // One queue without QoS, four with.
    for (const auto ac : {AC_BE_NQOS, AC_BE, AC_BK, AC_VI, AC_VO})
    {
        auto mpdus = mac->GetTxopQueue(ac);
        if (!mpdus)
        {
            continue;
        }
        mpdus->TraceConnectWithoutContext(
            "Enqueue",
            MakeCallback(&LedgerProbe::OnMpduEnter, this).Bind(queue));
        mpdus->TraceConnectWithoutContext(
            "Dequeue",
            MakeCallback(&LedgerProbe::OnMpduLeave, this).Bind(queue));
        mpdus->TraceConnectWithoutContext(
            "Drop",
            MakeCallback(&LedgerProbe::OnMpduQueueDrop, this).Bind(queue));
    }
    if (auto scheduler = mac->GetMacQueueScheduler())
    {
        Watch(scheduler, queue);
    }
    mac->TraceConnectWithoutContext("DroppedMpdu",
                                    MakeCallback(&LedgerProbe::OnMpduDrop, this).Bind(queue));
    mac->TraceConnectWithoutContext("MacTx",
                                    MakeCallback(&LedgerProbe::OnMove, this).Bind(queue.nodeId));
    mac->TraceConnectWithoutContext("MacRx",
                                    MakeCallback(&LedgerProbe::OnSeen, this).Bind(queue.nodeId));
    const auto refused = station ? PacketDropCause::NO_LINK : PacketDropCause::NOT_ASSOCIATED;
    mac->TraceConnectWithoutContext(
        "MacTxDrop",
        MakeCallback(&LedgerProbe::OnNs3Drop, this).Bind(queue, PacketLedger::DropReason(refused)));
    mac->TraceConnectWithoutContext(
        "MacRxDrop",
        MakeCallback(&LedgerProbe::OnNs3Drop, this)
            .Bind(queue, PacketLedger::DropReason(PacketDropCause::NOT_ASSOCIATED)));
}

void
LedgerProbe::WatchOther(Ptr<NetDevice> device, uint32_t nodeId)
{
    auto channel = device->GetChannel();
    if (!channel || !Watch(device, PacketPlace{nodeId, PlaceKind::AIR, channel->GetId()}))
    {
        Watch(device, nodeId, PlaceKind::OTHER_BUFFER);
        return;
    }
    // A device of this module that holds what is on its link: what has crossed it is not there.
    device->TraceConnectWithoutContext("MacTx",
                                       MakeCallback(&LedgerProbe::OnMove, this).Bind(nodeId));
    device->TraceConnectWithoutContext(
        "MacPromiscRx",
        MakeCallback(&LedgerProbe::OnWireEnd, this).Bind(nodeId, channel->GetId()));
}

void
LedgerProbe::WatchNetworkLayer(Ptr<Node> node)
{
    const auto nodeId = node->GetId();
    if (auto ipv6 = node->GetObject<Ipv6L3Protocol>())
    {
        ipv6->TraceConnectWithoutContext("Tx",
                                         MakeCallback(&LedgerProbe::OnIpTx, this).Bind(nodeId));
        ipv6->TraceConnectWithoutContext("Rx",
                                         MakeCallback(&LedgerProbe::OnIpRx, this).Bind(nodeId));
        ipv6->TraceConnectWithoutContext("Drop",
                                         MakeCallback(&LedgerProbe::OnIpDrop, this).Bind(nodeId));
    }
    auto control = node->GetObject<TrafficControlLayer>();
    if (!control)
    {
        return;
    }
    const PacketPlace unqueued{nodeId, PlaceKind::QUEUE_DISC};
    control->TraceConnectWithoutContext(
        "TcDrop",
        MakeCallback(&LedgerProbe::OnNs3Drop, this)
            .Bind(unqueued, PacketLedger::DropReason(PacketDropCause::QUEUE)));
    for (uint32_t i = 0; i < node->GetNDevices(); ++i)
    {
        auto disc = control->GetRootQueueDiscOnDevice(node->GetDevice(i));
        if (!disc)
        {
            continue;
        }
        const PacketPlace place{nodeId, PlaceKind::QUEUE_DISC, i};
        disc->TraceConnectWithoutContext("Enqueue",
                                         MakeCallback(&LedgerProbe::OnItemEnter, this).Bind(place));
        disc->TraceConnectWithoutContext("Requeue",
                                         MakeCallback(&LedgerProbe::OnItemEnter, this).Bind(place));
        disc->TraceConnectWithoutContext("Dequeue",
                                         MakeCallback(&LedgerProbe::OnItemLeave, this).Bind(place));
        disc->TraceConnectWithoutContext("Drop",
                                         MakeCallback(&LedgerProbe::OnItemDrop, this).Bind(place));
    }
}

void
LedgerProbe::OnEnter(PacketPlace place, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Entered(*id, place);
    }
}

void
LedgerProbe::OnLeave(PacketPlace place, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Left(*id, place);
    }
}

void
LedgerProbe::OnMove(uint32_t nodeId, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Moved(*id, nodeId);
    }
}

void
LedgerProbe::OnSeen(uint32_t nodeId, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Seen(*id, nodeId);
    }
}

void
LedgerProbe::OnNs3Drop(PacketPlace place, PacketLedger::DropReason reason, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Dropped(*id, reason, place, true);
    }
}

void
LedgerProbe::OnWireBegin(PacketPlace queue, PacketPlace wire, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Left(*id, queue);
        m_ledger->Entered(*id, wire);
    }
}

void
LedgerProbe::OnWireTxDrop(PacketPlace queue, PacketPlace wire, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Left(*id, queue);
        m_ledger->Left(*id, wire);
        m_ledger->Dropped(*id, LossCause::WIRE, wire, true);
    }
}

void
LedgerProbe::OnWireEnd(uint32_t nodeId, uint32_t channelId, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->ArrivedByMedium(*id, channelId, nodeId);
    }
}

void
LedgerProbe::OnWireRxDrop(uint32_t nodeId, uint32_t channelId, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->ArrivedByMedium(*id, channelId, nodeId);
        m_ledger->Dropped(*id, LossCause::WIRE, {nodeId, PlaceKind::WIRE, channelId}, true);
    }
}

void
LedgerProbe::OnCsmaFrame(const CsmaNetDevice* device, Ptr<const Packet> packet)
{
    const auto id = LedgerTag::Find(packet);
    const auto ipv6 = device->GetNode()->GetObject<Ipv6>();
    // What has no IPv6 interface is a port of a bridge, which takes every frame.
    if (!id || !ipv6 || ipv6->GetInterfaceForDevice(device) < 0)
    {
        return;
    }
    EthernetHeader header(false);
    packet->PeekHeader(header);
    const auto destination = header.GetDestination();
    if (!destination.IsGroup() && destination != device->GetAddress())
    {
        m_ledger->Filtered(*id, {device->GetNode()->GetId(), PlaceKind::NODE});
    }
}

void
LedgerProbe::OnMpduEnter(PacketPlace place, Ptr<const WifiMpdu> mpdu)
{
    OnEnter(place, mpdu->GetPacket());
}

void
LedgerProbe::OnMpduLeave(PacketPlace place, Ptr<const WifiMpdu> mpdu)
{
    OnLeave(place, mpdu->GetPacket());
}

void
LedgerProbe::OnMpduQueueDrop(PacketPlace place, Ptr<const WifiMpdu> mpdu)
{
    OnNs3Drop(place, PacketDropCause::QUEUE, mpdu->GetPacket());
}

void
LedgerProbe::OnMpduDrop(PacketPlace place, WifiMacDropReason why, Ptr<const WifiMpdu> mpdu)
{
    const bool air = why == WIFI_MAC_DROP_REACHED_RETRY_LIMIT;
    OnNs3Drop(place, air ? PacketDropCause::AIR : PacketDropCause::QUEUE, mpdu->GetPacket());
}

void
LedgerProbe::OnItemEnter(PacketPlace place, Ptr<const QueueDiscItem> item)
{
    OnEnter(place, item->GetPacket());
}

void
LedgerProbe::OnItemLeave(PacketPlace place, Ptr<const QueueDiscItem> item)
{
    OnLeave(place, item->GetPacket());
}

void
LedgerProbe::OnItemDrop(PacketPlace place, Ptr<const QueueDiscItem> item)
{
    OnNs3Drop(place, PacketDropCause::QUEUE, item->GetPacket());
}

void
LedgerProbe::OnIpTx(uint32_t nodeId, Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t)
{
    OnMove(nodeId, packet);
}

void
LedgerProbe::OnIpRx(uint32_t nodeId, Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t)
{
    OnSeen(nodeId, packet);
}

void
LedgerProbe::OnIpDrop(uint32_t nodeId,
                      const Ipv6Header&,
                      Ptr<const Packet> packet,
                      Ipv6L3Protocol::DropReason reason,
                      Ptr<Ipv6>,
                      uint32_t)
{
    PacketLedger::DropReason why = LossCause::IP_HEADER;
    switch (reason)
    {
    case Ipv6L3Protocol::DROP_NO_ROUTE:
    case Ipv6L3Protocol::DROP_ROUTE_ERROR:
        why = PacketDropCause::NO_ROUTE;
        break;
    case Ipv6L3Protocol::DROP_INTERFACE_DOWN:
        why = PacketDropCause::NO_LINK;
        break;
    default:
        break;
    }
    if (packet) // ns-3 reports fragments that outlived their first one without a packet
    {
        OnNs3Drop({nodeId, PlaceKind::NODE}, why, packet);
    }
}

void
LedgerProbe::OnDrop(const Object* object, Ptr<const Packet> packet, PacketDropCause cause)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Dropped(*id, cause, m_watched.at(object));
    }
}

void
LedgerProbe::OnFilter(const Object* object, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Filtered(*id, {m_watched.at(object).nodeId, PlaceKind::NODE});
    }
}

void
LedgerProbe::OnHold(const Object* object, Ptr<const Packet> packet)
{
    if (const auto id = LedgerTag::Find(packet))
    {
        m_ledger->Held(*id, m_watched.at(object));
    }
}

} // namespace fmipv6
} // namespace ns3
