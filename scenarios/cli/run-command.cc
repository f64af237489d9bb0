/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "command.h"
#include "options.h"
#include "run-summary.h"

#include "ns3/handover-scenario.h"
#include "ns3/run-choice.h"
#include "ns3/run-request.h"
#include "ns3/simulator.h"
#include "ns3/user-error.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace po = boost::program_options;
using namespace ns3::fmipv6;

namespace
{

po::options_description
DescribeOptions()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("scheme",
        po::value<std::string>()->default_value("fmipv6"),
        "fmipv6; without a label also mipv6 (Mobile IPv6 alone) or hmipv6 (with a mobility anchor "
        "point, RFC 5380)");
    add("profile",
        po::value<std::string>()->value_name("EDITION"),
        "rfc4068 or rfc5568: the edition of FMIPv6 that all agents speak (default: rfc4068 "
        "with a label, rfc5568 without)");
    add("flow",
        po::value<std::string>()->default_value("voice"),
        "voice (64 kbit/s, 20 ms, to the mobile node), voice-up, ping (10 ms), or tcp (a "
        "download)");
    add("link",
        po::value<std::string>()->default_value("wifi"),
        "wifi (802.11 frames), or ideal (stated step durations, no PHY)");
    for (const auto& choice : GetRunChoices())
    {
        add(choice.option.c_str(), po::value<std::string>(), choice.help.c_str());
    }
    add("dot1x", "802.1X in force, in a run without a label (a label's step 5 decides)");
    add("speed",
        po::value<double>()->default_value(10),
        "speed of the mobile node in m/s, 0.1 to 100; 0: it stands half-way");
    add("seed", po::value<uint64_t>()->default_value(1), "random seed, 1 to 4294944442");
    add("run", po::value<uint64_t>()->default_value(1), "run number: a substream of the seed");
    add("set",
        po::value<std::vector<std::string>>()->composing()->value_name(
            "ns3::Type::Attribute=value"),
        "set an attribute; may be repeated; `fmipv6 attributes` lists them");
    add("pcap",
        po::value<std::string>()->default_value("")->value_name("PREFIX"),
        "write pcap files whose names begin with PREFIX");
    add("packets",
        po::value<std::string>()->default_value("")->value_name("FILE"),
        "write the fate of every application packet as CSV");
    add("steps",
        po::value<std::string>()->default_value("")->value_name("FILE"),
        "write the steps as CSV");
    add("primitives",
        po::value<std::string>()->default_value("")->value_name("FILE"),
        "write every primitive of RFC 5184 at the mobile nodes' links as CSV");
    add("check", "find out whether all options fit together, and simulate nothing");
    add("monitor",
        "watch the protocol's rules; a breach is told on standard error, and the exit status is 3");
    add("json", "print the result record and nothing else");
    add("help", "this text");
    return options;
}

/// @param given the options @param name one that takes a file or a prefix @return its value
std::string
GetPath(const po::variables_map& given, const std::string& name)
{
    const auto path = given[name].as<std::string>();
    if (path.empty() && !given[name].defaulted())
    {
        throw ns3::fmipv6::UserError("--" + name + " names nothing; leave it out, or write --" +
                                     name + " result.");
    }
    return path;
}

RunRequest
MakeRequest(const po::variables_map& given)
{
    RunRequest request;
    if (given.count("label"))
    {
        request.label = given["label"].as<std::string>();
    }
    request.scheme = ParseScheme(given["scheme"].as<std::string>());
    if (given.count("profile"))
    {
        request.profile = ParseProfile(given["profile"].as<std::string>());
    }
    else if (request.scheme == Scheme::FMIPV6 && !request.label)
    {
        request.profile =
            Fmipv6Profile::RFC5568; // a label is of RFC 4260, which builds on RFC 4068
    }
    request.flow = ParseFlowKind(given["flow"].as<std::string>());
    request.link = ParseLinkKind(given["link"].as<std::string>());
    if (given.count("dot1x"))
    {
        request.dot1x = true;
    }
    request.speedMps = given["speed"].as<double>();
    request.seed = given["seed"].as<uint64_t>();
    request.run = given["run"].as<uint64_t>();
    for (const auto& choice : GetRunChoices())
    {
        if (given.count(choice.option))
        {
            request.settings.push_back(MakeSetting(choice, given[choice.option].as<std::string>()));
        }
    }
    if (given.count("set"))
    {
        const auto& settings = given["set"].as<std::vector<std::string>>();
        request.settings.insert(request.settings.end(), settings.begin(), settings.end());
    }
    request.pcapPrefix = GetPath(given, "pcap");
    request.packetsFile = GetPath(given, "packets");
    request.stepsFile = GetPath(given, "steps");
    request.primitivesFile = GetPath(given, "primitives");
    request.monitor = given.count("monitor") > 0;
    return request;
}

