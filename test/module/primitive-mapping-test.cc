/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// RFC 5184 Appendix D over real frames: each indication at the instant that the appendix names, and
// RFC 4957 section 3.3, LinkUp when the controlled port opens.
#include "dot11-fixture.h"
#include "sent-frames.h"

#include "ns3/double.h"
#include "ns3/mac48-address.h"
#include "ns3/primitive-log.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-mac-header.h"

#include <optional>
#include <string>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using Name = LinkPrimitiveName;

class PrimitiveMappingTest : public Dot11Fixture
{
  protected:
    PrimitiveMappingTest()
    {
        Config::SetDefault("ns3::fmipv6::Dot11LinkSap::RefreshOffset",
                           StringValue("ns3::ConstantRandomVariable[Constant=0]"));
    }

    /// Build, and follow primitives and the station's frames. @param channels of the access points
    /// @param dot1x whether with IEEE 802.1X
    void BuildFollowed(const std::vector<uint8_t>& channels, bool dot1x = false)
    {
        Build(channels, dot1x);
        m_log = CreateObject<PrimitiveLog>();
        m_log->Follow(m_sap);
        OnFrameSent(m_mac, [this](const WifiMacHeader& header, Ptr<const Packet>) {
            if (!header.IsCtl())
            {
                m_sent.push_back({Simulator::Now(), header});
            }
        });
        m_mac->GetWifiPhy()->TraceConnectWithoutContext(
            "MonitorSnifferRx",
            Callback<void,
                     Ptr<const Packet>,
                     uint16_t,
                     WifiTxVector,
                     MpduInfo,
                     SignalNoiseDbm,
                     uint16_t>([this](Ptr<const Packet> frame,
                                      uint16_t,
                                      WifiTxVector,
                                      MpduInfo,
                                      SignalNoiseDbm,
                                      uint16_t) {
                WifiMacHeader header;
                frame->PeekHeader(header);
                m_heard.push_back({Simulator::Now(), header});
            }));
    }

    /// @param time simulated time of the end
    static void RunUntil(Time time)
    {
        Simulator::Stop(time - Simulator::Now());
        Simulator::Run();
    }

    /// @param name of an indication @param skip so many of them @return when it was given, if it
    /// was
    std::optional<Time> GetIndication(Name name, std::size_t skip = 0) const
    {
        for (const auto& entry : m_log->GetEntries())
        {
            if (entry.record.name == name &&
                entry.record.primitiveClass == LinkPrimitiveClass::INDICATION && skip-- == 0)
            {
                return entry.when;
            }
        }
        return std::nullopt;
    }

    /// A frame of a kind, sent or heard.
    struct Frame
    {
        Time when;
        WifiMacHeader header;
    };

    /// @param frames sent or heard @param type which kind @param after not before then
    /// @param from the transmitter, or any
    /// @return the first such, if there is one
    static std::optional<Frame> First(const std::vector<Frame>& frames,
                                      WifiMacType type,
                                      Time after = Time(0),
                                      std::optional<Mac48Address> from = std::nullopt)
    {
        for (const auto& frame : frames)
        {
            if (frame.header.GetType() == type && frame.when >= after &&
                (!from || frame.header.GetAddr2() == *from))
            {
                return frame;
            }
        }
        return std::nullopt;
    }

    /// @param i which access point @param dbm its transmission power
    void SetPower(std::size_t i, double dbm)
    {
        for (const auto name : {"TxPowerStart", "TxPowerEnd"})
        {
            m_aps[i]->GetMac()->GetWifiPhy()->SetAttribute(name, DoubleValue(dbm));
        }
    }

    /// @param time an instant @return whether the abstract list is refreshed then
    static bool IsRefresh(Time time)
    {
        return time.GetNanoSeconds() % MilliSeconds(100).GetNanoSeconds() == 0;
    }

    void LinkStatusConfirm(LinkStatusCode code, Poa poa, const Condition& condition) override
    {
        ASSERT_EQ(code, LinkStatusCode::ACK);
        m_status = {poa, condition};
    }

    void PoaListConfirm(LinkStatusCode, const PoaList& list) override
    {
        m_list = list;
    }

    /// Ask for status and list, and wait for the answers.
    void AskBoth()
    {
        m_sap->LinkStatusRequest(this);
        m_sap->PoaListRequest(this);
        RunUntil(Simulator::Now() + MicroSeconds(1));
    }

    static constexpr double SILENT_DBM = -100;

    Ptr<PrimitiveLog> m_log;
    std::vector<Frame> m_sent;
    std::vector<Frame> m_heard;
    PoaCondition m_status;
    PoaList m_list;
};

} // namespace

