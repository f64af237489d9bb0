/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ledger-dot11-fixture.h"

#include "ns3/config.h"
#include "ns3/enum.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Whatever happens on the link layer, every packet has a fate.
class LedgerWifiTest : public LedgerDot11Fixture
{
};

} // namespace

TEST_F(LedgerWifiTest, EveryPacketOfARoamIsExplained)
{
    for (const bool dot1x : {false, true})
    {
        Build({36, 44}, dot1x);
        Watch();
        AttachToFirst();
        ScanAt(MilliSeconds(2900));
        ConnectAt(Seconds(4), 1);
        // Both ways with the old AP until after the move, and down from the new AP since before it.
        auto station = m_sap->GetNetDevice();
        const auto own = m_mac->GetAddress();
        Send(m_down, m_aps[0]->GetMac()->GetDevice(), own, Seconds(2), Seconds(5));
        Send(m_down, m_aps[1]->GetMac()->GetDevice(), own, MilliSeconds(3800), Seconds(5));
        Send(m_up, station, ApAddress(0), Seconds(2), Seconds(4));
        Send(m_up, station, ApAddress(1), Seconds(4), Seconds(5));
        Simulator::Stop(Seconds(6));
        Simulator::Run();
        const auto totals = m_ledger->GetTotals();
        EXPECT_EQ(totals.unexplained, 0U) << m_ledger->DescribeUnexplained();
        EXPECT_TRUE(totals.IsBalanced());
        EXPECT_EQ(totals.inFlight, 0U);
        EXPECT_GT(totals.received, 1180U); // of 400 each before, 200 each after
        // Before and after the move the AP without the station has nobody to send to.
        EXPECT_GT(Lost(LossCause::NOT_ASSOCIATED), 200U);
        EXPECT_EQ(Lost(LossCause::PORT_CLOSED) > 0, dot1x);
        TearDown();
        m_aps.clear();
        m_events.clear();
        SetUp();
    }
}

TEST_F(LedgerWifiTest, ARunMayEndWhileTheStationIsAway)
{
    Build({36, 44, 149, 161});
    Watch();
    AttachToFirst();
    ScanAt(Seconds(3));
    const auto own = m_mac->GetAddress();
    Send(m_down, m_aps[0]->GetMac()->GetDevice(), own, Seconds(2), Seconds(5));
    Send(m_up, m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(5));
    uint64_t most = 0;
    for (int ms = 3000; ms < 3400; ms += 7)
    {
        Simulator::Schedule(MilliSeconds(ms), [this, &most]() {
            const auto totals = m_ledger->GetTotals();
            EXPECT_EQ(totals.unexplained, 0U) << m_ledger->DescribeUnexplained();
            EXPECT_EQ(totals.lost, 0U);
            most = std::max(most, totals.inFlight);
        });
    }
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_GE(most, 2U) << "packets rest at the AP and in the station while it is away";
}

TEST_F(LedgerWifiTest, APowerSaveBufferThatOverflowsIsItsOwnAccount)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanMode",
                       EnumValue(static_cast<int>(ScanMode::CONTINUOUS)));
    Config::SetDefault("ns3::fmipv6::ManagedApMac::PsBufferPackets", UintegerValue(2));
    Build({36, 44, 149, 161});
    Watch();
    AttachToFirst();
    ScanAt(Seconds(3));
    const auto own = m_mac->GetAddress();
    Send(m_down, m_aps[0]->GetMac()->GetDevice(), own, Seconds(2), Seconds(5));
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    const auto totals = m_ledger->GetTotals();
    EXPECT_TRUE(totals.IsBalanced()) << m_ledger->DescribeUnexplained();
    EXPECT_GT(Lost(LossCause::PS_BUFFER_FULL), 3U);
    EXPECT_EQ(totals.lost, Lost(LossCause::PS_BUFFER_FULL));
    EXPECT_EQ(totals.received + totals.lost, 600U);
}

TEST_F(LedgerWifiTest, AFullMacQueueIsNamed)
{
    // ns-3.37 drops a frame that finds a full queue without a trace.
    Config::SetDefault("ns3::WifiMacQueue::MaxSize", StringValue("4p"));
    Build({36, 44}, false);
    Watch();
    AttachToFirst();
    const auto own = m_mac->GetAddress();
    for (int burst = 0; burst < 10; ++burst)
    {
        Send(m_down, m_aps[0]->GetMac()->GetDevice(), own, Seconds(2), Seconds(2.5));
    }
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    const auto totals = m_ledger->GetTotals();
    EXPECT_TRUE(totals.IsBalanced()) << m_ledger->DescribeUnexplained();
    const auto queued =
        Lost(LossCause::OLD_AP_QUEUE) + Lost(LossCause::NEW_AP_QUEUE) + Lost(LossCause::OTHER_AP);
    EXPECT_GT(queued, 300U) << "of bursts of ten some five find room";
    EXPECT_EQ(totals.lost, queued);
}
