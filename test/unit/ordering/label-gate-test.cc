/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/boolean.h"
#include "ns3/label-gate.h"
#include "ns3/observed-label.h"

#include <string>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class LabelGateTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_gate = CreateObjectWithAttributes<LabelGate>("Deadline", TimeValue(Seconds(10)));
        m_gate->TraceConnectWithoutContext("PlanCompleted",
                                           MakeCallback(&LabelGateTest::Completed, this));
        m_gate->TraceConnectWithoutContext("PlanAbandoned",
                                           MakeCallback(&LabelGateTest::Abandoned, this));
        for (auto* node : {&m_mnNode, &m_routerNode})
        {
            *node = CreateObject<Node>();
            m_gate->Install(*node);
        }
    }

    void TearDown() override
    {
        m_gate->Dispose();
        m_gate = nullptr;
        SimulationFixture::TearDown();
    }

    void Completed(Mac48Address)
    {
        m_log += " completed";
    }

    void Abandoned(Mac48Address, const std::string& reason)
    {
        m_reason = reason;
        m_log += " abandoned";
    }

    void Plan(std::string_view label)
    {
        m_gate->SetPlan(m_mn, *HandoverLabel::Parse(label));
    }

    void Trigger()
    {
        StepTrace::GetFor(m_mnNode)->End(HandoverStep::TRIGGER, m_mn);
    }

    /// Ask for a step on one of the nodes; when it may begin, log it.
    void Ask(char step, Mac48Address mn)
    {
        const auto node = std::string_view("bdef6").find(step) != std::string_view::npos
                              ? m_routerNode
                              : m_mnNode;
        StepTrace::GetFor(node)->Pass(*FromLabelChar(step), mn, [this, step] { m_log += step; });
    }

    void Ask(char step)
    {
        Ask(step, m_mn);
    }

    void End(char step)
    {
        StepTrace::GetFor(m_routerNode)->End(*FromLabelChar(step), m_mn);
    }

    /// Run for so long from now.
    void RunFor(Time time)
    {
        Simulator::Stop(time);
        Simulator::Run();
    }

    Ptr<LabelGate> m_gate;
    Ptr<Node> m_mnNode;
    Ptr<Node> m_routerNode;
    Mac48Address m_mn{"00:00:00:00:92:f3"};
    Mac48Address m_other{"00:00:00:00:92:f4"};
    std::string m_log;
    std::string m_reason;
};

} // namespace

TEST_F(LabelGateTest, BeforeTheTriggerEverythingPasses)
{
    Plan("1abcdef23456g");
    Ask('2');
    Ask('g');
    EXPECT_EQ(m_log, "2g");
    EXPECT_FALSE(m_gate->IsArmed(m_mn));
    Trigger();
    EXPECT_TRUE(m_gate->IsArmed(m_mn));
    Ask('2');
    EXPECT_EQ(m_log, "2g");
}

TEST_F(LabelGateTest, AStepWaitsForAllItsPredecessorsWhereverTheyEnd)
{
    Plan("1abcdef23456g");
    Trigger();
    Ask('2');
    Ask('c');
    Ask('1');
    EXPECT_EQ(m_log, "1");
    End('1');
    End('a');
    End('b');
    EXPECT_EQ(m_log, "1") << "not within the report";
    RunFor(MilliSeconds(1));
    EXPECT_EQ(m_log, "1c");
    for (const char step : {'c', 'd', 'e'})
    {
        End(step);
    }
    RunFor(MilliSeconds(1));
    EXPECT_EQ(m_log, "1c");
    End('f');
    RunFor(MilliSeconds(1));
    EXPECT_EQ(m_log, "1c2");
}

TEST_F(LabelGateTest, TheAnnouncementWaitsForAttachmentOnly)
{
    Plan("1abcde23456fg");
    Trigger();
    Ask('g');
    for (const char step : {'1', 'a', 'b', 'c', '2', '3', '4'})
    {
        End(step);
    }
    RunFor(MilliSeconds(1));
    EXPECT_EQ(m_log, "");
    End('5');
    RunFor(MilliSeconds(1));
    EXPECT_EQ(m_log, "g");
}

