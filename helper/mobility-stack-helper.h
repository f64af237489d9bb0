/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_STACK_HELPER_H
#define MOBILITY_STACK_HELPER_H

#include "ns3/ipv6-address.h"
#include "ns3/net-device.h"
#include "ns3/node-container.h"
#include "ns3/node.h"
#include "ns3/ptr.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/**
 * Installs IPv6 with the pieces that mobility needs, in place of InternetStackHelper (which cannot
 * take subclasses): Ipv6L3Protocol with static routing, MobilityIcmpv6L4Protocol,
 * MobilityTrafficControlLayer, MobilityHeaderProtocol, Ipv6TunnelProtocol, UDP. No IPv4; TCP where
 * AddTcp() is called.
 */
class MobilityStackHelper
{
  public:
    /// A router: forwards on every interface, sends no redirects. @param node the node
    void InstallRouter(Ptr<Node> node) const;

    /// A mobile node: does not forward; the agent, not the stack, handles advertisements.
    /// @param node the node
    void InstallMobileNode(Ptr<Node> node) const;

    /// A stationary host: does not forward. @param node the node
    void InstallHost(Ptr<Node> node) const;

    /// Add TCP, unless the node has it. @param node a node with a stack
    static void AddTcp(Ptr<Node> node);

    /**
     * Give a node an IPv6 interface with a link-local address only.
     * @param node the node
     * @param device its device
     * @return index of the IPv6 interface
     */
    static uint32_t AddInterface(Ptr<Node> node, Ptr<NetDevice> device);

    /**
     * Give a node an IPv6 interface with a global address; no duplicate address detection is
     * awaited, the address is usable at once.
     * @param node the node
     * @param device its device
     * @param address the address
     * @param prefix the on-link prefix
     * @return index of the IPv6 interface
     */
    static uint32_t AddInterface(Ptr<Node> node,
                                 Ptr<NetDevice> device,
                                 Ipv6Address address,
                                 Ipv6Prefix prefix);

    /**
     * Add a static route.
     * @param node the node
     * @param network destination network (:: with prefix length 0 for the default route)
     * @param prefix its prefix
     * @param nextHop address of the next router
     * @param device where out
     */
    static void AddRoute(Ptr<Node> node,
                         Ipv6Address network,
                         Ipv6Prefix prefix,
                         Ipv6Address nextHop,
                         Ptr<NetDevice> device);

    /**
     * Fix the random streams of the stack and of the agents aggregated to the nodes.
     * @param nodes the nodes
     * @param stream first stream index
     * @return the number of streams used
     */
    static int64_t AssignStreams(NodeContainer nodes, int64_t stream);

    // The two parts of AssignStreams(), for who has more to number in between.
    /// Stacks and access routers. @param nodes the nodes @param stream first stream index
    /// @return the number of streams used
    static int64_t AssignStackStreams(NodeContainer nodes, int64_t stream);
    /// Home agents and mobile nodes. @param nodes the nodes @param stream first stream index
    /// @return the number of streams used
    static int64_t AssignAgentStreams(NodeContainer nodes, int64_t stream);

  private:
    /// The common part. @param node the node @param forward whether it routes
    void Install(Ptr<Node> node, bool forward) const;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_STACK_HELPER_H */
