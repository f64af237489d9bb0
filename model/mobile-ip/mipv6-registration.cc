/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/mipv6-registration.h"

#include "ns3/binding-cache.h"
#include "ns3/care-of-address-manager.h"
#include "ns3/log.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/shared-key.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Mipv6Registration");
NS_OBJECT_ENSURE_REGISTERED(Mipv6Registration);

namespace
{

/// The part of the lifetime after which it is renewed: "well before the expiration" (RFC 6275
/// section 11.7.3).
constexpr double REFRESH_AT = 0.8;

} // namespace

TypeId
Mipv6Registration::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Mipv6Registration")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Mipv6Registration>()
            .AddAttribute("SharedKey",
                          "Key shared with the home agent (RFC 6275 section 6.2.7). Empty: Binding "
                          "Updates are sent unprotected.",
                          StringValue(DEFAULT_SHARED_KEY),
                          MakeStringAccessor(&Mipv6Registration::m_key),
                          MakeStringChecker())
            .AddAttribute("Lifetime",
                          "Lifetime requested in Binding Updates (s): at most what its 16 bits of "
                          "4 s hold (RFC 6275 section 6.1.7).",
                          TimeValue(Seconds(420)),
                          MakeTimeAccessor(&Mipv6Registration::m_lifetime),
                          MakeTimeChecker(Seconds(4), Seconds(262140)))
            .AddAttribute("InitialTimeout",
                          "First retransmission timeout (s): INITIAL_BINDACK_TIMEOUT of RFC 6275 "
                          "section 12.",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&Mipv6Registration::m_initialTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("FirstTimeout",
                          "First retransmission timeout while the home agent has no binding (s), "
                          "which leaves it the time to look for duplicates of the home address: "
                          "InitialBindackTimeoutFirstReg of RFC 6275 section 13.",
                          TimeValue(MilliSeconds(1500)),
                          MakeTimeAccessor(&Mipv6Registration::m_firstTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MaxTimeout",
                          "Longest retransmission timeout (s): MAX_BINDACK_TIMEOUT of RFC 6275 "
                          "section 12.",
                          TimeValue(Seconds(32)),
                          MakeTimeAccessor(&Mipv6Registration::m_maxTimeout),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("MaxTries",
                          "Binding Updates after which the registration counts as failed. They "
                          "go on, up to MaxTimeout apart, as RFC 6275 section 11.8 has it.",
                          UintegerValue(5),
                          MakeUintegerAccessor(&Mipv6Registration::m_maxTries),
                          MakeUintegerChecker<uint32_t>(1))
            .AddTraceSource("MsgTx",
                            "A Binding Update was sent.",
                            MakeTraceSourceAccessor(&Mipv6Registration::m_txTrace),
                            "ns3::fmipv6::Mipv6Registration::MessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "A Binding Acknowledgement was accepted.",
                            MakeTraceSourceAccessor(&Mipv6Registration::m_rxTrace),
                            "ns3::fmipv6::Mipv6Registration::MessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A message was not accepted.",
                            MakeTraceSourceAccessor(&Mipv6Registration::m_msgDropTrace),
                            "ns3::fmipv6::Mipv6Registration::MsgDropTracedCallback");
    return tid;
}

void
Mipv6Registration::Configure(Ptr<CareOfAddressManager> addresses,
                             Ipv6Address homeAddress,
                             Ipv6Address homeAgent)
{
    m_addresses = addresses;
    m_duplicate = m_duplicate && m_homeAddress == homeAddress;
    const bool another = m_homeAddress != homeAddress;
    m_homeAddress = homeAddress;
    if (m_homeAgent != homeAgent || another)
    {
        Cancel();
        m_homeAgent = homeAgent;
        m_requested = m_registered = Ipv6Address::GetAny();
        m_until = Time(0);
    }
}

void
Mipv6Registration::SetLifetimeLimit(std::function<Time(Ipv6Address)> limit)
{
    m_limit = std::move(limit);
}

void
Mipv6Registration::SetOnPrefixDiscovery(std::function<void()> needed)
{
    m_prefixDiscovery = std::move(needed);
}

Ipv6Address
Mipv6Registration::GetHomeAddress() const
{
    return m_homeAddress;
}

void
Mipv6Registration::Exchange(Mipv6Registration& other)
{
    std::swap(m_homeAddress, other.m_homeAddress);
    std::swap(m_list, other.m_list);
    std::swap(m_requested, other.m_requested);
    std::swap(m_registered, other.m_registered);
    std::swap(m_acknowledged, other.m_acknowledged);
    std::swap(m_requestedAt, other.m_requestedAt);
    std::swap(m_until, other.m_until);
    for (auto* registration : {this, &other})
    {
        registration->m_timer.Cancel();
        registration->ArmTimers(registration->GetRemaining() * REFRESH_AT);
    }
}

void
Mipv6Registration::SetKind(RegistrationKind kind)
{
    m_kind = kind;
}

void
Mipv6Registration::SetWay(std::optional<RegistrationWay> way)
{
    m_way = std::move(way);
}

void
Mipv6Registration::SetOnRefresh(Done refreshed)
{
    m_refreshed = std::move(refreshed);
}

void
Mipv6Registration::SetListener(Listener listener)
{
    m_listener = std::move(listener);
}

void
Mipv6Registration::Register(Done done)
{
    Cancel();
    m_done = std::move(done);
    if (m_duplicate)
    {
        Finish(false, "the home address is another node's"); // RFC 6275 section 11.7.1
        return;
    }
    m_tries = 0;
    m_timeout = m_registered.IsAny() ? m_firstTimeout : m_initialTimeout;
    if (IsAtHomeFromTheStart())
    {
        m_requested = m_homeAddress;
        Accept(m_homeAddress,
               Time(0),
               std::nullopt); // at home from the start: the home agent knows nothing
        return;
    }
    SendBindingUpdate();
}

bool
Mipv6Registration::IsAtHomeFromTheStart() const
{
    return m_registered.IsAny() && m_requested.IsAny() && m_addresses->GetCareOf() == m_homeAddress;
}

bool
Mipv6Registration::IsAcknowledged() const
{
    return m_acknowledged && !m_registered.IsAny() && m_registered == m_requested;
}

void
Mipv6Registration::Cancel()
{
    m_timer.Cancel();
    m_done = nullptr;
}

void
Mipv6Registration::SendBindingUpdate()
{
    const auto careOf = m_way ? m_way->careOf : m_addresses->GetCareOf();
    NS_LOG_FUNCTION(this << careOf);
    if (const auto delay = m_rate.GetDelay(Simulator::Now()); delay.IsStrictlyPositive())
    {
        m_timer = Simulator::Schedule(delay, &Mipv6Registration::SendBindingUpdate, this);
        return;
    }
    m_rate.Count(Simulator::Now());
    m_requested = careOf;
    m_acknowledged = false;
    ++m_tries;
    m_requestedAt = Simulator::Now();
    const bool atHome = careOf == m_homeAddress;
    auto wanted = m_way ? std::min(m_lifetime, m_way->maxLifetime()) : m_lifetime;
    if (m_limit)
    {
        wanted = std::min(wanted, m_limit(m_homeAddress));
    }
    const auto lifetime = atHome ? Time(0) : wanted;
    const auto& row = m_list.Advance(m_homeAgent, m_homeAddress, careOf, m_requestedAt + lifetime);
    BindingUpdateHeader update;
    update.sequence = row.sequence;
    update.acknowledge = true;
    update.homeRegistration = m_kind == RegistrationKind::HOME;
    update.mapRegistration = m_kind == RegistrationKind::LOCAL;
    update.lifetime = lifetime;
    if (!atHome && m_kind == RegistrationKind::HOME)
    {
        // RFC 6275 section 11.7.1 wants the option in home registrations; RFC 5380 section 6.1
        // does without.
        update.options.alternateCareOf = careOf;
    }
    if (!m_key.empty())
    {
        update.Authenticate(ToSharedKey(m_key), careOf, m_homeAgent);
    }
    auto packet = update.ToPacket(m_homeAddress, m_homeAgent);
    m_txTrace("BU", packet);
    uint8_t next = MobilityHeader::PROTOCOL;
    if (!atHome)
    {
        HomeAddressHeader option;
        option.nextHeader = next;
        option.homeAddress = m_homeAddress;
        packet->AddHeader(option);
        next = HomeAddressHeader::PROTOCOL;
    }
    if (m_way)
    {
        m_way->send(packet, careOf, m_homeAgent, next);
    }
    else
    {
        m_addresses->Send(packet, careOf, m_homeAgent, next);
    }
    m_timer = Simulator::Schedule(m_timeout, &Mipv6Registration::Timeout, this);
}

void
Mipv6Registration::Timeout()
{
    if (m_tries == m_maxTries)
    {
        Finish(false, "no Binding Acknowledgement");
        if (!m_timer.IsExpired())
        {
            return; // the one who was told has begun anew
        }
    }
    // RFC 6275 section 11.8: until it is acknowledged, also where the registration counts as
    // failed.
    m_timeout = std::min(m_timeout + m_timeout, m_maxTimeout);
    SendBindingUpdate();
}

void
Mipv6Registration::HandleAcknowledgement(Ptr<const Packet> message, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto answer = BindingAcknowledgementHeader::Parse(message,
                                                            header.GetSource(),
                                                            header.GetDestination(),
                                                            &error);
    if (!answer)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    auto row = m_list.Find(m_homeAgent, m_homeAddress);
    if (header.GetSource() != m_homeAgent || !row || row->acknowledged)
    {
        m_msgDropTrace(message, "no Binding Update awaits it");
        return;
    }
    if (!m_key.empty() &&
        !MobilityHeader::IsAuthentic(message, ToSharedKey(m_key), m_requested, m_homeAgent))
    {
        m_msgDropTrace(message, "not authentic");
        return;
    }
    if (answer->status == BindingStatus::SEQUENCE_OUT_OF_WINDOW)
    {
        if (!BindingCache::IsNewer(answer->sequence, row->sequence))
        {
            // It refuses a copy of an earlier update, or of one that was accepted.
            m_msgDropTrace(message, "answers an earlier Binding Update");
            return;
        }
        row->sequence = answer->sequence; // RFC 6275 section 11.7.3: try again from there
        m_timer.Cancel();
        Timeout();
        return;
    }
    if (answer->sequence != row->sequence)
    {
        m_msgDropTrace(message, "answers an earlier Binding Update");
        return;
    }
    if (!answer->IsAccepted())
    {
        m_duplicate = answer->status == BindingStatus::DUPLICATE_ADDRESS;
        Finish(false, "refused with status " + std::to_string(static_cast<int>(answer->status)));
        return;
    }
    m_rxTrace("BA", message);
    row->acknowledged = true;
    Accept(row->careOfAddress, answer->lifetime, answer->options.refreshAdvice);
    if (answer->status == BindingStatus::ACCEPTED_PREFIX_DISCOVERY && m_prefixDiscovery)
    {
        m_prefixDiscovery(); // RFC 6275 section 11.7.3
    }
}

void
Mipv6Registration::HandleBindingError(Ptr<const Packet> message, const Ipv6Header& header)
{
    MobilityParseError error;
    const auto problem =
        BindingErrorHeader::Parse(message, header.GetSource(), header.GetDestination(), &error);
    if (!problem)
    {
        m_msgDropTrace(message, std::string(GetParseErrorName(error)));
        return;
    }
    const auto row = m_list.Find(m_homeAgent, m_homeAddress);
    if (header.GetSource() != m_homeAgent ||
        problem->status != BindingErrorStatus::UNKNOWN_BINDING ||
        problem->homeAddress != m_homeAddress || !row || !row->acknowledged)
    {
        m_msgDropTrace(message, "no such binding");
        return;
    }
    m_rxTrace("BE", message);
    m_registered = Ipv6Address::GetAny();
    Register(m_refreshed); // RFC 6275 section 11.3.6
}

bool
Mipv6Registration::MayBeBound()
{
    const auto row = m_list.Find(m_homeAgent, m_homeAddress);
    const auto now = Simulator::Now();
    return row && (now < m_until || now < row->expires);
}

void
Mipv6Registration::Accept(Ipv6Address careOf, Time lifetime, std::optional<Time> refreshAdvice)
{
    const auto now = Simulator::Now();
    m_registered = careOf;
    m_acknowledged = true;
    const bool atHome = m_registered == m_homeAddress;
    // RFC 6275 section 11.7.3: counted from when the Binding Update was sent.
    const auto until = m_requestedAt + lifetime;
    m_until = until;
    m_expiry.Cancel();
    if (!atHome)
    {
        m_expiry =
            Simulator::Schedule(std::max(until - now, Time(0)), &Mipv6Registration::Expire, this);
    }
    if (m_listener)
    {
        m_listener(m_registered, until);
    }
    Finish(true, "");
    // Refresh in time, unless the one who was told began something new.
    if (m_timer.IsExpired() && !atHome && (!m_way || m_way->refresh))
    {
        ArmTimers(std::min(lifetime * REFRESH_AT, refreshAdvice.value_or(lifetime)));
    }
}

void
Mipv6Registration::ArmTimers(Time refresh)
{
    m_expiry.Cancel();
    if (m_registered.IsAny() || m_registered == m_homeAddress)
    {
        return;
    }
    m_expiry = Simulator::Schedule(GetRemaining(), &Mipv6Registration::Expire, this);
    m_timer =
        Simulator::Schedule(std::max(refresh, m_initialTimeout), [this] { Register(m_refreshed); });
}

void
Mipv6Registration::Expire()
{
    m_registered = Ipv6Address::GetAny();
}

void
Mipv6Registration::Finish(bool accepted, const std::string& reason)
{
    m_timer.Cancel();
    auto done = std::move(m_done);
    m_done = nullptr;
    if (done)
    {
        done(accepted, reason);
    }
}

Time
Mipv6Registration::GetRemaining() const
{
    return std::max(Time(0), m_until - Simulator::Now());
}

Ipv6Address
Mipv6Registration::GetRegistered() const
{
    return m_registered;
}

Ipv6Address
Mipv6Registration::GetRequested() const
{
    return m_requested;
}

void
Mipv6Registration::DoDispose()
{
    Cancel();
    m_expiry.Cancel();
    m_listener = nullptr;
    m_addresses = nullptr;
    m_way.reset();
    m_refreshed = nullptr;
    m_limit = nullptr;
    m_prefixDiscovery = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
