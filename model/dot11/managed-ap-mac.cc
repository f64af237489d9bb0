/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/managed-ap-mac.h"

#include "ns3/ap-elements.h"
#include "ns3/block-ack-access.h"
#include "ns3/holding-queue-scheduler.h"
#include "ns3/l2-byte-reader.h"
#include "ns3/llc-snap-header.h"
#include "ns3/log.h"
#include "ns3/mac-queue-access.h"
#include "ns3/mac-rx-middle.h"
#include "ns3/power-management-tag.h"
#include "ns3/qos-txop.h"
#include "ns3/simulator.h"
#include "ns3/txop.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-mpdu.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6ManagedApMac");
NS_OBJECT_ENSURE_REGISTERED(ManagedApMac);

namespace
{
/// Ethertype of EAPOL (IEEE Std 802.1X-2020 section 11.1.4).
constexpr uint16_t EAPOL_ETHERTYPE = 0x888e;
/// Bytes of LLC and SNAP headers.
constexpr uint32_t LLC_SNAP_SIZE = 8;
} // namespace

TypeId
ManagedApMac::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::ManagedApMac")
            .SetParent<ApWifiMac>()
            .SetGroupName("Fmipv6")
            .AddConstructor<ManagedApMac>()
            .AddAttribute("PsBufferPackets",
                          "Packets held for each station that is away (RFC 4260 section 4: \"This "
                          "can result in buffer exhaustion on the AP\"); Linux (mac80211) "
                          "holds 64 per station and access category. The next one is lost",
                          UintegerValue(64),
                          MakeUintegerAccessor(&ManagedApMac::m_bufferPackets),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("PsBufferBytes",
                          "Bytes held for each station that is away, without MAC headers; 0 for no "
                          "limit but that of packets, as in Linux (mac80211)",
                          UintegerValue(0),
                          MakeUintegerAccessor(&ManagedApMac::m_bufferBytes),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("PsBufferAge",
                          "How long a packet is held for a station that is away before it is "
                          "thrown away; 0 for no limit. Linux (mac80211) keeps them for 10 s",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&ManagedApMac::m_bufferAge),
                          MakeTimeChecker(Time(0)))
            .AddTraceSource("PacketDrop",
                            "A packet was let go of, with the cause.",
                            MakeTraceSourceAccessor(&ManagedApMac::m_packetDrop),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketHold",
                            "A packet is held for a station that is away.",
                            MakeTraceSourceAccessor(&ManagedApMac::m_packetHold),
                            "ns3::fmipv6::PacketHoldTracedCallback");
    return tid;
}

ManagedApMac::ManagedApMac()
    : m_stockRxMiddle(m_rxMiddle)
{
    m_rxMiddle = Create<MacRxMiddle>();
    m_rxMiddle->SetForwardCallback(MakeCallback(&ManagedApMac::Filter, this));
}

ManagedApMac::~ManagedApMac()
{
    m_groupEvent.Cancel();
    m_expiryEvent.Cancel();
}

void
ManagedApMac::NotifyConstructionCompleted()
{
    ApWifiMac::NotifyConstructionCompleted();
    // ApWifiMac's DoInitialize() is private, so this cannot be done there.
    TraceConnectWithoutContext("AckedMpdu", MakeCallback(&ManagedApMac::NotifyAcked, this));
    TraceConnectWithoutContext("DroppedMpdu", MakeCallback(&ManagedApMac::NotifyDropped, this));
}

void
ManagedApMac::SetManagementCallback(ManagementCallback callback)
{
    m_managementCallback = std::move(callback);
}

void
ManagedApMac::SetEapolCallback(EapolCallback callback)
{
    m_eapolCallback = std::move(callback);
}

void
ManagedApMac::SetStrayCallback(StrayCallback callback)
{
    m_strayCallback = std::move(callback);
}

void
ManagedApMac::SetAssociatedCallback(AssociatedCallback callback)
{
    m_associatedCallback = std::move(callback);
}

void
ManagedApMac::SetPresenceCallback(PresenceCallback callback)
{
    m_presenceCallback = std::move(callback);
}

Ptr<HoldingQueueScheduler>
ManagedApMac::GetHoldingScheduler() const
{
    return DynamicCast<HoldingQueueScheduler>(GetMacQueueScheduler());
}

bool
ManagedApMac::IsStationAssociated(Mac48Address station) const
{
    return GetWifiRemoteStationManager()->IsAssociated(station);
}

void
ManagedApMac::SetPortOpen(Mac48Address station, bool open)
{
    if (open)
    {
        m_openPorts.insert(station);
    }
    else
    {
        m_openPorts.erase(station);
    }
}

bool
ManagedApMac::IsPortOpen(Mac48Address station) const
{
    return m_openPorts.count(station) > 0;
}

bool
ManagedApMac::IsAsleep(Mac48Address station) const
{
    return m_buffer.IsAway(station);
}

void
ManagedApMac::Filter(Ptr<const WifiMpdu> mpdu, uint8_t linkId)
{
    const auto& header = mpdu->GetHeader();
    if (header.IsData())
    {
        FilterData(mpdu, linkId);
    }
    else if (header.GetAddr1() == GetAddress() || header.GetAddr1().IsGroup())
    {
        if (!m_managementCallback || m_managementCallback(header, mpdu->GetPacket()))
        {
            m_stockRxMiddle->Receive(mpdu, linkId);
        }
    }
}

