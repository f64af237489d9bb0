/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// StationMac: what becomes of the frames that it sends.
#include "ns3/simulator.h"
#include "ns3/station-mac.h"
#include "ns3/wifi-mac-queue.h"
#include "ns3/wifi-mpdu.h"
#include "ns3/wifi-psdu.h"

namespace ns3
{
namespace fmipv6
{

void
StationMac::NotifyFate(Ptr<const WifiMpdu> mpdu, bool acked)
{
    const auto it = m_fates.find(mpdu->GetPacket()->GetUid());
    if (it != m_fates.end())
    {
        // Not within the frame exchange: whoever is told may change the channel.
        auto done = std::move(it->second);
        m_fates.erase(it);
        Simulator::ScheduleNow([done = std::move(done), acked] { done(acked); });
    }
}

void
StationMac::CountFailure(Ptr<const WifiMpdu> mpdu, bool acked)
{
    if (!IsDataToAp(*mpdu) || (acked && m_failures == 0))
    {
        return;
    }
    m_failures = acked ? 0 : m_failures + 1;
    if (m_failureCallback)
    {
        // Not within the frame exchange: whoever is told may leave the AP.
        Simulator::ScheduleNow([self = Ptr<StationMac>(this), failures = m_failures] {
            if (self->m_failureCallback)
            {
                self->m_failureCallback(failures);
            }
        });
    }
}

bool
StationMac::IsDataToAp(const WifiMpdu& mpdu) const
{
    const auto& header = mpdu.GetHeader();
    return m_ap && header.GetAddr1() == *m_ap && header.IsData() && header.HasData();
}

void
StationMac::NotifyTimeout(uint8_t, Ptr<const WifiMpdu> mpdu, const WifiTxVector&)
{
    NotifyNacked(mpdu);
}

void
StationMac::NotifyPsduTimeout(uint8_t, Ptr<const WifiPsdu> psdu, const WifiTxVector&)
{
    for (const auto& mpdu : *PeekPointer(psdu))
    {
        NotifyNacked(mpdu);
    }
}

void
StationMac::NotifyNacked(Ptr<const WifiMpdu> mpdu)
{
    if (m_transmissionCallback && IsDataToAp(*mpdu))
    {
        m_transmissionCallback(false, std::nullopt);
    }
}

std::optional<Time>
StationMac::GetLatency(const WifiMpdu& mpdu) const
{
    if (!mpdu.IsQueued())
    {
        return std::nullopt;
    }
    const auto queue = GetTxopQueue(mpdu.GetQueueAc());
    return queue
               ? std::make_optional(Simulator::Now() + queue->GetMaxDelay() - mpdu.GetExpiryTime())
               : std::nullopt;
}

void
StationMac::NotifyAcked(Ptr<const WifiMpdu> mpdu)
{
    if (m_transmissionCallback && IsDataToAp(*mpdu))
    {
        m_transmissionCallback(true, GetLatency(*mpdu));
    }
    CountFailure(mpdu, true);
    NotifyFate(mpdu, true);
}

void
StationMac::NotifyDropped(WifiMacDropReason reason, Ptr<const WifiMpdu> mpdu)
{
    if (reason == WIFI_MAC_DROP_REACHED_RETRY_LIMIT)
    {
        CountFailure(mpdu, false);
    }
    NotifyFate(mpdu, false);
}

} // namespace fmipv6
} // namespace ns3
