/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/experiment.h"

#include "ns3/sample-summary.h"
#include "ns3/user-error.h"

#include <algorithm>
#include <deque>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr int EXIT_USER_ERROR = 2; //!< bad input, as everywhere in this module

using Samples = std::vector<std::vector<ExperimentSample>>;

/// @param samples of one variant @param column name @return its mean and confidence interval
SampleSummary
SummarizeColumn(const std::vector<ExperimentSample>& samples, const std::string& column)
{
    std::vector<double> values;
    for (const auto& sample : samples)
    {
        values.push_back(sample.at(column));
    }
    return Summarize(values);
}

/// @param value a number @param decimals digits behind the point @return its text
std::string
Fixed(double value, int decimals)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(decimals) << value;
    return text.str();
}

} // namespace

Experiment::Experiment(std::vector<std::string> variants,
                       std::vector<ExperimentColumn> columns,
                       RunFunction run)
    : m_variants(std::move(variants)),
      m_columns(std::move(columns)),
      m_run(std::move(run))
{
}

void
Experiment::Start(Job& job, uint64_t seed) const
{
    job.process = std::make_unique<ChildProcess>([this, &job, seed] {
        std::cout << nlohmann::json(m_run(job.variant, seed, job.run));
        return EXIT_SUCCESS;
    });
}

bool
Experiment::Finish(const Job& job, ExperimentSample& sample) const
{
    const auto result = job.process->Wait();
    const auto parsed = nlohmann::json::parse(result.output, nullptr, false);
    if (result.status == EXIT_SUCCESS && parsed.is_object())
    {
        sample = parsed.get<ExperimentSample>();
        return true;
    }
    std::cerr << m_variants[job.variant] << ", run " << job.run << " has failed and is left out.\n"
              << result.errors << std::flush;
    return false;
}

int
Experiment::Main(const ExperimentOptions& options) const
{
    std::deque<Job> waiting;
    for (std::size_t variant = 0; variant < m_variants.size(); ++variant)
    {
        for (uint64_t run = 1; run <= options.runs; ++run)
        {
            waiting.push_back({variant, run, nullptr});
        }
    }
    const std::size_t atOnce = std::max(1U, std::thread::hardware_concurrency());
    std::deque<Job> running;
    Samples samples(m_variants.size());
    bool failed = false;
    while (!waiting.empty() || !running.empty())
    {
        while (!waiting.empty() && running.size() < atOnce)
        {
            running.push_back(std::move(waiting.front()));
            waiting.pop_front();
            Start(running.back(), options.seed);
        }
        const auto& oldest = running.front();
        ExperimentSample sample;
        if (Finish(oldest, sample))
        {
            samples[oldest.variant].push_back(sample);
        }
        else
        {
            failed = true;
        }
        running.pop_front();
    }
    options.json ? PrintJson(samples, options) : PrintText(samples, options);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

std::string
Experiment::Describe(const std::vector<ExperimentSample>& samples, const ExperimentColumn& column)
{
    const auto summary = SummarizeColumn(samples, column.name);
    auto text = Fixed(summary.mean, column.decimals);
    const auto interval = Fixed(summary.ci95.value_or(0), column.decimals);
    if (interval != Fixed(0, column.decimals))
    {
        text += " +-" + interval;
    }
    return text;
}

void
Experiment::PrintText(const Samples& samples, const ExperimentOptions& options) const
{
    std::vector<std::vector<std::string>> cells{{"variant"}};
    std::vector<std::string> details{""};
    for (std::size_t variant = 0; variant < m_variants.size(); ++variant)
    {
        cells.push_back({m_variants[variant]});
        details.emplace_back();
    }
    for (const auto& column : m_columns)
    {
        if (!column.detail)
        {
            cells.front().push_back(column.header);
        }
        for (std::size_t variant = 0; variant < m_variants.size(); ++variant)
        {
            if (!column.detail)
            {
                cells[variant + 1].push_back(Describe(samples[variant], column));
            }
            else if (SummarizeColumn(samples[variant], column.name).mean != 0)
            {
                details[variant + 1] += (details[variant + 1].empty() ? "" : ", ") + column.header +
                                        " " + Describe(samples[variant], column);
            }
        }
    }
    std::cout << options.name << ": mean of " << options.runs
              << " runs, with the 95 % confidence interval where runs differ\n\n";
    std::vector<std::size_t> widths(cells.front().size(), 0);
    for (const auto& row : cells)
    {
        for (std::size_t i = 0; i < row.size(); ++i)
        {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    for (const auto& row : cells)
    {
        for (std::size_t i = 0; i < row.size(); ++i)
        {
            std::cout << (i == 0 ? std::left : std::right) << std::setw(static_cast<int>(widths[i]))
                      << row[i] << (i + 1 < row.size() ? "  " : "\n");
        }
    }
    std::cout << "\n";
    for (std::size_t variant = 1; variant < details.size(); ++variant)
    {
        if (!details[variant].empty())
        {
            std::cout << cells[variant].front() << ": " << details[variant] << "\n";
        }
    }
}

void
Experiment::PrintJson(const Samples& samples, const ExperimentOptions& options) const
{
    nlohmann::ordered_json document;
    document["scenario"] = options.name;
    document["runs"] = options.runs;
    document["seed"] = options.seed;
    for (const auto& number : options.numbers)
    {
        document["parameters"][number.name] = number.value;
    }
    for (std::size_t variant = 0; variant < m_variants.size(); ++variant)
    {
        nlohmann::ordered_json row;
        row["variant"] = m_variants[variant];
        row["runs"] = samples[variant].size();
        for (const auto& column : m_columns)
        {
            const auto summary = SummarizeColumn(samples[variant], column.name);
            row[column.name]["mean"] = summary.mean;
            row[column.name]["ci95"] =
                summary.ci95 ? nlohmann::ordered_json(*summary.ci95) : nlohmann::ordered_json();
        }
        document["rows"].push_back(row);
    }
    std::cout << document.dump(2) << "\n";
}

int
RunExperiment(int argc,
              char* argv[],
              ExperimentOptions options,
              const std::function<Experiment(const ExperimentOptions&)>& make)
{
    try
    {
        ParseExperimentOptions({argv + 1, argv + argc}, options);
        if (options.help)
        {
            std::cout << options.GetHelp();
            return EXIT_SUCCESS;
        }
        return make(options).Main(options);
    }
    catch (const UserError& error)
    {
        std::cerr << options.name << ": " << error.what() << std::endl;
        return EXIT_USER_ERROR;
    }
    catch (const std::exception& error)
    {
        std::cerr << options.name << ": internal error: " << error.what() << std::endl;
        return EXIT_FAILURE;
    }
}

} // namespace fmipv6
} // namespace ns3
