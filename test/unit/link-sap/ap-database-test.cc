/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/ap-database.h"
#include "ns3/simulator.h"

#include <cmath>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Poa FIRST("00:00:00:00:00:a1");

class ApDatabaseTest : public SimulationFixture
{
  protected:
    /// @param poa an access point @return what its beacon says
    static BssDescription Bss(Poa poa)
    {
        BssDescription bss;
        bss.bssid = poa;
        bss.ssid = "net";
        bss.channel = 36;
        bss.snrDb = 30;
        bss.rssiDbm = -60;
        return bss;
    }

    /// Let time pass. @param time how much
    static void Wait(Time time)
    {
        Simulator::Stop(time);
        Simulator::Run();
    }

    ApDatabase m_database;
};

} // namespace

TEST_F(ApDatabaseTest, ABeaconMakesAnEntryAndFurtherFramesAreMeasured)
{
    m_database.HearFrame(FIRST, 10, -80, false);
    EXPECT_EQ(m_database.Find(FIRST), nullptr) << "its parameters are not known yet";
    EXPECT_TRUE(m_database.Hear(Bss(FIRST)));
    EXPECT_FALSE(m_database.Hear(Bss(FIRST)));
    const auto* entry = m_database.Find(FIRST);
    ASSERT_NE(entry, nullptr);
    EXPECT_EQ(entry->frames, 1U);
    EXPECT_EQ(entry->snrDb.Get(), 30);
    EXPECT_EQ(entry->GetNoiseDbm(), -90);
    Wait(Seconds(2));
    m_database.HearFrame(FIRST, 20, -70, true);
    m_database.HearFrame(FIRST, 10, -80, true);
    EXPECT_EQ(entry->frames, 3U);
    EXPECT_EQ(entry->updated, Seconds(2));
    EXPECT_EQ(entry->snrDb.Get(), 30) << "until it is damped";
}

TEST_F(ApDatabaseTest, MeasurementsAreDampedOverTheTimeConstant)
{
    m_database.Hear(Bss(FIRST));
    m_database.Damp(Seconds(0), Seconds(1));
    const auto* entry = m_database.Find(FIRST);
    for (int i = 1; i <= 10; ++i)
    {
        Wait(MilliSeconds(100));
        m_database.HearFrame(FIRST, 5, -90, false); // two frames, 10 dB on the mean
        m_database.HearFrame(FIRST, 15, -70, false);
        m_database.Damp(Simulator::Now(), Seconds(1));
    }
    // A step of -20 dB after one time constant.
    EXPECT_NEAR(*entry->snrDb.Get(), 10 + 20 * std::exp(-1), 1e-6);
    EXPECT_NEAR(*entry->rssiDbm.Get(), -80 + 20 * std::exp(-1), 1e-6);
    Wait(Seconds(100));
    m_database.HearFrame(FIRST, 25, -65, false);
    m_database.Damp(Simulator::Now(), Seconds(1));
    EXPECT_NEAR(*entry->snrDb.Get(), 25, 1e-6) << "after a long silence the new value counts";
}

TEST_F(ApDatabaseTest, WithoutDampingTheLastSampleCounts)
{
    m_database.Hear(Bss(FIRST));
    m_database.HearFrame(FIRST, 5, -90, false);
    m_database.HearFrame(FIRST, 15, -70, false);
    m_database.Damp(Simulator::Now(), Seconds(0));
    EXPECT_EQ(m_database.Find(FIRST)->snrDb.Get(), 15);
}

TEST_F(ApDatabaseTest, RetransmissionsLatencyAndFrameErrorsAreKept)
{
    m_database.Hear(Bss(FIRST));
    m_database.Damp(Simulator::Now(), Seconds(0));
    for (const bool acknowledged : {false, false, false, true})
    {
        m_database.NoteTransmission(FIRST,
                                    acknowledged,
                                    acknowledged ? std::make_optional(MilliSeconds(4))
                                                 : std::nullopt);
    }
    m_database.HearFrame(FIRST, 30, -60, true);
    Wait(Seconds(50));
    m_database.Damp(Simulator::Now(), Seconds(1));
    const auto* entry = m_database.Find(FIRST);
    EXPECT_NEAR(*entry->failed.Get(), 0.75, 1e-6);
    EXPECT_NEAR(*entry->latencyS.Get(), 0.004, 1e-9);
    EXPECT_NEAR(*entry->repeated.Get(), 1, 1e-6);
    EXPECT_NEAR(entry->GetFrameErrorShare(), 1, 1e-6) << "the worse direction";
    m_database.NoteTransmission(Poa("00:00:00:00:00:ff"), true, std::nullopt); // of nobody known
    EXPECT_EQ(m_database.GetEntries().size(), 1U);
}

TEST_F(ApDatabaseTest, InventedAccessPointsDoNotFillTheMemory)
{
    m_database.Hear(Bss(FIRST));
    for (uint32_t i = 0; i < 1000; ++i)
    {
        Wait(MilliSeconds(1));
        uint8_t octets[6] = {2, 0, 0, 0, static_cast<uint8_t>(i >> 8), static_cast<uint8_t>(i)};
        Mac48Address invented;
        invented.CopyFrom(octets);
        m_database.Hear(Bss(invented));
        m_database.Limit(16, FIRST);
        EXPECT_LE(m_database.GetEntries().size(), 16U);
    }
    EXPECT_NE(m_database.Find(FIRST), nullptr) << "the current one stays, silent as it is";
    m_database.HearFrame(FIRST, 1, -90, false);
    EXPECT_EQ(m_database.Find(FIRST)->frames, 2U);
}

TEST_F(ApDatabaseTest, WhatIsOnlyToldOfIsNotHeard)
{
    m_database.AddKnown(FIRST, "net", 40);
    EXPECT_FALSE(m_database.Find(FIRST)->heard);
    EXPECT_EQ(m_database.Find(FIRST)->GetNoiseDbm(), std::nullopt);
    EXPECT_TRUE(m_database.Hear(Bss(FIRST)));
    m_database.AddKnown(FIRST, "other", 48);
    EXPECT_EQ(m_database.Find(FIRST)->bss.channel, 36) << "what was heard is worth more";
}
