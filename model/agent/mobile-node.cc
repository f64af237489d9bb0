/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobile-node.h"

#include "ns3/abort.h"
#include "ns3/attachment-announcer.h"
#include "ns3/boolean.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/default-policy.h"
#include "ns3/enum.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/map-client.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/pointer.h"
#include "ns3/proxy-discovery.h"
#include "ns3/route-optimizer.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobileNode");
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

MobileNode::MobileNode()
    : m_addresses(CreateObject<CareOfAddressManager>()),
      m_map(CreateObject<MapClient>()),
      m_registration(CreateObject<Mipv6Registration>()),
      m_discovery(CreateObject<ProxyDiscovery>()),
      m_fbu(CreateObject<FastBindingClient>()),
      m_announcer(CreateObject<AttachmentAnnouncer>()),
      m_optimizer(CreateObject<RouteOptimizer>())
{
}

MobileNode::~MobileNode() = default;

void
MobileNode::NotifyNewAggregate()
{
    if (!m_node)
    {
        m_node = GetObject<Node>();
    }
    Object::NotifyNewAggregate();
}

void
MobileNode::SetLink(Ptr<LinkSap> link)
{
    NS_ABORT_MSG_UNLESS(m_node, "aggregate the MobileNode to its node first");
    m_link = link;
    m_steps = StepTrace::GetFor(m_node);
    m_addresses->Attach(m_node, link->GetNetDevice());
    m_registration->Configure(m_addresses, m_homeAddress, m_homeAgent);
    m_map->Configure(m_node, m_addresses, m_registration, m_homeAgent);
    const auto context = GetContext();
    m_discovery->Attach(context,
                        {[this] { return GetAccessPointsToAskFor(); },
                         [this](const auto& answer) { LearnNeighbors(answer); },
                         [this] { DiscoveryEnded(); },
                         [this](const auto& news) { HandleUnsolicited(news); }});
    m_fbu->Attach(context,
                  {[this](const auto& result) { FbuAccepted(result); },
                   [this](const auto& reason) { FbuFailed(reason); },
                   [this] { ResendFbu(); }});
    m_announcer->Attach(context);
    m_node->GetObject<Ipv6L3Protocol>()->TraceConnectWithoutContext(
        "LocalDeliver",
        MakeCallback(&MobileNode::Delivered, this));
    auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(m_node);
    icmpv6->SetRouterAdvertisementHandler(
        [this](auto packet, const auto& header, auto) { HandleRa(packet, header); });
    icmpv6->Register(ExperimentalMobilitySubtype::PRRTADV,
                     [this](auto packet, const auto& header, auto) {
                         m_discovery->HandlePrRtAdv(packet, header);
                     });
    auto mobility = m_node->GetObject<MobilityHeaderProtocol>();
    mobility->Register(
        MobilityHeaderType::FAST_BINDING_ACKNOWLEDGMENT,
        [this](auto message, const auto& header, auto) { m_fbu->HandleFback(message, header); });
    mobility->Register(MobilityHeaderType::BINDING_ACKNOWLEDGEMENT,
                       [this](auto message, const auto& header, auto) {
                           if (header.GetSource() == m_homeAgent)
                           {
                               m_registration->HandleAcknowledgement(message, header);
                           }
                           else if (!m_map->HandleAcknowledgement(message, header))
                           {
                               m_optimizer->HandleAcknowledgement(message, header);
                           }
                       });
    if (m_routeOptimization)
    {
        m_optimizer->Attach(m_node, m_addresses, m_homeAddress);
    }
    m_registration->SetListener(
        [this](Ipv6Address careOf, Time until) { CareOfRegistered(careOf, until); });
    SetUpHomeTunnel();
}

void
MobileNode::DoInitialize()
{
    if (m_link)
    {
        if (!m_policy)
        {
            m_policy = CreateObject<DefaultPolicy>();
        }
        m_link->NotificationRequest(this, LinkPrimitiveName::LINK_UP, true);
        m_link->NotificationRequest(this, LinkPrimitiveName::LINK_DOWN, true);
        m_link->LinkStatusChangedRequest(this, true, m_policy->GetThreshold());
        m_link->LinkStatusRequest(this);
        AwaitScriptedTrigger();
    }
    Object::DoInitialize();
}

