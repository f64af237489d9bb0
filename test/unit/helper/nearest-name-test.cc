/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/nearest-name.h"

#include <gtest/gtest.h>

using ns3::fmipv6::FindNearestFullNames;
using ns3::fmipv6::FindNearestName;
using ns3::fmipv6::SuggestName;

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
    EXPECT_EQ(FindNearestName("ax", {"ay", "az"}), "ay");
}

TEST(NearestName, IsEmptyWhereNothingIsKnown)
{
    EXPECT_EQ(FindNearestName("x", {}), "");
}

TEST(NearestName, IsEmptyWhereNothingIsNear)
{
    EXPECT_EQ(FindNearestName("foo", {"mipv6", "fmipv6-reactive"}), "");
    EXPECT_EQ(FindNearestName("", {"mipv6", "ping"}), "");
}

TEST(NearestName, CompletesWhatWasBegun)
{
    EXPECT_EQ(FindNearestName("fmipv6", {"fmipv6-reactive", "voice"}), "fmipv6-reactive");
}

TEST(NearestName, IsSuggestedInAMessage)
{
    EXPECT_EQ(SuggestName("vioce", {"voice", "ping"}), "; did you mean voice?");
    EXPECT_EQ(SuggestName("xyz", {"voice", "ping"}), ".");
}

TEST(NearestFullNames, ComparesAsManyPartsAsWereTyped)
{
    const std::vector<std::string> known{"ns3::a::Car::Speed",
                                         "ns3::a::Bus::Speed",
                                         "ns3::Van::Load"};
    EXPECT_EQ(FindNearestFullNames("sped", known),
              (std::vector<std::string>{"ns3::a::Car::Speed", "ns3::a::Bus::Speed"}));
    EXPECT_EQ(FindNearestFullNames("Bus::Speed", known),
              std::vector<std::string>{"ns3::a::Bus::Speed"});
    EXPECT_EQ(FindNearestFullNames("ns3::a::Van::Load", known),
              std::vector<std::string>{"ns3::Van::Load"});
}

TEST(NearestFullNames, AreNoneWhereNothingIsNear)
{
    const std::vector<std::string> known{"ns3::a::Car::Qos", "ns3::Van::Rho", "Top"};
    EXPECT_TRUE(FindNearestFullNames("foo", known).empty());
    EXPECT_TRUE(FindNearestFullNames("", known).empty());
    EXPECT_TRUE(FindNearestFullNames("::", known).empty());
}

TEST(NearestFullNames, AreThreeAtMost)
{
    EXPECT_EQ(FindNearestFullNames("X", {"a::X", "b::X", "c::X", "d::X"}).size(), 3U);
}
