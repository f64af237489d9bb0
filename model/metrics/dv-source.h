/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DV_SOURCE_H
#define DV_SOURCE_H

#include "ns3/application.h"
#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/nstime.h"
#include "ns3/packet-ledger.h"
#include "ns3/ptr.h"
#include "ns3/socket.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/// How many video frames came whole.
struct DvFrameCount
{
    uint32_t sent{0};    //!< frames all packets of which were sent
    uint32_t hurt{0};    //!< of these, frames of which a packet was lost
    uint32_t packets{0}; //!< packets that were lost, of all frames
};

/**
 * Digital video as DVTS sends it: DV (IEC 61834, 25 Mbit/s) of a 525/60 system in RTP (RFC 6469).
 *
 * A frame of video has 10 DIF sequences of 150 DIF blocks of 80 octets, 120000 octets; 30000/1001
 * frames a second are 28.8 Mbit/s. A packet carries 17 DIF blocks behind an RTP header of 12
 * octets, and as many as are left at the end of a frame, for blocks of two frames do not share a
 * packet: 89 packets a frame, 2667 a second. The camera delivers a frame evenly over its 33.4 ms.
 * With FrameDivider n only each n-th frame is sent: with 2, 15.0 Mbit/s with all headers, in bursts
 * of 33.4 ms.
 */
class DvSource : public Application
{
  public:
    /// Packets of a frame of video.
    static constexpr uint32_t PACKETS_PER_FRAME = 89;

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param ledger where packets are entered @param flow id of this flow in it
    void SetLedger(Ptr<PacketLedger> ledger, uint32_t flow);

    /// @return time between two packets of a frame
    static Time GetPacketInterval();

    /// @return time from the last packet of a frame to the first of the next one that is sent
    Time GetPause() const;

    /**
     * Count the frames that came whole.
     * @param ledger with all packets
     * @param flow id of a flow of this class
     * @return the count; a frame that was cut off by the end of the flow is none
     */
    static DvFrameCount CountFrames(const PacketLedger& ledger, uint32_t flow);

  protected:
    void DoDispose() override;

  private:
    void StartApplication() override;
    void StopApplication() override;
    /// Send one packet and schedule the next.
    void SendPacket();

    Ptr<PacketLedger> m_ledger; //!< the ledger
    uint32_t m_flow{0};         //!< id in the ledger
    uint32_t m_divider{2};      //!< attribute FrameDivider
    uint64_t m_frame{0};        //!< number of the frame that is sent
    uint32_t m_packet{0};       //!< number of the next packet in it
    uint16_t m_sequence{0};     //!< RTP sequence number of the next packet
    Time m_start;               //!< of the first frame
    Ipv6Address m_local;        //!< attribute LocalAddress
    Ipv6Address m_remote;       //!< attribute RemoteAddress
    uint16_t m_port{0};         //!< attribute Port
    Ptr<Socket> m_socket;       //!< UDP socket
    EventId m_next;             //!< next transmission
};

} // namespace fmipv6
} // namespace ns3

#endif /* DV_SOURCE_H */