void
MobileNode::AddConfiguredNeighbor(Poa ap, const ArInfo& info)
{
    m_configured.Add(ap, info);
}

void
MobileNode::AddConfiguredPrefix(Poa bssid,
                                Ipv6Address prefix,
                                uint8_t prefixLength,
                                Ipv6Address routerAddress)
{
    m_prefixes.Add(bssid, {bssid, routerAddress, prefix, prefixLength});
}

Mac48Address
MobileNode::GetLinkLayerAddress() const
{
    return m_link->GetAddress();
}

Ipv6Address
MobileNode::GetHomeAddress() const
{
    return m_homeAddress;
}

Ipv6Address
MobileNode::GetCareOfAddress() const
{
    return m_addresses->GetCareOf();
}

MobileNodeState
MobileNode::GetState() const
{
    return m_state;
}

Ptr<Mipv6Registration>
MobileNode::GetRegistration() const
{
    return m_registration;
}

Ptr<ProxyDiscovery>
MobileNode::GetDiscovery() const
{
    return m_discovery;
}

Ptr<FastBindingClient>
MobileNode::GetFastBinding() const
{
    return m_fbu;
}

Ptr<AttachmentAnnouncer>
MobileNode::GetAnnouncer() const
{
    return m_announcer;
}

Ptr<RouteOptimizer>
MobileNode::GetRouteOptimizer() const
{
    return m_optimizer;
}

Ptr<MapClient>
MobileNode::GetMapClient() const
{
    return m_map;
}

Ptr<CareOfAddressManager>
MobileNode::GetAddresses() const
{
    return m_addresses;
}

uint32_t
MobileNode::GetWrongPredictions() const
{
    return m_wrongPredictions;
}

void
MobileNode::AwaitScriptedTrigger()
{
    const auto now = Simulator::Now();
    if (const auto at = m_policy->GetNextTrigger(now))
    {
        m_trigger = Simulator::Schedule(*at - now, &MobileNode::ScriptedTrigger, this);
    }
}

void
MobileNode::ScriptedTrigger()
{
    AwaitScriptedTrigger();
    TriggerHandover();
}

void
MobileNode::Delivered(const Ipv6Header& header, Ptr<const Packet>, uint32_t)
{
    m_announcer->HandleDelivery(header);
}

Fmipv6Profile
MobileNode::GetProfile() const
{
    return static_cast<Fmipv6Profile>(m_profile);
}

void
MobileNode::SetProfile(int profile)
{
    m_profile = profile;
    m_discovery->SetProfile(GetProfile());
    m_fbu->SetProfile(GetProfile());
    m_announcer->SetProfile(GetProfile());
}

int
MobileNode::GetProfileValue() const
{
    return m_profile;
}

void
MobileNode::SetSharedKey(std::string key)
{
    m_fbu->SetKey(key);
}

std::string
MobileNode::GetSharedKey() const
{
    return m_fbu->GetKey();
}

MobileNodeContext
MobileNode::GetContext()
{
    return {GetLinkLayerAddress(),
            GetProfile(),
            m_steps,
            m_addresses,
            [this](const auto& name, auto packet) { m_txTrace(name, packet); },
            [this](const auto& name, auto packet) { m_rxTrace(name, packet); },
            [this](auto packet, const auto& reason) { m_msgDropTrace(packet, reason); }};
}

Ptr<StepGate>
MobileNode::GetGate() const
{
    return m_steps->GetGate();
}

