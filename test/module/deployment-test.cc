/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "scenario-run.h"

#include "ns3/config.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-net-device.h"

#include <set>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Runs in networks of RFC 4260 section 3: the parameter is the link.
class DeploymentRun : public ScenarioRun, public ::testing::WithParamInterface<LinkKind>
{
  protected:
    void SetUp() override
    {
        ScenarioRun::SetUp();
        m_request.link = GetParam();
    }

    /// @param name of an attribute of the scenario @param value its value
    void Set(const std::string& name, uint32_t value)
    {
        Config::SetDefault("ns3::fmipv6::HandoverScenario::" + name, UintegerValue(value));
    }

    /// Run, and look at the network before. @param look called when it is built @return the record
    ResultRecord RunAndLook(const std::function<void(HandoverScenario&)>& look)
    {
        ValidateAndApply(m_request);
        auto scenario = CreateObject<HandoverScenario>();
        scenario->SetPrepare([scenario, look] { look(*scenario); });
        m_request.monitor = true;
        auto record = scenario->Run(m_request);
        EXPECT_EQ(scenario->GetMonitor()->Describe(), "");
        EXPECT_EQ(scenario->GetLedger()->DescribeUnexplained(), "");
        return record;
    }

    RunRequest m_request;
};

} // namespace

TEST_P(DeploymentRun, AMoveInsideASubnetHasNoHandoverOfTheIpLayer)
{
    Set("FirstAp", 1);
    Set("LastAp", 2);
    std::set<Ipv6Address> addresses;
    const auto record = RunAndLook([&addresses](HandoverScenario& scenario) {
        auto mobile = scenario.GetMobileNode(0)->GetObject<MobileNode>();
        for (int second = 4; second < 15; ++second)
        {
            Simulator::Schedule(Seconds(second), [mobile, &addresses] {
                addresses.insert(mobile->GetCareOfAddress());
            });
        }
    });
    EXPECT_EQ(addresses.size(), 1U);
    ASSERT_EQ(record.handovers.size(), 1U);
    const auto& handover = record.handovers.front();
    EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
    EXPECT_FALSE(handover.feasible);
    EXPECT_EQ(handover.observed.find_first_of("cdefg"), std::string::npos) << handover.observed;
    for (const char step : std::string("12346"))
    {
        EXPECT_NE(handover.observed.find(step), std::string::npos) << step;
    }
    // What was under way to the old access point when the node left is lost, no more.
    EXPECT_LE(record.packets.lost, 5U);
}

TEST_P(DeploymentRun, AlongTheWholeLineOneMoveInNineCrossesTheBorder)
{
    Set("FirstAp", 1);
    Set("LastAp", 10);
    const auto record = Run(m_request);
    ASSERT_EQ(record.handovers.size(), 9U);
    for (std::size_t i = 0; i < 9; ++i)
    {
        const auto& handover = record.handovers[i];
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED) << i;
        EXPECT_EQ(handover.feasible, i == 4) << handover.observed;
    }
}

TEST_P(DeploymentRun, EveryRouterOfALanAdvertisesAndTheSeedDecidesWhichIsUsed)
{
    std::set<Ipv6Address> routers;
    for (uint64_t run = 1; run <= 8; ++run)
    {
        m_request.run = run;
        const auto record = RunAndLook([&routers](HandoverScenario& scenario) {
            auto mobile = scenario.GetMobileNode(0)->GetObject<MobileNode>();
            Simulator::Schedule(Seconds(3.5), [mobile, &routers] {
                routers.insert(mobile->GetCareOfAddress().CombinePrefix(Ipv6Prefix(64)));
            });
            Simulator::Stop(Seconds(4));
        });
        TearDown();
    }
    EXPECT_EQ(routers.size(), 3U);
}

TEST_P(DeploymentRun, ANodeThatAsksOnlyAfterTheMoveStaysWithItsRouterInsideASubnet)
{
    // Any router of the LAN may answer first; it names the prefixes of the others.
    Set("FirstAp", 1);
    m_request.scheme = Scheme::MIPV6;
    for (uint64_t run = 1; run <= 4; ++run)
    {
        m_request.run = run;
        std::set<Ipv6Address> addresses;
        const auto record = RunAndLook([&addresses](HandoverScenario& scenario) {
            auto mobile = scenario.GetMobileNode(0)->GetObject<MobileNode>();
            for (const int second : {4, 14})
            {
                Simulator::Schedule(Seconds(second), [mobile, &addresses] {
                    addresses.insert(mobile->GetCareOfAddress());
                });
            }
        });
        EXPECT_EQ(addresses.size(), 1U) << run;
        ASSERT_EQ(record.handovers.size(), 1U) << run;
        EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED) << run;
        EXPECT_EQ(record.handovers.front().observed, "12346ab") << run;
        TearDown();
        SetUp();
        Set("FirstAp", 1);
        m_request.scheme = Scheme::MIPV6;
    }
}

TEST_P(DeploymentRun, AnyNumberOfSubnetsRoutersAndAccessPoints)
{
    Set("Subnets", 4);
    Set("RoutersPerSubnet", 2);
    Set("ApsPerSubnet", 1); // so that one router of each has no access point of its own
    Set("LastAp", 4);
    Set("MobileNodes", 2);
    m_request.label = "123456abcdefg"; // any router of the new LAN may answer
    const auto record = RunAndLook([](HandoverScenario& scenario) {
        EXPECT_EQ(scenario.GetNetwork().GetRouters().size(), 8U);
        EXPECT_EQ(scenario.GetNetwork().GetAccessPoints().size(), 4U);
        EXPECT_EQ(scenario.GetNetwork().GetLanSwitches().size(), 4U);
    });
    ASSERT_EQ(record.handovers.size(), 6U);
    for (const auto& handover : record.handovers)
    {
        EXPECT_EQ(handover.observed, *m_request.label);
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
    }
}

TEST_P(DeploymentRun, InFigureTwoRouterAndAccessPointShareTheirAddress)
{
    Config::SetDefault("ns3::fmipv6::HandoverScenario::Deployment", StringValue("Figure2"));
    Set("LastAp", 3);
    const auto record = RunAndLook([](HandoverScenario& scenario) {
        const auto& routers = scenario.GetDeployment().GetRouters();
        ASSERT_EQ(routers.size(), 3U);
        EXPECT_TRUE(scenario.GetNetwork().GetLanSwitches().empty());
        for (uint32_t ap = 0; ap < 3; ++ap)
        {
            EXPECT_EQ(routers[ap]->GetArInfo().routerLla, scenario.GetAccessNetwork().GetPoa(ap));
            EXPECT_EQ(routers[ap]->GetNode(), scenario.GetNetwork().GetAccessPoints()[ap].node);
        }
    });
    ASSERT_EQ(record.handovers.size(), 2U);
    for (const auto& handover : record.handovers)
    {
        EXPECT_EQ(handover.observed, "1abcdef2346g");
        const auto* update = handover.record.Find(HandoverStep::L2_UPDATE);
        ASSERT_TRUE(update);
        EXPECT_EQ(update->begin, update->end) << "step 6 ends when the frame would be emitted";
    }
}

INSTANTIATE_TEST_SUITE_P(Links,
                         DeploymentRun,
                         ::testing::Values(LinkKind::IDEAL, LinkKind::WIFI),
                         [](const auto& info) { return ToString(info.param); });
