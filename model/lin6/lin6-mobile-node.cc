/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-mobile-node.h"

#include "ns3/default-policy.h"
#include "ns3/lin6-address.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/transition-table.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Lin6MobileNode");
NS_OBJECT_ENSURE_REGISTERED(Lin6MobileNode);

namespace
{

using State = Lin6MobileNodeState;
using Event = Lin6MobileNodeEvent;

} // namespace

const std::vector<Lin6MobileNode::Transition> Lin6MobileNode::TRANSITIONS = {
    {State::OFF_LINK, Event::LINK_UP, State::ON_LINK},
    {State::ON_LINK, Event::LINK_UP, State::ON_LINK}, // elsewhere, on the link layer's own account
    {State::ON_LINK, Event::LINK_LOST, State::SEARCHING},
    {State::ON_LINK, Event::WEAK, State::CHOOSING},
    {State::CHOOSING, Event::LINK_UP, State::ON_LINK},
    {State::CHOOSING, Event::LINK_LOST, State::SEARCHING},
    {State::CHOOSING, Event::STAY, State::ON_LINK},
    {State::CHOOSING, Event::GO, State::CONNECTING},
    {State::CONNECTING, Event::LINK_UP, State::ON_LINK},
    {State::CONNECTING, Event::LINK_LOST, State::SEARCHING},
    {State::SEARCHING, Event::LINK_UP, State::ON_LINK},
    {State::SEARCHING, Event::STAY, State::SEARCHING},
    {State::SEARCHING, Event::GO, State::CONNECTING},
};

std::string
ToString(Lin6MobileNodeState state)
{
    switch (state)
    {
    case State::OFF_LINK:
        return "off-link";
    case State::ON_LINK:
        return "on-link";
    case State::CHOOSING:
        return "choosing";
    case State::CONNECTING:
        return "connecting";
    case State::SEARCHING:
        return "searching";
    }
    return "?";
}

std::string
ToString(Lin6MobileNodeEvent event)
{
    switch (event)
    {
    case Event::LINK_UP:
        return "link-up";
    case Event::LINK_LOST:
        return "link-lost";
    case Event::WEAK:
        return "weak";
    case Event::STAY:
        return "stay";
    case Event::GO:
        return "go";
    }
    return "?";
}

TypeId
Lin6MobileNode::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Lin6MobileNode")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Lin6MobileNode>()
            .AddAttribute("ReconsiderInterval",
                          "Time (s) until the points of attachment are looked at again when the "
                          "link is weak and none was better, or there was none (an assumption: a "
                          "beacon interval).",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&Lin6MobileNode::m_reconsider),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("DrainTime",
                          "Time (s) for which packets are kept back before L2-LinkConnect is "
                          "requested, so that those before them leave the link layer's queue, "
                          "which loses them with the link. RFC 5184 Appendix A allows preparation "
                          "during communication and names no such wait.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&Lin6MobileNode::m_drainTime),
                          MakeTimeChecker(Time(0), Seconds(1)))
            .AddTraceSource("HandoverStart",
                            "L2-LinkConnect is requested.",
                            MakeTraceSourceAccessor(&Lin6MobileNode::m_startTrace),
                            "ns3::fmipv6::Lin6MobileNode::HandoverTracedCallback")
            .AddTraceSource("HandoverEnd",
                            "The node is registered where it has come to.",
                            MakeTraceSourceAccessor(&Lin6MobileNode::m_endTrace),
                            "ns3::fmipv6::Lin6MobileNode::HandoverTracedCallback")
            .AddTraceSource("StateTransition",
                            "The state of the link changed.",
                            MakeTraceSourceAccessor(&Lin6MobileNode::m_transitionTrace),
                            "ns3::fmipv6::Lin6MobileNode::StateTransitionTracedCallback");
    return tid;
}

Lin6MobileNode::Lin6MobileNode() = default;
Lin6MobileNode::~Lin6MobileNode() = default;

void
Lin6MobileNode::Install(Ptr<Node> node, Ptr<LinkSap> link, uint64_t id, Ipv6Address mappingAgent)
{
    m_link = link;
    m_layer = CreateObject<Lin6Layer>();
    node->AggregateObject(m_layer);
    m_layer->Install(node, id);
    m_addresses = CreateObject<CareOfAddressManager>();
    m_addresses->Attach(node, link->GetNetDevice());
    m_layer->SetRouteFinder(
        [this](Ipv6Address destination) { return m_addresses->RouteTo(destination); });
    auto endpoint = CreateObject<Lin6Endpoint>();
    node->AggregateObject(endpoint);
    endpoint->Install(node, mappingAgent);
    m_registration = CreateObject<Lin6Registration>();
    m_registration->Install(endpoint, [this] { Registered(); });
    if (!m_policy)
    {
        SetPolicy(CreateObject<DefaultPolicy>());
    }
    m_link->NotificationRequest(this, LinkPrimitiveName::LINK_UP, true);
    m_link->NotificationRequest(this, LinkPrimitiveName::LINK_DOWN, true);
    m_link->LinkStatusChangedRequest(this, true, m_policy->GetThreshold());
}

void
Lin6MobileNode::SetPolicy(Ptr<HandoverPolicy> policy)
{
    m_policy = policy;
}

void
Lin6MobileNode::AddSubnet(Poa poa, const ArInfo& info)
{
    m_subnets[poa] = info;
}

