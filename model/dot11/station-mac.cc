/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-mac.h"

#include "ns3/ampdu-subframe-header.h"
#include "ns3/frame-exchange-manager.h"
#include "ns3/holding-queue-scheduler.h"
#include "ns3/log.h"
#include "ns3/mac-queue-access.h"
#include "ns3/simulator.h"
#include "ns3/uinteger.h"
#include "ns3/wifi-mac-queue.h"
#include "ns3/wifi-mpdu.h"
#include "ns3/wifi-utils.h"

#include <algorithm>
#include <array>

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6StationMac");
NS_OBJECT_ENSURE_REGISTERED(StationMac);

TypeId
StationMac::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::StationMac")
            .SetParent<WifiMac>()
            .SetGroupName("Fmipv6")
            .AddConstructor<StationMac>()
            .AddAttribute("HoldPackets",
                          "Packets of the upper layer kept back while the station is away from its "
                          "AP's channel (as many as ns-3's MAC queue takes)",
                          UintegerValue(500),
                          MakeUintegerAccessor(&StationMac::m_holdLimit),
                          MakeUintegerChecker<uint32_t>())
            .AddAttribute("ChannelSwitchTime",
                          "Time that a change of the channel takes, in which the station neither "
                          "sends nor receives (ns-3's default for each PHY)",
                          TimeValue(MicroSeconds(250)),
                          MakeTimeAccessor(&StationMac::m_switchTime),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddTraceSource("PacketDrop",
                            "A packet was let go of, with the cause.",
                            MakeTraceSourceAccessor(&StationMac::m_packetDrop),
                            "ns3::fmipv6::PacketDropTracedCallback")
            .AddTraceSource("PacketHold",
                            "A packet is kept back while the station is away.",
                            MakeTraceSourceAccessor(&StationMac::m_packetHold),
                            "ns3::fmipv6::PacketHoldTracedCallback");
    return tid;
}

StationMac::StationMac()
{
    SetTypeOfStation(STA);
}

StationMac::~StationMac() = default;

void
StationMac::DoInitialize()
{
    if (auto scheduler = GetHoldingScheduler())
    {
        scheduler->SetPassNull(GetQosSupported());
    }
    TraceConnectWithoutContext("AckedMpdu", MakeCallback(&StationMac::NotifyAcked, this));
    TraceConnectWithoutContext("DroppedMpdu", MakeCallback(&StationMac::NotifyDropped, this));
    TraceConnectWithoutContext("NAckedMpdu", MakeCallback(&StationMac::NotifyNacked, this));
    TraceConnectWithoutContext("MpduResponseTimeout",
                               MakeCallback(&StationMac::NotifyTimeout, this));
    TraceConnectWithoutContext("PsduResponseTimeout",
                               MakeCallback(&StationMac::NotifyPsduTimeout, this));
    WifiMac::DoInitialize();
}

void
StationMac::DoDispose()
{
    m_switchEvent.Cancel();
    m_managementCallback = nullptr;
    m_eapolCallback = nullptr;
    m_signalCallback = nullptr;
    m_transmissionCallback = nullptr;
    m_mediumCallback = nullptr;
    m_failureCallback = nullptr;
    m_heldBars.clear();
    m_tune.done = nullptr;
    m_nextTune.reset();
    m_fates.clear();
    m_held.clear();
    WifiMac::DoDispose();
}

void
StationMac::SetWifiPhys(const std::vector<Ptr<WifiPhy>>& phys)
{
    WifiMac::SetWifiPhys(phys);
    auto phy = GetWifiPhy();
    phy->SetAttribute("ChannelSwitchDelay", TimeValue(m_switchTime));
    phy->TraceConnectWithoutContext("MonitorSnifferRx", MakeCallback(&StationMac::Sniff, this));
    phy->TraceConnectWithoutContext("PhyTxEnd", MakeCallback(&StationMac::NotifyTxEnd, this));
    m_tune.channel = phy->GetOperatingChannel().IsSet() ? phy->GetChannelNumber() : 0;
}

void
StationMac::SetManagementCallback(ManagementCallback callback)
{
    m_managementCallback = std::move(callback);
}

void
StationMac::SetEapolCallback(EapolCallback callback)
{
    m_eapolCallback = std::move(callback);
}

