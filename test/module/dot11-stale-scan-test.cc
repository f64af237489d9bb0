/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Step 2 after an old scan (RFC 4260 section 4): a failed join, a rescan, another access point.
#include "dot11-fixture.h"

#include "ns3/enum.h"
#include "ns3/string.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Dot11StaleScanTest : public Dot11Fixture
{
  protected:
    /// A scan at 0.5 s finds three access points; the second vanishes at 2 s, and the host asks for
    /// it. @param policy what then @param when the host asks
    void Run(Dot11LinkSap::StaleScan policy, Time when)
    {
        Config::SetDefault("ns3::fmipv6::Dot11LinkSap::StaleScan",
                           EnumValue(static_cast<int>(policy)));
        Build({36, 44, 149});
        AttachToFirst();
        Simulator::Schedule(Seconds(2), [this] {
            m_aps[1]->GetMac()->GetDevice()->GetNode()->GetObject<MobilityModel>()->SetPosition(
                Vector(100000, 0, 0));
        });
        ConnectAt(when, 1);
        Simulator::Schedule(when + Seconds(1), [this] { m_sap->PoaListRequest(this); });
        Simulator::Stop(when + Seconds(2));
        Simulator::Run();
    }

    void PoaListConfirm(LinkStatusCode, const PoaList& list) override
    {
        m_list = list;
    }

    /// @param i which access point @return whether it is among the candidates at the end
    bool IsListed(std::size_t i) const
    {
        return std::any_of(m_list.begin(), m_list.end(), [&](const auto& entry) {
            return entry.poa == ApAddress(i);
        });
    }

    PoaList m_list; //!< a second after the host has asked
};

const Time LATE = Seconds(15); //!< the scan is older than ScanLifetime
const Time EARLY = Seconds(5); //!< it is not

} // namespace

TEST_F(Dot11StaleScanTest, AJoinByAnOldScanFailsAndTheOldLinkIsLost)
{
    Run(Dot11LinkSap::StaleScan::JOIN, LATE);
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_EQ(m_events[1].poa, ApAddress(0));
    EXPECT_EQ(m_events[2].what, "down");
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
    EXPECT_NEAR((m_events[2].when - LATE).GetSeconds(), 0.512, 0.01); // JoinFailureTimeout
    EXPECT_EQ(m_mlme->GetState(), StationMlme::State::UNJOINED);
    EXPECT_EQ(Steps(StepPhase::BEGIN), "12342");
}

TEST_F(Dot11StaleScanTest, ARescanKeepsTheOldLink)
{
    Run(Dot11LinkSap::StaleScan::RESCAN, LATE);
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_EQ(m_events[1].poa, ApAddress(1)); // the one asked for; the link goes on
    EXPECT_LT(m_events[1].when - LATE, MilliSeconds(10));
    EXPECT_EQ(m_mlme->GetState(), StationMlme::State::ASSOCIATED);
    EXPECT_EQ(Steps(StepPhase::BEGIN), "12341");
    EXPECT_TRUE(m_sap->GetNetDevice()->IsLinkUp());
    EXPECT_TRUE(IsListed(0));
    EXPECT_FALSE(IsListed(1));
    EXPECT_TRUE(IsListed(2));
}

TEST_F(Dot11StaleScanTest, ARescanForOneAccessPointSaysNothingOfOthersOnItsChannel)
{
    Config::SetDefault("ns3::fmipv6::Dot11LinkSap::StaleScan",
                       EnumValue(static_cast<int>(Dot11LinkSap::StaleScan::RESCAN)));
    Build({36, 44, 44});
    AttachToFirst();
    ConnectAt(LATE, 1);
    Simulator::Schedule(LATE + Seconds(1), [this] { m_sap->PoaListRequest(this); });
    Simulator::Stop(LATE + Seconds(2));
    Simulator::Run();
    EXPECT_EQ(m_events.back().poa, ApAddress(1));
    EXPECT_TRUE(IsListed(2));
}

TEST_F(Dot11StaleScanTest, AnotherAccessPointIsJoinedInstead)
{
    Run(Dot11LinkSap::StaleScan::OTHER_AP, LATE);
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_EQ(m_events[1].poa, ApAddress(0));
    EXPECT_EQ(m_events[2].what, "up");
    EXPECT_EQ(m_events[2].poa, ApAddress(0)); // the best of those that remain
    EXPECT_FALSE(IsListed(1));
    EXPECT_EQ(Steps(StepPhase::BEGIN), "12342234");
}

TEST_F(Dot11StaleScanTest, AFreshScanIsTakenAtItsWord)
{
    Run(Dot11LinkSap::StaleScan::RESCAN, EARLY);
    EXPECT_EQ(Steps(StepPhase::BEGIN), "12342");
    EXPECT_EQ(m_events.back().poa, ApAddress(1));
    EXPECT_EQ(m_events.back().what, "down");
}

TEST_F(Dot11StaleScanTest, ARescanThatFindsItsTargetJoinsIt)
{
    Config::SetDefault("ns3::fmipv6::Dot11LinkSap::StaleScan",
                       EnumValue(static_cast<int>(Dot11LinkSap::StaleScan::RESCAN)));
    Build({36, 44});
    AttachToFirst();
    ConnectAt(LATE, 1);
    Simulator::Stop(LATE + Seconds(2));
    Simulator::Run();
    EXPECT_EQ(m_events.back().what, "up");
    EXPECT_EQ(m_events.back().poa, ApAddress(1));
    EXPECT_EQ(Steps(StepPhase::END), "12341234");
}

TEST_F(Dot11StaleScanTest, RateAdjustmentTakesTheTimeOfItsRandomVariable)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::RateAdjustmentTime",
                       StringValue("ns3::UniformRandomVariable[Min=0.05|Max=0.2]"));
    Build({36, 44});
    AttachToFirst();
    for (int i = 0; i < 6; ++i)
    {
        ConnectAt(Seconds(2 + i), (i + 1) % 2);
    }
    Simulator::Stop(Seconds(9));
    Simulator::Run();
    std::vector<double> joins;
    Time begin;
    for (const auto& event : m_steps)
    {
        if (event.step == HandoverStep::JOIN && event.phase == StepPhase::BEGIN)
        {
            begin = event.when;
        }
        else if (event.step == HandoverStep::JOIN && event.phase == StepPhase::END)
        {
            joins.push_back((event.when - begin).GetSeconds());
        }
    }
    ASSERT_EQ(joins.size(), 7U);
    for (const auto join : joins)
    {
        EXPECT_GT(join, 0.05);
        EXPECT_LT(join, 0.21);
    }
    std::sort(joins.begin(), joins.end());
    EXPECT_GT(joins.back() - joins.front(), 0.03); // it is not a constant
}
