/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ACCESS_ROUTER_ROLE_H
#define ACCESS_ROUTER_ROLE_H

#include "ns3/ipv6-address.h"
#include "ns3/ipv6-interface.h"
#include "ns3/ipv6-route.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

class AccessRouter;

/**
 * What the two roles of an access router share: whose they are, the traces of their messages, and
 * how a message leaves.
 */
class AccessRouterRole : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Register with the node's protocols. @param router whose role this is
    void Attach(AccessRouter* router);

    /**
     * TracedCallback signature of the trace sources MsgTx and MsgRx.
     * @param name name of the message
     * @param packet the message without its IPv6 header
     */
    typedef void (*MessageTracedCallback)(std::string name, Ptr<const Packet> packet);
    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

  protected:
    /// Register with the protocols of the node of m_router.
    virtual void DoAttach() = 0;
    void DoDispose() override;

    /// @return the interface of the access link
    Ptr<Ipv6Interface> GetInterface() const;

    /**
     * Send a message, with hop limit 255 where it is one of ICMPv6.
     * @param name for MsgTx
     * @param packet the message
     * @param source its source
     * @param destination its destination
     * @param protocol Next Header
     * @param route past the routing table, or null
     */
    void SendMessage(const std::string& name,
                     Ptr<Packet> packet,
                     Ipv6Address source,
                     Ipv6Address destination,
                     uint8_t protocol,
                     Ptr<Ipv6Route> route = nullptr);

    AccessRouter* m_router{nullptr}; //!< whose role this is (it owns this object)
    TracedCallback<std::string, Ptr<const Packet>> m_rxTrace;      //!< MsgRx
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop

  private:
    TracedCallback<std::string, Ptr<const Packet>> m_txTrace; //!< MsgTx
};

} // namespace fmipv6
} // namespace ns3

#endif /* ACCESS_ROUTER_ROLE_H */
