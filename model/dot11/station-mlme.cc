/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-mlme.h"

#include "ns3/block-ack-access.h"
#include "ns3/dot11-reason-header.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/station-frames.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6StationMlme");

namespace
{

/// Names of the states, for the log.
constexpr std::array<const char*, StationMlme::STATE_COUNT> STATE_NAMES{"UNJOINED",
                                                                        "LEAVING",
                                                                        "RETUNING",
                                                                        "SYNCHRONISING",
                                                                        "ADJUSTING",
                                                                        "JOINED",
                                                                        "AUTHENTICATING",
                                                                        "AUTHENTICATED",
                                                                        "ASSOCIATING",
                                                                        "ASSOCIATED",
                                                                        "DISASSOCIATING"};

} // namespace

StationMlme::StationMlme() = default;

StationMlme::~StationMlme() = default;

void
StationMlme::DoDispose()
{
    m_timer.Cancel();
    m_probeTimer.Cancel();
    m_watchdog.Cancel();
    m_missTimer.Cancel();
    m_user = nullptr;
    m_rsn = nullptr;
    m_pending.reset();
    m_leaveConfirm = nullptr;
    m_scanner.reset();
    m_steps = nullptr;
    m_mac = nullptr;
    m_device = nullptr;
    Object::DoDispose();
}

void
StationMlme::Attach(Ptr<WifiNetDevice> device)
{
    m_device = device;
    m_mac = DynamicCast<StationMac>(device->GetMac());
    NS_ABORT_MSG_IF(!m_mac, "The device's MAC is not a StationMac");
    m_steps = StepTrace::GetFor(device->GetNode());
    m_scanner = std::make_unique<StationScanner>(PeekPointer(m_mac));
    GuardAggregates(*m_mac);
    m_mac->SetManagementCallback(
        [this](const WifiMacHeader& header,
               Ptr<const Packet> body,
               const StationMac::Signal& signal) { Receive(header, body, signal); });
    m_mac->SetMediumCallback(
        [this](StationMac::MediumEvent event) { m_scanner->NotifyMedium(event); });
    m_mac->SetFailureCallback([this](uint32_t count) {
        if (m_user && m_state == State::ASSOCIATED)
        {
            m_user->TransmitFailedIndication(m_bss->bssid, count);
        }
    });
}

void
StationMlme::SetUser(StationMlmeUser* user)
{
    m_user = user;
}

bool
StationMlme::Move(Event event)
{
    const auto next = GetNext(m_state, event);
    if (!next)
    {
        return false;
    }
    const State old = m_state;
    NS_LOG_INFO(m_mac->GetAddress() << " " << STATE_NAMES[static_cast<std::size_t>(old)] << " --> "
                                    << STATE_NAMES[static_cast<std::size_t>(*next)] << " (event "
                                    << static_cast<int>(event) << ")");
    m_timer.Cancel();
    m_probeTimer.Cancel();
    m_state = *next;
    if (m_state != State::ASSOCIATED)
    {
        m_watchdog.Cancel();
        m_missTimer.Cancel();
    }
    m_transitionTrace(old, m_state, event);
    return true;
}

void
StationMlme::Confirm(std::function<void(StationMlmeUser&)> tell)
{
    Simulator::ScheduleNow([self = Ptr<StationMlme>(this), tell = std::move(tell)] {
        if (self->m_user)
        {
            tell(*self->m_user);
        }
    });
}

void
StationMlme::Admit(HandoverStep step,
                   std::function<void(MlmeResultCode)> answer,
                   std::function<void()> proceed)
{
    if (m_pending && m_pending->begun)
    {
        // The new request may be held for long; what it replaces must not go on meanwhile.
        Move(Event::LOST);
        m_mac->DiscardManagement();
    }
    EndPending(MlmeResultCode::CANCELLED);
    m_pending = Pending{step, std::move(answer), false};
    auto begin = [this, proceed = std::move(proceed)] {
        if (m_pending)
        {
            m_pending->begun = true;
            proceed();
        }
    };
    if (m_ungated.count(step) > 0)
    {
        begin();
    }
    else
    {
        m_steps->Pass(step, m_mac->GetAddress(), begin);
    }
}

void
StationMlme::SetGated(HandoverStep step, bool gated)
{
    if (gated)
    {
        m_ungated.erase(step);
    }
    else
    {
        m_ungated.insert(step);
    }
}

void
StationMlme::WakeRequest()
{
    m_scanner->Wake();
}

void
StationMlme::EndPending(MlmeResultCode result)
{
    if (!m_pending)
    {
        return;
    }
    const auto pending = std::move(*m_pending);
    m_pending.reset();
    if (!pending.begun)
    {
        m_steps->Withdraw(pending.step, m_mac->GetAddress());
    }
    pending.answer(result);
}

