/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "point-to-point-network.h"

#include "ns3/flow-sink.h"
#include "ns3/flow-source.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{
namespace
{

class FlowSourceTest : public PointToPointNetwork
{
  protected:
    void SetUp() override
    {
        PointToPointNetwork::SetUp();
        ledger = CreateObject<PacketLedger>();
        flow = ledger->AddFlow({"voice", Mac48Address(), FlowDirection::DOWN, MilliSeconds(20)});
        source = CreateObject<FlowSource>();
        source->SetAttribute("RemoteAddress", Ipv6AddressValue(rightAddress));
        source->SetLedger(ledger, flow);
        source->SetStartTime(Seconds(2));
        source->SetStopTime(Seconds(3));
        nodes.Get(0)->AddApplication(source);
        sink = CreateObject<FlowSink>();
        sink->SetLedger(ledger);
        nodes.Get(2)->AddApplication(sink);
    }

    Ptr<PacketLedger> ledger;
    Ptr<FlowSource> source;
    Ptr<FlowSink> sink;
    uint32_t flow{0};
};

TEST_F(FlowSourceTest, VoiceIs64KilobitsInPacketsOf20Milliseconds)
{
    uint64_t octets = 0;
    nodes.Get(0)->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
        "SendOutgoing",
        Callback<void, const Ipv6Header&, Ptr<const Packet>, uint32_t>(
            [&octets](const Ipv6Header& header, Ptr<const Packet> packet, uint32_t) {
                octets +=
                    header.GetNextHeader() == Ipv6Header::IPV6_UDP ? packet->GetSize() - 8 : 0;
            }));
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    const auto totals = ledger->GetTotals(flow);
    EXPECT_EQ(totals.sent, 50U);
    EXPECT_EQ(octets * 8, 64000U);
    EXPECT_EQ(totals.received, 50U);
    EXPECT_TRUE(totals.IsBalanced());
    // Two links of 5 ms, and 210 octets (208 of IPv6 and 2 of PPP) at 1 Mbit/s on each.
    const auto& first = ledger->GetDeliveries(flow).at(0);
    EXPECT_EQ(first.received - first.sent, NanoSeconds(2 * (5000000 + 210 * 8 * 1000)));
}

TEST_F(FlowSourceTest, WhatTheSocketRefusesIsLostAtTheSource)
{
    // The router has no default route.
    auto stray = CreateObject<FlowSource>();
    stray->SetAttribute("RemoteAddress", Ipv6AddressValue("2001:77::1"));
    stray->SetLedger(ledger, flow);
    stray->SetStartTime(Seconds(2));
    stray->SetStopTime(Seconds(2.5));
    nodes.Get(1)->AddApplication(stray);
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    const auto totals = ledger->GetTotals(flow);
    EXPECT_EQ(totals.sent, 75U);
    EXPECT_EQ(totals.received, 50U);
    EXPECT_EQ(totals.lostByCause[static_cast<std::size_t>(LossCause::NO_LINK)], 25U);
    EXPECT_TRUE(totals.IsBalanced());
}

TEST_F(FlowSourceTest, WithoutProbesWhatIsLostOnTheWayIsUnexplained)
{
    source->SetAttribute("RemoteAddress", Ipv6AddressValue("2001:77::1"));
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_EQ(ledger->GetTotals(flow).unexplained, 50U);
    EXPECT_FALSE(ledger->GetTotals(flow).IsBalanced());
}

} // namespace
} // namespace fmipv6
} // namespace ns3
