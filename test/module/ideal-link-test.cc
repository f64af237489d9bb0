/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/boolean.h"
#include "ns3/csma-helper.h"
#include "ns3/ideal-link-helper.h"
#include "ns3/l2-update-monitor.h"
#include "ns3/label-gate.h"
#include "ns3/lan-bridge.h"
#include "ns3/node-container.h"
#include "ns3/observed-label.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

constexpr uint16_t PROTOCOL = 0x88b5; // for local experiments

/**
 * One LAN: an access router and two points of attachment around a bridge; a station.
 *
 *    router --- bridge --- poa[0]  ))  ((  station
 *                 |
 *               poa[1]  ))
 */
class IdealLinkTest : public SimulationFixture
{
  public:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_nodes.Create(5); // router, bridge, poa 0, poa 1, station
        CsmaHelper csma;
        std::vector<Ptr<NetDevice>> ports;
        std::vector<Ptr<NetDevice>> ends;
        for (const uint32_t end : {0, 2, 3})
        {
            const auto devices = csma.Install(NodeContainer(m_nodes.Get(end), m_nodes.Get(1)));
            ends.push_back(devices.Get(0));
            ports.push_back(devices.Get(1));
        }
        m_bridge = LanBridge::InstallOn(m_nodes.Get(1), ports);
        m_router = ends[0];
        auto monitor = CreateObject<L2UpdateMonitor>();
        monitor->Watch(m_router);
        m_helper.SetStationAttribute("Dot1x", BooleanValue(true));
        for (uint32_t i = 0; i < 2; ++i)
        {
            m_poas.push_back(m_helper.InstallPoa(m_nodes.Get(2 + i), ends[1 + i]));
        }
        m_sap = m_helper.InstallStation(m_nodes.Get(4));
        m_mn = m_sap->GetAddress();
        m_nodes.Get(4)->RegisterProtocolHandler(MakeCallback(&IdealLinkTest::StationReceives, this),
                                                PROTOCOL,
                                                m_sap->GetNetDevice());
        m_nodes.Get(0)->RegisterProtocolHandler(MakeCallback(&IdealLinkTest::RouterReceives, this),
                                                PROTOCOL,
                                                m_router);
        m_poas[0]->TraceConnectWithoutContext("PacketDrop",
                                              MakeCallback(&IdealLinkTest::Dropped, this));
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            StepTrace::GetFor(m_nodes.Get(i))
                ->TraceConnectWithoutContext("Step", MakeCallback(&IdealLinkTest::Step, this));
        }
    }

    void StationReceives(Ptr<NetDevice>,
                         Ptr<const Packet>,
                         uint16_t,
                         const Address& from,
                         const Address&,
                         NetDevice::PacketType)
    {
        EXPECT_EQ(from, m_router->GetAddress()) << "bridging keeps the source";
        ++m_down;
    }

    void RouterReceives(Ptr<NetDevice>,
                        Ptr<const Packet>,
                        uint16_t,
                        const Address& from,
                        const Address&,
                        NetDevice::PacketType)
    {
        EXPECT_EQ(from, m_sap->GetNetDevice()->GetAddress());
        ++m_up;
    }

    void Dropped(Ptr<const Packet>, PacketDropCause cause)
    {
        EXPECT_EQ(cause, PacketDropCause::NOT_ASSOCIATED);
        ++m_dropped;
    }

    void Step(const StepEvent& event)
    {
        if (event.phase == StepPhase::END)
        {
            m_ends.push_back({event.step, std::nullopt, event.when});
        }
    }

    Poa PoaOf(uint32_t index) const
    {
        return Mac48Address::ConvertFrom(m_poas[index]->GetAddress());
    }

    /// Send one packet each way.
    void Exchange()
    {
        m_router->Send(Create<Packet>(100), m_mn, PROTOCOL);
        m_sap->GetNetDevice()->Send(Create<Packet>(100), m_router->GetAddress(), PROTOCOL);
    }

    NodeContainer m_nodes;
    Ptr<LanBridge> m_bridge;
    Ptr<NetDevice> m_router;
    IdealLinkHelper m_helper;
    std::vector<Ptr<IdealPoaDevice>> m_poas;
    Ptr<IdealLinkSap> m_sap;
    Mac48Address m_mn;
    LinkSapUser m_user;
    std::vector<StepInterval> m_ends;
    int m_down{0};
    int m_up{0};
    int m_dropped{0};
};

} // namespace

