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
            const auto* known = m_database.Find(poa);
            if (!known)
            {
                return LinkStatusCode::UNKNOWN_POA;
            }
            if (std::find(params.channels.begin(), params.channels.end(), known->bss.channel) ==
                params.channels.end())
            {
                params.channels.push_back(known->bss.channel);
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
    std::vector<Poa> gone;
    for (const auto& candidate : m_abstraction.GetCandidates({}))
    {
        const auto poa = candidate.poa;
        const bool answered = std::any_of(params.bssSet.begin(),
                                          params.bssSet.end(),
                                          [poa](const auto& bss) { return bss.bssid == poa; });
        if (!answered && m_current != poa &&
            std::find(m_scanChannels.begin(),
                      m_scanChannels.end(),
                      m_database.Get(poa).bss.channel) != m_scanChannels.end())
        {
            gone.push_back(poa);
        }
    }
    for (const auto poa : gone)
    {
        ForgetPoa(poa);
    }
    Refresh(); // with what the scan has measured
}

void
Dot11LinkSap::ForgetPoa(Poa poa)
{
    m_database.Get(poa).heard = false;
    RefreshPoa(poa);
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
        ForgetPoa(*m_target);
        FailConnection();
    }
    else
    {
        m_mlme->JoinRequest(m_mlme->GetJoinDefaults(*found));
    }
}

} // namespace fmipv6
} // namespace ns3
