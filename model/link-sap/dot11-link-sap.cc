/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-link-sap.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Dot11LinkSap");
NS_OBJECT_ENSURE_REGISTERED(Dot11LinkSap);

TypeId
Dot11LinkSap::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Dot11LinkSap")
            .SetParent<LinkSap>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Dot11LinkSap>()
            .AddAttribute("Ssid",
                          "SSID of the ESS whose access points are candidates; empty for any",
                          StringValue(""),
                          MakeStringAccessor(&Dot11LinkSap::m_ssid),
                          MakeStringChecker())
            .AddAttribute("Dot1x",
                          "Whether a connection ends with IEEE 802.1X (RFC 4260 section 4, step "
                          "5); must agree with the access points' ApMlme::Dot1x",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot11LinkSap::m_dot1x),
                          MakeBooleanChecker())
            .AddAttribute(
                "Control",
                "Who carries out steps 1 to 4 (RFC 4260 section 4): Host, each by its "
                "primitive; Firmware, in rapid succession to an access point of its own "
                "choice; FirmwareHostAuthentication, the same with step 3 in the host's "
                "driver",
                EnumValue(static_cast<int>(LinkControl::HOST)),
                MakeEnumAccessor(&Dot11LinkSap::m_control),
                MakeEnumChecker(static_cast<int>(LinkControl::HOST),
                                "Host",
                                static_cast<int>(LinkControl::FIRMWARE),
                                "Firmware",
                                static_cast<int>(LinkControl::FIRMWARE_HOST_AUTHENTICATION),
                                "FirmwareHostAuthentication"))
            .AddAttribute("ExcellentSnr",
                          "Least signal to noise ratio of EXCELLENT, dB (RFC 5184 Appendix E)",
                          DoubleValue(34),
                          MakeDoubleAccessor(&Dot11LinkSap::m_excellentDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("GoodSnr",
                          "Least signal to noise ratio of GOOD, dB (RFC 5184 Appendix E)",
                          DoubleValue(27),
                          MakeDoubleAccessor(&Dot11LinkSap::m_goodDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("FairSnr",
                          "Least signal to noise ratio of FAIR, dB (RFC 5184 Appendix E)",
                          DoubleValue(22),
                          MakeDoubleAccessor(&Dot11LinkSap::m_fairDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("BadSnr",
                          "Least signal to noise ratio of BAD, dB (RFC 5184 Appendix E)",
                          DoubleValue(15),
                          MakeDoubleAccessor(&Dot11LinkSap::m_badDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("DampingTime",
                          "Time constant over which measurements are damped (RFC 5184 section 7: "
                          "one second or more); 0 takes each as it is",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&Dot11LinkSap::m_dampingTime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("PoaLifetime",
                          "How long an access point stays a candidate without being heard (Linux's "
                          "cfg80211 keeps scan results for 30 s)",
                          TimeValue(Seconds(30)),
                          MakeTimeAccessor(&Dot11LinkSap::m_poaLifetime),
                          MakeTimeChecker(Time(1)));
    return tid;
}

Dot11LinkSap::Dot11LinkSap() = default;

Dot11LinkSap::~Dot11LinkSap() = default;

void
Dot11LinkSap::DoDispose()
{
    if (m_mlme)
    {
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
    mac->SetSignalCallback([this](const StationMac::Signal& signal) {
        const auto it = m_database.find(m_mlme->GetMac()->GetAttachedAp().value_or(Poa()));
        if (it != m_database.end())
        {
            Measure(it->second, signal.snrDb);
        }
    });
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
    condition = GetCondition(m_database[poa]);
    return LinkStatusCode::ACK;
}

PoaList
Dot11LinkSap::DoGetPoaList()
{
    return MakeList({});
}

LinkStatusCode
Dot11LinkSap::DoScan(const std::vector<Poa>& targets)
{
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
    // What was on a scanned channel and did not answer is gone.
    for (auto& [poa, entry] : m_database)
    {
        const bool answered =
            std::any_of(params.bssSet.begin(), params.bssSet.end(), [&poa = poa](const auto& bss) {
                return bss.bssid == poa;
            });
        if (!answered && entry.listed && m_current != poa &&
            std::find(m_scanChannels.begin(), m_scanChannels.end(), entry.bss.channel) !=
                m_scanChannels.end())
        {
            entry.heard = false;
            UpdateListed(poa, entry);
        }
    }
    ConfirmScan(LinkStatusCode::ACK, heard.empty() ? PoaList() : MakeList(heard));
}

LinkStatusCode
Dot11LinkSap::DoConnect(Poa poa)
{
    const auto it = m_database.find(poa);
    if (it == m_database.end())
    {
        return LinkStatusCode::UNKNOWN_POA;
    }
    if (m_target == poa || (!m_target && m_current == poa))
    {
        return LinkStatusCode::ALREADY_DONE;
    }
    if (m_target)
    {
        FailConnection();
    }
    m_target = poa;
    m_mlme->JoinRequest(m_mlme->GetJoinDefaults(it->second.bss));
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
    m_mlme->AuthenticateRequest({params.bssid, m_mlme->GetAuthenticateTimeout()});
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
    if (previous && ssid == m_database[params.peer].bss.ssid)
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
    m_mlme->GetMac()->SetPortOpen(true);
    if (m_preauthentication)
    {
        m_preauthentication->SetCurrent(m_current);
    }
    IndicateLinkUp(*m_current);
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
    IndicateLinkDown(target);
}

LinkStatusCode
Dot11LinkSap::DoDisconnect(Poa poa)
{
    if (m_current != poa)
    {
        return LinkStatusCode::WRONG_STATE;
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
    BssLeftIndication(bssid);
}

} // namespace fmipv6
} // namespace ns3
