/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-registration.h"

#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/transition-table.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Lin6Registration");
NS_OBJECT_ENSURE_REGISTERED(Lin6Registration);

namespace
{

using State = Lin6RegistrationState;
using Event = Lin6RegistrationEvent;

/// Requests are repeated at intervals that double up to this.
const Time LONGEST_WAIT = Seconds(32);
/// Two of them are less than half of all numbers, beyond which a later one counts as earlier.
constexpr uint16_t SEQUENCE_LEAP = 0x3fff;

} // namespace

const std::vector<Lin6Registration::Transition> Lin6Registration::TRANSITIONS = {
    {State::IDLE, Event::MOVE, State::UPDATING},
    {State::UPDATING, Event::MOVE, State::UPDATING},
    {State::UPDATING, Event::LEAVE, State::IDLE},
    {State::UPDATING, Event::ACCEPT, State::REFRESHING},
    {State::UPDATING, Event::TIMEOUT, State::UPDATING},
    {State::REFRESHING, Event::MOVE, State::UPDATING},
    {State::REFRESHING, Event::LEAVE, State::IDLE},
    {State::REFRESHING, Event::COMPLETE, State::REGISTERED},
    {State::REFRESHING, Event::TIMEOUT, State::REFRESHING},
    {State::REGISTERED, Event::MOVE, State::UPDATING},
    {State::REGISTERED, Event::LEAVE, State::IDLE},
    {State::REGISTERED, Event::REGISTER, State::UPDATING},
};

std::string
ToString(Lin6RegistrationState state)
{
    switch (state)
    {
    case State::IDLE:
        return "idle";
    case State::UPDATING:
        return "updating";
    case State::REFRESHING:
        return "refreshing";
    case State::REGISTERED:
        return "registered";
    }
    return "?";
}

std::string
ToString(Lin6RegistrationEvent event)
{
    switch (event)
    {
    case Event::MOVE:
        return "move";
    case Event::LEAVE:
        return "leave";
    case Event::ACCEPT:
        return "accept";
    case Event::COMPLETE:
        return "complete";
    case Event::TIMEOUT:
        return "timeout";
    case Event::REGISTER:
        return "register";
    }
    return "?";
}

TypeId
Lin6Registration::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Lin6Registration")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Lin6Registration>()
            .AddAttribute("RetransmitTime",
                          "Time (s) until a MappingUpdate or RefreshRequest is sent again, doubled "
                          "each time up to 32 s (an assumption: as this module's FBU, RFC 5568 "
                          "section 6.1.1 has 100 ms).",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&Lin6Registration::m_retransmit),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("Lifetime",
                          "Lifetime (s) of a mapping; it is renewed when four fifths are over (an "
                          "assumption: as long as a Mobile IPv6 binding at most by default).",
                          TimeValue(Seconds(420)),
                          MakeTimeAccessor(&Lin6Registration::m_lifetime),
                          MakeTimeChecker(Seconds(1)))
            .AddTraceSource("StateTransition",
                            "The registration's state changed.",
                            MakeTraceSourceAccessor(&Lin6Registration::m_transitionTrace),
                            "ns3::fmipv6::Lin6Registration::StateTransitionTracedCallback");
    return tid;
}

void
Lin6Registration::Install(Ptr<Lin6Endpoint> endpoint, std::function<void()> done)
{
    m_endpoint = endpoint;
    m_done = std::move(done);
    m_endpoint->SetListener([this](const auto& message, auto peer) { Accept(message, peer); });
}

Lin6RegistrationState
Lin6Registration::GetState() const
{
    return m_state;
}

bool
Lin6Registration::Fire(Lin6RegistrationEvent event)
{
    const auto* row = FindTransition(TRANSITIONS, m_state, event);
    if (!row)
    {
        return false;
    }
    NS_LOG_DEBUG(ToString(m_state)
                 << " --> " << ToString(row->next) << " (" << ToString(event) << ")");
    const auto old = std::exchange(m_state, row->next);
    m_transitionTrace(old, m_state, event);
    return true;
}

void
Lin6Registration::Move()
{
    if (Fire(Event::MOVE))
    {
        BeginUpdate();
    }
}

void
Lin6Registration::Leave()
{
    if (Fire(Event::LEAVE))
    {
        m_timer.Cancel();
    }
}

void
Lin6Registration::BeginUpdate()
{
    ++m_sequence;
    m_wait = m_retransmit;
    SendAgain();
}

void
Lin6Registration::SendAgain()
{
    m_timer.Cancel();
    m_timer = Simulator::Schedule(m_wait, [this] {
        if (Fire(Event::TIMEOUT))
        {
            SendAgain();
        }
    });
    m_wait = std::min(m_wait + m_wait, LONGEST_WAIT);
    Lin6Message message;
    message.sequence = m_sequence;
    message.lifetime = m_lifetime;
    message.node = m_endpoint->GetLayer()->GetId();
    message.prefix = m_endpoint->GetLayer()->GetLocator();
    if (m_state == State::UPDATING)
    {
        m_endpoint->SendToAgent(message);
        return;
    }
    message.type = Lin6MessageType::REFRESH_REQUEST;
    for (const auto peer : m_unaware)
    {
        m_endpoint->SendToPeer(message, peer);
    }
}

void
Lin6Registration::Accept(const Lin6Message& message, uint64_t peer)
{
    if (message.sequence != m_sequence)
    {
        return; // of an earlier place
    }
    if (message.type == Lin6MessageType::MAPPING_ACK)
    {
        if (message.status != Lin6Status::ACCEPTED)
        {
            // The agent has a later number of an earlier life of this node: leap over it.
            m_sequence += m_state == State::UPDATING ? SEQUENCE_LEAP : 0;
            return; // the timer sends it
        }
        if (Fire(Event::ACCEPT))
        {
            const auto peers = m_endpoint->GetLayer()->GetPeers();
            m_unaware = {peers.begin(), peers.end()};
            m_wait = m_retransmit;
            SendAgain();
        }
    }
    else if (m_state == State::REFRESHING)
    {
        m_unaware.erase(peer);
    }
    if (m_state == State::REFRESHING && m_unaware.empty())
    {
        Complete();
    }
}

void
Lin6Registration::Complete()
{
    Fire(Event::COMPLETE);
    m_timer.Cancel();
    m_timer = Simulator::Schedule(m_lifetime * 4 / 5, [this] {
        if (Fire(Event::REGISTER))
        {
            BeginUpdate();
        }
    });
    if (m_done)
    {
        m_done();
    }
}

void
Lin6Registration::DoDispose()
{
    m_timer.Cancel();
    m_endpoint = nullptr;
    m_done = nullptr;
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
