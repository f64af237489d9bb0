/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/sample-summary.h"

#include <cmath>
#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(SampleSummaryTest, WithoutSpreadOrSamples)
{
    EXPECT_EQ(Summarize({}).mean, 0);
    EXPECT_FALSE(Summarize({}).ci95);
    EXPECT_EQ(Summarize({7}).mean, 7);
    EXPECT_FALSE(Summarize({7}).ci95) << "one run says nothing about others";
    EXPECT_EQ(Summarize({7, 7, 7}).ci95, 0);
}

// Student's t for 2 and for 9 degrees of freedom is 4.302653 and 2.262157 in printed tables.
TEST(SampleSummaryTest, IntervalByStudentsT)
{
    const auto three = Summarize({1, 2, 3});
    EXPECT_DOUBLE_EQ(three.mean, 2);
    EXPECT_NEAR(*three.ci95, 4.302653 / std::sqrt(3.0), 1e-5);
    const auto ten = Summarize({0, 2, 0, 2, 0, 2, 0, 2, 0, 2});
    EXPECT_DOUBLE_EQ(ten.mean, 1);
    EXPECT_NEAR(*ten.ci95, 2.262157 * std::sqrt(10.0 / 9 / 10), 1e-5);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
