/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/nearest-name.h"

#include <gtest/gtest.h>

using ns3::fmipv6::FindNearestName;

TEST(NearestName, FindsTheTransposedDroppedAndSubstituted)
{
    const std::vector<std::string> known{"voice", "voice-up", "ping"};
    EXPECT_EQ(FindNearestName("vioce", known), "voice");
    EXPECT_EQ(FindNearestName("voiceup", known), "voice-up");
    EXPECT_EQ(FindNearestName("pong", known), "ping");
}

TEST(NearestName, IgnoresLetterCaseAndTakesTheFirstOfEquals)
{
    EXPECT_EQ(FindNearestName("WANRTT", {"LanRtt", "WanRtt"}), "WanRtt");
    EXPECT_EQ(FindNearestName("x", {"a", "b"}), "a");
}

TEST(NearestName, IsEmptyWhereNothingIsKnown)
{
    EXPECT_EQ(FindNearestName("x", {}), "");
}
