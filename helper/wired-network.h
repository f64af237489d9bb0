/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef WIRED_NETWORK_H
#define WIRED_NETWORK_H

#include "ns3/csma-channel.h"
#include "ns3/ipv6-address.h"
#include "ns3/net-device-container.h"
#include "ns3/network-plan.h"
#include "ns3/node.h"

#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// An access router of a WiredNetwork.
struct NetworkRouter
{
    Ptr<Node> node;                //!< the router; in Figure 2 it is an access point, too
    uint32_t subnet;               //!< index of its subnet
    Ipv6Address prefix;            //!< /64 that it advertises, its own
    Ipv6Address address;           //!< global address on the access link
    Ptr<NetDevice> device;         //!< on the LAN; null in Figure 2, where the air side serves
    Ipv6Address backboneAddress;   //!< on the link to the core router
    Ptr<NetDevice> backboneDevice; //!< the core router's on that link
};

/// An access point of a WiredNetwork.
struct NetworkAp
{
    Ptr<Node> node;           //!< the access point
    uint32_t subnet;          //!< index of its subnet
    uint32_t router;          //!< index of the access router that PrRtAdv names for it
    Ptr<NetDevice> lanDevice; //!< on the LAN; null in Figure 2
    ApPlan plan;              //!< position, channel
};

/**
 * The wired part of a network of RFC 4260 section 3, with a correspondent and a home agent. Figure
 * 1, here with one router a subnet:
 * @verbatim
     HA ---- WAN ---- core ---- CN
                     /    \
                 AR1        AR2          100 Mbit/s Ethernet below the routers
                  |          |
                LAN1       LAN2          learning bridges
              / | | | \   / | | | \
            AP1 ... AP5  AP6 ... AP10    relay APs
   @endverbatim
 * In Figure 2 the access points are connected to the core router themselves.
 *
 * Where the backbone is a segment, all that is joined to the core above is on one Ethernet with it.
 * Each router and host there knows which prefix is behind which other, so that packets do not pass
 * the core, which only is what hosts would use for the rest of the world.
 *
 * Every access router has a /64 of its own, also where several share a LAN: a previous access
 * router tells by the prefix of the new care-of address which router is the new one (RFC 4068
 * section 4), and packets for a care-of address must come by the router that gets its FBU. The home
 * network and the correspondent have prefixes of their own; static routes join them. The access
 * points and the mobile nodes get their radio elsewhere (AccessNetwork).
 */
class WiredNetwork
{
  public:
    /// Build nodes, cables, stacks, addresses and routes. @param plan what the network is made of
    explicit WiredNetwork(const NetworkPlan& plan);

    /// @return the plan
    const NetworkPlan& GetPlan() const;
    /// @return the access routers, those of the first subnet first
    const std::vector<NetworkRouter>& GetRouters() const;
    /// @return the access points, those of the first subnet first
    const std::vector<NetworkAp>& GetAccessPoints() const;
    /// @return the learning bridge of each LAN, in the order of the subnets; none in Figure 2
    const std::vector<Ptr<Node>>& GetLanSwitches() const;
    /// @return the core router
    Ptr<Node> GetCore() const;
    /// @return the correspondent node
    Ptr<Node> GetCorrespondent() const;
    /// @return the correspondent's global address
    Ipv6Address GetCorrespondentAddress() const;
    /// @return the home agent
    Ptr<Node> GetHomeAgent() const;
    /// @return the home agent's global address, in the home prefix
    Ipv6Address GetHomeAgentAddress() const;
    /// @return the home network's /64 prefix
    Ipv6Address GetHomePrefix() const;
    /// @return every node but the mobile nodes, named as in the figures
    const std::vector<Ptr<Node>>& GetNodes() const;
    /// @return every wired device, of all nodes
    const NetDeviceContainer& GetWiredDevices() const;

    /**
     * Connect one more node to the LAN of a subnet, for instance somebody who means ill.
     * @param subnet index of the subnet (Figure 1 only)
     * @param node the node; its name is used for pcap files
     * @return its device on the LAN
     */
    Ptr<NetDevice> ConnectToLan(uint32_t subnet, Ptr<Node> node);

