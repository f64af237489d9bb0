/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/boolean.h"
#include "ns3/dot11-link-sap.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/nstime.h"
#include "ns3/pointer.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(Dot11LinkSap);

TypeId
Dot11LinkSap::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Dot11LinkSap")
            .SetParent<LinkSap>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Dot11LinkSap>()
            .AddAttribute("Ssid",
                          "SSID of the ESS whose access points are candidates; empty for any",
                          StringValue(""),
                          MakeStringAccessor(&Dot11LinkSap::m_ssid),
                          MakeStringChecker())
            .AddAttribute("Dot1x",
                          "Whether a connection ends with IEEE 802.1X (RFC 4260 section 4, step "
                          "5); must agree with the access points' ApMlme::Dot1x",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot11LinkSap::m_dot1x),
                          MakeBooleanChecker())
            .AddAttribute(
                "Control",
                "Who carries out steps 1 to 4 (RFC 4260 section 4): Host, each by its "
                "primitive; Firmware, in rapid succession to an access point of its own "
                "choice; FirmwareHostAuthentication, the same with step 3 in the host's "
                "driver",
                EnumValue(static_cast<int>(LinkControl::HOST)),
                MakeEnumAccessor(&Dot11LinkSap::m_control),
                MakeEnumChecker(static_cast<int>(LinkControl::HOST),
                                "Host",
                                static_cast<int>(LinkControl::FIRMWARE),
                                "Firmware",
                                static_cast<int>(LinkControl::FIRMWARE_HOST_AUTHENTICATION),
                                "FirmwareHostAuthentication"))
            .AddAttribute("ExcellentSnr",
                          "Least signal to noise ratio of EXCELLENT, dB (RFC 5184 Appendix E)",
                          DoubleValue(34),
                          MakeDoubleAccessor(&Dot11LinkSap::m_excellentDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("GoodSnr",
                          "Least signal to noise ratio of GOOD, dB (RFC 5184 Appendix E)",
                          DoubleValue(27),
                          MakeDoubleAccessor(&Dot11LinkSap::m_goodDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("FairSnr",
                          "Least signal to noise ratio of FAIR, dB (RFC 5184 Appendix E)",
                          DoubleValue(22),
                          MakeDoubleAccessor(&Dot11LinkSap::m_fairDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("BadSnr",
                          "Least signal to noise ratio of BAD, dB (RFC 5184 Appendix E)",
                          DoubleValue(15),
                          MakeDoubleAccessor(&Dot11LinkSap::m_badDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("DampingTime",
                          "Time constant over which measurements are damped (RFC 5184 section 7: "
                          "one second or more); 0 takes each as it is",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&Dot11LinkSap::m_dampingTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("RefreshInterval",
                          "Time (s) between two refreshes of the abstract list of points of "
                          "attachment from what the device has measured, at which L2-PoAFound, "
                          "L2-PoALost and L2-LinkStatusChanged are due (RFC 5184 Appendix E: "
                          "\"updated periodically\"; about a beacon interval, an assumption)",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&Dot11LinkSap::m_refreshInterval),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("RefreshOffset",
                          "Random variable: how much later (s) than RefreshInterval after the "
                          "start the first refresh is, so that refreshes, and the handovers that "
                          "they lead to, keep no step with the packets of a flow",
                          StringValue("ns3::UniformRandomVariable[Min=0|Max=0.1]"),
                          MakePointerAccessor(&Dot11LinkSap::m_refreshOffset),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("FrameErrorLimit",
                          "Damped share of transmissions, to or from an access point, that fail "
                          "and above which its quality level is one lower than its signal says, "
                          "0 to 1 (RFC 5184 section 7 abstracts the retransmissions with the "
                          "signal, and gives no number: an assumption); 1 for never",
                          DoubleValue(0.5),
                          MakeDoubleAccessor(&Dot11LinkSap::m_frameErrorLimit),
                          MakeDoubleChecker<double>(0, 1))
            .AddAttribute("MaxPoas",
                          "Most access points in the database; of more, the one that was not "
                          "heard for the longest time makes room (against invented ones)",
                          UintegerValue(256),
                          MakeUintegerAccessor(&Dot11LinkSap::m_maxPoas),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("PoaLifetime",
                          "How long an access point stays a candidate without being heard (Linux's "
                          "cfg80211 keeps scan results for 30 s)",
                          TimeValue(Seconds(30)),
                          MakeTimeAccessor(&Dot11LinkSap::m_poaLifetime),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("Hysteresis",
                          "How far above its threshold a signal to noise ratio must rise until a "
                          "better quality level counts, and by how much another access point must "
                          "be better for firmware to roam, dB",
                          DoubleValue(0),
                          MakeDoubleAccessor(&Dot11LinkSap::m_hysteresisDb),
                          MakeDoubleChecker<double>(0))
            .AddAttribute("TriggerSnr",
                          "Damped signal to noise ratio below which the trace source Trigger tells "
                          "SIGNAL and firmware looks for another access point, dB (where quality "
                          "falls to BAD by default)",
                          DoubleValue(22),
                          MakeDoubleAccessor(&Dot11LinkSap::m_triggerDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("BeaconLossTrigger",
                          "Beacons missing in a row that make the quality of the link NONE, before "
                          "StationMlme::MaxMissedBeacons of them take it down; 0 for never",
                          UintegerValue(0),
                          MakeUintegerAccessor(&Dot11LinkSap::m_beaconLossTrigger),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("RetryTrigger",
                          "Data frames in a row that fail after all their retransmissions and make "
                          "the quality of the link NONE (Velayos and Karlsson, ICC 2004, recommend "
                          "3 lost frames as detection); 0 for never",
                          UintegerValue(0),
                          MakeUintegerAccessor(&Dot11LinkSap::m_retryTrigger),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute(
                "FirmwareRoam",
                "Whether firmware in control changes the access point at its own trigger, "
                "without being asked by the host (RFC 4260 section 4)",
                BooleanValue(true),
                MakeBooleanAccessor(&Dot11LinkSap::m_firmwareRoam),
                MakeBooleanChecker())
            .AddAttribute(
                "FirmwareRetryInterval",
                "Time until firmware in control scans again where it found no better "
                "access point, or none (an assumption; a compromise between the time that "
                "scans cost and the time without a link)",
                TimeValue(Seconds(1)),
                MakeTimeAccessor(&Dot11LinkSap::m_firmwareRetryInterval),
                MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("ScanLifetime",
                          "Age at which what a scan said of an access point is stale (RFC 4260 "
                          "section 4: \"scanning too far in advance may make the information "
                          "out-of-date\"); in 10 s a node at 10 m/s crosses a cell of 100 m",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&Dot11LinkSap::m_scanLifetime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute(
                "StaleScan",
                "What becomes of a connection to an access point whose scan is stale: "
                "Join, and fail if it is gone; Rescan its channel first; OtherAp, join the "
                "best other one if it fails. Firmware in control always scans anew",
                EnumValue(static_cast<int>(StaleScan::JOIN)),
                MakeEnumAccessor(&Dot11LinkSap::m_staleScan),
                MakeEnumChecker(static_cast<int>(StaleScan::JOIN),
                                "Join",
                                static_cast<int>(StaleScan::RESCAN),
                                "Rescan",
                                static_cast<int>(StaleScan::OTHER_AP),
                                "OtherAp"))
            .AddTraceSource("Trigger",
                            "One of the link's own triggers fired.",
                            MakeTraceSourceAccessor(&Dot11LinkSap::m_triggerTrace),
                            "ns3::fmipv6::Dot11LinkSap::TriggerTracedCallback");
    return tid;
}

} // namespace fmipv6
} // namespace ns3
