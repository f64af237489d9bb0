/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/binding-cache.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(BindingCacheTest, SequenceNumbersAreComparedModulo65536)
{
    EXPECT_TRUE(BindingCache::IsNewer(2, 1));
    EXPECT_FALSE(BindingCache::IsNewer(1, 1));
    EXPECT_FALSE(BindingCache::IsNewer(1, 2));
    EXPECT_TRUE(BindingCache::IsNewer(0, 65535));
    EXPECT_FALSE(BindingCache::IsNewer(65535, 0));
    EXPECT_TRUE(BindingCache::IsNewer(32767, 0));
    EXPECT_FALSE(BindingCache::IsNewer(32768, 0));
}

TEST(BindingCacheTest, ANewBindingReplacesTheOldOneUnderEveryKey)
{
    BindingCache cache;
    cache.Set({"fd00:9::1", "fd00:1::1", Seconds(5), 7});
    cache.Set({"fd00:9::1", "fd00:2::1", Seconds(9), 8});
    EXPECT_EQ(cache.GetSize(), 1U);
    EXPECT_EQ(cache.Find("fd00:9::1")->sequence, 8);
    EXPECT_TRUE(cache.FindByCareOf("fd00:1::1").empty());
    ASSERT_EQ(cache.FindByCareOf("fd00:2::1").size(), 1U);
    EXPECT_EQ(cache.GetNextExpiry(), Seconds(9));
}

TEST(BindingCacheTest, ExpiredRowsStayUntilRemoved)
{
    BindingCache cache;
    EXPECT_FALSE(cache.GetNextExpiry());
    cache.Set({"fd00:9::1", "fd00:1::1", Seconds(5), 1});
    cache.Set({"fd00:9::2", "fd00:1::2", Seconds(6), 1});
    EXPECT_TRUE(cache.GetExpired(Seconds(4.9)).empty());
    ASSERT_EQ(cache.GetExpired(Seconds(5)).size(), 1U);
    EXPECT_EQ(cache.GetExpired(Seconds(7)).size(), 2U);
    EXPECT_TRUE(cache.Remove("fd00:9::1"));
    EXPECT_FALSE(cache.Remove("fd00:9::1"));
    EXPECT_FALSE(cache.Find("fd00:9::1"));
    EXPECT_EQ(cache.GetNextExpiry(), Seconds(6));
}
