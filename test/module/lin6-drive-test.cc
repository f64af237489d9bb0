/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/drive-run.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

/// RFC 5184 Appendix E with fewer access routers.
class Lin6DriveTest : public SimulationFixture
{
  protected:
    static DriveResult RunShort(DriveScheme scheme, Time drain = Time(0))
    {
        DriveParameters parameters;
        parameters.scheme = scheme;
        parameters.routers = 2;
        parameters.drainTime = drain;
        return RunDrive(parameters);
    }

    /// What must be true of every drive. @param result of one
    static void ExpectSound(const DriveResult& result)
    {
        EXPECT_EQ(result.unexplained, "");
        EXPECT_TRUE(result.packets.IsBalanced());
        EXPECT_GT(result.packets.received, result.packets.sent * 8 / 10)
            << "the video goes on behind the handover";
        EXPECT_EQ(result.frames.sent, result.packets.sent / DvSource::PACKETS_PER_FRAME);
        EXPECT_EQ(result.frames.packets, result.packets.lost);
        EXPECT_EQ(result.handovers.size(), 1U);
    }
};

TEST_F(Lin6DriveTest, TheLocationIsRegisteredWithinMilliseconds)
{
    const auto result = RunShort(DriveScheme::LIN6);
    ExpectSound(result);
    ASSERT_TRUE(result.handovers.at(0).l2);
    ASSERT_TRUE(result.handovers[0].gap);
    EXPECT_LT(*result.handovers[0].l2, MilliSeconds(2));
    EXPECT_GT(*result.handovers[0].gap, *result.handovers[0].l2);
    EXPECT_LT(*result.handovers[0].gap, MilliSeconds(6));
    EXPECT_LT(result.handovers[0].interruption, MilliSeconds(8));
}

TEST_F(Lin6DriveTest, NothingIsLostIfTheQueueRunsEmptyFirst)
{
    const auto result = RunShort(DriveScheme::LIN6, MilliSeconds(20));
    ExpectSound(result);
    EXPECT_EQ(result.packets.lost, 0U);
    EXPECT_EQ(result.frames.hurt, 0U);
}

TEST_F(Lin6DriveTest, MobileIpv6AloneHurtsTheVideoForLonger)
{
    const auto result = RunShort(DriveScheme::MIPV6);
    ExpectSound(result);
    EXPECT_GT(result.frames.hurt, 5U) << "duplicate address detection takes a second";
}

TEST_F(Lin6DriveTest, TheSameSeedGivesTheSameDrive)
{
    const auto first = RunShort(DriveScheme::PREDICTIVE);
    TearDown();
    const auto second = RunShort(DriveScheme::PREDICTIVE);
    ExpectSound(first);
    EXPECT_EQ(first.handovers.at(0).left, second.handovers.at(0).left);
    EXPECT_EQ(first.handovers[0].interruption, second.handovers[0].interruption);
    EXPECT_EQ(first.packets.sent, second.packets.sent);
    EXPECT_EQ(first.packets.lost, second.packets.lost);
    EXPECT_EQ(first.speedKmh, second.speedKmh);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