TEST_F(IdealLinkTest, AStationMovesAndDataFollowIt)
{
    m_sap->LinkConnectRequest(&m_user, PoaOf(0));
    Simulator::Schedule(Seconds(1), &IdealLinkTest::Exchange, this);
    Simulator::Schedule(Seconds(1.5), [this] {
        EXPECT_EQ(m_down, 1);
        EXPECT_EQ(m_up, 1);
        m_ends.clear();
        m_sap->LinkScanRequest(&m_user, {});
    });
    Simulator::Schedule(Seconds(2), [this] { m_sap->LinkConnectRequest(&m_user, PoaOf(1)); });
    Simulator::Schedule(Seconds(2.01),
                        [this] { m_router->Send(Create<Packet>(100), m_mn, PROTOCOL); });
    Simulator::Schedule(Seconds(3), &IdealLinkTest::Exchange, this);
    Simulator::Run();
    EXPECT_EQ(m_down, 2);
    EXPECT_EQ(m_up, 2);
    EXPECT_EQ(m_dropped, 0) << "the relay drops it first";
    EXPECT_EQ(ObserveLabel(m_ends).label, "123456");
    ASSERT_EQ(m_ends.size(), 6U);
    EXPECT_EQ(m_ends[0].end, Seconds(1.62));
    EXPECT_EQ(m_ends[1].end, Seconds(2) + MicroSeconds(51200));
    EXPECT_EQ(m_ends[2].end, Seconds(2) + MicroSeconds(52200));
    EXPECT_EQ(m_ends[3].end, Seconds(2) + MicroSeconds(53200));
    EXPECT_EQ(m_ends[4].end, Seconds(2) + MicroSeconds(78200));
    EXPECT_GT(m_ends[5].end, m_ends[4].end) << "the frame crosses the LAN";
}

TEST_F(IdealLinkTest, TheLanLearnsOfAMoveFromTheL2UpdateAlone)
{
    m_sap->LinkConnectRequest(&m_user, PoaOf(0));
    Simulator::Run();
    const auto before = m_bridge->GetPortOf(m_mn);
    m_sap->LinkConnectRequest(&m_user, PoaOf(1));
    Simulator::Run();
    EXPECT_NE(m_bridge->GetPortOf(m_mn), before);
    m_router->Send(Create<Packet>(100), m_mn, PROTOCOL);
    Simulator::Run();
    EXPECT_EQ(m_down, 1);
}

TEST_F(IdealLinkTest, APlanHoldsTheStepsOfTheLink)
{
    auto gate = CreateObject<LabelGate>();
    for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
    {
        gate->Install(m_nodes.Get(i));
    }
    gate->SetPlan(m_mn, *HandoverLabel::Parse("1abc2d34e5f6g"));
    m_sap->LinkConnectRequest(&m_user, PoaOf(0));
    Simulator::Run();
    m_ends.clear();
    const auto mn = StepTrace::GetFor(m_nodes.Get(4));
    mn->End(HandoverStep::TRIGGER, m_mn);
    m_sap->LinkScanRequest(&m_user, {});
    m_sap->LinkConnectRequest(&m_user, PoaOf(1));
    // the letters take part by hand, one each 100 ms, after the scan
    const auto start = Simulator::Now();
    int i = 2;
    for (const char letter : std::string_view("abcdefg"))
    {
        Simulator::Schedule(MilliSeconds(100 * i++), [=] {
            mn->Pass(*FromLabelChar(letter), m_mn, [=] { mn->End(*FromLabelChar(letter), m_mn); });
        });
    }
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    m_ends.erase(std::remove_if(m_ends.begin(),
                                m_ends.end(),
                                [](const auto& e) { return e.step == HandoverStep::TRIGGER; }),
                 m_ends.end());
    std::optional<Time> join;
    for (auto& end : m_ends)
    {
        if (end.step == HandoverStep::JOIN)
        {
            join = end.end;
        }
    }
    EXPECT_EQ(ObserveLabel(m_ends).label, "1abc2d34e5f6g");
    ASSERT_TRUE(join.has_value());
    EXPECT_GT(*join, start + MilliSeconds(400)) << "held until c had ended";
    gate->Dispose();
}
