/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/sample-summary.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace ns3
{
namespace fmipv6
{

SampleSummary
Summarize(const std::vector<double>& samples)
{
    SampleSummary summary;
    if (samples.empty())
    {
        return summary;
    }
    const auto count = static_cast<double>(samples.size());
    for (const auto sample : samples)
    {
        summary.mean += sample;
    }
    summary.mean /= count;
    if (samples.size() > 1)
    {
        double squares = 0;
        for (const auto sample : samples)
        {
            squares += (sample - summary.mean) * (sample - summary.mean);
        }
        const boost::math::students_t_distribution<> t(count - 1);
        summary.ci95 = boost::math::quantile(boost::math::complement(t, 0.025)) *
                       std::sqrt(squares / (count - 1) / count);
    }
    return summary;
}

} // namespace fmipv6
} // namespace ns3
