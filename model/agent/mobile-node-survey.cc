/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: registration with the link, and what it learns of points of attachment before any
// handover (RFC 5184 Appendix B.1).
#include "ns3/mobile-node.h"
#include "ns3/proxy-discovery.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param list where to look @param poa for what @return whether it is there
bool
Names(const PoaList& list, Poa poa)
{
    return std::any_of(list.begin(), list.end(), [poa](const auto& entry) {
        return entry.poa == poa;
    });
}

} // namespace

void
MobileNode::RegisterAll()
{
    const auto wanted = m_policy->GetNotifications();
    const auto add = [this](LinkPrimitiveName name, std::optional<LinkQuality> above) {
        m_registrations.emplace_back(
            [this, name, above] { m_link->NotificationRequest(this, name, true, above); });
    };
    if (wanted.poaLost)
    {
        add(LinkPrimitiveName::POA_LOST, LinkQuality::NONE);
    }
    if (wanted.poaFound)
    {
        add(LinkPrimitiveName::POA_FOUND, LinkQuality::NONE);
    }
    if (wanted.linkStatusChanged)
    {
        m_registrations.emplace_back(
            [this] { m_link->LinkStatusChangedRequest(this, true, m_policy->GetThreshold()); });
    }
    if (wanted.linkDown)
    {
        add(LinkPrimitiveName::LINK_DOWN, std::nullopt);
    }
    add(LinkPrimitiveName::LINK_UP, std::nullopt);
    RegisterNext();
}

void
MobileNode::RegisterNext()
{
    if (m_registrations.empty())
    {
        m_link->LinkStatusRequest(this);
        return;
    }
    const auto request = std::move(m_registrations.back());
    m_registrations.pop_back();
    request();
}

void
MobileNode::LinkConfirm(LinkPrimitiveName name, LinkStatusCode code)
{
    if (name == LinkPrimitiveName::LINK_CONNECT)
    {
        if (code != LinkStatusCode::ACK && m_handover && m_handover->connectAsked &&
            !m_handover->onNewLink)
        {
            ConnectFailed("connect: " + ToString(code));
        }
    }
    else if (name != LinkPrimitiveName::LINK_DISCONNECT)
    {
        RegisterNext();
    }
}

void
MobileNode::Survey()
{
    m_surroundings.clear();
    if (m_policy->SurveysPoas())
    {
        m_surveying = true;
        m_link->PoaListRequest(this);
    }
}

void
MobileNode::Resolve(const PoaList& list)
{
    std::vector<Mac48Address> unknown;
    for (auto entry = list.rbegin(); entry != list.rend(); ++entry)
    {
        PoaLostIndication({*entry}); // its place is that of the latest
        m_surroundings.insert(m_surroundings.begin(), *entry);
        if (entry->poa != m_poa && !m_discovery->FindCached(entry->poa))
        {
            unknown.insert(unknown.begin(), entry->poa);
        }
    }
    if (m_fmipv6 && !GetGate() && m_state == MobileNodeState::ATTACHED)
    {
        m_discovery->Survey(unknown);
    }
}

void
MobileNode::PoaListConfirm(LinkStatusCode code, const PoaList& list)
{
    if (std::exchange(m_surveying, false))
    {
        Resolve(list);
        return;
    }
    LinkScanConfirm(code, list);
}

void
MobileNode::PoaFoundIndication(const PoaList& list)
{
    if (m_policy->SurveysPoas())
    {
        Resolve(list);
    }
}

void
MobileNode::PoaLostIndication(const PoaList& list)
{
    m_surroundings.erase(
        std::remove_if(m_surroundings.begin(),
                       m_surroundings.end(),
                       [&list](const auto& known) { return Names(list, known.poa); }),
        m_surroundings.end());
}

} // namespace fmipv6
} // namespace ns3
