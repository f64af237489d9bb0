/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/route-optimizer.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/log.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-test-init-header.h"
#include "ns3/return-routability.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6RouteOptimizer");
NS_OBJECT_ENSURE_REGISTERED(RouteOptimizer);

namespace
{

/// Purpose of MakeUnguessable().
constexpr uint8_t COOKIE_PURPOSE = 'c';

} // namespace

std::string
ToString(RouteOptimizationState state)
{
    switch (state)
    {
    case RouteOptimizationState::TUNNELLED:
        return "tunnelled";
    case RouteOptimizationState::TESTING:
        return "testing";
    case RouteOptimizationState::UPDATING:
        return "updating";
    case RouteOptimizationState::OPTIMIZED:
        return "optimized";
    case RouteOptimizationState::REFUSED:
        return "refused";
    }
    return "?";
}

TypeId
RouteOptimizer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::RouteOptimizer")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<RouteOptimizer>()
            .AddAttribute("NodeKey",
                          "Secret from which cookies follow.",
                          StringValue("fmipv6-mobile-key"),
                          MakeStringAccessor(&RouteOptimizer::m_nodeKey),
                          MakeStringChecker())
            .AddAttribute("Lifetime",
                          "Lifetime requested from correspondents (s): at most "
                          "MAX_RR_BINDING_LIFETIME, RFC 6275 section 12.",
                          TimeValue(Seconds(420)),
                          MakeTimeAccessor(&RouteOptimizer::m_lifetime),
                          MakeTimeChecker(Seconds(4), Seconds(420)))
            .AddAttribute("TokenLifetime",
                          "Time for which a keygen token may be used again (s): "
                          "MAX_TOKEN_LIFETIME, RFC 6275 section 12.",
                          TimeValue(Seconds(210)),
                          MakeTimeAccessor(&RouteOptimizer::m_tokenLifetime),
                          MakeTimeChecker(Time(0), Seconds(210)))
            .AddAttribute("InitialTimeout",
                          "First retransmission timeout of HoTI, CoTI and BU (s): "
                          "INITIAL_BINDACK_TIMEOUT, RFC 6275 sections 11.8 and 12.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&RouteOptimizer::m_initialTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MaxTimeout",
                          "Longest retransmission timeout (s): MAX_BINDACK_TIMEOUT, RFC 6275 "
                          "section 12.",
                          TimeValue(Seconds(32)),
                          MakeTimeAccessor(&RouteOptimizer::m_maxTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute(
                "MaxTries",
                "Times that HoTI, CoTI or BU is sent without an answer before packets go "
                "by the home agent again: MAX_RO_FAILURE, RFC 6275 sections 5.2.9 and "
                "12. A correspondent that has acknowledged a binding which still lives is "
                "asked on, since it would go on sending to that care-of address.",
                UintegerValue(3),
                MakeUintegerAccessor(&RouteOptimizer::m_maxTries),
                MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("RetryInterval",
                          "Time after which a correspondent that refused or did not answer is "
                          "tried again (s; the RFC names none).",
                          TimeValue(Seconds(300)),
                          MakeTimeAccessor(&RouteOptimizer::m_retryInterval),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("IdleTime",
                          "Time without packets after which a binding is not renewed any more (s; "
                          "the RFC names none).",
                          TimeValue(Seconds(60)),
                          MakeTimeAccessor(&RouteOptimizer::m_idleTime),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddTraceSource("State",
                            "The node stands otherwise with a correspondent.",
                            MakeTraceSourceAccessor(&RouteOptimizer::m_stateTrace),
                            "ns3::fmipv6::RouteOptimizer::StateTracedCallback")
            .AddTraceSource("MsgTx",
                            "A message was sent.",
                            MakeTraceSourceAccessor(&RouteOptimizer::m_txTrace),
                            "ns3::fmipv6::RouteOptimizer::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A message was accepted.",
                            MakeTraceSourceAccessor(&RouteOptimizer::m_rxTrace),
                            "ns3::fmipv6::RouteOptimizer::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&RouteOptimizer::m_msgDropTrace),
                            "ns3::fmipv6::RouteOptimizer::MsgDropTracedCallback");
    return tid;
}

RouteOptimizer::RouteOptimizer() = default;

RouteOptimizer::~RouteOptimizer() = default;

void
RouteOptimizer::SetHomeAgentCheck(std::function<bool(Ipv6Address)> isHomeAgent)
{
    m_isHomeAgent = std::move(isHomeAgent);
}

void
RouteOptimizer::SetRegistered(Ipv6Address careOf, Time until)
{
    m_registeredUntil = until;
    if (careOf == m_registered)
    {
        for (auto& [peer, row] : m_peers)
        {
            // RFC 6275 section 11.4.2: the home prefix ends sooner than was known.
            if (!row.bound.IsAny() && !row.expiry.IsExpired() &&
                Simulator::Now() + Simulator::GetDelayLeft(row.expiry) > until)
            {
                Begin(peer, "shorter registration");
            }
        }
        return;
    }
    NS_LOG_FUNCTION(this << careOf);
    m_registered = careOf;
    for (auto& [peer, row] : m_peers)
    {
        const bool underWay = row.state == RouteOptimizationState::TESTING ||
                              row.state == RouteOptimizationState::UPDATING;
        if (!row.bound.IsAny() || (underWay && careOf != m_homeAddress))
        {
            Begin(peer, careOf == m_homeAddress ? "at home" : "new care-of address");
        }
        else if (underWay)
        {
            StopExchanges(row);
            Enter(peer, RouteOptimizationState::TUNNELLED, "at home");
        }
    }
}

void
RouteOptimizer::Consider(Ipv6Address peer)
{
    if (m_registered.IsAny() || m_registered == m_homeAddress || peer.IsMulticast() ||
        peer.IsLinkLocal() || peer.IsAny() || peer == m_homeAddress)
    {
        return;
    }
    auto& row = m_peers[peer];
    row.used = Simulator::Now();
    if (row.state == RouteOptimizationState::TUNNELLED)
    {
        Enter(peer, RouteOptimizationState::TESTING, "packets by the home agent");
        // Not from inside the sending of the packet that brought it about.
        Simulator::ScheduleNow([self = Ptr<RouteOptimizer>(this), peer] {
            if (self->m_node)
            {
                self->Begin(peer, "packets by the home agent");
            }
        });
    }
}

Ipv6Address
RouteOptimizer::GetCareOf(Ipv6Address peer)
{
    const auto row = m_peers.find(peer);
    if (row == m_peers.end() || row->second.bound.IsAny())
    {
        return Ipv6Address::GetAny();
    }
    row->second.used = Simulator::Now();
    return row->second.bound;
}

RouteOptimizationState
RouteOptimizer::GetState(Ipv6Address peer) const
{
    const auto row = m_peers.find(peer);
    return row == m_peers.end() ? RouteOptimizationState::TUNNELLED : row->second.state;
}

void
RouteOptimizer::Enter(Ipv6Address peer, RouteOptimizationState state, const std::string& why)
{
    auto& row = m_peers[peer];
    if (row.state != state)
    {
        NS_LOG_INFO(peer << " " << ToString(row.state) << " --> " << ToString(state) << " (" << why
                         << ")");
        row.state = state;
        m_stateTrace(peer, state, why);
    }
}

bool
RouteOptimizer::IsGood(const std::optional<Token>& token, Ipv6Address address)
{
    return token && token->address == address && Simulator::Now() < token->expires;
}

uint64_t
RouteOptimizer::NextCookie()
{
    return MakeUnguessable(ToSharedKey(m_nodeKey), COOKIE_PURPOSE, ++m_cookies);
}

void
RouteOptimizer::StopExchanges(Peer& row)
{
    for (auto* const exchange : {&row.home, &row.careOf, &row.update})
    {
        exchange->timer.Cancel();
        exchange->pending = false;
    }
}

void
RouteOptimizer::Begin(Ipv6Address peer, const std::string& why)
{
    auto& row = m_peers[peer];
    StopExchanges(row);
    row.refresh.Cancel();
    for (auto* const exchange : {&row.home, &row.careOf})
    {
        exchange->tries = 0;
        exchange->timeout = m_initialTimeout;
    }
    Enter(peer, RouteOptimizationState::TESTING, why);
    // RFC 6275 section 11.6.1: in parallel, and only what is missing; to delete a binding the home
    // token is enough.
    if (!IsGood(row.homeToken, m_homeAddress))
    {
        row.homeToken.reset();
        SendHomeTestInit(peer);
    }
    if (!IsGood(row.careToken, m_registered) && m_registered != m_homeAddress)
    {
        row.careToken.reset();
        SendCareOfTestInit(peer);
    }
    Proceed(peer);
}

bool
RouteOptimizer::Arm(Ipv6Address peer,
                    Exchange& exchange,
                    void (RouteOptimizer::*again)(Ipv6Address))
{
    // While the correspondent may send to where this node was, giving up would cut it off (RFC 6275
    // section 11.8 allows to go on at the slowest rate).
    const bool held = m_peers[peer].heldUntil > Simulator::Now();
    if (exchange.tries >= m_maxTries && !held)
    {
        Refuse(peer, "no answer");
        return false;
    }
    const auto now = Simulator::Now();
    if (const auto delay = exchange.rate.GetDelay(now); delay.IsStrictlyPositive())
    {
        exchange.timer = Simulator::Schedule(delay, again, this, peer); // RFC 6275 section 11.8
        return false;
    }
    exchange.rate.Count(now);
    ++exchange.tries;
    exchange.pending = true;
    exchange.timer = Simulator::Schedule(exchange.timeout, again, this, peer);
    exchange.timeout = std::min(exchange.timeout + exchange.timeout, m_maxTimeout);
    return true;
}

void
RouteOptimizer::SendHomeTestInit(Ipv6Address peer)
{
    auto& row = m_peers[peer];
    if (!Arm(peer, row.home, &RouteOptimizer::SendHomeTestInit))
    {
        return;
    }
    HomeTestInitHeader init;
    init.cookie = row.home.cookie = NextCookie(); // a new one each time: section 11.8
    auto packet = init.ToPacket(m_homeAddress, peer);
    m_txTrace("HoTI", packet);
    // By the routing table: the tunnel device, and so the home agent.
    m_node->GetObject<Ipv6L3Protocol>()->Send(packet,
                                              m_homeAddress,
                                              peer,
                                              MobilityHeader::PROTOCOL,
                                              nullptr);
}

void
RouteOptimizer::SendCareOfTestInit(Ipv6Address peer)
{
    auto& row = m_peers[peer];
    if (m_addresses->GetCareOf() != m_registered)
    {
        StopExchanges(row); // moving; SetRegistered() begins anew
        return;
    }
    if (!Arm(peer, row.careOf, &RouteOptimizer::SendCareOfTestInit))
    {
        return;
    }
    CareOfTestInitHeader init;
    init.cookie = row.careOf.cookie = NextCookie();
    auto packet = init.ToPacket(m_registered, peer);
    m_txTrace("CoTI", packet);
    m_addresses->Send(packet, m_registered, peer, MobilityHeader::PROTOCOL);
}

void
RouteOptimizer::Proceed(Ipv6Address peer)
{
    auto& row = m_peers[peer];
    const bool deletion = m_registered == m_homeAddress;
    if (row.state != RouteOptimizationState::TESTING || !IsGood(row.homeToken, m_homeAddress) ||
        (!deletion && !IsGood(row.careToken, m_registered)))
    {
        return;
    }
    StopExchanges(row);
    row.update.tries = 0;
    row.update.timeout = m_initialTimeout;
    Enter(peer, RouteOptimizationState::UPDATING, "tokens complete");
    SendBindingUpdate(peer);
}

void
RouteOptimizer::SendBindingUpdate(Ipv6Address peer)
{
    auto& row = m_peers[peer];
    const bool deletion = m_registered == m_homeAddress;
    const auto now = Simulator::Now();
    if (m_addresses->GetCareOf() != m_registered)
    {
        StopExchanges(row); // moving; SetRegistered() begins anew
        return;
    }
    if (!Arm(peer, row.update, &RouteOptimizer::SendBindingUpdate))
    {
        return;
    }
    // RFC 6275 section 11.7.2: not beyond the home registration.
    row.requestedLifetime =
        deletion ? Time(0) : std::clamp(m_registeredUntil - now, Time(Seconds(4)), m_lifetime);
    row.requested = m_registered;
    row.updated = now;
    BindingUpdateHeader update;
    update.sequence =
        m_list.Advance(peer, m_homeAddress, m_registered, now + row.requestedLifetime).sequence;
    update.homeRegistration = false;
    update.lifetime = row.requestedLifetime;
    update.options.nonceIndices.emplace();
    update.options.nonceIndices->home = row.homeToken->nonceIndex;
    std::optional<uint64_t> careToken;
    if (!deletion)
    {
        update.options.nonceIndices->careOf = row.careToken->nonceIndex;
        careToken = row.careToken->value;
    }
    row.key = MakeBindingManagementKey(row.homeToken->value, careToken);
    update.Authenticate(row.key, m_registered, peer);
    auto packet = update.ToPacket(m_homeAddress, peer);
    m_txTrace("BU", packet);
    uint8_t next = MobilityHeader::PROTOCOL;
    if (!deletion)
    {
        HomeAddressHeader option;
        option.nextHeader = next;
        option.homeAddress = m_homeAddress;
        packet->AddHeader(option);
        next = HomeAddressHeader::PROTOCOL;
    }
    m_addresses->Send(packet, m_registered, peer, next);
}

void
RouteOptimizer::Refuse(Ipv6Address peer, const std::string& why)
{
    auto& row = m_peers[peer];
    StopExchanges(row);
    row.bound = Ipv6Address::GetAny();
    row.homeToken.reset();
    row.careToken.reset();
    row.setbacks = 0;
    row.expiry.Cancel();
    row.refresh.Cancel();
    row.refresh = Simulator::Schedule(m_retryInterval, &RouteOptimizer::Expire, this, peer);
    Enter(peer, RouteOptimizationState::REFUSED, why);
}

void
RouteOptimizer::Expire(Ipv6Address peer)
{
    auto& row = m_peers[peer];
    row.bound = Ipv6Address::GetAny();
    row.expiry.Cancel();
    row.refresh.Cancel();
    if (row.state == RouteOptimizationState::OPTIMIZED ||
        row.state == RouteOptimizationState::REFUSED)
    {
        Enter(peer, RouteOptimizationState::TUNNELLED, "its time is over");
    }
}

void
RouteOptimizer::Refresh(Ipv6Address peer)
{
    if (m_peers[peer].used + m_idleTime >= Simulator::Now())
    {
        Begin(peer, "refresh");
    }
}

void
RouteOptimizer::DoDispose()
{
    m_isHomeAgent = nullptr;
    for (auto& [peer, row] : m_peers)
    {
        StopExchanges(row);
        row.expiry.Cancel();
        row.refresh.Cancel();
    }
    m_peers.clear();
    m_node = nullptr;
    m_addresses = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
