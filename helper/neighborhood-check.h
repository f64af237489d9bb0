/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NEIGHBORHOOD_CHECK_H
#define NEIGHBORHOOD_CHECK_H

#include "ns3/access-router.h"
#include "ns3/network-plan.h"

#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Refuse a plan of which no network can be made: no subnet, a subnet without routers, an access
 * point mapped to a router that its subnet does not have. Deployment asks this.
 * @param plan the plan
 * @throws UserError with one sentence that says what would be right
 */
void CheckPlan(const NetworkPlan& plan);

/**
 * Refuse a neighbourhood that fast handovers cannot work in: routers whose prefixes overlap (the
 * previous router finds the new one by longest prefix match), a router that names itself as
 * neighbour, an access point mapped to a router that is none of these. To be called when all
 * routers know each other, before simulating; Deployment does.
 * @param routers all access routers of the network
 * @throws UserError with one sentence that says what would be right
 */
void CheckNeighborhood(const std::vector<Ptr<AccessRouter>>& routers);

} // namespace fmipv6
} // namespace ns3

#endif /* NEIGHBORHOOD_CHECK_H */
