/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/handover-journey.h"
#include "ns3/mobility-model.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class HandoverJourneyTest : public SimulationFixture
{
  protected:
    /// Four access points 10 m apart, at 2 m/s.
    HandoverJourney::Route m_route{
        {Vector(0, 0, 0), Vector(10, 0, 0), Vector(20, 0, 0), Vector(30, 0, 0)},
        1,
        2,
        2,
        1,
        Seconds(4),
        Seconds(3)};

    /// @param when an instant @return where the second node of the journey is then
    Vector WhereAt(Time when)
    {
        auto node = CreateObject<Node>();
        HandoverJourney(m_route).Install(node, 1);
        Vector where;
        Simulator::Schedule(when, [node, &where] {
            where = node->GetObject<MobilityModel>()->GetPosition();
        });
        Simulator::Stop(when + Seconds(1));
        Simulator::Run();
        Simulator::Destroy();
        return where;
    }
};

} // namespace

TEST_F(HandoverJourneyTest, RestsMovesAndStopsBesideTheAccessPoints)
{
    EXPECT_EQ(WhereAt(Seconds(3)), Vector(10, 3, 0));
    EXPECT_EQ(WhereAt(Seconds(5)), Vector(12, 3, 0));
    EXPECT_EQ(WhereAt(Seconds(20)), Vector(20, 3, 0));
    EXPECT_EQ(HandoverJourney(m_route).GetEnd(), Seconds(9));
}

TEST_F(HandoverJourneyTest, GoesBackAndForthOverAllBetween)
{
    m_route.first = 3;
    m_route.last = 1;
    m_route.crossings = 2;
    const auto fades = HandoverJourney(m_route).GetFades();
    ASSERT_EQ(fades.size(), 4U);
    EXPECT_EQ(fades[0].from, 3U);
    EXPECT_EQ(fades[0].to, 2U);
    EXPECT_EQ(fades[0].when, Seconds(4));
    EXPECT_EQ(fades[1].to, 1U);
    EXPECT_EQ(fades[1].when, Seconds(9));
    EXPECT_EQ(fades[2].from, 1U);
    EXPECT_EQ(fades[2].when, Seconds(17)) << "after the rest";
    EXPECT_EQ(fades[3].to, 3U);
    EXPECT_EQ(HandoverJourney(m_route).GetEnd(), Seconds(27));
    EXPECT_EQ(WhereAt(Seconds(15)), Vector(10, 3, 0));
    EXPECT_EQ(WhereAt(Seconds(24.5)), Vector(25, 3, 0));
}

TEST_F(HandoverJourneyTest, StandsHalfWayToTheNextOneWithSpeedZero)
{
    m_route.speedMps = 0;
    m_route.last = 3;
    m_route.crossings = 7;
    EXPECT_EQ(WhereAt(Seconds(10)), Vector(15, 3, 0));
    EXPECT_EQ(HandoverJourney(m_route).GetFades().size(), 1U);
    EXPECT_EQ(HandoverJourney(m_route).GetEnd(), Seconds(4));
}

TEST_F(HandoverJourneyTest, AWayWithoutLengthIsNoMistake)
{
    m_route.positions[2] = m_route.positions[1];
    m_route.last = 3;
    EXPECT_EQ(WhereAt(Seconds(6)), Vector(14, 3, 0));
}
