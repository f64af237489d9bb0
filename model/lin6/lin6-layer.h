/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LIN6_LAYER_H
#define LIN6_LAYER_H

#include "ns3/ipv6-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet-fate.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The part of a LIN6 node's network layer that puts locators in the place of generalized
 * identifiers, and back: what transport sends from one generalized identifier to another leaves the
 * node from its LIN6 address to that of the other node, and what comes so is given to transport
 * with both generalized identifiers. No header is added, and the UDP checksum is that of the
 * identifiers, whatever the locators are.
 *
 * Where another node is it knows from SetMapping(); packets to a node without a mapping wait while
 * the resolver is asked. Aggregated to a node with MobilityStackHelper's stack.
 */
class Lin6Layer : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// How to reach an address, where the routing table does not say.
    using RouteFinder = std::function<Ptr<Ipv6Route>(Ipv6Address destination)>;
    /// Finds the locator of a node, and tells it by SetMapping().
    using Resolver = std::function<void(uint64_t id)>;

    /// Make a node a LIN6 node. Call once, when IPv6 is there. @param node the node
    /// @param id its node identifier
    void Install(Ptr<Node> node, uint64_t id);

    /// @return the node identifier
    uint64_t GetId() const;
    /// @return the generalized identifier, to which sockets are bound
    Ipv6Address GetGeneralizedId() const;

    /// @param prefix of the subnet where the node is; 0 where there is none. The LIN6 address must
    /// be on the interface.
    void SetLocator(uint64_t prefix);
    /// @return the prefix of the subnet where the node is, or 0
    uint64_t GetLocator() const;
    /// @param finder how to reach other nodes; without it the routing table says
    void SetRouteFinder(RouteFinder finder);
    /// @param destination an address other than an identifier's
    /// @return the route to it, or null where the routing table is to say
    Ptr<Ipv6Route> FindRoute(Ipv6Address destination) const;
    /// @param resolver asked once for each node without a mapping that a packet is for
    void SetResolver(Resolver resolver);

    /// Send what waits for the mapping, and from now on. @param id of the other node @param prefix
    /// its locator @param lifetime of the mapping, from now
    void SetMapping(uint64_t id, uint64_t prefix, Time lifetime);
    /// @param id of a node that has no locator: what waits for it is dropped
    void Unresolvable(uint64_t id);
    /// @param id of another node @return its locator, if it is known
    std::optional<uint64_t> FindMapping(uint64_t id) const;
    /// @return identifiers of the nodes whose mapping is known
    std::vector<uint64_t> GetPeers() const;

    /// Keep back what transport sends, LIN6's own messages apart, until Release().
    void Hold();
    /// Send what was kept back, and what comes from now on.
    void Release();
    /// @return how many packets are kept back
    std::size_t GetHeldCount() const;

  protected:
    void DoDispose() override;

  private:
    /// What comes from transport. @param packet with IPv6 header @param source unused
    /// @param destination unused @param protocol EtherType @return true
    bool Send(Ptr<Packet> packet,
              const Address& source,
              const Address& destination,
              uint16_t protocol);
    /// Put locators in, and send. @param packet with IPv6 header
    void Forward(Ptr<Packet> packet);
    /// What comes from the network. @param packet with IPv6 header @param header it
    /// @return the packet with identifiers if it is for this node's, the packet, or null
    Ptr<const Packet> Translate(Ptr<const Packet> packet, const Ipv6Header& header);
    /// @param packet with IPv6 header @return whether it is one of LIN6's own messages
    static bool IsControl(Ptr<const Packet> packet);

    /// What is known of another node.
    struct Mapping
    {
        uint64_t prefix; //!< locator
        Time expires;    //!< simulated time
    };

    Ptr<Node> m_node;                                   //!< this node
    Ptr<Ipv6L3Protocol> m_ipv6;                         //!< its stack
    uint64_t m_id{0};                                   //!< its identifier
    uint64_t m_locator{0};                              //!< where it is
    RouteFinder m_routeFinder;                          //!< see SetRouteFinder()
    Resolver m_resolver;                                //!< see SetResolver()
    std::map<uint64_t, Mapping> m_mappings;             //!< of other nodes, by identifier
    std::map<uint64_t, std::deque<Ptr<Packet>>> m_wait; //!< for a mapping, by identifier
    std::deque<Ptr<Packet>> m_held;                     //!< kept back
    bool m_holding{false};                              //!< see Hold()
    uint32_t m_holdLimit{0};                            //!< attribute HoldLimit
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_holdTrace;                  //!< PacketHold
};

} // namespace fmipv6
} // namespace ns3

#endif /* LIN6_LAYER_H */
