/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-net-device.h"

#include "ns3/ideal-channel.h"
#include "ns3/log.h"
#include "ns3/node.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6IdealNetDevice");
NS_OBJECT_ENSURE_REGISTERED(IdealNetDevice);

TypeId
IdealNetDevice::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::IdealNetDevice")
            .SetParent<NetDevice>()
            .SetGroupName("Fmipv6")
            .AddAttribute("MaxPackets",
                          "How many packets the transmitter and the link hold (packets); 100 as "
                          "in ns-3's DropTailQueue.",
                          UintegerValue(100),
                          MakeUintegerAccessor(&IdealNetDevice::m_maxPackets),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("ErrorModel",
                          "Which packets that this device sends get lost on the air, as those "
                          "that an 802.11 station gives up after its last retransmission; null: "
                          "none.",
                          PointerValue(),
                          MakePointerAccessor(&IdealNetDevice::m_errorModel),
                          MakePointerChecker<ErrorModel>())
            .AddTraceSource("MacTx",
                            "A packet was accepted for transmission.",
                            MakeTraceSourceAccessor(&IdealNetDevice::m_macTx),
                            "ns3::Packet::TracedCallback")
            .AddTraceSource("MacRx",
                            "A packet was received.",
                            MakeTraceSourceAccessor(&IdealNetDevice::m_macRx),
                            "ns3::Packet::TracedCallback")
            .AddTraceSource("MacPromiscRx",
                            "A packet has crossed the link, whomever it is for.",
                            MakeTraceSourceAccessor(&IdealNetDevice::m_macPromiscRx),
                            "ns3::Packet::TracedCallback")
            .AddTraceSource("PacketDrop",
                            "A packet will not be delivered.",
                            MakeTraceSourceAccessor(&IdealNetDevice::m_packetDrop),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketHold",
                            "A packet is in the transmitter or on the link.",
                            MakeTraceSourceAccessor(&IdealNetDevice::m_packetHold),
                            "ns3::fmipv6::PacketHoldTracedCallback");
    return tid;
}

void
IdealNetDevice::DoDispose()
{
    m_channel = nullptr;
    m_errorModel = nullptr;
    m_node = nullptr;
    m_receive = NetDevice::ReceiveCallback();
    m_promisc = NetDevice::PromiscReceiveCallback();
    NetDevice::DoDispose();
}

void
IdealNetDevice::SetChannel(Ptr<IdealChannel> channel)
{
    m_channel = channel;
}

Ptr<IdealChannel>
IdealNetDevice::GetIdealChannel() const
{
    return m_channel;
}

void
IdealNetDevice::Transmit(Ptr<const Packet> packet,
                         Mac48Address from,
                         Mac48Address to,
                         uint16_t protocol)
{
    if (m_packets >= m_maxPackets)
    {
        Drop(packet, PacketDropCause::QUEUE);
        return;
    }
    ++m_packets;
    m_macTx(packet);
    m_packetHold(packet);
    m_busyUntil = Max(m_busyUntil, Simulator::Now()) +
                  m_channel->GetDataRate().CalculateBytesTxTime(packet->GetSize());
    Simulator::Schedule(m_busyUntil - Simulator::Now() + m_channel->GetDelay(),
                        &IdealNetDevice::Arrive,
                        Ptr<IdealNetDevice>(this),
                        packet->Copy(),
                        from,
                        to,
                        protocol);
}

void
IdealNetDevice::Arrive(Ptr<Packet> packet, Mac48Address from, Mac48Address to, uint16_t protocol)
{
    --m_packets;
    if (m_errorModel && m_errorModel->IsCorrupt(packet))
    {
        Drop(packet, PacketDropCause::AIR);
        return;
    }
    if (m_channel)
    {
        Deliver(packet, from, to, protocol);
    }
}

void
IdealNetDevice::ReceiveInContext(Ptr<const Packet> packet,
                                 Mac48Address from,
                                 Mac48Address to,
                                 uint16_t protocol)
{
    if (Simulator::GetContext() == m_node->GetId())
    {
        Receive(packet, from, to, protocol);
        return;
    }
    Simulator::ScheduleWithContext(m_node->GetId(),
                                   Time(),
                                   &IdealNetDevice::Receive,
                                   Ptr<IdealNetDevice>(this),
                                   packet,
                                   from,
                                   to,
                                   protocol);
}

