/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// StationMlme: how it notices that its BSS is lost.
#include "ns3/simulator.h"
#include "ns3/station-mlme.h"

namespace ns3
{
namespace fmipv6
{

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

} // namespace fmipv6
} // namespace ns3
