/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attribute-catalog.h"
#include "ns3/run-choice.h"
#include "ns3/user-error.h"

#include <gmock/gmock.h>

using namespace ns3::fmipv6;
using ::testing::HasSubstr;

TEST(RunChoice, StandsForAnAttributeWhoseDefaultIsItsFirstValue)
{
    ASSERT_FALSE(GetRunChoices().empty());
    for (const auto& choice : GetRunChoices())
    {
        EXPECT_EQ(GetAttributeValue(choice.attribute), choice.values.front().set) << choice.option;
        for (const auto& value : choice.values)
        {
            EXPECT_EQ(MakeSetting(choice, value.typed), choice.attribute + "=" + value.set);
        }
    }
}

TEST(RunChoice, AnUnknownValueIsRefusedWithTheNearestAndAll)
{
    const auto& deployment = GetRunChoices().front();
    try
    {
        MakeSetting(deployment, "figur2");
        FAIL() << "accepted";
    }
    catch (const UserError& error)
    {
        EXPECT_THAT(error.what(), HasSubstr("did you mean figure2?"));
        EXPECT_THAT(error.what(), HasSubstr("figure1, figure2"));
    }
}
