/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// Step 6 triggered by somebody else in a station's name, and what prevents it (RFC 4260 section 8).

#include "simulation-fixture.h"

#include "ns3/forged-l2-update-run.h"

#include <algorithm>

namespace ns3
{
namespace fmipv6
{
namespace
{

class ForgedL2UpdateTest : public SimulationFixture
{
  protected:
    /// @param name of a variant @param uplinkInterval of the victim, longer than any attack's phase
    /// @return its outcome, which balances
    ForgedL2UpdateOutcome Run(const std::string& name, Time uplinkInterval = Seconds(1))
    {
        const auto& variants = GetForgedL2UpdateVariants();
        const auto variant = std::find_if(variants.begin(), variants.end(), [&](const auto& v) {
            return v.name == name;
        });
        EXPECT_NE(variant, variants.end());
        ForgedL2UpdateParameters parameters;
        parameters.uplinkInterval = uplinkInterval;
        auto outcome = RunForgedL2Update(*variant, parameters);
        EXPECT_TRUE(outcome.call.packets.IsBalanced());
        EXPECT_EQ(outcome.call.packets.unexplained, 0U);
        EXPECT_GT(outcome.call.packets.sent, 1000U);
        EXPECT_TRUE(outcome.call.recovered) << "traffic goes on afterwards";
        EXPECT_TRUE(outcome.call.atHome);
        return outcome;
    }

    /// The victim notices nothing. @param outcome of a run
    static void ExpectNothingHappened(const ForgedL2UpdateOutcome& outcome)
    {
        EXPECT_EQ(outcome.bridgeMoves, 0U);
        EXPECT_EQ(outcome.portsOpened, 0U);
        EXPECT_EQ(outcome.victimLinkDowns, 0U);
        EXPECT_EQ(outcome.call.packets.lost, 0U);
        EXPECT_EQ(outcome.call.elsewhere, 0U);
    }
};

TEST_F(ForgedL2UpdateTest, WithoutAnAttackNothingHappens)
{
    ExpectNothingHappened(Run("no-attack"));
}

// The access point itself emits the L2 Update for whoever associates under the victim's address.
TEST_F(ForgedL2UpdateTest, InAnOpenNetworkTheDownlinkGoesToTheAttacker)
{
    const auto outcome = Run("association-open");
    EXPECT_EQ(outcome.portsOpened, 1U);
    EXPECT_EQ(outcome.bridgeMoves, 2U) << "there, and back by the victim's own";
    EXPECT_EQ(outcome.victimLinkDowns, 1U) << "its access point has let it go";
    EXPECT_GT(outcome.call.Lost(LossCause::DIVERTED), 0U);
    EXPECT_LT(outcome.call.outageS, 1.5) << "until the next packet that the victim sends";
}

TEST_F(ForgedL2UpdateTest, TheDiversionLastsUntilTheVictimsNextUplinkFrame)
{
    const auto talking = Run("association-open", MilliSeconds(20));
    TearDown();
    const auto listening = Run("association-open", Seconds(10));
    EXPECT_LT(talking.call.outageS, 0.2);
    EXPECT_GT(listening.call.outageS, 1);
    EXPECT_LT(listening.call.outageS, 10.5);
    EXPECT_NEAR(listening.call.Lost(LossCause::DIVERTED), listening.call.outageS * 50, 5);
}

TEST_F(ForgedL2UpdateTest, PortControlStopsWhoCannotAuthenticate)
{
    ExpectNothingHappened(Run("association-8021x"));
}

// IEEE 802.1X says who somebody is, not which address is theirs.
TEST_F(ForgedL2UpdateTest, PortControlDoesNotStopAnInsider)
{
    const auto outcome = Run("association-8021x-insider");
    EXPECT_EQ(outcome.portsOpened, 1U);
    EXPECT_GT(outcome.call.Lost(LossCause::DIVERTED), 0U);
}

TEST_F(ForgedL2UpdateTest, AnAccessPointThatBridgesAnythingPassesAForgedXidFrame)
{
    const auto outcome = Run("xid-frame-unchecked");
    EXPECT_EQ(outcome.portsOpened, 0U);
    EXPECT_EQ(outcome.bridgeMoves, 2U);
    EXPECT_EQ(outcome.victimLinkDowns, 1U) << "its access point takes the frame for step 6";
    EXPECT_GT(outcome.call.elsewhere, 0U);
    EXPECT_EQ(outcome.call.Lost(LossCause::DIVERTED), 0U) << "nobody there is associated as it";
}

TEST_F(ForgedL2UpdateTest, AnyBroadcastFrameTeachesTheBridges)
{
    const auto outcome = Run("data-frame-unchecked");
    EXPECT_EQ(outcome.bridgeMoves, 2U);
    EXPECT_EQ(outcome.victimLinkDowns, 0U);
    EXPECT_GT(outcome.call.elsewhere, 0U);
}

TEST_F(ForgedL2UpdateTest, AnAccessPointThatChecksTheSourceStopsBoth)
{
    for (const auto& name : {"xid-frame-checked", "data-frame-checked"})
    {
        const auto outcome = Run(name);
        ExpectNothingHappened(outcome);
        EXPECT_EQ(outcome.refused, 1U) << name;
        TearDown();
    }
}

} // namespace
} // namespace fmipv6
} // namespace ns3
