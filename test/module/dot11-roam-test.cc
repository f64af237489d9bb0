/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"

#include "ns3/string.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Dot11RoamTest : public Dot11Fixture
{
};

} // namespace

TEST_F(Dot11RoamTest, ScanFindsEveryAccessPointBestFirst)
{
    Build({36, 44, 161});
    ScanAt(MilliSeconds(500));
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    ASSERT_EQ(m_scans, 1U);
    EXPECT_EQ(m_scanCode, LinkStatusCode::ACK);
    ASSERT_EQ(m_scanned.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
    {
        EXPECT_EQ(m_scanned[i].poa, ApAddress(i));
    }
    // 16 dBm, log-distance with exponent 3 and 46.7 dB at 1 m, noise floor -94 dBm: 42.5 dB at 5 m
    EXPECT_NEAR(*m_sap->GetSnrDb(ApAddress(0)), 42.5, 3);
    EXPECT_EQ(m_scanned[0].condition.quality, LinkQuality::EXCELLENT);
    EXPECT_EQ(m_scanned[0].condition.bandwidth, DataRate("54Mbps"));
}

TEST_F(Dot11RoamTest, DataPassesBothWaysBeforeAndAfterARoam)
{
    Build({36, 44});
    AttachToFirst();
    ConnectAt(Seconds(3), 1);
    std::set<uint32_t> up[2];
    std::set<uint32_t> down[2];
    auto station = m_sap->GetNetDevice();
    auto own = m_mac->GetAddress();
    Flow(station, ApAddress(0), Seconds(2), MilliSeconds(2900), MilliSeconds(10), up[0]);
    Flow(m_aps[0]->GetMac()->GetDevice(),
         own,
         Seconds(2),
         MilliSeconds(2900),
         MilliSeconds(10),
         down[0]);
    Flow(station, ApAddress(1), Seconds(4), Seconds(5), MilliSeconds(10), up[1]);
    Flow(m_aps[1]->GetMac()->GetDevice(), own, Seconds(4), Seconds(5), MilliSeconds(10), down[1]);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[0].what, "up");
    EXPECT_EQ(m_events[0].poa, ApAddress(0));
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_EQ(m_events[1].poa, ApAddress(0));
    EXPECT_EQ(m_events[2].what, "up");
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
    EXPECT_LT(m_events[2].when - m_events[1].when, MilliSeconds(20));
    EXPECT_EQ(m_atAp[ApAddress(0)].size(), up[0].size());
    EXPECT_EQ(m_atAp[ApAddress(1)].size(), up[1].size());
    EXPECT_EQ(m_atStation.size(), down[0].size() + down[1].size());
    EXPECT_FALSE(m_aps[0]->IsAssociated(own));
    EXPECT_TRUE(m_aps[0]->WasAssociated(own));
    EXPECT_TRUE(m_aps[1]->IsAssociated(own));
    EXPECT_EQ(Steps(StepPhase::BEGIN), "1234234");
    EXPECT_EQ(Steps(StepPhase::END), "1234234");
}

TEST_F(Dot11RoamTest, Dot1xOpensThePort)
{
    Build({36, 44}, true);
    AttachToFirst();
    ConnectAt(Seconds(3), 1);
    std::set<uint32_t> up;
    std::set<uint32_t> down;
    Flow(m_sap->GetNetDevice(), ApAddress(1), Seconds(4), Seconds(5), MilliSeconds(10), up);
    Flow(m_aps[1]->GetMac()->GetDevice(),
         m_mac->GetAddress(),
         Seconds(4),
         Seconds(5),
         MilliSeconds(10),
         down);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[2].what, "up");
    EXPECT_EQ(Steps(StepPhase::BEGIN), "123452345");
    EXPECT_EQ(m_atAp[ApAddress(1)].size(), up.size());
    EXPECT_EQ(m_atStation.size(), down.size());
}

TEST_F(Dot11RoamTest, AnInterleavedScanLosesNothing)
{
    ExpectInterleavedScanLosesNothing();
}

TEST_F(Dot11RoamTest, ARoamInThe24GhzBand)
{
    m_configure = [](Dot11Helper& helper) {
        helper.GetWifi().SetStandard(WIFI_STANDARD_80211g);
        helper.GetWifi().SetRemoteStationManager("ns3::ConstantRateWifiManager",
                                                 "DataMode",
                                                 StringValue("ErpOfdmRate12Mbps"),
                                                 "ControlMode",
                                                 StringValue("ErpOfdmRate6Mbps"));
    };
    Build({1, 11});
    AttachToFirst();
    ConnectAt(Seconds(3), 1);
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(1), Seconds(4), Seconds(5), MilliSeconds(10), up);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    EXPECT_EQ(m_scanned.size(), 2U) << "of the thirteen channels of the band";
    EXPECT_EQ(Steps(StepPhase::END), "1234234");
    EXPECT_EQ(m_atAp[ApAddress(1)].size(), up.size());
}

TEST_F(Dot11RoamTest, JoinToAVanishedAccessPointFailsWithTimeout)
{
    Build({36});
    AttachToFirst();
    const Poa ghost("00:00:00:00:92:f3");
    m_sap->AddKnownPoa(ghost, "fmipv6", 64);
    Simulator::Schedule(Seconds(3), [this, ghost] { m_sap->LinkConnectRequest(this, ghost); });
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_EQ(m_events[1].poa, ApAddress(0));
    EXPECT_EQ(m_events[2].what, "down");
    EXPECT_EQ(m_events[2].poa, ghost);
    EXPECT_GT(m_events[2].when, MilliSeconds(3511));
    EXPECT_EQ(m_mlme->GetState(), StationMlme::State::UNJOINED);
}

TEST_F(Dot11RoamTest, ARoamOnOneChannelNeedsNoSwitch)
{
    Build({36, 36});
    AttachToFirst();
    ConnectAt(Seconds(3), 1);
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(1), Seconds(4), Seconds(5), MilliSeconds(10), up);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[2].what, "up");
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
    EXPECT_EQ(m_atAp[ApAddress(1)].size(), up.size());
}

TEST_F(Dot11RoamTest, TheSameStreamsMakeTheSameInstants)
{
    std::vector<std::vector<std::pair<char, int64_t>>> runs;
    for (int run = 0; run < 2; ++run)
    {
        Build({36, 44}, true);
        AttachToFirst();
        ScanAt(Seconds(2));
        ConnectAt(Seconds(3), 1);
        Simulator::Stop(Seconds(4));
        Simulator::Run();
        std::vector<std::pair<char, int64_t>> instants;
        for (const auto& event : m_steps)
        {
            instants.emplace_back(ToLabelChar(event.step), event.when.GetNanoSeconds());
        }
        runs.push_back(instants);
        m_steps.clear();
        TearDown();
        SetUp();
    }
    EXPECT_EQ(runs[0].size(), 18U); // 1234512345 begin here, and all but 5 end here
    EXPECT_EQ(runs[0], runs[1]);
}
