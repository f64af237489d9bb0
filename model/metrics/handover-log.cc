/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-log.h"

#include "ns3/simulator.h"

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
