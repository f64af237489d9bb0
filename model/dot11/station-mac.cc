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

namespace
{

/// What a station wants to know of every frame that it hears.
struct HeardFrame
{
    Mac48Address receiver;     //!< Address 1
    Mac48Address transmitter;  //!< Address 2; all zeros in a control frame
    bool data{false};          //!< type Data
    bool probeResponse{false}; //!< a Probe Response
};

/**
 * Read the octets that matter (IEEE Std 802.11-2020 section 9.2.3) where they are: among n stations
 * every frame is heard n times, and mostly by others than its receiver.
 *
 * @param packet a whole frame
 * @param aggregated whether the delimiter of an A-MPDU comes first
 * @return what it is
 */
HeardFrame
PeekFrame(Ptr<const Packet> packet, bool aggregated)
{
    constexpr uint32_t DELIMITER_SIZE = 4;
    constexpr uint32_t ADDRESS_1 = 4; // after Frame Control and Duration
    constexpr uint32_t ADDRESS_2 = 10;
    constexpr uint32_t END = 16;
    constexpr int MANAGEMENT = 0;
    constexpr int CONTROL = 1;
    constexpr int DATA = 2;
    constexpr int PROBE_RESPONSE = 5;
    std::array<uint8_t, DELIMITER_SIZE + END> octets{};
    const uint32_t skip = aggregated ? DELIMITER_SIZE : 0;
    packet->CopyData(octets.data(), skip + END);
    const auto* at = octets.data() + skip;
    const int type = at[0] >> 2 & 3;
    HeardFrame frame;
    frame.receiver.CopyFrom(at + ADDRESS_1);
    if (type != CONTROL)
    {
        frame.transmitter.CopyFrom(at + ADDRESS_2);
    }
    frame.data = type == DATA;
    frame.probeResponse = type == MANAGEMENT && at[0] >> 4 == PROBE_RESPONSE;
    return frame;
}

} // namespace

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
    WifiMac::DoInitialize();
}

void
StationMac::DoDispose()
{
    m_switchEvent.Cancel();
    m_managementCallback = nullptr;
    m_eapolCallback = nullptr;
    m_signalCallback = nullptr;
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
    const auto& header = mpdu->GetHeader();
    if (!m_ap || header.GetAddr1() != *m_ap || !header.IsData() || !header.HasData() ||
        (acked && m_failures == 0))
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

void
StationMac::NotifyAcked(Ptr<const WifiMpdu> mpdu)
{
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

void
StationMac::Sniff(Ptr<const Packet> packet,
                  uint16_t,
                  WifiTxVector,
                  MpduInfo aMpdu,
                  SignalNoiseDbm signalNoise,
                  uint16_t)
{
    m_lastSignal = {signalNoise.signal - signalNoise.noise, signalNoise.signal};
    const bool aggregated = aMpdu.type != MpduType::NORMAL_MPDU;
    const auto frame = PeekFrame(packet, aggregated);
    const bool mine = frame.receiver == GetAddress();
    if (mine)
    {
        // An acknowledgment (or the frame behind a CTS) leaves one SIFS from now.
        m_ackDue = Simulator::Now() + GetWifiPhy()->GetSifs() + NanoSeconds(1);
    }
    else if (frame.probeResponse && m_mediumCallback)
    {
        m_mediumCallback(MediumEvent::RESPONSE_TO_OTHER);
    }
    if (!m_ap || frame.transmitter != *m_ap)
    {
        return;
    }
    if (mine && frame.data && GetHtSupported())
    {
        TakeReordered(packet, aggregated);
    }
    if (m_signalCallback)
    {
        m_signalCallback(m_lastSignal);
    }
}

void
StationMac::TakeReordered(Ptr<const Packet> packet, bool aggregated)
{
    auto body = packet->Copy();
    if (aggregated)
    {
        AmpduSubframeHeader delimiter;
        body->RemoveHeader(delimiter);
    }
    WifiMacHeader header;
    body->RemoveHeader(header);
    if (header.IsQosData() && header.HasData())
    {
        m_reorder.Received(header.GetQosTid(), header.GetSequenceNumber(), body);
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
