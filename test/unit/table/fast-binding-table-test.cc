/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/fast-binding-table.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(FastBindingTableTest, PacketsAreTunnelledOnlyWhenTheNewRouterHasAgreed)
{
    FastBindingTable table;
    EXPECT_EQ(table.Find("fd00:1::99"), nullptr);
    EXPECT_FALSE(table.IsBound("fd00:1::99"));
    auto& row = table.Get("fd00:1::99");
    EXPECT_EQ(row.pcoa, Ipv6Address("fd00:1::99"));
    for (const auto& [state, bound] :
         std::map<FastBindingState, bool>{{FastBindingState::IDLE, false},
                                          {FastBindingState::INITIATING, false},
                                          {FastBindingState::AWAITING_HACK, false},
                                          {FastBindingState::ACKNOWLEDGING, true},
                                          {FastBindingState::BOUND, true}})
    {
        row.state = state;
        EXPECT_EQ(table.IsBound("fd00:1::99"), bound) << ToString(state);
    }
}

TEST(FastBindingTableTest, AHackFindsTheRowThatAwaitsIt)
{
    FastBindingTable table;
    auto& row = table.Get("fd00:1::99");
    row.identifier = 7;
    row.nar.routerAddress = "fd00:2::1";
    EXPECT_EQ(table.FindByIdentifier(7, "fd00:2::1"), nullptr) << "no HI was sent";
    row.state = FastBindingState::AWAITING_HACK;
    EXPECT_EQ(table.FindByIdentifier(7, "fd00:2::1"), &row);
    EXPECT_EQ(table.FindByIdentifier(8, "fd00:2::1"), nullptr);
    EXPECT_EQ(table.FindByIdentifier(7, "fd00:3::1"), nullptr);
}
