/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NETWORK_PLAN_H
#define NETWORK_PLAN_H

#include "ns3/nstime.h"
#include "ns3/vector.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// The two deployments of RFC 4260 section 3.
enum class DeploymentKind : uint8_t
{
    FIGURE_ONE, //!< relay access points on a LAN with access routers of their own
    FIGURE_TWO, //!< each access point is an access router, on a subnet of its own
};

/// What joins access routers, correspondent and home agent.
enum class BackboneKind : uint8_t
{
    STAR,    //!< a link of its own from the core router to each of them
    SEGMENT, //!< one 100 Mbit/s Ethernet, behind the core router (RFC 5184 Figure 6)
};

/// One access point of a plan.
struct ApPlan
{
    std::string name;    //!< of its node; in Figure 2 the node is the access router, too
    Vector position;     //!< where it stands (m)
    uint8_t channel{36}; //!< channel number, of use on IEEE 802.11 alone
    uint32_t router{0};  //!< the access router that PrRtAdv names for it: index in its subnet
};

/// One subnet of a plan. In Figure 2 it has one access point, which is its one router.
struct SubnetPlan
{
    uint32_t routers{1};              //!< access routers on its LAN
    std::vector<ApPlan> accessPoints; //!< on its LAN, in order
};

/// What a network is made of. Fill it in by hand, or by one of the functions below and then change
/// what is to be different.
struct NetworkPlan
{
    DeploymentKind kind{DeploymentKind::FIGURE_ONE}; //!< how access points and routers are joined
    BackboneKind backbone{BackboneKind::STAR};       //!< how the routers are joined
    std::vector<SubnetPlan> subnets;                 //!< in order
    Time wanRtt;        //!< round trip between the core router and the home agent
    Time backboneDelay; //!< one way, between the core router and each access router, and the CN
    Time lanDelay;      //!< one way, of each cable of a LAN; in a segment, instead of both above

    /// @return the access points of all subnets
    std::vector<ApPlan> GetAccessPoints() const;
};

/// The size of a network that is laid out as in a figure.
struct NetworkSize
{
    uint32_t subnets{2};            //!< in Figure 2 the number of access points, too
    uint32_t routersPerSubnet{3};   //!< in Figure 2 always 1
    uint32_t apsPerSubnet{5};       //!< in Figure 2 always 1
    double apSpacingM{80};          //!< between neighbours on the line where they stand (m)
    std::vector<Vector> positions;  //!< of access points, in order; those left over are on the line
    std::vector<uint8_t> channels;  //!< taken in turn; empty: GetDefaultChannels()
    Time wanRtt{MilliSeconds(100)}; //!< as in NetworkPlan
    Time backboneDelay{MilliSeconds(1)}; //!< as in NetworkPlan
    Time lanDelay{NanoSeconds(500)};     //!< as in NetworkPlan
};

/**
 * The twelve channels that IEEE 802.11a-1999 began with in the 5 GHz band, in an order in which
 * neighbours are not adjacent: 36 44 52 60 149 157 40 48 56 64 153 161.
 * @return them
 */
const std::vector<uint8_t>& GetDefaultChannels();

/**
 * RFC 4260 Figure 1: subnets with several access routers and relay access points each. The access
 * points stand on the x axis, those of the first subnet first; PrRtAdv names the routers of a
 * subnet in turn.
 * @param size how large
 * @return the plan
 */
NetworkPlan PlanFigureOne(const NetworkSize& size);

/**
 * RFC 4260 Figure 2: access points on the x axis, each integrated with an access router.
 * @param size how large; routersPerSubnet and apsPerSubnet have no effect
 * @return the plan
 */
NetworkPlan PlanFigureTwo(const NetworkSize& size);

} // namespace fmipv6
} // namespace ns3

#endif /* NETWORK_PLAN_H */
