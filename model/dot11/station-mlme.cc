/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-mlme.h"

#include "ns3/boolean.h"
#include "ns3/dot11-authentication-header.h"
#include "ns3/dot11-management-info.h"
#include "ns3/dot11-reason-header.h"
#include "ns3/enum.h"
#include "ns3/log.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/station-frames.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6StationMlme");
NS_OBJECT_ENSURE_REGISTERED(StationMlme);

namespace
{

using State = StationMlme::State;
using Event = StationMlme::Event;

/// A transition.
struct Row
{
    State state; //!< from
    Event event; //!< on
    State next;  //!< to
};

/// Sorted by state. What is not here is ignored.
constexpr std::array<Row, 31> TABLE{{
    {State::UNJOINED, Event::JOIN_REQUEST, State::RETUNING},
    {State::LEAVING, Event::LEFT, State::RETUNING},
    {State::LEAVING, Event::LOST, State::UNJOINED},
    {State::RETUNING, Event::TUNED, State::SYNCHRONISING},
    {State::RETUNING, Event::LOST, State::UNJOINED},
    {State::SYNCHRONISING, Event::HEARD, State::ADJUSTING},
    {State::SYNCHRONISING, Event::TIMEOUT, State::UNJOINED},
    {State::SYNCHRONISING, Event::LOST, State::UNJOINED},
    {State::ADJUSTING, Event::ADJUSTED, State::JOINED},
    {State::ADJUSTING, Event::LOST, State::UNJOINED},
    {State::JOINED, Event::AUTHENTICATE_REQUEST, State::AUTHENTICATING},
    {State::JOINED, Event::JOIN_REQUEST, State::RETUNING},
    {State::AUTHENTICATING, Event::AUTHENTICATION_OK, State::AUTHENTICATED},
    {State::AUTHENTICATING, Event::REFUSED, State::UNJOINED},
    {State::AUTHENTICATING, Event::TIMEOUT, State::UNJOINED},
    {State::AUTHENTICATING, Event::LOST, State::UNJOINED},
    {State::AUTHENTICATED, Event::AUTHENTICATE_REQUEST, State::AUTHENTICATING},
    {State::AUTHENTICATED, Event::ASSOCIATE_REQUEST, State::ASSOCIATING},
    {State::AUTHENTICATED, Event::JOIN_REQUEST, State::RETUNING},
    {State::AUTHENTICATED, Event::LOST, State::UNJOINED},
    {State::ASSOCIATING, Event::ASSOCIATION_OK, State::ASSOCIATED},
    {State::ASSOCIATING, Event::REFUSED, State::UNJOINED},
    {State::ASSOCIATING, Event::TIMEOUT, State::UNJOINED},
    {State::ASSOCIATING, Event::LOST, State::UNJOINED},
    {State::ASSOCIATED, Event::JOIN_REQUEST, State::RETUNING},
    {State::ASSOCIATED, Event::JOIN_REQUEST_NOTICE, State::LEAVING},
    {State::ASSOCIATED, Event::DISASSOCIATE_REQUEST, State::DISASSOCIATING},
    {State::ASSOCIATED, Event::LOST, State::UNJOINED},
    {State::DISASSOCIATING, Event::JOIN_REQUEST, State::RETUNING},
    {State::DISASSOCIATING, Event::LEFT, State::UNJOINED},
    {State::DISASSOCIATING, Event::LOST, State::UNJOINED},
}};

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

/// While a join waits for the BSS, how long until the AP is asked again.
const Time PROBE_INTERVAL = MilliSeconds(20);

} // namespace

