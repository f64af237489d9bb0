/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/ap-station-watch.h"

#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Mac48Address ONE("00:00:00:00:00:11");
const Mac48Address OTHER("00:00:00:00:00:12");

class ApStationWatchTest : public SimulationFixture
{
  protected:
    /// @param limits when a station is taken for gone
    void Configure(const ApStationWatch::Limits& limits)
    {
        const auto note = [](std::vector<Time>& times) {
            return [&times](Mac48Address station) {
                EXPECT_EQ(station, ONE);
                times.push_back(Simulator::Now());
            };
        };
        m_watch.Configure(limits, note(m_probes), note(m_inactive), note(m_failing));
    }

    /// @param when a sign of the first station
    void SeenAt(Time when)
    {
        Simulator::Schedule(when, [this] { m_watch.Seen(ONE); });
    }

    ApStationWatch m_watch;
    std::vector<Time> m_probes;
    std::vector<Time> m_inactive;
    std::vector<Time> m_failing;
};

using Times = std::vector<Time>;

} // namespace

TEST_F(ApStationWatchTest, SilenceIsProbedAndThenTakenForAbsence)
{
    Configure({Seconds(10), Seconds(3), 0, Time(0)});
    m_watch.Begin(ONE);
    SeenAt(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_probes, Times{Seconds(14)});
    EXPECT_EQ(m_inactive, Times{Seconds(17)});
}

TEST_F(ApStationWatchTest, AnAnsweredProbeBeginsTheSilenceAnew)
{
    Configure({Seconds(10), Seconds(3), 0, Time(0)});
    m_watch.Begin(ONE);
    SeenAt(Seconds(12));
    Simulator::Run();
    EXPECT_EQ(m_probes, (Times{Seconds(10), Seconds(22)}));
    EXPECT_EQ(m_inactive, Times{Seconds(25)});
}

TEST_F(ApStationWatchTest, AStationThatHasLeftIsNotWatched)
{
    Configure({Seconds(10), Seconds(3), 2, Time(0)});
    m_watch.Begin(ONE);
    Simulator::Schedule(Seconds(11), [this] { m_watch.End(ONE); });
    Simulator::Run();
    EXPECT_TRUE(m_inactive.empty());
    m_watch.Failed(ONE);
    m_watch.Failed(ONE);
    EXPECT_TRUE(m_failing.empty());
}

TEST_F(ApStationWatchTest, ZeroSwitchesEitherWayOff)
{
    Configure({Time(0), Seconds(3), 0, Time(0)});
    m_watch.Begin(ONE);
    for (int i = 0; i < 1000; ++i)
    {
        m_watch.Failed(ONE);
    }
    Simulator::Run();
    EXPECT_TRUE(m_probes.empty());
    EXPECT_TRUE(m_failing.empty());
}

TEST_F(ApStationWatchTest, OnlyFailuresInARowAndOnlyAfterTheTimeCount)
{
    Configure({Time(0), Seconds(3), 3, Seconds(5)});
    m_watch.Begin(ONE);
    m_watch.Begin(OTHER);
    const auto fail = [this] { m_watch.Failed(ONE); };
    for (const int s : {1, 2, 3, 8, 9, 11})
    {
        Simulator::Schedule(Seconds(s), fail);
    }
    SeenAt(Seconds(4));
    Simulator::Run();
    // Three by 3 s, yet too early; three again by 11 s.
    EXPECT_EQ(m_failing, Times{Seconds(11)});
}
