/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef POINT_TO_POINT_NETWORK_H
#define POINT_TO_POINT_NETWORK_H

#include "simulation-fixture.h"

#include "ns3/boolean.h"
#include "ns3/data-rate.h"
#include "ns3/drop-tail-queue.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv6-address-helper.h"
#include "ns3/ipv6-interface-container.h"
#include "ns3/ipv6-list-routing-helper.h"
#include "ns3/ipv6-static-routing-helper.h"
#include "ns3/node-container.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/string.h"

namespace ns3
{
namespace fmipv6
{

/// Left host, router, right host, on two point-to-point links of 1 Mbit/s and 5 ms each.
class PointToPointNetwork : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        nodes.Create(3);
        InternetStackHelper stack;
        stack.SetIpv4StackInstall(false);
        // Alone, static routing discards what it has no route for without a trace.
        Ipv6ListRoutingHelper routing;
        routing.Add(Ipv6StaticRoutingHelper(), 0);
        stack.SetRoutingHelper(routing);
        stack.Install(nodes);
        PointToPointHelper link;
        link.SetDeviceAttribute("DataRate", StringValue("1Mbps"));
        link.SetChannelAttribute("Delay", StringValue("5ms"));
        link.DisableFlowControl();
        link.SetQueue("ns3::DropTailQueue", "MaxSize", StringValue("2p"));
        left = link.Install(nodes.Get(0), nodes.Get(1));
        right = link.Install(nodes.Get(1), nodes.Get(2));
        Ipv6AddressHelper addresses(Ipv6Address("2001:1::"), Ipv6Prefix(64));
        auto leftInterfaces = addresses.Assign(left);
        addresses.NewNetwork();
        auto rightInterfaces = addresses.Assign(right);
        leftInterfaces.SetForwarding(1, true);
        leftInterfaces.SetDefaultRouteInAllNodes(1);
        rightInterfaces.SetForwarding(0, true);
        rightInterfaces.SetDefaultRouteInAllNodes(0);
        leftAddress = leftInterfaces.GetAddress(0, 1);
        rightAddress = rightInterfaces.GetAddress(1, 1);
    }

    NodeContainer nodes;      //!< left, router, right
    NetDeviceContainer left;  //!< of left, of the router
    NetDeviceContainer right; //!< of the router, of right
    Ipv6Address leftAddress;  //!< global address of left
    Ipv6Address rightAddress; //!< global address of right
};

} // namespace fmipv6
} // namespace ns3

#endif /* POINT_TO_POINT_NETWORK_H */
