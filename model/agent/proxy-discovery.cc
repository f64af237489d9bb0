/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/proxy-discovery.h"

#include "ns3/double.h"
#include "ns3/fmipv6-rtsolpr-header.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(ProxyDiscovery);

const std::vector<ProxyDiscovery::Transition> ProxyDiscovery::TRANSITIONS = {
    {DiscoveryState::IDLE, DiscoveryEvent::REQUEST, DiscoveryState::HELD},
    {DiscoveryState::IDLE, DiscoveryEvent::ABORT, DiscoveryState::IDLE},
    {DiscoveryState::HELD, DiscoveryEvent::SEND, DiscoveryState::WAITING},
    {DiscoveryState::HELD, DiscoveryEvent::ABORT, DiscoveryState::IDLE},
    {DiscoveryState::WAITING, DiscoveryEvent::SEND, DiscoveryState::WAITING},
    {DiscoveryState::WAITING, DiscoveryEvent::ANSWER, DiscoveryState::ANSWERED},
    {DiscoveryState::WAITING, DiscoveryEvent::EXHAUSTED, DiscoveryState::GIVEN_UP},
    {DiscoveryState::WAITING, DiscoveryEvent::ABORT, DiscoveryState::IDLE},
    {DiscoveryState::ANSWERED, DiscoveryEvent::ABORT, DiscoveryState::IDLE},
    {DiscoveryState::GIVEN_UP, DiscoveryEvent::ABORT, DiscoveryState::IDLE},
};

std::string
ToString(DiscoveryState state)
{
    switch (state)
    {
    case DiscoveryState::IDLE:
        return "idle";
    case DiscoveryState::HELD:
        return "held";
    case DiscoveryState::WAITING:
        return "waiting";
    case DiscoveryState::ANSWERED:
        return "answered";
    case DiscoveryState::GIVEN_UP:
        return "given-up";
    }
    return "?";
}

std::string
ToString(DiscoveryEvent event)
{
    switch (event)
    {
    case DiscoveryEvent::REQUEST:
        return "request";
    case DiscoveryEvent::SEND:
        return "send";
    case DiscoveryEvent::ANSWER:
        return "answer";
    case DiscoveryEvent::EXHAUSTED:
        return "exhausted";
    case DiscoveryEvent::ABORT:
        return "abort";
    }
    return "?";
}

TypeId
ProxyDiscovery::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::ProxyDiscovery")
            .SetParent<MobileNodePart>()
            .SetGroupName("Fmipv6")
            .AddConstructor<ProxyDiscovery>()
            .AddAttribute("InitialTimeout",
                          "First retransmission timeout of RtSolPr (s), doubled each time: 100 ms "
                          "if the RTT is not known (RFC 4068 and RFC 5568 section 6.1.1).",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&ProxyDiscovery::m_initialTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("Retries",
                          "Retransmissions of RtSolPr: RTSOLPR_RETRIES, RFC 4068 section 7, RFC "
                          "5568 section 9.",
                          UintegerValue(3),
                          MakeUintegerAccessor(&ProxyDiscovery::m_retries),
                          MakeUintegerChecker<uint8_t>(0, 16))
            .AddAttribute("MaxRate",
                          "RtSolPr per second at most: MAX_RTSOLPR_RATE, RFC 4068 section 7, RFC "
                          "5568 section 9.",
                          DoubleValue(3),
                          MakeDoubleAccessor(&ProxyDiscovery::m_maxRate),
                          MakeDoubleChecker<double>(0.01))
            .AddAttribute("CacheLifetime",
                          "For how long (s) an [AP-ID, AR-Info] tuple of a PrRtAdv may be used "
                          "instead of a new RtSolPr (a, b) in a later handover (RFC 4260 section 6 "
                          "warns of lists out of date); 0: ask anew in each handover.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&ProxyDiscovery::m_cacheLifetime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("WildcardInterval",
                          "Time (s) between wildcard RtSolPr that a free node sends to fill its "
                          "neighbour cache, the first when it has attached (RFC 4260 section 6); "
                          "0: none.",
                          TimeValue(Time(0)),
                          MakeTimeAccessor(&ProxyDiscovery::m_wildcardInterval),
                          MakeTimeChecker(Time(0)));
    return tid;
}

void
ProxyDiscovery::Attach(MobileNodeContext context, Handlers handlers)
{
    SetContext(std::move(context));
    m_handlers = std::move(handlers);
}

