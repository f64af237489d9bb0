/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Is scenario 2 of RFC 5184 Appendix B less stable than scenario 1? The handovers of both on a
// fading channel.
//
//      HA --- WAN --- core --- CN  calls the mobile node
//                    /    \ .
//                 AR1      AR2
//                  |        |
//                 AP1      AP2      --spacing apart, on one channel, with fading
//                  <-- MN -->       back and forth
//
// Run:  ./fmipv6 scenario fading-scenarios-1-2 [--runs N] [--seed N] [--crossings N] [--speed M/S]
//       [--spacing M] [--sigma DB] [--json]

#include "ns3/l3-study.h"

using namespace ns3::fmipv6;

namespace
{

/// @param options what the user chose @return the table to be filled
Experiment
MakeExperiment(const ExperimentOptions& options)
{
    struct Way
    {
        const char* name;
        const char* operation;
        const char* delay;
    };

    const std::vector<Way> ways{{"scenario 1", "Scenario1", "0s"},
                                {"scenario 2, 5 ms", "Scenario2", "5ms"},
                                {"scenario 2, 1 ms", "Scenario2", "1ms"},
                                {"scenario 2, 0.3 ms", "Scenario2", "300us"}};
    std::vector<L3StudyVariant> variants;
    for (const std::string fading : {"None", "Shadowing", "Multipath", "Both"})
    {
        for (const auto& way : ways)
        {
            auto settings = L3Driven("Operation", way.operation);
            settings.push_back(std::string("ns3::fmipv6::L3DrivenPolicy::ConnectDelay=") +
                               way.delay);
            settings.push_back("ns3::fmipv6::FadingLossModel::Kind=" + fading);
            variants.push_back({fading + "/" + way.name, Scheme::FMIPV6, settings});
        }
    }
    L3StudyParameters parameters;
    parameters.crossings = static_cast<uint32_t>(options.Get("crossings"));
    parameters.speedMps = options.Get("speed");
    parameters.settings = {
        "ns3::fmipv6::HandoverScenario::ApSpacing=" + std::to_string(options.Get("spacing")),
        "ns3::fmipv6::FadingLossModel::ShadowingSigma=" + std::to_string(options.Get("sigma"))};
    return MakeL3Study(variants,
                       parameters,
                       {"handovers",
                        "fbu_in_time",
                        "fback_in_time",
                        "failed",
                        "losing",
                        "lost_per_handover",
                        "interruption_ms"});
}

} // namespace

int
main(int argc, char* argv[])
{
    ExperimentOptions options;
    options.name = "fading-scenarios-1-2";
    options.purpose = "Whether scenario 2 of RFC 5184 Appendix B, which does not await the FBack, "
                      "is less stable than scenario 1, on a fading channel.";
    options.numbers = {{"crossings", "from one access point to the other, in a run", 4, 1, 100},
                       {"speed", "of the mobile node, m/s", 3, 0.5, 30},
                       {"spacing", "of the access points, m", 140, 20, 500},
                       {"sigma", "of the shadowing, dB", 6, 0, 20}};
    return RunExperiment(argc, argv, options, MakeExperiment);
}
