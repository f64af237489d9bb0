/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-link-sap.h"

#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_OBJECT_ENSURE_REGISTERED(IdealLinkSap);

TypeId
IdealLinkSap::GetTypeId()
{
    static TypeId tid = TypeId("ns3::fmipv6::IdealLinkSap")
                            .SetParent<LinkSap>()
                            .SetGroupName("Fmipv6")
                            .AddConstructor<IdealLinkSap>();
    return tid;
}

void
IdealLinkSap::DoDispose()
{
    if (m_mlme)
    {
        m_mlme->SetUser({});
    }
    m_mlme = nullptr;
    LinkSap::DoDispose();
}

void
IdealLinkSap::SetMlme(Ptr<IdealStationMlme> mlme)
{
    m_mlme = mlme;
    SetInterfaceId({mlme->GetDevice()->GetIfIndex(),
                    mlme->GetTechnology() == IdealTechnology::IEEE_802_16E ? LinkType::IEEE_802_16E
                                                                           : LinkType::IDEAL});
    IdealStationMlme::User user;
    user.scanEnded = [this](bool success) {
        PoaList found;
        for (const auto& entry : success ? DoGetPoaList() : PoaList())
        {
            if (m_scanTargets.empty() ||
                std::find(m_scanTargets.begin(), m_scanTargets.end(), entry.poa) !=
                    m_scanTargets.end())
            {
                found.push_back(entry);
            }
        }
        ConfirmScan(success ? LinkStatusCode::ACK : LinkStatusCode::FAILED, found);
    };
    user.linkUp = [this](Poa poa) {
        IndicateLinkUp(poa);
        UpdateLinkCondition(poa, GetCondition(poa));
    };
    user.linkDown = [this](Poa poa) { IndicateLinkDown(poa); };
    user.isReachable = [this](Poa poa) { return GetQuality(poa) != LinkQuality::NONE; };
    mlme->SetUser(user);
}

Ptr<IdealStationMlme>
IdealLinkSap::GetMlme() const
{
    return m_mlme;
}

Ptr<NetDevice>
IdealLinkSap::GetNetDevice() const
{
    return m_mlme->GetDevice();
}

Ptr<IdealChannel>
IdealLinkSap::GetIdealChannel() const
{
    return DynamicCast<IdealChannel>(m_mlme->GetDevice()->GetChannel());
}

LinkQuality
IdealLinkSap::GetQuality(Poa poa) const
{
    const auto at = m_quality.find(poa);
    return at == m_quality.end() ? LinkQuality::GOOD : at->second;
}

Condition
IdealLinkSap::GetCondition(Poa poa) const
{
    return {GetIdealChannel()->GetDataRate(), GetQuality(poa)};
}

void
IdealLinkSap::SetQuality(Poa poa, LinkQuality quality)
{
    const auto old = GetQuality(poa);
    m_quality[poa] = quality;
    if (old == quality || !m_mlme)
    {
        return;
    }
    const auto current = m_mlme->GetPoa();
    if (current && current->GetAddress() == Address(poa))
    {
        UpdateLinkCondition(poa, GetCondition(poa));
    }
    UpdatePoas({{poa, GetCondition(poa)}});
    if (quality == LinkQuality::NONE)
    {
        m_mlme->NotifyUnreachable(poa);
    }
}

void
IdealLinkSap::ScheduleQuality(Time when, Poa poa, LinkQuality quality)
{
    Simulator::Schedule(when - Simulator::Now(),
                        &IdealLinkSap::SetQuality,
                        Ptr<IdealLinkSap>(this),
                        poa,
                        quality);
}

LinkStatusCode
IdealLinkSap::DoGetLinkStatus(Poa& poa, Condition& condition)
{
    const auto current = m_mlme->GetPoa();
    if (!current)
    {
        return LinkStatusCode::WRONG_STATE;
    }
    poa = Mac48Address::ConvertFrom(current->GetAddress());
    condition = GetCondition(poa);
    return LinkStatusCode::ACK;
}

PoaList
IdealLinkSap::DoGetPoaList()
{
    PoaList list;
    for (const auto& device : GetIdealChannel()->GetPoas())
    {
        const auto poa = Mac48Address::ConvertFrom(device->GetAddress());
        if (GetQuality(poa) != LinkQuality::NONE)
        {
            list.push_back({poa, GetCondition(poa)});
        }
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& x, const auto& y) {
        return x.condition.quality > y.condition.quality;
    });
    return list;
}

LinkStatusCode
IdealLinkSap::DoConnect(Poa poa)
{
    const auto target = GetIdealChannel()->GetPoa(poa);
    if (!target)
    {
        return LinkStatusCode::UNKNOWN_POA;
    }
    if (m_mlme->GetPoa() == target)
    {
        return LinkStatusCode::ALREADY_DONE;
    }
    return m_mlme->Connect(target) ? LinkStatusCode::ACK : LinkStatusCode::WRONG_STATE;
}

LinkStatusCode
IdealLinkSap::DoDisconnect(Poa poa)
{
    if (!GetIdealChannel()->GetPoa(poa))
    {
        return LinkStatusCode::UNKNOWN_POA;
    }
    const auto current = m_mlme->GetPoa();
    if (current && current->GetAddress() != Address(poa))
    {
        return LinkStatusCode::WRONG_STATE;
    }
    return m_mlme->Disconnect() ? LinkStatusCode::ACK : LinkStatusCode::WRONG_STATE;
}

LinkStatusCode
IdealLinkSap::DoScan(const std::vector<Poa>& targets)
{
    m_scanTargets = targets;
    return m_mlme->Scan() ? LinkStatusCode::ACK : LinkStatusCode::WRONG_STATE;
}

} // namespace fmipv6
} // namespace ns3
