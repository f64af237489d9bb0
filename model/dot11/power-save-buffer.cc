/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/power-save-buffer.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <utility>

namespace ns3
{
namespace fmipv6
{

void
PowerSaveBuffer::SetLimits(const Limits& limits)
{
    m_limits = limits;
}

void
PowerSaveBuffer::Begin(Mac48Address station)
{
    m_away[station];
}

std::deque<PowerSaveBuffer::Item>
PowerSaveBuffer::End(Mac48Address station)
{
    const auto it = m_away.find(station);
    if (it == m_away.end())
    {
        return {};
    }
    auto items = std::move(it->second.items);
    m_away.erase(it);
    return items;
}

bool
PowerSaveBuffer::IsAway(Mac48Address station) const
{
    return m_away.count(station) > 0;
}

bool
PowerSaveBuffer::IsAnyAway() const
{
    return !m_away.empty();
}

bool
PowerSaveBuffer::Push(const Item& item, std::size_t elsewhere)
{
    auto& queue = item.to.IsGroup() ? m_group : m_away[item.to];
    const auto size = item.packet->GetSize();
    if (queue.items.size() + elsewhere >= m_limits.packets ||
        (m_limits.bytes > 0 && queue.bytes + size > m_limits.bytes))
    {
        return false;
    }
    queue.items.push_back(item);
    queue.bytes += size;
    return true;
}

std::deque<PowerSaveBuffer::Item>
PowerSaveBuffer::TakeGroup()
{
    return std::exchange(m_group, {}).items;
}

void
PowerSaveBuffer::Expire(Queue& queue, std::deque<Item>& expired) const
{
    while (!queue.items.empty() && queue.items.front().since + m_limits.age <= Simulator::Now())
    {
        queue.bytes -= queue.items.front().packet->GetSize();
        expired.push_back(std::move(queue.items.front()));
        queue.items.pop_front();
    }
}

std::deque<PowerSaveBuffer::Item>
PowerSaveBuffer::TakeExpired()
{
    std::deque<Item> expired;
    if (m_limits.age.IsStrictlyPositive())
    {
        for (auto& [station, queue] : m_away)
        {
            Expire(queue, expired);
        }
        Expire(m_group, expired);
    }
    return expired;
}

std::optional<Time>
PowerSaveBuffer::GetNextExpiry() const
{
    std::optional<Time> next;
    if (m_limits.age.IsStrictlyPositive())
    {
        const auto look = [this, &next](const Queue& queue) {
            if (!queue.items.empty())
            {
                const Time expiry = queue.items.front().since + m_limits.age;
                next = next ? std::min(*next, expiry) : expiry;
            }
        };
        for (const auto& [station, queue] : m_away)
        {
            look(queue);
        }
        look(m_group);
    }
    return next;
}

std::size_t
PowerSaveBuffer::GetPackets(Mac48Address station) const
{
    const auto it = m_away.find(station);
    return it == m_away.end() ? 0 : it->second.items.size();
}

std::size_t
PowerSaveBuffer::GetGroupPackets() const
{
    return m_group.items.size();
}

} // namespace fmipv6
} // namespace ns3
