/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mobility-lifetime.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(MobilityLifetimeTest, RoundsAndClamps)
{
    const Time unit = Seconds(4);
    const auto up = [unit](Time t) { return ToWireUnits(t, unit, 10, WireRounding::UP); };
    const auto down = [unit](Time t) {
        return ToWireUnits(t, unit, 10, WireRounding::DOWN_NOT_ZERO);
    };
    EXPECT_EQ(up(Seconds(0)), 0u);
    EXPECT_EQ(up(NanoSeconds(1)), 1u);
    EXPECT_EQ(up(Seconds(4)), 1u);
    EXPECT_EQ(up(Seconds(5)), 2u);
    EXPECT_EQ(up(Seconds(39)), 10u);
    EXPECT_EQ(up(Seconds(41)), 10u);
    EXPECT_EQ(up(Seconds(-1)), 0u);
    EXPECT_EQ(up(Time::Max()), 10u);
    EXPECT_EQ(down(Seconds(0)), 0u);
    EXPECT_EQ(down(NanoSeconds(1)), 1u);
    EXPECT_EQ(down(MilliSeconds(7999)), 1u);
    EXPECT_EQ(down(Seconds(8)), 2u);
    EXPECT_EQ(down(Seconds(1000)), 10u);
}

TEST(MobilityLifetimeTest, RoundTrip)
{
    for (const uint32_t value : {0u, 1u, 0x92f3u, 0xffffffffu})
    {
        const Time time = FromWireUnits(value, Seconds(1));
        EXPECT_EQ(ToWireUnits(time, Seconds(1), UINT32_MAX, WireRounding::UP), value);
        EXPECT_EQ(ToWireUnits(time, Seconds(1), UINT32_MAX, WireRounding::DOWN_NOT_ZERO), value);
    }
    EXPECT_EQ(FromWireUnits(3, Seconds(4)), Seconds(12));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
