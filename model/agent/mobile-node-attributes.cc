/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attachment-announcer.h"
#include "ns3/boolean.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/enum.h"
#include "ns3/map-client.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"
#include "ns3/pointer.h"
#include "ns3/proxy-discovery.h"
#include "ns3/route-optimizer.h"
#include "ns3/shared-key.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(MobileNode);

TypeId
MobileNode::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::MobileNode")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<MobileNode>()
            .AddAttribute("HomeAddress",
                          "The home address, which applications use.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&MobileNode::m_homeAddress),
                          MakeIpv6AddressChecker())
            .AddAttribute("HomeAgent",
                          "Address of the home agent.",
                          Ipv6AddressValue(Ipv6Address::GetAny()),
                          MakeIpv6AddressAccessor(&MobileNode::m_homeAgent),
                          MakeIpv6AddressChecker())
            .AddAttribute("DiscoverHomeAgent",
                          "Ask the home network for its home agents (RFC 6275 section 11.4.1) "
                          "before the first registration, and when the one in use has ceased to "
                          "answer; HomeAgent is not looked at then. Off: use HomeAgent.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&MobileNode::m_discoverHomeAgent),
                          MakeBooleanChecker())
            .AddAttribute("Policy",
                          "Decides when and how to hand over; a DefaultPolicy if none is given.",
                          PointerValue(),
                          MakePointerAccessor(&MobileNode::m_policy),
                          MakePointerChecker<HandoverPolicy>())
            .AddAttribute("Fmipv6",
                          "Do fast handovers (RFC 4068); else plain Mobile IPv6 (RFC 6275).",
                          BooleanValue(true),
                          MakeBooleanAccessor(&MobileNode::m_fmipv6),
                          MakeBooleanChecker())
            .AddAttribute("RouteOptimization",
                          "Exchange packets with correspondents directly (RFC 6275 section 11.6 "
                          "and 11.7.2); else through the home agent.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&MobileNode::m_routeOptimization),
                          MakeBooleanChecker())
            .AddAttribute("Hmipv6",
                          "Without Fmipv6: register with a mobility anchor point where the access "
                          "routers name one (RFC 5380), and with the home agent once for each.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&MobileNode::m_hmipv6),
                          MakeBooleanChecker())
            .AddAttribute("OptimisticDad",
                          "Plain Mobile IPv6: use the new address while it is being verified (RFC "
                          "4429). Off: wait for duplicate address detection (RFC 4862), that is "
                          "for Icmpv6L4Protocol::DadTimeout.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&MobileNode::m_optimisticDad),
                          MakeBooleanChecker())
            .AddAttribute("IntegratedDeployment",
                          "The node knows that each access point is its own access router (RFC "
                          "4260 Figure 2): the BSSID is the router's link-layer address, and the "
                          "prefix is the one that AddConfiguredPrefix told. Without it the node "
                          "must not assume so (RFC 4260 section 7.3).",
                          BooleanValue(false),
                          MakeBooleanAccessor(&MobileNode::m_integrated),
                          MakeBooleanChecker())
            .AddAttribute("Profile",
                          "Edition of the protocol that the node speaks, in formats and in "
                          "behaviour: RFC 4068, which RFC 4260 and RFC 5184 used, or RFC 5568. All "
                          "routers and mobile nodes of a network speak the same.",
                          EnumValue(static_cast<int>(Fmipv6Profile::RFC4068)),
                          MakeEnumAccessor(&MobileNode::SetProfile, &MobileNode::GetProfileValue),
                          MakeEnumChecker(static_cast<int>(Fmipv6Profile::RFC4068),
                                          "rfc4068",
                                          static_cast<int>(Fmipv6Profile::RFC5568),
                                          "rfc5568"))
            .AddAttribute("SharedKey",
                          "Key shared with access routers, for FBU and FBack. Empty: unprotected.",
                          StringValue(DEFAULT_SHARED_KEY),
                          MakeStringAccessor(&MobileNode::SetSharedKey, &MobileNode::GetSharedKey),
                          MakeStringChecker())
            .AddAttribute("RsInterval",
                          "Time between Router Solicitations on a link (s): "
                          "RTR_SOLICITATION_INTERVAL, RFC 4861 section 10. The first is sent when "
                          "the link is up.",
                          TimeValue(Seconds(4)),
                          MakeTimeAccessor(&MobileNode::m_rsInterval),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("RsDelay",
                          "Delay before the first Router Solicitation on a link (s). RFC 4861 "
                          "section 6.3.7 wants up to MAX_RTR_SOLICITATION_DELAY, uniform between 0 "
                          "and 1 s, and lets a mobile node that moves go without: the default.",
                          StringValue("ns3::ConstantRandomVariable[Constant=0]"),
                          MakePointerAccessor(&MobileNode::m_rsDelay),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("LinkUpReaction",
                          "What the node does when its link is up elsewhere and it does not know "
                          "the router there (RFC 6275 section 11.5.1): Solicit at once; Probe its "
                          "router by a Neighbor Solicitation first, and solicit if it does not "
                          "answer; Wait for advertisements, of another router or, where "
                          "RouterAdvertiser::SendInterval is on, overdue ones of its own. The "
                          "first link of all it solicits on in any case.",
                          EnumValue(static_cast<int>(LinkUpReaction::SOLICIT)),
                          MakeEnumAccessor(&MobileNode::m_linkUpReaction),
                          MakeEnumChecker(static_cast<int>(LinkUpReaction::SOLICIT),
                                          "Solicit",
                                          static_cast<int>(LinkUpReaction::PROBE),
                                          "Probe",
                                          static_cast<int>(LinkUpReaction::WAIT),
                                          "Wait"))
            .AddAttribute("MaxRs",
                          "Router Solicitations on a link: MAX_RTR_SOLICITATIONS, RFC 4861 section "
                          "10, after which a handover counts as failed. They go on at intervals "
                          "that are doubled up to 8 times RsInterval.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&MobileNode::m_maxRs),
                          MakeUintegerChecker<uint8_t>(1, 255))
            .AddAttribute("ConnectRetries",
                          "Further attempts to connect after one failed, before the handover "
                          "counts as failed.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&MobileNode::m_connectRetries),
                          MakeUintegerChecker<uint8_t>(0, 255))
            .AddAttribute("AddressRetries",
                          "Further addresses that are tried after duplicate address detection has "
                          "found one in use, each the one after; then the handover has failed. RFC "
                          "4862 section 5.4.5 leaves it open; this is TEMP_IDGEN_RETRIES of RFC "
                          "4941 section 5.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&MobileNode::m_addressRetries),
                          MakeUintegerChecker<uint8_t>(0, 16))
            .AddAttribute("SearchInterval",
                          "Time between scans while no point of attachment is found (s).",
                          TimeValue(MilliSeconds(500)),
                          MakeTimeAccessor(&MobileNode::m_searchInterval),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("ReconsiderInterval",
                          "Time until the node looks again for something better (s), having found "
                          "nothing while the link quality was low; RFC 5184 section 7 wants a "
                          "link's quality to be watched over a second or more.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&MobileNode::m_reconsiderInterval),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddTraceSource("Prediction",
                            "The node means to go to a point of attachment.",
                            MakeTraceSourceAccessor(&MobileNode::m_predictionTrace),
                            "ns3::fmipv6::MobileNode::PoaTracedCallback")
            .AddTraceSource("Arrival",
                            "A handover brought the node to a point of attachment.",
                            MakeTraceSourceAccessor(&MobileNode::m_arrivalTrace),
                            "ns3::fmipv6::MobileNode::PoaTracedCallback")
            .AddTraceSource("AddressKept",
                            "A handover ended without a new care-of address.",
                            MakeTraceSourceAccessor(&MobileNode::m_addressKeptTrace),
                            "ns3::fmipv6::MobileNode::HandoverStartTracedCallback")
            .AddTraceSource("WrongPrediction",
                            "The node came to another point of attachment than it had predicted.",
                            MakeTraceSourceAccessor(&MobileNode::m_wrongPredictionTrace),
                            "ns3::fmipv6::MobileNode::WrongPredictionTracedCallback")
            .AddTraceSource("HomeAddresses",
                            "A home address was added, removed or preferred.",
                            MakeTraceSourceAccessor(&MobileNode::m_homeAddressesTrace),
                            "ns3::fmipv6::MobileNode::HomeAddressesTracedCallback")
            .AddTraceSource("HandoverStart",
                            "A handover was decided on.",
                            MakeTraceSourceAccessor(&MobileNode::m_handoverStartTrace),
                            "ns3::fmipv6::MobileNode::HandoverStartTracedCallback")
            .AddTraceSource("HandoverEnd",
                            "A handover ended.",
                            MakeTraceSourceAccessor(&MobileNode::m_handoverEndTrace),
                            "ns3::fmipv6::MobileNode::HandoverEndTracedCallback")
            .AddTraceSource("StateTransition",
                            "The agent changed its state.",
                            MakeTraceSourceAccessor(&MobileNode::m_stateTrace),
                            "ns3::fmipv6::MobileNode::StateTransitionTracedCallback")
            .AddTraceSource("MsgTx",
                            "A message was sent.",
                            MakeTraceSourceAccessor(&MobileNode::m_txTrace),
                            "ns3::fmipv6::MobileNode::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A message was accepted.",
                            MakeTraceSourceAccessor(&MobileNode::m_rxTrace),
                            "ns3::fmipv6::MobileNode::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&MobileNode::m_msgDropTrace),
                            "ns3::fmipv6::MobileNode::MsgDropTracedCallback");
    return tid;
}

} // namespace fmipv6
} // namespace ns3
