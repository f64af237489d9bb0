/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Handovers over Wi-Fi in both profiles: free, and by the labels of RFC 4260.
#include "scenario-run.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A profile, and a label of RFC 4260 or "free".
using Case = std::tuple<Fmipv6Profile, std::string>;

class ProfilesWifiTest : public ScenarioRun, public ::testing::WithParamInterface<Case>
{
};

} // namespace

TEST_P(ProfilesWifiTest, IsObservedAsPlannedAndBalances)
{
    const auto& [profile, label] = GetParam();
    RunRequest request;
    request.profile = profile;
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

INSTANTIATE_TEST_SUITE_P(Profiles,
                         ProfilesWifiTest,
                         ::testing::Combine(::testing::Values(Fmipv6Profile::RFC4068,
                                                              Fmipv6Profile::RFC5568),
                                            ::testing::Values("free",
                                                              "1abcdef23456g",
                                                              "1abcde23456fg",
                                                              "1abc23456defg",
                                                              "123456abcdefg")),
                         [](const ::testing::TestParamInfo<Case>& info) {
                             return std::string(GetProfileName(std::get<0>(info.param))) + "_" +
                                    std::get<1>(info.param);
                         });
