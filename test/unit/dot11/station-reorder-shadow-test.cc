/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-reorder-shadow.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(StationReorderShadow, KeepsWhatWaitsForAMissingFrame)
{
    StationReorderShadow shadow;
    const auto early = Create<Packet>(1);
    const auto late = Create<Packet>(2);
    shadow.Received(0, 7, early);
    shadow.Passed(0, 7);
    shadow.Received(0, 9, late); // 8 is missing
    const auto waiting = shadow.Take();
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0], late);
    EXPECT_TRUE(shadow.Take().empty());
}

TEST(StationReorderShadow, TakesAFramePassedUpBeforeItWasTold)
{
    StationReorderShadow shadow;
    shadow.Passed(5, 7);
    shadow.Received(5, 7, Create<Packet>(1));
    EXPECT_TRUE(shadow.Take().empty());
}

TEST(StationReorderShadow, TellsTrafficIdentifiersApart)
{
    StationReorderShadow shadow;
    shadow.Received(0, 7, Create<Packet>(1));
    shadow.Passed(6, 7);
    EXPECT_EQ(shadow.Take().size(), 1U);
}

TEST(StationReorderShadow, ForgetsWhatIsTooOldToBeInAnyBuffer)
{
    StationReorderShadow shadow;
    shadow.Received(0, 0, Create<Packet>(1));
    for (uint16_t sequence = 1; sequence <= 1024; ++sequence)
    {
        shadow.Received(0, sequence, Create<Packet>(1));
        shadow.Passed(0, sequence);
    }
    EXPECT_TRUE(shadow.Take().empty());
}
