/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Dot11LinkSapTest : public Dot11Fixture
{
};

} // namespace

TEST_F(Dot11LinkSapTest, ConnectIsConfirmedByWhatIsKnown)
{
    Build({36});
    AttachToFirst();
    Simulator::Schedule(Seconds(2), [this] {
        m_sap->LinkConnectRequest(this, Mac48Address("00:00:00:00:92:f3"));
        m_sap->LinkConnectRequest(this, ApAddress(0));
        m_sap->LinkDisconnectRequest(this, Mac48Address("00:00:00:00:92:f3"));
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    ASSERT_EQ(m_confirms.size(), 6U); // two registrations and the first connect before
    EXPECT_EQ(m_confirms[3].second, LinkStatusCode::UNKNOWN_POA);
    EXPECT_EQ(m_confirms[4].second, LinkStatusCode::ALREADY_DONE);
    EXPECT_EQ(m_confirms[5].second, LinkStatusCode::WRONG_STATE);
    EXPECT_EQ(m_events.size(), 1U);
}

TEST_F(Dot11LinkSapTest, DisconnectTakesTheLinkDownAtBothEnds)
{
    Build({36});
    AttachToFirst();
    Simulator::Schedule(Seconds(2), [this] { m_sap->LinkDisconnectRequest(this, ApAddress(0)); });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_FALSE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
    EXPECT_FALSE(m_sap->GetNetDevice()->IsLinkUp());
}

TEST_F(Dot11LinkSapTest, LinkQualityIsDamped)
{
    Build({36});
    AttachToFirst();
    double before = 0;
    double soon = 0;
    double late = 0;
    Simulator::Schedule(Seconds(3), [&] {
        before = *m_sap->GetSnrDb(ApAddress(0));
        m_node->GetObject<MobilityModel>()->SetPosition(Vector(20, 0, 0));
    });
    Simulator::Schedule(MilliSeconds(3300), [&] { soon = *m_sap->GetSnrDb(ApAddress(0)); });
    Simulator::Schedule(Seconds(9), [&] { late = *m_sap->GetSnrDb(ApAddress(0)); });
    Simulator::Stop(Seconds(10));
    Simulator::Run();
    // From 5 m to 20 m the log-distance model with exponent 3 takes 18 dB.
    EXPECT_NEAR(before - late, 18.06, 0.3);
    EXPECT_GT(before - soon, 2);
    EXPECT_LT(before - soon, 8);
}

TEST_F(Dot11LinkSapTest, AScanForUnknownTargetsIsRefusedAndForKnownOnesVisitsTheirChannelsOnly)
{
    Build({36, 44, 149});
    ScanAt(MilliSeconds(500));
    Simulator::Schedule(Seconds(2), [this] { m_sap->LinkScanRequest(this, {ApAddress(1)}); });
    Time full;
    Simulator::Schedule(MilliSeconds(1999), [&] { full = m_scanEnd - MilliSeconds(500); });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_scans, 2U);
    ASSERT_EQ(m_scanned.size(), 1U);
    EXPECT_EQ(m_scanned[0].poa, ApAddress(1));
    EXPECT_LT(m_scanEnd - Seconds(2), full / 2);
}
