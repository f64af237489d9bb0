/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/binding-update-list.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(BindingUpdateListTest, EachUpdateHasTheNextSequenceNumberOfItsPeer)
{
    BindingUpdateList list;
    EXPECT_EQ(list.Advance("fd00:a::1", "fd00:9::1", "fd00:1::1", Seconds(5)).sequence, 1);
    auto& row = list.Advance("fd00:a::1", "fd00:9::1", "fd00:2::1", Seconds(6));
    EXPECT_EQ(row.sequence, 2);
    EXPECT_FALSE(row.acknowledged);
    EXPECT_EQ(list.Advance("fd00:b::1", "fd00:9::1", "fd00:2::1", Seconds(6)).sequence, 1);
    row.sequence = 65535;
    EXPECT_EQ(list.Advance("fd00:a::1", "fd00:9::1", "fd00:2::1", Seconds(6)).sequence, 0);
    EXPECT_EQ(list.Find("fd00:c::1", "fd00:9::1"), nullptr);
}

TEST(BindingUpdateListTest, AHolderIsAPeerWhoseBindingMayStillLive)
{
    BindingUpdateList list;
    list.Advance("fd00:1::1", "fd00:1::99", "fd00:2::99", Seconds(5));
    EXPECT_EQ(list.FindHolder("fd00:1::99", Seconds(4)), Ipv6Address("fd00:1::1"));
    EXPECT_TRUE(list.FindHolder("fd00:1::99", Seconds(5)).IsAny());
    EXPECT_TRUE(list.FindHolder("fd00:1::98", Seconds(4)).IsAny());
    list.Advance("fd00:1::1", "fd00:1::99", "fd00:1::99", Seconds(9)); // cancelled
    EXPECT_TRUE(list.FindHolder("fd00:1::99", Seconds(4)).IsAny());
}
