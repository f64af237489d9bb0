/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/scripted-policy.h"
#include "ns3/simulator.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Poa HERE("00:00:00:00:00:01");
const Poa THERE("00:00:00:00:00:02");
const Poa ELSEWHERE("00:00:00:00:00:03");

class ScriptedPolicyTest : public SimulationFixture
{
  protected:
    Ptr<ScriptedPolicy> m_policy{CreateObject<ScriptedPolicy>()};
};

} // namespace

TEST_F(ScriptedPolicyTest, WithoutAScriptNothingHappens)
{
    EXPECT_FALSE(m_policy->GetScriptedTrigger());
    EXPECT_FALSE(m_policy->GetNextTrigger(Time(0)));
}

TEST_F(ScriptedPolicyTest, TellsEachInstantInOrder)
{
    m_policy->Add(Seconds(5), THERE);
    m_policy->Add(Seconds(3), ELSEWHERE);
    EXPECT_EQ(m_policy->GetScriptedTrigger(), Seconds(3));
    EXPECT_EQ(m_policy->GetNextTrigger(Seconds(3)), Seconds(5));
    EXPECT_FALSE(m_policy->GetNextTrigger(Seconds(5)));
}

TEST_F(ScriptedPolicyTest, GoesWhereTheLatestEntrySays)
{
    m_policy->Add(Seconds(3), ELSEWHERE);
    m_policy->Add(Seconds(5), THERE);
    const PoaList found{{THERE, {}}};
    std::vector<std::optional<Poa>> chosen;
    for (const auto at : {4, 6})
    {
        Simulator::Schedule(Seconds(at),
                            [&] { chosen.push_back(m_policy->ChooseTarget(found, HERE)); });
    }
    Simulator::Schedule(Seconds(7), [&] { chosen.push_back(m_policy->ChooseTarget({}, THERE)); });
    Simulator::Schedule(Seconds(8),
                        [&] { chosen.push_back(m_policy->ChooseTarget(found, Poa())); });
    Simulator::Run();
    const std::vector<std::optional<Poa>> expected{ELSEWHERE, THERE, std::nullopt, THERE};
    EXPECT_EQ(chosen, expected) << "found or not; not where it is; anything when the link is lost";
}

TEST_F(ScriptedPolicyTest, LinkQualityChangesNothing)
{
    Condition condition;
    condition.quality = LinkQuality::NONE;
    EXPECT_FALSE(m_policy->DecideOnLinkStatus(HERE, condition));
}
