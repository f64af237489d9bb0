/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mobile-node.h"

#include "ns3/abort.h"
#include "ns3/attachment-announcer.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/default-policy.h"
#include "ns3/home-agent-discovery.h"
#include "ns3/home-agent-selector.h"
#include "ns3/host-processing.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/log.h"
#include "ns3/map-client.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-prefix-client.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/proxy-discovery.h"
#include "ns3/route-optimizer.h"
#include "ns3/router-watch.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/transition-table.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6MobileNode");

MobileNode::MobileNode()
    : m_addresses(CreateObject<CareOfAddressManager>()),
      m_map(CreateObject<MapClient>()),
      m_registration(CreateObject<Mipv6Registration>()),
      m_discovery(CreateObject<ProxyDiscovery>()),
      m_fbu(CreateObject<FastBindingClient>()),
      m_announcer(CreateObject<AttachmentAnnouncer>()),
      m_optimizer(CreateObject<RouteOptimizer>()),
      m_homeAgentDiscovery(CreateObject<HomeAgentDiscovery>()),
      m_homeAgentSelector(CreateObject<HomeAgentSelector>()),
      m_prefixClient(CreateObject<MobilePrefixClient>()),
      m_routerWatch(CreateObject<RouterWatch>())
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
    m_host = HostProcessing::GetFor(m_node);
    m_addresses->Attach(m_node, link->GetNetDevice());
    SetUpHomeAgentDiscovery();
    SetUpPrefixDiscovery();
    SetUpRouterWatch();
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
                           auto home = FindRegistration(header.GetDestination());
                           if (header.GetSource() == m_homeAgent && home)
                           {
                               home->HandleAcknowledgement(message, header);
                           }
                           else if (!m_map->HandleAcknowledgement(message, header))
                           {
                               m_optimizer->HandleAcknowledgement(message, header);
                           }
                       });
    mobility->Register(MobilityHeaderType::BINDING_ERROR,
                       [this](auto message, const auto& header, auto) {
                           if (m_routeOptimization && header.GetSource() != m_homeAgent)
                           {
                               m_optimizer->HandleBindingError(message, header);
                               return;
                           }
                           m_registration->HandleBindingError(message, header);
                       });
    if (m_routeOptimization)
    {
        m_optimizer->Attach(m_node, m_addresses, m_homeAddress);
        m_optimizer->SetHomeAgentCheck(
            [this](Ipv6Address source) { return source == m_homeAgent; });
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
        RegisterAll();
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
    const auto* row = FindTransition(TRANSITIONS, m_state, event);
    if (!row)
    {
        NS_LOG_INFO(ToString(event) << " ignored in " << ToString(m_state));
        return false;
    }
    NS_LOG_INFO(ToString(row->state)
                << " --> " << ToString(row->next) << " (" << ToString(event) << ")");
    m_state = row->next;
    m_discovery->StopRefreshing();
    if (m_state == MobileNodeState::ATTACHED && m_fmipv6 && !GetGate())
    {
        m_discovery->StartRefreshing();
    }
    if (row->state != row->next)
    {
        m_stateTrace(row->state, row->next, event);
    }
    if (m_state == MobileNodeState::ATTACHED && row->state == MobileNodeState::CONFIRMING)
    {
        Survey();
    }
    return true;
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
MobileNode::LinkUpIndication(Poa poa)
{
    m_host->Do(HostWork::LINK_UP, [self = Ptr<MobileNode>(this), poa] { self->HandleLinkUp(poa); });
}

void
MobileNode::LinkDownIndication(Poa poa)
{
    m_host->Do(HostWork::LINK_NEWS,
               [self = Ptr<MobileNode>(this), poa] { self->HandleLinkDown(poa); });
}

void
MobileNode::LinkStatusChangedIndication(Poa poa, const Condition& condition)
{
    m_host->Do(HostWork::LINK_NEWS, [self = Ptr<MobileNode>(this), poa, condition] {
        self->HandleLinkStatusChanged(poa, condition);
    });
}

void
MobileNode::HandleLinkStatusChanged(Poa poa, const Condition& condition)
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
    m_connect.Cancel();
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
MobileNode::AssignStreams(int64_t stream)
{
    const auto used = m_homeAgentDiscovery->AssignStreams(stream);
    m_rsDelay->SetStream(stream + used);
    return used + 1 + m_prefixClient->AssignStreams(stream + used + 1);
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
    m_connect.Cancel();
    m_registrations.clear();
    m_rsTimer.Cancel();
    m_previousTimer.Cancel();
    m_discovery->Dispose();
    m_fbu->Dispose();
    m_announcer->Dispose();
    m_addresses->Dispose();
    m_map->Dispose();
    m_homeAgentSelector->Dispose();
    m_homeAgentDiscovery->Dispose();
    m_homePrefixCheck.Cancel();
    m_prefixClient->Dispose();
    m_rsDelayTimer.Cancel();
    m_routerWatch->Dispose();
    for (const auto& registration : m_otherHomes)
    {
        registration->Dispose();
    }
    m_otherHomes.clear();
    m_registration->Dispose();
    m_optimizer->Dispose();
    m_handover.reset();
    m_link = nullptr;
    m_steps = nullptr;
    m_host = nullptr;
    m_policy = nullptr;
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
