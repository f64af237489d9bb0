/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-label.h"
#include "ns3/nearest-label.h"

#include <gtest/gtest.h>

using namespace ns3::fmipv6;

TEST(NearestLabel, IsOneWithTheSameStepsWhereThereIsOne)
{
    EXPECT_EQ(FindNearestLabel("1abcedf23456g"), "1abcdef23456g");
    EXPECT_EQ(FindNearestLabel("12346cdegf"), "12346cdefg");
}

TEST(NearestLabel, OfNothingIsTheBestHandover)
{
    EXPECT_EQ(FindNearestLabel(""), "1abcdef23456g");
    EXPECT_EQ(FindNearestLabel("zzz"), "1abcdef23456g");
}

TEST(NearestLabel, IsAlwaysFeasible)
{
    for (const auto* text : {"1", "g", "abcdefg", "123456", "654321gfedcba", "1a2b3c4d5e6fg"})
    {
        EXPECT_TRUE(HandoverLabel::Check(FindNearestLabel(text)).feasible) << text;
    }
    EXPECT_TRUE(HandoverLabel::Check(FindNearestLabel(std::string(5000, '1'))).feasible);
}
