/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/poa-abstraction.h"
#include "ns3/simulator.h"

#include <limits>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Poa FIRST("00:00:00:00:00:a1");
const Poa SECOND("00:00:00:00:00:a2");

class PoaAbstractionTest : public SimulationFixture
{
  protected:
    using Q = LinkQuality;

    /// @param poa an access point @param snrDb its signal to noise ratio, dB @return its entry
    static ApEntry Entry(Poa poa, double snrDb)
    {
        ApEntry entry;
        entry.bss.bssid = poa;
        entry.bss.rates = {0x8c, 0x12, 0x98, 0xff}; // 6 and 12 Mbit/s basic, 9, and a selector
        entry.heard = true;
        entry.snrDb.Add(snrDb);
        return entry;
    }

    /// @param snrDb of FIRST now @return its level
    Q Level(double snrDb)
    {
        m_abstraction.Update(Entry(FIRST, snrDb), true);
        return m_abstraction.Find(FIRST)->quality;
    }

    PoaAbstraction m_abstraction;
};

} // namespace

TEST_F(PoaAbstractionTest, TheThresholdsAreThoseOfAppendixE)
{
    const double below = 1e-9;
    EXPECT_EQ(m_abstraction.GetLevel(34, 0), Q::EXCELLENT);
    EXPECT_EQ(m_abstraction.GetLevel(34 - below, 0), Q::GOOD);
    EXPECT_EQ(m_abstraction.GetLevel(27, 0), Q::GOOD);
    EXPECT_EQ(m_abstraction.GetLevel(27 - below, 0), Q::FAIR);
    EXPECT_EQ(m_abstraction.GetLevel(22, 0), Q::FAIR);
    EXPECT_EQ(m_abstraction.GetLevel(22 - below, 0), Q::BAD);
    EXPECT_EQ(m_abstraction.GetLevel(15, 0), Q::BAD);
    EXPECT_EQ(m_abstraction.GetLevel(15 - below, 0), Q::NONE);
    EXPECT_EQ(m_abstraction.GetLevel(-std::numeric_limits<double>::infinity(), 0), Q::NONE);
}

TEST_F(PoaAbstractionTest, ALinkThatRepeatsIsOneLevelLower)
{
    PoaAbstraction::Scale scale;
    scale.frameErrorLimit = 0.5;
    m_abstraction.SetScale(scale);
    EXPECT_EQ(m_abstraction.GetLevel(40, 0.5), Q::EXCELLENT);
    EXPECT_EQ(m_abstraction.GetLevel(40, 0.51), Q::GOOD);
    EXPECT_EQ(m_abstraction.GetLevel(23, 0.51), Q::BAD);
    EXPECT_EQ(m_abstraction.GetLevel(16, 1), Q::BAD) << "it is there all the same";
    EXPECT_EQ(m_abstraction.GetLevel(14, 1), Q::NONE);
}

TEST_F(PoaAbstractionTest, ALevelIsLeftDownwardsAtOnceAndUpwardsWithHysteresis)
{
    PoaAbstraction::Scale scale;
    scale.hysteresisDb = 3;
    m_abstraction.SetScale(scale);
    EXPECT_EQ(Level(28), Q::GOOD) << "the first time its threshold counts";
    EXPECT_EQ(Level(26.9), Q::FAIR);
    EXPECT_EQ(Level(29.9), Q::FAIR);
    EXPECT_EQ(Level(30), Q::GOOD);
    EXPECT_EQ(Level(60), Q::EXCELLENT);
    EXPECT_EQ(Level(0), Q::NONE);
}

TEST_F(PoaAbstractionTest, AChangeOfLevelIsReportedOnce)
{
    auto change = m_abstraction.Update(Entry(FIRST, 28), true);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->poa, FIRST);
    EXPECT_EQ(change->condition.quality, Q::GOOD);
    EXPECT_FALSE(m_abstraction.Update(Entry(FIRST, 29), true));
    change = m_abstraction.Update(Entry(FIRST, 40), false);
    ASSERT_TRUE(change) << "it is no candidate any more";
    EXPECT_EQ(change->condition.quality, Q::NONE);
    EXPECT_TRUE(m_abstraction.GetCandidates({}).empty());
    EXPECT_TRUE(m_abstraction.Update(Entry(FIRST, 40), true));
    auto silent = Entry(FIRST, 40);
    silent.heard = false;
    change = m_abstraction.Update(silent, true);
    ASSERT_TRUE(change);
    EXPECT_EQ(change->condition.quality, Q::NONE);
    EXPECT_FALSE(m_abstraction.Find(FIRST));
    EXPECT_FALSE(m_abstraction.Update(silent, true));
}

TEST_F(PoaAbstractionTest, CandidatesAreListedTheBestFirst)
{
    m_abstraction.Update(Entry(FIRST, 28), true);
    m_abstraction.Update(Entry(SECOND, 29), true);
    const auto all = m_abstraction.GetCandidates({});
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].poa, SECOND);
    EXPECT_EQ(all[1].condition.snrDb, 28);
    ASSERT_EQ(m_abstraction.GetCandidates({FIRST}).size(), 1U);
}

TEST_F(PoaAbstractionTest, BandwidthIsTheRateLessWhatFails)
{
    auto entry = Entry(FIRST, 28);
    m_abstraction.Update(entry, true);
    EXPECT_EQ(m_abstraction.Find(FIRST)->bandwidth, DataRate("12Mbps")) << "its highest rate";
    entry.rateBitPerS = 54e6;
    entry.failed.Add(1);
    entry.failed.Add(0);
    Simulator::Stop(Seconds(100));
    Simulator::Run();
    entry.failed.Damp(Simulator::Now(), Seconds(1));
    m_abstraction.Update(entry, true);
    EXPECT_EQ(m_abstraction.Find(FIRST)->bandwidth, DataRate("27Mbps"));
}
