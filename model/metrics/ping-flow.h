/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PING_FLOW_H
#define PING_FLOW_H

#include "ns3/application.h"
#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/nstime.h"
#include "ns3/packet-ledger.h"
#include "ns3/ptr.h"
#include "ns3/socket.h"

#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * Sends ICMPv6 Echo Requests (RFC 4443 section 4.1) at a constant interval, by default 10 ms; in
 * the packet ledger one packet is the pair of request and reply.
 *
 * ns-3's ICMPv6 builds the reply from the bytes of the request, so the ledger's tag ends at the
 * correspondent. WatchCorrespondent() puts it on the reply again, found by the Identifier and the
 * Sequence Number, when the reply leaves the correspondent's IPv6.
 */
class PingFlow : public Application
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param ledger where packets are entered @param flow id of this flow in it
    void SetLedger(Ptr<PacketLedger> ledger, uint32_t flow);

    /// Follow this flow's replies. @param node the node that answers; its IPv6 is installed
    void WatchCorrespondent(Ptr<Node> node);

  protected:
    void DoDispose() override;

  private:
    void StartApplication() override;
    void StopApplication() override;
    /// Send one request and schedule the next.
    void SendRequest();
    /// @param header of a packet delivered locally @param packet its payload @param interface where
    void OnDelivered(const Ipv6Header& header, Ptr<const Packet> packet, uint32_t interface);
    /// @param header of a packet that the correspondent originates @param packet its payload
    /// @param interface where to
    void OnCorrespondentSends(const Ipv6Header& header,
                              Ptr<const Packet> packet,
                              uint32_t interface);
    /// @return the Identifier of this flow's Echo messages
    uint16_t GetIdentifier() const;
    /// @param sequence of an Echo @return the latest packet sent with these low 16 bits
    std::optional<PacketId> GetPacketId(uint16_t sequence) const;

    Ptr<PacketLedger> m_ledger; //!< the ledger
    uint32_t m_flow{0};         //!< id in the ledger
    Time m_interval;            //!< attribute Interval
    uint32_t m_payloadSize{0};  //!< attribute PayloadSize
    Ipv6Address m_local;        //!< attribute LocalAddress
    Ipv6Address m_remote;       //!< attribute RemoteAddress
    Ptr<Socket> m_socket;       //!< raw ICMPv6 socket
    EventId m_next;             //!< next transmission
};

} // namespace fmipv6
} // namespace ns3

#endif /* PING_FLOW_H */
