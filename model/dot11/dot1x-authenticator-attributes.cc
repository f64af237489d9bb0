/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The attributes and trace sources of the authenticator; what it does is in dot1x-authenticator.cc.

#include "ns3/boolean.h"
#include "ns3/dot1x-authenticator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(Dot1xAuthenticator);

TypeId
Dot1xAuthenticator::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Dot1xAuthenticator")
            .SetParent<Dot1xPae>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Dot1xAuthenticator>()
            .AddAttribute("Secret",
                          "What the station and the authentication server share; both ends derive "
                          "the same keys when it is the same.",
                          StringValue("fmipv6"),
                          MakeStringAccessor(&Dot1xAuthenticator::m_secret),
                          MakeStringChecker())
            .AddAttribute("ServerRtt",
                          "Round-trip time to the authentication server, its processing included; "
                          "taken once for the identity and once for each round trip of the method "
                          "(default: a server in the same site; set it from your network).",
                          TimeValue(MilliSeconds(10)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_serverRtt),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("MethodRoundTrips",
                          "Round trips of the EAP method after the identity (EAP-GPSK, RFC 5433, "
                          "takes 2; EAP-TLS, RFC 5216, 4 or more; the default is the least).",
                          UintegerValue(1),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_roundTrips),
                          MakeUintegerChecker<uint32_t>(1, 100))
            .AddAttribute("ServerRejects",
                          "Whether the authentication server answers with EAP Failure in the end.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot1xAuthenticator::m_serverRejects),
                          MakeBooleanChecker())
            .AddAttribute("MethodType",
                          "EAP type number in the method's packets, whose type-data are zeros "
                          "(default: 255, experimental use, RFC 3748 section 5.8).",
                          UintegerValue(255),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_methodType),
                          MakeUintegerChecker<uint8_t>(4))
            .AddAttribute("MethodRequestSize",
                          "Octets of type-data in each EAP Request of the modelled method "
                          "(default: a round figure near EAP-GPSK's messages, RFC 5433).",
                          UintegerValue(64),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_requestSize),
                          MakeUintegerChecker<uint32_t>(0, 1400))
            .AddAttribute("EapTimeout",
                          "Time until an EAP Request that is not answered is sent again (default: "
                          "3 s, the initial timeout of RFC 2988, to which RFC 3748 section 4.3 "
                          "refers).",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_eapTimeout),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MaxRequests",
                          "How often an EAP Request is sent in all (default: 4, that is 3 "
                          "retransmissions; RFC 3748 section 4.3 suggests at most 3 to 5).",
                          UintegerValue(4),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_maxRequests),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("KeyTimeoutFirst",
                          "Time until message 1 or 3 of the handshake is sent again for the first "
                          "time (default: hostapd's eapol_key_timeout_first, 100 ms).",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_keyTimeoutFirst),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("KeyTimeout",
                          "Time between further retransmissions of message 1 or 3 (default: "
                          "hostapd's eapol_key_timeout_subseq, 1 s).",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_keyTimeout),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MaxKeyMessages",
                          "How often message 1 or 3 is sent in all (default: hostapd's "
                          "dot11RSNAConfigPairwiseUpdateCount, 4).",
                          UintegerValue(4),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_maxKeyMessages),
                          MakeUintegerChecker<uint32_t>(1))
            .AddTraceSource("StateTransition",
                            "A row of the transition table was taken.",
                            MakeTraceSourceAccessor(&Dot1xAuthenticator::m_stateTransition),
                            "ns3::fmipv6::Dot1xAuthenticator::StateTransitionTracedCallback");
    return tid;
}

} // namespace fmipv6
} // namespace ns3
