/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What L2-LinkUp and L2-LinkDown alone do for a handover, beside the predictive one: RFC 5184
// section 7, item 6.
//
//      HA --- WAN --- core --- CN  calls the mobile node
//                    /    \ .
//                 AR1      AR2
//                  |        |
//                 AP1      AP2      --spacing apart, on one channel
//                  <-- MN -->       back and forth
//
// Run:  ./fmipv6 scenario link-up-down [--runs N] [--seed N] [--crossings N] [--speed M/S]
//       [--spacing M] [--json]

#include "ns3/l3-study.h"

using namespace ns3::fmipv6;

namespace
{

/// @param linkMoves whether the link layer goes to another access point at its own trigger, else it
/// loses the one that it has
/// @return settings of a mobile node that is told L2-LinkUp and L2-LinkDown alone
std::vector<std::string>
WatchNoStatus(bool linkMoves)
{
    return {"ns3::fmipv6::DefaultPolicy::WatchLinkStatus=false",
            "ns3::fmipv6::DefaultPolicy::Mode=MoveOnly",
            std::string("ns3::fmipv6::Dot11LinkSap::Control=") + (linkMoves ? "Firmware" : "Host")};
}

/// @param options what the user chose @return the table to be filled
Experiment
MakeExperiment(const ExperimentOptions& options)
{
    L3StudyParameters parameters;
    parameters.crossings = static_cast<uint32_t>(options.Get("crossings"));
    parameters.speedMps = options.Get("speed");
    parameters.settings = {"ns3::fmipv6::HandoverScenario::ApSpacing=" +
                           std::to_string(options.Get("spacing"))};
    std::vector<L3StudyVariant> variants;
    for (const auto scheme : {Scheme::FMIPV6, Scheme::MIPV6})
    {
        const std::string protocol = scheme == Scheme::FMIPV6 ? "FMIPv6" : "Mobile IPv6";
        variants.push_back({"LinkStatusChanged/" + protocol, scheme, L3Driven()});
        variants.push_back({"LinkUp, link moves/" + protocol, scheme, WatchNoStatus(true)});
        variants.push_back({"LinkUp, link is lost/" + protocol, scheme, WatchNoStatus(false)});
    }
    return MakeL3Study(
        variants,
        parameters,
        {"handovers", "fbu_in_time", "losing", "lost_per_handover", "interruption_ms"});
}

} // namespace

int
main(int argc, char* argv[])
{
    ExperimentOptions options;
    options.name = "link-up-down";
    options.purpose = "What L2-LinkUp and L2-LinkDown alone do for a handover, beside one that "
                      "begins at L2-LinkStatusChanged (RFC 5184 section 7, item 6).";
    options.numbers = {{"crossings", "from one access point to the other, in a run", 4, 1, 100},
                       {"speed", "of the mobile node, m/s", 10, 0.5, 30},
                       {"spacing", "of the access points, m", 80, 20, 500}};
    return RunExperiment(argc, argv, options, MakeExperiment);
}
