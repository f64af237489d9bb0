/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-registration.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

LinkRegistration::LinkRegistration(LinkSapUser* user,
                                   LinkPrimitiveName name,
                                   LinkQuality level,
                                   LinkEvent event)
    : m_user(user),
      m_name(name),
      m_level(level),
      m_event(event)
{
}

LinkSapUser*
LinkRegistration::GetUser() const
{
    return m_user;
}

LinkPrimitiveName
LinkRegistration::GetName() const
{
    return m_name;
}

LinkEvent
LinkRegistration::GetEvent() const
{
    return m_event;
}

void
LinkRegistration::Withdraw()
{
    m_user = nullptr;
    m_waitEvent.Cancel();
    m_waiting.clear();
}

void
LinkRegistration::SetKnown(const PoaList& candidates)
{
    Compare(candidates);
}

PoaList
LinkRegistration::TakeIn(const PoaList& changed, Time interval)
{
    if (Simulator::Now() < m_waitEnd)
    {
        for (const auto& entry : changed)
        {
            m_waiting[entry.poa] = entry.condition;
        }
        return {};
    }
    auto due = Compare(changed);
    if (!due.empty())
    {
        m_waitEnd = Simulator::Now() + interval;
    }
    return due;
}

bool
LinkRegistration::NeedsWaitEvent() const
{
    return m_user && !m_waiting.empty() && m_waitEvent.IsExpired();
}

Time
LinkRegistration::GetWaitEnd() const
{
    return m_waitEnd;
}

void
LinkRegistration::SetWaitEvent(EventId event)
{
    m_waitEvent = event;
}

PoaList
LinkRegistration::EndWait(Time interval)
{
    PoaList changed;
    for (const auto& [poa, condition] : m_waiting)
    {
        changed.push_back({poa, condition});
    }
    m_waiting.clear();
    return TakeIn(changed, interval);
}

PoaList
LinkRegistration::Compare(const PoaList& changed)
{
    PoaList due;
    const bool found = m_name == LinkPrimitiveName::POA_FOUND;
    for (const auto& entry : changed)
    {
        const auto quality = entry.condition.quality;
        const bool beyond =
            found ? quality > m_level : quality >= m_level && quality > LinkQuality::NONE;
        const bool news = beyond ? m_known.insert(entry.poa).second : m_known.erase(entry.poa) > 0;
        if (news && beyond == found)
        {
            due.push_back(entry);
        }
    }
    return due;
}

bool
LinkRegistration::Crosses(LinkQuality quality)
{
    const bool falls = m_event == LinkEvent::FALL;
    const bool beyond = falls ? quality <= m_level : quality >= m_level;
    // The first measurement of a link that is good from the start is no rise.
    const bool before = m_beyond.value_or(!falls);
    m_beyond = beyond;
    return beyond && !before;
}

void
LinkRegistration::Rearm()
{
    m_beyond.reset();
}

void
LinkRegistration::NoteIndication()
{
    ++m_unanswered;
}

bool
LinkRegistration::TakeResponse()
{
    if (m_unanswered == 0)
    {
        return false;
    }
    --m_unanswered;
    return true;
}

} // namespace fmipv6
} // namespace ns3
