/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/update-rate.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(UpdateRateTest, ThreeMessagesGoWithinASecondAndTheFourthWaits)
{
    UpdateRate rate;
    for (const auto at : {0, 300, 400})
    {
        EXPECT_EQ(rate.GetDelay(MilliSeconds(at)), Time(0)) << at;
        rate.Count(MilliSeconds(at));
    }
    EXPECT_EQ(rate.GetDelay(MilliSeconds(400)), MilliSeconds(600));
    EXPECT_EQ(rate.GetDelay(MilliSeconds(1000)), Time(0));
    rate.Count(MilliSeconds(1000));
    EXPECT_EQ(rate.GetDelay(MilliSeconds(1000)), MilliSeconds(300)) << "a second after the second";
    EXPECT_EQ(rate.GetDelay(MilliSeconds(5000)), Time(0));
}
