/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-link-sap.h"

#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

Dot11LinkSap::Dot11LinkSap() = default;

Dot11LinkSap::~Dot11LinkSap() = default;

void
Dot11LinkSap::DoDispose()
{
    m_firmwareRetry.Cancel();
    m_refreshEvent.Cancel();
    if (m_mlme)
    {
        if (const auto mac = m_mlme->GetMac()) // which may have gone before
        {
            mac->SetSignalCallback(nullptr);
            mac->SetTransmissionCallback(nullptr);
        }
        m_mlme->SetUser(nullptr);
        m_mlme->SetRsn(nullptr);
    }
    if (m_supplicant)
    {
        m_supplicant->Dispose();
    }
    if (m_preauthentication)
    {
        m_preauthentication->Dispose();
    }
    m_supplicant = nullptr;
    m_preauthentication = nullptr;
    m_mlme = nullptr;
    m_device = nullptr;
    LinkSap::DoDispose();
}

void
Dot11LinkSap::Attach(Ptr<StationMlme> mlme, Ptr<WifiNetDevice> device)
{
    m_mlme = mlme;
    m_device = device;
    SetInterfaceId({device->GetIfIndex(), LinkType::IEEE_802_11});
    m_mlme->SetUser(this);
    auto mac = m_mlme->GetMac();
    StartDatabase();
    for (const auto step :
         {HandoverStep::JOIN, HandoverStep::AUTHENTICATE, HandoverStep::ASSOCIATE})
    {
        m_mlme->SetGated(step, IsHostControlled(GetControl(), step));
    }
    if (!m_dot1x)
    {
        return;
    }
    m_supplicant = CreateObject<Dot1xSupplicant>();
    Dot1xCallbacks callbacks;
    callbacks.send = [mac = PeekPointer(mac)](Ptr<Packet> eapol) { mac->SendEapol(eapol); };
    callbacks.authorized = [this](Mac48Address) { OpenPort(); };
    callbacks.failed = [this](Dot1xFailure) { FailConnection(); };
    m_supplicant->Configure(device->GetNode(), mac->GetAddress(), callbacks);
    m_mlme->SetRsn([this](Mac48Address ap) { return m_supplicant->OfferKeys(ap); });
    if (m_supplicant->IsPreauthenticating())
    {
        m_preauthentication = CreateObject<Dot1xPreauthentication>();
        m_preauthentication->Configure(m_supplicant, device);
    }
    mac->SetEapolCallback([this](Ptr<Packet> eapol, Mac48Address) {
        if (m_supplicant)
        {
            m_supplicant->ReceiveEapol(eapol);
        }
    });
}

LinkControl
Dot11LinkSap::GetControl() const
{
    return static_cast<LinkControl>(m_control);
}

Ptr<StationMlme>
Dot11LinkSap::GetMlme() const
{
    return m_mlme;
}

Ptr<Dot1xSupplicant>
Dot11LinkSap::GetSupplicant() const
{
    return m_supplicant;
}

Ptr<Dot1xPreauthentication>
Dot11LinkSap::GetPreauthentication() const
{
    return m_preauthentication;
}

Ptr<NetDevice>
Dot11LinkSap::GetNetDevice() const
{
    return m_device;
}

LinkStatusCode
Dot11LinkSap::DoGetLinkStatus(Poa& poa, Condition& condition)
{
    if (!m_current)
    {
        return LinkStatusCode::WRONG_STATE;
    }
    poa = *m_current;
    condition = GetCurrentCondition();
    return LinkStatusCode::ACK;
}

PoaList
Dot11LinkSap::DoGetPoaList()
{
    return MakeList({});
}

LinkStatusCode
Dot11LinkSap::DoConnect(Poa poa)
{
    if (IsFirmware())
    {
        if (m_current == poa && m_firmware == FirmwareState::IDLE)
        {
            return LinkStatusCode::ALREADY_DONE;
        }
        StartFirmware(poa);
        return LinkStatusCode::ACK;
    }
    const auto* known = m_database.Find(poa);
    if (!known)
    {
        return LinkStatusCode::UNKNOWN_POA;
    }
    if (m_target == poa || (!m_target && m_current == poa))
    {
        return LinkStatusCode::ALREADY_DONE;
    }
    if (m_rescanning)
    {
        return LinkStatusCode::WRONG_STATE;
    }
    m_mayFallBack = false;
    if (m_target)
    {
        FailConnection();
    }
    m_target = poa;
    const bool stale = Simulator::Now() - known->bss.lastSeen > m_scanLifetime;
    const auto policy = static_cast<StaleScan>(m_staleScan);
    if (stale && policy == StaleScan::RESCAN)
    {
        auto params = m_mlme->GetScanDefaults();
        params.channels = {known->bss.channel};
        params.bssid = poa;
        m_scanChannels.clear(); // other access points on the channel are not asked
        m_rescanning = true;
        m_mlme->ScanRequest(params);
        return LinkStatusCode::ACK;
    }
    m_mayFallBack = stale && policy == StaleScan::OTHER_AP;
    m_mlme->JoinRequest(m_mlme->GetJoinDefaults(known->bss));
    return LinkStatusCode::ACK;
}

