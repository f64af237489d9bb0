/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// A rogue access point, with and without mutual authentication (RFC 4260 section 8).

#include "simulation-fixture.h"

#include "ns3/rogue-ap-run.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{
namespace
{

/// The rogue stays for twenty seconds.
constexpr double STAY_S = 20;

/// A voice packet each way every 20 ms.
constexpr double PACKETS_PER_S = 50;

class RogueApTest : public SimulationFixture
{
  protected:
    /// @param name of a variant @param run number @return its outcome, which balances
    RogueApOutcome Run(const std::string& name, uint64_t run = 1)
    {
        const auto& variants = GetRogueApVariants();
        const auto variant = std::find_if(variants.begin(), variants.end(), [&](const auto& v) {
            return v.name == name;
        });
        EXPECT_NE(variant, variants.end());
        RogueApParameters parameters;
        parameters.stay = Seconds(STAY_S);
        parameters.run = run;
        auto outcome = RunRogueAp(*variant, parameters);
        EXPECT_TRUE(outcome.call.packets.IsBalanced());
        EXPECT_EQ(outcome.call.packets.unexplained, 0U);
        EXPECT_GT(outcome.call.packets.sent, 2000U);
        return outcome;
    }
};

TEST_F(RogueApTest, WithoutARogueNothingIsLost)
{
    const auto outcome = Run("no-rogue-open");
    EXPECT_EQ(outcome.call.packets.lost, 0U);
    EXPECT_EQ(outcome.acceptedFbus, 0U);
    EXPECT_TRUE(outcome.call.atHome);
}

// The mobile node is deceived: it has its traffic sent to a router behind which it never arrives.
TEST_F(RogueApTest, InAnOpenNetworkTheNodeIsDeceived)
{
    const auto outcome = Run("clone-open");
    EXPECT_EQ(outcome.joins, 1U);
    EXPECT_EQ(outcome.linkUps, 1U);
    EXPECT_EQ(outcome.acceptedFbus, 1U);
    EXPECT_GT(outcome.call.Lost(LossCause::NAR_EXPIRED), 0U) << "what the NAR held is for nobody";
    EXPECT_GT(outcome.call.Lost(LossCause::DIVERTED), (STAY_S - 5) * PACKETS_PER_S) << "the uplink";
    // As long as the rogue is there, but for what the lure and the return take.
    EXPECT_NEAR(outcome.call.outageS, STAY_S, 3);
    EXPECT_TRUE(outcome.call.recovered);
    EXPECT_TRUE(outcome.call.atHome);
}

TEST_F(RogueApTest, InAnOpenNetworkAReactiveNodesFbuEndsInTheRogue)
{
    const auto outcome = Run("clone-open-reactive");
    EXPECT_EQ(outcome.linkUps, 1U);
    EXPECT_EQ(outcome.acceptedFbus, 0U) << "it was in the FNA, and that ended in the rogue";
    EXPECT_GT(outcome.call.Lost(LossCause::DIVERTED), (STAY_S - 5) * PACKETS_PER_S);
    EXPECT_EQ(outcome.call.Lost(LossCause::NAR_EXPIRED), 0U);
    EXPECT_TRUE(outcome.call.recovered);
    EXPECT_TRUE(outcome.call.atHome);
}

// An unknown BSSID: no PrRtAdv names a router behind it, so there is nothing to send an FBU for.
TEST_F(RogueApTest, AnUnknownBssidInAnOpenNetworkDrawsNoFbu)
{
    const auto outcome = Run("stranger-open");
    EXPECT_EQ(outcome.linkUps, 1U);
    EXPECT_EQ(outcome.acceptedFbus, 0U);
    EXPECT_NEAR(outcome.call.outageS, STAY_S, 3);
    EXPECT_TRUE(outcome.call.recovered);
    EXPECT_TRUE(outcome.call.atHome);
}

TEST_F(RogueApTest, With8021xTheHandshakeFailsAndTheNodeReturns)
{
    const auto outcome = Run("clone-8021x-impatient");
    EXPECT_EQ(outcome.joins, 1U);
    EXPECT_EQ(outcome.forgedMessages3, 1U);
    EXPECT_EQ(outcome.refusedMessages3, 1U) << "its MIC is made with another PMK";
    EXPECT_EQ(outcome.linkUps, 0U) << "the controlled port stays closed";
    EXPECT_EQ(outcome.call.Lost(LossCause::DIVERTED), 0U) << "nothing is sent to the rogue";
    EXPECT_EQ(outcome.acceptedFbus, 1U) << "it was sent before step 5 could show the fraud";
    EXPECT_LT(outcome.call.outageS, 3);
    EXPECT_TRUE(outcome.call.recovered);
    EXPECT_TRUE(outcome.call.atHome);
}

TEST_F(RogueApTest, With8021xAReactiveNodeSendsNoFbu)
{
    const auto outcome = Run("clone-8021x-reactive");
    EXPECT_EQ(outcome.refusedMessages3, 1U);
    EXPECT_EQ(outcome.linkUps, 0U);
    EXPECT_EQ(outcome.acceptedFbus, 0U);
    EXPECT_EQ(outcome.call.elsewhere, 0U);
    EXPECT_TRUE(outcome.call.recovered);
    EXPECT_TRUE(outcome.call.atHome);
}

// A rogue that says nothing to EAPOL-Start holds the station for as long as it waits.
TEST_F(RogueApTest, With8021xASilentRogueHoldsTheNodeAndGetsNothing)
{
    const auto outcome = Run("clone-8021x-silent");
    EXPECT_EQ(outcome.forgedMessages3, 0U);
    EXPECT_EQ(outcome.linkUps, 0U);
    EXPECT_EQ(outcome.call.Lost(LossCause::DIVERTED), 0U);
    EXPECT_NEAR(outcome.call.outageS, STAY_S, 3);
    EXPECT_TRUE(outcome.call.atHome);
}

TEST_F(RogueApTest, TheSameSeedGivesTheSameOutcome)
{
    const auto first = Run("clone-open", 3);
    TearDown();
    const auto second = Run("clone-open", 3);
    EXPECT_EQ(first.call.packets.lostByCause, second.call.packets.lostByCause);
    EXPECT_EQ(first.call.outageS, second.call.outageS);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
