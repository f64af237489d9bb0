/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// A plan that cannot go on, because the HAck comes later than the PAR waits for it, is given up
// while the run still lasts: the reason is named, and the mobile node finds its way.

#include "scenario-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class PlanDeadline : public ScenarioRun, public ::testing::WithParamInterface<double>
{
};

} // namespace

TEST_P(PlanDeadline, APlanIsGivenUpBeforeTheRunEnds)
{
    RunRequest request;
    request.label = "1abcdef23456g";
    request.link = LinkKind::WIFI;
    request.speedMps = GetParam();
    request.settings = {"ns3::fmipv6::HandoverScenario::BackboneDelay=500ms"};
    const auto record = Run(request);
    EXPECT_NE(m_planAbandoned.find("HAck"), std::string::npos) << m_planAbandoned;
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::DEVOLVED_MIPV6);
}

INSTANTIATE_TEST_SUITE_P(AtAnySpeed, PlanDeadline, ::testing::Values(0.0, 10.0, 100.0));
