/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// A forged FBU redirects a call where nothing stops it, and nothing of it where something does.
#include "simulation-fixture.h"

#include "ns3/forged-fbu-run.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class ForgedFbuTest : public SimulationFixture,
                      public ::testing::WithParamInterface<ForgedFbuVariant>
{
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Variants,
                         ForgedFbuTest,
                         ::testing::ValuesIn(GetForgedFbuVariants()),
                         [](const auto& info) {
                             auto name = info.param.name;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST_P(ForgedFbuTest, OnlyAnFbuOfItsOwnerRedirects)
{
    const auto& variant = GetParam();
    ForgedFbuParameters parameters;
    parameters.lifetime = Seconds(4);
    const auto outcome = RunForgedFbu(variant, parameters);
    const bool succeeds = variant.attacks && !variant.spoofs &&
                          (variant.protection == FbuProtection::NONE ||
                           (variant.protection == FbuProtection::SHARED_KEY && variant.insider));
    EXPECT_TRUE(outcome.call.packets.IsBalanced());
    EXPECT_EQ(outcome.acceptedFbus, succeeds ? 1U : 0U);
    EXPECT_EQ(outcome.refusedFbus, variant.attacks && !succeeds ? 1U : 0U);
    EXPECT_EQ(outcome.hi, succeeds ? 1U : 0U);
    EXPECT_EQ(outcome.call.packets.lost > 0, succeeds);
    EXPECT_EQ(outcome.call.elsewhere, outcome.call.packets.lost);
    // 4 s of a packet every 20 ms; the tunnel begins and ends between two.
    EXPECT_NEAR(outcome.call.packets.lost, succeeds ? 200 : 0, 2);
    EXPECT_TRUE(outcome.call.recovered);
    EXPECT_TRUE(outcome.call.atHome);
}
