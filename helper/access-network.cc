/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/access-network.h"

#include "ns3/l2-update-monitor.h"

namespace ns3
{
namespace fmipv6
{

Poa
AccessNetwork::GetPoa(uint32_t ap) const
{
    return Mac48Address::ConvertFrom(GetApDevice(ap)->GetAddress());
}

void
AccessNetwork::WatchL2Updates(const WiredNetwork& network)
{
    for (const auto& router : network.GetRouters())
    {
        if (router.device)
        {
            CreateObject<L2UpdateMonitor>()->Watch(router.device);
        }
    }
}

} // namespace fmipv6
} // namespace ns3