void
Dot11LinkSap::JoinConfirm(const MlmeJoinConfirmParams& params)
{
    if (m_target != params.bssid)
    {
        return; // superseded
    }
    if (params.result != MlmeResultCode::SUCCESS)
    {
        FailConnection();
        return;
    }
    m_mlme->AuthenticateRequest(m_mlme->GetAuthenticateDefaults(params.bssid));
}

void
Dot11LinkSap::AuthenticateConfirm(const MlmeAuthenticateConfirmParams& params)
{
    if (m_target != params.peer)
    {
        return; // superseded
    }
    if (params.result != MlmeResultCode::SUCCESS)
    {
        FailConnection();
        return;
    }
    std::string ssid;
    const auto previous = m_mlme->GetPreviousAp(ssid);
    MlmeAssociateRequestParams request{params.peer, m_mlme->GetAssociateTimeout(), {}};
    if (previous && ssid == m_database.Get(params.peer).bss.ssid)
    {
        request.currentAp = *previous;
        m_mlme->ReassociateRequest(request);
    }
    else
    {
        m_mlme->AssociateRequest(request);
    }
}

void
Dot11LinkSap::AssociateConfirm(const MlmeAssociateConfirmParams& params)
{
    if (m_target != params.peer)
    {
        return; // superseded
    }
    if (params.result != MlmeResultCode::SUCCESS)
    {
        FailConnection();
    }
    else if (m_supplicant)
    {
        m_supplicant->Start(params.peer);
    }
    else
    {
        OpenPort();
    }
}

void
Dot11LinkSap::OpenPort()
{
    if (!m_target)
    {
        return;
    }
    m_current = m_target;
    m_target.reset();
    m_mayFallBack = false;
    m_signalLow = false;
    m_impaired.clear();
    m_firmware = FirmwareState::IDLE;
    m_firmwareAsked.reset();
    m_firmwareList.clear();
    m_mlme->GetMac()->SetPortOpen(true);
    if (m_preauthentication)
    {
        m_preauthentication->SetCurrent(m_current);
    }
    RefreshPoa(*m_current);
    IndicateLinkUp(*m_current);
    if (m_scanWaits)
    {
        m_scanWaits = false;
        ConfirmScan(LinkStatusCode::ACK, MakeList({}));
    }
}

void
Dot11LinkSap::FailConnection()
{
    if (!m_target)
    {
        // IEEE 802.1X failed after it had succeeded: the link that was is gone.
        if (m_current)
        {
            m_mlme->DisassociateRequest({*m_current, Dot11Reason::IEEE_802_1X_FAILED});
        }
        return;
    }
    const auto target = *m_target;
    m_target.reset();
    if (m_supplicant)
    {
        m_supplicant->Stop();
    }
    if (m_mlme->GetState() == StationMlme::State::ASSOCIATED && m_current != target)
    {
        const auto bss = m_mlme->GetBss();
        if (bss && bss->bssid == target)
        {
            m_mlme->DisassociateRequest({target, Dot11Reason::LEAVING_NETWORK_DISASSOC});
        }
    }
    if (m_firmware == FirmwareState::CONNECTING && !m_firmwareList.empty())
    {
        JoinNext();
    }
    else if (m_firmware != FirmwareState::IDLE)
    {
        GiveUpFirmware(target);
    }
    else if (!FallBack(target))
    {
        IndicateLinkDown(target);
    }
}

bool
Dot11LinkSap::FallBack(Poa target)
{
    if (!m_mayFallBack)
    {
        return false;
    }
    m_mayFallBack = false;
    ForgetPoa(target);
    const auto others = MakeList({});
    if (others.empty())
    {
        return false;
    }
    m_target = others.front().poa;
    m_mlme->JoinRequest(m_mlme->GetJoinDefaults(m_database.Get(*m_target).bss));
    return true;
}

LinkStatusCode
Dot11LinkSap::DoDisconnect(Poa poa)
{
    if (m_current != poa)
    {
        return m_database.Find(poa) ? LinkStatusCode::WRONG_STATE : LinkStatusCode::UNKNOWN_POA;
    }
    m_mlme->DisassociateRequest({poa, Dot11Reason::LEAVING_NETWORK_DISASSOC});
    return LinkStatusCode::ACK;
}

void
Dot11LinkSap::DisassociateConfirm(const MlmeDisassociateConfirmParams& params)
{
    BssLeftIndication(params.peer);
}

void
Dot11LinkSap::BssLeftIndication(Mac48Address bssid)
{
    if (m_current == bssid)
    {
        m_current.reset();
        if (m_supplicant)
        {
            m_supplicant->Stop();
        }
        if (m_preauthentication)
        {
            m_preauthentication->SetCurrent(std::nullopt);
        }
        IndicateLinkDown(bssid);
    }
}

void
Dot11LinkSap::BssLostIndication(Mac48Address bssid, BssLossReason)
{
    if (m_target == bssid)
    {
        FailConnection();
    }
    const bool wasCurrent = m_current == bssid;
    BssLeftIndication(bssid);
    if (wasCurrent && IsFirmware())
    {
        StartFirmware(std::nullopt);
    }
}

} // namespace fmipv6
} // namespace ns3
