/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-scanner.h"

#include "ns3/l2-byte-reader.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/station-frames.h"
#include "ns3/transition-table.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6StationScanner");

namespace
{

using State = StationScanner::State;
using Event = StationScanner::Event;

/// A transition.
struct Row
{
    State state; //!< from
    Event event; //!< on
    State next;  //!< to
};

/// Sorted by state. What is not here is ignored; ABORT leads to IDLE from everywhere.
constexpr std::array<Row, 26> TABLE{{
    {State::IDLE, Event::VISIT_ASLEEP, State::FALLING_ASLEEP},
    {State::IDLE, Event::VISIT_FOREIGN, State::DEPARTING},
    {State::IDLE, Event::VISIT_HOME, State::SETTLING},
    {State::IDLE, Event::WAKE, State::WAKING},
    {State::FALLING_ASLEEP, Event::NULL_DONE, State::DEPARTING},
    {State::DEPARTING, Event::TUNED, State::SETTLING},
    {State::SETTLING, Event::SETTLED, State::PROBING},
    {State::SETTLING, Event::SETTLED_QUIET, State::LISTENING_MAX},
    {State::PROBING, Event::PROBE_SENT, State::LISTENING_MIN},
    {State::PROBING, Event::GO_HOME, State::RETURNING},
    {State::PROBING, Event::VISIT_FOREIGN, State::DEPARTING},
    {State::PROBING, Event::VISIT_ASLEEP, State::FALLING_ASLEEP},
    {State::PROBING, Event::COMPLETE, State::IDLE},
    {State::LISTENING_MIN, Event::BUSY, State::LISTENING_MAX},
    {State::LISTENING_MIN, Event::GO_HOME, State::RETURNING},
    {State::LISTENING_MIN, Event::VISIT_FOREIGN, State::DEPARTING},
    {State::LISTENING_MIN, Event::VISIT_ASLEEP, State::FALLING_ASLEEP},
    {State::LISTENING_MIN, Event::COMPLETE, State::IDLE},
    {State::LISTENING_MAX, Event::GO_HOME, State::RETURNING},
    {State::LISTENING_MAX, Event::VISIT_FOREIGN, State::DEPARTING},
    {State::LISTENING_MAX, Event::VISIT_ASLEEP, State::FALLING_ASLEEP},
    {State::LISTENING_MAX, Event::COMPLETE, State::IDLE},
    {State::RETURNING, Event::TUNED, State::WAKING},
    {State::RETURNING, Event::COMPLETE, State::IDLE},
    {State::WAKING, Event::NULL_DONE, State::SERVING},
    {State::WAKING, Event::COMPLETE, State::IDLE},
}};

} // namespace

StationScanner::StationScanner(StationMac* mac)
    : m_mac(mac)
{
}

StationScanner::~StationScanner()
{
    m_timer.Cancel();
}

StationScanner::State
StationScanner::GetNext(State state, Event event)
{
    if (event == Event::ABORT)
    {
        return State::IDLE;
    }
    if (state == State::SERVING && event != Event::COMPLETE)
    {
        // From the home channel a visit begins as the first one does.
        const auto next = event == Event::WAKE ? State::IDLE : GetNext(State::IDLE, event);
        return next == State::IDLE ? state : next;
    }
    if (state == State::SERVING)
    {
        return State::IDLE;
    }
    const auto* row = FindTransition(TABLE, state, event);
    return row ? row->next : state;
}

bool
StationScanner::Move(Event event)
{
    const State next = GetNext(m_state, event);
    if (next == m_state)
    {
        return false;
    }
    NS_LOG_DEBUG(m_mac->GetAddress()
                 << " scan " << static_cast<int>(m_state) << " --> " << static_cast<int>(next)
                 << " (event " << static_cast<int>(event) << ")");
    if (m_state == State::LISTENING_MIN)
    {
        m_mac->WatchMedium(false);
    }
    m_state = next;
    m_timer.Cancel();
    return true;
}