bool
MobileNode::Fire(MobileNodeEvent event)
{
    for (const auto& row : TRANSITIONS)
    {
        if (row.state == m_state && row.event == event)
        {
            NS_LOG_INFO(ToString(row.state)
                        << " --> " << ToString(row.next) << " (" << ToString(event) << ")");
            m_state = row.next;
            m_discovery->StopRefreshing();
            if (m_state == MobileNodeState::ATTACHED && m_fmipv6 && !GetGate())
            {
                m_discovery->StartRefreshing();
            }
            if (row.state != row.next)
            {
                m_stateTrace(row.state, row.next, event);
            }
            return true;
        }
    }
    NS_LOG_INFO(ToString(event) << " ignored in " << ToString(m_state));
    return false;
}

void
MobileNode::TriggerHandover()
{
    if (m_state != MobileNodeState::ATTACHED)
    {
        m_triggerPending = true;
        return;
    }
    BeginHandover(HandoverCause::SCRIPTED);
}

void
MobileNode::LinkStatusChangedIndication(Poa poa, const Condition& condition)
{
    if (poa != m_poa)
    {
        return;
    }
    if (m_state != MobileNodeState::ATTACHED)
    {
        m_pendingCondition = condition;
        return;
    }
    m_reconsider.Cancel();
    if (m_policy->DecideOnLinkStatus(poa, condition))
    {
        BeginHandover(HandoverCause::LINK_STATUS);
    }
}

void
MobileNode::TakePendingTrigger()
{
    if (m_state != MobileNodeState::ATTACHED)
    {
        return;
    }
    const auto condition = m_pendingCondition;
    m_pendingCondition.reset();
    if (m_triggerPending)
    {
        m_triggerPending = false;
        BeginHandover(HandoverCause::SCRIPTED);
    }
    else if (condition && m_policy->DecideOnLinkStatus(m_poa, *condition))
    {
        BeginHandover(HandoverCause::LINK_STATUS);
    }
}

void
MobileNode::EndHandover(HandoverEnding outcome, std::string reason)
{
    NS_LOG_FUNCTION(this << ToString(outcome) << reason);
    const auto mn = GetLinkLayerAddress();
    if (outcome != HandoverEnding::FAILED && m_announcer->IsAnnounced())
    {
        m_announcer->SendConfirmed();
    }
    if (!m_previousTimer.IsRunning())
    {
        // Without an FBack a router may tunnel all the same, for as long as the FBU asked for.
        m_previousTimer.Start(GetGate(), mn, m_fbu->GetLifetime(), [this] { ForgetPrevious(); });
    }
    m_discovery->Abort();
    m_fbu->Reset(Ipv6Address::GetAny(), Ipv6Address::GetAny());
    m_announcer->Reset();
    m_rsTimer.Cancel();
    m_search.Cancel();
    m_reconsider.Cancel();
    m_handover.reset();
    if (m_state == MobileNodeState::CONFIRMING)
    {
        Fire(MobileNodeEvent::CONFIRMED);
    }
    else if (!Fire(m_linkUp ? MobileNodeEvent::ABANDON : MobileNodeEvent::LINK_DOWN))
    {
        Fire(MobileNodeEvent::LINK_DOWN);
    }
    m_handoverEndTrace(mn, outcome, reason);
    if (outcome == HandoverEnding::FAILED && m_state == MobileNodeState::ATTACHED)
    {
        // L2-LinkStatusChanged is told once; what made the node look may still be true.
        m_reconsider = Simulator::Schedule(m_reconsiderInterval, &MobileNode::Reconsider, this);
    }
    TakePendingTrigger();
}

int64_t
MobileNode::AssignStreams(int64_t)
{
    return 0; // this agent draws no random numbers
}

void
MobileNode::DoDispose()
{
    if (m_link)
    {
        m_link->Detach(this);
    }
    m_trigger.Cancel();
    m_search.Cancel();
    m_reconsider.Cancel();
    m_rsTimer.Cancel();
    m_previousTimer.Cancel();
    m_discovery->Dispose();
    m_fbu->Dispose();
    m_announcer->Dispose();
    m_addresses->Dispose();
    m_map->Dispose();
    m_registration->Dispose();
    m_optimizer->Dispose();
    m_handover.reset();
    m_link = nullptr;
    m_steps = nullptr;
    m_policy = nullptr;
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