void
IdealNetDevice::Receive(Ptr<const Packet> packet,
                        Mac48Address from,
                        Mac48Address to,
                        uint16_t protocol)
{
    NS_LOG_FUNCTION(this << packet << from << to << protocol);
    PacketType type = PACKET_OTHERHOST;
    if (to == m_address)
    {
        type = PACKET_HOST;
    }
    else if (to.IsBroadcast())
    {
        type = PACKET_BROADCAST;
    }
    else if (to.IsGroup())
    {
        type = PACKET_MULTICAST;
    }
    m_macPromiscRx(packet);
    if (!m_promisc.IsNull())
    {
        m_promisc(this, packet->Copy(), protocol, from, to, type);
    }
    if (type != PACKET_OTHERHOST)
    {
        m_macRx(packet);
        if (!m_receive.IsNull())
        {
            m_receive(this, packet->Copy(), protocol, from);
        }
    }
}

void
IdealNetDevice::Drop(Ptr<const Packet> packet, PacketDropCause cause)
{
    NS_LOG_LOGIC(m_address << " drops a packet: " << GetDropCauseName(cause));
    m_packetDrop(packet, cause);
}

void
IdealNetDevice::SetLinkUp(bool up)
{
    if (m_linkUp != up)
    {
        m_linkUp = up;
        m_linkChange();
    }
}

bool
IdealNetDevice::Send(Ptr<Packet> packet, const Address& dest, uint16_t protocolNumber)
{
    return SendFrom(packet, m_address, dest, protocolNumber);
}

Mac48Address
IdealNetDevice::GetMac48Address() const
{
    return m_address;
}

void
IdealNetDevice::SetIfIndex(const uint32_t index)
{
    m_ifIndex = index;
}

uint32_t
IdealNetDevice::GetIfIndex() const
{
    return m_ifIndex;
}

Ptr<Channel>
IdealNetDevice::GetChannel() const
{
    return m_channel;
}

void
IdealNetDevice::SetAddress(Address address)
{
    m_address = Mac48Address::ConvertFrom(address);
}

Address
IdealNetDevice::GetAddress() const
{
    return m_address;
}

bool
IdealNetDevice::SetMtu(const uint16_t mtu)
{
    m_mtu = mtu;
    return true;
}

uint16_t
IdealNetDevice::GetMtu() const
{
    return m_mtu;
}

bool
IdealNetDevice::IsLinkUp() const
{
    return m_linkUp;
}

void
IdealNetDevice::AddLinkChangeCallback(Callback<void> callback)
{
    m_linkChange.ConnectWithoutContext(callback);
}

bool
IdealNetDevice::IsBroadcast() const
{
    return true;
}

Address
IdealNetDevice::GetBroadcast() const
{
    return Mac48Address::GetBroadcast();
}

bool
IdealNetDevice::IsMulticast() const
{
    return true;
}

Address
IdealNetDevice::GetMulticast(Ipv4Address multicastGroup) const
{
    return Mac48Address::GetMulticast(multicastGroup);
}

Address
IdealNetDevice::GetMulticast(Ipv6Address addr) const
{
    return Mac48Address::GetMulticast(addr);
}

bool
IdealNetDevice::IsBridge() const
{
    return false;
}

bool
IdealNetDevice::IsPointToPoint() const
{
    return false;
}

Ptr<Node>
IdealNetDevice::GetNode() const
{
    return m_node;
}

void
IdealNetDevice::SetNode(Ptr<Node> node)
{
    m_node = node;
}

bool
IdealNetDevice::NeedsArp() const
{
    return true;
}

void
IdealNetDevice::SetReceiveCallback(NetDevice::ReceiveCallback cb)
{
    m_receive = cb;
}

void
IdealNetDevice::SetPromiscReceiveCallback(PromiscReceiveCallback cb)
{
    m_promisc = cb;
}

} // namespace fmipv6
} // namespace ns3
