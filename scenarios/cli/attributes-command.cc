/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "command.h"
#include "options.h"

#include "ns3/attribute-catalog.h"

#include <iostream>

namespace po = boost::program_options;

int
AttributesCommand(const Arguments& arguments)
{
    po::options_description options("Options");
    options.add_options()("all", "ns-3's own attributes too, not this module's alone");
    options.add_options()("help", "this text");
    po::options_description hidden;
    hidden.add_options()("filter", po::value<std::string>());
    const auto given = ParseOptions(arguments, options, hidden, "filter");
    if (given.count("help"))
    {
        std::cout << "Usage: fmipv6 attributes [--all] [TEXT]\n"
                     "List the attributes that `fmipv6 run --set NAME=VALUE` takes; with TEXT only "
                     "those whose name contains it.\n"
                  << options;
        return EXIT_OK;
    }
    const auto filter = given.count("filter") ? given["filter"].as<std::string>() : "";
    for (const auto& entry : ns3::fmipv6::ListAttributes())
    {
        if ((entry.ours || given.count("all")) && entry.name.find(filter) != std::string::npos)
        {
            std::cout << entry.name << " = " << entry.defaultValue << "\n    " << entry.type
                      << (entry.range.empty() ? "" : ", " + entry.range) << ": " << entry.help
                      << "\n";
        }
    }
    return EXIT_OK;
}
