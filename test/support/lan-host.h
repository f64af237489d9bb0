/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LAN_HOST_H
#define LAN_HOST_H

#include "ns3/csma-channel.h"
#include "ns3/csma-net-device.h"
#include "ns3/data-rate.h"
#include "ns3/drop-tail-queue.h"
#include "ns3/mac48-address.h"
#include "ns3/node.h"
#include "ns3/packet.h"

#include <memory>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// @return an Ethernet segment of 100 Mbit/s
inline Ptr<CsmaChannel>
MakeSegment()
{
    auto channel = CreateObject<CsmaChannel>();
    channel->SetAttribute("DataRate", DataRateValue(DataRate("100Mbps")));
    return channel;
}

/**
 * @param node the node @param segment the segment @return a new device of the node on the segment
 */
inline Ptr<CsmaNetDevice>
AddLanDevice(Ptr<Node> node, Ptr<CsmaChannel> segment)
{
    auto device = CreateObject<CsmaNetDevice>();
    device->SetAddress(Mac48Address::Allocate());
    device->SetQueue(CreateObject<DropTailQueue<Packet>>());
    node->AddDevice(device);
    device->Attach(segment);
    return device;
}

/// A host on a segment that keeps every frame it sees, whoever it is for.
struct LanHost
{
    /// A frame as the protocol handler gets it.
    struct Frame
    {
        Ptr<const Packet> packet;
        uint16_t protocol;
        Mac48Address from;
        Mac48Address to;
    };

    /// @param segment where the host is
    explicit LanHost(Ptr<CsmaChannel> segment)
        : node(CreateObject<Node>()),
          device(AddLanDevice(node, segment))
    {
        node->RegisterProtocolHandler(MakeCallback(&LanHost::Receive, this), 0, device, true);
        device->TraceConnectWithoutContext("PromiscSniffer", MakeCallback(&LanHost::Sniff, this));
    }

    LanHost(const LanHost&) = delete;
    LanHost& operator=(const LanHost&) = delete;

    /// @return own address
    Mac48Address Address() const
    {
        return Mac48Address::ConvertFrom(device->GetAddress());
    }

    /// Send a frame of 100 bytes now. @param to destination @param protocol EtherType
    void Send(Mac48Address to, uint16_t protocol = 0x86dd)
    {
        SendAs(Address(), to, protocol);
    }

    /// Send a frame now. @param from source @param to destination @param protocol EtherType
    void SendAs(Mac48Address from, Mac48Address to, uint16_t protocol = 0x86dd)
    {
        device->SendFrom(Create<Packet>(100), from, to, protocol);
    }

    /// Protocol handler.
    void Receive(Ptr<NetDevice>,
                 Ptr<const Packet> packet,
                 uint16_t protocol,
                 const ns3::Address& from,
                 const ns3::Address& to,
                 NetDevice::PacketType)
    {
        frames.push_back(
            {packet, protocol, Mac48Address::ConvertFrom(from), Mac48Address::ConvertFrom(to)});
    }

    /// Trace sink: whole frames, sent or received.
    void Sniff(Ptr<const Packet> packet)
    {
        std::vector<uint8_t> octets(packet->GetSize());
        packet->CopyData(octets.data(), octets.size());
        wire.push_back(octets);
    }

    Ptr<Node> node;                         //!< the host
    Ptr<CsmaNetDevice> device;              //!< its device
    std::vector<Frame> frames;              //!< received
    std::vector<std::vector<uint8_t>> wire; //!< whole Ethernet frames seen
};

} // namespace fmipv6
} // namespace ns3

#endif /* LAN_HOST_H */
