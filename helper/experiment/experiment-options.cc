/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/experiment-options.h"

#include "ns3/abort.h"
#include "ns3/nearest-name.h"
#include "ns3/user-error.h"

#include <cmath>
#include <cstdlib>
#include <sstream>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr double MAX_RUNS = 10000;
constexpr double MAX_SEED = 4294944442; //!< RngSeedManager's

/// @param option with dashes @param text what was given @param least allowed @param most allowed
/// @param whole whether fractions are refused @return the number @throws UserError
double
ParseNumber(const std::string& option,
            const std::string& text,
            double least,
            double most,
            bool whole)
{
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    const bool number = !text.empty() && *end == '\0' && std::isfinite(value);
    if (!number || value < least || value > most || (whole && value != std::floor(value)))
    {
        std::ostringstream sentence;
        sentence.precision(12);
        sentence << option << " " << text << ": it takes a " << (whole ? "whole " : "")
                 << "number from " << least << " to " << most << ".";
        throw UserError(sentence.str());
    }
    return value;
}

} // namespace

double
ExperimentOptions::Get(const std::string& number) const
{
    for (const auto& candidate : numbers)
    {
        if (candidate.name == number)
        {
            return candidate.value;
        }
    }
    NS_ABORT_MSG("the scenario has no number " << number);
}

std::string
ExperimentOptions::GetHelp() const
{
    std::ostringstream text;
    text << purpose << "\n\nusage: " << name << " [OPTION]...\n"
         << "  --runs N   runs for each variant (" << runs << ")\n"
         << "  --seed N   seed of the random numbers (" << seed << ")\n";
    for (const auto& number : numbers)
    {
        text << "  --" << number.name << " N   " << number.meaning << " (" << number.value << ")\n";
    }
    text << "  --json     print JSON instead of the table\n"
         << "  --help     print this\n";
    return text.str();
}

void
ParseExperimentOptions(const std::vector<std::string>& arguments, ExperimentOptions& options)
{
    std::vector<std::string> known{"--runs", "--seed", "--json", "--help"};
    for (const auto& number : options.numbers)
    {
        known.push_back("--" + number.name);
    }
    for (std::size_t i = 0; i < arguments.size(); ++i)
    {
        const auto equals = arguments[i].find('=');
        const auto option = arguments[i].substr(0, equals);
        if (option == "--json" || option == "--help")
        {
            if (equals != std::string::npos)
            {
                throw UserError(option + " takes no value.");
            }
            (option == "--json" ? options.json : options.help) = true;
            continue;
        }
        bool found = false;
        for (const auto& name : known)
        {
            found = found || name == option;
        }
        if (!found)
        {
            throw UserError("There is no option " + option + SuggestName(option, known) +
                            " --help shows all.");
        }
        if (equals == std::string::npos && i + 1 == arguments.size())
        {
            throw UserError(option + " takes a value; --help shows the options.");
        }
        const auto text =
            equals == std::string::npos ? arguments[++i] : arguments[i].substr(equals + 1);
        if (option == "--runs")
        {
            options.runs = static_cast<uint64_t>(ParseNumber(option, text, 1, MAX_RUNS, true));
        }
        else if (option == "--seed")
        {
            options.seed = static_cast<uint64_t>(ParseNumber(option, text, 1, MAX_SEED, true));
        }
        for (auto& number : options.numbers)
        {
            if (option == "--" + number.name)
            {
                number.value = ParseNumber(option, text, number.least, number.most, false);
            }
        }
    }
}

} // namespace fmipv6
} // namespace ns3
