/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "command.h"
#include "options.h"

#include "ns3/attribute-catalog.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <cctype>
#include <iostream>

namespace po = boost::program_options;

namespace
{

/// Whether a text has another one in it, letter case ignored.
bool
Contains(const std::string& text, const std::string& part)
{
    return std::search(text.begin(),
                       text.end(),
                       part.begin(),
                       part.end(),
                       [](char a, char b) {
                           return std::tolower(static_cast<unsigned char>(a)) ==
                                  std::tolower(static_cast<unsigned char>(b));
                       }) != text.end() ||
           part.empty();
}

} // namespace

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
                     "those whose name contains it, letter case ignored.\n"
                  << options;
        return EXIT_OK;
    }
    const auto filter = given.count("filter") ? given["filter"].as<std::string>() : "";
    const bool all = given.count("all");
    std::size_t foreign = 0;
    std::size_t shown = 0;
    for (const auto& entry : ns3::fmipv6::ListAttributes())
    {
        if (!Contains(entry.name, filter))
        {
            continue;
        }
        if (!entry.ours && !all)
        {
            ++foreign;
            continue;
        }
        ++shown;
        std::cout << entry.name << " = " << entry.defaultValue << "\n    " << entry.type
                  << (entry.range.empty() ? "" : ", " + entry.range) << ": " << entry.help << "\n";
    }
    if (shown == 0)
    {
        const auto hint = foreign == 0 ? ns3::fmipv6::SuggestAttribute(filter)
                                       : "--all shows ns-3's own, " + std::to_string(foreign) +
                                             " of which " + (foreign == 1 ? "has." : "have.");
        throw ns3::fmipv6::UserError("No attribute" + std::string(all ? "" : " of this module") +
                                     " has '" + filter + "' in its name; " + hint);
    }
    return EXIT_OK;
}
