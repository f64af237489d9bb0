/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Step 0 at the link: each trigger fires, and no other.
#include "dot11-fixture.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using Reason = Dot11LinkSap::TriggerReason;

class Dot11TriggerTest : public Dot11Fixture
{
  protected:
    /// Build one access point and a station with all triggers on, told of BAD quality.
    void BuildWithTriggers()
    {
        const std::string sap = "ns3::fmipv6::Dot11LinkSap::";
        Config::SetDefault(sap + "BeaconLossTrigger", UintegerValue(3));
        Config::SetDefault(sap + "RetryTrigger", UintegerValue(3));
        Build({36});
        AttachToFirst();
        m_sap->LinkStatusChangedRequest(this, true, LinkQuality::BAD);
        m_sap->TraceConnectWithoutContext(
            "Trigger",
            Callback<void, Poa, Reason>([this](Poa poa, Reason reason) {
                EXPECT_EQ(poa, ApAddress(0));
                m_fired.emplace_back(Simulator::Now(), reason);
            }));
    }

    void LinkStatusConfirm(LinkStatusCode, Poa, const Condition& condition) override
    {
        m_asked.push_back(condition.quality);
    }

    void LinkStatusChangedIndication(Poa, const Condition& condition) override
    {
        m_told.emplace_back(Simulator::Now(), condition.quality);
    }

    /// @param when at what time @param metres from the access point the station is put
    void MoveAt(Time when, double metres)
    {
        Simulator::Schedule(when, [this, metres] {
            m_node->GetObject<MobilityModel>()->SetPosition(Vector(metres, 0, 0));
        });
    }

    /// @param when at what time @param dbm transmission power of the station
    void SetPowerAt(Time when, double dbm)
    {
        Simulator::Schedule(when, [this, dbm] {
            for (const auto name : {"TxPowerStart", "TxPowerEnd"})
            {
                m_mac->GetWifiPhy()->SetAttribute(name, DoubleValue(dbm));
            }
        });
    }

    std::vector<LinkQuality> m_asked; //!< answers of L2-LinkStatus
    std::vector<std::pair<Time, Reason>> m_fired;
    std::vector<std::pair<Time, LinkQuality>> m_told;
};

} // namespace

TEST_F(Dot11TriggerTest, ASignalThatFallsFiresOnceItIsLowForAsLongAsItIsDamped)
{
    BuildWithTriggers();
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(9), MilliSeconds(20), up);
    MoveAt(Seconds(3), 30); // from 42.5 dB to 19.2 dB: 22 dB is crossed after 2.1 time constants
    Simulator::Stop(Seconds(9));
    Simulator::Run();
    ASSERT_EQ(m_fired.size(), 1U);
    EXPECT_EQ(m_fired[0].second, Reason::SIGNAL);
    EXPECT_NEAR(m_fired[0].first.GetSeconds(), 3 + 2.1, 0.4);
    ASSERT_EQ(m_told.size(), 1U);
    EXPECT_EQ(m_told[0].second, LinkQuality::BAD);
    EXPECT_EQ(m_events.size(), 1U);
}

TEST_F(Dot11TriggerTest, AShortDipDoesNotFire)
{
    BuildWithTriggers();
    MoveAt(Seconds(3), 30);
    MoveAt(Seconds(4), 5);
    Simulator::Stop(Seconds(9));
    Simulator::Run();
    EXPECT_TRUE(m_fired.empty());
    EXPECT_TRUE(m_told.empty());
}

TEST_F(Dot11TriggerTest, MissingBeaconsFireWhileDataStillPasses)
{
    BuildWithTriggers();
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), MilliSeconds(3700), MilliSeconds(20), up);
    Simulator::Schedule(Seconds(3), [this] {
        m_aps[0]->GetMac()->SetAttribute("BeaconGeneration", BooleanValue(false));
    });
    Simulator::Stop(MilliSeconds(3700));
    Simulator::Run();
    ASSERT_EQ(m_fired.size(), 1U);
    EXPECT_EQ(m_fired[0].second, Reason::BEACON_LOSS);
    EXPECT_GE(m_fired[0].first, Seconds(3) + 2.5 * MicroSeconds(102400));
    EXPECT_LE(m_fired[0].first, Seconds(3) + 3.6 * MicroSeconds(102400));
    ASSERT_EQ(m_told.size(), 1U);
    EXPECT_EQ(m_told[0].second, LinkQuality::NONE);
    EXPECT_EQ(m_atAp[ApAddress(0)].size(), up.size());
}