void
StationScanner::Start(const MlmeScanRequestParams& params, DoneCallback done)
{
    m_params = params;
    m_done = std::move(done);
    m_home = m_mac->GetChannel();
    m_next = 0;
    m_asleep = false;
    m_found.clear();
    ++m_generation;
    // The channel of the AP first: the station need not leave for it.
    auto& channels = m_params.channels;
    const auto home = std::find(channels.begin(), channels.end(), m_home);
    if (home != channels.end())
    {
        std::rotate(channels.begin(), home, home + 1);
    }
    NextVisit();
}

void
StationScanner::NextVisit()
{
    if (m_next >= m_params.channels.size())
    {
        Move(Event::COMPLETE);
        Finish(MlmeResultCode::SUCCESS);
        return;
    }
    const uint8_t channel = m_params.channels[m_next];
    // Firmware lets no packet of the host pass on its own channel either.
    const bool stays = !m_params.stayAsleep || !m_mac->GetAttachedAp();
    if (channel == m_home && m_next == 0 && stays)
    {
        Move(Event::VISIT_HOME);
        Tuned();
        return;
    }
    if (m_mac->GetAttachedAp() && !m_asleep)
    {
        Move(Event::VISIT_ASLEEP);
        Tell(true, NULL_ATTEMPTS);
        return;
    }
    Move(Event::VISIT_FOREIGN);
    m_mac->TuneTo(channel, [this, generation = m_generation] {
        if (generation == m_generation && Move(Event::TUNED))
        {
            Tuned();
        }
    });
}

void
StationScanner::Tell(bool asleep, int attempts)
{
    if (asleep && m_mac->GetQosSupported())
    {
        // The queues of other access categories do not wait for the Null frame's. Data that came
        // after it would tell the AP that the station is awake.
        m_mac->SuspendData(true);
    }
    m_mac->SendNull(asleep, [this, asleep, attempts, generation = m_generation](bool acked) {
        const auto expected = asleep ? State::FALLING_ASLEEP : State::WAKING;
        if (generation != m_generation || m_state != expected)
        {
            return;
        }
        if (!acked && attempts > 1 && m_mac->GetAttachedAp())
        {
            Tell(asleep, attempts - 1);
            return;
        }
        Told();
    });
    if (asleep && !m_mac->GetQosSupported())
    {
        // What comes from above now must not overtake: the AP would take it for a sign of waking.
        m_mac->SuspendData(false);
    }
}

void
StationScanner::Told()
{
    if (m_state == State::FALLING_ASLEEP)
    {
        m_asleep = true;
        m_mac->SuspendData(true);
        Move(Event::NULL_DONE);
        m_mac->TuneTo(m_params.channels[m_next], [this, generation = m_generation] {
            if (generation == m_generation && Move(Event::TUNED))
            {
                Tuned();
            }
        });
        return;
    }
    m_asleep = false;
    if (m_next >= m_params.channels.size())
    {
        Move(Event::COMPLETE);
        Finish(MlmeResultCode::SUCCESS);
        return;
    }
    Move(Event::NULL_DONE);
    m_timer = Simulator::Schedule(m_params.serviceInterval, &StationScanner::NextVisit, this);
}

void
StationScanner::Tuned()
{
    m_busy = false;
    m_answered = false;
    m_timer = Simulator::Schedule(m_params.probeDelay, &StationScanner::Settled, this);
}

void
StationScanner::Settled()
{
    if (m_params.type == ScanType::PASSIVE)
    {
        Move(Event::SETTLED_QUIET);
        m_timer = Simulator::Schedule(m_params.maxChannelTime, &StationScanner::EndVisit, this);
        return;
    }
    Move(Event::SETTLED);
    // If the medium stays busy, the visit ends without a probe.
    m_timer = Simulator::Schedule(m_params.maxChannelTime, &StationScanner::EndVisit, this);
    m_mac->SendManagement(
        WIFI_MAC_MGT_PROBE_REQUEST,
        Mac48Address::GetBroadcast(),
        Mac48Address::GetBroadcast(),
        MakeProbeRequestBody(m_params.ssid, *m_mac->GetWifiPhy(), m_mac->GetCapabilityElements()));
}

