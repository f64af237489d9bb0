/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// How often a mobile node hands over for nothing on a fading channel, and what stops it: RFC 5184
// section 7.
//
//      HA --- WAN --- core --- CN  calls the mobile node
//                    /    \ .
//                 AR1      AR2
//                  |        |
//                 AP1      AP2      --spacing apart, on one channel, with fading
//                  <-- MN -->       back and forth
//
// Run:  ./fmipv6 scenario fading-ping-pong [--runs N] [--seed N] [--crossings N] [--speed M/S]
//       [--spacing M] [--sigma DB] [--json]

#include "ns3/l3-study.h"

using namespace ns3::fmipv6;

namespace
{

/// @param name of the row @param fading attribute Kind @param damping attribute DampingTime
/// @param check attribute CheckLink @param hysteresisDb attribute Hysteresis @return the row
L3StudyVariant
MakeVariant(const std::string& name,
            const std::string& fading,
            const std::string& damping,
            bool check,
            const std::string& hysteresisDb = "0")
{
    auto settings = L3Driven("CheckLink", check ? "true" : "false");
    settings.push_back("ns3::fmipv6::L3DrivenPolicy::AskAtTrigger=true");
    settings.push_back("ns3::fmipv6::DefaultPolicy::Hysteresis=" + hysteresisDb);
    settings.push_back("ns3::fmipv6::FadingLossModel::Kind=" + fading);
    settings.push_back("ns3::fmipv6::Dot11LinkSap::DampingTime=" + damping);
    return {name, Scheme::FMIPV6, settings};
}

/// @param options what the user chose @return the table to be filled
Experiment
MakeExperiment(const ExperimentOptions& options)
{
    std::vector<L3StudyVariant> variants;
    for (const std::string fading : {"None", "Shadowing", "Multipath", "Both"})
    {
        for (const std::string damping : {"0s", "1s"})
        {
            const auto name = fading + (damping == "0s" ? "/undamped" : "/damped");
            variants.push_back(MakeVariant(name + "/no-check", fading, damping, false));
            variants.push_back(MakeVariant(name + "/check", fading, damping, true));
        }
        variants.push_back(MakeVariant(fading + "/damped/check-3dB", fading, "1s", true, "3"));
    }
    L3StudyParameters parameters;
    parameters.crossings = static_cast<uint32_t>(options.Get("crossings"));
    parameters.speedMps = options.Get("speed");
    parameters.settings = {
        "ns3::fmipv6::HandoverScenario::ApSpacing=" + std::to_string(options.Get("spacing")),
        "ns3::fmipv6::FadingLossModel::ShadowingSigma=" + std::to_string(options.Get("sigma"))};
    return MakeL3Study(variants,
                       parameters,
                       {"triggers", "handovers", "spurious", "returns", "lost_share"});
}

} // namespace

int
main(int argc, char* argv[])
{
    ExperimentOptions options;
    options.name = "fading-ping-pong";
    options.purpose = "How often a mobile node hands over for nothing on a fading channel, with "
                      "and without damping and RFC 5184 section 7's check.";
    options.numbers = {{"crossings", "from one access point to the other, in a run", 4, 1, 100},
                       {"speed", "of the mobile node, m/s", 3, 0.5, 30},
                       {"spacing", "of the access points, m", 100, 20, 500},
                       {"sigma", "of the shadowing, dB", 6, 0, 20}};
    return RunExperiment(argc, argv, options, MakeExperiment);
}
