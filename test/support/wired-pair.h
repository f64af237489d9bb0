/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef WIRED_PAIR_H
#define WIRED_PAIR_H

#include "simulation-fixture.h"

#include "ns3/csma-helper.h"
#include "ns3/csma-net-device.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/net-device-container.h"
#include "ns3/node-container.h"
#include "ns3/string.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * An agent under test on one end of a wire, and on the other a node that speaks to it with messages
 * of the test's own making:
 *
 *    tester (fd00:1::1, fd00:1::a, fd00:1::b) ---- agent (fd00:1::2)
 */
class WiredPair : public SimulationFixture
{
  public:
    enum
    {
        TESTER,
        AGENT
    };

    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_nodes.Create(2);
        CsmaHelper csma;
        csma.SetChannelAttribute("DataRate", StringValue("100Mbps"));
        m_devices = csma.Install(m_nodes);
        InstallStacks();
        MobilityStackHelper::AssignStreams(m_nodes, 100);
    }

  protected:
    /// Install IPv6 on both nodes, which are routers unless a test says otherwise.
    virtual void InstallStacks()
    {
        MobilityStackHelper stack;
        stack.InstallRouter(Node(TESTER));
        stack.InstallRouter(Node(AGENT));
        AddTesterAddresses();
        MobilityStackHelper::AddInterface(Node(AGENT),
                                          m_devices.Get(AGENT),
                                          "fd00:1::2",
                                          Ipv6Prefix(64));
    }

    /// Give the tester its three addresses.
    void AddTesterAddresses()
    {
        for (const auto* address : {"fd00:1::1", "fd00:1::a", "fd00:1::b"})
        {
            MobilityStackHelper::AddInterface(Node(TESTER),
                                              m_devices.Get(TESTER),
                                              address,
                                              Ipv6Prefix(64));
        }
    }

    /// @param index TESTER or AGENT @return the node
    Ptr<ns3::Node> Node(uint32_t index) const
    {
        return m_nodes.Get(index);
    }

    /// @param index TESTER or AGENT @return its IPv6
    Ptr<Ipv6L3Protocol> Ipv6Of(uint32_t index) const
    {
        return Node(index)->GetObject<Ipv6L3Protocol>();
    }

    /// @param index TESTER or AGENT @return its interface on the wire
    Ptr<Ipv6Interface> InterfaceOf(uint32_t index) const
    {
        auto ipv6 = Ipv6Of(index);
        return ipv6->GetInterface(ipv6->GetInterfaceForDevice(m_devices.Get(index)));
    }

    /// @param index TESTER or AGENT @return the link-layer address of its device
    Mac48Address LlaOf(uint32_t index) const
    {
        return Mac48Address::ConvertFrom(m_devices.Get(index)->GetAddress());
    }

    /// @param index TESTER or AGENT @return its link-local address on the wire
    Ipv6Address LinkLocalOf(uint32_t index) const
    {
        return InterfaceOf(index)->GetLinkLocalAddress().GetAddress();
    }

    /// For a trace source MsgDrop. @param reason why a message was not accepted
    void OnMsgDrop(Ptr<const Packet>, std::string reason)
    {
        m_reasons.push_back(reason);
    }

    /// For a trace source PacketDrop. @param cause why a packet died
    void OnPacketDrop(Ptr<const Packet>, PacketDropCause cause)
    {
        m_drops.push_back(cause);
    }

    /// @param at when, in seconds @param action what to do then
    static void At(double at, std::function<void()> action)
    {
        Simulator::Schedule(Seconds(at) - Simulator::Now(), std::move(action));
    }

    /// @param until when to stop, in seconds
    static void RunUntil(double until)
    {
        Simulator::Stop(Seconds(until) - Simulator::Now());
        Simulator::Run();
    }

    NodeContainer m_nodes;                //!< TESTER, AGENT
    NetDeviceContainer m_devices;         //!< of TESTER, of AGENT
    std::vector<std::string> m_reasons;   //!< OnMsgDrop
    std::vector<PacketDropCause> m_drops; //!< OnPacketDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* WIRED_PAIR_H */
