/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/scenario-lists.h"
#include "ns3/user-error.h"

#include <gmock/gmock.h>

using namespace ns3;
using namespace ns3::fmipv6;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace
{

template <typename Call>
std::string
Refusal(Call call)
{
    try
    {
        call();
    }
    catch (const UserError& error)
    {
        return error.what();
    }
    return "";
}

} // namespace

TEST(ScenarioLists, ChannelsAreReadInOrder)
{
    EXPECT_THAT(ParseChannels("X", "36 149  44 "), ElementsAre(36, 149, 44));
}

TEST(ScenarioLists, WhatIsNoChannelOfTheBandIsRefusedByName)
{
    for (const auto* text : {"37", "36 38", "1", "0", "300", "-36", "3 6x", "4294967332", "36,40"})
    {
        EXPECT_THAT(Refusal([text] { ParseChannels("ChannelPlan", text); }),
                    ::testing::AllOf(HasSubstr("ChannelPlan"), HasSubstr("36 40 44 48")))
            << text;
    }
    EXPECT_THAT(Refusal([] { ParseChannels("ChannelPlan", " "); }), HasSubstr("no channel"));
}

TEST(ScenarioLists, PositionsHaveTwoOrThreeCoordinates)
{
    const auto positions = ParsePositions("X", "0,0 -80.5,1e1,3");
    ASSERT_EQ(positions.size(), 2U);
    EXPECT_EQ(positions[0], Vector(0, 0, 0));
    EXPECT_EQ(positions[1], Vector(-80.5, 10, 3));
    EXPECT_TRUE(ParsePositions("X", "").empty());
}

TEST(ScenarioLists, AnotherFormOfPositionIsRefused)
{
    for (const auto* text :
         {"1", "1,", "1,2,", "1,2,3,4", "a,b", "1;2", "1,2x", "inf,0", "1e300,0"})
    {
        EXPECT_THAT(Refusal([text] { ParsePositions("ApPositions", text); }),
                    HasSubstr("ApPositions"))
            << text;
    }
}
