/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Step 1's closed form: the sum over the channels of switch + ProbeDelay + Min- or MaxChannelTime.
#include "dot11-fixture.h"
#include "sent-frames.h"

#include "ns3/boolean.h"
#include "ns3/enum.h"
#include "ns3/scan-channel-list.h"
#include "ns3/string.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Times of a scan.
struct Timers
{
    Time channelSwitch; //!< ChannelSwitchTime
    Time probeDelay;    //!< ProbeDelay
    Time min;           //!< MinChannelTime
    Time max;           //!< MaxChannelTime, PassiveChannelTime
};

/// What is scanned.
struct Case
{
    const char* name;     //!< of the test
    ScanType type;        //!< active or passive
    const char* channels; //!< ScanChannels
    Timers timers;        //!< the times
};

const Timers DEFAULTS{MicroSeconds(250), MicroSeconds(100), MilliSeconds(1), MicroSeconds(10240)};
const Timers PASSIVE{MicroSeconds(250), MicroSeconds(100), MilliSeconds(1), MilliSeconds(111)};
const Timers SLOW{MilliSeconds(5), MilliSeconds(3), MilliSeconds(7), MilliSeconds(40)};

/// Keeps what a scan has found.
class ScanUser : public StationMlmeUser
{
  public:
    void ScanConfirm(const MlmeScanConfirmParams& confirm) override
    {
        m_confirm = confirm;
    }

    MlmeScanConfirmParams m_confirm; //!< the last one
};

class Dot11ScanTimeTest : public Dot11Fixture, public testing::WithParamInterface<Case>
{
  protected:
    /// Set the attributes. @param type ScanType @param channels ScanChannels @param timers times
    static void Configure(ScanType type, const std::string& channels, const Timers& timers)
    {
        const std::string mlme = "ns3::fmipv6::StationMlme::";
        const bool passive = type == ScanType::PASSIVE;
        Config::SetDefault(mlme + "ScanType", EnumValue(static_cast<int>(type)));
        Config::SetDefault(mlme + "ScanChannels", StringValue(channels));
        Config::SetDefault(mlme + "ProbeDelay", TimeValue(timers.probeDelay));
        Config::SetDefault(mlme + "MinChannelTime", TimeValue(timers.min));
        Config::SetDefault(mlme + (passive ? "PassiveChannelTime" : "MaxChannelTime"),
                           TimeValue(timers.max));
        Config::SetDefault("ns3::fmipv6::StationMac::ChannelSwitchTime",
                           TimeValue(timers.channelSwitch));
    }

    /// @param type of the scan @param channels visited, the station being on 36 @param busy those
    /// with an access point @param timers times
    /// @return the closed form without the probe's channel access
    static Time GetClosedForm(ScanType type,
                              const std::vector<uint8_t>& channels,
                              const std::vector<uint8_t>& busy,
                              const Timers& timers)
    {
        Time sum;
        for (const auto channel : channels)
        {
            const bool answered = std::find(busy.begin(), busy.end(), channel) != busy.end();
            const bool full = type == ScanType::PASSIVE || answered;
            sum += (channel == 36 ? Time(0) : timers.channelSwitch) + timers.probeDelay +
                   (full ? timers.max : timers.min);
        }
        return sum;
    }

    /// The scan that began at @p begin took the closed form, and a millisecond a channel at most.
    void ExpectScanTime(Time begin, Time closedForm, std::size_t channels)
    {
        const Time took = m_scanEnd - begin;
        EXPECT_GE(took, closedForm);
        EXPECT_LE(took, closedForm + channels * MilliSeconds(1))
            << took.As(Time::MS) << " instead of " << closedForm.As(Time::MS);
    }

    ScanUser m_user; //!< of the MLME, where a test asks it directly
};

} // namespace

