/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_HEADER_PROTOCOL_H
#define MOBILITY_HEADER_PROTOCOL_H

#include "ns3/ipv6-header.h"
#include "ns3/ipv6-only-l4-protocol.h"
#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mobility-header.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
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
 * option and the type 2 routing header left them (MobilityTrafficControlLayer). A type that no role
 * awaits is answered with a Binding Error, a wrong Payload Proto or Header Len with an ICMPv6
 * Parameter Problem (section 9.2).
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

    /**
     * Tell a node of its error (RFC 6275 section 9.3.3), unless it was told within
     * BindingErrorInterval or has no unicast address.
     * @param status which error
     * @param own this node's address: destination of the packet in error
     * @param to source of that packet on the wire
     * @param home the home address in its Home Address option, or ::
     */
    void SendBindingError(BindingErrorStatus status,
                          Ipv6Address own,
                          Ipv6Address to,
                          Ipv6Address home);

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

    /**
     * TracedCallback signature of the trace source MsgTx.
     * @param name "BE"
     * @param packet the message without its IPv6 header
     */
    typedef void (*MessageTracedCallback)(std::string name, Ptr<const Packet> packet);

  protected:
    void DoDispose() override;

  private:
    /**
     * Name a wrong field of a Mobility Header (RFC 6275 section 9.2).
     * @param packet the message
     * @param header its IPv6 header, as the home address left it
     * @param wireSource source on the wire
     * @param field offset of the field in the message
     */
    void SendParameterProblem(Ptr<const Packet> packet,
                              const Ipv6Header& header,
                              Ipv6Address wireSource,
                              uint8_t field);
    /**
     * @param own this node's address: destination of a packet in error
     * @param to its source on the wire
     * @return whether that node may be told of its error now; counts as done
     */
    bool MayReport(Ipv6Address own, Ipv6Address to);
    /// Send past a binding, if this node is a correspondent with one (RFC 6275 section 9.2).
    /// @param packet what @param own source @param to destination @param protocol Next Header
    void SendDirectly(Ptr<Packet> packet, Ipv6Address own, Ipv6Address to, uint8_t protocol);

    Ptr<Node> m_node;                                         //!< the node
    Time m_errorInterval;                                     //!< attribute BindingErrorInterval
    std::map<Ipv6Address, Time> m_errorsSent;                 //!< when, by destination
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace; //!< MsgTx
    std::map<uint8_t, Handler> m_handlers;                    //!< by MH Type
    Ptr<NetDevice> m_incoming;                                //!< see GetIncomingDevice()
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_HEADER_PROTOCOL_H */
