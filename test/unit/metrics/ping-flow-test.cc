/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "point-to-point-network.h"

#include "ns3/error-model.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ledger-probe.h"
#include "ns3/ping-flow.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{
namespace
{

class PingFlowTest : public PointToPointNetwork
{
  protected:
    void SetUp() override
    {
        PointToPointNetwork::SetUp();
        ledger = CreateObject<PacketLedger>();
        // Another flow first, so that the flow's id is not what a default would give.
        ledger->AddFlow({"voice", Mac48Address(), FlowDirection::DOWN, MilliSeconds(20)});
        flow =
            ledger->AddFlow({"ping", Mac48Address(), FlowDirection::ROUND_TRIP, MilliSeconds(10)});
        ping = CreateObject<PingFlow>();
        ping->SetAttribute("RemoteAddress", Ipv6AddressValue(rightAddress));
        ping->SetLedger(ledger, flow);
        ping->SetStartTime(Seconds(2));
        ping->SetStopTime(Seconds(3));
        ping->WatchCorrespondent(nodes.Get(2));
        nodes.Get(0)->AddApplication(ping);
        probe = CreateObject<LedgerProbe>();
        probe->SetLedger(ledger);
        for (auto node = nodes.Begin(); node != nodes.End(); ++node)
        {
            probe->WatchNode(*node);
        }
    }

    uint64_t Lost(LossCause cause) const
    {
        return ledger->GetTotals(flow).lostByCause[static_cast<std::size_t>(cause)];
    }

    /// Corrupt every third packet that a device receives.
    void Corrupt(Ptr<NetDevice> device)
    {
        auto model = CreateObject<ReceiveListErrorModel>();
        model->SetList({30, 33, 36});
        device->SetAttribute("ReceiveErrorModel", PointerValue(model));
    }

    Ptr<PacketLedger> ledger;
    Ptr<PingFlow> ping;
    Ptr<LedgerProbe> probe;
    uint32_t flow{0};
};

TEST_F(PingFlowTest, APacketIsThePairOfRequestAndReply)
{
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    const auto totals = ledger->GetTotals(flow);
    EXPECT_EQ(totals.sent, 100U);
    EXPECT_EQ(totals.received, 100U);
    EXPECT_EQ(totals.duplicated, 0U);
    const auto& first = ledger->GetDeliveries(flow).at(0);
    EXPECT_GT(first.received - first.sent, MilliSeconds(20));
    EXPECT_LT(first.received - first.sent, MilliSeconds(24));
}

TEST_F(PingFlowTest, ALostRequestDiesOnItsWayThere)
{
    Corrupt(right.Get(1));
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_EQ(Lost(LossCause::WIRE), 3U);
    EXPECT_TRUE(ledger->GetTotals(flow).IsBalanced()) << ledger->DescribeUnexplained();
    for (const auto& fate : ledger->GetFates())
    {
        if (fate.kind == FateKind::LOST)
        {
            EXPECT_EQ(fate.place.nodeId, nodes.Get(2)->GetId());
        }
    }
}

TEST_F(PingFlowTest, ALostReplyDiesOnItsWayBack)
{
    Corrupt(left.Get(0));
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_EQ(Lost(LossCause::WIRE), 3U);
    EXPECT_TRUE(ledger->GetTotals(flow).IsBalanced()) << ledger->DescribeUnexplained();
    for (const auto& fate : ledger->GetFates())
    {
        if (fate.kind == FateKind::LOST)
        {
            EXPECT_EQ(fate.place.nodeId, nodes.Get(0)->GetId());
        }
    }
}

TEST_F(PingFlowTest, AnAddressThatTheNodeDoesNotHaveIsNoLink)
{
    ping->SetAttribute("LocalAddress", Ipv6AddressValue("2001:99::1"));
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_EQ(Lost(LossCause::NO_LINK), 100U);
}

TEST_F(PingFlowTest, TheRunEndsWithPacketsInFlight)
{
    Simulator::Stop(MilliSeconds(2255));
    Simulator::Run();
    const auto totals = ledger->GetTotals(flow);
    EXPECT_EQ(totals.sent, 26U);
    EXPECT_EQ(totals.received, 24U);
    EXPECT_EQ(totals.inFlight, 2U);
    EXPECT_TRUE(totals.IsBalanced()) << ledger->DescribeUnexplained();
}

// The 16 bits of an Echo's Sequence Number go round after 65,536 packets.
TEST_F(PingFlowTest, TheSequenceNumberMayWrap)
{
    ping->SetAttribute("Interval", TimeValue(MicroSeconds(2000)));
    ping->SetAttribute("PayloadSize", UintegerValue(1));
    ping->SetStopTime(Seconds(2 + 0.002 * 65600));
    Simulator::Stop(Seconds(140));
    Simulator::Run();
    const auto totals = ledger->GetTotals(flow);
    EXPECT_GT(totals.sent, 65590U);
    EXPECT_EQ(totals.received, totals.sent);
    EXPECT_EQ(totals.reordered, 0U);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