Ipv6Address
ProxyDiscovery::GetRouterAddress() const
{
    const auto& addresses = m_context.addresses;
    const auto router = addresses->GetRouter().routerAddress;
    return router.IsAny() ? addresses->GetRouterLinkLocal() : router;
}

bool
ProxyDiscovery::IsRouterSilent() const
{
    return !m_silent.IsAny() && m_silent == GetRouterAddress();
}

Time
ProxyDiscovery::GetRateWait() const
{
    return m_lastSent ? *m_lastSent + Seconds(1 / m_maxRate) - Simulator::Now() : Time(0);
}

bool
ProxyDiscovery::Fire(DiscoveryEvent event)
{
    return Move(TRANSITIONS, m_state, event);
}

void
ProxyDiscovery::Request()
{
    if (!Fire(DiscoveryEvent::REQUEST))
    {
        return;
    }
    m_tries = 0;
    PassGate(HandoverStep::RTSOLPR, [this] {
        if (m_state == DiscoveryState::HELD)
        {
            Send();
        }
    });
}

void
ProxyDiscovery::Abort()
{
    Fire(DiscoveryEvent::ABORT);
    m_timer.Cancel();
    m_survey.Cancel();
    m_surveyed.clear();
    m_wildcardAsked.reset();
    Withdraw(HandoverStep::RTSOLPR);
}

void
ProxyDiscovery::Send()
{
    if (const auto wait = GetRateWait(); wait.IsStrictlyPositive())
    {
        // MAX_RTSOLPR_RATE holds from one question to the next, too.
        m_timer.Start(m_context.steps->GetGate(), m_context.mn, wait, [this] { Send(); });
        return;
    }
    Fire(DiscoveryEvent::SEND);
    if (m_tries == 0)
    {
        m_identifier = ++m_nextIdentifier;
        m_context.steps->Begin(HandoverStep::RTSOLPR, m_context.mn);
    }
    else
    {
        m_context.steps->Repeat(HandoverStep::RTSOLPR, m_context.mn);
    }
    ++m_tries;
    // Doubled each time, and no more often than MAX_RTSOLPR_RATE.
    const auto timeout =
        std::max(m_initialTimeout * (int64_t(1) << (m_tries - 1)), Seconds(1 / m_maxRate));
    m_timer.Start(m_context.steps->GetGate(),
                  m_context.mn,
                  timeout,
                  [this] { Timeout(); },
                  {HandoverStep::PRRTADV});
    Transmit(m_identifier, m_handlers.accessPoints());
}

void
ProxyDiscovery::Transmit(uint16_t identifier, const std::vector<Mac48Address>& aps)
{
    RtSolPrHeader request;
    request.profile = m_context.profile;
    request.identifier = identifier;
    request.sourceLla = m_context.mn;
    if (!aps.empty()) // else the wildcard
    {
        request.apLlas = aps;
    }
    const auto& addresses = m_context.addresses;
    const auto source = addresses->GetLinkLocal();
    auto destination = addresses->GetRouterLinkLocal();
    if (destination.IsAny())
    {
        // After a handover the global address alone is known, from PrRtAdv. All routers of the link
        // are asked last: each of them would answer.
        const auto router = addresses->GetRouter().routerAddress;
        destination = router.IsAny() ? Ipv6Address::GetAllRoutersMulticast() : router;
    }
    auto packet = request.ToPacket(source, destination);
    m_lastSent = Simulator::Now();
    m_context.sent("RtSolPr", packet);
    addresses->Send(packet,
                    source,
                    destination,
                    MobilityIcmpv6Header::PROTOCOL,
                    MobilityIcmpv6Header::HOP_LIMIT);
}

void
ProxyDiscovery::Timeout()
{
    if (m_tries <= m_retries)
    {
        Send();
        return;
    }
    Fire(DiscoveryEvent::EXHAUSTED);
    m_silent = GetRouterAddress();
    m_handlers.ended();
}

void
ProxyDiscovery::StartRefreshing()
{
    m_wildcard.Cancel();
    if (!m_wildcardInterval.IsZero())
    {
        m_wildcard = Simulator::ScheduleNow(&ProxyDiscovery::SendWildcard, this);
    }
}

void
ProxyDiscovery::StopRefreshing()
{
    m_wildcard.Cancel();
}

void
ProxyDiscovery::SendWildcard()
{
    if (const auto wait = GetRateWait(); wait.IsStrictlyPositive())
    {
        m_wildcard = Simulator::Schedule(wait, &ProxyDiscovery::SendWildcard, this);
        return;
    }
    m_wildcardAsked = ++m_nextIdentifier;
    m_context.steps->Begin(HandoverStep::RTSOLPR, m_context.mn);
    Transmit(*m_wildcardAsked, {});
    m_wildcard = Simulator::Schedule(m_wildcardInterval, &ProxyDiscovery::SendWildcard, this);
}

