/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/network-plan.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param kind which figure @param size how large, with its number of routers and APs settled
/// @return the plan
NetworkPlan
Plan(DeploymentKind kind, const NetworkSize& size)
{
    const auto& channels = size.channels.empty() ? GetDefaultChannels() : size.channels;
    NetworkPlan plan;
    plan.kind = kind;
    plan.wanRtt = size.wanRtt;
    plan.backboneDelay = size.backboneDelay;
    plan.lanDelay = size.lanDelay;
    uint32_t number = 0;
    for (uint32_t s = 0; s < size.subnets; ++s)
    {
        SubnetPlan subnet;
        subnet.routers = size.routersPerSubnet;
        for (uint32_t i = 0; i < size.apsPerSubnet; ++i, ++number)
        {
            ApPlan ap;
            ap.name = "AP" + std::to_string(number + 1);
            ap.position = number < size.positions.size() ? size.positions[number]
                                                         : Vector(number * size.apSpacingM, 0, 0);
            ap.channel = channels[number % channels.size()];
            ap.router = i % size.routersPerSubnet;
            subnet.accessPoints.push_back(ap);
        }
        plan.subnets.push_back(subnet);
    }
    return plan;
}

} // namespace

std::vector<ApPlan>
NetworkPlan::GetAccessPoints() const
{
    std::vector<ApPlan> all;
    for (const auto& subnet : subnets)
    {
        all.insert(all.end(), subnet.accessPoints.begin(), subnet.accessPoints.end());
    }
    return all;
}

const std::vector<uint8_t>&
GetDefaultChannels()
{
    static const std::vector<uint8_t> channels{36, 44, 52, 60, 149, 157, 40, 48, 56, 64, 153, 161};
    return channels;
}

NetworkPlan
PlanFigureOne(const NetworkSize& size)
{
    return Plan(DeploymentKind::FIGURE_ONE, size);
}

NetworkPlan
PlanFigureTwo(const NetworkSize& size)
{
    auto integrated = size;
    integrated.routersPerSubnet = 1;
    integrated.apsPerSubnet = 1;
    return Plan(DeploymentKind::FIGURE_TWO, integrated);
}

} // namespace fmipv6
} // namespace ns3
