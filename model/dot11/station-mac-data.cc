/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/llc-snap-header.h"
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

namespace
{
/// Ethertype of EAPOL (IEEE Std 802.1X-2020 section 11.1.4).
constexpr uint16_t EAPOL_ETHERTYPE = 0x888e;
/// Bytes of LLC and SNAP headers.
constexpr uint32_t LLC_SNAP_SIZE = 8;
} // namespace

void
StationMac::Drop(Ptr<const Packet> packet, PacketDropCause cause)
{
    NotifyTxDrop(packet);
    m_packetDrop(packet, cause);
}

bool
StationMac::CanForwardPacketsTo(Mac48Address) const
{
    return m_ap && m_portOpen;
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
    Queue(packet, header, tid);
}

void
StationMac::Queue(Ptr<Packet> packet, const WifiMacHeader& header, uint8_t tid)
{
    if (!GetQosSupported())
    {
        GetTxop()->Queue(packet, header);
    }
    else if (header.IsQosData())
    {
        GetQosTxop(tid)->Queue(packet, header);
    }
    else
    {
        GetQosTxop(AC_VO)->Queue(packet, header);
    }
}

void
StationMac::SendManagement(WifiMacType type,
                           Mac48Address to,
                           Mac48Address bssid,
                           Ptr<Packet> body,
                           TxCallback done)
{
    WifiMacHeader header;
    header.SetType(type);
    header.SetAddr1(to);
    header.SetAddr2(GetAddress());
    header.SetAddr3(bssid);
    header.SetDsNotFrom();
    header.SetDsNotTo();
    if (done)
    {
        m_fates[body->GetUid()] = std::move(done);
    }
    Queue(body, header, 0);
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
    Queue(body, header, 0);
}

void
StationMac::SendEapol(Ptr<Packet> eapol)
{
    if (!m_ap)
    {
        return;
    }
    LlcSnapHeader llc;
    llc.SetType(EAPOL_ETHERTYPE);
    eapol->AddHeader(llc);
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
    LlcSnapHeader llc;
    if (packet->GetSize() < LLC_SNAP_SIZE)
    {
        NotifyRxDrop(packet);
        return;
    }
    packet->PeekHeader(llc);
    if (llc.GetType() == EAPOL_ETHERTYPE)
    {
        if (m_eapolCallback)
        {
            auto eapol = packet->Copy();
            eapol->RemoveHeader(llc);
            m_eapolCallback(eapol, header.GetAddr3());
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
