/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FLOW_SOURCE_H
#define FLOW_SOURCE_H

#include "ns3/application.h"
#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/nstime.h"
#include "ns3/packet-ledger.h"
#include "ns3/ptr.h"
#include "ns3/socket.h"

namespace ns3
{
namespace fmipv6
{

/**
 * Sends UDP datagrams of one size at a constant interval and enters each in the packet ledger.
 *
 * The defaults are the flow "voice": 160 octets of G.711 (64 kbit/s) every 20 ms (RFC 3551). The
 * payload is voice alone; no RTP header is added, so that a packet is 208 octets of IPv6.
 */
class FlowSource : public Application
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param ledger where packets are entered @param flow id of this flow in it
    void SetLedger(Ptr<PacketLedger> ledger, uint32_t flow);

  protected:
    void DoDispose() override;

  private:
    void StartApplication() override;
    void StopApplication() override;
    /// Send one packet and schedule the next.
    void SendPacket();

    Ptr<PacketLedger> m_ledger; //!< the ledger
    uint32_t m_flow{0};         //!< id in the ledger
    Time m_interval;            //!< attribute Interval
    uint32_t m_payloadSize{0};  //!< attribute PayloadSize
    Ipv6Address m_local;        //!< attribute LocalAddress
    Ipv6Address m_remote;       //!< attribute RemoteAddress
    uint16_t m_port{0};         //!< attribute Port
    Ptr<Socket> m_socket;       //!< UDP socket
    EventId m_next;             //!< next transmission
};

} // namespace fmipv6
} // namespace ns3

#endif /* FLOW_SOURCE_H */
