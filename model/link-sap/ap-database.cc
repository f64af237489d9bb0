/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ap-database.h"

#include "ns3/simulator.h"

#include <algorithm>
#include <cmath>

namespace ns3
{
namespace fmipv6
{

void
DampedMean::Add(double sample)
{
    m_sum += sample;
    m_last = sample;
    ++m_count;
    if (!m_value)
    {
        m_value = sample;
        m_updated = Simulator::Now();
    }
}

void
DampedMean::Damp(Time now, Time timeConstant)
{
    if (m_count == 0)
    {
        return;
    }
    if (timeConstant.IsZero())
    {
        m_value = m_last;
    }
    else
    {
        // First-order low-pass over irregular samples: after a long silence the new value counts.
        const double weight =
            1 - std::exp(-(now - m_updated).GetSeconds() / timeConstant.GetSeconds());
        *m_value += weight * (m_sum / m_count - *m_value);
    }
    m_updated = now;
    m_sum = 0;
    m_count = 0;
}

std::optional<double>
DampedMean::Get() const
{
    return m_value;
}

void
DampedMean::Reset()
{
    *this = DampedMean();
}

std::optional<double>
ApEntry::GetNoiseDbm() const
{
    return heard ? std::make_optional(rssiDbm.Get().value_or(0) - snrDb.Get().value_or(0))
                 : std::nullopt;
}

double
ApEntry::GetFrameErrorShare() const
{
    return std::max(failed.Get().value_or(0), repeated.Get().value_or(0));
}

ApEntry*
ApDatabase::Find(Poa poa)
{
    const auto it = m_entries.find(poa);
    return it == m_entries.end() ? nullptr : &it->second;
}

const ApEntry*
ApDatabase::Find(Poa poa) const
{
    const auto it = m_entries.find(poa);
    return it == m_entries.end() ? nullptr : &it->second;
}

ApEntry&
ApDatabase::Get(Poa poa)
{
    return m_entries[poa];
}

void
ApDatabase::AddKnown(Poa poa, const std::string& ssid, uint8_t channel)
{
    auto& entry = m_entries[poa];
    if (!entry.heard)
    {
        entry.bss.bssid = poa;
        entry.bss.ssid = ssid;
        entry.bss.channel = channel;
    }
}

bool
ApDatabase::Hear(const BssDescription& bss)
{
    auto& entry = m_entries[bss.bssid];
    entry.bss = bss;
    if (entry.heard)
    {
        return false; // HearFrame() has measured it
    }
    entry = ApEntry();
    entry.bss = bss;
    entry.heard = true;
    HearFrame(bss.bssid, bss.snrDb, bss.rssiDbm, false);
    return true;
}

void
ApDatabase::HearFrame(Poa poa, double snrDb, double rssiDbm, bool repeated)
{
    if (!m_latest.second || m_latest.first != poa)
    {
        m_latest = {poa, Find(poa)};
    }
    auto* entry = m_latest.second;
    if (!entry || !entry->heard)
    {
        return; // its parameters are not known: a beacon will tell
    }
    entry->snrDb.Add(snrDb);
    entry->rssiDbm.Add(rssiDbm);
    entry->repeated.Add(repeated ? 1 : 0);
    entry->updated = Simulator::Now();
    ++entry->frames;
}

void
ApDatabase::NoteTransmission(Poa poa, bool acknowledged, std::optional<Time> latency)
{
    if (auto* entry = Find(poa))
    {
        entry->failed.Add(acknowledged ? 0 : 1);
        if (latency)
        {
            entry->latencyS.Add(latency->GetSeconds());
        }
    }
}

void
ApDatabase::Damp(Time now, Time timeConstant)
{
    for (auto& [poa, entry] : m_entries)
    {
        for (auto* mean :
             {&entry.snrDb, &entry.rssiDbm, &entry.repeated, &entry.failed, &entry.latencyS})
        {
            mean->Damp(now, timeConstant);
        }
    }
}

void
ApDatabase::Limit(std::size_t most, std::optional<Poa> keep)
{
    while (m_entries.size() > most)
    {
        auto oldest = m_entries.end();
        for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        {
            if (it->first != keep &&
                (oldest == m_entries.end() || it->second.updated < oldest->second.updated))
            {
                oldest = it;
            }
        }
        if (oldest == m_entries.end())
        {
            return;
        }
        m_entries.erase(oldest);
        m_latest = {};
    }
}

const std::map<Poa, ApEntry>&
ApDatabase::GetEntries() const
{
    return m_entries;
}

} // namespace fmipv6
} // namespace ns3
