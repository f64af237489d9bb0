/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ap-mlme.h"
#include "ns3/boolean.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(ApMlme);

TypeId
ApMlme::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::ApMlme")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<ApMlme>()
            .AddAttribute("Dot1x",
                          "Whether the port of a station stays closed until IEEE 802.1X has "
                          "authorised it (RFC 4260 section 4, step 5)",
                          BooleanValue(false),
                          MakeBooleanAccessor(&ApMlme::m_dot1x),
                          MakeBooleanChecker())
            .AddAttribute("MaxStations",
                          "Associated stations beyond which the access point refuses with status "
                          "17 (IEEE Std 802.11-2020 section 9.4.1.9); an association identifier is "
                          "at most 2007 (section 9.4.1.8)",
                          UintegerValue(2007),
                          MakeUintegerAccessor(&ApMlme::m_maxStations),
                          MakeUintegerChecker<uint16_t>(0, 2007))
            .AddAttribute(
                "AuthenticationStatus",
                "Status code with which every Authentication is answered; 0 accepts (IEEE "
                "Std 802.11-2020 section 9.4.1.9)",
                UintegerValue(0),
                MakeUintegerAccessor(&ApMlme::m_authenticationStatus),
                MakeUintegerChecker<uint16_t>())
            .AddAttribute("AssociationStatus",
                          "Status code with which every (Re)Association Request is answered; 0 "
                          "accepts (IEEE Std 802.11-2020 section 9.4.1.9)",
                          UintegerValue(0),
                          MakeUintegerAccessor(&ApMlme::m_associationStatus),
                          MakeUintegerChecker<uint16_t>())
            .AddAttribute("HeedL2Update",
                          "Whether an L2 Update frame on the LAN that names one of its stations as "
                          "source ends the association: another access point has it (RFC 4260 "
                          "section 4, step 6). Nothing authenticates that frame (section 8)",
                          BooleanValue(true),
                          MakeBooleanAccessor(&ApMlme::m_heedL2Update),
                          MakeBooleanChecker())
            .AddAttribute("MaxInactivity",
                          "Silence of a station after which it is sent a Null frame, and without "
                          "acknowledgment disassociated with reason 4; 0 for never. hostapd's "
                          "ap_max_inactivity is 300 s",
                          TimeValue(Seconds(300)),
                          MakeTimeAccessor(&ApMlme::m_maxInactivity),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("InactivityProbeWait",
                          "How long that Null frame may remain without acknowledgment (hostapd's "
                          "AP_DISASSOC_DELAY, 3 s)",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&ApMlme::m_probeWait),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("DeauthenticationDelay",
                          "How long after the disassociation for silence a station is "
                          "deauthenticated (hostapd's AP_DEAUTH_DELAY, 1 s)",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&ApMlme::m_deauthenticationDelay),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("ClassErrorInterval",
                          "Least time between two Deauthentications to a station that sends frames "
                          "which its state does not allow (IEEE Std 802.11-2020 section 11.3.3 "
                          "asks for one each time; an assumption, which keeps a stranger's flow "
                          "from doubling)",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&ApMlme::m_classErrorInterval),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("LowAckFrames",
                          "Data frames in a row given up after their last retransmission, after "
                          "which a station is disassociated with reason 34, if LowAckTime is over; "
                          "0 for never. Linux (STA_LOST_PKT_THRESHOLD of net/mac80211/status.c) "
                          "reports 50 to hostapd, which then does so",
                          UintegerValue(50),
                          MakeUintegerAccessor(&ApMlme::m_lowAckFrames),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("LowAckTime",
                          "How long ago the last sign of that station must be; Linux "
                          "(STA_LOST_PKT_TIME of net/mac80211/status.c) takes 1 s",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&ApMlme::m_lowAckTime),
                          MakeTimeChecker(Time(0)))
            .AddTraceSource("Associated",
                            "A station acknowledged its (Re)Association Response.",
                            MakeTraceSourceAccessor(&ApMlme::m_associatedTrace),
                            "ns3::fmipv6::ApMlme::StationTracedCallback")
            .AddTraceSource("PortOpen",
                            "The controlled port of a station is open.",
                            MakeTraceSourceAccessor(&ApMlme::m_portOpenTrace),
                            "ns3::fmipv6::ApMlme::StationTracedCallback")
            .AddTraceSource("Left",
                            "A station that was associated is not so any more.",
                            MakeTraceSourceAccessor(&ApMlme::m_leftTrace),
                            "ns3::fmipv6::ApMlme::StationTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A management frame was malformed or unexpected.",
                            MakeTraceSourceAccessor(&ApMlme::m_msgDropTrace),
                            "ns3::fmipv6::ApMlme::MsgDropTracedCallback");
    return tid;
}

} // namespace fmipv6
} // namespace ns3
