/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/crossing-log.h"

#include "ns3/access-router.h"
#include "ns3/previous-access-router.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(CrossingLog);

namespace
{

/// How long after the decision a loss still belongs to a handover.
const Time BLAME = Seconds(3);

} // namespace

TypeId
CrossingLog::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::CrossingLog").SetParent<Object>().SetGroupName("Fmipv6");
    return tid;
}

void
CrossingLog::Watch(const HandoverScenario& scenario)
{
    scenario.GetLink(0)->TraceConnectWithoutContext(
        "Primitive",
        MakeCallback(&CrossingLog::NotePrimitive, this));
    auto mobile = scenario.GetMobileNode(0)->GetObject<MobileNode>();
    mobile->TraceConnectWithoutContext("HandoverStart",
                                       MakeCallback(&CrossingLog::NoteDecision, this));
    mobile->TraceConnectWithoutContext("MsgRx", MakeCallback(&CrossingLog::NoteAtMobile, this));
    for (const auto& router : scenario.GetDeployment().GetRouters())
    {
        router->GetPreviousRole()->TraceConnectWithoutContext(
            "MsgRx",
            MakeCallback(&CrossingLog::NoteAtRouter, this));
    }
}

void
CrossingLog::NotePrimitive(const LinkSap::PrimitiveRecord& record)
{
    m_triggers += record.TellsIpv6Of(LinkPrimitiveName::LINK_STATUS_CHANGED) ? 1 : 0;
    if (!record.TellsIpv6Of(LinkPrimitiveName::LINK_UP) || record.GetPoa() == m_poa)
    {
        return;
    }
    if (m_poa != Poa())
    {
        m_next.up = Simulator::Now();
        m_next.from = m_poa;
        m_next.to = record.GetPoa();
        m_crossings.push_back(m_next);
    }
    m_next = {};
    m_poa = record.GetPoa();
}

void
CrossingLog::NoteDecision(Mac48Address)
{
    ++m_decisions;
    m_next = {};
    m_next.decided = Simulator::Now();
}

void
CrossingLog::NoteAtMobile(std::string name, Ptr<const Packet>)
{
    m_next.fbackInTime = m_next.fbackInTime || name == "FBack";
}

void
CrossingLog::NoteAtRouter(std::string name, Ptr<const Packet>)
{
    m_next.fbuInTime = m_next.fbuInTime || name == "FBU";
}

void
CrossingLog::Attribute(const PacketLedger& ledger)
{
    for (const auto& fate : ledger.GetFates())
    {
        if (fate.kind != FateKind::LOST)
        {
            continue;
        }
        const auto blamed =
            std::find_if(m_crossings.rbegin(), m_crossings.rend(), [&fate](const auto& crossing) {
                return crossing.decided <= fate.lastSeen;
            });
        if (blamed != m_crossings.rend() && fate.lastSeen - blamed->decided < BLAME)
        {
            blamed->lostPackets.push_back(fate.seq);
        }
    }
}

const std::vector<Crossing>&
CrossingLog::GetCrossings() const
{
    return m_crossings;
}

uint32_t
CrossingLog::GetTriggers() const
{
    return m_triggers;
}

uint32_t
CrossingLog::GetDecisions() const
{
    return m_decisions;
}

uint32_t
CrossingLog::CountReturns(Time within) const
{
    uint32_t count = 0;
    for (std::size_t i = 1; i < m_crossings.size(); ++i)
    {
        count += m_crossings[i].to == m_crossings[i - 1].from &&
                         m_crossings[i].up - m_crossings[i - 1].up < within
                     ? 1
                     : 0;
    }
    return count;
}

} // namespace fmipv6
} // namespace ns3
