/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Dot11LinkSap: steps 1 to 4 where firmware is in control, and the link's own triggers (step 0).
#include "ns3/dot11-link-sap.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

#include <limits>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Dot11LinkSapFirmware");

bool
Dot11LinkSap::IsFirmware() const
{
    return GetControl() != LinkControl::HOST;
}

void
Dot11LinkSap::StartFirmware(std::optional<Poa> asked)
{
    if (m_firmware != FirmwareState::IDLE)
    {
        if (m_firmware == FirmwareState::SCANNING && !m_firmwareAsked)
        {
            m_firmwareAsked = asked;
        }
        return;
    }
    NS_LOG_INFO(GetAddress() << ": the firmware begins" << (asked ? ", asked by the host" : ""));
    m_firmwareRetry.Cancel();
    m_firmware = FirmwareState::SCANNING;
    m_firmwareAsked = asked;
    auto params = m_mlme->GetScanDefaults();
    params.mode = ScanMode::CONTINUOUS; // no packet of the host in between
    params.stayAsleep = true;
    params.ssid = m_ssid;
    m_scanTargets.clear();
    m_scanChannels = params.channels;
    m_mlme->ScanRequest(params);
}

void
Dot11LinkSap::EndFirmwareScan(const MlmeScanConfirmParams& params)
{
    if (params.result == MlmeResultCode::SUCCESS)
    {
        ForgetSilent(params);
    }
    m_firmwareList.clear();
    double currentDb = -std::numeric_limits<double>::infinity();
    for (const auto& bss : params.bssSet) // best first
    {
        if (m_current == bss.bssid)
        {
            currentDb = bss.snrDb;
        }
        else
        {
            m_firmwareList.push_back(bss);
        }
    }
    const bool must = m_firmwareAsked || !m_current;
    if (m_firmwareList.empty() ||
        (!must && m_firmwareList.front().snrDb <= currentDb + m_hysteresisDb))
    {
        GiveUpFirmware(m_firmwareAsked);
        return;
    }
    m_firmware = FirmwareState::CONNECTING;
    JoinNext();
}

void
Dot11LinkSap::JoinNext()
{
    const auto bss = m_firmwareList.front();
    m_firmwareList.erase(m_firmwareList.begin());
    m_target = bss.bssid;
    if (m_current)
    {
        // The firmware has decided, and the host has no link any more: it is told before step 2.
        BssLeftIndication(Poa(*m_current));
    }
    m_mlme->JoinRequest(m_mlme->GetJoinDefaults(bss));
}

void
Dot11LinkSap::GiveUpFirmware(std::optional<Poa> failed)
{
    m_firmware = FirmwareState::IDLE;
    m_firmwareList.clear();
    m_mlme->WakeRequest();
    const auto told = m_firmwareAsked ? m_firmwareAsked : failed;
    m_firmwareAsked.reset();
    ScheduleFirmware();
    if (told)
    {
        IndicateLinkDown(*told);
    }
    if (m_scanWaits)
    {
        m_scanWaits = false;
        ConfirmScan(m_current ? LinkStatusCode::ACK : LinkStatusCode::FAILED,
                    m_current ? MakeList({}) : PoaList());
    }
}

void
Dot11LinkSap::ScheduleFirmware()
{
    m_firmwareRetry.Cancel();
    m_firmwareRetry = Simulator::Schedule(m_firmwareRetryInterval, [this] {
        const bool low = m_signalLow || !m_impaired.empty();
        if (!m_current || (low && m_firmwareRoam))
        {
            StartFirmware(std::nullopt);
        }
    });
}

void
Dot11LinkSap::CheckSignal()
{
    const auto snrDb = GetSnrDb(*m_current);
    if (!snrDb)
    {
        return;
    }
    if (m_signalLow)
    {
        m_signalLow = *snrDb < m_triggerDb + m_hysteresisDb;
    }
    else if (*snrDb < m_triggerDb)
    {
        m_signalLow = true;
        // Whoever was told of the condition of the link right now comes first.
        Simulator::ScheduleNow([self = Ptr<Dot11LinkSap>(this)] {
            if (self->m_mlme && self->m_signalLow)
            {
                self->FireTrigger(TriggerReason::SIGNAL);
            }
        });
    }
}

void
Dot11LinkSap::FireTrigger(TriggerReason reason)
{
    if (!m_current)
    {
        return;
    }
    NS_LOG_INFO(GetAddress() << ": trigger " << static_cast<int>(reason));
    m_triggerTrace(*m_current, reason);
    if (IsFirmware() && m_firmwareRoam)
    {
        StartFirmware(std::nullopt);
    }
}

void
Dot11LinkSap::SetImpaired(TriggerReason reason, bool on)
{
    const bool changed = on ? m_impaired.insert(reason).second : m_impaired.erase(reason) > 0;
    if (!changed || !m_current)
    {
        return;
    }
    if (on)
    {
        FireTrigger(reason);
    }
    TellLinkCondition();
}

void
Dot11LinkSap::BeaconMissedIndication(Mac48Address bssid, uint32_t count)
{
    if (m_beaconLossTrigger > 0 && m_current == bssid)
    {
        SetImpaired(TriggerReason::BEACON_LOSS, count >= m_beaconLossTrigger);
    }
}

void
Dot11LinkSap::TransmitFailedIndication(Mac48Address bssid, uint32_t count)
{
    if (m_retryTrigger > 0 && m_current == bssid)
    {
        SetImpaired(TriggerReason::RETRY, count >= m_retryTrigger);
    }
}

} // namespace fmipv6
} // namespace ns3
