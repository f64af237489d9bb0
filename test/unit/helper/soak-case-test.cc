/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/config.h"
#include "ns3/soak-case.h"

#include <algorithm>
#include <set>
#include <string>

namespace ns3
{
namespace fmipv6
{

using SoakCaseTest = SimulationFixture;

TEST_F(SoakCaseTest, SeedAndNumberDetermineACase)
{
    EXPECT_EQ(ToCommand(MakeSoakCase(3, 5, SoakLinks::MIXED)),
              ToCommand(MakeSoakCase(3, 5, SoakLinks::MIXED)));
    EXPECT_NE(ToCommand(MakeSoakCase(3, 5, SoakLinks::MIXED)),
              ToCommand(MakeSoakCase(3, 6, SoakLinks::MIXED)));
    EXPECT_NE(ToCommand(MakeSoakCase(3, 5, SoakLinks::MIXED)),
              ToCommand(MakeSoakCase(4, 5, SoakLinks::MIXED)));
}

TEST_F(SoakCaseTest, EveryCaseIsARunThatAUserMayAskFor)
{
    std::set<std::string> schemes;
    std::set<std::string> flows;
    std::set<std::string> profiles;
    std::set<std::string> settings;
    int labels = 0;
    int wifi = 0;
    for (uint64_t number = 1; number <= 96; ++number)
    {
        const auto request = MakeSoakCase(1, number, SoakLinks::MIXED);
        if (number <= 24)
        {
            Config::Reset(); // what the case before has set
            EXPECT_NO_THROW(ValidateAndApply(request)) << number;
        }
        schemes.insert(ToString(request.scheme));
        flows.insert(ToString(request.flow));
        profiles.insert(ToString(request.GetProfile()));
        settings.insert(request.settings.begin(), request.settings.end());
        labels += request.label.has_value();
        wifi += request.link == LinkKind::WIFI;
    }
    EXPECT_EQ(schemes.size(), 3U);
    EXPECT_EQ(flows.size(), 4U);
    EXPECT_EQ(profiles.size(), 2U);
    for (const auto* setting : {"HandoverScenario::Deployment=Figure2",
                                "HandoverScenario::AnchorPlacement=AccessRouters",
                                "DefaultPolicy::Mode=Reactive",
                                "MobileNode::RouteOptimization=true"})
    {
        EXPECT_EQ(settings.count("ns3::fmipv6::" + std::string(setting)), 1U) << setting;
    }
    EXPECT_NEAR(labels, 96 * 3 / 16, 12);
    EXPECT_NEAR(wifi, 24, 12);
}

TEST_F(SoakCaseTest, TheCommandNamesEverySetting)
{
    const auto request = MakeSoakCase(1, 1, SoakLinks::WIFI);
    const auto words = ToCommand(request);
    EXPECT_EQ(words.front(), "run");
    for (const auto& setting : request.settings)
    {
        EXPECT_NE(std::find(words.begin(), words.end(), setting), words.end()) << setting;
    }
    EXPECT_NE(std::find(words.begin(), words.end(), "wifi"), words.end());
    EXPECT_NE(std::find(words.begin(), words.end(), "--monitor"), words.end());
}

} // namespace fmipv6
} // namespace ns3