TEST_P(Dot11ScanTimeTest, FollowsTheClosedForm)
{
    const auto& c = GetParam();
    Configure(c.type, c.channels, c.timers);
    const std::vector<uint8_t> busy{36, 44};
    Build(busy);
    const auto channels = ScanChannelList::Parse(c.channels)->GetChannels(WIFI_PHY_BAND_5GHZ);
    ScanAt(MilliSeconds(500));
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    ASSERT_EQ(m_scans, 1U);
    EXPECT_EQ(m_scanCode, LinkStatusCode::ACK);
    EXPECT_EQ(m_scanned.size(), 2U); // also a passive scan finds both
    ExpectScanTime(MilliSeconds(500),
                   GetClosedForm(c.type, channels, busy, c.timers),
                   channels.size());
}

INSTANTIATE_TEST_SUITE_P(
    Scans,
    Dot11ScanTimeTest,
    testing::Values(Case{"Active3", ScanType::ACTIVE, "36 44 149", DEFAULTS},
                    Case{"Active6", ScanType::ACTIVE, "36 44 149 40 48 157", DEFAULTS},
                    Case{"Active12", ScanType::ACTIVE, "band", DEFAULTS},
                    Case{"ActiveAll", ScanType::ACTIVE, "all", DEFAULTS},
                    Case{"Active3Slow", ScanType::ACTIVE, "36 44 149", SLOW},
                    Case{"Active12Slow", ScanType::ACTIVE, "band", SLOW},
                    Case{"Passive3", ScanType::PASSIVE, "36 44 149", PASSIVE},
                    Case{"Passive6", ScanType::PASSIVE, "36 44 149 40 48 157", PASSIVE},
                    Case{"Passive12", ScanType::PASSIVE, "band", PASSIVE},
                    Case{"PassiveAll", ScanType::PASSIVE, "all", PASSIVE}),
    [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); });

TEST_F(Dot11ScanTimeTest, ATargetedScanCostsTheChannelsOfItsTargets)
{
    Configure(ScanType::ACTIVE, "band", DEFAULTS);
    const std::vector<uint8_t> busy{36, 44, 161};
    Build(busy);
    ScanAt(MilliSeconds(500));
    Time ends[2];
    Simulator::Schedule(Seconds(1), [this] { m_sap->LinkScanRequest(this, {ApAddress(1)}); });
    Simulator::Schedule(Seconds(2), [this, &ends] {
        ends[0] = m_scanEnd;
        m_sap->LinkScanRequest(this, {ApAddress(1), ApAddress(2)});
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_scans, 3U);
    EXPECT_EQ(m_scanned.size(), 2U);
    ends[1] = m_scanEnd;
    // The first scan left the station on 161, which the second therefore visits without a switch.
    const Time visit = DEFAULTS.probeDelay + DEFAULTS.max;
    m_scanEnd = ends[0];
    ExpectScanTime(Seconds(1), visit + DEFAULTS.channelSwitch, 1);
    m_scanEnd = ends[1];
    ExpectScanTime(Seconds(2), 2 * visit + DEFAULTS.channelSwitch, 2);
}

TEST_F(Dot11ScanTimeTest, AContinuousScanOfAnAssociatedStationAddsTheWayHomeAndTwoNullFrames)
{
    Configure(ScanType::ACTIVE, "band", DEFAULTS);
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanMode",
                       EnumValue(static_cast<int>(ScanMode::CONTINUOUS)));
    const std::vector<uint8_t> busy{36, 44};
    Build(busy);
    AttachToFirst();
    ScanAt(Seconds(2));
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    const auto channels = ScanChannelList().GetChannels(WIFI_PHY_BAND_5GHZ);
    ExpectScanTime(Seconds(2),
                   GetClosedForm(ScanType::ACTIVE, channels, busy, DEFAULTS) +
                       DEFAULTS.channelSwitch,
                   channels.size() + 2);
}

