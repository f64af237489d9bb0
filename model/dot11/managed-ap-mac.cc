/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/managed-ap-mac.h"

#include "ns3/ap-elements.h"
#include "ns3/block-ack-access.h"
#include "ns3/boolean.h"
#include "ns3/eapol-frame.h"
#include "ns3/holding-queue-scheduler.h"
#include "ns3/l2-byte-reader.h"
#include "ns3/log.h"
#include "ns3/mac-frames.h"
#include "ns3/mac-rx-middle.h"
#include "ns3/power-management-tag.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-mpdu.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6ManagedApMac");
NS_OBJECT_ENSURE_REGISTERED(ManagedApMac);

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
            .AddAttribute("RelayStrays",
                          "Pass on what stations send that are not associated, as no access point "
                          "should (IEEE Std 802.11-2020 section 11.3.3 has such frames answered by "
                          "a Deauthentication); for the study of attacks (RFC 4260 section 8)",
                          BooleanValue(false),
                          MakeBooleanAccessor(&ManagedApMac::m_relayStrays),
                          MakeBooleanChecker())
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
        if (m_relayStrays && header.HasData() && PeekEtherType(packet))
        {
            ForwardUp(packet, from, header.GetAddr3());
            return;
        }
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
            AfterReception([this, packet, from] { m_eapolCallback(WithoutLlc(packet), from); });
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
    QueueWithoutTid(*this, body, MakeManagementHeader(type, to, GetAddress(), GetAddress()));
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
    QueueWithoutTid(*this, Create<Packet>(), header);
}

void
ManagedApMac::SendEapol(Ptr<Packet> eapol, Mac48Address to)
{
    AddEapolLlc(eapol);
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