void
StationScanner::NotifyMedium(StationMac::MediumEvent event)
{
    switch (event)
    {
    case StationMac::MediumEvent::RECEPTION:
        m_busy = true;
        break;
    case StationMac::MediumEvent::RESPONSE_TO_OTHER:
        m_answered = true;
        break;
    case StationMac::MediumEvent::PROBE_SENT:
        if (Move(Event::PROBE_SENT))
        {
            m_busy = false;
            m_mac->WatchMedium(m_params.busyRule == BusyRule::MEDIUM);
            m_timer = Simulator::Schedule(m_params.minChannelTime, &StationScanner::MinOver, this);
        }
        break;
    }
}

void
StationScanner::MinOver()
{
    // A reception that is not over yet may be the answer.
    const bool counts = m_params.busyRule == BusyRule::MEDIUM
                            ? m_busy
                            : m_answered || m_mac->GetWifiPhy()->IsStateRx();
    if (!counts)
    {
        EndVisit();
        return;
    }
    Move(Event::BUSY);
    m_timer = Simulator::Schedule(m_params.maxChannelTime - m_params.minChannelTime,
                                  &StationScanner::EndVisit,
                                  this);
}

void
StationScanner::EndVisit()
{
    m_mac->DiscardManagement();
    ++m_next;
    const bool last = m_next >= m_params.channels.size();
    const bool interleaved = m_params.mode == ScanMode::INTERLEAVED;
    if (!m_asleep || !m_mac->GetAttachedAp() || (!last && !interleaved))
    {
        NextVisit();
        return;
    }
    Move(Event::GO_HOME);
    m_mac->TuneTo(m_home, [this, generation = m_generation] {
        if (generation != m_generation)
        {
            return;
        }
        if (m_params.stayAsleep && m_next >= m_params.channels.size())
        {
            Move(Event::COMPLETE);
            Finish(MlmeResultCode::SUCCESS);
        }
        else if (Move(Event::TUNED))
        {
            Tell(false, NULL_ATTEMPTS);
            m_mac->ResumeData();
        }
    });
}

void
StationScanner::Abort()
{
    if (Move(Event::ABORT))
    {
        m_mac->DiscardManagement();
        Finish(MlmeResultCode::CANCELLED);
    }
}

void
StationScanner::Wake()
{
    if (m_asleep && m_mac->GetAttachedAp() && Move(Event::WAKE))
    {
        Tell(false, NULL_ATTEMPTS);
        m_mac->ResumeData();
    }
}

void
StationScanner::NotifyLinkLost()
{
    m_asleep = false;
    if (m_state == State::FALLING_ASLEEP || m_state == State::WAKING)
    {
        Told();
    }
}

StationScanner::State
StationScanner::GetState() const
{
    return m_state;
}

bool
StationScanner::IsHome() const
{
    return m_state == State::IDLE || !m_asleep;
}

void
StationScanner::NotifyHeard(const BssDescription& bss, bool response)
{
    const bool wanted = (m_params.ssid.empty() || m_params.ssid == bss.ssid) &&
                        (!m_params.bssid || *m_params.bssid == bss.bssid);
    if (m_state != State::IDLE && wanted)
    {
        m_answered = m_answered || response;
        m_found[bss.bssid] = bss;
    }
}

void
StationScanner::Finish(MlmeResultCode result)
{
    ++m_generation;
    MlmeScanConfirmParams confirm;
    confirm.result = result;
    for (const auto& [bssid, bss] : m_found)
    {
        confirm.bssSet.push_back(bss);
    }
    std::stable_sort(
        confirm.bssSet.begin(),
        confirm.bssSet.end(),
        [](const BssDescription& a, const BssDescription& b) { return a.snrDb > b.snrDb; });
    auto done = std::move(m_done);
    m_done = nullptr;
    if (done) // not after Wake()
    {
        done(confirm);
    }
}

} // namespace fmipv6
} // namespace ns3
