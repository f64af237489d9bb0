/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef EXPERIMENT_H
#define EXPERIMENT_H

#include "ns3/child-process.h"
#include "ns3/experiment-options.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What one run measured, by column.
using ExperimentSample = std::map<std::string, double>;

/// A column of the table.
struct ExperimentColumn
{
    std::string name;   //!< key of the samples and in the JSON text
    std::string header; //!< above the column, with its unit
    int decimals;       //!< digits behind the point
    bool detail{false}; //!< shown below the table, for the variants in which it is not 0
};

/// @param variants whatever has a name @return their names, in order
template <typename Variants>
std::vector<std::string>
GetNames(const Variants& variants)
{
    std::vector<std::string> names;
    for (const auto& variant : variants)
    {
        names.push_back(variant.name);
    }
    return names;
}

/**
 * A scenario as a table: variants, each of them run several times with run numbers of its own, and
 * for each column the mean and the 95 % confidence interval.
 *
 * Every run has a process of its own: random streams begin anew, and a run that fails costs that
 * run only.
 */
class Experiment
{
  public:
    /// Simulate one run. @param variant index of the variant @param seed for RngSeedManager
    /// @param run for RngSeedManager @return what it measured, with a value for each column; an
    /// exception fails the run
    using RunFunction =
        std::function<ExperimentSample(std::size_t variant, uint64_t seed, uint64_t run)>;

    /// @param variants their names @param columns the table's columns @param run simulates one run
    Experiment(std::vector<std::string> variants,
               std::vector<ExperimentColumn> columns,
               RunFunction run);

    /**
     * Run all and print the table.
     * @param options as the user gave them
     * @return exit status: 0, or 1 when a run has failed (which one is said on standard error)
     */
    int Main(const ExperimentOptions& options) const;

  private:
    /// One run that is to be done, or under way.
    struct Job
    {
        std::size_t variant{0};                //!< index
        uint64_t run{0};                       //!< run number
        std::unique_ptr<ChildProcess> process; //!< or null while it waits
    };

    /// Start a run in a process of its own. @param job which @param seed of all runs
    void Start(Job& job, uint64_t seed) const;
    /// Wait for a run, and tell on standard error that it has failed. @param job which
    /// @param sample set to what it measured @return whether it has succeeded
    bool Finish(const Job& job, ExperimentSample& sample) const;
    /// @param samples of one variant @param column of the table @return mean and interval, as text
    static std::string Describe(const std::vector<ExperimentSample>& samples,
                                const ExperimentColumn& column);
    /// @param samples of each variant @param options as the user gave them
    void PrintText(const std::vector<std::vector<ExperimentSample>>& samples,
                   const ExperimentOptions& options) const;
    /// @param samples of each variant @param options as the user gave them
    void PrintJson(const std::vector<std::vector<ExperimentSample>>& samples,
                   const ExperimentOptions& options) const;

    std::vector<std::string> m_variants;     //!< names
    std::vector<ExperimentColumn> m_columns; //!< of the table
    RunFunction m_run;                       //!< simulates one run
};

/**
 * The body of a scenario's main(): parse, refuse bad input, run, print.
 *
 * @param argc of main()
 * @param argv of main()
 * @param options name, purpose and numbers
 * @param make called with what the user chose
 * @return exit status: 0, 1 when a run has failed, 2 on bad input
 */
int RunExperiment(int argc,
                  char* argv[],
                  ExperimentOptions options,
                  const std::function<Experiment(const ExperimentOptions&)>& make);

} // namespace fmipv6
} // namespace ns3

#endif /* EXPERIMENT_H */
