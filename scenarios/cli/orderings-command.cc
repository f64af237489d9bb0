/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "command.h"
#include "options.h"

#include "ns3/handover-label.h"
#include "ns3/user-error.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace po = boost::program_options;
using ns3::fmipv6::HandoverLabel;

namespace
{

void
PrintJson()
{
    auto labels = nlohmann::ordered_json::array();
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        labels.push_back({{"label", label.ToString()}, {"class", ToString(label.GetClass())}});
    }
    std::cout << labels.dump(2) << "\n";
}

void
PrintTable()
{
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        std::cout << label << " " << ToString(label.GetClass()) << "\n";
    }
}

int
Check(const std::string& text)
{
    const auto verdict = HandoverLabel::Check(text);
    if (!verdict.feasible)
    {
        throw ns3::fmipv6::UserError(verdict.sentence);
    }
    std::cout << text << " is feasible and " << ToString(HandoverLabel::Parse(text)->GetClass())
              << ".\n";
    return EXIT_OK;
}

} // namespace

int
OrderingsCommand(const Arguments& arguments)
{
    po::options_description options("Options");
    options.add_options()("check",
                          po::value<std::string>()->value_name("LABEL"),
                          "say whether LABEL is feasible (exit 0), or which rule it breaks (exit "
                          "2)");
    options.add_options()("json", "an array of {\"label\", \"class\"}");
    options.add_options()("help", "this text");
    const auto given = ParseOptions(arguments, options, {}, "");
    if (given.count("help"))
    {
        std::cout << "Usage: fmipv6 orderings [--json | --check LABEL]\n"
                     "List the feasible orderings of RFC 4260's steps: a label is the sequence in "
                     "which the steps end.\n"
                     "Predictive: the FBU (c) is sent on the old link; reactive: on the new one.\n"
                  << options;
        return EXIT_OK;
    }
    if (given.count("check"))
    {
        return Check(given["check"].as<std::string>());
    }
    if (given.count("json"))
    {
        PrintJson();
    }
    else
    {
        PrintTable();
    }
    return EXIT_OK;
}
