/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "lan-host.h"
#include "simulation-fixture.h"
#include "step-log.h"
#include "vector-file.h"

#include "ns3/l2-update-monitor.h"
#include "ns3/l2-update-sender.h"
#include "ns3/lan-bridge.h"

namespace ns3
{
namespace fmipv6
{

/// An access point and two access routers, on three segments of a bridged LAN.
class L2UpdateTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        auto bridgeNode = CreateObject<Node>();
        std::vector<Ptr<NetDevice>> ports;
        for (auto* host : {&m_ap, &m_router, &m_second})
        {
            auto segment = MakeSegment();
            *host = std::make_unique<LanHost>(segment);
            ports.push_back(AddLanDevice(bridgeNode, segment));
            m_log.Listen((*host)->node);
        }
        LanBridge::InstallOn(bridgeNode, ports);
        m_sender = CreateObject<L2UpdateSender>();
        m_monitor = CreateObject<L2UpdateMonitor>();
        m_monitor->Watch(m_router->device);
        m_monitor->TraceConnectWithoutContext("Heard", MakeCallback(&L2UpdateTest::Heard, this));
    }

    void TearDown() override
    {
        m_ap.reset();
        m_router.reset();
        m_second.reset();
        SimulationFixture::TearDown();
    }

    void Heard(Mac48Address station, Ptr<NetDevice> device)
    {
        m_heard.emplace_back(station, device);
    }

    const Mac48Address m_station{"00:16:3e:a1:b2:c3"};
    std::unique_ptr<LanHost> m_ap;
    std::unique_ptr<LanHost> m_router;
    std::unique_ptr<LanHost> m_second;
    Ptr<L2UpdateSender> m_sender;
    Ptr<L2UpdateMonitor> m_monitor;
    StepLog m_log;
    std::vector<std::pair<Mac48Address, Ptr<NetDevice>>> m_heard;
};

TEST_F(L2UpdateTest, BeginsAtTheAccessPointAndEndsAtTheRouter)
{
    m_sender->Attach(m_ap->node, m_ap->device);
    m_sender->Announce(m_station);
    EXPECT_EQ(m_log.words, "B6");
    Simulator::Run();
    ASSERT_EQ(m_log.words, "B6 E6");
    EXPECT_EQ(m_log.events[0].nodeId, m_ap->node->GetId());
    EXPECT_EQ(m_log.events[1].nodeId, m_router->node->GetId());
    EXPECT_EQ(m_log.events[1].mn, m_station);
    // two segments of 100 Mbit/s, 64 octets each
    EXPECT_GE(m_log.events[1].when, MicroSeconds(10));
    EXPECT_LT(m_log.events[1].when, MicroSeconds(20));
    ASSERT_EQ(m_heard.size(), 1U);
    EXPECT_EQ(m_heard[0].first, m_station);
    EXPECT_EQ(m_heard[0].second, m_router->device);
}

TEST_F(L2UpdateTest, EveryRouterOfTheLanReports)
{
    auto second = CreateObject<L2UpdateMonitor>();
    second->Watch(m_second->device);
    m_sender->Attach(m_ap->node, m_ap->device);
    m_sender->Announce(m_station);
    Simulator::Run();
    EXPECT_EQ(m_log.words, "B6 E6 E6");
}

TEST_F(L2UpdateTest, EndsWithTheEmissionWhereApAndRouterAreOneNode)
{
    m_sender->Attach(m_ap->node, nullptr);
    m_sender->Announce(m_station);
    Simulator::Run();
    EXPECT_EQ(m_log.words, "B6 E6");
    EXPECT_TRUE(m_router->wire.empty());
}

TEST_F(L2UpdateTest, WaitsAtTheGate)
{
    auto gate = CreateObject<HoldingGate>();
    StepTrace::GetFor(m_ap->node)->SetGate(gate);
    m_sender->Attach(m_ap->node, m_ap->device);
    m_sender->Announce(m_station);
    Simulator::Run();
    EXPECT_EQ(m_log.words, "H6");
    EXPECT_TRUE(m_router->wire.empty());
    EXPECT_TRUE(gate->Open(HandoverStep::L2_UPDATE, m_station));
    Simulator::Run();
    EXPECT_EQ(m_log.words, "H6 P6 B6 E6");
}

TEST_F(L2UpdateTest, IsTakenBackWhenTheStationLeavesAgain)
{
    auto gate = CreateObject<HoldingGate>();
    StepTrace::GetFor(m_ap->node)->SetGate(gate);
    m_sender->Attach(m_ap->node, m_ap->device);
    m_sender->Announce(m_station);
    m_sender->Withdraw(m_station);
    EXPECT_FALSE(gate->Open(HandoverStep::L2_UPDATE, m_station));
}

TEST_F(L2UpdateTest, MonitorIgnoresOtherFrames)
{
    m_second->Send(Mac48Address::GetBroadcast());
    m_second->Send(m_router->Address());
    Simulator::Run();
    EXPECT_EQ(m_router->frames.size(), 2U);
    EXPECT_TRUE(m_heard.empty());
    EXPECT_EQ(m_log.words, "");
}

} // namespace fmipv6
} // namespace ns3
