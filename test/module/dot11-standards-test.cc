/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The station's half of QoS, 802.11n, ac and ax: the same roam through the same code.
#include "dot11-fixture.h"

#include "ns3/block-ack-manager.h"
#include "ns3/boolean.h"
#include "ns3/qos-txop.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A PHY generation.
struct Generation
{
    WifiStandard standard; //!< which
    const char* name;      //!< for the test's name
    const char* mode;      //!< constant rate of data
};

class Dot11StandardsTest : public Dot11Fixture, public testing::WithParamInterface<Generation>
{
  protected:
    void SetUp() override
    {
        Dot11Fixture::SetUp();
        m_configure = [](Dot11Helper& helper) {
            helper.GetWifi().SetStandard(GetParam().standard);
            helper.GetWifi().SetRemoteStationManager("ns3::ConstantRateWifiManager",
                                                     "DataMode",
                                                     StringValue(GetParam().mode),
                                                     "ControlMode",
                                                     StringValue("OfdmRate6Mbps"));
        };
    }

    /// Count what an object lets go of. @param object with a trace source PacketDrop
    void CountDrops(Ptr<Object> object)
    {
        object->TraceConnectWithoutContext("PacketDrop",
                                           MakeCallback(&Dot11StandardsTest::RecordDrop, this));
    }

    void RecordDrop(Ptr<const Packet>, PacketDropCause cause)
    {
        ++m_drops[cause];
    }

    std::map<PacketDropCause, uint32_t> m_drops;
};

} // namespace

TEST_P(Dot11StandardsTest, DataPassesBothWaysBeforeAndAfterARoamAndBack)
{
    Build({36, 44});
    AttachToFirst();
    ConnectAt(Seconds(3), 1);
    ConnectAt(Seconds(5), 0);
    std::set<uint32_t> up[3];
    std::set<uint32_t> down[3];
    const std::size_t at[] = {0, 1, 0};
    for (int leg = 0; leg < 3; ++leg)
    {
        const Time start = MilliSeconds(1500 + 2000 * leg);
        auto ap = m_aps[at[leg]]->GetMac()->GetDevice();
        Flow(m_sap->GetNetDevice(),
             ApAddress(at[leg]),
             start,
             start + Seconds(1),
             MilliSeconds(1),
             up[leg]);
        Flow(ap, m_mac->GetAddress(), start, start + Seconds(1), MilliSeconds(1), down[leg]);
    }
    Simulator::Stop(Seconds(8));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 5U);
    EXPECT_EQ(m_events[4].what, "up");
    EXPECT_EQ(m_events[4].poa, ApAddress(0));
    EXPECT_EQ(m_atAp[ApAddress(0)].size(), up[0].size() + up[2].size());
    EXPECT_EQ(m_atAp[ApAddress(1)].size(), up[1].size());
    EXPECT_EQ(m_atStation.size(), down[0].size() + down[1].size() + down[2].size());
    EXPECT_EQ(Steps(StepPhase::END), "1234234234");
}

TEST_P(Dot11StandardsTest, AnInterleavedScanLosesNothing)
{
    ExpectInterleavedScanLosesNothing();
}

TEST_P(Dot11StandardsTest, LeavingUnderLoadEndsBlockAckAndEveryPacketIsAccountedFor)
{
    Build({36, 44});
    AttachToFirst();
    CountDrops(m_mac);
    const uint32_t burst = 400;
    uint32_t sent = 0;
    Simulator::Schedule(Seconds(3), [this, &sent] {
        for (uint32_t i = 0; i < burst; ++i)
        {
            sent += m_sap->GetNetDevice()->Send(Create<Packet>(1400), ApAddress(0), PROTOCOL);
        }
    });
    ConnectAt(Seconds(3) + MilliSeconds(5), 1);
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_EQ(m_events.back().what, "up");
    EXPECT_EQ(m_events.back().poa, ApAddress(1));
    const auto received = m_atAp[ApAddress(0)].size();
    EXPECT_GT(received, 0U);
    EXPECT_GT(m_drops[PacketDropCause::FLUSHED], 50U);
    // Frames that are acknowledged as the station leaves may be received and flushed.
    EXPECT_GE(received + m_drops[PacketDropCause::FLUSHED], sent);
    EXPECT_LE(received + m_drops[PacketDropCause::FLUSHED], sent + 64);
}

TEST_P(Dot11StandardsTest, AStationContendsAsItsAccessPointSays)
{
    Build({36, 44});
    if (!m_mac->GetQosSupported())
    {
        return; // without QoS there is nothing to say
    }
    for (const auto& [ac, minCw] : {std::pair{AC_BE, 7U}, {AC_BK, 31U}, {AC_VI, 3U}, {AC_VO, 1U}})
    {
        m_aps[0]->GetMac()->GetQosTxop(ac)->SetMinCw(minCw);
    }
    AttachToFirst();
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 1U);
    EXPECT_EQ(m_mac->GetQosTxop(AC_BE)->GetMinCw(0), 7U);
    EXPECT_EQ(m_mac->GetQosTxop(AC_BK)->GetMinCw(0), 31U);
    EXPECT_EQ(m_mac->GetQosTxop(AC_VI)->GetMinCw(0), 3U);
    EXPECT_EQ(m_mac->GetQosTxop(AC_VO)->GetMinCw(0), 1U);
}

INSTANTIATE_TEST_SUITE_P(Generations,
                         Dot11StandardsTest,
                         testing::Values(Generation{WIFI_STANDARD_80211a, "a", "OfdmRate12Mbps"},
                                         Generation{WIFI_STANDARD_80211n, "n", "HtMcs3"},
                                         Generation{WIFI_STANDARD_80211ac, "ac", "VhtMcs3"},
                                         Generation{WIFI_STANDARD_80211ax, "ax", "HeMcs3"}),
                         [](const testing::TestParamInfo<Generation>& info) {
                             return std::string(info.param.name);
                         });
