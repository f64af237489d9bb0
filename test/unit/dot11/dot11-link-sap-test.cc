/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"

#include "ns3/double.h"
#include "ns3/string.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Dot11LinkSapTest : public Dot11Fixture
{
  protected:
    void PoaListConfirm(LinkStatusCode, const PoaList& list) override
    {
        m_list = list;
    }

    /// Ask for the candidates. @param when simulated time @param listed set to how many there are
    void AskForListAt(Time when, std::size_t& listed)
    {
        Simulator::Schedule(when, [this, &listed] {
            m_sap->PoaListRequest(this);
            Simulator::Schedule(MicroSeconds(1), [this, &listed] { listed = m_list.size(); });
        });
    }

    PoaList m_list;
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
    EXPECT_EQ(m_confirms[5].second, LinkStatusCode::UNKNOWN_POA);
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

TEST_F(Dot11LinkSapTest, AnAccessPointThatIsNotHeardAnyMoreIsACandidateForItsLifetime)
{
    Config::SetDefault("ns3::fmipv6::Dot11LinkSap::PoaLifetime", TimeValue(Seconds(2)));
    Build({36, 44});
    AttachToFirst();
    std::size_t soon = 0;
    std::size_t late = 0;
    AskForListAt(Seconds(2), soon);
    AskForListAt(Seconds(3), late); // the second was heard at 0.5 s, the first sends beacons
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(soon, 2U);
    EXPECT_EQ(late, 1U);
}

TEST_F(Dot11LinkSapTest, ItsOwnAccessPointIsNotForgottenForOneProbeThatItDoesNotAnswer)
{
    Build({36, 44});
    AttachToFirst();
    const auto setPower = [this](double dbm) {
        for (const auto name : {"TxPowerStart", "TxPowerEnd"})
        {
            m_aps[0]->GetMac()->GetWifiPhy()->SetAttribute(name, DoubleValue(dbm));
        }
    };
    Simulator::Schedule(MilliSeconds(1990), [this, setPower] {
        setPower(-100);
        m_mlme->SetAttribute("ScanChannels", StringValue("36"));
    });
    ScanAt(Seconds(2));
    std::size_t after = 0;
    AskForListAt(MilliSeconds(2300), after);
    Simulator::Schedule(MilliSeconds(2310), [setPower] { setPower(16); });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_scans, 2U);
    EXPECT_LT(m_scanEnd, MilliSeconds(2300));
    EXPECT_TRUE(m_scanned.empty());
    EXPECT_EQ(after, 2U);
    EXPECT_EQ(m_events.size(), 1U);
}
