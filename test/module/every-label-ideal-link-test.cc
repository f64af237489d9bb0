/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "scenario-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using EveryLabelIdealLink = PlannedScenarioRun;

} // namespace

TEST_P(EveryLabelIdealLink, IsObservedAsPlanned)
{
    ExpectObservedAsPlanned(LinkKind::IDEAL);
}

INSTANTIATE_TEST_SUITE_P(Feasible,
                         EveryLabelIdealLink,
                         ::testing::ValuesIn(SelectLabels([](const auto& label) {
                             return label.Contains(HandoverStep::RTSOLPR);
                         })),
                         [](const auto& info) { return info.param; });
