/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SAMPLE_SUMMARY_H
#define SAMPLE_SUMMARY_H

#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Mean of independent runs, and how well it is known.
struct SampleSummary
{
    double mean{0};             //!< arithmetic mean; 0 without samples
    std::optional<double> ci95; //!< half width of the 95 % confidence interval of the mean, by
                                //!< Student's t; none with fewer than two samples
};

/// @param samples one value from each run @return their summary
SampleSummary Summarize(const std::vector<double>& samples);

} // namespace fmipv6
} // namespace ns3

#endif /* SAMPLE_SUMMARY_H */
