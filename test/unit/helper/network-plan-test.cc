/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/network-plan.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(NetworkPlan, FigureOneHasTwoSubnetsOfThreeRoutersAndFiveAccessPoints)
{
    const auto plan = PlanFigureOne({});
    ASSERT_EQ(plan.subnets.size(), 2U);
    for (const auto& subnet : plan.subnets)
    {
        EXPECT_EQ(subnet.routers, 3U);
        ASSERT_EQ(subnet.accessPoints.size(), 5U);
        EXPECT_EQ(subnet.accessPoints[2].router, 2U);
        EXPECT_EQ(subnet.accessPoints[3].router, 0U) << "routers are named in turn";
    }
    const auto aps = plan.GetAccessPoints();
    ASSERT_EQ(aps.size(), 10U);
    EXPECT_EQ(aps[5].name, "AP6");
    EXPECT_EQ(aps[5].position, Vector(400, 0, 0));
    for (std::size_t i = 1; i < aps.size(); ++i)
    {
        EXPECT_NE(aps[i].channel, aps[i - 1].channel);
    }
}

TEST(NetworkPlan, SizePositionsAndChannelsAreTaken)
{
    NetworkSize size;
    size.subnets = 3;
    size.routersPerSubnet = 2;
    size.apsPerSubnet = 4;
    size.apSpacingM = 10;
    size.positions = {Vector(1, 2, 3)};
    size.channels = {149, 36};
    const auto plan = PlanFigureOne(size);
    const auto aps = plan.GetAccessPoints();
    ASSERT_EQ(aps.size(), 12U);
    EXPECT_EQ(plan.subnets[2].routers, 2U);
    EXPECT_EQ(aps[0].position, Vector(1, 2, 3));
    EXPECT_EQ(aps[1].position, Vector(10, 0, 0));
    EXPECT_EQ(aps[10].channel, 149);
    EXPECT_EQ(aps[11].channel, 36);
}

TEST(NetworkPlan, FigureTwoHasOneAccessPointThatIsTheRouterInEachSubnet)
{
    NetworkSize size;
    size.subnets = 3;
    const auto plan = PlanFigureTwo(size);
    EXPECT_EQ(plan.kind, DeploymentKind::FIGURE_TWO);
    ASSERT_EQ(plan.subnets.size(), 3U);
    for (const auto& subnet : plan.subnets)
    {
        EXPECT_EQ(subnet.routers, 1U);
        EXPECT_EQ(subnet.accessPoints.size(), 1U);
    }
    EXPECT_EQ(plan.GetAccessPoints()[2].position, Vector(160, 0, 0));
}