void
StationMac::SetTransmissionCallback(TransmissionCallback callback)
{
    m_transmissionCallback = std::move(callback);
}

void
StationMac::SetSignalCallback(SignalCallback callback)
{
    m_signalCallback = std::move(callback);
}

void
StationMac::SetMediumCallback(MediumCallback callback)
{
    m_mediumCallback = std::move(callback);
}

void
StationMac::WatchMedium(bool watch)
{
    if (watch == m_watching)
    {
        return;
    }
    m_watching = watch;
    // Connected for the time of need alone: the trace costs something in every reception.
    const auto sink = MakeCallback(&StationMac::NotifyRxBegin, this);
    if (watch)
    {
        GetWifiPhy()->TraceConnectWithoutContext("PhyRxBegin", sink);
    }
    else
    {
        GetWifiPhy()->TraceDisconnectWithoutContext("PhyRxBegin", sink);
    }
}

void
StationMac::SetFailureCallback(FailureCallback callback)
{
    m_failureCallback = std::move(callback);
}

Ptr<HoldingQueueScheduler>
StationMac::GetHoldingScheduler() const
{
    return DynamicCast<HoldingQueueScheduler>(GetMacQueueScheduler());
}

void
StationMac::Attach(Mac48Address bssid,
                   const std::vector<uint8_t>& rates,
                   Ptr<const Packet> associationResponse)
{
    NS_LOG_FUNCTION(this << bssid);
    Detach();
    BeginBlockAck(bssid);
    m_ap = bssid;
    m_apRates = rates;
    m_failures = 0;
    ReadApCapabilities(associationResponse);
    SetBssid(bssid, SINGLE_LINK_OP_ID);
    RecordAp();
}

void
StationMac::Detach()
{
    if (!m_ap)
    {
        return;
    }
    NS_LOG_FUNCTION(this << *m_ap);
    SetPortOpen(false);
    for (const auto& mpdu : TakeQueuedData(*this, *m_ap))
    {
        m_fates.erase(mpdu->GetPacket()->GetUid());
        DropBody(mpdu, PacketDropCause::FLUSHED);
    }
    EndBlockAck();
    auto held = std::move(m_held);
    m_held.clear();
    for (const auto& item : held)
    {
        Drop(item.packet, PacketDropCause::FLUSHED);
    }
    if (auto scheduler = GetHoldingScheduler())
    {
        scheduler->Release(*m_ap);
    }
    m_suspended = false;
    GetWifiRemoteStationManager()->RecordDisassociated(*m_ap);
    m_ap.reset();
}

std::optional<Mac48Address>
StationMac::GetAttachedAp() const
{
    return m_ap;
}

void
StationMac::SetPortOpen(bool open)
{
    if (open == m_portOpen)
    {
        return;
    }
    m_portOpen = open;
    auto& callback = open ? m_linkUp : m_linkDown;
    if (!callback.IsNull())
    {
        callback();
    }
}

bool
StationMac::IsPortOpen() const
{
    return m_portOpen;
}

void
StationMac::SuspendData(bool queueToo)
{
    m_suspended = true;
    auto scheduler = GetHoldingScheduler();
    if (m_ap && scheduler && queueToo)
    {
        scheduler->Hold(*m_ap);
        HoldBlockAckRequests();
    }
}

void
StationMac::ResumeData()
{
    m_suspended = false;
    auto scheduler = GetHoldingScheduler();
    if (m_ap && scheduler)
    {
        scheduler->Release(*m_ap);
        ReleaseBlockAckRequests();
    }
    auto held = std::move(m_held);
    m_held.clear();
    for (const auto& item : held)
    {
        Enqueue(item.packet, item.to);
    }
}

void
StationMac::NotifyRxBegin(Ptr<const Packet>, RxPowerWattPerChannelBand)
{
    if (m_mediumCallback)
    {
        m_mediumCallback(MediumEvent::RECEPTION);
    }
}

void
StationMac::NotifyTxEnd(Ptr<const Packet> packet)
{
    WifiMacHeader header;
    packet->PeekHeader(header);
    if (header.IsProbeReq() && m_mediumCallback)
    {
        m_mediumCallback(MediumEvent::PROBE_SENT);
    }
}

} // namespace fmipv6
} // namespace ns3
