/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/neighborhood-check.h"

#include "ns3/user-error.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param info a router @return its prefix as text, such as fd00:1::/64
std::string
Describe(const ArInfo& info)
{
    std::ostringstream text;
    text << info.prefix << "/" << static_cast<int>(info.prefixLength);
    return text.str();
}

/// @param address it @return it as text
template <typename Address>
std::string
Describe(const Address& address)
{
    std::ostringstream text;
    text << address;
    return text.str();
}

/// @param one a router @param other another @return whether an address can be in both prefixes
bool
Overlap(const ArInfo& one, const ArInfo& other)
{
    const Ipv6Prefix shorter(std::min(one.prefixLength, other.prefixLength));
    return shorter.IsMatch(one.prefix, other.prefix);
}

} // namespace

void
CheckPlan(const NetworkPlan& plan)
{
    if (plan.subnets.empty())
    {
        throw UserError("The plan of the network has no subnet; it needs one at least.");
    }
    for (std::size_t index = 0; index < plan.subnets.size(); ++index)
    {
        const auto& subnet = plan.subnets[index];
        const auto name = "Subnet " + std::to_string(index + 1);
        if (subnet.routers == 0)
        {
            throw UserError(name + " has no access router; its routers must be 1 or more.");
        }
        for (const auto& ap : subnet.accessPoints)
        {
            if (ap.router >= subnet.routers)
            {
                throw UserError(name + " maps its access point " + ap.name + " to router " +
                                std::to_string(ap.router) + ", but has routers 0 to " +
                                std::to_string(subnet.routers - 1) + "; name one of these.");
            }
        }
    }
}

void
CheckNeighborhood(const std::vector<Ptr<AccessRouter>>& routers)
{
    std::set<Ipv6Address> addresses;
    for (std::size_t one = 0; one < routers.size(); ++one)
    {
        const auto info = routers[one]->GetArInfo();
        addresses.insert(info.routerAddress);
        for (std::size_t other = one + 1; other < routers.size(); ++other)
        {
            const auto rival = routers[other]->GetArInfo();
            if (Overlap(info, rival))
            {
                throw UserError("The access routers " + Describe(info.routerAddress) + " and " +
                                Describe(rival.routerAddress) + " advertise " + Describe(info) +
                                " and " + Describe(rival) +
                                ", which overlap; give each a prefix of its own, by which the "
                                "router of a care-of address can be told.");
            }
        }
    }
    for (const auto& router : routers)
    {
        const auto own = router->GetArInfo();
        if (router->GetNeighbors().HasRouter(own.routerAddress))
        {
            throw UserError("The access router " + Describe(own.routerAddress) +
                            " names itself as its neighbour; name its own access points by "
                            "AddOwnAccessPoint, and others by AddNeighbor.");
        }
        for (const auto& [ap, entry] : router->GetNeighbors().GetRows())
        {
            if (entry.status == ApStatus::KNOWN && addresses.count(entry.info.routerAddress) == 0)
            {
                throw UserError("The access router " + Describe(own.routerAddress) +
                                " maps the access point " + Describe(ap) + " to " +
                                Describe(entry.info.routerAddress) +
                                ", which is no access router of this network; name one that is "
                                "(AccessRouter::GetArInfo).");
            }
        }
    }
}

} // namespace fmipv6
} // namespace ns3
