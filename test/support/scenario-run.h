/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef SCENARIO_RUN_H
#define SCENARIO_RUN_H

#include "simulation-fixture.h"

#include "ns3/handover-label.h"
#include "ns3/handover-scenario.h"
#include "ns3/run-request.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/// Runs a HandoverScenario and checks what must hold in every run: the ledger balances, and no
/// rule of the protocol is broken.
class ScenarioRun : public SimulationFixture
{
  protected:
    /// @param request what to run @return its record
    ResultRecord Run(RunRequest request)
    {
        request.monitor = true;
        ValidateAndApply(request);
        auto scenario = CreateObject<HandoverScenario>();
        auto record = scenario->Run(request);
        EXPECT_EQ(scenario->GetLedger()->DescribeUnexplained(), "");
        EXPECT_EQ(scenario->GetMonitor()->Describe(), "");
        EXPECT_TRUE(record.packets.IsBalanced());
        EXPECT_GT(record.packets.sent, 0U);
        m_planAbandoned = scenario->GetPlanAbandonedReason();
        return record;
    }

    std::string m_planAbandoned; //!< why the latest run's plan was given up, empty if it was not
};

/// A planned run, by label: what was planned is observed, and traffic goes on afterwards.
class PlannedScenarioRun : public ScenarioRun, public ::testing::WithParamInterface<std::string>
{
  protected:
    /// Run the label of the parameter. @param link the link provider
    void ExpectObservedAsPlanned(LinkKind link)
    {
        RunRequest request;
        request.label = GetParam();
        request.link = link;
        const auto record = Run(request);
        EXPECT_EQ(m_planAbandoned, "");
        ASSERT_EQ(record.handovers.size(), 1U);
        const auto& handover = record.handovers.front();
        EXPECT_EQ(handover.observed, GetParam());
        EXPECT_TRUE(handover.feasible);
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
        ASSERT_TRUE(handover.latency.interruption.has_value());
    }
};

/// Labels for a parameterized test.
/// @param wanted which @param every take each of that many @return their texts
template <typename Predicate>
std::vector<std::string>
SelectLabels(Predicate wanted, std::size_t every = 1)
{
    std::vector<std::string> all;
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        if (wanted(label))
        {
            all.push_back(label.ToString());
        }
    }
    std::vector<std::string> selected;
    for (std::size_t i = 0; i < all.size(); i += every)
    {
        selected.push_back(all[i]);
    }
    return selected;
}

} // namespace fmipv6
} // namespace ns3

#endif /* SCENARIO_RUN_H */
