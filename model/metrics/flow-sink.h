/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FLOW_SINK_H
#define FLOW_SINK_H

#include "ns3/application.h"
#include "ns3/packet-ledger.h"
#include "ns3/ptr.h"
#include "ns3/socket.h"

namespace ns3
{
namespace fmipv6
{

/// Receives UDP datagrams on a port, at any of the node's addresses, and reports each to the packet
/// ledger.
class FlowSink : public Application
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param ledger where deliveries are reported
    void SetLedger(Ptr<PacketLedger> ledger);

  protected:
    void DoDispose() override;

  private:
    void StartApplication() override;
    void StopApplication() override;
    /// @param socket has something to read
    void Receive(Ptr<Socket> socket);

    Ptr<PacketLedger> m_ledger; //!< the ledger
    uint16_t m_port{0};         //!< attribute Port
    Ptr<Socket> m_socket;       //!< UDP socket
};

} // namespace fmipv6
} // namespace ns3

#endif /* FLOW_SINK_H */