/// Write a file under another name first, so that nothing half-written is left behind; what is no
/// file (a pipe, a terminal) is written to as it is.
template <typename Writer>
void
WriteFile(const std::string& path, Writer writer)
{
    if (path.empty())
    {
        return;
    }
    const bool device = std::filesystem::exists(path) && !std::filesystem::is_regular_file(path);
    const auto draft = device ? path : path + ".part";
    std::ofstream file(draft);
    writer(file);
    file.close();
    if (!file || (!device && std::rename(draft.c_str(), path.c_str()) != 0))
    {
        if (!device)
        {
            std::remove(draft.c_str());
        }
        throw std::runtime_error("writing " + path + " failed");
    }
}

} // namespace

int
RunCommand(const Arguments& arguments)
{
    const auto options = DescribeOptions();
    po::options_description hidden;
    hidden.add_options()("label", po::value<std::string>());
    const auto given = ParseOptions(arguments, options, hidden, "label");
    if (given.count("help"))
    {
        std::cout << "Usage: fmipv6 run [LABEL] [OPTION]...\n"
                     "Simulate one handover in a network of RFC 4260 section 3 and print what "
                     "happened. LABEL plans the order\nin which its steps end, for instance "
                     "1abcdef23456g; without one the mobile node's policy decides.\nThe network "
                     "and the way through it are attributes of HandoverScenario.\n"
                  << options;
        return EXIT_OK;
    }
    const auto request = MakeRequest(given);
    ValidateAndApply(request);

    auto scenario = ns3::CreateObject<HandoverScenario>();
    if (given.count("check"))
    {
        scenario->Check(request);
        return EXIT_OK;
    }
    const auto record = scenario->Run(request);
    WriteFile(request.packetsFile,
              [&scenario](std::ostream& os) { WritePacketsCsv(os, *scenario->GetLedger()); });
    WriteFile(request.stepsFile, [&record](std::ostream& os) { WriteStepsCsv(os, record); });
    WriteFile(request.primitivesFile, [&scenario](std::ostream& os) {
        WritePrimitivesCsv(os, *scenario->GetPrimitives());
    });
    if (given.count("json"))
    {
        std::cout << ToJson(record) << "\n";
    }
    else
    {
        PrintSummary(std::cout, record);
    }
    if (record.handovers.empty())
    {
        std::cerr << "fmipv6: no handover took place in the "
                  << scenario->GetDuration().GetSeconds() << " s of the run\n";
    }
    for (const auto& failure : scenario->GetFailures())
    {
        std::cerr << "fmipv6: " << failure.mn << " gave up a handover at "
                  << failure.when.GetSeconds() << " s: " << failure.reason << "\n";
    }
    if (!scenario->GetPlanAbandonedReason().empty())
    {
        std::cerr << "fmipv6: the plan was given up: " << scenario->GetPlanAbandonedReason()
                  << "\n";
    }
    const auto unexplained = scenario->GetLedger()->DescribeUnexplained();
    const auto monitor = scenario->GetMonitor();
    ns3::Simulator::Destroy(); // takes the scenario apart, but not what it has measured
    if (!unexplained.empty())
    {
        std::cerr << "fmipv6: the packet ledger does not balance:\n" << unexplained;
        return EXIT_BROKEN;
    }
    if (monitor && monitor->GetBreachCount() > 0)
    {
        std::cerr << "fmipv6: rules of the protocol were broken, " << monitor->GetBreachCount()
                  << " times:\n"
                  << monitor->Describe();
        return EXIT_BREACH;
    }
    return EXIT_OK;
}
