/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef CARE_OF_ADDRESS_MANAGER_H
#define CARE_OF_ADDRESS_MANAGER_H

#include "ns3/ipv6-address.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/mac48-address.h"
#include "ns3/neighbor-router-table.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/packet.h"

#include <functional>
#include <map>
#include <optional>

namespace ns3
{
namespace fmipv6
{

/**
 * A mobile node's care-of addresses and its current router: stateless address configuration
 * (RFC 4862), with or without waiting for duplicate address detection, the previous address kept
 * while a router tunnels for it, and sending to or through the current router.
 */
class CareOfAddressManager : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * @param node the mobile node
     * @param device its interface
     */
    void Attach(Ptr<Node> node, Ptr<NetDevice> device);

    /**
     * @param info a router
     * @return the address that this node forms from its prefix (EUI-64)
     */
    Ipv6Address FormAddress(const ArInfo& info) const;

    /**
     * Use a router, and an address on its link, from now on. The address before it becomes the
     * previous one and stays on the interface until ForgetPrevious().
     * @param info the router, also entered into the neighbour cache
     * @param linkLocal the router's link-local address where it is known, else ::
     * @param careOf the address
     */
    void Use(const ArInfo& info, Ipv6Address linkLocal, Ipv6Address careOf);

    /**
     * Configure an address and verify that no other node has it (RFC 4862 section 5.4).
     * @param careOf the address
     * @param prefixLength of its link
     * @param done called once, with whether it is unique, when the check has ended
     */
    void Verify(Ipv6Address careOf, uint8_t prefixLength, std::function<void(bool)> done);

    /// Told of each router that is used from then on.
    using RouterListener = std::function<void(const ArInfo& router, Ipv6Address linkLocal)>;
    /// @param listener told
    void SetRouterListener(RouterListener listener);

    /// Remove addresses other than the one in use. @param keep one more to keep, or ::
    void ForgetPrevious(Ipv6Address keep = Ipv6Address::GetAny());

    /// Remove an address, unless it is the one in use. @param address it
    void Forget(Ipv6Address address);
    /// Tell all nodes of the link that an address of this node is here. @param address it
    void Advertise(Ipv6Address address);

    /// Enter the current router into the neighbour cache again, after the link flushed it.
    void RefreshRouter();

    /// @return the address in use, or ::
    Ipv6Address GetCareOf() const;
    /// @return the router in use; its addresses are :: before the first
    const ArInfo& GetRouter() const;
    /// @return the router's link-local address, or ::
    Ipv6Address GetRouterLinkLocal() const;
    /// @return the node's link-local address
    Ipv6Address GetLinkLocal() const;
    /// @return the interface
    Ptr<NetDevice> GetDevice() const;

    /**
     * @param destination a destination
     * @return a route to it through the current router, or on the link if it is the router itself,
     *         link-local or multicast; null while there is no router
     */
    Ptr<Ipv6Route> RouteTo(Ipv6Address destination) const;

    /**
     * Send by RouteTo(), not by the routing table (whose default route is the home tunnel).
     * @param payload what follows the IPv6 header
     * @param source source address
     * @param destination destination address
     * @param protocol Next Header
     * @param hopLimit Hop Limit
     * @return whether there was a way
     */
    bool Send(Ptr<Packet> payload,
              Ipv6Address source,
              Ipv6Address destination,
              uint8_t protocol,
              uint8_t hopLimit = 64);

  protected:
    void DoDispose() override;

  private:
    /// Put an address on the interface, unless it is there. @param address it
    /// @param prefixLength of its link @param verify whether by duplicate address detection
    void Add(Ipv6Address address, uint8_t prefixLength, bool verify);
    /// The stack has ended a duplicate address detection. @param address whose
    /// @param unique the result
    void DadEnded(Ipv6Address address, bool unique);

    Ptr<Node> m_node;              //!< the mobile node
    Ptr<NetDevice> m_device;       //!< its interface
    Ptr<Ipv6L3Protocol> m_ipv6;    //!< its stack
    uint32_t m_interface{0};       //!< index of the interface in the stack
    ArInfo m_router;               //!< in use
    Ipv6Address m_routerLinkLocal; //!< of the router in use, or ::
    Ipv6Address m_careOf;          //!< in use
    std::map<Ipv6Address, std::function<void(bool)>> m_verifying; //!< awaiting the stack
    RouterListener m_routerListener;                              //!< told of routers
    std::map<Ipv6Address, uint8_t> m_configured; //!< on the interface, with prefix length
};

} // namespace fmipv6
} // namespace ns3

#endif /* CARE_OF_ADDRESS_MANAGER_H */
