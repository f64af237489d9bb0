/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/boolean.h"
#include "ns3/enum.h"
#include "ns3/pointer.h"
#include "ns3/station-mlme.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(StationMlme);

TypeId
StationMlme::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::StationMlme")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<StationMlme>()
            .AddAttribute(
                "ScanChannels",
                "Channels to scan: 'band' for every one of the PHY's band as RFC 4260 knew it (the "
                "twelve of IEEE 802.11a-1999 in 5 GHz, 1 to 13 in 2.4 GHz), 'all' for every 20 MHz "
                "channel of the band that ns-3 knows, or numbers in the order of the visits, "
                "separated by blanks",
                ScanChannelListValue(ScanChannelList()),
                MakeScanChannelListAccessor(&StationMlme::m_scanChannels),
                MakeScanChannelListChecker())
            .AddAttribute("ScanType",
                          "Active (Probe Requests) or passive (beacons only, for "
                          "PassiveChannelTime on each channel) scan",
                          EnumValue(static_cast<int>(ScanType::ACTIVE)),
                          MakeEnumAccessor(&StationMlme::m_scanType),
                          MakeEnumChecker(static_cast<int>(ScanType::ACTIVE),
                                          "Active",
                                          static_cast<int>(ScanType::PASSIVE),
                                          "Passive"))
            .AddAttribute("ScanMode",
                          "Interleaved: back to the AP after each foreign channel (RFC 4260 "
                          "section 4); Continuous: away for all channels",
                          EnumValue(static_cast<int>(ScanMode::INTERLEAVED)),
                          MakeEnumAccessor(&StationMlme::m_scanMode),
                          MakeEnumChecker(static_cast<int>(ScanMode::INTERLEAVED),
                                          "Interleaved",
                                          static_cast<int>(ScanMode::CONTINUOUS),
                                          "Continuous"))
            .AddAttribute("ProbeDelay",
                          "Time on a channel before a Probe Request is queued (IEEE Std "
                          "802.11-2020 section 11.1.4.3.2; the value is the implementer's)",
                          TimeValue(MicroSeconds(100)),
                          MakeTimeAccessor(&StationMlme::m_probeDelay),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("MinChannelTime",
                          "Time that an empty channel costs (Velayos and Karlsson, ICC 2004: 1 ms)",
                          TimeValue(MilliSeconds(1)),
                          MakeTimeAccessor(&StationMlme::m_minChannelTime),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("MaxChannelTime",
                          "Time that a busy channel costs, MinChannelTime included (Velayos and "
                          "Karlsson, ICC 2004: 10.24 ms); no less than MinChannelTime",
                          TimeValue(MicroSeconds(10240)),
                          MakeTimeAccessor(&StationMlme::m_maxChannelTime),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("PassiveChannelTime",
                          "MaxChannelTime of a passive scan, whose channels all cost the same. An "
                          "access point is found for certain if this is longer than its beacon "
                          "interval, 102.4 ms by default; Linux (IEEE80211_PASSIVE_CHANNEL_TIME of "
                          "net/mac80211/scan.c) takes a ninth of a second, 111 ms",
                          TimeValue(MilliSeconds(111)),
                          MakeTimeAccessor(&StationMlme::m_passiveChannelTime),
                          MakeTimeChecker(Time(1)))
            .AddAttribute(
                "BusyRule",
                "What makes a channel cost MaxChannelTime in an active scan: Response, "
                "somebody answers a probe, be it another station's, within MinChannelTime; "
                "Medium, any reception begins then (IEEE Std 802.11-2020 section 11.1.4.3.2)",
                EnumValue(static_cast<int>(BusyRule::RESPONSE)),
                MakeEnumAccessor(&StationMlme::m_busyRule),
                MakeEnumChecker(static_cast<int>(BusyRule::RESPONSE),
                                "Response",
                                static_cast<int>(BusyRule::MEDIUM),
                                "Medium"))
            .AddAttribute("AuthenticationType",
                          "Algorithm of Authentication frames (IEEE Std 802.11-2020 section "
                          "9.4.1.1). Access points take OpenSystem alone and refuse SharedKey with "
                          "status 13",
                          EnumValue(static_cast<int>(Dot11AuthAlgorithm::OPEN_SYSTEM)),
                          MakeEnumAccessor(&StationMlme::m_authAlgorithm),
                          MakeEnumChecker(static_cast<int>(Dot11AuthAlgorithm::OPEN_SYSTEM),
                                          "OpenSystem",
                                          static_cast<int>(Dot11AuthAlgorithm::SHARED_KEY),
                                          "SharedKey"))
            .AddAttribute("ServiceInterval",
                          "Interleaved scan: time on the AP's channel between two visits (one "
                          "packet interval of a 20 ms voice codec)",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&StationMlme::m_serviceInterval),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("JoinFailureTimeout",
                          "How long a join waits for a Beacon or Probe Response of the BSS (five "
                          "beacon intervals of 102.4 ms; IEEE Std 802.11-2020 section 6.3.4.2 has "
                          "JoinFailureTimeout in beacon intervals and leaves their number open)",
                          TimeValue(MilliSeconds(512)),
                          MakeTimeAccessor(&StationMlme::m_joinTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("JoinProbe",
                          "Whether a join asks the AP by a directed Probe Request instead of "
                          "waiting for its next beacon",
                          BooleanValue(true),
                          MakeBooleanAccessor(&StationMlme::m_joinProbe),
                          MakeBooleanChecker())
            .AddAttribute("JoinBeaconAge",
                          "A join is synchronised as soon as the station is on the channel if it "
                          "heard a Beacon or Probe Response of the BSS so recently (s), and so "
                          "knows its timing (IEEE Std 802.11-2020 section 6.3.4 has it in the BSS "
                          "description of MLME-JOIN). 0: every join asks, or listens",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&StationMlme::m_joinBeaconAge),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("JoinProbeInterval",
                          "How long until a join that asks is asked for again (an assumption: "
                          "somewhat longer than access points take for an answer)",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&StationMlme::m_joinProbeInterval),
                          MakeTimeChecker(MicroSeconds(1)))
            .AddAttribute("RateAdjustmentTime",
                          "Random variable: seconds that a join spends on rate adjustment after "
                          "synchronisation (RFC 4260 section 4, step 2)",
                          StringValue("ns3::ConstantRandomVariable[Constant=0]"),
                          MakePointerAccessor(&StationMlme::m_rateAdjustment),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("DisassociateOnLeave",
                          "Whether a join tells the old AP by a Disassociation frame (IEEE Std "
                          "802.11-2020 section 11.3.5 provides for it; many stations just leave)",
                          BooleanValue(true),
                          MakeBooleanAccessor(&StationMlme::m_disassociateOnLeave),
                          MakeBooleanChecker())
            .AddAttribute("LeaveTimeout",
                          "How long the Disassociation frame may take, acknowledged or not (an "
                          "assumption: seven retransmissions on a loaded channel)",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&StationMlme::m_leaveTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("AuthenticateFailureTimeout",
                          "How long one Authentication attempt waits for the answer (Linux: "
                          "IEEE80211_AUTH_TIMEOUT of net/mac80211/mlme.c)",
                          TimeValue(MilliSeconds(200)),
                          MakeTimeAccessor(&StationMlme::m_authTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("AssociateFailureTimeout",
                          "How long one (Re)Association attempt waits for the answer (Linux: "
                          "IEEE80211_ASSOC_TIMEOUT of net/mac80211/mlme.c)",
                          TimeValue(MilliSeconds(200)),
                          MakeTimeAccessor(&StationMlme::m_assocTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("Attempts",
                          "Attempts of Authentication and of (Re)Association, beside the "
                          "retransmissions of the MAC (Linux: IEEE80211_AUTH_MAX_TRIES of "
                          "net/mac80211/mlme.c)",
                          UintegerValue(3),
                          MakeUintegerAccessor(&StationMlme::m_attempts),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("MaxMissedBeacons",
                          "Beacon intervals without a beacon after which the BSS is lost (as "
                          "ns3::StaWifiMac)",
                          UintegerValue(10),
                          MakeUintegerAccessor(&StationMlme::m_maxMissedBeacons),
                          MakeUintegerChecker<uint32_t>(1))
            .AddTraceSource("StateTransition",
                            "The station's state changed.",
                            MakeTraceSourceAccessor(&StationMlme::m_transitionTrace),
                            "ns3::fmipv6::StationMlme::StateTransitionTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A management frame was malformed or unexpected.",
                            MakeTraceSourceAccessor(&StationMlme::m_msgDropTrace),
                            "ns3::fmipv6::StationMlme::MsgDropTracedCallback");
    return tid;
}

MlmeScanRequestParams
StationMlme::GetScanDefaults() const
{
    MlmeScanRequestParams params;
    params.type = static_cast<ScanType>(m_scanType);
    params.mode = static_cast<ScanMode>(m_scanMode);
    params.channels = m_scanChannels.GetChannels(m_mac->GetWifiPhy()->GetPhyBand());
    params.probeDelay = m_probeDelay;
    const bool passive = params.type == ScanType::PASSIVE;
    params.minChannelTime =
        passive ? std::min(m_minChannelTime, m_passiveChannelTime) : m_minChannelTime;
    params.maxChannelTime = passive ? m_passiveChannelTime : m_maxChannelTime;
    params.busyRule = static_cast<BusyRule>(m_busyRule);
    params.serviceInterval = m_serviceInterval;
    return params;
}

MlmeJoinRequestParams
StationMlme::GetJoinDefaults(const BssDescription& bss) const
{
    return {bss, m_joinTimeout};
}

MlmeAuthenticateRequestParams
StationMlme::GetAuthenticateDefaults(Mac48Address peer) const
{
    return {peer, m_authTimeout, static_cast<Dot11AuthAlgorithm>(m_authAlgorithm)};
}

Time
StationMlme::GetAssociateTimeout() const
{
    return m_assocTimeout;
}

int64_t
StationMlme::AssignStreams(int64_t stream)
{
    m_rateAdjustment->SetStream(stream);
    return 1;
}

} // namespace fmipv6
} // namespace ns3
