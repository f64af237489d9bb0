/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "options.h"

#include "ns3/nearest-name.h"
#include "ns3/user-error.h"

namespace po = boost::program_options;

namespace
{

std::vector<std::string>
GetOptionNames(const po::options_description& options)
{
    std::vector<std::string> names;
    for (const auto& option : options.options())
    {
        names.push_back("--" + option->long_name());
    }
    return names;
}

} // namespace

po::variables_map
ParseOptions(const Arguments& arguments,
             const po::options_description& options,
             const po::options_description& hidden,
             const std::string& positional)
{
    po::options_description all;
    all.add(options).add(hidden);
    po::positional_options_description positions;
    if (!positional.empty())
    {
        positions.add(positional.c_str(), 1);
    }
    namespace style = po::command_line_style;
    const int longOnly = (style::default_style & ~style::allow_guessing) & ~style::allow_short;
    po::variables_map given;
    try
    {
        po::store(po::command_line_parser(arguments)
                      .options(all)
                      .positional(positions)
                      .style(longOnly)
                      .run(),
                  given);
        po::notify(given);
    }
    catch (const po::unknown_option& error)
    {
        throw ns3::fmipv6::UserError(
            "There is no option " + error.get_option_name() +
            ns3::fmipv6::SuggestName(error.get_option_name(), GetOptionNames(options)) +
            " --help shows all.");
    }
    catch (const po::error& error)
    {
        throw ns3::fmipv6::UserError(std::string(error.what()) + "; --help shows the options.");
    }
    return given;
}
