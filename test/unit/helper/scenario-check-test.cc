/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/run-request.h"
#include "ns3/scenario-check.h"
#include "ns3/user-error.h"

#include <gmock/gmock.h>

using namespace ns3;
using namespace ns3::fmipv6;
using ::testing::HasSubstr;

namespace
{

class ScenarioCheckTest : public SimulationFixture
{
  protected:
    /// @param first access point @param last access point
    /// @return the sentence with which the request is refused, empty if it is accepted
    std::string Refusal(uint32_t first = 4, uint32_t last = 5)
    {
        try
        {
            ValidateAndApply(m_request);
            CheckWay(m_request, m_plan, first, last);
        }
        catch (const UserError& error)
        {
            return error.what();
        }
        return "";
    }

    RunRequest m_request;
    NetworkPlan m_plan{PlanFigureOne({})};
};

} // namespace

TEST_F(ScenarioCheckTest, ALabelWithoutDiscoveryNeedsFigureTwo)
{
    m_request.label = "123456cdefg";
    EXPECT_THAT(Refusal(),
                ::testing::AllOf(HasSubstr("--deployment figure2"), HasSubstr("123456abcdefg")));
    m_request.settings = {"ns3::fmipv6::HandoverScenario::Deployment=Figure2"};
    EXPECT_EQ(Refusal(), "");
}

TEST_F(ScenarioCheckTest, AnAnchorPointExcludesRouteOptimization)
{
    m_request.settings = {"ns3::fmipv6::MobileNode::RouteOptimization=true"};
    EXPECT_EQ(Refusal(), "");
    m_request.scheme = Scheme::HMIPV6;
    EXPECT_THAT(Refusal(), HasSubstr("Route optimization is not modelled with mobility anchor"));
}

TEST_F(ScenarioCheckTest, ALabelThatNeedsTheHostsControlIsRefusedWhereFirmwareHasIt)
{
    m_request.label = "1abcdef23456g";
    m_request.settings = {"ns3::fmipv6::Dot11LinkSap::Control=Firmware"};
    EXPECT_THAT(Refusal(), HasSubstr("firmware"));
    m_request.link = LinkKind::IDEAL; // whose control is the host's
    EXPECT_EQ(Refusal(), "");
    m_request.link = LinkKind::WIFI;
    m_request.label = "123456abcdefg";
    EXPECT_EQ(Refusal(), "");
}

TEST_F(ScenarioCheckTest, MinAboveMaxChannelTimeIsRefused)
{
    m_request.settings = {"ns3::fmipv6::StationMlme::MinChannelTime=20ms"};
    EXPECT_THAT(Refusal(), ::testing::AllOf(HasSubstr("20ms"), HasSubstr("MaxChannelTime")));
    m_request.settings.emplace_back("ns3::fmipv6::StationMlme::MaxChannelTime=20ms");
    EXPECT_EQ(Refusal(), "");
}

TEST_F(ScenarioCheckTest, AScanWithoutAnyAccessPointIsRefused)
{
    m_request.settings = {"ns3::fmipv6::StationMlme::ScanChannels=161 165"};
    EXPECT_THAT(Refusal(), ::testing::AllOf(HasSubstr("161 165"), HasSubstr("36 44 52")));
    m_request.settings = {"ns3::fmipv6::StationMlme::ScanChannels=1 6 11"};
    EXPECT_THAT(Refusal(), HasSubstr("5 GHz"));
    m_request.settings = {"ns3::fmipv6::StationMlme::ScanChannels=band"};
    EXPECT_EQ(Refusal(), "");
    for (auto& ap : m_plan.subnets[0].accessPoints)
    {
        ap.channel = 100;
    }
    m_plan.subnets.pop_back();
    EXPECT_THAT(Refusal(0, 1), ::testing::AllOf(HasSubstr("band"), HasSubstr("100")));
    m_plan = PlanFigureOne({});
    m_request.settings = {"ns3::fmipv6::StationMlme::ScanChannels=165 36"};
    EXPECT_EQ(Refusal(), "");
}

TEST_F(ScenarioCheckTest, ALabelIsRefusedOnAWayInsideASubnet)
{
    m_request.label = "1abcdef23456g";
    EXPECT_EQ(Refusal(4, 5), "");
    EXPECT_EQ(Refusal(5, 4), "");
    EXPECT_THAT(Refusal(3, 5), ::testing::AllOf(HasSubstr("AP4"), HasSubstr("AP5")));
    m_request.label.reset();
    EXPECT_EQ(Refusal(0, 9), "");
}

TEST_F(ScenarioCheckTest, PreauthenticationIsRefusedAcrossSubnets)
{
    m_request.settings = {"ns3::fmipv6::Dot1xSupplicant::Preauthenticate=true"};
    EXPECT_THAT(Refusal(4, 5), ::testing::AllOf(HasSubstr("one LAN"), HasSubstr("AP5 and AP6")));
    EXPECT_EQ(Refusal(0, 4), "");
    m_request.link = LinkKind::IDEAL; // which has none
    EXPECT_EQ(Refusal(4, 5), "");
}

TEST_F(ScenarioCheckTest, DiscoveryOfTheHomeAgentIsRefusedWithHmipv6)
{
    m_request.settings = {"ns3::fmipv6::MobileNode::DiscoverHomeAgent=true"};
    m_request.scheme = Scheme::MIPV6;
    EXPECT_EQ(Refusal(), "");
    m_request.scheme = Scheme::HMIPV6;
    EXPECT_THAT(Refusal(), HasSubstr("hmipv6"));
}

TEST_F(ScenarioCheckTest, APlanNeedsSolicitationsOfItsOwn)
{
    m_request.label = "123456abcdefg";
    EXPECT_EQ(Refusal(), "");
    m_request.settings = {"ns3::fmipv6::MobileNode::LinkUpReaction=Wait"};
    EXPECT_THAT(Refusal(), HasSubstr("LinkUpReaction"));
    m_request.label.reset();
    EXPECT_EQ(Refusal(), "");
}