TEST_F(PrimitiveMappingTest, D1LinkStatusIsMadeOfEveryFrame)
{
    BuildFollowed({36, 36});
    AttachToFirst();
    std::set<uint32_t> up;
    std::set<uint32_t> down;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(4), MilliSeconds(10), up);
    Flow(m_aps[0]->GetMac()->GetDevice(),
         m_mac->GetAddress(),
         MilliSeconds(2005), // not at the same instants, which would be collisions
         Seconds(4),
         MilliSeconds(10),
         down);
    RunUntil(Seconds(5));
    AskBoth();
    EXPECT_EQ(m_status.poa, ApAddress(0));
    EXPECT_EQ(m_status.condition.quality, LinkQuality::EXCELLENT);
    const auto* entry = m_sap->GetDatabase().Find(ApAddress(0));
    ASSERT_NE(entry, nullptr);
    EXPECT_GT(entry->frames, 40U + 200U) << "the beacons of 5 s, and the data";
    EXPECT_NEAR(*entry->snrDb.Get(), *m_status.condition.snrDb, 0.1);
    EXPECT_LT(*entry->GetNoiseDbm(), -85);
    EXPECT_EQ(entry->failed.Get(), 0);
    ASSERT_TRUE(entry->latencyS.Get());
    EXPECT_GT(*entry->latencyS.Get(), 50e-6) << "one frame and its acknowledgment";
    EXPECT_LT(*entry->latencyS.Get(), 5e-3);
    EXPECT_GT(entry->rateBitPerS, 5e6);
    EXPECT_EQ(m_status.condition.bandwidth.GetBitRate(), entry->rateBitPerS);
}

TEST_F(PrimitiveMappingTest, D1RetransmissionsLowerBandwidthAndLevel)
{
    BuildFollowed({36});
    AttachToFirst();
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(7), MilliSeconds(10), up);
    RunUntil(Seconds(3));
    AskBoth();
    const auto before = m_status.condition;
    // The access point hears nothing of what the station sends; what it sends itself is heard.
    for (const auto name : {"TxPowerStart", "TxPowerEnd"})
    {
        m_mac->GetWifiPhy()->SetAttribute(name, DoubleValue(SILENT_DBM));
    }
    RunUntil(Seconds(6));
    AskBoth();
    EXPECT_GT(m_sap->GetDatabase().Find(ApAddress(0))->GetFrameErrorShare(), 0.8);
    EXPECT_EQ(before.quality, LinkQuality::EXCELLENT);
    EXPECT_EQ(m_status.condition.quality, LinkQuality::GOOD) << "one level lower";
    EXPECT_LT(m_status.condition.bandwidth.GetBitRate(), 0.2 * before.bandwidth.GetBitRate());
}

TEST_F(PrimitiveMappingTest, D2ThePoaListIsMadeOfWhatIsHeardWithoutAnyScan)
{
    BuildFollowed({36, 36, 44});
    AttachToFirst(); // the scan hears all
    auto neighbour = m_helper->InstallStation(MakeNode(22));
    Simulator::Schedule(MilliSeconds(300), [=] { neighbour->LinkScanRequest(this, {}); });
    Simulator::Schedule(MilliSeconds(1500),
                        [=] { neighbour->LinkConnectRequest(this, ApAddress(1)); });
    // A neighbour's data is for somebody else, and tells of the neighbour all the same.
    std::set<uint32_t> other;
    Flow(m_aps[1]->GetMac()->GetDevice(),
         Mac48Address::ConvertFrom(neighbour->GetNetDevice()->GetAddress()),
         Seconds(2),
         Seconds(3),
         MilliSeconds(10),
         other);
    RunUntil(Seconds(2));
    const auto frames = m_sap->GetDatabase().Find(ApAddress(1))->frames;
    RunUntil(Seconds(4));
    EXPECT_TRUE(
        m_aps[1]->IsAssociated(Mac48Address::ConvertFrom(neighbour->GetNetDevice()->GetAddress())));
    EXPECT_GT(m_sap->GetDatabase().Find(ApAddress(1))->frames, frames + 100 + 15);
    AskBoth();
    ASSERT_EQ(m_list.size(), 3U);
    EXPECT_EQ(m_list[0].poa, ApAddress(0));
    EXPECT_EQ(m_list[1].poa, ApAddress(1));
    RunUntil(Seconds(32));
    AskBoth();
    EXPECT_EQ(m_list.size(), 2U) << "the third, on another channel, was last heard 31 s ago";
}

