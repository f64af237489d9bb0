/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Signalling times of Mobile IPv6 against what the delays of the links say, and tshark's reading of
// every message, in a whole deployment.
#include "simulation-fixture.h"
#include "tshark.h"

#include "ns3/boolean.h"
#include "ns3/config.h"
#include "ns3/correspondent-node.h"
#include "ns3/deployment.h"
#include "ns3/home-agent.h"
#include "ns3/ideal-access-network.h"
#include "ns3/mipv6-registration.h"
#include "ns3/route-optimizer.h"

#include <filesystem>
#include <map>
#include <set>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Two mobile nodes in two subnets; 20 ms from the core to routers and correspondent, 80 ms to the
/// home agent and back.
class MobileIpTimesTest : public SimulationFixture
{
  public:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        Config::SetDefault("ns3::fmipv6::MobileNode::RouteOptimization", BooleanValue(true));
        NetworkSize size;
        size.routersPerSubnet = 1;
        size.apsPerSubnet = 1;
        size.wanRtt = MilliSeconds(80);
        size.backboneDelay = MilliSeconds(20);
        m_network = BuildFigureOne(
            size,
            std::make_unique<IdealAccessNetwork>(false,
                                                 std::vector<LinkFade>{{Seconds(50), 0, 1}}));
        for (int i = 0; i < 2; ++i)
        {
            m_mobiles.push_back(m_network->InstallMobileNode(CreateObject<Node>(), false));
            m_mobiles.back().agent->GetRegistration()->SetAttribute("Lifetime",
                                                                    TimeValue(Seconds(20)));
            m_mobiles.back().agent->GetRouteOptimizer()->SetAttribute("Lifetime",
                                                                      TimeValue(Seconds(12)));
            m_mobiles.back().agent->GetRouteOptimizer()->SetAttribute("TokenLifetime",
                                                                      TimeValue(Seconds(5)));
        }
        m_network->AssignStreams(100);
        for (const auto* direction : {"MsgTx", "MsgRx"})
        {
            m_mobiles[0].agent->GetRegistration()->TraceConnectWithoutContext(
                direction,
                MakeCallback(&MobileIpTimesTest::OnHome, this));
            m_mobiles[0].agent->GetRouteOptimizer()->TraceConnectWithoutContext(
                direction,
                MakeCallback(&MobileIpTimesTest::OnPeer, this));
        }
    }

    void TearDown() override
    {
        m_mobiles.clear();
        m_network.reset();
        SimulationFixture::TearDown();
    }

  protected:
    /// @return the correspondent's address
    Ipv6Address Correspondent() const
    {
        return m_network->GetWires().GetCorrespondentAddress();
    }

    /// Let a mobile node take notice of the correspondent. @param at when (s) @param index which
    void ConsiderAt(double at, std::size_t index)
    {
        Simulator::Schedule(Seconds(at),
                            &RouteOptimizer::Consider,
                            m_mobiles.at(index).agent->GetRouteOptimizer(),
                            Correspondent());
    }

    /// @param until simulated time (s)
    void RunUntil(double until)
    {
        Simulator::Stop(Seconds(until) - Simulator::Now());
        Simulator::Run();
    }

    /// @param name of a message between the first mobile node and its home agent
    void OnHome(std::string name, Ptr<const Packet>)
    {
        m_home[name].push_back(Simulator::Now().GetSeconds());
    }

    /// @param name of a message between the first mobile node and the correspondent
    void OnPeer(std::string name, Ptr<const Packet>)
    {
        m_peer[name].push_back(Simulator::Now().GetSeconds());
    }

    std::unique_ptr<Deployment> m_network;
    std::vector<DeployedMobile> m_mobiles;
    std::map<std::string, std::vector<double>> m_home; //!< when, by name
    std::map<std::string, std::vector<double>> m_peer; //!< likewise
};

} // namespace