void
ManagedApMac::FilterData(Ptr<const WifiMpdu> mpdu, uint8_t linkId)
{
    const auto& header = mpdu->GetHeader();
    auto packet = mpdu->GetPacket();
    const auto from = header.GetAddr2();
    if (header.GetAddr1() != GetAddress() || !header.IsToDs() || header.IsFromDs())
    {
        NotifyRxDrop(packet);
        return;
    }
    if (!IsStationAssociated(from))
    {
        NotifyRxDrop(packet);
        if (header.HasData())
        {
            m_packetDrop(packet, PacketDropCause::NOT_ASSOCIATED);
        }
        if (m_strayCallback)
        {
            AfterReception([this, from] { m_strayCallback(from); });
        }
        return;
    }
    NotifyPresence(from, true);
    SetAsleep(from, IsPowerManagementSet(header, packet));
    if (!header.HasData())
    {
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
            AfterReception([this, eapol, from] { m_eapolCallback(eapol, from); });
        }
        return;
    }
    if (!IsPortOpen(from))
    {
        NotifyRxDrop(packet);
        m_packetDrop(packet, PacketDropCause::PORT_CLOSED);
        return;
    }
    m_stockRxMiddle->Receive(mpdu, linkId);
}

void
ManagedApMac::AfterReception(std::function<void()> action)
{
    if (HasBlockAck(*this))
    {
        Simulator::ScheduleNow(std::move(action));
    }
    else
    {
        action();
    }
}

void
ManagedApMac::NotifyPresence(Mac48Address station, bool there)
{
    if (m_presenceCallback && !station.IsGroup())
    {
        m_presenceCallback(station, there);
    }
}

void
ManagedApMac::Drop(Ptr<const Packet> packet, PacketDropCause cause)
{
    NotifyTxDrop(packet);
    m_packetDrop(packet, cause);
}

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

void
ManagedApMac::SetRsnElement(std::optional<std::vector<uint8_t>> element)
{
    m_rsn = std::move(element);
}

void
ManagedApMac::SetMacQueueScheduler(Ptr<WifiMacQueueScheduler> scheduler)
{
    ApWifiMac::SetMacQueueScheduler(scheduler);
    if (auto holding = GetHoldingScheduler())
    {
        holding->SetEnqueueCallback([this](Ptr<WifiMpdu> mpdu) { Shape(mpdu); });
    }
}

void
ManagedApMac::Shape(Ptr<WifiMpdu> mpdu)
{
    const auto& header = mpdu->GetHeader();
    if (!header.IsMgt())
    {
        return;
    }
    ApAnnouncement announcement;
    announcement.rsn = m_rsn;
    announcement.groupBuffered = m_buffer.GetGroupPackets() > 0;
    for (const auto& [aid, station] : GetStaList(SINGLE_LINK_OP_ID))
    {
        if (m_buffer.GetPackets(station) > 0)
        {
            announcement.bufferedAids.insert(aid);
        }
    }
    const auto before = CopyBytes(mpdu->GetPacket());
    auto body = before;
    Announce(header.GetType(), body, announcement);
    if (body != before)
    {
        // Made by ns-3 in this instant and known to nobody else yet.
        auto packet = ConstCast<Packet>(mpdu->GetPacket());
        packet->RemoveAtEnd(packet->GetSize());
        packet->AddAtEnd(PacketFromBytes(body));
    }
}

void
ManagedApMac::SendManagement(WifiMacType type, Mac48Address to, Ptr<Packet> body)
{
    WifiMacHeader header;
    header.SetType(type);
    header.SetAddr1(to);
    header.SetAddr2(GetAddress());
    header.SetAddr3(GetAddress());
    header.SetDsNotFrom();
    header.SetDsNotTo();
    Queue(body, header);
}

void
ManagedApMac::SendNull(Mac48Address to)
{
    WifiMacHeader header;
    header.SetType(WIFI_MAC_DATA_NULL);
    header.SetAddr1(to);
    header.SetAddr2(GetAddress());
    header.SetAddr3(GetAddress());
    header.SetDsFrom();
    header.SetDsNotTo();
    Queue(Create<Packet>(), header);
}

void
ManagedApMac::Queue(Ptr<Packet> body, const WifiMacHeader& header)
{
    if (GetQosSupported())
    {
        GetQosTxop(AC_VO)->Queue(body, header);
    }
    else
    {
        GetTxop()->Queue(body, header);
    }
}

void
ManagedApMac::SendEapol(Ptr<Packet> eapol, Mac48Address to)
{
    LlcSnapHeader llc;
    llc.SetType(EAPOL_ETHERTYPE);
    eapol->AddHeader(llc);
    ApWifiMac::Enqueue(eapol, to, GetAddress());
}

void
ManagedApMac::NotifyAcked(Ptr<const WifiMpdu> mpdu)
{
    const auto& header = mpdu->GetHeader();
    NotifyPresence(header.GetAddr1(), true);
    if ((header.IsAssocResp() || header.IsReassocResp()) && m_associatedCallback)
    {
        // ApWifiMac has recorded it in its own sink by the time that the event runs.
        Simulator::ScheduleNow([this, station = header.GetAddr1()] {
            if (m_associatedCallback)
            {
                m_associatedCallback(station, IsStationAssociated(station));
            }
        });
    }
}

void
ManagedApMac::NotifyDropped(WifiMacDropReason reason, Ptr<const WifiMpdu> mpdu)
{
    const auto& header = mpdu->GetHeader();
    if (header.IsData() && reason == WIFI_MAC_DROP_REACHED_RETRY_LIMIT)
    {
        NotifyPresence(header.GetAddr1(), false);
    }
    if ((header.IsAssocResp() || header.IsReassocResp()) && m_associatedCallback)
    {
        Simulator::ScheduleNow([this, station = header.GetAddr1()] {
            if (m_associatedCallback)
            {
                m_associatedCallback(station, false);
            }
        });
    }
}

} // namespace fmipv6
} // namespace ns3
