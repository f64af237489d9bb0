/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The attributes and trace sources of the authenticator; what it does is in dot1x-authenticator.cc.

#include "ns3/boolean.h"
#include "ns3/dot1x-authenticator.h"
#include "ns3/enum.h"
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
                          "Round-trip time to the authentication server, without its processing; "
                          "taken once for the identity and once for each round trip of the method "
                          "(default: a server in the same site; set it from your network, or from "
                          "RFC 5169 section 3: 100 to 300 ms to a home network on another "
                          "continent).",
                          TimeValue(MilliSeconds(10)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_serverRtt),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("ServerProcessingTime",
                          "What the authentication server takes for each of its answers, beside "
                          "ServerRtt (default: none; RFC 5169 section 3: a couple of ms with "
                          "symmetric keys, hundreds of ms with public keys).",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_serverProcessing),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("KeyProcessingTime",
                          "What the access point takes from the receipt of an EAPOL-Key until it "
                          "acts upon it (default: none; an input from measurement).",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_keyProcessing),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("Method",
                          "EAP method: generic (MethodRoundTrips of one size), gpsk (EAP-GPSK, RFC "
                          "5433: 2 round trips) or tls (EAP-TLS, RFC 5216 section 2.1.1: 3 round "
                          "trips, and one for each further fragment). A method that derives no "
                          "key, such as EAP-MD5, cannot lead to a four-way handshake.",
                          EnumValue(static_cast<int>(EapMethod::GENERIC)),
                          MakeEnumAccessor(&Dot1xAuthenticator::m_method),
                          MakeEnumChecker(static_cast<int>(EapMethod::GENERIC),
                                          "generic",
                                          static_cast<int>(EapMethod::GPSK),
                                          "gpsk",
                                          static_cast<int>(EapMethod::TLS),
                                          "tls"))
            .AddAttribute("MethodRoundTrips",
                          "Round trips of the generic method after the identity (EAP-GPSK, RFC "
                          "5433, takes 2; EAP-TLS, RFC 5216, 3 or more; the default is the least).",
                          UintegerValue(1),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_roundTrips),
                          MakeUintegerChecker<uint32_t>(1, 100))
            .AddAttribute("ServerRejects",
                          "Whether the authentication server answers with EAP Failure in the end.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot1xAuthenticator::m_serverRejects),
                          MakeBooleanChecker())
            .AddAttribute(
                "MethodType",
                "EAP type number in the generic method's packets, whose type-data are zeros "
                "(default: 255, experimental use, RFC 3748 section 5.8).",
                UintegerValue(255),
                MakeUintegerAccessor(&Dot1xAuthenticator::m_methodType),
                MakeUintegerChecker<uint8_t>(4))
            .AddAttribute("MethodRequestSize",
                          "Octets of type-data in each EAP Request of the generic method "
                          "(default: a round figure near EAP-GPSK's messages, RFC 5433).",
                          UintegerValue(64),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_requestSize),
                          MakeUintegerChecker<uint32_t>(0, 1400))
            .AddAttribute("TlsServerFlightSize",
                          "Octets of EAP-TLS's ServerHello to ServerHelloDone (default: a round "
                          "figure near the 2284 that OpenSSL 3.0 sends by TLS 1.2 with "
                          "ECDHE-RSA and two certificates with RSA keys of 2048 bits, 924 and "
                          "845 octets; set it from your certificates).",
                          UintegerValue(2300),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_tlsFlight),
                          MakeUintegerChecker<uint32_t>(5, 16384))
            .AddAttribute("TlsServerFinishedSize",
                          "Octets of EAP-TLS's ChangeCipherSpec and Finished of the server "
                          "(default: 6 and 45, RFC 5246 with AES-128 in GCM mode).",
                          UintegerValue(51),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_tlsFinished),
                          MakeUintegerChecker<uint32_t>(5, 16384))
            .AddAttribute("TlsFragmentSize",
                          "Octets of TLS in one EAP-TLS message of the server (default: "
                          "FreeRADIUS's fragment_size, 1024).",
                          UintegerValue(1024),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_tlsFragment),
                          MakeUintegerChecker<uint32_t>(100, 1400))
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
