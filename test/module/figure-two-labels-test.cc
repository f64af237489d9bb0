/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "scenario-run.h"

#include "ns3/config.h"
#include "ns3/string.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Labels without a and b, which only a Figure 2 network (RFC 4260 section 3) can carry out.
class FigureTwoLabels : public PlannedScenarioRun
{
  protected:
    void SetUp() override
    {
        PlannedScenarioRun::SetUp();
        Config::SetDefault("ns3::fmipv6::HandoverScenario::Deployment", StringValue("Figure2"));
    }
};

std::vector<std::string>
WithoutDiscovery()
{
    return SelectLabels([](const auto& label) { return !label.Contains(HandoverStep::RTSOLPR); });
}

} // namespace

TEST_P(FigureTwoLabels, AreObservedAsPlannedOverTheIdealLink)
{
    ExpectObservedAsPlanned(LinkKind::IDEAL);
}

TEST_P(FigureTwoLabels, AreObservedAsPlannedOverWifi)
{
    ExpectObservedAsPlanned(LinkKind::WIFI);
}

INSTANTIATE_TEST_SUITE_P(WithoutDiscovery,
                         FigureTwoLabels,
                         ::testing::ValuesIn(WithoutDiscovery()),
                         [](const auto& info) { return info.param; });

// Those with a and b go as well: the node need not know where it is.
INSTANTIATE_TEST_SUITE_P(WithDiscovery,
                         FigureTwoLabels,
                         ::testing::Values("1abcdef23456g", "ab12346cdefg", "123456abcdefg"),
                         [](const auto& info) { return info.param; });

TEST(FigureTwoLabelCount, TenOfThe336HaveNeitherANorB)
{
    EXPECT_EQ(WithoutDiscovery().size(), 10U);
}
