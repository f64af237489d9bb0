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
#include "ns3/uinteger.h"

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
                          MakeTimeChecker(Time(1)))
            .AddAttribute("Hysteresis",
                          "How far above its threshold a signal to noise ratio must rise until a "
                          "better quality level counts, and by how much another access point must "
                          "be better for firmware to roam, dB",
                          DoubleValue(0),
                          MakeDoubleAccessor(&Dot11LinkSap::m_hysteresisDb),
                          MakeDoubleChecker<double>(0))
            .AddAttribute("TriggerSnr",
                          "Damped signal to noise ratio below which the trace source Trigger tells "
                          "SIGNAL and firmware looks for another access point, dB (where quality "
                          "falls to BAD by default)",
                          DoubleValue(22),
                          MakeDoubleAccessor(&Dot11LinkSap::m_triggerDb),
                          MakeDoubleChecker<double>())
            .AddAttribute("BeaconLossTrigger",
                          "Beacons missing in a row that make the quality of the link NONE, before "
                          "StationMlme::MaxMissedBeacons of them take it down; 0 for never",
                          UintegerValue(0),
                          MakeUintegerAccessor(&Dot11LinkSap::m_beaconLossTrigger),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("RetryTrigger",
                          "Data frames in a row that fail after all their retransmissions and make "
                          "the quality of the link NONE (Velayos and Karlsson, ICC 2004, recommend "
                          "3 lost frames as detection); 0 for never",
                          UintegerValue(0),
                          MakeUintegerAccessor(&Dot11LinkSap::m_retryTrigger),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute(
                "FirmwareRoam",
                "Whether firmware in control changes the access point at its own trigger, "
                "without being asked by the host (RFC 4260 section 4)",
                BooleanValue(true),
                MakeBooleanAccessor(&Dot11LinkSap::m_firmwareRoam),
                MakeBooleanChecker())
            .AddAttribute("FirmwareRetryInterval",
                          "Time until firmware in control scans again where it found no better "
                          "access point, or none",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&Dot11LinkSap::m_firmwareRetryInterval),
                          MakeTimeChecker(MilliSeconds(1)))
            .AddAttribute("ScanLifetime",
                          "Age at which what a scan said of an access point is stale (RFC 4260 "
                          "section 4: \"scanning too far in advance may make the information "
                          "out-of-date\"); in 10 s a node at 10 m/s crosses a cell of 100 m",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&Dot11LinkSap::m_scanLifetime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute(
                "StaleScan",
                "What becomes of a connection to an access point whose scan is stale: "
                "Join, and fail if it is gone; Rescan its channel first; OtherAp, join the "
                "best other one if it fails. Firmware in control always scans anew",
                EnumValue(static_cast<int>(StaleScan::JOIN)),
                MakeEnumAccessor(&Dot11LinkSap::m_staleScan),
                MakeEnumChecker(static_cast<int>(StaleScan::JOIN),
                                "Join",
                                static_cast<int>(StaleScan::RESCAN),
                                "Rescan",
                                static_cast<int>(StaleScan::OTHER_AP),
                                "OtherAp"))
            .AddTraceSource("Trigger",
                            "One of the link's own triggers fired.",
                            MakeTraceSourceAccessor(&Dot11LinkSap::m_triggerTrace),
                            "ns3::fmipv6::Dot11LinkSap::TriggerTracedCallback");
    return tid;
}

Dot11LinkSap::Dot11LinkSap() = default;

Dot11LinkSap::~Dot11LinkSap() = default;

void
Dot11LinkSap::DoDispose()
{
    m_firmwareRetry.Cancel();
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
            CheckSignal(it->second);
        }
    });
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
        if (!answered && entry.listed && m_current != poa &&
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
    const auto it = m_database.find(poa);
    if (it == m_database.end())
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
    const bool stale = Simulator::Now() - it->second.bss.lastSeen > m_scanLifetime;
    const auto policy = static_cast<StaleScan>(m_staleScan);
    if (stale && policy == StaleScan::RESCAN)
    {
        auto params = m_mlme->GetScanDefaults();
        params.channels = {it->second.bss.channel};
        params.bssid = poa;
        m_scanChannels.clear(); // other access points on the channel are not asked
        m_rescanning = true;
        m_mlme->ScanRequest(params);
        return LinkStatusCode::ACK;
    }
    m_mayFallBack = stale && policy == StaleScan::OTHER_AP;
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
    auto& entry = m_database[target];
    if (!m_mayFallBack)
    {
        return false;
    }
    m_mayFallBack = false;
    entry.heard = false;
    UpdateListed(target, entry);
    const auto others = MakeList({});
    if (others.empty())
    {
        return false;
    }
    m_target = others.front().poa;
    m_mlme->JoinRequest(m_mlme->GetJoinDefaults(m_database[*m_target].bss));
    return true;
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
    const bool wasCurrent = m_current == bssid;
    BssLeftIndication(bssid);
    if (wasCurrent && IsFirmware())
    {
        StartFirmware(std::nullopt);
    }
}

} // namespace fmipv6
} // namespace ns3
