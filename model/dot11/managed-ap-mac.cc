/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/managed-ap-mac.h"

#include "ns3/holding-queue-scheduler.h"
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
            .AddAttribute(
                "PsBufferPackets",
                "Packets held for each station that is away (RFC 4260 section 4: \"This "
                "can result in buffer exhaustion on the AP\"); hostapd's driver framework "
                "holds 64 per station and access category",
                UintegerValue(64),
                MakeUintegerAccessor(&ManagedApMac::m_bufferLimit),
                MakeUintegerChecker<uint32_t>())
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
    return m_asleep.count(station) > 0;
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
            m_strayCallback(from);
        }
        return;
    }
    PowerManagementTag tag;
    SetAsleep(from, packet->PeekPacketTag(tag) && tag.IsAsleep());
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
            m_eapolCallback(eapol, from);
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
    if (to.IsGroup())
    {
        if (m_asleep.empty())
        {
            ApWifiMac::Enqueue(packet, to, from);
        }
        else if (m_group.size() >= m_bufferLimit)
        {
            Drop(packet, PacketDropCause::PS_BUFFER_FULL);
        }
        else
        {
            m_group.push_back({packet, to, from});
            m_packetHold(packet);
            if (m_groupEvent.IsExpired())
            {
                m_groupEvent =
                    Simulator::Schedule(GetBeaconInterval(), &ManagedApMac::ReleaseGroup, this);
            }
        }
        return;
    }
    if (!IsStationAssociated(to))
    {
        Drop(packet, PacketDropCause::NOT_ASSOCIATED);
        return;
    }
    if (!IsPortOpen(to))
    {
        Drop(packet, PacketDropCause::PORT_CLOSED);
        return;
    }
    const auto asleep = m_asleep.find(to);
    if (asleep == m_asleep.end())
    {
        ApWifiMac::Enqueue(packet, to, from);
    }
    else if (asleep->second.size() + CountQueuedData(*this, to) >= m_bufferLimit)
    {
        Drop(packet, PacketDropCause::PS_BUFFER_FULL);
    }
    else
    {
        asleep->second.push_back({packet, to, from});
        m_packetHold(packet);
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
        m_asleep[station];
        if (scheduler)
        {
            scheduler->Hold(station);
        }
        return;
    }
    auto held = std::move(m_asleep[station]);
    m_asleep.erase(station);
    if (scheduler)
    {
        scheduler->Release(station);
    }
    for (const auto& item : held)
    {
        ApWifiMac::Enqueue(item.packet, item.to, item.from);
    }
    if (m_asleep.empty())
    {
        ReleaseGroup();
    }
}

void
ManagedApMac::ReleaseGroup()
{
    m_groupEvent.Cancel();
    auto held = std::move(m_group);
    m_group.clear();
    for (const auto& item : held)
    {
        ApWifiMac::Enqueue(item.packet, item.to, item.from);
    }
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
    const auto asleep = m_asleep.find(station);
    if (asleep != m_asleep.end())
    {
        auto held = std::move(asleep->second);
        m_asleep.erase(asleep);
        for (const auto& item : held)
        {
            Drop(item.packet, PacketDropCause::FLUSHED);
        }
        if (auto scheduler = GetHoldingScheduler())
        {
            scheduler->Release(station);
        }
        if (m_asleep.empty())
        {
            ReleaseGroup();
        }
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
ManagedApMac::NotifyDropped(WifiMacDropReason, Ptr<const WifiMpdu> mpdu)
{
    const auto& header = mpdu->GetHeader();
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
