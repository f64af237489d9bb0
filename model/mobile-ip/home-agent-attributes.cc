/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HomeAgent: its attributes and trace sources.
#include "ns3/boolean.h"
#include "ns3/home-agent.h"
#include "ns3/shared-key.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HomeAgent);

TypeId
HomeAgent::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::HomeAgent")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<HomeAgent>()
            .AddAttribute("SharedKey",
                          "Key shared with the mobile nodes, for the Binding Authorization Data "
                          "option (RFC 6275 section 6.2.7), which stands in for IPsec here. Empty: "
                          "Binding Updates are accepted unprotected.",
                          StringValue(DEFAULT_SHARED_KEY),
                          MakeStringAccessor(&HomeAgent::m_key),
                          MakeStringChecker())
            .AddAttribute("MaxBindingLifetime",
                          "Longest lifetime granted (s).",
                          TimeValue(Seconds(420)),
                          MakeTimeAccessor(&HomeAgent::m_maxLifetime),
                          MakeTimeChecker(Seconds(4)))
            .AddAttribute("DuplicateAddressDetection",
                          "Look for DadDelay on the home link whether another node has a home "
                          "address before it is first bound (RFC 6275 section 10.3.1). Off: the "
                          "home link of most scenarios has no other nodes, and the second would be "
                          "waited in the first registration only, which no handover contains.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&HomeAgent::m_detectDuplicates),
                          MakeBooleanChecker())
            .AddAttribute("DadDelay",
                          "Duration of duplicate address detection (s): RFC 4861's RetransTimer.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&HomeAgent::m_dadDelay),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("PreviousCareOfGrace",
                          "Time after a change of care-of address during which packets that the "
                          "mobile node reverse-tunnelled with its previous one are still "
                          "forwarded (s): longer than the round trip between Binding Update and "
                          "Acknowledgement, during which the mobile node goes on using it (RFC "
                          "4068 section 3.1). 0: the registered care-of address only, RFC 6275 "
                          "section 10.4.5 to the letter.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&HomeAgent::m_previousGrace),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("MaxBindings",
                          "Home addresses that it serves; one more is refused with status 130 (RFC "
                          "6275 section 10.3.1).",
                          UintegerValue(10000),
                          MakeUintegerAccessor(&HomeAgent::m_maxBindings),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("Refusal",
                          "Status with which every registration is refused, 128 (reason "
                          "unspecified) or 129 (administratively prohibited) for instance (RFC "
                          "6275 section 6.1.8); 0: none is.",
                          UintegerValue(0),
                          MakeUintegerAccessor(&HomeAgent::m_refusal),
                          MakeUintegerChecker<uint8_t>())
            .AddAttribute("RefreshAdvice",
                          "Refresh Interval of a Binding Refresh Advice option (s), sent where it "
                          "is shorter than the lifetime granted (RFC 6275 sections 6.2.4, 10.3.1); "
                          "0: no option.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&HomeAgent::m_refreshAdvice),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("PrefixPreferredLifetime",
                          "Time (s) from the start until which the home prefix is preferred; a "
                          "binding that outlasts it is accepted with status 1 (RFC 6275 section "
                          "10.3.1). Default: AdvPreferredLifetime, RFC 4861 section 6.2.1.",
                          TimeValue(Seconds(604800)),
                          MakeTimeAccessor(&HomeAgent::m_prefixPreferred),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("PrefixValidLifetime",
                          "Time (s) from the start until which the home prefix is valid; no "
                          "binding outlasts it (RFC 6275 section 10.3.1). Default: "
                          "AdvValidLifetime, RFC 4861 section 6.2.1.",
                          TimeValue(Seconds(2592000)),
                          MakeTimeAccessor(&HomeAgent::m_prefixValid),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("TombstoneTime",
                          "Time for which the sequence number of a deleted binding is remembered, "
                          "so that a Binding Update that was overtaken does not make it anew (s): "
                          "MAX_DELETE_BCE_TIMEOUT, RFC 6275 sections 10.3.2 and 12.",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&HomeAgent::m_tombstoneTime),
                          MakeTimeChecker(Time(0)))
            .AddTraceSource("Binding",
                            "A binding was made, changed or removed.",
                            MakeTraceSourceAccessor(&HomeAgent::m_bindingTrace),
                            "ns3::fmipv6::HomeAgent::BindingTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&HomeAgent::m_msgDropTrace),
                            "ns3::fmipv6::HomeAgent::MsgDropTracedCallback");
    return tid;
}

} // namespace fmipv6
} // namespace ns3
