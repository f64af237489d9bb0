/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// StationMac: what is read of every frame that is heard.
#include "ns3/ampdu-subframe-header.h"
#include "ns3/simulator.h"
#include "ns3/station-mac.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// What a station wants to know of every frame that it hears.
struct HeardFrame
{
    Mac48Address receiver;     //!< Address 1
    Mac48Address transmitter;  //!< Address 2; all zeros in a control frame
    bool data{false};          //!< type Data
    bool probeResponse{false}; //!< a Probe Response
    bool fromAp{false};        //!< a Beacon, a Probe Response, or data from the DS
    bool retry{false};         //!< its Retry bit
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
    constexpr int BEACON = 8;
    constexpr int FROM_DS = 2; // in the second octet of Frame Control
    constexpr int RETRY = 8;
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
    frame.fromAp = frame.probeResponse || (type == MANAGEMENT && at[0] >> 4 == BEACON) ||
                   (frame.data && (at[1] & FROM_DS) != 0);
    frame.retry = (at[1] & RETRY) != 0;
    return frame;
}

} // namespace

void
StationMac::Sniff(Ptr<const Packet> packet,
                  uint16_t,
                  WifiTxVector,
                  MpduInfo aMpdu,
                  SignalNoiseDbm signalNoise,
                  uint16_t)
{
    const bool aggregated = aMpdu.type != MpduType::NORMAL_MPDU;
    const auto frame = PeekFrame(packet, aggregated);
    m_lastSignal = {signalNoise.signal - signalNoise.noise, signalNoise.signal, frame.retry};
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
    if (mine && frame.data && GetHtSupported() && m_ap && frame.transmitter == *m_ap)
    {
        TakeReordered(packet, aggregated);
    }
    if (frame.fromAp && m_signalCallback)
    {
        m_signalCallback(frame.transmitter, m_lastSignal);
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

} // namespace fmipv6
} // namespace ns3