TEST_F(LabelGateTest, TheAnnouncementWaitsForDiscoveryOnTheNewLink)
{
    Plan("12346abcdefg");
    Trigger();
    Ask('g');
    for (const char step : {'1', '2', '3', '4', '6', 'a'})
    {
        End(step);
    }
    RunFor(MilliSeconds(1));
    EXPECT_EQ(m_log, "");
    End('b');
    RunFor(MilliSeconds(1));
    EXPECT_EQ(m_log, "g");
}

TEST_F(LabelGateTest, StepsOutsideTheLabelAndOtherMobileNodesPass)
{
    Plan("1abcdef2346g");
    Trigger();
    Ask('5');
    Ask('2', m_other);
    EXPECT_EQ(m_log, "52");
}

TEST_F(LabelGateTest, ATieThatWouldBeWrittenWrongIsKeptApart)
{
    // e ends and 6 asks at the same instant: written in label order the tie would read 6e
    Plan("1abc2345de6fg");
    Trigger();
    for (const char step : {'1', 'a', 'b', 'c', '2', '3', '4', '5', 'd', 'e'})
    {
        End(step);
    }
    Ask('6');
    EXPECT_EQ(m_log, "");
    RunFor(NanoSeconds(999));
    EXPECT_EQ(m_log, "");
    RunFor(NanoSeconds(2));
    EXPECT_EQ(m_log, "6");
    // f after 6 is in label order, and needs no distance
    End('6');
    Ask('f');
    EXPECT_EQ(m_log, "6f");
}

TEST_F(LabelGateTest, EveryFeasibleLabelComesOutAsPlannedWhenAllAskAtOnce)
{
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        std::vector<StepInterval> records;
        m_log.clear();
        m_gate->SetPlan(m_mn, label);
        Trigger();
        std::optional<Time> announced;
        for (const auto step : ALL_HANDOVER_STEPS)
        {
            if (label.Contains(step))
            {
                StepTrace::GetFor(m_mnNode)->Pass(step, m_mn, [&, step] {
                    // every step takes no time at all: the hardest case
                    StepTrace::GetFor(m_routerNode)->End(step, m_mn);
                    records.push_back({step, Simulator::Now(), Simulator::Now()});
                });
            }
        }
        RunFor(Seconds(1));
        EXPECT_EQ(m_log, " completed") << label;
        std::optional<Time> accepted;
        std::optional<Time> updated;
        std::optional<Time> acknowledged;
        for (const auto& record : records)
        {
            (record.step == HandoverStep::FNA         ? accepted
             : record.step == HandoverStep::L2_UPDATE ? updated
             : record.step == HandoverStep::FBACK     ? acknowledged
                                                      : announced) = record.end;
        }
        for (auto& record : records)
        {
            if (record.step == HandoverStep::FNA)
            {
                record.end = GetAnnouncementEnd(accepted, updated, acknowledged);
            }
        }
        EXPECT_EQ(ObserveLabel(records).label, label.ToString());
        EXPECT_FALSE(m_gate->IsArmed(m_mn));
    }
}

