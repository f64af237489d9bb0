/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/edit-distance.h"

#include <gtest/gtest.h>

using namespace ns3::fmipv6;

TEST(EditDistance, CountsInsertionsRemovalsAndReplacements)
{
    EXPECT_EQ(GetEditDistance("", ""), 0U);
    EXPECT_EQ(GetEditDistance("abc", ""), 3U);
    EXPECT_EQ(GetEditDistance("", "abc"), 3U);
    EXPECT_EQ(GetEditDistance("kitten", "sitting"), 3U);
    EXPECT_EQ(GetEditDistance("ab", "ba"), 2U);
    EXPECT_EQ(GetEditDistance("voice", "voice-up"), 3U);
}
