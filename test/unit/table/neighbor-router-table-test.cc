/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/neighbor-router-table.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Mac48Address AP1("00:00:00:00:01:01");
const Mac48Address AP2("00:00:00:00:01:02");
const Mac48Address AP3("00:00:00:00:01:03");

ArInfo
MakeInfo(const char* prefix, uint8_t length, const char* router)
{
    return {Mac48Address("00:00:00:00:02:01"), router, prefix, length};
}

} // namespace

TEST(NeighborRouterTableTest, AnUnknownAccessPointHasNoInformation)
{
    NeighborRouterTable table;
    EXPECT_EQ(table.Lookup(AP1).status, ApStatus::NO_INFORMATION);
    table.Add(AP1, MakeInfo("fd00:1::", 64, "fd00:1::1"));
    EXPECT_EQ(table.Lookup(AP1).status, ApStatus::KNOWN);
    EXPECT_EQ(table.Lookup(AP1).info.routerAddress, Ipv6Address("fd00:1::1"));
    table.Remove(AP1);
    EXPECT_EQ(table.Lookup(AP1).status, ApStatus::NO_INFORMATION);
}

TEST(NeighborRouterTableTest, TheLongestPrefixFindsTheRouter)
{
    NeighborRouterTable table;
    table.Add(AP1, MakeInfo("fd00::", 16, "fd00::1"));
    table.Add(AP2, MakeInfo("fd00:2::", 64, "fd00:2::1"));
    EXPECT_EQ(table.FindRouterFor("fd00:2::42")->routerAddress, Ipv6Address("fd00:2::1"));
    EXPECT_EQ(table.FindRouterFor("fd00:3::42")->routerAddress, Ipv6Address("fd00::1"));
    EXPECT_FALSE(table.FindRouterFor("fe00::1"));
}

TEST(NeighborRouterTableTest, OnlyKnownRowsNameARouter)
{
    NeighborRouterTable table;
    table.AddWithoutInfo(AP1, ApStatus::SAME_INTERFACE);
    table.AddWithoutInfo(AP2, ApStatus::NO_FAST_HANDOVER);
    EXPECT_FALSE(table.FindRouterFor("fd00:1::1"));
    EXPECT_FALSE(table.HasRouter("::"));
    table.Add(AP3, MakeInfo("fd00:1::", 64, "fd00:1::1"));
    EXPECT_TRUE(table.HasRouter("fd00:1::1"));
    EXPECT_EQ(table.GetRows().size(), 3U);
    table.Clear();
    EXPECT_TRUE(table.GetRows().empty());
}

TEST(NeighborRouterTableTest, ARouterWithoutAnAccessPointIsFoundByItsPrefixAndIsAPeer)
{
    NeighborRouterTable table;
    const auto info = MakeInfo("fd00:3::", 64, "fd00:3::1");
    table.AddRouter(info);
    EXPECT_TRUE(table.GetRows().empty());
    EXPECT_TRUE(table.HasRouter("fd00:3::1"));
    EXPECT_FALSE(table.HasRouter("fd00:3::2"));
    ASSERT_TRUE(table.FindRouterFor("fd00:3::77"));
    EXPECT_EQ(table.FindRouterFor("fd00:3::77")->routerAddress, Ipv6Address("fd00:3::1"));
    EXPECT_FALSE(table.FindRouterFor("fd00:4::77"));
    table.Clear();
    EXPECT_FALSE(table.HasRouter("fd00:3::1"));
}
