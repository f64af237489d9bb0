/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/better-poa-policy.h"

namespace ns3
{
namespace fmipv6
{
namespace
{

class BetterPoaPolicyTest : public SimulationFixture
{
  protected:
    const Poa m_here{"00:00:00:00:00:01"};
    const Poa m_there{"00:00:00:00:00:02"};
    const Poa m_third{"00:00:00:00:00:03"};
    Ptr<BetterPoaPolicy> m_policy{CreateObject<BetterPoaPolicy>()};
};

TEST_F(BetterPoaPolicyTest, OnlyWhatIsBetterThanHereIsATarget)
{
    EXPECT_FALSE(m_policy->ChooseTarget({}, m_here));
    EXPECT_FALSE(m_policy->ChooseTarget({{m_here, {}}, {m_there, {}}}, m_here));
    EXPECT_EQ(m_policy->ChooseTarget({{m_there, {}}, {m_here, {}}}, m_here), m_there);
    EXPECT_EQ(m_policy->ChooseTarget({{m_there, {}}}, Poa()), m_there) << "anything beats nothing";
}

TEST_F(BetterPoaPolicyTest, WhereItCouldNotConnectItDoesNotGoForAWhile)
{
    m_policy->SetAttribute("AvoidTime", TimeValue(Seconds(5)));
    m_policy->LinkUpIndication(m_here);
    m_policy->LinkDownIndication(m_there); // the connection to it failed
    EXPECT_FALSE(m_policy->ChooseTarget({{m_there, {}}}, Poa()));
    EXPECT_EQ(m_policy->ChooseTarget({{m_there, {}}, {m_third, {}}}, Poa()), m_third);
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_EQ(m_policy->ChooseTarget({{m_there, {}}}, Poa()), m_there);
}

TEST_F(BetterPoaPolicyTest, WhereItWasConnectedItMayGoAgain)
{
    m_policy->LinkUpIndication(m_here);
    m_policy->LinkDownIndication(m_here); // the link was lost, or left
    EXPECT_EQ(m_policy->ChooseTarget({{m_here, {}}}, Poa()), m_here);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
