/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/attachment-log.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(AttachmentLog);

TypeId
AttachmentLog::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::AttachmentLog")
                            .SetParent<Object>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<AttachmentLog>();
    return tid;
}

void
AttachmentLog::AddPoa(Poa poa, uint32_t apNodeId, uint32_t routerNodeId)
{
    m_poas[poa].ap = apNodeId;
    m_poas[poa].routers.insert(routerNodeId);
}

void
AttachmentLog::Follow(Mac48Address mn, uint32_t nodeId, Ptr<LinkSap> sap)
{
    m_followed[mn].nodeId = nodeId;
    if (sap)
    {
        sap->TraceConnectWithoutContext("Primitive",
                                        MakeCallback(&AttachmentLog::OnPrimitive, this).Bind(mn));
    }
}

void
AttachmentLog::OnPrimitive(Mac48Address mn, const LinkSap::PrimitiveRecord& record)
{
    if (record.primitiveClass != LinkPrimitiveClass::INDICATION)
    {
        return;
    }
    if (record.name == LinkPrimitiveName::LINK_UP)
    {
        LinkUp(mn, record.GetPoa());
    }
    else if (record.name == LinkPrimitiveName::LINK_DOWN)
    {
        LinkDown(mn);
    }
}

void
AttachmentLog::LinkUp(Mac48Address mn, Poa poa)
{
    auto& stays = m_followed[mn].stays;
    if (!stays.empty() && !stays.back().down)
    {
        if (stays.back().poa == poa)
        {
            return; // told twice
        }
        stays.back().down = Simulator::Now();
    }
    stays.push_back({poa, Simulator::Now(), std::nullopt});
}

void
AttachmentLog::LinkDown(Mac48Address mn)
{
    auto& stays = m_followed[mn].stays;
    if (!stays.empty() && !stays.back().down)
    {
        stays.back().down = Simulator::Now();
    }
}

DropSite
AttachmentLog::GetSite(Mac48Address mn, uint32_t nodeId, Time when) const
{
    const auto found = m_followed.find(mn);
    if (found == m_followed.end())
    {
        return DropSite::OTHER;
    }
    if (found->second.nodeId == nodeId)
    {
        return DropSite::STATION;
    }
    const auto& stays = found->second.stays;
    // The handover nearest in time: between a stay and the next one, which may not have come.
    std::optional<Poa> oldPoa;
    std::optional<Poa> newPoa;
    Time nearest = Time::Max();
    for (std::size_t i = 0; i < stays.size(); ++i)
    {
        const bool hasNext = i + 1 < stays.size();
        const Time left = stays[i].down.value_or(Time::Max());
        const Time arrived = hasNext ? stays[i + 1].up : Time::Max();
        const Time distance =
            when < left ? left - when : (when > arrived ? when - arrived : Time());
        if (!oldPoa || distance < nearest)
        {
            nearest = distance;
            oldPoa = stays[i].poa;
            newPoa = hasNext ? std::optional<Poa>(stays[i + 1].poa) : std::nullopt;
        }
    }
    const auto nodesOf = [this](const std::optional<Poa>& poa) -> const PoaNodes* {
        const auto it = poa ? m_poas.find(*poa) : m_poas.end();
        return it == m_poas.end() ? nullptr : &it->second;
    };
    const auto* oldNodes = nodesOf(oldPoa);
    const auto* newNodes = nodesOf(newPoa);
    if (oldNodes && oldNodes->ap == nodeId)
    {
        return DropSite::OLD_AP;
    }
    if (newNodes && newNodes->ap == nodeId)
    {
        return DropSite::NEW_AP;
    }
    if (oldNodes && oldNodes->routers.count(nodeId))
    {
        return DropSite::PAR;
    }
    if (newNodes && newNodes->routers.count(nodeId))
    {
        return DropSite::NAR;
    }
    for (const auto& [poa, nodes] : m_poas)
    {
        if (nodes.ap == nodeId)
        {
            return DropSite::OTHER_AP;
        }
    }
    return DropSite::OTHER;
}

DropSite
AttachmentLog::GetServingSite(Mac48Address mn, Time when) const
{
    const auto found = m_followed.find(mn);
    std::optional<Poa> serving;
    if (found != m_followed.end())
    {
        for (const auto& stay : found->second.stays)
        {
            serving = stay.up <= when || !serving ? stay.poa : *serving;
        }
    }
    const auto nodes = serving ? m_poas.find(*serving) : m_poas.end();
    return nodes == m_poas.end() ? DropSite::OLD_AP : GetSite(mn, nodes->second.ap, when);
}

std::optional<Time>
AttachmentLog::GetLinkUpAfter(Mac48Address mn, Time after) const
{
    const auto found = m_followed.find(mn);
    if (found != m_followed.end())
    {
        for (const auto& stay : found->second.stays)
        {
            if (stay.up >= after)
            {
                return stay.up;
            }
        }
    }
    return std::nullopt;
}

bool
AttachmentLog::MovesWithinSubnet(Mac48Address mn, Time when) const
{
    const auto found = m_followed.find(mn);
    if (found == m_followed.end())
    {
        return false;
    }
    const auto& stays = found->second.stays;
    for (std::size_t i = 1; i < stays.size(); ++i)
    {
        if (stays[i].up < when)
        {
            continue;
        }
        const auto from = m_poas.find(stays[i - 1].poa);
        const auto to = m_poas.find(stays[i].poa);
        return from != to && from != m_poas.end() && to != m_poas.end() &&
               from->second.routers == to->second.routers;
    }
    return false;
}

void
AttachmentLog::DoDispose()
{
    m_poas.clear();
    m_followed.clear();
    Object::DoDispose();
}

} // namespace fmipv6
} // namespace ns3
