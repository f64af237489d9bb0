/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The attributes and trace sources of the supplicant; what it does is in dot1x-supplicant.cc.

#include "ns3/dot1x-supplicant.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(Dot1xSupplicant);

TypeId
Dot1xSupplicant::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Dot1xSupplicant")
            .SetParent<Dot1xPae>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Dot1xSupplicant>()
            .AddAttribute("Secret",
                          "What the station and the authentication server share; both ends derive "
                          "the same keys when it is the same.",
                          StringValue("fmipv6"),
                          MakeStringAccessor(&Dot1xSupplicant::m_secret),
                          MakeStringChecker())
            .AddAttribute("Identity",
                          "Sent in the EAP Response/Identity; its length is part of the frame's.",
                          StringValue("mn@fmipv6"),
                          MakeStringAccessor(&Dot1xSupplicant::m_identity),
                          MakeStringChecker())
            .AddAttribute("MethodResponseSize",
                          "Octets of type-data in each EAP Response of the modelled method "
                          "(default: a round figure near EAP-GPSK's messages, RFC 5433).",
                          UintegerValue(64),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_responseSize),
                          MakeUintegerChecker<uint32_t>(0, 1400))
            .AddAttribute("StartPeriod",
                          "Time between EAPOL-Starts that nobody answers (default: IEEE "
                          "802.1X-2004 section 8.2.11.1.2, startPeriod 30 s).",
                          TimeValue(Seconds(30)),
                          MakeTimeAccessor(&Dot1xSupplicant::m_startPeriod),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MaxStart",
                          "How many EAPOL-Starts are sent in all (default: IEEE 802.1X-2004 "
                          "section 8.2.11.1.2, maxStart 3).",
                          UintegerValue(3),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_maxStart),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("AuthPeriod",
                          "How long to wait for the next message of EAP and of the handshake "
                          "(default: IEEE 802.1X-2004 section 8.2.12.1.2, authPeriod 30 s).",
                          TimeValue(Seconds(30)),
                          MakeTimeAccessor(&Dot1xSupplicant::m_authPeriod),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddTraceSource("StateTransition",
                            "A row of the transition table was taken.",
                            MakeTraceSourceAccessor(&Dot1xSupplicant::m_stateTransition),
                            "ns3::fmipv6::Dot1xSupplicant::StateTransitionTracedCallback");
    return tid;
}

} // namespace fmipv6
} // namespace ns3
