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
                "Channel numbers to scan, in order, separated by blanks (default: the "
                "twelve of IEEE 802.11a-1999 in the 5 GHz band)",
                StringValue("36 40 44 48 52 56 60 64 149 153 157 161"),
                MakeStringAccessor(&StationMlme::SetScanChannels, &StationMlme::GetScanChannels),
                MakeStringChecker())
            .AddAttribute("ScanType",
                          "Active (Probe Requests) or passive (beacons only) scan",
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
                          "Time that a busy channel costs, and each one in a passive scan (Velayos "
                          "and Karlsson, ICC 2004: 10.24 ms)",
                          TimeValue(MicroSeconds(10240)),
                          MakeTimeAccessor(&StationMlme::m_maxChannelTime),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("ServiceInterval",
                          "Interleaved scan: time on the AP's channel between two visits (one "
                          "packet interval of a 20 ms voice codec)",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&StationMlme::m_serviceInterval),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("JoinFailureTimeout",
                          "How long a join waits for a Beacon or Probe Response of the BSS (five "
                          "beacon intervals)",
                          TimeValue(MilliSeconds(512)),
                          MakeTimeAccessor(&StationMlme::m_joinTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("JoinProbe",
                          "Whether a join asks the AP by a directed Probe Request instead of "
                          "waiting for its next beacon",
                          BooleanValue(true),
                          MakeBooleanAccessor(&StationMlme::m_joinProbe),
                          MakeBooleanChecker())
            .AddAttribute("RateAdjustmentTime",
                          "Random variable: seconds that a join spends on rate adjustment after "
                          "synchronisation (RFC 4260 section 4, step 2)",
                          StringValue("ns3::ConstantRandomVariable[Constant=0]"),
                          MakePointerAccessor(&StationMlme::m_rateAdjustment),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("DisassociateOnLeave",
                          "Whether a join tells the old AP by a Disassociation frame",
                          BooleanValue(true),
                          MakeBooleanAccessor(&StationMlme::m_disassociateOnLeave),
                          MakeBooleanChecker())
            .AddAttribute("LeaveTimeout",
                          "How long the Disassociation frame may take, acknowledged or not",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&StationMlme::m_leaveTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("AuthenticateFailureTimeout",
                          "How long one Authentication attempt waits for the answer (as in Linux's "
                          "mac80211)",
                          TimeValue(MilliSeconds(200)),
                          MakeTimeAccessor(&StationMlme::m_authTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("AssociateFailureTimeout",
                          "How long one (Re)Association attempt waits for the answer (as in "
                          "Linux's mac80211)",
                          TimeValue(MilliSeconds(200)),
                          MakeTimeAccessor(&StationMlme::m_assocTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("Attempts",
                          "Attempts of Authentication and of (Re)Association, beside the "
                          "retransmissions of the MAC (as in Linux's mac80211)",
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
    params.channels = m_scanChannels;
    params.probeDelay = m_probeDelay;
    params.minChannelTime = m_minChannelTime;
    params.maxChannelTime = std::max(m_minChannelTime, m_maxChannelTime);
    params.serviceInterval = m_serviceInterval;
    return params;
}

MlmeJoinRequestParams
StationMlme::GetJoinDefaults(const BssDescription& bss) const
{
    return {bss, m_joinTimeout};
}

Time
StationMlme::GetAuthenticateTimeout() const
{
    return m_authTimeout;
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

bool
StationMlme::SetScanChannels(std::string value)
{
    std::istringstream in(value);
    std::vector<uint8_t> channels;
    unsigned channel = 0;
    while (in >> channel)
    {
        if (channel < 36 || channel > 165)
        {
            return false;
        }
        channels.push_back(static_cast<uint8_t>(channel));
    }
    if (!in.eof() || channels.empty())
    {
        return false;
    }
    m_scanChannels = channels;
    return true;
}

std::string
StationMlme::GetScanChannels() const
{
    std::ostringstream out;
    for (const auto channel : m_scanChannels)
    {
        out << (out.tellp() > 0 ? " " : "") << +channel;
    }
    return out.str();
}

} // namespace fmipv6
} // namespace ns3
