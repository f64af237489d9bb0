/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ATTACKER_SINK_H
#define ATTACKER_SINK_H

#include "ns3/net-device.h"
#include "ns3/object.h"
#include "ns3/packet-ledger.h"

namespace ns3
{
namespace fmipv6
{

/**
 * What an attacker's device has taken off the air ends here: every application packet is entered
 * in the ledger as lost, with the cause "diverted".
 */
class AttackerSink : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Take all frames that a device delivers. To be called once.
     * @param device the attacker's, on its node, which keeps the sink alive
     * @param ledger where the packets are entered
     */
    void Watch(Ptr<NetDevice> device, Ptr<PacketLedger> ledger);

    /// @return how many application packets have come, each copy counted
    uint64_t GetPacketCount() const;

  protected:
    void DoDispose() override;

  private:
    /**
     * Protocol handler.
     * @param device the device
     * @param packet the payload
     * @param protocol EtherType
     * @param from source
     * @param to destination
     * @param type kind of destination
     */
    void Receive(Ptr<NetDevice> device,
                 Ptr<const Packet> packet,
                 uint16_t protocol,
                 const Address& from,
                 const Address& to,
                 NetDevice::PacketType type);

    Ptr<PacketLedger> m_ledger; //!< where packets are entered
    uint64_t m_packets{0};      //!< how many
};

} // namespace fmipv6
} // namespace ns3

#endif /* ATTACKER_SINK_H */