void
StationMlme::ScanRequest(const MlmeScanRequestParams& params)
{
    auto result = MlmeResultCode::SUCCESS;
    const auto band = m_mac->GetWifiPhy()->GetPhyBand();
    const bool ofTheBand =
        std::all_of(params.channels.begin(), params.channels.end(), [band](uint8_t channel) {
            return ScanChannelList::IsChannel(channel, band);
        });
    if (params.channels.empty() || !ofTheBand || params.ssid.size() > 32 ||
        params.maxChannelTime < params.minChannelTime || !params.minChannelTime.IsPositive())
    {
        result = MlmeResultCode::INVALID_PARAMETERS;
    }
    else if (m_scanHeld || m_scanner->GetState() != StationScanner::State::IDLE ||
             (m_state != State::UNJOINED && m_state != State::ASSOCIATED))
    {
        result = MlmeResultCode::WRONG_STATE;
    }
    if (result != MlmeResultCode::SUCCESS)
    {
        Confirm([result](StationMlmeUser& user) { user.ScanConfirm({result, {}}); });
        return;
    }
    m_scanHeld = true;
    m_steps->Pass(HandoverStep::SCAN, m_mac->GetAddress(), [this, params] {
        m_scanHeld = false;
        BeginScan(params);
    });
}

void
StationMlme::BeginScan(const MlmeScanRequestParams& params)
{
    if (m_state != State::UNJOINED && m_state != State::ASSOCIATED)
    {
        // A join was let pass before this scan.
        Confirm([](StationMlmeUser& user) { user.ScanConfirm({MlmeResultCode::WRONG_STATE, {}}); });
        return;
    }
    m_steps->Begin(HandoverStep::SCAN, m_mac->GetAddress());
    m_scanner->Start(params, [this](const MlmeScanConfirmParams& confirm) {
        if (confirm.result == MlmeResultCode::SUCCESS)
        {
            m_steps->End(HandoverStep::SCAN, m_mac->GetAddress());
        }
        if (m_state == State::ASSOCIATED)
        {
            RestartWatchdog();
        }
        Confirm([confirm](StationMlmeUser& user) { user.ScanConfirm(confirm); });
    });
}

void
StationMlme::JoinRequest(const MlmeJoinRequestParams& params)
{
    const auto bssid = params.bss.bssid;
    auto answer = [this, bssid](MlmeResultCode result) {
        Confirm([result, bssid](StationMlmeUser& user) { user.JoinConfirm({result, bssid}); });
    };
    if (bssid.IsGroup() || params.bss.channel == 0 || params.bss.ssid.size() > 32 ||
        !params.joinFailureTimeout.IsStrictlyPositive())
    {
        answer(MlmeResultCode::INVALID_PARAMETERS);
        return;
    }
    Admit(HandoverStep::JOIN, answer, [this, params] { BeginJoin(params); });
}

void
StationMlme::BeginJoin(const MlmeJoinRequestParams& params)
{
    const bool wasHome = m_scanner->IsHome();
    m_scanner->Abort();
    m_steps->Begin(HandoverStep::JOIN, m_mac->GetAddress());
    m_join = params;
    const bool wasAssociated = m_state == State::ASSOCIATED;
    const bool notify = wasAssociated && m_disassociateOnLeave && wasHome;
    const auto old = m_bss;
    if (wasAssociated)
    {
        m_previous = m_bss;
        m_mac->Detach();
    }
    EndLeave();
    m_bss = params.bss;
    if (notify && Move(Event::JOIN_REQUEST_NOTICE))
    {
        auto body = Create<Packet>();
        body->AddHeader(Dot11ReasonHeader(Dot11Reason::LEAVING_NETWORK_DISASSOC));
        auto left = [this] {
            if (m_state == State::LEAVING && Move(Event::LEFT))
            {
                m_mac->DiscardManagement();
                Retune();
            }
        };
        m_mac->SendManagement(WIFI_MAC_MGT_DISASSOCIATION,
                              old->bssid,
                              old->bssid,
                              body,
                              [left](bool) { left(); });
        m_timer = Simulator::Schedule(m_leaveTimeout, left);
    }
    else
    {
        Move(Event::JOIN_REQUEST);
        m_mac->DiscardManagement();
        Retune();
    }
    if (wasAssociated)
    {
        Confirm([bssid = old->bssid](StationMlmeUser& user) { user.BssLeftIndication(bssid); });
    }
}

