/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FIGURE_ONE_NETWORK_H
#define FIGURE_ONE_NETWORK_H

#include "ns3/ipv6-address.h"
#include "ns3/net-device-container.h"
#include "ns3/node.h"
#include "ns3/nstime.h"

#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// One subnet of RFC 4260 Figure 1: a LAN with an access router and relay APs, a /64 prefix.
struct FigureOneSubnet
{
    Ipv6Address prefix;                  //!< on-link /64
    Ipv6Address routerAddress;           //!< global address of the access router on this LAN
    Ptr<Node> router;                    //!< access router
    Ptr<NetDevice> routerDevice;         //!< its device on the LAN
    Ptr<Node> lanSwitch;                 //!< learning bridge that every cable of the LAN ends in
    std::vector<Ptr<Node>> accessPoints; //!< relay APs
    std::vector<Ptr<NetDevice>> apLanDevices; //!< their devices on the LAN, in the same order
};

/**
 * The wired part of RFC 4260 Figure 1, with a correspondent and a home agent:
 * @verbatim
     HA ---- WAN ---- core ---- CN
                     /    \
                 AR1        AR2          100 Mbit/s Ethernet below the routers
                  |          |
               switch      switch        learning bridges
              / | | | \   / | | | \
            AP1 ... AP5  AP6 ... AP10    relay APs
   @endverbatim
 * The home network, the correspondent's and the two subnets have prefixes of their own; static
 * routes join them. The access points and the mobile node get their radio elsewhere.
 */
class FigureOneNetwork
{
  public:
    /// What the network is made of.
    struct Dimensions
    {
        uint32_t apsPerSubnet; //!< relay APs in each of the two subnets, 1 or more
        Time wanRtt;           //!< round trip between the core router and the home agent
        Time backboneDelay; //!< one way, between the core router and each access router, and the CN
        Time lanDelay;      //!< one way, of each cable of a LAN
    };

    /**
     * Build nodes, cables, stacks, addresses and routes.
     * @param dimensions what the network is made of
     */
    explicit FigureOneNetwork(const Dimensions& dimensions);

    /// @return subnet 1 (the MN starts here) and subnet 2
    const std::vector<FigureOneSubnet>& GetSubnets() const;
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
    /// @return every node but the mobile nodes, named as in the figure
    const std::vector<Ptr<Node>>& GetNodes() const;
    /// @return every wired device, of all nodes
    const NetDeviceContainer& GetWiredDevices() const;

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

    /// @param name name in the figure @return a new node of that name
    Ptr<Node> MakeNode(const std::string& name);
    /// Connect the core router and another by a point-to-point link with a /64 of its own.
    /// @param a one end @param b the other @param delay one way
    /// @return the global address of b, and the device of a towards it
    std::pair<Ipv6Address, Ptr<NetDevice>> Link(Ptr<Node> a, Ptr<Node> b, Time delay);
    /// Lay an Ethernet cable. @param a one end @param b the other @param delay one way
    /// @return the devices of both ends
    std::pair<Ptr<NetDevice>, Ptr<NetDevice>> LayCable(Ptr<Node> a, Ptr<Node> b, Time delay);
    /// Build one subnet. @param index 0 or 1 @param dimensions what the network is made of
    void BuildSubnet(uint32_t index, const Dimensions& dimensions);
    /// Build the home network. @param dimensions what the network is made of
    void BuildHomeNetwork(const Dimensions& dimensions);

    std::vector<FigureOneSubnet> m_subnets; //!< two
    Ptr<Node> m_core;                       //!< core router
    Ptr<Node> m_correspondent;              //!< CN
    Ptr<Node> m_homeAgent;                  //!< HA
    Ipv6Address m_correspondentAddress;     //!< of the CN
    Ipv6Address m_homeAgentAddress;         //!< of the HA
    Ipv6Address m_homePrefix;               //!< /64
    std::vector<Ptr<Node>> m_nodes;         //!< all
    NetDeviceContainer m_wired;             //!< all wired devices
    std::vector<Cable> m_cables;            //!< for pcap
    uint32_t m_nextLink{0};                 //!< number of the next point-to-point /64
};

} // namespace fmipv6
} // namespace ns3

#endif /* FIGURE_ONE_NETWORK_H */