TEST_F(Dot11ScanTimeTest, OnlyRespondersMakeAChannelBusyUnlessTheMediumCounts)
{
    for (const auto rule : {BusyRule::RESPONSE, BusyRule::MEDIUM})
    {
        Configure(ScanType::ACTIVE, "36 44", DEFAULTS);
        Config::SetDefault("ns3::fmipv6::StationMlme::BusyRule", EnumValue(static_cast<int>(rule)));
        Build({36});
        // An access point of another network, which does not answer, but has frames to send.
        m_helper->SetSsid("another");
        auto other = m_helper->InstallAp(MakeNode(10), 44)->GetMac()->GetDevice();
        std::set<uint32_t> sent;
        Flow(other,
             Mac48Address::GetBroadcast(),
             MilliSeconds(400),
             MilliSeconds(600),
             MicroSeconds(700),
             sent);
        ScanAt(MilliSeconds(500));
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        EXPECT_EQ(m_scanned.size(), 1U);
        const bool busy = rule == BusyRule::MEDIUM;
        ExpectScanTime(MilliSeconds(500),
                       2 * DEFAULTS.probeDelay + DEFAULTS.channelSwitch + DEFAULTS.max +
                           (busy ? DEFAULTS.max : DEFAULTS.min),
                       2);
        TearDown();
        SetUp();
    }
}

TEST_F(Dot11ScanTimeTest, AScanFindsOnlyWhatItWasAskedFor)
{
    // The second access point is of another network; a passive scan hears both.
    for (const bool byBssid : {true, false})
    {
        Configure(ScanType::PASSIVE, "36", PASSIVE);
        Build({36});
        m_helper->SetSsid("another");
        auto other = m_helper->InstallAp(MakeNode(10), 36)->GetMac()->GetAddress();
        auto params = m_mlme->GetScanDefaults();
        byBssid ? params.bssid = other : std::nullopt;
        params.ssid = byBssid ? "" : "fmipv6";
        m_mlme->SetUser(&m_user);
        Simulator::Schedule(MilliSeconds(500), [this, params] { m_mlme->ScanRequest(params); });
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        ASSERT_EQ(m_user.m_confirm.bssSet.size(), 1U);
        EXPECT_EQ(m_user.m_confirm.bssSet[0].bssid, byBssid ? other : ApAddress(0));
        m_mlme->SetUser(nullptr);
        TearDown();
        SetUp();
    }
}

TEST_F(Dot11ScanTimeTest, AnAnswerThatBeginsBeforeMinChannelTimeIsOverIsHeardToItsEnd)
{
    Timers timers = DEFAULTS;
    Time asked;  // when the probe was sent
    Time begins; // when the answer began, and
    Time ends;   // when it was over, after the probe
    for (const bool known : {false, true})
    {
        if (known)
        {
            timers.min = (begins + ends) / 2 - asked;
        }
        Configure(ScanType::ACTIVE, "44", timers);
        Build({44});
        m_aps[0]->GetMac()->SetAttribute("BeaconGeneration", BooleanValue(false));
        OnFrameSent(m_aps[0]->GetMac(), [&](const WifiMacHeader& header, Ptr<const Packet>) {
            begins = header.IsProbeResp() ? Simulator::Now() : begins;
        });
        m_mac->GetWifiPhy()->TraceConnectWithoutContext(
            "PhyTxEnd",
            Callback<void, Ptr<const Packet>>([&](Ptr<const Packet> packet) {
                WifiMacHeader header;
                packet->PeekHeader(header);
                asked = header.IsProbeReq() ? Simulator::Now() : asked;
                ends = header.IsAck() ? Simulator::Now() : ends;
            }));
        ScanAt(MilliSeconds(500));
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        EXPECT_EQ(m_scanned.size(), 1U) << timers.min.As(Time::US);
        EXPECT_LT(asked, begins);
        EXPECT_LT(begins, ends);
        TearDown();
        SetUp();
    }
}

TEST_F(Dot11ScanTimeTest, TheChannelOfTheAccessPointComesFirstSinceItNeedsNoLeave)
{
    Configure(ScanType::ACTIVE, "44 36", DEFAULTS);
    Build({36, 44});
    AttachToFirst();
    ScanAt(Seconds(2));
    uint32_t nulls = 0;
    OnFrameSent(m_mac, [&nulls](const WifiMacHeader& header, Ptr<const Packet>) {
        nulls += header.IsData() && !header.HasData() && !header.IsRetry();
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_scanned.size(), 2U);
    EXPECT_EQ(nulls, 2U) << "one visit: asleep, and awake again";
}
