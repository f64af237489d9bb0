/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "lan-host.h"
#include "simulation-fixture.h"
#include "vector-file.h"

#include "ns3/l2-update-frame.h"
#include "ns3/lan-bridge.h"
#include "ns3/queue-size.h"

namespace ns3
{
namespace fmipv6
{

/// Hosts a, b, c, each on a segment of its own; one bridge joins the segments.
class LanBridgeTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_bridgeNode = CreateObject<Node>();
        for (auto* host : {&m_a, &m_b, &m_c})
        {
            auto segment = MakeSegment();
            *host = std::make_unique<LanHost>(segment);
            m_ports.push_back(AddLanDevice(m_bridgeNode, segment));
        }
        m_bridge = LanBridge::InstallOn(m_bridgeNode, m_ports);
        m_bridge->TraceConnectWithoutContext("StationMoved",
                                             MakeCallback(&LanBridgeTest::Moved, this));
        m_bridge->TraceConnectWithoutContext("PacketDrop",
                                             MakeCallback(&LanBridgeTest::Dropped, this));
    }

    void TearDown() override
    {
        m_a.reset();
        m_b.reset();
        m_c.reset();
        m_bridge = nullptr;
        m_ports.clear();
        SimulationFixture::TearDown();
    }

    /// Run until nothing is under way and forget what the hosts have seen.
    void Settle()
    {
        Simulator::Run();
        for (auto* host : {&m_a, &m_b, &m_c})
        {
            (*host)->frames.clear();
            (*host)->wire.clear();
        }
    }

    void Moved(Mac48Address station, Ptr<NetDevice> from, Ptr<NetDevice> to)
    {
        m_moves.emplace_back(station, from, to);
    }

    void Dropped(Ptr<const Packet>, PacketDropCause cause)
    {
        m_drops.push_back(cause);
    }

    Ptr<Node> m_bridgeNode;
    std::vector<Ptr<NetDevice>> m_ports;
    Ptr<LanBridge> m_bridge;
    std::unique_ptr<LanHost> m_a;
    std::unique_ptr<LanHost> m_b;
    std::unique_ptr<LanHost> m_c;
    std::vector<std::tuple<Mac48Address, Ptr<NetDevice>, Ptr<NetDevice>>> m_moves;
    std::vector<PacketDropCause> m_drops;
};

TEST_F(LanBridgeTest, FloodsTheUnknownAndForwardsTheKnown)
{
    m_a->Send(m_b->Address());
    Simulator::Run();
    EXPECT_EQ(m_b->frames.size(), 1U);
    EXPECT_EQ(m_c->frames.size(), 1U);
    EXPECT_EQ(m_b->frames.at(0).from, m_a->Address());
    EXPECT_EQ(m_b->frames.at(0).protocol, 0x86dd);
    EXPECT_EQ(m_b->frames.at(0).packet->GetSize(), 100U);
    Settle();

    m_b->Send(m_a->Address());
    Simulator::Run();
    EXPECT_EQ(m_a->frames.size(), 1U);
    EXPECT_EQ(m_c->frames.size(), 0U);
    EXPECT_EQ(m_bridge->GetPortOf(m_a->Address()), m_ports[0]);
    EXPECT_EQ(m_bridge->GetPortOf(m_b->Address()), m_ports[1]);
    EXPECT_FALSE(m_bridge->GetPortOf(m_c->Address()));
}

TEST_F(LanBridgeTest, KeepsTrafficOfASegmentOnTheSegment)
{
    const Mac48Address neighbour("00:16:3e:00:00:99");
    m_a->Send(m_b->Address());
    m_a->SendAs(neighbour, m_b->Address());
    Settle();
    m_a->Send(neighbour);
    Simulator::Run();
    EXPECT_EQ(m_b->frames.size(), 0U);
    EXPECT_EQ(m_c->frames.size(), 0U);
}

TEST_F(LanBridgeTest, FloodsGroupFramesAndDoesNotLearnGroupSources)
{
    m_a->SendAs(Mac48Address("33:33:00:00:00:01"), Mac48Address::GetBroadcast());
    Simulator::Run();
    EXPECT_EQ(m_b->frames.size(), 1U);
    EXPECT_EQ(m_c->frames.size(), 1U);
    EXPECT_FALSE(m_bridge->GetPortOf(Mac48Address("33:33:00:00:00:01")));
    EXPECT_TRUE(m_moves.empty());
}