Ptr<Lin6Layer>
Lin6MobileNode::GetLayer() const
{
    return m_layer;
}

Ptr<Lin6Registration>
Lin6MobileNode::GetRegistration() const
{
    return m_registration;
}

Lin6MobileNodeState
Lin6MobileNode::GetState() const
{
    return m_state;
}

bool
Lin6MobileNode::Fire(Lin6MobileNodeEvent event)
{
    const auto* row = FindTransition(TRANSITIONS, m_state, event);
    if (!row)
    {
        return false;
    }
    NS_LOG_DEBUG(ToString(m_state)
                 << " --> " << ToString(row->next) << " (" << ToString(event) << ")");
    m_timer.Cancel();
    const auto old = std::exchange(m_state, row->next);
    m_transitionTrace(old, m_state, event);
    return true;
}

void
Lin6MobileNode::LinkStatusChangedIndication(Poa poa, const Condition& condition)
{
    if (poa == m_poa && m_policy->DecideOnLinkStatus(poa, condition) && Fire(Event::WEAK))
    {
        m_link->PoaListRequest(this);
    }
}

void
Lin6MobileNode::PoaListConfirm(LinkStatusCode, const PoaList& list)
{
    Choose(list);
}

void
Lin6MobileNode::LinkScanConfirm(LinkStatusCode, const PoaList& list)
{
    Choose(list);
}

void
Lin6MobileNode::Choose(const PoaList& list)
{
    if (m_state != State::CHOOSING && m_state != State::SEARCHING)
    {
        return; // the link came up, or went down, meanwhile
    }
    const auto find = [&list](Poa poa) {
        return std::find_if(list.begin(), list.end(), [poa](const auto& one) {
            return one.poa == poa;
        });
    };
    const auto target = m_policy->ChooseTarget(
        list,
        m_state == State::CHOOSING ? m_poa : Poa()); // a lost one may be the best again
    const auto here = find(m_poa);
    if (m_state == State::CHOOSING && here != list.end() &&
        !m_policy->DecideOnLinkStatus(m_poa, here->condition))
    {
        Fire(Event::STAY); // it has recovered
        return;
    }
    const bool go = target && m_subnets.count(*target) > 0 &&
                    (m_state == State::SEARCHING || here == list.end() ||
                     m_policy->IsWorthMoving(*find(*target), *here, HandoverCause::LINK_STATUS));
    if (!go)
    {
        Fire(Event::STAY);
        LookAgain();
        return;
    }
    Fire(Event::GO);
    m_target = *target;
    m_from = m_from.value_or(m_poa);
    m_startTrace(*m_from, m_target);
    m_layer->Hold();
    if (m_drainTime.IsZero())
    {
        m_link->LinkConnectRequest(this, m_target);
        return;
    }
    m_timer =
        Simulator::Schedule(m_drainTime, [this] { m_link->LinkConnectRequest(this, m_target); });
}

void
Lin6MobileNode::LookAgain()
{
    m_timer = Simulator::Schedule(m_reconsider, [this] {
        if (m_state == State::SEARCHING)
        {
            m_link->LinkScanRequest(this, {});
        }
        else if (Fire(Event::WEAK))
        {
            m_link->PoaListRequest(this);
        }
    });
}

void
Lin6MobileNode::LinkConfirm(LinkPrimitiveName name, LinkStatusCode code)
{
    if (name == LinkPrimitiveName::LINK_CONNECT && code != LinkStatusCode::ACK &&
        m_state == State::CONNECTING)
    {
        Lose();
    }
}

void
Lin6MobileNode::LinkDownIndication(Poa poa)
{
    // That the old link goes down is what was asked for.
    const bool expected = m_state == State::CONNECTING && poa != m_target;
    if (expected || m_state != State::CONNECTING)
    {
        m_registration->Leave();
        m_layer->SetLocator(0);
    }
    if (!expected)
    {
        Lose();
    }
}

void
Lin6MobileNode::Lose()
{
    if (Fire(Event::LINK_LOST))
    {
        m_from = m_from.value_or(m_poa);
        m_layer->Hold();
        LookAgain();
    }
}

void
Lin6MobileNode::LinkUpIndication(Poa poa)
{
    const auto subnet = m_subnets.find(poa);
    if (!Fire(Event::LINK_UP) || subnet == m_subnets.end())
    {
        return;
    }
    m_poa = poa;
    m_layer->Hold();
    const auto& info = subnet->second;
    const auto prefix = GetPrefix64(info.prefix);
    m_addresses->Use(info,
                     Ipv6Address::MakeAutoconfiguredLinkLocalAddress(info.routerLla),
                     JoinPrefixAndId(prefix, m_layer->GetId()));
    m_layer->SetLocator(prefix);
    m_registration->Move();
}

void
Lin6MobileNode::Registered()
{
    m_addresses->ForgetPrevious();
    m_layer->Release();
    if (const auto from = std::exchange(m_from, std::nullopt))
    {
        m_endTrace(*from, m_poa);
    }
}

void
Lin6MobileNode::DoDispose()
{
    m_timer.Cancel();
    if (m_link)
    {
        m_link->Detach(this);
    }
    m_link = nullptr;
    m_policy = nullptr;
    m_layer = nullptr;
    m_addresses = nullptr;
    m_registration = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
