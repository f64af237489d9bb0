/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "scenario-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using ThirtyLabelsWifi = PlannedScenarioRun;

constexpr std::size_t SAMPLE = 30;

/// RFC 4260's own four, and thirty spread evenly over all labels with a and b.
std::vector<std::string>
Sample()
{
    const auto withDiscovery = [](const auto& label) {
        return label.Contains(HandoverStep::RTSOLPR);
    };
    const auto all = SelectLabels(withDiscovery).size();
    auto labels = SelectLabels(withDiscovery, all / SAMPLE);
    for (const auto* named : {"1abcdef23456g", "1abcde23456fg", "ab123456cdefg", "123456abcdefg"})
    {
        if (std::find(labels.begin(), labels.end(), named) == labels.end())
        {
            labels.emplace_back(named);
        }
    }
    return labels;
}

} // namespace

TEST_P(ThirtyLabelsWifi, AreObservedAsPlanned)
{
    ExpectObservedAsPlanned(LinkKind::WIFI);
}

INSTANTIATE_TEST_SUITE_P(Sample,
                         ThirtyLabelsWifi,
                         ::testing::ValuesIn(Sample()),
                         [](const auto& info) { return info.param; });