TEST_F(LabelGateTest, HeldTimeIsTheUnionOfWhatWasHeld)
{
    Plan("1abcdef23456g");
    Trigger();
    Simulator::Schedule(Seconds(1), [this] { Ask('2'); });
    Simulator::Schedule(Seconds(2), [this] { Ask('c'); });
    Simulator::Schedule(Seconds(3), [this] {
        End('1');
        End('a');
        End('b');
    });
    Simulator::Schedule(Seconds(4), [this] {
        StepTrace::GetFor(m_mnNode)->Withdraw(HandoverStep::JOIN, m_mn);
    });
    RunFor(Seconds(2.5));
    EXPECT_EQ(m_gate->GetHeldTime(m_mn, Seconds(0)), Seconds(1.5));
    RunFor(Seconds(2.5));
    EXPECT_EQ(m_gate->GetHeldTime(m_mn, Seconds(0)), Seconds(3));
    EXPECT_EQ(m_gate->GetHeldTime(m_mn, Seconds(3.5)), Seconds(0.5));
    EXPECT_EQ(m_gate->GetHeldTime(m_mn, Seconds(4.5)), Seconds(0));
    EXPECT_EQ(m_gate->GetHeldTimeOf(m_mn, {HandoverStep::FBU}, Seconds(0)), Seconds(1));
    EXPECT_EQ(m_gate->GetHeldTimeOf(m_mn, {HandoverStep::HI}, Seconds(0)), Seconds(0));
    EXPECT_EQ(m_gate->GetHeldTime(m_other, Seconds(0)), Seconds(0));
    EXPECT_EQ(m_log, "c") << "the join was withdrawn";
}

TEST_F(LabelGateTest, AskingAgainReplacesTheOlderRequest)
{
    Plan("1abcdef23456g");
    Trigger();
    int first = 0;
    int second = 0;
    m_gate->Pass(HandoverStep::RTSOLPR, m_mn, [&] { ++first; });
    m_gate->Pass(HandoverStep::RTSOLPR, m_mn, [&] { ++second; });
    End('1');
    RunFor(MilliSeconds(1));
    EXPECT_EQ(first, 0);
    EXPECT_EQ(second, 1);
}

TEST_F(LabelGateTest, APlanThatCannotGoOnIsGivenUpWithItsReason)
{
    Plan("1abcdef23456g");
    Trigger();
    Ask('2');
    Ask('f');
    for (const char step : {'1', 'a', 'b', 'c'})
    {
        End(step);
    }
    RunFor(Seconds(9.99));
    EXPECT_EQ(m_log, "");
    RunFor(Seconds(0.02));
    EXPECT_EQ(m_log, "2f abandoned");
    EXPECT_EQ(m_reason,
              "+10s have passed since the trigger, while waiting for step d (HI), and holding 2 "
              "(join), f (FBack)");
    Ask('g');
    EXPECT_EQ(m_log, "2f abandonedg");
}

TEST_F(LabelGateTest, EveryHandoverIsPlannedUnlessRearmIsOff)
{
    Plan("12346cdefg");
    for (int handover = 0; handover < 2; ++handover)
    {
        m_log.clear();
        Trigger();
        Ask('2');
        EXPECT_EQ(m_log, "");
        for (const char step : std::string_view("12346cdefg"))
        {
            End(step);
        }
        EXPECT_EQ(m_log, "2 completed");
    }
    m_gate->SetAttribute("Rearm", BooleanValue(false));
    Plan("12346cdefg");
    Trigger();
    EXPECT_TRUE(m_gate->IsArmed(m_mn));
    for (const char step : std::string_view("12346cdefg"))
    {
        End(step);
    }
    Trigger();
    EXPECT_FALSE(m_gate->IsArmed(m_mn));
}

TEST_F(LabelGateTest, ANewTriggerGivesTheOldPlanUp)
{
    Plan("12346cdefg");
    Trigger();
    Ask('2');
    End('1');
    RunFor(MilliSeconds(1));
    End('2');
    Ask('c');
    Trigger();
    EXPECT_EQ(m_log, "2c abandoned");
    EXPECT_EQ(m_reason,
              "a new trigger came, while waiting for step 3 (authenticate), and holding c (FBU)");
    Ask('c');
    EXPECT_EQ(m_log, "2c abandoned") << "armed anew";
    m_gate->ClearPlan(m_mn);
    EXPECT_EQ(m_log, "2c abandonedc");
}

TEST_F(LabelGateTest, ASecondEndOfAStepChangesNothing)
{
    Plan("12346cdefg");
    Trigger();
    End('1');
    End('1');
    Ask('2');
    EXPECT_EQ(m_log, "2");
}
