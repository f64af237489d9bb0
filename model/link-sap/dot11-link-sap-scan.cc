/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-link-sap.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

LinkStatusCode
Dot11LinkSap::DoScan(const std::vector<Poa>& targets)
{
    if (IsFirmware())
    {
        m_scanWaits = true;
        StartFirmware(std::nullopt);
        return LinkStatusCode::ACK;
    }
    if (m_rescanning)
    {
        return LinkStatusCode::WRONG_STATE;
    }
    auto params = m_mlme->GetScanDefaults();
    if (!targets.empty())
    {
        params.channels.clear();
        for (const auto& poa : targets)
        {
            const auto it = m_database.find(poa);
            if (it == m_database.end())
            {
                return LinkStatusCode::UNKNOWN_POA;
            }
            if (std::find(params.channels.begin(), params.channels.end(), it->second.bss.channel) ==
                params.channels.end())
            {
                params.channels.push_back(it->second.bss.channel);
            }
        }
        std::sort(params.channels.begin(), params.channels.end());
    }
    params.ssid = m_ssid;
    m_scanTargets = targets;
    m_scanChannels = params.channels;
    m_mlme->ScanRequest(params);
    return LinkStatusCode::ACK;
}

void
Dot11LinkSap::ScanConfirm(const MlmeScanConfirmParams& params)
{
    if (m_firmware == FirmwareState::SCANNING)
    {
        EndFirmwareScan(params);
        return;
    }
    if (m_rescanning)
    {
        EndRescan(params);
        return;
    }
    if (params.result != MlmeResultCode::SUCCESS)
    {
        ConfirmScan(params.result == MlmeResultCode::WRONG_STATE ? LinkStatusCode::WRONG_STATE
                                                                 : LinkStatusCode::FAILED,
                    {});
        return;
    }
    std::vector<Poa> heard;
    for (const auto& bss : params.bssSet)
    {
        if (m_scanTargets.empty() ||
            std::find(m_scanTargets.begin(), m_scanTargets.end(), bss.bssid) != m_scanTargets.end())
        {
            heard.push_back(bss.bssid);
        }
    }
    ForgetSilent(params);
    ConfirmScan(LinkStatusCode::ACK, heard.empty() ? PoaList() : MakeList(heard));
}

void
Dot11LinkSap::ForgetSilent(const MlmeScanConfirmParams& params)
{
    // What was on a scanned channel and did not answer is gone.
    for (auto& [poa, entry] : m_database)
    {
        const bool answered =
            std::any_of(params.bssSet.begin(), params.bssSet.end(), [&poa = poa](const auto& bss) {
                return bss.bssid == poa;
            });
        if (!answered && entry.told > LinkQuality::NONE && m_current != poa &&
            std::find(m_scanChannels.begin(), m_scanChannels.end(), entry.bss.channel) !=
                m_scanChannels.end())
        {
            entry.heard = false;
            UpdateListed(poa, entry);
        }
    }
}

void
Dot11LinkSap::EndRescan(const MlmeScanConfirmParams& params)
{
    m_rescanning = false;
    ForgetSilent(params);
    if (!m_target)
    {
        return;
    }
    const auto found = std::find_if(params.bssSet.begin(),
                                    params.bssSet.end(),
                                    [this](const auto& bss) { return bss.bssid == *m_target; });
    if (found == params.bssSet.end())
    {
        auto& entry = m_database[*m_target];
        entry.heard = false;
        UpdateListed(*m_target, entry);
        FailConnection();
    }
    else
    {
        m_mlme->JoinRequest(m_mlme->GetJoinDefaults(*found));
    }
}

} // namespace fmipv6
} // namespace ns3