TEST_F(LanBridgeTest, ForgetsAfterTheAgeingTime)
{
    m_bridge->SetAttribute("AgeingTime", TimeValue(Seconds(10)));
    m_a->Send(m_b->Address());
    Settle();
    bool before = false;
    bool after = true;
    Simulator::Schedule(Seconds(9.9),
                        [&] { before = m_bridge->GetPortOf(m_a->Address()) != nullptr; });
    Simulator::Schedule(Seconds(10.1), [&] {
        after = m_bridge->GetPortOf(m_a->Address()) != nullptr;
        m_b->Send(m_a->Address());
    });
    Simulator::Run();
    EXPECT_TRUE(before);
    EXPECT_FALSE(after);
    EXPECT_EQ(m_c->frames.size(), 1U); // flooded
}

TEST_F(LanBridgeTest, L2UpdateRedirectsAStationThatHasMoved)
{
    const Mac48Address station("00:16:3e:a1:b2:c3");
    m_a->SendAs(station, m_b->Address());
    Settle();
    m_b->Send(station);
    Simulator::Run();
    EXPECT_EQ(m_a->frames.size(), 1U);
    EXPECT_EQ(m_c->frames.size(), 0U);
    Settle();

    m_c->device->SendFrom(L2UpdateFrame::MakeBody(),
                          station,
                          Mac48Address::GetBroadcast(),
                          L2UpdateFrame::LENGTH);
    Settle();
    m_b->Send(station);
    Simulator::Run();
    EXPECT_EQ(m_a->frames.size(), 0U);
    EXPECT_EQ(m_c->frames.size(), 1U);
    const auto move = std::make_tuple(station, m_ports[0], m_ports[2]);
    EXPECT_EQ(std::count(m_moves.begin(), m_moves.end(), move), 1);
}

TEST_F(LanBridgeTest, L2UpdateIsTheSameOnEverySegment)
{
    // a second bridge behind c's segment, with host d behind it
    auto secondNode = CreateObject<Node>();
    auto farSegment = MakeSegment();
    LanHost d(farSegment);
    auto near = AddLanDevice(secondNode, DynamicCast<CsmaChannel>(m_c->device->GetChannel()));
    LanBridge::InstallOn(secondNode, {near, AddLanDevice(secondNode, farSegment)});

    m_a->device->SendFrom(L2UpdateFrame::MakeBody(),
                          Mac48Address("00:16:3e:a1:b2:c3"),
                          Mac48Address::GetBroadcast(),
                          L2UpdateFrame::LENGTH);
    Simulator::Run();
    const auto expected = ReadVector("l2-update.hex");
    for (const LanHost* host :
         std::initializer_list<const LanHost*>{m_a.get(), m_b.get(), m_c.get(), &d})
    {
        ASSERT_EQ(host->wire.size(), 1U);
        auto frame = host->wire[0];
        EXPECT_GE(frame.size(), 60U); // padded to the least Ethernet frame
        frame.resize(expected.size());
        EXPECT_EQ(ToHex(frame), ToHex(expected));
    }
    ASSERT_EQ(d.frames.size(), 1U);
    EXPECT_TRUE(
        L2UpdateFrame::IsReceived(d.frames[0].packet, d.frames[0].protocol, d.frames[0].to));
}

TEST_F(LanBridgeTest, ReportsAUnicastFrameThatFindsTheQueueFull)
{
    auto slow = MakeSegment();
    slow->SetAttribute("DataRate", DataRateValue(DataRate("1Mbps")));
    LanHost d(slow);
    auto port = AddLanDevice(m_bridgeNode, slow);
    port->GetQueue()->SetMaxSize(QueueSize("1p"));
    m_bridge->AddPort(port);
    d.Send(m_a->Address()); // teaches where d is
    Settle();
    for (int i = 0; i < 10; ++i)
    {
        m_a->Send(d.Address());
    }
    Simulator::Run();
    ASSERT_FALSE(m_drops.empty());
    EXPECT_EQ(m_drops[0], PacketDropCause::QUEUE);
    EXPECT_EQ(m_drops.size() + d.frames.size(), 10U);
}

} // namespace fmipv6
} // namespace ns3
