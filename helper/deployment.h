/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DEPLOYMENT_H
#define DEPLOYMENT_H

#include "ns3/access-network.h"
#include "ns3/access-router.h"
#include "ns3/initial-attachment.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-anchor-point.h"
#include "ns3/wired-network.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Where mobility anchor points are (RFC 5380 section 3: "anywhere in the operator's network").
enum class AnchorPlacement : uint8_t
{
    CORE,           //!< one on the core router, for all subnets
    ACCESS_ROUTERS, //!< one on each access router: every move changes it
};

/// A mobile node with all that belongs to it.
struct DeployedMobile
{
    Ptr<Node> node;                 //!< the node
    Ptr<LinkSap> link;              //!< its link
    Ptr<InitialAttachment> powerOn; //!< brings the link up at first
    Ptr<MobileNode> agent;          //!< its agent
    Ipv6Address homeAddress;        //!< its home address
};

/**
 * A whole network of RFC 4260 section 3, ready to run: wires, access points, home agent, access
 * routers that know each other, and any number of mobile nodes. Build one by BuildFigureOne() or
 * BuildFigureTwo(), or from a plan of your own.
 *
 * Where a LAN has several access routers, all advertise, each its own prefix; a mobile node that
 * solicits uses the first that answers. PrRtAdv names for each access point the router that its
 * plan names (RFC 4068: how routers learn of each other is configuration).
 */
class Deployment
{
  public:
    /**
     * @param plan what the network is made of
     * @param air the last hop, without access points yet
     */
    Deployment(const NetworkPlan& plan, std::unique_ptr<AccessNetwork> air);

    /**
     * Make a node a mobile node, which looks for an access point soon after the start of the
     * simulation, each a little later than the one before. In Figure 2 it is told the prefix behind
     * each access point, which it uses only where it knows what network it is in
     * (MobileNode::IntegratedDeployment).
     * @param node the node, with mobility where the link has positions
     * @param fmipv6 whether it does fast handovers, else plain Mobile IPv6
     * @return it with all that belongs to it
     */
    DeployedMobile InstallMobileNode(Ptr<Node> node, bool fmipv6 = true);

    /**
     * Add mobility anchor points (RFC 5380), named by the advertisements of the access routers. To
     * be called at most once, before the simulation.
     * @param placement where
     */
    void InstallAnchorPoints(AnchorPlacement placement);

    /// @return the wired part
    WiredNetwork& GetWires();
    /// @return the air side
    AccessNetwork& GetAir();
    /// @return the agent of each access router, in the order of GetWires().GetRouters()
    const std::vector<Ptr<AccessRouter>>& GetRouters() const;
    /// @return the mobility anchor points: one in the core, or one for each access router
    const std::vector<Ptr<MobilityAnchorPoint>>& GetAnchorPoints() const;
    /// @return the mobile nodes, in the order of their installation
    const std::vector<DeployedMobile>& GetMobiles() const;

    /// Write a pcap file for each wire, and for each device on the air if the link has frames.
    /// @param prefix path and beginning of the file names
    void EnablePcap(const std::string& prefix) const;
    /// Assign fixed random stream numbers. @param stream first number @return how many were used
    int64_t AssignStreams(int64_t stream);

  private:
    /// Home agent and access routers.
    void InstallRouters();
    /// @param node a router @param index number of the anchor point @return the address of the new
    /// anchor point on it
    Ipv6Address InstallAnchorPoint(Ptr<Node> node, uint32_t index);

    WiredNetwork m_wires;                            //!< the wired part
    std::unique_ptr<AccessNetwork> m_air;            //!< the air side
    std::vector<Ptr<AccessRouter>> m_routers;        //!< agents
    std::vector<DeployedMobile> m_mobiles;           //!< mobile nodes
    std::vector<Ptr<MobilityAnchorPoint>> m_anchors; //!< of RFC 5380
};

/// RFC 4260 Figure 1. @param size how large @param air the last hop @return the network
std::unique_ptr<Deployment> BuildFigureOne(const NetworkSize& size,
                                           std::unique_ptr<AccessNetwork> air);

/// RFC 4260 Figure 2. @param size how large @param air the last hop @return the network
std::unique_ptr<Deployment> BuildFigureTwo(const NetworkSize& size,
                                           std::unique_ptr<AccessNetwork> air);

} // namespace fmipv6
} // namespace ns3

#endif /* DEPLOYMENT_H */