void
StationMlme::Retune()
{
    m_mac->TuneTo(m_join.bss.channel, [this, bssid = m_join.bss.bssid] {
        if (m_state == State::RETUNING && m_join.bss.bssid == bssid &&
            m_mac->GetChannel() == m_join.bss.channel && Move(Event::TUNED))
        {
            Synchronise();
        }
    });
}

void
StationMlme::Synchronise()
{
    m_timer = Simulator::Schedule(m_join.joinFailureTimeout,
                                  &StationMlme::Fail,
                                  this,
                                  Event::TIMEOUT,
                                  MlmeResultCode::TIMEOUT);
    if (m_joinProbe)
    {
        ProbeTarget();
    }
}

void
StationMlme::ProbeTarget()
{
    m_mac->SendManagement(
        WIFI_MAC_MGT_PROBE_REQUEST,
        m_bss->bssid,
        m_bss->bssid,
        MakeProbeRequestBody(m_bss->ssid, *m_mac->GetWifiPhy(), m_mac->GetCapabilityElements()));
    m_probeTimer = Simulator::Schedule(m_joinProbeInterval, &StationMlme::ProbeTarget, this);
}

void
StationMlme::Synchronised()
{
    if (!Move(Event::HEARD))
    {
        return;
    }
    const Time adjustment = Seconds(std::max(0.0, m_rateAdjustment->GetValue()));
    m_timer = Simulator::Schedule(adjustment, [this] {
        Move(Event::ADJUSTED);
        m_steps->End(HandoverStep::JOIN, m_mac->GetAddress());
        EndPending(MlmeResultCode::SUCCESS);
    });
}

void
StationMlme::Fail(Event event, MlmeResultCode result)
{
    if (Move(event))
    {
        m_mac->DiscardManagement();
        EndPending(result);
    }
}

void
StationMlme::RestartWatchdog()
{
    m_watchdog.Cancel();
    const Time interval =
        m_bss->beaconInterval.IsStrictlyPositive() ? m_bss->beaconInterval : MicroSeconds(102400);
    m_watchdog =
        Simulator::Schedule(interval * m_maxMissedBeacons, &StationMlme::MissedBeacons, this);
    // Contention delays a beacon a little, so it counts as missing only after half an interval.
    m_missTimer.Cancel();
    m_missTimer = Simulator::Schedule(interval + interval / 2, &StationMlme::MissBeacon, this);
    if (m_missed > 0)
    {
        m_missed = 0;
        if (m_user)
        {
            m_user->BeaconMissedIndication(m_bss->bssid, 0);
        }
    }
}

void
StationMlme::MissBeacon()
{
    const Time interval =
        m_bss->beaconInterval.IsStrictlyPositive() ? m_bss->beaconInterval : MicroSeconds(102400);
    m_missTimer = Simulator::Schedule(interval, &StationMlme::MissBeacon, this);
    // Beacons that fell into visits to other channels prove nothing.
    if (m_scanner->GetState() == StationScanner::State::IDLE)
    {
        ++m_missed;
        if (m_user)
        {
            m_user->BeaconMissedIndication(m_bss->bssid, m_missed);
        }
    }
}

void
StationMlme::MissedBeacons()
{
    if (m_scanner->GetState() != StationScanner::State::IDLE)
    {
        // Beacons that fell into visits to other channels prove nothing.
        RestartWatchdog();
        return;
    }
    Lose(BssLossReason::MISSED_BEACONS);
}

void
StationMlme::Lose(BssLossReason reason)
{
    const bool disassociating = m_state == State::DISASSOCIATING;
    if (!Move(Event::LOST))
    {
        return;
    }
    const auto bssid = m_bss->bssid;
    if (m_mac->GetAttachedAp())
    {
        m_previous = m_bss;
    }
    m_mac->Detach();
    m_scanner->NotifyLinkLost();
    if (disassociating)
    {
        m_previous.reset();
        EndLeave();
        return;
    }
    if (m_pending && m_pending->step != HandoverStep::JOIN)
    {
        EndPending(MlmeResultCode::CANCELLED);
    }
    Confirm([bssid, reason](StationMlmeUser& user) { user.BssLostIndication(bssid, reason); });
}

StationMlme::State
StationMlme::GetState() const
{
    return m_state;
}

std::optional<BssDescription>
StationMlme::GetBss() const
{
    return m_bss;
}

std::optional<Mac48Address>
StationMlme::GetPreviousAp(std::string& ssid) const
{
    if (!m_previous)
    {
        return std::nullopt;
    }
    ssid = m_previous->ssid;
    return m_previous->bssid;
}

Ptr<StationMac>
StationMlme::GetMac() const
{
    return m_mac;
}

void
StationMlme::SetRsn(RsnSource source)
{
    m_rsn = std::move(source);
}

} // namespace fmipv6
} // namespace ns3
