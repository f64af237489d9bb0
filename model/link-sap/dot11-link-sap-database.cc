/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Dot11LinkSap: the device's list of access points, and the abstract list made of it (RFC 5184
// Appendix D.1 to D.4 and E).
#include "ns3/dot11-link-sap.h"
#include "ns3/simulator.h"
#include "ns3/wifi-mac-header.h"

namespace ns3
{
namespace fmipv6
{

void
Dot11LinkSap::AddKnownPoa(Poa poa, const std::string& ssid, uint8_t channel)
{
    m_database.AddKnown(poa, ssid, channel);
}

std::optional<double>
Dot11LinkSap::GetSnrDb(Poa poa) const
{
    const auto* entry = m_database.Find(poa);
    return entry && entry->heard ? entry->snrDb.Get() : std::nullopt;
}

const ApDatabase&
Dot11LinkSap::GetDatabase() const
{
    return m_database;
}

int64_t
Dot11LinkSap::AssignStreams(int64_t stream)
{
    m_refreshOffset->SetStream(stream);
    return 1;
}

void
Dot11LinkSap::StartDatabase()
{
    auto mac = m_mlme->GetMac();
    mac->SetSignalCallback([this](Mac48Address ap, const StationMac::Signal& signal) {
        m_database.HearFrame(ap, signal.snrDb, signal.rssiDbm, signal.retry);
    });
    mac->SetTransmissionCallback([this](bool acknowledged, std::optional<Time> latency) {
        m_database.NoteTransmission(m_mlme->GetMac()->GetAttachedAp().value_or(Poa()),
                                    acknowledged,
                                    latency);
    });
    // Not now: random streams are assigned when everything has been built.
    m_refreshEvent = Simulator::ScheduleNow([this] {
        const auto offset = Max(Time(0), Seconds(m_refreshOffset->GetValue()));
        m_refreshEvent = Simulator::Schedule(offset + m_refreshInterval,
                                             &Dot11LinkSap::RefreshPeriodically,
                                             this);
    });
}

void
Dot11LinkSap::RefreshPeriodically()
{
    m_refreshEvent =
        Simulator::Schedule(m_refreshInterval, &Dot11LinkSap::RefreshPeriodically, this);
    Refresh();
    TellLinkCondition(); // the host first: firmware goes ahead at its own trigger
    if (m_current)
    {
        CheckSignal();
    }
}

void
Dot11LinkSap::Refresh()
{
    m_database.Damp(Simulator::Now(), m_dampingTime);
    PoaList changed;
    for (const auto& [poa, entry] : m_database.GetEntries())
    {
        if (const auto change = Abstract(poa))
        {
            changed.push_back(*change);
        }
    }
    if (!changed.empty())
    {
        UpdatePoas(changed);
    }
}

void
Dot11LinkSap::RefreshPoa(Poa poa)
{
    if (const auto change = Abstract(poa))
    {
        UpdatePoas({*change});
    }
}

std::optional<PoaCondition>
Dot11LinkSap::Abstract(Poa poa)
{
    auto& entry = m_database.Get(poa);
    entry.rateBitPerS = m_current == poa ? GetTransmissionRate(poa) : 0;
    const bool candidate = (m_ssid.empty() || entry.bss.ssid == m_ssid) &&
                           Simulator::Now() - entry.updated <= m_poaLifetime;
    m_abstraction.SetScale(
        {m_excellentDb, m_goodDb, m_fairDb, m_badDb, m_hysteresisDb, m_frameErrorLimit});
    return m_abstraction.Update(entry, candidate);
}

double
Dot11LinkSap::GetTransmissionRate(Poa poa) const
{
    WifiMacHeader header;
    header.SetType(WIFI_MAC_DATA);
    header.SetAddr1(poa);
    const auto vector = m_device->GetMac()->GetWifiRemoteStationManager()->GetDataTxVector(
        header,
        m_device->GetPhy()->GetChannelWidth());
    return static_cast<double>(vector.GetMode().GetDataRate(vector));
}

Condition
Dot11LinkSap::GetCurrentCondition() const
{
    auto condition = m_abstraction.Find(*m_current).value_or(Condition());
    if (!m_impaired.empty())
    {
        condition.quality = LinkQuality::NONE;
    }
    return condition;
}

void
Dot11LinkSap::TellLinkCondition()
{
    if (m_current)
    {
        UpdateLinkCondition(*m_current, GetCurrentCondition());
    }
}

PoaList
Dot11LinkSap::MakeList(const std::vector<Poa>& wanted) const
{
    auto list = m_abstraction.GetCandidates(wanted);
    for (auto& entry : list)
    {
        if (m_current == entry.poa)
        {
            entry.condition = GetCurrentCondition();
        }
    }
    return list;
}

void
Dot11LinkSap::BssHeardIndication(const BssDescription& bss)
{
    if (m_database.Hear(bss))
    {
        m_database.Limit(m_maxPoas, m_current);
        // Appendix D.3: what is not in the database yet is told at once, but not within the
        // reception of the frame, as whoever is told may leave the channel.
        Simulator::ScheduleNow([self = Ptr<Dot11LinkSap>(this), poa = bss.bssid] {
            if (self->m_mlme)
            {
                self->RefreshPoa(poa);
            }
        });
    }
    if (m_preauthentication && m_current && bss.rsn && bss.rsn->HasPreauthentication() &&
        bss.ssid == m_database.Get(*m_current).bss.ssid)
    {
        m_preauthentication->Consider(bss.bssid);
    }
}

} // namespace fmipv6
} // namespace ns3