TEST_F(Dot11TriggerTest, DataThatFailsFiresWhileBeaconsStillCome)
{
    BuildWithTriggers();
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(5), MilliSeconds(50), up);
    SetPowerAt(Seconds(3), -100); // the station's transmitter fades, its receiver not
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    ASSERT_EQ(m_fired.size(), 1U);
    EXPECT_EQ(m_fired[0].second, Reason::RETRY);
    EXPECT_GT(m_fired[0].first, Seconds(3) + MilliSeconds(100)); // three packets
    EXPECT_LT(m_fired[0].first, Seconds(3) + MilliSeconds(150)); // and not four
    ASSERT_EQ(m_told.size(), 1U);
    EXPECT_EQ(m_told[0].second, LinkQuality::NONE);
}

TEST_F(Dot11TriggerTest, WhatWasWrongWithOneAccessPointIsNotSaidOfTheNext)
{
    Config::SetDefault("ns3::fmipv6::Dot11LinkSap::BeaconLossTrigger", UintegerValue(3));
    Build({36, 44});
    AttachToFirst();
    Simulator::Schedule(Seconds(3), [this] {
        m_aps[0]->GetMac()->SetAttribute("BeaconGeneration", BooleanValue(false));
    });
    Simulator::Schedule(MilliSeconds(3500), [this] { m_sap->LinkStatusRequest(this); });
    ConnectAt(MilliSeconds(3510), 1);
    // Between the connection and the first beacon, which would clear it in any case.
    m_aps[1]->TraceConnectWithoutContext(
        "PortOpen",
        Callback<void, Mac48Address>([this](Mac48Address) {
            Simulator::Schedule(MilliSeconds(1), [this] { m_sap->LinkStatusRequest(this); });
        }));
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    ASSERT_EQ(m_asked.size(), 2U);
    EXPECT_EQ(m_asked[0], LinkQuality::NONE);
    EXPECT_GT(m_asked[1], LinkQuality::NONE);
}

TEST_F(Dot11TriggerTest, OneAcknowledgmentEndsTheRowOfFailures)
{
    BuildWithTriggers();
    // Two packets fail, one passes, two fail: never three in a row.
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(),
         ApAddress(0),
         Seconds(3),
         MilliSeconds(3500),
         MilliSeconds(100),
         up);
    SetPowerAt(MilliSeconds(2950), -100.0);
    SetPowerAt(MilliSeconds(3150), 16.0);
    SetPowerAt(MilliSeconds(3250), -100.0);
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_atAp[ApAddress(0)], std::vector<uint32_t>{2});
    EXPECT_TRUE(m_fired.empty());
}

TEST_F(Dot11TriggerTest, ByDefaultOnlyTheSignalFires)
{
    Build({36});
    AttachToFirst();
    uint32_t fired = 0;
    m_sap->TraceConnectWithoutContext("Trigger", Callback<void, Poa, Reason>([&fired](Poa, Reason) {
                                          ++fired;
                                      }));
    MoveAt(Seconds(3), 100000); // beacons stop, and the link is lost by their number
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    EXPECT_EQ(fired, 0U);
    EXPECT_EQ(m_events.back().what, "down");
}

TEST_F(Dot11TriggerTest, HysteresisKeepsASignalAtTheThresholdFromFiringAgain)
{
    for (const double hysteresis : {0.0, 3.0})
    {
        Config::SetDefault("ns3::fmipv6::Dot11LinkSap::Hysteresis", DoubleValue(hysteresis));
        Config::SetDefault("ns3::fmipv6::Dot11LinkSap::DampingTime", TimeValue(Time(0)));
        BuildWithTriggers();
        for (int i = 0; i < 4; ++i)
        {
            MoveAt(MilliSeconds(3000 + 1000 * i), 25.5); // 21.3 dB
            MoveAt(MilliSeconds(3500 + 1000 * i), 23);   // 22.6 dB
        }
        Simulator::Stop(Seconds(8));
        Simulator::Run();
        const std::size_t crossings = hysteresis > 0 ? 1 : 4;
        EXPECT_EQ(m_fired.size(), crossings);
        EXPECT_EQ(m_told.size(), crossings);
        m_fired.clear();
        m_told.clear();
        m_events.clear();
        TearDown();
        SetUp();
    }
}