TEST_F(MobileIpTimesTest, RegistrationAndReturnRoutabilityTakeTheirRoundTrips)
{
    ConsiderAt(5, 0);
    // A little before the refresh, so that nothing is to be resolved on the way.
    ConsiderAt(14.5, 0);
    RunUntil(19.5);
    ASSERT_GE(m_home["BA"].size(), 2U);
    const double home = 2 * 0.020 + 0.080;
    EXPECT_NEAR(m_home["BA"][1] - m_home["BU"][1], home, 0.01 * home);

    ASSERT_GE(m_peer["BA"].size(), 2U) << "first tests, and refresh after 0.8 of 12 s";
    const double direct = 4 * 0.020;
    const double around = direct + 2 * 0.080;
    EXPECT_NEAR(m_peer["CoT"][1] - m_peer["CoTI"][1], direct, 0.01 * direct);
    EXPECT_NEAR(m_peer["HoT"][1] - m_peer["HoTI"][1], around, 0.01 * around);
    EXPECT_NEAR(m_peer["BA"][1] - m_peer["BU"][1], direct, 0.01 * direct);
    // In parallel: the longer of the tests, and the update's round trip.
    EXPECT_NEAR(m_peer["BA"][1] - m_peer["HoTI"][1], around + direct, 0.01 * (around + direct));
}

TEST_F(MobileIpTimesTest, TwoMobileNodesHaveABindingEach)
{
    ConsiderAt(5, 0);
    ConsiderAt(5, 1);
    RunUntil(7);
    const auto& cache =
        m_network->GetWires().GetCorrespondent()->GetObject<CorrespondentNode>()->GetBindingCache();
    ASSERT_EQ(cache.GetSize(), 2U);
    for (const auto& mobile : m_mobiles)
    {
        EXPECT_EQ(cache.Find(mobile.homeAddress)->careOfAddress, mobile.agent->GetCareOfAddress());
        EXPECT_EQ(mobile.agent->GetRouteOptimizer()->GetState(Correspondent()),
                  RouteOptimizationState::OPTIMIZED);
    }
}

TEST_F(MobileIpTimesTest, TsharkReadsEveryMessage)
{
    if (!HasTshark())
    {
        GTEST_SKIP() << "tshark is not installed";
    }
    char folder[] = "/tmp/fmipv6-mobile-ip-XXXXXX";
    ASSERT_NE(mkdtemp(folder), nullptr);
    m_network->EnablePcap(std::string(folder) + "/");
    ConsiderAt(5, 0);
    RunUntil(7);
    m_mobiles.clear();
    m_network.reset();
    Simulator::Destroy(); // closes the files
    std::set<std::string> types;
    for (const auto* wire : {"CN", "HA"}) // whatever is sent passes one of them
    {
        const auto path = std::string(folder) + "/wire-core-" + wire + ".pcap";
        EXPECT_TRUE(DissectFile(path, {"frame.number"}, "_ws.malformed").empty()) << path;
        for (const auto& type : DissectFile(path, {"mip6.mhtype"}, "mip6.mhtype"))
        {
            types.insert(type);
        }
    }
    EXPECT_EQ(types, (std::set<std::string>{"1", "2", "3", "4", "5", "6"}));
    const auto cn = std::string(folder) + "/wire-core-CN.pcap";
    // The care-of nonce and the home nonce are the same one; the authenticator has 96 bits.
    EXPECT_EQ(DissectFile(cn, {"mip6.ni.hni", "mip6.ni.cni"}, "mip6.mhtype == 5"),
              std::vector<std::string>{"1 1"});
    EXPECT_EQ(DissectFile(cn, {"mip6.bu.a_flag", "mip6.bu.h_flag"}, "mip6.mhtype == 5"),
              std::vector<std::string>{"1 0"});
    EXPECT_EQ(DissectFile(cn, {"mip6.ba.status"}, "mip6.mhtype == 6"),
              std::vector<std::string>{"0"});
    EXPECT_EQ(DissectFile(cn, {"ipv6.routing.type"}, "mip6.mhtype == 6"),
              std::vector<std::string>{"2"});
    std::filesystem::remove_all(folder);
}
