/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef EXPERIMENT_OPTIONS_H
#define EXPERIMENT_OPTIONS_H

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A number that a scenario lets its user choose, beside --runs and --seed.
struct ExperimentNumber
{
    std::string name;    //!< without dashes, for instance "stay"
    std::string meaning; //!< for the help, with its unit
    double value;        //!< the default, and then what the user gave
    double least;        //!< the least that is allowed
    double most;         //!< the most that is allowed
};

/// What the user of a scenario asked for.
struct ExperimentOptions
{
    std::string name;                      //!< of the scenario
    std::string purpose;                   //!< one sentence for the help
    uint64_t runs{10};                     //!< --runs, runs for each variant
    uint64_t seed{1};                      //!< --seed
    bool json{false};                      //!< --json
    bool help{false};                      //!< --help
    std::vector<ExperimentNumber> numbers; //!< the scenario's own

    /// @param number name of a number @return its value
    double Get(const std::string& number) const;
    /// @return the text for --help
    std::string GetHelp() const;
};

/**
 * Take in what the user typed.
 *
 * @param arguments without the program's name
 * @param options name, purpose and numbers with their defaults; the rest is set
 * @throws UserError with one sentence
 */
void ParseExperimentOptions(const std::vector<std::string>& arguments, ExperimentOptions& options);

} // namespace fmipv6
} // namespace ns3

#endif /* EXPERIMENT_OPTIONS_H */
