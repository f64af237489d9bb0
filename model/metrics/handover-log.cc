/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-log.h"

#include "ns3/map-client.h"
#include "ns3/mipv6-registration.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(HandoverLog);

TypeId
HandoverLog::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::HandoverLog")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<HandoverLog>();
    return tid;
}

void
HandoverLog::Follow(Ptr<MobileNode> agent)
{
    agent->TraceConnectWithoutContext("Prediction", MakeCallback(&HandoverLog::OnPrediction, this));
    agent->TraceConnectWithoutContext("Arrival", MakeCallback(&HandoverLog::OnArrival, this));
    agent->TraceConnectWithoutContext("AddressKept",
                                      MakeCallback(&HandoverLog::OnAddressKept, this));
    agent->TraceConnectWithoutContext("HandoverEnd", MakeCallback(&HandoverLog::OnEnd, this));
    const auto mn = agent->GetLinkLayerAddress();
    agent->TraceConnectWithoutContext("StateTransition",
                                      MakeCallback(&HandoverLog::OnState, this).Bind(mn));
    auto registrations = agent->GetMapClient()->GetLocalRegistrations();
    registrations.push_back(agent->GetRegistration());
    for (uint32_t who = 1; who <= registrations.size(); ++who)
    {
        const auto& registration = registrations[who - 1];
        registration->TraceConnectWithoutContext(
            "MsgTx",
            MakeCallback(&HandoverLog::OnUpdate, this).Bind(mn, who));
        registration->TraceConnectWithoutContext(
            "MsgRx",
            MakeCallback(&HandoverLog::OnAnswer, this).Bind(mn, who));
    }
}

void
HandoverLog::OnEnd(Mac48Address mn, HandoverEnding ending, std::string)
{
    if (ending == HandoverEnding::DEVOLVED_MIPV6)
    {
        m_events[mn].push_back({Simulator::Now(), std::nullopt, std::nullopt, false, true});
    }
}

void
HandoverLog::OnState(Mac48Address mn,
                     MobileNodeState before,
                     MobileNodeState after,
                     MobileNodeEvent)
{
    const auto turn = [this, mn, before, after](MobileNodeState state, HandoverPhase phase) {
        if (before == state)
        {
            End(mn, phase, 0);
        }
        if (after == state)
        {
            Begin(mn, phase, 0);
        }
    };
    turn(MobileNodeState::SOLICITING, HandoverPhase::MOVEMENT_DETECTION);
    turn(MobileNodeState::CONFIGURING, HandoverPhase::ADDRESS_CONFIGURATION);
}

void
HandoverLog::OnUpdate(Mac48Address mn, uint32_t who, std::string, Ptr<const Packet>)
{
    Begin(mn, HandoverPhase::REGISTRATION, who);
}

void
HandoverLog::OnAnswer(Mac48Address mn, uint32_t who, std::string, Ptr<const Packet>)
{
    End(mn, HandoverPhase::REGISTRATION, who);
}

void
HandoverLog::Begin(Mac48Address mn, HandoverPhase phase, uint32_t who)
{
    auto& phases = m_phases[mn];
    const auto goesOn = [phase, who](const Phase& other) {
        return other.phase == phase && other.who == who && !other.end;
    };
    if (std::none_of(phases.begin(), phases.end(), goesOn)) // else a retransmission
    {
        phases.push_back({phase, who, Simulator::Now(), std::nullopt});
    }
}

void
HandoverLog::End(Mac48Address mn, HandoverPhase phase, uint32_t who)
{
    for (auto& other : m_phases[mn])
    {
        if (other.phase == phase && other.who == who && !other.end)
        {
            other.end = Simulator::Now();
        }
    }
}

std::vector<std::pair<HandoverPhase, TimeSpan>>
HandoverLog::GetPhases(const HandoverRecord& handover) const
{
    std::vector<std::pair<HandoverPhase, TimeSpan>> spans;
    const auto phases = m_phases.find(handover.mn);
    if (phases == m_phases.end())
    {
        return spans;
    }
    for (const auto& phase : phases->second)
    {
        const Time begin = std::max(phase.begin, handover.trigger);
        const Time end = std::min(phase.end.value_or(handover.closed), handover.closed);
        if (end > begin)
        {
            spans.push_back({phase.phase, {begin, end}});
        }
    }
    return spans;
}

void
HandoverLog::AddPoa(Poa poa, const std::string& name)
{
    m_names[poa] = name;
}

void
HandoverLog::OnPrediction(Mac48Address mn, Poa predicted)
{
    m_events[mn].push_back({Simulator::Now(), predicted, std::nullopt, false});
}

void
HandoverLog::OnArrival(Mac48Address mn, Poa actual)
{
    m_events[mn].push_back({Simulator::Now(), std::nullopt, actual, false});
}

void
HandoverLog::OnAddressKept(Mac48Address mn)
{
    m_events[mn].push_back({Simulator::Now(), std::nullopt, std::nullopt, true});
}

HandoverLog::Row
HandoverLog::Get(const HandoverRecord& handover) const
{
    Row row;
    const auto events = m_events.find(handover.mn);
    if (events == m_events.end())
    {
        return row;
    }
    for (const auto& event : events->second)
    {
        if (event.when < handover.trigger || event.when >= handover.closed)
        {
            continue;
        }
        if (!row.predicted)
        {
            row.predicted = event.predicted; // what it hoped for later, it hoped for in vain
        }
        if (event.actual)
        {
            row.actual = event.actual;
        }
        row.addressKept = row.addressKept || event.addressKept;
        row.devolved = row.devolved || event.devolved;
    }
    return row;
}

std::optional<std::string>
HandoverLog::GetName(const std::optional<Poa>& poa) const
{
    if (!poa)
    {
        return std::nullopt;
    }
    const auto known = m_names.find(*poa);
    if (known != m_names.end())
    {
        return known->second;
    }
    std::ostringstream text;
    text << *poa;
    return text.str();
}

} // namespace fmipv6
} // namespace ns3
