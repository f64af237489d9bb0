/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Handovers between subnets where firmware is in control of steps 1 to 4 (RFC 4260 section 4).
#include "scenario-run.h"

#include "ns3/link-control-label.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// @param control who is in control @return the setting of a run
std::string
Setting(LinkControl control)
{
    return "ns3::fmipv6::Dot11LinkSap::Control=" + ToString(control);
}

class FirmwareControlTest : public ScenarioRun
{
};

/// A control mode and a label that it can carry out.
using Case = std::tuple<LinkControl, std::string>;

class FirmwareControlPlannedTest : public ScenarioRun, public ::testing::WithParamInterface<Case>
{
};

/// @return a selection of what firmware can carry out, and of what only the driver's step 3 allows
std::vector<Case>
SelectCases()
{
    std::vector<Case> cases;
    for (const auto control : {LinkControl::FIRMWARE, LinkControl::FIRMWARE_HOST_AUTHENTICATION})
    {
        const auto labels = SelectLabels(
            [control](const HandoverLabel& label) {
                return label.Contains(HandoverStep::RTSOLPR) &&
                       CheckLinkControl(label, control).possible;
            },
            11);
        for (const auto& label : labels)
        {
            cases.emplace_back(control, label);
        }
    }
    return cases;
}

} // namespace

TEST_F(FirmwareControlTest, AFreeRunDevolvesToAReactiveHandover)
{
    for (const auto control : {LinkControl::FIRMWARE, LinkControl::FIRMWARE_HOST_AUTHENTICATION})
    {
        RunRequest request;
        request.settings = {Setting(control)};
        const auto record = Run(request);
        ASSERT_EQ(record.handovers.size(), 1U);
        EXPECT_EQ(record.handovers.front().observed, "12346abcdefg");
        EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
        TearDown();
        SetUp();
    }
}

TEST_P(FirmwareControlPlannedTest, IsObservedAsPlanned)
{
    const auto& [control, label] = GetParam();
    RunRequest request;
    request.label = label;
    request.settings = {Setting(control)};
    const auto record = Run(request);
    EXPECT_EQ(m_planAbandoned, "");
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers.front().observed, label);
    EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
}

INSTANTIATE_TEST_SUITE_P(Possible,
                         FirmwareControlPlannedTest,
                         ::testing::ValuesIn(SelectCases()),
                         [](const ::testing::TestParamInfo<Case>& info) {
                             return ToString(std::get<0>(info.param)) + "_" +
                                    std::get<1>(info.param);
                         });
