/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/neighbor-cache.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(NeighborCacheTest, ARowIsUsableUntilItIsTooOld)
{
    const Mac48Address first("00:00:00:00:00:02");
    const Mac48Address second("00:00:00:00:00:01");
    const ArInfo router{first, "fd00:2::1", "fd00:2::", 64};
    NeighborCache cache;
    EXPECT_FALSE(cache.Find(first, Seconds(0), Seconds(10)));
    cache.Learn(first, router, Seconds(1));
    cache.Learn(second, router, Seconds(5));
    ASSERT_TRUE(cache.Find(first, Seconds(10), Seconds(10)));
    EXPECT_EQ(cache.Find(first, Seconds(10), Seconds(10))->routerAddress, router.routerAddress);
    EXPECT_FALSE(cache.Find(first, Seconds(11), Seconds(10)));
    EXPECT_FALSE(cache.Find(first, Seconds(1), Time(0))) << "a lifetime of 0 uses nothing";
    EXPECT_EQ(cache.GetUsable(Seconds(11), Seconds(10)).size(), 1U);
    cache.Learn(first, router, Seconds(11));
    const auto rows = cache.GetUsable(Seconds(11), Seconds(10));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].first, first) << "its place is that of the first time";
    EXPECT_EQ(rows[1].first, second);
}
