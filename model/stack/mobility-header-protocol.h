/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_HEADER_PROTOCOL_H
#define MOBILITY_HEADER_PROTOCOL_H

#include "ns3/ipv6-header.h"
#include "ns3/ipv6-only-l4-protocol.h"
#include "ns3/mobility-header.h"
#include "ns3/node.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <map>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * Next Header 135: gives Mobility Headers (RFC 6275 section 6.1) to the role that registered for
 * their type. The role verifies the checksum when it parses, with the addresses as the Home Address
 * option and the
 * type 2 routing header left them (MobilityTrafficControlLayer).
 */
class MobilityHeaderProtocol : public Ipv6OnlyL4Protocol
{
  public:
    /**
     * Called with a message; checksum and content are for the handler to verify.
     * - message: from the Mobility Header on, encapsulated packet included
     * - header: the IPv6 header, addresses swapped
     * - wireSource: source address on the wire
     */
    using Handler =
        std::function<void(Ptr<const Packet>, const Ipv6Header& header, Ipv6Address wireSource)>;

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Insert into the node's IPv6. @param node the node
    void Attach(Ptr<Node> node);

    /**
     * @param type MH Type
     * @param handler called for each message of this type; replaces an earlier one
     */
    void Register(MobilityHeaderType type, Handler handler);

    /// @return the device on which the message came that a handler is being called with, else null
    Ptr<NetDevice> GetIncomingDevice() const;

    // IpL4Protocol
    int GetProtocolNumber() const override;
    using Ipv6OnlyL4Protocol::Receive;
    enum IpL4Protocol::RxStatus Receive(Ptr<Packet> packet,
                                        const Ipv6Header& header,
                                        Ptr<Ipv6Interface> interface) override;

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why nobody got it
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

  protected:
    void DoDispose() override;

  private:
    std::map<uint8_t, Handler> m_handlers;                         //!< by MH Type
    Ptr<NetDevice> m_incoming;                                     //!< see GetIncomingDevice()
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_HEADER_PROTOCOL_H */
