/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Spoofed beacons (RFC 5184 section 8): they lead a mobile node to the attacker, or make a storm of
// indications.

#include "simulation-fixture.h"

#include "ns3/spoofed-beacons-run.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

constexpr double STAY_S = 20;

class SpoofedBeaconsTest : public SimulationFixture
{
  protected:
    /// @param variants of a table @param name of one @return its outcome, which balances
    static SpoofedBeaconsOutcome Run(const std::vector<SpoofedBeaconsVariant>& variants,
                                     const std::string& name)
    {
        const auto variant = std::find_if(variants.begin(), variants.end(), [&](const auto& v) {
            return v.name == name;
        });
        EXPECT_NE(variant, variants.end());
        SpoofedBeaconsParameters parameters;
        parameters.stay = Seconds(STAY_S);
        auto outcome = RunSpoofedBeacons(*variant, parameters);
        EXPECT_TRUE(outcome.call.packets.IsBalanced());
        EXPECT_EQ(outcome.call.packets.unexplained, 0U);
        EXPECT_GT(outcome.call.packets.sent, 2000U);
        return outcome;
    }

    static SpoofedBeaconsOutcome Lure(const std::string& name)
    {
        return Run(GetSpoofedBeaconsVariants(), name);
    }

    static SpoofedBeaconsOutcome Storm(const std::string& name)
    {
        return Run(GetPoaStormVariants(), name);
    }
};

} // namespace

TEST_F(SpoofedBeaconsTest, WithoutThemNothingIsFound)
{
    const auto outcome = Lure("no-attack");
    EXPECT_EQ(outcome.found, 0U);
    EXPECT_EQ(outcome.call.packets.lost, 0U);
    EXPECT_TRUE(outcome.call.atHome);
}

TEST_F(SpoofedBeaconsTest, WhoeverDoesNotFollowIsToldAndNothingElse)
{
    const auto outcome = Lure("not-followed");
    EXPECT_EQ(outcome.found, 1U);
    EXPECT_EQ(outcome.joins, 0U);
    EXPECT_TRUE(outcome.call.atHome);
}

TEST_F(SpoofedBeaconsTest, PoaFoundLeadsToTheAttackerInAnOpenNetwork)
{
    const auto outcome = Lure("followed-open");
    EXPECT_EQ(outcome.found, 1U);
    EXPECT_EQ(outcome.joins, 1U);
    EXPECT_EQ(outcome.linkUps, 1U);
    EXPECT_GT(outcome.call.packets.lost, 1000U) << "as long as the attacker stays";
    EXPECT_TRUE(outcome.call.atHome) << "it comes back";
}

TEST_F(SpoofedBeaconsTest, MutualAuthenticationKeepsThePortClosed)
{
    const auto outcome = Lure("followed-8021x");
    EXPECT_GE(outcome.found, 1U);
    EXPECT_GE(outcome.joins, 1U);
    EXPECT_EQ(outcome.linkUps, 0U);
    EXPECT_TRUE(outcome.call.atHome);
}

TEST_F(SpoofedBeaconsTest, AlternatingBeaconsMakeAStorm)
{
    const auto outcome = Storm("fast-undamped");
    // A change each 102.4 ms, seen at refreshes each 100 ms.
    EXPECT_GT(outcome.found, 60U);
    EXPECT_GT(outcome.lost, 60U);
    EXPECT_EQ(outcome.call.packets.lost, 0U);
}

TEST_F(SpoofedBeaconsTest, TheLimitHoldsTheStormBack)
{
    const auto limited = Storm("fast-undamped-limited");
    EXPECT_EQ(limited.found, 1U) << "one in thirty seconds";
    EXPECT_EQ(limited.lost, 1U);
}

TEST_F(SpoofedBeaconsTest, DampingHoldsAFastStormBack)
{
    const auto outcome = Storm("fast-damped");
    EXPECT_LE(outcome.found, 2U);
    EXPECT_LE(outcome.lost, 1U);
}

TEST_F(SpoofedBeaconsTest, DampingDoesNotHoldASlowStormBack)
{
    const auto outcome = Storm("slow-damped");
    EXPECT_EQ(outcome.found, 2U);
    EXPECT_EQ(outcome.lost, 1U) << "the second time it is too late";
}

TEST_F(SpoofedBeaconsTest, TheLimitHoldsASlowStormBackToo)
{
    const auto outcome = Storm("slow-damped-limited");
    EXPECT_EQ(outcome.found, 1U);
    EXPECT_EQ(outcome.lost, 1U);
}
