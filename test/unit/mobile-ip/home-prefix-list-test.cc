/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HomePrefixList: prefixes whose lifetimes run down.
#include "ns3/home-prefix-list.h"
#include "ns3/mipv6-router-advertisement.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// @param prefix 64 bits @param valid lifetime (s) @param preferred lifetime (s) @return the option
PrefixInformation
Make(const char* prefix, double valid, double preferred)
{
    PrefixInformation information;
    information.prefix = {Ipv6Address(prefix), 64};
    information.validLifetime = Seconds(valid);
    information.preferredLifetime = Seconds(preferred);
    return information;
}

} // namespace

TEST(HomePrefixListTest, LifetimesRunDownAndAPrefixEnds)
{
    HomePrefixList list;
    list.Set(Make("fd00:9::", 100, 40), Seconds(10));
    const auto found = list.Find("fd00:9::99", Seconds(30));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->validLifetime, Seconds(80));
    EXPECT_EQ(found->preferredLifetime, Seconds(20));
    EXPECT_EQ(list.Find("fd00:9::99", Seconds(60))->preferredLifetime, Seconds(0));
    EXPECT_FALSE(list.Find("fd00:9::99", Seconds(110)));
    EXPECT_FALSE(list.Find("fd00:8::99", Seconds(30)));
    EXPECT_TRUE(list.IsKnown("fd00:9::99"));
    EXPECT_FALSE(list.IsKnown("fd00:8::99"));
    EXPECT_EQ(list.GetNextChange(Seconds(30)), Seconds(50));
    EXPECT_EQ(list.GetNextChange(Seconds(60)), Seconds(110));
    EXPECT_EQ(list.GetNextChange(Seconds(110)), std::nullopt);
}

TEST(HomePrefixListTest, TheLatestWordCountsAndTheOrderStays)
{
    HomePrefixList list;
    list.Set(Make("fd00:9::", 100, 40), Seconds(0));
    list.Set(Make("fd00:8::", 100, 40), Seconds(0));
    list.Set(Make("fd00:9::", 7, 3), Seconds(50));
    const auto valid = list.GetValid(Seconds(51));
    ASSERT_EQ(valid.size(), 2U);
    EXPECT_EQ(valid[0].prefix.address, Ipv6Address("fd00:9::"));
    EXPECT_EQ(valid[0].validLifetime, Seconds(6));
    EXPECT_EQ(valid[1].validLifetime, Seconds(49));
}

TEST(HomePrefixListTest, AnInfiniteLifetimeDoesNotRunDown)
{
    HomePrefixList list;
    auto information = Make("fd00:9::", 100, 40);
    information.validLifetime = RouterAdvertisement::INFINITE_LIFETIME;
    list.Set(information, Seconds(0));
    EXPECT_EQ(list.Find("fd00:9::99", Seconds(1000))->validLifetime,
              RouterAdvertisement::INFINITE_LIFETIME);
    EXPECT_EQ(list.GetNextChange(Seconds(50)), std::nullopt);
}
