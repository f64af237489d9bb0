/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// A handover in a network where each access point is its own access router, with the network built
// by one helper call.
//
//      HA --- WAN --- core --- CN          RFC 4260 Figure 2: the mobile node moves from AP1 to
//                   /   |   \              AP2, and so from one subnet to another.
//                AP1   AP2   AP3           access point and access router in one node
//                 MN  ->
//
// Run:  ./fmipv6 build && build/examples/integrated-routers
//
// The router's link-layer address is the access point's, so a mobile node that knows what network
// it is in needs neither RtSolPr and PrRtAdv (a, b) nor a Router Advertisement on the new link. It
// is told so here; without the attribute IntegratedDeployment it would solicit.

#include "ns3/boolean.h"
#include "ns3/default-policy.h"
#include "ns3/deployment.h"
#include "ns3/enum.h"
#include "ns3/ideal-access-network.h"
#include "ns3/names.h"
#include "ns3/node-list.h"
#include "ns3/pointer.h"
#include "ns3/simulator.h"
#include "ns3/step-trace.h"

#include <iostream>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Says in words what a node reports.
void
PrintStep(const StepEvent& event)
{
    if (event.phase == StepPhase::END)
    {
        std::cout << ToLabelChar(event.step) << " " << GetStepName(event.step) << " has ended ("
                  << Names::FindName(NodeList::GetNode(event.nodeId)) << ")\n";
    }
}

void
PrintState(MobileNodeState, MobileNodeState state, MobileNodeEvent why)
{
    std::cout << "  the mobile node is " << ToString(state) << " (" << ToString(why) << ")\n";
}

} // namespace

int
main()
{
    // The link's quality follows a script: AP1 fades after four seconds, and AP2 is the best.
    const bool dot1x = false;
    auto air =
        std::make_unique<IdealAccessNetwork>(dot1x, std::vector<LinkFade>{{Seconds(4), 0, 1}});
    NetworkSize size;
    size.subnets = 3;
    auto network = BuildFigureTwo(size, std::move(air));

    auto node = CreateObject<Node>();
    Names::Add("MN", node);
    const auto mobile = network->InstallMobileNode(node);
    mobile.agent->SetAttribute("IntegratedDeployment", BooleanValue(true));
    auto policy = CreateObject<DefaultPolicy>();
    policy->SetAttribute("Mode", EnumValue(static_cast<int>(HandoverMode::MOVE_ONLY)));
    mobile.agent->SetAttribute("Policy", PointerValue(policy));
    network->AssignStreams(100);

    Simulator::Schedule(Seconds(3.9), [&network, mobile, node] {
        auto nodes = network->GetWires().GetNodes();
        nodes.push_back(node);
        for (const auto& one : nodes)
        {
            StepTrace::GetFor(one)->TraceConnectWithoutContext("Step", MakeCallback(&PrintStep));
        }
        mobile.agent->TraceConnectWithoutContext("StateTransition", MakeCallback(&PrintState));
        std::cout << "care-of address " << mobile.agent->GetCareOfAddress() << "\n";
    });
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    std::cout << "care-of address " << mobile.agent->GetCareOfAddress() << "\n";
    Simulator::Destroy();
    return 0;
}