void
ProxyDiscovery::Survey(const std::vector<Mac48Address>& aps)
{
    m_keep = true;
    for (const auto& ap : aps)
    {
        if (std::find(m_surveyed.begin(), m_surveyed.end(), ap) == m_surveyed.end())
        {
            m_surveyed.push_back(ap);
        }
    }
    if (!m_surveyed.empty() && m_survey.IsExpired() && !IsRouterSilent())
    {
        m_survey = Simulator::Schedule(std::max(GetRateWait(), Time(0)),
                                       &ProxyDiscovery::SendSurvey,
                                       this);
    }
}

void
ProxyDiscovery::SendSurvey()
{
    m_wildcardAsked = ++m_nextIdentifier;
    m_context.steps->Begin(HandoverStep::RTSOLPR, m_context.mn);
    Transmit(*m_wildcardAsked, std::exchange(m_surveyed, {}));
}

Time
ProxyDiscovery::GetCacheLifetime() const
{
    return m_keep ? Time::Max() : m_cacheLifetime;
}

void
ProxyDiscovery::HandlePrRtAdv(Ptr<const Packet> packet, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto answer =
        PrRtAdvHeader::Parse(packet, header.GetSource(), header.GetDestination(), &error);
    if (!answer)
    {
        m_context.dropped(packet, std::string(GetParseErrorName(error)));
        return;
    }
    if (header.GetHopLimit() != MobilityIcmpv6Header::HOP_LIMIT ||
        !header.GetSource().IsLinkLocal())
    {
        m_context.dropped(packet, "not from a router of this link");
        return;
    }
    if (answer->profile != m_context.profile)
    {
        m_context.dropped(packet, "of another profile");
        return;
    }
    const bool unsolicited = answer->code == PrRtAdvCode::NETWORK_INITIATED ||
                             answer->code == PrRtAdvCode::UNSOLICITED_NEIGHBORHOOD;
    const bool wildcard = m_wildcardAsked && answer->identifier == *m_wildcardAsked;
    const bool awaited = m_state == DiscoveryState::WAITING && answer->identifier == m_identifier;
    if (!unsolicited && !wildcard && !awaited)
    {
        m_context.dropped(packet, "no RtSolPr awaits it");
        return;
    }
    m_context.accepted("PrRtAdv", packet);
    m_silent = Ipv6Address::GetAny();
    for (const auto& tuple : answer->tuples)
    {
        if (tuple.optionCode == LlaOptionCode::NEW_ACCESS_POINT && tuple.HasRouter())
        {
            m_cache.Learn(tuple.apLla,
                          {*tuple.narLla,
                           *tuple.narAddress,
                           tuple.prefix->address,
                           tuple.prefix->length,
                           answer->code == PrRtAdvCode::USE_DHCP},
                          Simulator::Now());
        }
    }
    if (unsolicited)
    {
        m_handlers.unsolicited(*answer);
        return;
    }
    if (wildcard)
    {
        m_wildcardAsked.reset();
        m_context.steps->End(HandoverStep::PRRTADV, m_context.mn);
        return;
    }
    m_timer.Cancel();
    Fire(DiscoveryEvent::ANSWER);
    m_handlers.learn(*answer);
    m_context.steps->End(HandoverStep::PRRTADV, m_context.mn);
    m_handlers.ended();
}

DiscoveryState
ProxyDiscovery::GetState() const
{
    return m_state;
}

bool
ProxyDiscovery::IsAsked() const
{
    return m_state != DiscoveryState::IDLE;
}

bool
ProxyDiscovery::HasEnded() const
{
    return m_state == DiscoveryState::ANSWERED || m_state == DiscoveryState::GIVEN_UP;
}

std::optional<ArInfo>
ProxyDiscovery::FindCached(Mac48Address ap) const
{
    return m_cache.Find(ap, Simulator::Now(), GetCacheLifetime());
}

std::vector<NeighborCache::Row>
ProxyDiscovery::GetCached() const
{
    return m_cache.GetUsable(Simulator::Now(), GetCacheLifetime());
}

void
ProxyDiscovery::DoDispose()
{
    m_timer.Cancel();
    m_wildcard.Cancel();
    m_survey.Cancel();
    m_handlers = {};
    MobileNodePart::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
