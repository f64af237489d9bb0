/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/csma-helper.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/link-faults.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/node-container.h"
#include "ns3/simulator.h"
#include "ns3/virtual-net-device.h"

#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// A router whose arrivals are all disturbed.
class LinkFaultsTest : public SimulationFixture
{
  public:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_nodes.Create(1);
        MobilityStackHelper().InstallRouter(m_nodes.Get(0));
        m_wires = CsmaHelper().Install(m_nodes);
        MobilityStackHelper::AddInterface(m_nodes.Get(0),
                                          m_wires.Get(0),
                                          "fd00:1::1",
                                          Ipv6Prefix(64));
        m_nodes.Get(0)->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
            "Rx",
            MakeCallback(&LinkFaultsTest::Arrived, this));
    }

    void Arrived(Ptr<const Packet>, Ptr<Ipv6>, uint32_t)
    {
        m_arrivals.push_back(Simulator::Now());
    }

    /// Disturb, and let the router take a packet out of its tunnel after a second.
    /// @param plan how it is disturbed
    void TakeOutOfTunnel(const LinkFaults::Plan& plan)
    {
        m_faults.Install(m_wires, plan);
        auto device = DynamicCast<VirtualNetDevice>(
            m_nodes.Get(0)->GetObject<Ipv6TunnelProtocol>()->GetDevice());
        auto packet = Create<Packet>(8);
        Ipv6Header header;
        header.SetSource("fd00:2::2");
        header.SetDestination("fd00:1::1");
        header.SetNextHeader(Ipv6Header::IPV6_ICMPV6);
        header.SetPayloadLength(8);
        header.SetHopLimit(64);
        packet->AddHeader(header);
        Simulator::Schedule(Seconds(1), [device, packet] {
            device->Receive(packet,
                            Ipv6L3Protocol::PROT_NUMBER,
                            device->GetBroadcast(),
                            device->GetAddress(),
                            NetDevice::PACKET_HOST);
        });
        Simulator::Stop(Seconds(5));
        Simulator::Run();
    }

  protected:
    NodeContainer m_nodes;        //!< the router
    NetDeviceContainer m_wires;   //!< its device
    LinkFaults m_faults;          //!< what disturbs it
    std::vector<Time> m_arrivals; //!< packets at its IPv6 layer
};

} // namespace

TEST_F(LinkFaultsTest, WhatLeavesATunnelIsNotDisturbedAgain)
{
    TakeOutOfTunnel({0, 0, 1, 1, Seconds(1), Seconds(5)});
    EXPECT_EQ(m_arrivals, std::vector<Time>{Seconds(1)});
}

} // namespace fmipv6
} // namespace ns3
