/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Watch the steps of a handover as the nodes report them.
//
//      HA --- WAN --- core --- CN          RFC 4260 Figure 1: the mobile node moves from
//                    /    \                AP5 to AP6 while a voice flow goes on.
//                  AR1    AR2
//                   |      |
//              AP1..AP5  AP6..AP10
//                   MN  ->
//
// Run:  ./fmipv6 build && build/examples/watch-the-steps [LABEL]
//
// The ideal link is used, so that the program prints the same everywhere; take LinkKind::WIFI for
// real 802.11a frames.

#include "ns3/config.h"
#include "ns3/handover-scenario.h"
#include "ns3/names.h"
#include "ns3/node-list.h"
#include "ns3/run-request.h"
#include "ns3/simulator.h"
#include "ns3/user-error.h"

#include <iostream>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Says in words what a node reports.
void
PrintStep(const StepEvent& event)
{
    if (event.phase == StepPhase::BEGIN || event.phase == StepPhase::END)
    {
        std::cout << (event.phase == StepPhase::BEGIN ? "begin " : "end   ")
                  << ToLabelChar(event.step) << " " << GetStepName(event.step) << " ("
                  << Names::FindName(NodeList::GetNode(event.nodeId)) << ")\n";
    }
}

/// Connects to the trace source once all nodes exist.
void
ListenToAllNodes()
{
    Config::ConnectWithoutContext("/NodeList/*/$ns3::fmipv6::StepTrace/Step",
                                  MakeCallback(&PrintStep));
}

} // namespace

int
main(int argc, char* argv[])
{
    RunRequest request;
    request.label = argc > 1 ? argv[1] : "1abcdef23456g";
    request.link = LinkKind::IDEAL;
    try
    {
        ValidateAndApply(request);
    }
    catch (const UserError& error)
    {
        std::cerr << error.what() << "\n";
        return 2;
    }
    Simulator::Schedule(Seconds(3), &ListenToAllNodes);

    auto scenario = CreateObject<HandoverScenario>();
    const auto record = scenario->Run(request);
    std::cout << "observed " << record.handovers.front().observed << ", lost "
              << record.packets.lost << " of " << record.packets.sent << " packets\n";
    Simulator::Destroy();
    return 0;
}
