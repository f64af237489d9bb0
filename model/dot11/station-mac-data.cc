/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/eapol-frame.h"
#include "ns3/mac-frames.h"
#include "ns3/mac-queue-access.h"
#include "ns3/power-management-tag.h"
#include "ns3/qos-txop.h"
#include "ns3/simulator.h"
#include "ns3/station-mac.h"
#include "ns3/txop.h"
#include "ns3/wifi-mpdu.h"
#include "ns3/wifi-utils.h"

namespace ns3
{
namespace fmipv6
{

void
StationMac::Drop(Ptr<const Packet> packet, PacketDropCause cause)
{
    NotifyTxDrop(packet);
    m_packetDrop(packet, cause);
}

bool
StationMac::CanForwardPacketsTo(Mac48Address) const
{
    // ns-3's QosTxop asks this of each frame in its queue, EAPOL among them; whether the port lets
    // a packet in was asked when it was queued.
    return m_ap.has_value();
}

void
StationMac::Enqueue(Ptr<Packet> packet, Mac48Address to)
{
    if (!m_ap)
    {
        Drop(packet, PacketDropCause::NO_LINK);
    }
    else if (!m_portOpen)
    {
        Drop(packet, PacketDropCause::PORT_CLOSED);
    }
    else if (!m_suspended)
    {
        ForwardDown(packet, to);
    }
    else if (m_held.size() >= m_holdLimit)
    {
        Drop(packet, PacketDropCause::QUEUE);
    }
    else
    {
        m_held.push_back({packet, to});
        m_packetHold(packet);
    }
}

void
StationMac::ForwardDown(Ptr<Packet> packet, Mac48Address to)
{
    uint8_t tid = 0;
    WifiMacHeader header;
    if (GetQosSupported())
    {
        tid = QosUtilsGetTidForPacket(packet);
        tid = tid > 7 ? 0 : tid;
        header.SetType(WIFI_MAC_QOSDATA);
        header.SetQosAckPolicy(WifiMacHeader::NORMAL_ACK);
        header.SetQosNoEosp();
        header.SetQosNoAmsdu();
        header.SetQosTxopLimit(0);
        header.SetQosTid(tid);
        header.SetNoOrder();
    }
    else
    {
        header.SetType(WIFI_MAC_DATA);
    }
    header.SetAddr1(*m_ap);
    header.SetAddr2(GetAddress());
    header.SetAddr3(to);
    header.SetDsNotFrom();
    header.SetDsTo();
    if (GetQosSupported())
    {
        GetQosTxop(tid)->Queue(packet, header);
    }
    else
    {
        GetTxop()->Queue(packet, header);
    }
}

void
StationMac::SendManagement(WifiMacType type,
                           Mac48Address to,
                           Mac48Address bssid,
                           Ptr<Packet> body,
                           TxCallback done)
{
    if (done)
    {
        m_fates[body->GetUid()] = std::move(done);
    }
    QueueWithoutTid(*this, body, MakeManagementHeader(type, to, GetAddress(), bssid));
}

void
StationMac::SendNull(bool asleep, TxCallback done)
{
    if (!m_ap)
    {
        Simulator::ScheduleNow([done] { done(false); });
        return;
    }
    WifiMacHeader header;
    header.SetType(WIFI_MAC_DATA_NULL);
    header.SetAddr1(*m_ap);
    header.SetAddr2(GetAddress());
    header.SetAddr3(*m_ap);
    header.SetDsNotFrom();
    header.SetDsTo();
    auto body = Create<Packet>();
    SetPowerManagement(header, body, asleep);
    m_fates[body->GetUid()] = std::move(done);
    QueueWithoutTid(*this, body, header);
}

void
StationMac::SendEapol(Ptr<Packet> eapol)
{
    if (!m_ap)
    {
        return;
    }
    AddEapolLlc(eapol);
    ForwardDown(eapol, *m_ap);
}

void
StationMac::DiscardManagement()
{
    for (const auto& mpdu : TakeQueuedManagement(*this))
    {
        m_fates.erase(mpdu->GetPacket()->GetUid());
    }
}

void
StationMac::Receive(Ptr<const WifiMpdu> mpdu, uint8_t /* linkId */)
{
    const auto& header = mpdu->GetHeader();
    const auto to = header.GetAddr1();
    if (to != GetAddress() && !to.IsGroup())
    {
        NotifyRxDrop(mpdu->GetPacket());
    }
    else if (header.IsData())
    {
        ReceiveData(mpdu);
    }
    else if (header.IsAction())
    {
        ReceiveAction(mpdu);
    }
    else if (header.IsMgt() && m_managementCallback)
    {
        m_managementCallback(header, mpdu->GetPacket(), m_lastSignal);
    }
}

void
StationMac::ReceiveData(Ptr<const WifiMpdu> mpdu)
{
    const auto& header = mpdu->GetHeader();
    auto packet = mpdu->GetPacket();
    if (header.IsQosData())
    {
        m_reorder.Passed(header.GetQosTid(), header.GetSequenceNumber());
    }
    const bool fromAp = m_ap && header.GetAddr2() == *m_ap && header.IsFromDs() && !header.IsToDs();
    // Address 3 is ours in the AP's copy of our own group-addressed frame.
    if (!fromAp || !header.HasData() || header.GetAddr3() == GetAddress())
    {
        NotifyRxDrop(packet);
        if (!fromAp && header.HasData() && header.GetAddr1() == GetAddress())
        {
            // Acknowledged by the MAC below us, yet there is no link that it could belong to.
            m_packetDrop(packet, PacketDropCause::NO_LINK);
        }
        return;
    }
    if (header.IsQosData() && header.IsQosAmsdu() && m_portOpen)
    {
        DeaggregateAmsduAndForward(mpdu);
        return;
    }
    const auto etherType = PeekEtherType(packet);
    if (!etherType)
    {
        NotifyRxDrop(packet);
        return;
    }
    if (*etherType == EAPOL_ETHERTYPE)
    {
        if (m_eapolCallback)
        {
            m_eapolCallback(WithoutLlc(packet), header.GetAddr3());
        }
        return;
    }
    if (!m_portOpen)
    {
        NotifyRxDrop(packet);
        m_packetDrop(packet, PacketDropCause::PORT_CLOSED);
        return;
    }
    ForwardUp(packet, header.GetAddr3(), header.GetAddr1());
}

} // namespace fmipv6
} // namespace ns3
