/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ap-station-watch.h"

#include "ns3/simulator.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

ApStationWatch::~ApStationWatch()
{
    for (auto& [station, entry] : m_entries)
    {
        entry.timer.Cancel();
    }
}

void
ApStationWatch::Configure(const Limits& limits, Action probe, Action inactive, Action failing)
{
    m_limits = limits;
    m_probe = std::move(probe);
    m_inactive = std::move(inactive);
    m_failing = std::move(failing);
}

void
ApStationWatch::Begin(Mac48Address station)
{
    End(station);
    auto& entry = m_entries[station];
    entry.seen = Simulator::Now();
    if (m_limits.inactivity.IsStrictlyPositive())
    {
        entry.timer =
            Simulator::Schedule(m_limits.inactivity, &ApStationWatch::Look, this, station);
    }
}

void
ApStationWatch::End(Mac48Address station)
{
    const auto it = m_entries.find(station);
    if (it != m_entries.end())
    {
        it->second.timer.Cancel();
        m_entries.erase(it);
    }
}

void
ApStationWatch::Seen(Mac48Address station)
{
    const auto it = m_entries.find(station);
    if (it != m_entries.end())
    {
        it->second.seen = Simulator::Now();
        it->second.failures = 0;
        it->second.probed = false;
    }
}

void
ApStationWatch::Failed(Mac48Address station)
{
    const auto it = m_entries.find(station);
    if (it == m_entries.end())
    {
        return;
    }
    ++it->second.failures;
    if (m_limits.failures > 0 && it->second.failures >= m_limits.failures &&
        Simulator::Now() - it->second.seen >= m_limits.failureTime)
    {
        m_failing(station);
    }
}

void
ApStationWatch::Look(Mac48Address station)
{
    auto& entry = m_entries.at(station); // End() cancels the timer
    if (entry.probed)
    {
        m_inactive(station);
        return;
    }
    const Time silence = Simulator::Now() - entry.seen;
    if (silence < m_limits.inactivity)
    {
        entry.timer = Simulator::Schedule(m_limits.inactivity - silence,
                                          &ApStationWatch::Look,
                                          this,
                                          station);
        return;
    }
    entry.probed = true;
    entry.timer = Simulator::Schedule(m_limits.probeWait, &ApStationWatch::Look, this, station);
    m_probe(station);
}

} // namespace fmipv6
} // namespace ns3
