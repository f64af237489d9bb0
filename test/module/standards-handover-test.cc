/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// A handover between subnets with every standard: by free run, and by the labels of RFC 4260.

#include "scenario-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A standard, and a label of RFC 4260 or "free".
using Case = std::tuple<std::string, std::string>;

class StandardsHandoverTest : public ScenarioRun, public ::testing::WithParamInterface<Case>
{
};

} // namespace

TEST_P(StandardsHandoverTest, IsObservedAsPlannedAndBalances)
{
    const auto& [radio, label] = GetParam();
    const bool qos = radio == "a-qos";
    const std::string scenario = "ns3::fmipv6::HandoverScenario::";
    RunRequest request;
    request.settings = {scenario + "Standard=802.11" + (qos ? "a" : radio),
                        scenario + "Qos=" + (qos ? "true" : "false")};
    if (label == "free")
    {
        request.speedMps = 5;
    }
    else
    {
        request.label = label;
    }
    const auto record = Run(request);
    EXPECT_EQ(m_planAbandoned, "");
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
    if (label != "free")
    {
        EXPECT_EQ(record.handovers.front().observed, label);
    }
    EXPECT_GT(record.packets.received, record.packets.sent * 9 / 10);
}

INSTANTIATE_TEST_SUITE_P(Standards,
                         StandardsHandoverTest,
                         ::testing::Combine(::testing::Values("a", "a-qos", "n", "ac", "ax"),
                                            ::testing::Values("free",
                                                              "1abcdef23456g",
                                                              "1abcde23456fg",
                                                              "ab123456cdefg",
                                                              "123456abcdefg")),
                         [](const ::testing::TestParamInfo<Case>& info) {
                             auto name = std::get<0>(info.param) + "_" + std::get<1>(info.param);
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });
