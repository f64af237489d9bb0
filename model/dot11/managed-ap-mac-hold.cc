/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/block-ack-access.h"
#include "ns3/holding-queue-scheduler.h"
#include "ns3/log.h"
#include "ns3/mac-queue-access.h"
#include "ns3/managed-ap-mac.h"
#include "ns3/simulator.h"
#include "ns3/wifi-mpdu.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6ManagedApMacHold");

void
ManagedApMac::Enqueue(Ptr<Packet> packet, Mac48Address to)
{
    Enqueue(packet, to, GetAddress());
}

void
ManagedApMac::Enqueue(Ptr<Packet> packet, Mac48Address to, Mac48Address from)
{
    const bool group = to.IsGroup();
    if (!group && !IsStationAssociated(to))
    {
        Drop(packet, PacketDropCause::NOT_ASSOCIATED);
    }
    else if (!group && !IsPortOpen(to))
    {
        Drop(packet, PacketDropCause::PORT_CLOSED);
    }
    else if (group ? m_buffer.IsAnyAway() : m_buffer.IsAway(to))
    {
        Hold({packet, to, from, Simulator::Now()});
    }
    else
    {
        ApWifiMac::Enqueue(packet, to, from);
    }
}

void
ManagedApMac::Hold(const PowerSaveBuffer::Item& item)
{
    const bool group = item.to.IsGroup();
    m_buffer.SetLimits({m_bufferPackets, m_bufferBytes, m_bufferAge});
    if (!m_buffer.Push(item, group ? 0 : CountQueuedData(*this, item.to)))
    {
        Drop(item.packet, PacketDropCause::PS_BUFFER_FULL);
        return;
    }
    m_packetHold(item.packet);
    if (group && m_groupEvent.IsExpired())
    {
        m_groupEvent = Simulator::Schedule(GetBeaconInterval(), &ManagedApMac::ReleaseGroup, this);
    }
    if (m_expiryEvent.IsExpired())
    {
        DropExpired();
    }
}

void
ManagedApMac::DropExpired()
{
    for (const auto& item : m_buffer.TakeExpired())
    {
        Drop(item.packet, PacketDropCause::QUEUE);
    }
    if (const auto next = m_buffer.GetNextExpiry())
    {
        m_expiryEvent =
            Simulator::Schedule(*next - Simulator::Now(), &ManagedApMac::DropExpired, this);
    }
}

void
ManagedApMac::SetAsleep(Mac48Address station, bool asleep)
{
    if (asleep == IsAsleep(station))
    {
        return;
    }
    NS_LOG_DEBUG(GetAddress() << ": " << station << (asleep ? " is away" : " is back"));
    auto scheduler = GetHoldingScheduler();
    if (asleep)
    {
        m_buffer.Begin(station);
        if (scheduler)
        {
            scheduler->Hold(station);
        }
        return;
    }
    const auto held = m_buffer.End(station);
    if (scheduler)
    {
        scheduler->Release(station);
    }
    for (const auto& item : held)
    {
        ApWifiMac::Enqueue(item.packet, item.to, item.from);
    }
    if (!m_buffer.IsAnyAway())
    {
        ReleaseGroup();
    }
}

void
ManagedApMac::ReleaseGroup()
{
    m_groupEvent.Cancel();
    for (const auto& item : m_buffer.TakeGroup())
    {
        ApWifiMac::Enqueue(item.packet, item.to, item.from);
    }
}

void
ManagedApMac::ReleaseReceived(Mac48Address station)
{
    EndReceivingBlockAck(*this, station);
}

void
ManagedApMac::Forget(Mac48Address station)
{
    GetWifiRemoteStationManager()->RecordDisassociated(station);
    m_openPorts.erase(station);
    // ApWifiMac's own handling of a Disassociation reads a list element that it has just erased
    // (3.37, ap-wifi-mac.cc), so the bookkeeping is done here.
    auto& link = ApWifiMac::GetLink(SINGLE_LINK_OP_ID);
    for (auto it = link.staList.begin(); it != link.staList.end(); ++it)
    {
        if (it->second == station)
        {
            link.staList.erase(it);
            if (!GetWifiRemoteStationManager()->GetHtSupported(station) &&
                link.numNonHtStations > 0)
            {
                --link.numNonHtStations;
            }
            break;
        }
    }
    for (const auto& mpdu : TakeQueuedData(*this, station))
    {
        if (mpdu->GetPacketSize() > 0)
        {
            Drop(mpdu->GetPacket(), PacketDropCause::FLUSHED);
        }
    }
    TakeQueuedManagement(*this, station);
    EndSendingBlockAck(*this, station);
    if (!IsAsleep(station))
    {
        return;
    }
    for (const auto& item : m_buffer.End(station))
    {
        Drop(item.packet, PacketDropCause::FLUSHED);
    }
    if (auto scheduler = GetHoldingScheduler())
    {
        scheduler->Release(station);
    }
    if (!m_buffer.IsAnyAway())
    {
        ReleaseGroup();
    }
}

} // namespace fmipv6
} // namespace ns3