TEST_F(PrimitiveMappingTest, D3PoaFoundComesWithTheFirstBeaconOfAnUnknownAccessPoint)
{
    BuildFollowed({36, 36});
    SetPower(1, SILENT_DBM);
    AttachToFirst();
    m_sap->NotificationRequest(this, Name::POA_FOUND, true, LinkQuality::NONE);
    RunUntil(MilliSeconds(2050));
    const auto before = GetIndication(Name::POA_FOUND, 1);
    EXPECT_FALSE(before) << "only the first, by the scan";
    SetPower(1, 16);
    RunUntil(MilliSeconds(2500));
    const auto beacon = First(m_heard, WIFI_MAC_MGT_BEACON, MilliSeconds(2050), ApAddress(1));
    ASSERT_TRUE(beacon);
    EXPECT_EQ(GetIndication(Name::POA_FOUND, 1), beacon->when);
}

TEST_F(PrimitiveMappingTest, D3PoaFoundComesWhenAKnownOneRisesAboveTheThresholdAtARefresh)
{
    BuildFollowed({36, 36});
    SetPower(1, 3); // 15 m away: BAD
    AttachToFirst();
    m_sap->NotificationRequest(this, Name::POA_FOUND, true);
    RunUntil(Seconds(3));
    ASSERT_NE(m_sap->GetDatabase().Find(ApAddress(1)), nullptr);
    const auto found = [this] { return GetIndication(Name::POA_FOUND, 1); };
    SetPower(1, 19); // +24 dB, so that it ends above EXCELLENT's 34 dB or below it by little
    m_node->GetObject<MobilityModel>()->SetPosition(Vector(15, 0, 0));
    RunUntil(Seconds(10));
    ASSERT_TRUE(found());
    EXPECT_TRUE(IsRefresh(*found()));
    EXPECT_GT(*found(), MilliSeconds(3300)) << "damped over a second";
    AskBoth();
    EXPECT_EQ(m_list.front().poa, ApAddress(1));
    EXPECT_EQ(m_list.front().condition.quality, LinkQuality::EXCELLENT) << "above GOOD";
}

TEST_F(PrimitiveMappingTest, D4PoaLostComesWhenAnEntryExpires)
{
    BuildFollowed({36, 36});
    AttachToFirst();
    m_sap->NotificationRequest(this, Name::POA_LOST, true);
    m_sap->SetAttribute("PoaLifetime", TimeValue(Seconds(2)));
    RunUntil(Seconds(3));
    SetPower(1, SILENT_DBM);
    RunUntil(Seconds(7));
    const auto lost = GetIndication(Name::POA_LOST);
    ASSERT_TRUE(lost);
    EXPECT_TRUE(IsRefresh(*lost));
    EXPECT_GT(*lost, MilliSeconds(4897)); // last beacon up to 102.4 ms before 3 s
    EXPECT_LE(*lost, MilliSeconds(5100));
}

TEST_F(PrimitiveMappingTest, D4PoaLostComesWhenTheLevelGoesUnderTheThreshold)
{
    BuildFollowed({36, 36});
    AttachToFirst();
    m_sap->NotificationRequest(this, Name::POA_LOST, true, LinkQuality::GOOD);
    RunUntil(Seconds(3));
    const double before = *m_sap->GetSnrDb(ApAddress(1));
    ASSERT_GT(before, 27);
    SetPower(1, 16 - (before - 24)); // 24 dB, which is FAIR
    RunUntil(Seconds(10));
    const auto lost = GetIndication(Name::POA_LOST);
    ASSERT_TRUE(lost);
    EXPECT_TRUE(IsRefresh(*lost));
    EXPECT_LT(*m_sap->GetSnrDb(ApAddress(1)), 27);
    EXPECT_GT(*m_sap->GetSnrDb(ApAddress(1)), 22) << "it is still heard";
}

TEST_F(PrimitiveMappingTest, D5LinkUpComesWithTheResponseAndD8LinkConnectAuthenticatesFirst)
{
    BuildFollowed({36, 44});
    AttachToFirst();
    ConnectAt(Seconds(2), 1);
    RunUntil(Seconds(3));
    const auto response = First(m_heard, WIFI_MAC_MGT_ASSOCIATION_RESPONSE);
    ASSERT_TRUE(response);
    EXPECT_EQ(GetIndication(Name::LINK_UP), response->when);
    const auto again = First(m_heard, WIFI_MAC_MGT_REASSOCIATION_RESPONSE, Seconds(2));
    ASSERT_TRUE(again);
    EXPECT_EQ(GetIndication(Name::LINK_UP, 1), again->when);
    // Appendix D.8: BSSID and channel are set, then authentication, then association.
    EXPECT_EQ(m_mac->GetChannel(), 44);
    const auto authentication = First(m_sent, WIFI_MAC_MGT_AUTHENTICATION, Seconds(2));
    const auto request = First(m_sent, WIFI_MAC_MGT_REASSOCIATION_REQUEST, Seconds(2));
    ASSERT_TRUE(authentication && request);
    EXPECT_EQ(authentication->header.GetAddr1(), ApAddress(1));
    EXPECT_EQ(request->header.GetAddr1(), ApAddress(1));
    EXPECT_LT(authentication->when, request->when);
    EXPECT_LT(request->when, again->when);
}