TypeId
StationMlme::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::StationMlme")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<StationMlme>()
            .AddAttribute(
                "ScanChannels",
                "Channel numbers to scan, in order, separated by blanks (default: the "
                "twelve of IEEE 802.11a-1999 in the 5 GHz band)",
                StringValue("36 40 44 48 52 56 60 64 149 153 157 161"),
                MakeStringAccessor(&StationMlme::SetScanChannels, &StationMlme::GetScanChannels),
                MakeStringChecker())
            .AddAttribute("ScanType",
                          "Active (Probe Requests) or passive (beacons only) scan",
                          EnumValue(static_cast<int>(ScanType::ACTIVE)),
                          MakeEnumAccessor(&StationMlme::m_scanType),
                          MakeEnumChecker(static_cast<int>(ScanType::ACTIVE),
                                          "Active",
                                          static_cast<int>(ScanType::PASSIVE),
                                          "Passive"))
            .AddAttribute("ScanMode",
                          "Interleaved: back to the AP after each foreign channel (RFC 4260 "
                          "section 4); Continuous: away for all channels",
                          EnumValue(static_cast<int>(ScanMode::INTERLEAVED)),
                          MakeEnumAccessor(&StationMlme::m_scanMode),
                          MakeEnumChecker(static_cast<int>(ScanMode::INTERLEAVED),
                                          "Interleaved",
                                          static_cast<int>(ScanMode::CONTINUOUS),
                                          "Continuous"))
            .AddAttribute("ProbeDelay",
                          "Time on a channel before a Probe Request is queued (IEEE Std "
                          "802.11-2020 section 11.1.4.3.2; the value is the implementer's)",
                          TimeValue(MicroSeconds(100)),
                          MakeTimeAccessor(&StationMlme::m_probeDelay),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("MinChannelTime",
                          "Time that an empty channel costs (Velayos and Karlsson, ICC 2004: 1 ms)",
                          TimeValue(MilliSeconds(1)),
                          MakeTimeAccessor(&StationMlme::m_minChannelTime),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("MaxChannelTime",
                          "Time that a busy channel costs, and each one in a passive scan (Velayos "
                          "and Karlsson, ICC 2004: 10.24 ms)",
                          TimeValue(MicroSeconds(10240)),
                          MakeTimeAccessor(&StationMlme::m_maxChannelTime),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("ServiceInterval",
                          "Interleaved scan: time on the AP's channel between two visits (one "
                          "packet interval of a 20 ms voice codec)",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&StationMlme::m_serviceInterval),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("JoinFailureTimeout",
                          "How long a join waits for a Beacon or Probe Response of the BSS (five "
                          "beacon intervals)",
                          TimeValue(MilliSeconds(512)),
                          MakeTimeAccessor(&StationMlme::m_joinTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("JoinProbe",
                          "Whether a join asks the AP by a directed Probe Request instead of "
                          "waiting for its next beacon",
                          BooleanValue(true),
                          MakeBooleanAccessor(&StationMlme::m_joinProbe),
                          MakeBooleanChecker())
            .AddAttribute("RateAdjustmentTime",
                          "Random variable: seconds that a join spends on rate adjustment after "
                          "synchronisation (RFC 4260 section 4, step 2)",
                          StringValue("ns3::ConstantRandomVariable[Constant=0]"),
                          MakePointerAccessor(&StationMlme::m_rateAdjustment),
                          MakePointerChecker<RandomVariableStream>())
            .AddAttribute("DisassociateOnLeave",
                          "Whether a join tells the old AP by a Disassociation frame",
                          BooleanValue(true),
                          MakeBooleanAccessor(&StationMlme::m_disassociateOnLeave),
                          MakeBooleanChecker())
            .AddAttribute("LeaveTimeout",
                          "How long the Disassociation frame may take, acknowledged or not",
                          TimeValue(MilliSeconds(20)),
                          MakeTimeAccessor(&StationMlme::m_leaveTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("AuthenticateFailureTimeout",
                          "How long one Authentication attempt waits for the answer (as in Linux's "
                          "mac80211)",
                          TimeValue(MilliSeconds(200)),
                          MakeTimeAccessor(&StationMlme::m_authTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("AssociateFailureTimeout",
                          "How long one (Re)Association attempt waits for the answer (as in "
                          "Linux's mac80211)",
                          TimeValue(MilliSeconds(200)),
                          MakeTimeAccessor(&StationMlme::m_assocTimeout),
                          MakeTimeChecker(Time(1)))
            .AddAttribute("Attempts",
                          "Attempts of Authentication and of (Re)Association, beside the "
                          "retransmissions of the MAC (as in Linux's mac80211)",
                          UintegerValue(3),
                          MakeUintegerAccessor(&StationMlme::m_attempts),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("MaxMissedBeacons",
                          "Beacon intervals without a beacon after which the BSS is lost (as "
                          "ns3::StaWifiMac)",
                          UintegerValue(10),
                          MakeUintegerAccessor(&StationMlme::m_maxMissedBeacons),
                          MakeUintegerChecker<uint32_t>(1))
            .AddTraceSource("StateTransition",
                            "The station's state changed.",
                            MakeTraceSourceAccessor(&StationMlme::m_transitionTrace),
                            "ns3::fmipv6::StationMlme::StateTransitionTracedCallback")
            .AddTraceSource("MsgDrop",
                            "A management frame was malformed or unexpected.",
                            MakeTraceSourceAccessor(&StationMlme::m_msgDropTrace),
                            "ns3::fmipv6::StationMlme::MsgDropTracedCallback");
    return tid;
}

StationMlme::StationMlme() = default;

StationMlme::~StationMlme() = default;

void
StationMlme::DoDispose()
{
    m_timer.Cancel();
    m_probeTimer.Cancel();
    m_watchdog.Cancel();
    m_user = nullptr;
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
    m_mac->SetManagementCallback(
        [this](const WifiMacHeader& header,
               Ptr<const Packet> body,
               const StationMac::Signal& signal) { Receive(header, body, signal); });
    m_mac->SetMediumCallback([this](bool rxBegin) { m_scanner->NotifyMedium(rxBegin); });
}

void
StationMlme::SetUser(StationMlmeUser* user)
{
    m_user = user;
}

std::optional<StationMlme::State>
StationMlme::GetNext(State state, Event event)
{
    const auto row = std::find_if(TABLE.begin(), TABLE.end(), [state, event](const Row& r) {
        return r.state == state && r.event == event;
    });
    return row == TABLE.end() ? std::nullopt : std::make_optional(row->next);
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
    m_steps->Pass(step, m_mac->GetAddress(), [this, proceed = std::move(proceed)] {
        if (m_pending)
        {
            m_pending->begun = true;
            proceed();
        }
    });
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
    if (params.channels.empty() || params.ssid.size() > 32 ||
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
        m_steps->End(HandoverStep::SCAN, m_mac->GetAddress());
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
    m_mac->SendManagement(WIFI_MAC_MGT_PROBE_REQUEST,
                          m_bss->bssid,
                          m_bss->bssid,
                          MakeProbeRequestBody(m_bss->ssid, *m_mac->GetWifiPhy()));
    m_probeTimer = Simulator::Schedule(PROBE_INTERVAL, &StationMlme::ProbeTarget, this);
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
StationMlme::AuthenticateRequest(const MlmeAuthenticateRequestParams& params)
{
    auto answer = [this, peer = params.peer](MlmeResultCode result) {
        Confirm([result, peer, status = m_status](StationMlmeUser& user) {
            user.AuthenticateConfirm({result, peer, status});
        });
    };
    m_status = Dot11Status::SUCCESS;
    if (!params.authenticateFailureTimeout.IsStrictlyPositive())
    {
        answer(MlmeResultCode::INVALID_PARAMETERS);
        return;
    }
    if ((m_state != State::JOINED && m_state != State::AUTHENTICATED) || m_pending ||
        m_bss->bssid != params.peer)
    {
        answer(MlmeResultCode::WRONG_STATE);
        return;
    }
    Admit(HandoverStep::AUTHENTICATE, answer, [this, params] {
        m_attemptTimeout = params.authenticateFailureTimeout;
        if (Move(Event::AUTHENTICATE_REQUEST))
        {
            SendAuthentication(1);
        }
    });
}

void
StationMlme::SendAuthentication(uint32_t attempt)
{
    if (attempt > m_attempts)
    {
        Fail(Event::TIMEOUT, MlmeResultCode::TIMEOUT);
        return;
    }
    auto body = Create<Packet>();
    body->AddHeader(
        Dot11AuthenticationHeader(Dot11AuthAlgorithm::OPEN_SYSTEM, 1, Dot11Status::SUCCESS));
    if (attempt == 1)
    {
        m_steps->Begin(HandoverStep::AUTHENTICATE, m_mac->GetAddress());
    }
    else
    {
        m_steps->Repeat(HandoverStep::AUTHENTICATE, m_mac->GetAddress());
    }
    m_mac->SendManagement(WIFI_MAC_MGT_AUTHENTICATION, m_bss->bssid, m_bss->bssid, body);
    m_timer =
        Simulator::Schedule(m_attemptTimeout, &StationMlme::SendAuthentication, this, attempt + 1);
}

void
StationMlme::AssociateRequest(const MlmeAssociateRequestParams& params)
{
    RequestAssociation(params, false);
}

void
StationMlme::ReassociateRequest(const MlmeAssociateRequestParams& params)
{
    RequestAssociation(params, true);
}

void
StationMlme::RequestAssociation(const MlmeAssociateRequestParams& params, bool reassociation)
{
    auto answer = [this, peer = params.peer, reassociation](MlmeResultCode result) {
        Confirm(
            [result, peer, status = m_status, aid = m_aid, reassociation](StationMlmeUser& user) {
                user.AssociateConfirm({result, peer, status, aid, reassociation});
            });
    };
    m_status = Dot11Status::SUCCESS;
    m_aid = 0;
    if (!params.associateFailureTimeout.IsStrictlyPositive() ||
        (reassociation && params.currentAp.IsGroup()))
    {
        answer(MlmeResultCode::INVALID_PARAMETERS);
        return;
    }
    if (m_state != State::AUTHENTICATED || m_pending || m_bss->bssid != params.peer)
    {
        answer(MlmeResultCode::WRONG_STATE);
        return;
    }
    Admit(HandoverStep::ASSOCIATE, answer, [this, params, reassociation] {
        m_attemptTimeout = params.associateFailureTimeout;
        m_associate = params;
        m_reassociation = reassociation;
        if (Move(Event::ASSOCIATE_REQUEST))
        {
            SendAssociation(1);
        }
    });
}

void
StationMlme::SendAssociation(uint32_t attempt)
{
    if (attempt > m_attempts)
    {
        Fail(Event::TIMEOUT, MlmeResultCode::TIMEOUT);
        return;
    }
    if (attempt == 1)
    {
        m_steps->Begin(HandoverStep::ASSOCIATE, m_mac->GetAddress());
    }
    else
    {
        m_steps->Repeat(HandoverStep::ASSOCIATE, m_mac->GetAddress());
    }
    const auto current = m_reassociation ? std::make_optional(m_associate.currentAp) : std::nullopt;
    m_mac->SendManagement(
        m_reassociation ? WIFI_MAC_MGT_REASSOCIATION_REQUEST : WIFI_MAC_MGT_ASSOCIATION_REQUEST,
        m_bss->bssid,
        m_bss->bssid,
        MakeAssociateRequestBody(m_bss->ssid, *m_mac->GetWifiPhy(), current, m_rsn));
    m_timer =
        Simulator::Schedule(m_attemptTimeout, &StationMlme::SendAssociation, this, attempt + 1);
}

void
StationMlme::DisassociateRequest(const MlmeDisassociateRequestParams& params)
{
    auto confirm = [this, peer = params.peer](MlmeResultCode result) {
        Confirm([result, peer](StationMlmeUser& user) {
            user.DisassociateConfirm({result, peer});
        });
    };
    if (m_state != State::ASSOCIATED || m_bss->bssid != params.peer)
    {
        confirm(MlmeResultCode::WRONG_STATE);
        return;
    }
    const bool wasHome = m_scanner->IsHome();
    m_scanner->Abort();
    m_previous.reset();
    m_mac->Detach();
    Move(Event::DISASSOCIATE_REQUEST);
    m_leaveConfirm = confirm;
    auto left = [this] {
        if (m_state == State::DISASSOCIATING && Move(Event::LEFT))
        {
            m_mac->DiscardManagement();
            EndLeave();
        }
    };
    if (wasHome)
    {
        auto body = Create<Packet>();
        body->AddHeader(Dot11ReasonHeader(params.reason));
        m_mac->SendManagement(WIFI_MAC_MGT_DISASSOCIATION,
                              params.peer,
                              params.peer,
                              body,
                              [left](bool) { left(); });
    }
    m_timer = Simulator::Schedule(wasHome ? m_leaveTimeout : Time(0), left);
}

void
StationMlme::EndLeave()
{
    if (m_leaveConfirm)
    {
        auto confirm = std::move(m_leaveConfirm);
        m_leaveConfirm = nullptr;
        confirm(MlmeResultCode::SUCCESS);
    }
}

void
StationMlme::Receive(const WifiMacHeader& header,
                     Ptr<const Packet> body,
                     const StationMac::Signal& signal)
{
    if (header.IsBeacon() || header.IsProbeResp())
    {
        ReceiveBeacon(header, body, signal);
        return;
    }
    if (header.GetAddr1() != m_mac->GetAddress())
    {
        return; // group-addressed management of other kinds is none of a station's business
    }
    if (!m_bss || header.GetAddr2() != m_bss->bssid || m_state < State::JOINED)
    {
        DropMessage(body, "not-from-our-ap");
        return;
    }
    if (header.IsAuthentication())
    {
        ReceiveAuthentication(body);
    }
    else if (header.IsAssocResp() || header.IsReassocResp())
    {
        ReceiveAssociation(body);
    }
    else if (header.IsDisassociation())
    {
        ReceiveLeave(body, BssLossReason::DISASSOCIATED);
    }
    else if (header.IsDeauthentication())
    {
        ReceiveLeave(body, BssLossReason::DEAUTHENTICATED);
    }
    else
    {
        DropMessage(body, "unsupported-subtype");
    }
}

void
StationMlme::ReceiveBeacon(const WifiMacHeader& header,
                           Ptr<const Packet> body,
                           const StationMac::Signal& signal)
{
    const auto info = ParseBeacon(body);
    if (!info || !info->elements.ssid || info->beaconIntervalTu == 0)
    {
        DropMessage(body, "malformed");
        return;
    }
    BssDescription bss;
    bss.bssid = header.GetAddr3();
    bss.ssid = *info->elements.ssid;
    bss.channel = info->elements.dsChannel.value_or(m_mac->GetChannel());
    bss.beaconInterval = MicroSeconds(1024 * info->beaconIntervalTu);
    bss.capability = info->capability;
    bss.rates = info->elements.rates;
    bss.rsn = info->elements.rsn.has_value();
    bss.snrDb = signal.snrDb;
    bss.rssiDbm = signal.rssiDbm;
    bss.timestamp = MicroSeconds(info->timestampUs);
    bss.lastSeen = Simulator::Now();

    m_scanner->NotifyHeard(bss);
    if (m_bss && m_bss->bssid == bss.bssid)
    {
        m_bss = bss;
        if (m_state == State::SYNCHRONISING)
        {
            Synchronised();
        }
        else if (m_state == State::ASSOCIATED && header.IsBeacon())
        {
            RestartWatchdog();
        }
    }
    if (m_user)
    {
        m_user->BssHeardIndication(bss);
    }
}

void
StationMlme::ReceiveAuthentication(Ptr<const Packet> body)
{
    const auto message = Dot11AuthenticationHeader::Parse(body);
    if (!message)
    {
        DropMessage(body, "malformed");
        return;
    }
    if (m_state != State::AUTHENTICATING || message->GetSequence() != 2 ||
        message->GetAlgorithm() != Dot11AuthAlgorithm::OPEN_SYSTEM)
    {
        DropMessage(body, "unexpected");
        return;
    }
    m_status = message->GetStatus();
    if (m_status != Dot11Status::SUCCESS)
    {
        Fail(Event::REFUSED, MlmeResultCode::REFUSED);
        return;
    }
    Move(Event::AUTHENTICATION_OK);
    m_mac->DiscardManagement();
    m_steps->End(HandoverStep::AUTHENTICATE, m_mac->GetAddress());
    EndPending(MlmeResultCode::SUCCESS);
}

void
StationMlme::ReceiveAssociation(Ptr<const Packet> body)
{
    const auto message = ParseAssocResponse(body);
    if (!message)
    {
        DropMessage(body, "malformed");
        return;
    }
    if (m_state != State::ASSOCIATING)
    {
        DropMessage(body, "unexpected");
        return;
    }
    m_status = message->status;
    if (m_status != Dot11Status::SUCCESS)
    {
        Fail(Event::REFUSED, MlmeResultCode::REFUSED);
        return;
    }
    // The two most significant bits are set on the air (section 9.4.1.8).
    m_aid = message->aid & 0x3fff;
    Move(Event::ASSOCIATION_OK);
    m_mac->DiscardManagement();
    m_mac->Attach(m_bss->bssid, m_bss->rates);
    RestartWatchdog();
    m_steps->End(HandoverStep::ASSOCIATE, m_mac->GetAddress());
    EndPending(MlmeResultCode::SUCCESS);
}

void
StationMlme::ReceiveLeave(Ptr<const Packet> body, BssLossReason reason)
{
    if (!Dot11ReasonHeader::Parse(body))
    {
        DropMessage(body, "malformed");
        return;
    }
    if (m_state == State::ASSOCIATED || m_state == State::DISASSOCIATING ||
        (m_state == State::AUTHENTICATED && reason == BssLossReason::DEAUTHENTICATED))
    {
        Lose(reason);
    }
    else if (reason == BssLossReason::DEAUTHENTICATED &&
             (m_state == State::AUTHENTICATING || m_state == State::ASSOCIATING))
    {
        m_status = Dot11Status::REFUSED;
        Fail(Event::REFUSED, MlmeResultCode::REFUSED);
    }
    else
    {
        DropMessage(body, "unexpected");
    }
}

void
StationMlme::DropMessage(Ptr<const Packet> body, const std::string& reason)
{
    NS_LOG_DEBUG(m_mac->GetAddress() << " drops a management frame: " << reason);
    m_msgDropTrace(body, reason);
}

void
StationMlme::RestartWatchdog()
{
    m_watchdog.Cancel();
    const Time interval =
        m_bss->beaconInterval.IsStrictlyPositive() ? m_bss->beaconInterval : MicroSeconds(102400);
    m_watchdog =
        Simulator::Schedule(interval * m_maxMissedBeacons, &StationMlme::MissedBeacons, this);
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

MlmeScanRequestParams
StationMlme::GetScanDefaults() const
{
    MlmeScanRequestParams params;
    params.type = static_cast<ScanType>(m_scanType);
    params.mode = static_cast<ScanMode>(m_scanMode);
    params.channels = m_scanChannels;
    params.probeDelay = m_probeDelay;
    params.minChannelTime = m_minChannelTime;
    params.maxChannelTime = std::max(m_minChannelTime, m_maxChannelTime);
    params.serviceInterval = m_serviceInterval;
    return params;
}

MlmeJoinRequestParams
StationMlme::GetJoinDefaults(const BssDescription& bss) const
{
    return {bss, m_joinTimeout};
}

Time
StationMlme::GetAuthenticateTimeout() const
{
    return m_authTimeout;
}

Time
StationMlme::GetAssociateTimeout() const
{
    return m_assocTimeout;
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
StationMlme::SetRsn(bool rsn)
{
    m_rsn = rsn;
}

int64_t
StationMlme::AssignStreams(int64_t stream)
{
    m_rateAdjustment->SetStream(stream);
    return 1;
}

void
StationMlme::SetScanChannels(std::string value)
{
    std::istringstream in(value);
    std::vector<uint8_t> channels;
    unsigned channel = 0;
    while (in >> channel)
    {
        NS_ABORT_MSG_IF(channel < 36 || channel > 165, "No 5 GHz channel: " << channel);
        channels.push_back(static_cast<uint8_t>(channel));
    }
    NS_ABORT_MSG_IF(!in.eof() || channels.empty(), "Not a list of channels: " << value);
    m_scanChannels = channels;
}

std::string
StationMlme::GetScanChannels() const
{
    std::ostringstream out;
    for (const auto channel : m_scanChannels)
    {
        out << (out.tellp() > 0 ? " " : "") << +channel;
    }
    return out.str();
}

} // namespace fmipv6
} // namespace ns3
