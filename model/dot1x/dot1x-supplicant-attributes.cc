/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The attributes and trace sources of the supplicant; what it does is in dot1x-supplicant.cc.

#include "ns3/boolean.h"
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
                          "Octets of type-data in each EAP Response of a generic method "
                          "(default: a round figure near EAP-GPSK's messages, RFC 5433).",
                          UintegerValue(64),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_responseSize),
                          MakeUintegerChecker<uint32_t>(0, 1400))
            .AddAttribute("TlsClientHelloSize",
                          "Octets of EAP-TLS's ClientHello (default: a round figure near the 188 "
                          "that OpenSSL 3.0 sends for TLS 1.2).",
                          UintegerValue(200),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_tlsHello),
                          MakeUintegerChecker<uint32_t>(5, 16384))
            .AddAttribute("TlsClientFlightSize",
                          "Octets of EAP-TLS's Certificate to Finished of the client (default: a "
                          "round figure near the 1526 that OpenSSL 3.0 sends by TLS 1.2 with RSA "
                          "key transport and one certificate of 924 octets with an RSA key of "
                          "2048 bits; with ECDHE 1301; set it from your certificates).",
                          UintegerValue(1600),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_tlsFlight),
                          MakeUintegerChecker<uint32_t>(5, 16384))
            .AddAttribute("TlsFragmentSize",
                          "Octets of TLS in one EAP-TLS message of the station (default: "
                          "wpa_supplicant's fragment_size, 1398).",
                          UintegerValue(1398),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_tlsFragment),
                          MakeUintegerChecker<uint32_t>(100, 1400))
            .AddAttribute("EapProcessingTime",
                          "What the station takes from the receipt of a request of the EAP method "
                          "until it answers (default: none; an input from measurement. RFC 5169 "
                          "section 3: a couple of ms with symmetric keys, hundreds of ms with "
                          "public keys).",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&Dot1xSupplicant::m_eapProcessing),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("KeyProcessingTime",
                          "What the station takes from the receipt of an EAPOL-Key until it acts "
                          "upon it (default: none; an input from measurement).",
                          TimeValue(Seconds(0)),
                          MakeTimeAccessor(&Dot1xSupplicant::m_keyProcessing),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("PmkCaching",
                          "Whether PMKs are kept and offered when the station comes back (IEEE Std "
                          "802.11-2020 section 12.6.10.3; default: as wpa_supplicant).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&Dot1xSupplicant::m_pmkCaching),
                          MakeBooleanChecker())
            .AddAttribute("OpportunisticKeyCaching",
                          "Whether the newest PMK is offered to an access point for which there is "
                          "none, in case the two share a back end (default: as wpa_supplicant, "
                          "whose name for it is proactive_key_caching).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot1xSupplicant::m_opportunistic),
                          MakeBooleanChecker())
            .AddAttribute("Preauthenticate",
                          "Whether the station preauthenticates, through its access point, with "
                          "others of the ESS that announce it in their RSN element (IEEE Std "
                          "802.11-2020 section 12.6.10.2); possible only inside one LAN (RFC 4260 "
                          "section 8).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot1xSupplicant::m_preauthenticate),
                          MakeBooleanChecker())
            .AddAttribute("PmksaLifetime",
                          "How long a PMK is kept (default: dot11RSNAConfigPMKLifetime as in "
                          "wpa_supplicant, 43200 s).",
                          TimeValue(Seconds(43200)),
                          MakeTimeAccessor(&Dot1xSupplicant::m_pmksaLifetime),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MaxPmksas",
                          "How many PMKs are kept; when one more comes the oldest goes (default: "
                          "wpa_supplicant's 32).",
                          UintegerValue(32),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_maxPmksas),
                          MakeUintegerChecker<uint32_t>(1))
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