TEST_F(PrimitiveMappingTest, WithIeee8021XLinkUpComesWhenThePortOpens)
{
    BuildFollowed({36}, true);
    AttachToFirst();
    std::optional<Time> opened;
    m_aps[0]->TraceConnectWithoutContext(
        "PortOpen",
        Callback<void, Mac48Address>([&opened](Mac48Address) { opened = Simulator::Now(); }));
    RunUntil(Seconds(3));
    const auto response = First(m_heard, WIFI_MAC_MGT_ASSOCIATION_RESPONSE);
    const auto up = GetIndication(Name::LINK_UP);
    ASSERT_TRUE(response && up && opened);
    EXPECT_GT(*up, response->when + MilliSeconds(1)) << "EAP and the handshake lie between";
    EXPECT_TRUE(m_mac->IsPortOpen());
    // The station opens with message 4, which the access point opens by.
    EXPECT_LT(Abs(*up - *opened), MilliSeconds(2));
}

TEST_F(PrimitiveMappingTest, D6AndD9ALinkDownComesWithTheDisassociationAndDataStops)
{
    BuildFollowed({36});
    AttachToFirst();
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(4), MilliSeconds(10), up);
    Simulator::Schedule(Seconds(3), [this] { m_sap->LinkDisconnectRequest(this, ApAddress(0)); });
    RunUntil(Seconds(5));
    const auto frame = First(m_sent, WIFI_MAC_MGT_DISASSOCIATION);
    const auto down = GetIndication(Name::LINK_DOWN);
    ASSERT_TRUE(frame && down);
    EXPECT_EQ(frame->header.GetAddr1(), ApAddress(0));
    EXPECT_GE(*down, Seconds(3)) << "after the confirm";
    EXPECT_LT(Abs(*down - frame->when), MilliSeconds(1));
    EXPECT_FALSE(First(m_sent, WIFI_MAC_DATA, *down)) << "no data transmission any more";
}

TEST_F(PrimitiveMappingTest, D6LinkDownComesWhenNoBeaconIsReceivedForACertainTime)
{
    BuildFollowed({36});
    AttachToFirst();
    RunUntil(Seconds(2));
    SetPower(0, SILENT_DBM);
    RunUntil(Seconds(5));
    Time last;
    for (const auto& frame : m_heard)
    {
        last = frame.header.IsBeacon() ? frame.when : last;
    }
    const auto down = GetIndication(Name::LINK_DOWN);
    ASSERT_TRUE(down);
    UintegerValue most;
    m_mlme->GetAttribute("MaxMissedBeacons", most);
    EXPECT_NEAR((*down - last).GetSeconds(), most.Get() * 0.1024, 0.103);
}

TEST_F(PrimitiveMappingTest, D7LinkStatusChangedComesWhenTheSignalOfTheCurrentOneFalls)
{
    BuildFollowed({36, 36});
    AttachToFirst();
    m_sap->LinkStatusChangedRequest(this, true, LinkQuality::FAIR);
    RunUntil(Seconds(3));
    SetPower(1, -30); // another one's does not matter
    RunUntil(Seconds(5));
    EXPECT_FALSE(GetIndication(Name::LINK_STATUS_CHANGED));
    SetPower(0, 16 - (*m_sap->GetSnrDb(ApAddress(0)) - 24));
    RunUntil(Seconds(12));
    const auto changed = GetIndication(Name::LINK_STATUS_CHANGED);
    ASSERT_TRUE(changed);
    EXPECT_TRUE(IsRefresh(*changed)) << "Appendix E: when the abstract information is updated";
    EXPECT_GT(*changed, Seconds(6)) << "damped over a second";
    EXPECT_EQ(m_events.size(), 1U) << "and the link stays up";
}

TEST_F(PrimitiveMappingTest, ARefreshNeedNotKeepStepWithAnythingElse)
{
    Config::SetDefault("ns3::fmipv6::Dot11LinkSap::RefreshOffset",
                       StringValue("ns3::ConstantRandomVariable[Constant=0.037]"));
    BuildFollowed({36});
    AttachToFirst();
    m_sap->LinkStatusChangedRequest(this, true, LinkQuality::FAIR);
    Simulator::Schedule(Seconds(3), [this] { SetPower(0, -4); });
    RunUntil(Seconds(9));
    const auto changed = GetIndication(Name::LINK_STATUS_CHANGED);
    ASSERT_TRUE(changed);
    EXPECT_TRUE(IsRefresh(*changed - MilliSeconds(37)));
}
