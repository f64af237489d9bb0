/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/label-fault.h"

#include <gmock/gmock.h>

using namespace ns3::fmipv6;
using ::testing::HasSubstr;

TEST(LabelFault, AFeasibleLabelHasNone)
{
    EXPECT_FALSE(FindLabelFault("1abcdef23456g"));
    EXPECT_FALSE(FindLabelFault("12346cdefg"));
}

TEST(LabelFault, NamesTheFirstRuleThatIsBrokenAndTheTwoSteps)
{
    const auto fault = FindLabelFault("1abcedf23456g");
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->rule, FeasibilityRule::F2);
    ASSERT_TRUE(fault->between);
    EXPECT_EQ(fault->between->first, HandoverStep::HACK);
    EXPECT_EQ(fault->between->second, HandoverStep::HI);
    EXPECT_EQ(FindLabelFault("1abc")->rule, FeasibilityRule::GRAMMAR);
    EXPECT_FALSE(FindLabelFault("1abc")->between);
}

TEST(LabelFault, WhatIsRepeatedToTheUserIsPrintableAndShort)
{
    EXPECT_EQ(MakePrintable("9z"), "9z");
    EXPECT_EQ(MakePrintable("\x01g"), "\\x01g");
    EXPECT_EQ(MakePrintable(std::string(MAX_LABEL_TEXT, 'a')), std::string(MAX_LABEL_TEXT, 'a'));
    EXPECT_EQ(MakePrintable(std::string(1000, 'a')), std::string(MAX_LABEL_TEXT, 'a') + "...");
    EXPECT_THAT(FindLabelFault("\x01g")->words, HasSubstr("\\x01"));
}
