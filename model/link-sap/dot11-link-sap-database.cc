/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-link-sap.h"
#include "ns3/simulator.h"
#include "ns3/wifi-mac-header.h"

#include <algorithm>
#include <cmath>

namespace ns3
{
namespace fmipv6
{

namespace
{
/// Values in Supported Rates from here on are no rates, but BSS membership selectors (IEEE Std
/// 802.11-2020 section 9.4.2.3).
constexpr uint8_t FIRST_MEMBERSHIP_SELECTOR = 122;
} // namespace

void
Dot11LinkSap::AddKnownPoa(Poa poa, const std::string& ssid, uint8_t channel)
{
    auto& entry = m_database[poa];
    if (!entry.heard)
    {
        entry.bss.bssid = poa;
        entry.bss.ssid = ssid;
        entry.bss.channel = channel;
    }
}

std::optional<double>
Dot11LinkSap::GetSnrDb(Poa poa) const
{
    const auto it = m_database.find(poa);
    return it == m_database.end() || !it->second.heard ? std::nullopt
                                                       : std::make_optional(it->second.snrDb);
}

void
Dot11LinkSap::Measure(Entry& entry, double snrDb)
{
    const Time now = Simulator::Now();
    const bool first = !entry.heard;
    if (!entry.heard || m_dampingTime.IsZero())
    {
        entry.snrDb = snrDb;
    }
    else
    {
        // First-order low-pass over irregular samples: after a long silence the new value counts.
        const double weight =
            1 - std::exp(-(now - entry.updated).GetSeconds() / m_dampingTime.GetSeconds());
        entry.snrDb += weight * (snrDb - entry.snrDb);
    }
    entry.heard = true;
    entry.updated = now;
    const auto level = ToQuality(entry.snrDb);
    entry.level = first || level < entry.level
                      ? level
                      : std::max(entry.level, ToQuality(entry.snrDb - m_hysteresisDb));
}

LinkQuality
Dot11LinkSap::ToQuality(double snrDb) const
{
    return snrDb >= m_excellentDb ? LinkQuality::EXCELLENT
           : snrDb >= m_goodDb    ? LinkQuality::GOOD
           : snrDb >= m_fairDb    ? LinkQuality::FAIR
           : snrDb >= m_badDb     ? LinkQuality::BAD
                                  : LinkQuality::NONE;
}

Condition
Dot11LinkSap::GetCondition(const Entry& entry) const
{
    Condition condition;
    condition.quality =
        m_current == entry.bss.bssid && !m_impaired.empty() ? LinkQuality::NONE : entry.level;
    condition.snrDb = entry.snrDb;
    if (m_current == entry.bss.bssid)
    {
        WifiMacHeader header;
        header.SetType(WIFI_MAC_DATA);
        header.SetAddr1(entry.bss.bssid);
        const auto vector = m_device->GetMac()->GetWifiRemoteStationManager()->GetDataTxVector(
            header,
            m_device->GetPhy()->GetChannelWidth());
        condition.bandwidth = DataRate(vector.GetMode().GetDataRate(vector));
    }
    else
    {
        uint8_t highest = 0;
        for (const auto rate : entry.bss.rates)
        {
            if ((rate & 0x7f) < FIRST_MEMBERSHIP_SELECTOR)
            {
                highest = std::max<uint8_t>(highest, rate & 0x7f);
            }
        }
        condition.bandwidth = DataRate(highest * uint64_t{500000});
    }
    return condition;
}

bool
Dot11LinkSap::IsCandidate(const Entry& entry) const
{
    return entry.heard && (m_ssid.empty() || entry.bss.ssid == m_ssid) &&
           entry.level > LinkQuality::NONE && Simulator::Now() - entry.updated <= m_poaLifetime;
}

PoaList
Dot11LinkSap::MakeList(const std::vector<Poa>& wanted) const
{
    std::vector<const Entry*> entries;
    for (const auto& [poa, entry] : m_database)
    {
        if (IsCandidate(entry) &&
            (wanted.empty() || std::find(wanted.begin(), wanted.end(), poa) != wanted.end()))
        {
            entries.push_back(&entry);
        }
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) {
        return a->snrDb > b->snrDb;
    });
    PoaList list;
    for (const auto* entry : entries)
    {
        list.push_back({entry->bss.bssid, GetCondition(*entry)});
    }
    return list;
}

void
Dot11LinkSap::UpdateListed(Poa poa, Entry& entry)
{
    const auto level = IsCandidate(entry) ? entry.level : LinkQuality::NONE;
    if (level == entry.told)
    {
        return;
    }
    entry.told = level;
    auto condition = GetCondition(entry);
    condition.quality = level;
    UpdatePoas({{poa, condition}});
}

void
Dot11LinkSap::BssHeardIndication(const BssDescription& bss)
{
    auto& entry = m_database[bss.bssid];
    entry.bss = bss;
    if (m_mlme->GetMac()->GetAttachedAp() != bss.bssid || !entry.heard)
    {
        Measure(entry, bss.snrDb); // frames of the current AP are measured one by one
    }
    UpdateListed(bss.bssid, entry);
    if (m_preauthentication && m_current && bss.rsn && bss.rsn->HasPreauthentication() &&
        bss.ssid == m_database[*m_current].bss.ssid)
    {
        m_preauthentication->Consider(bss.bssid);
    }
    if (m_current == bss.bssid)
    {
        UpdateLinkCondition(bss.bssid, GetCondition(entry));
    }
}

} // namespace fmipv6
} // namespace ns3