    /**
     * Give a router a link of its own with nothing on it, so that packets for the addresses of its
     * prefix end there: a home link, or that of regional care-of addresses.
     * @param node the router
     * @param address its address on the link; the prefix is the /64 of it
     */
    void AddVirtualLink(Ptr<Node> node, Ipv6Address address);

    /**
     * Write a pcap file for every cable: PREFIX + "wire-" + the names of both ends.
     * @param prefix path and beginning of the file names
     */
    void EnablePcap(const std::string& prefix) const;

  private:
    /// A cable, for pcap.
    struct Cable
    {
        std::string name;      //!< both ends
        Ptr<NetDevice> device; //!< the end that captures
        bool pointToPoint;     //!< else Ethernet
    };

    /// A node on the backbone segment.
    struct SegmentMember
    {
        Ptr<Node> node;        //!< it
        Ptr<NetDevice> device; //!< its device there
        Ipv6Address address;   //!< its address there
        Ipv6Address prefix;    //!< the /64 behind it, or ::
    };

    /// @param name name in the figure @return a new node of that name
    Ptr<Node> MakeNode(const std::string& name);
    /// Join a node to the backbone: to the core router, by a link of its own or by the segment.
    /// @param node it @param delay one way, of its own link
    /// @return its global address there, and the device of the core towards it
    std::pair<Ipv6Address, Ptr<NetDevice>> JoinBackbone(Ptr<Node> node, Time delay);
    /// Connect the core router and another by a point-to-point link with a /64 of its own.
    /// @param a one end @param b the other @param delay one way
    /// @return the global address of b, and the device of a towards it
    std::pair<Ipv6Address, Ptr<NetDevice>> Link(Ptr<Node> a, Ptr<Node> b, Time delay);
    /// Connect a node to the backbone segment. @param node it @return it as a member
    const SegmentMember& JoinSegment(Ptr<Node> node);
    /// Tell the core, and who is on the segment with it, what is behind a node.
    /// @param prefix /64 @param address the node's on the backbone @param device the core's
    void AddBackboneRoute(Ipv6Address prefix, Ipv6Address address, Ptr<NetDevice> device);
    /// Let the members of the segment know what is behind each other.
    void JoinRoutes();
    /// Lay an Ethernet cable. @param a one end @param b the other
    /// @return the devices of both ends
    std::pair<Ptr<NetDevice>, Ptr<NetDevice>> LayCable(Ptr<Node> a, Ptr<Node> b);
    /// Make a node an access router behind the core. @param node it @param subnet index
    /// @param number its number in the subnet, from 1 on @return the router, without its device
    NetworkRouter MakeRouter(Ptr<Node> node, uint32_t subnet, uint32_t number);
    /// Build one subnet of relay access points. @param index its index
    void BuildLan(uint32_t index);
    /// Build one subnet of an access point that is a router. @param index its index
    void BuildIntegrated(uint32_t index);
    /// Build the home network.
    void BuildHomeNetwork();

    NetworkPlan m_plan;                   //!< what it is made of
    std::vector<NetworkRouter> m_routers; //!< all
    std::vector<NetworkAp> m_aps;         //!< all
    std::vector<Ptr<Node>> m_switches;    //!< of the LANs
    Ptr<Node> m_core;                     //!< core router
    Ptr<Node> m_correspondent;            //!< CN
    Ptr<Node> m_homeAgent;                //!< HA
    Ipv6Address m_correspondentAddress;   //!< of the CN
    Ipv6Address m_homeAgentAddress;       //!< of the HA
    Ipv6Address m_homePrefix;             //!< /64
    std::vector<Ptr<Node>> m_nodes;       //!< all
    NetDeviceContainer m_wired;           //!< all wired devices
    std::vector<Cable> m_cables;          //!< for pcap
    uint32_t m_nextLink{0};               //!< number of the next point-to-point /64
    Ptr<CsmaChannel> m_segment;           //!< backbone, null if it is a star
    std::vector<SegmentMember> m_members; //!< on the segment, the core first
};

} // namespace fmipv6
} // namespace ns3

#endif /* WIRED_NETWORK_H */
