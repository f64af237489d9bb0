/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// StationMac: the visits to other channels.
#include "ns3/holding-queue-scheduler.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/station-mac.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6StationMacTune");

void
StationMac::TuneTo(uint8_t channel, std::function<void()> done)
{
    NS_LOG_FUNCTION(this << +channel);
    if (m_tuning)
    {
        m_nextTune = Tune{channel, std::move(done)};
        return;
    }
    if (channel == GetWifiPhy()->GetChannelNumber())
    {
        m_tune.channel = channel;
        Simulator::ScheduleNow(std::move(done));
        return;
    }
    m_tuning = true;
    m_tune = Tune{channel, std::move(done)};
    StartSwitch();
}

uint8_t
StationMac::GetChannel() const
{
    return m_nextTune ? m_nextTune->channel : m_tune.channel;
}

void
StationMac::StartSwitch()
{
    // An acknowledgment already scheduled by ns-3 must not meet a PHY that is switching.
    const Time now = Simulator::Now();
    if (now < m_ackDue)
    {
        m_switchEvent = Simulator::Schedule(m_ackDue - now, &StationMac::StartSwitch, this);
        return;
    }
    GetWifiPhy()->SetOperatingChannel(
        WifiPhy::ChannelTuple{m_tune.channel, 20, static_cast<int>(GetWifiPhy()->GetPhyBand()), 0});
}

void
StationMac::NotifyChannelSwitching(uint8_t linkId)
{
    WifiMac::NotifyChannelSwitching(linkId);
    RecordAp();
    if (!m_tuning)
    {
        return;
    }
    auto done = std::move(m_tune.done);
    m_tune.done = nullptr;
    if (m_nextTune && m_nextTune->channel != m_tune.channel)
    {
        m_tune = std::move(*m_nextTune);
        m_nextTune.reset();
        StartSwitch();
    }
    else
    {
        m_tuning = false;
        if (m_nextTune)
        {
            Simulator::ScheduleNow(std::move(m_nextTune->done));
            m_nextTune.reset();
        }
        // The switch has withdrawn every request for channel access.
        if (auto scheduler = GetHoldingScheduler())
        {
            scheduler->RequestAccess();
        }
    }
    if (done)
    {
        done();
    }
}

void
StationMac::RecordAp()
{
    if (!m_ap)
    {
        return;
    }
    auto manager = GetWifiRemoteStationManager();
    auto phy = GetWifiPhy();
    for (const auto& mode : phy->GetModeList())
    {
        const uint64_t rate = mode.GetDataRate(phy->GetChannelWidth()) / 500000;
        const bool known = std::any_of(m_apRates.begin(), m_apRates.end(), [rate](uint8_t r) {
            return (r & 0x7f) == rate;
        });
        if (known || m_apRates.empty())
        {
            manager->AddSupportedMode(*m_ap, mode);
        }
        if (mode.IsMandatory())
        {
            manager->AddBasicMode(mode);
        }
    }
    RecordApCapabilities();
    manager->RecordWaitAssocTxOk(*m_ap);
    manager->RecordGotAssocTxOk(*m_ap);
}

} // namespace fmipv6
} // namespace ns3
