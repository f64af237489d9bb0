/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-mlme.h"

#include "ns3/block-ack-access.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

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
StationMlme::Fail(Event event, MlmeResultCode result)
{
    if (Move(event))
    {
        m_mac->DiscardManagement();
        EndPending(result);
    }
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
