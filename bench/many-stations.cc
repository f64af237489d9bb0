// SPDX-License-Identifier: GPL-2.0-only
//
// Many mobile nodes pass from one access point to another, in another subnet, at the same time,
// with 802.1X in force; 5 s of voice to each. `./fmipv6 bench` sets the same number of stock ns-3
// stations beside it.
//
//    many-stations [--stations=50]
//
// Fails if a mobile node has no completed handover, if the ledger leaves a packet unexplained, or
// if a flow's packets do not add up.

#include "ns3/command-line.h"
#include "ns3/handover-scenario.h"
#include "ns3/packet-ledger.h"
#include "ns3/run-request.h"
#include "ns3/simulator.h"

#include <iostream>
#include <set>
#include <string>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// What the run must show, whatever its cost. @return what is wrong, empty if nothing
std::string
FindFault(const ResultRecord& record, const PacketLedger& ledger, uint32_t stations)
{
    std::set<std::string> moved;
    for (const auto& handover : record.handovers)
    {
        if (handover.outcome == OutcomeKind::COMPLETED)
        {
            moved.insert(handover.mn);
        }
    }
    if (moved.size() != stations)
    {
        return std::to_string(stations - moved.size()) + " mobile nodes have not handed over";
    }
    if (record.flows.size() != stations)
    {
        return "there are " + std::to_string(record.flows.size()) + " flows";
    }
    for (const auto& flow : record.flows)
    {
        if (!flow.packets.IsBalanced() || flow.packets.sent == 0)
        {
            return "the packets of " + flow.mn + " do not add up";
        }
    }
    return ledger.DescribeUnexplained();
}

} // namespace

int
main(int argc, char* argv[])
{
    uint32_t stations = 50;
    CommandLine command(__FILE__);
    command.AddValue("stations", "number of mobile nodes", stations);
    command.Parse(argc, argv);

    RunRequest request;
    request.label = "1abcdef23456g";
    request.speedMps = 40; // 2 s from one access point to the other
    const std::string scenario = "ns3::fmipv6::HandoverScenario::";
    request.settings = {scenario + "MobileNodes=" + std::to_string(stations),
                        scenario + "MobileNodeSpacing=0.1",
                        scenario + "ApsPerSubnet=1",
                        scenario + "RoutersPerSubnet=1",
                        scenario + "FlowStart=3s",
                        scenario + "WarmUp=4s",
                        scenario + "CoolDown=3s"};
    ValidateAndApply(request);
    auto run = CreateObject<HandoverScenario>();
    const auto record = run->Run(request);
    const auto fault = FindFault(record, *run->GetLedger(), stations);
    std::cout << "{\"sent\": " << record.packets.sent
              << ", \"received\": " << record.packets.received
              << ", \"lost\": " << record.packets.lost
              << ", \"handovers\": " << record.handovers.size()
              << ", \"events\": " << Simulator::GetEventCount()
              << ", \"simulated_s\": " << run->GetDuration().GetSeconds() << "}\n";
    run = nullptr;
    Simulator::Destroy();
    if (!fault.empty())
    {
        std::cerr << "many-stations: " << fault << "\n";
    }
    return fault.empty() ? 0 : 1;
}
