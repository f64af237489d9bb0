/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// A move between two access points of one subnet, in which the IP layer has no part.
//
//      HA --- WAN --- core --- CN              RFC 4260 Figure 1: the mobile node moves from AP1
//                    /    \                    to AP2, both on the LAN of subnet 1. Every router
//          AR1 AR2 AR3    AR4 AR5 AR6          of the LAN can be reached from every access point
//             Subnet 1       Subnet 2          of it, so care-of address and router stay.
//           AP1 ... AP5    AP6 ... AP10
//           MN ->
//
// Run:  ./fmipv6 build && build/examples/roam-in-subnet
//
// The same as ./fmipv6 run --link ideal --set ns3::fmipv6::HandoverScenario::FirstAp=1

#include "ns3/handover-scenario.h"
#include "ns3/mobile-node.h"
#include "ns3/names.h"
#include "ns3/run-request.h"
#include "ns3/simulator.h"
#include "ns3/user-error.h"

#include <iostream>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Says what a mobile node uses now.
void
PrintRouter(Ptr<MobileNode> mobile)
{
    std::cout << "care-of address " << mobile->GetCareOfAddress() << "\n";
}

} // namespace

int
main()
{
    RunRequest request;
    request.link = LinkKind::IDEAL; // the same everywhere; take LinkKind::WIFI for 802.11 frames
    request.settings = {"ns3::fmipv6::HandoverScenario::FirstAp=1",
                        "ns3::fmipv6::HandoverScenario::LastAp=2"};
    try
    {
        ValidateAndApply(request);
    }
    catch (const UserError& error)
    {
        std::cerr << error.what() << "\n";
        return 2;
    }

    auto scenario = CreateObject<HandoverScenario>();
    scenario->SetPrepare([scenario] {
        auto mobile = scenario->GetMobileNode(0)->GetObject<MobileNode>();
        Simulator::Schedule(Seconds(3.9), &PrintRouter, mobile);
        Simulator::Schedule(Seconds(9), &PrintRouter, mobile);
    });
    const auto record = scenario->Run(request);
    const auto& handover = record.handovers.front();
    std::cout << "observed " << handover.observed << ", " << GetOutcomeName(handover.outcome)
              << "\n";
    for (const auto& step : handover.record.steps)
    {
        std::cout << "  " << ToLabelChar(step.step) << " " << GetStepName(step.step) << "\n";
    }
    std::cout << "lost " << record.packets.lost << " of " << record.packets.sent << " packets\n";
    Simulator::Destroy();
    return 0;
}
