/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/gate-aware-timer.h"

#include <algorithm>
#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A gate that held one step during one stretch of time.
class OneHoldGate : public StepGate
{
  public:
    void Pass(HandoverStep, Mac48Address, std::function<void()> proceed) override
    {
        proceed();
    }

    void Withdraw(HandoverStep, Mac48Address) override
    {
    }

    Time GetHeldTime(Mac48Address, Time since) const override
    {
        ++m_looks;
        const Time from = std::max(m_from, since);
        const Time to = std::min(m_to, Simulator::Now());
        return to > from ? to - from : Time(0);
    }

    Time GetHeldTimeOf(Mac48Address mn,
                       const std::vector<HandoverStep>& steps,
                       Time since) const override
    {
        const bool counts =
            steps.empty() || std::find(steps.begin(), steps.end(), m_step) != steps.end();
        return counts ? GetHeldTime(mn, since) : Time(0);
    }

    HandoverStep m_step{HandoverStep::HI};
    Time m_from;
    Time m_to;
    mutable uint32_t m_looks{0};
};

class GateAwareTimerTest : public SimulationFixture
{
  protected:
    /// Start at 1 s for 2 s, run, and say when it expired.
    std::optional<Time> ExpiryOf(Ptr<StepGate> gate, std::vector<HandoverStep> steps = {})
    {
        std::optional<Time> expiry;
        Simulator::Schedule(Seconds(1), [&, gate] {
            m_timer.Start(
                gate,
                m_mn,
                Seconds(2),
                [&] { expiry = Simulator::Now(); },
                steps);
        });
        Simulator::Stop(Seconds(60));
        Simulator::Run();
        EXPECT_FALSE(m_timer.IsRunning());
        return expiry;
    }

    Mac48Address m_mn{"00:00:00:00:92:f3"};
    GateAwareTimer m_timer;
};

} // namespace

TEST_F(GateAwareTimerTest, WithoutAGateIsAPlainTimer)
{
    EXPECT_EQ(ExpiryOf(nullptr), Seconds(3));
}

TEST_F(GateAwareTimerTest, IsStretchedByWhatWasHeldMeanwhile)
{
    auto gate = CreateObject<OneHoldGate>();
    gate->m_from = Seconds(2);
    gate->m_to = Seconds(6);
    EXPECT_EQ(ExpiryOf(gate), Seconds(7));
}

TEST_F(GateAwareTimerTest, IsNotStretchedByWhatWasHeldBefore)
{
    auto gate = CreateObject<OneHoldGate>();
    gate->m_from = Seconds(0);
    gate->m_to = Seconds(1.5);
    EXPECT_EQ(ExpiryOf(gate), Seconds(3.5));
}

// A gate keeps the nodes that it watches, so a timer that kept the gate kept its own node for ever.
TEST_F(GateAwareTimerTest, LetsGoOfTheGateWhenItExpiresOrIsCancelled)
{
    auto gate = CreateObject<OneHoldGate>();
    ExpiryOf(gate);
    Simulator::Destroy();
    EXPECT_EQ(gate->GetReferenceCount(), 1U);
    m_timer.Start(gate, m_mn, Seconds(1), [] {});
    EXPECT_EQ(gate->GetReferenceCount(), 2U);
    m_timer.Cancel();
    EXPECT_EQ(gate->GetReferenceCount(), 1U);
}

TEST_F(GateAwareTimerTest, IsStretchedOnlyByTheStepsItNames)
{
    auto gate = CreateObject<OneHoldGate>();
    gate->m_from = Seconds(2);
    gate->m_to = Seconds(6);
    gate->m_step = HandoverStep::JOIN;
    EXPECT_EQ(ExpiryOf(gate, {HandoverStep::HI, HandoverStep::HACK}), Seconds(3));
    Simulator::Destroy();
    gate->m_step = HandoverStep::HACK;
    EXPECT_EQ(ExpiryOf(gate, {HandoverStep::HI, HandoverStep::HACK}), Seconds(7));
}

TEST_F(GateAwareTimerTest, AHoldJustBeforeExpiryCostsFewLooksAndLittleTime)
{
    auto gate = CreateObject<OneHoldGate>();
    gate->m_from = Seconds(3) - NanoSeconds(1);
    gate->m_to = Seconds(4);
    const auto expiry = ExpiryOf(gate);
    ASSERT_TRUE(expiry.has_value());
    EXPECT_GE(*expiry, Seconds(4) + NanoSeconds(1));
    EXPECT_LE(*expiry, Seconds(4) + MicroSeconds(GateAwareTimer::CHECK_INTERVAL_US));
    EXPECT_LT(gate->m_looks, 1100U);
}

TEST_F(GateAwareTimerTest, CancelStopsAndStartStartsAnew)
{
    int calls = 0;
    m_timer.Start(nullptr, m_mn, Seconds(1), [&] { ++calls; });
    m_timer.Cancel();
    EXPECT_FALSE(m_timer.IsRunning());
    m_timer.Start(nullptr, m_mn, Seconds(1), [&] { calls += 10; });
    m_timer.Start(nullptr, m_mn, Seconds(2), [&] { calls += 100; });
    EXPECT_TRUE(m_timer.IsRunning());
    Simulator::Run();
    EXPECT_EQ(calls, 100);
    EXPECT_EQ(Simulator::Now(), Seconds(2));
}

TEST_F(GateAwareTimerTest, MayBeStartedAgainFromItsOwnExpiry)
{
    int calls = 0;
    std::function<void()> again = [&] {
        if (++calls < 3)
        {
            m_timer.Start(nullptr, m_mn, Seconds(1), again);
        }
    };
    m_timer.Start(nullptr, m_mn, Seconds(1), again);
    Simulator::Run();
    EXPECT_EQ(calls, 3);
}

TEST_F(GateAwareTimerTest, StopsWithItsOwner)
{
    bool called = false;
    {
        GateAwareTimer timer;
        timer.Start(nullptr, m_mn, Seconds(1), [&] { called = true; });
    }
    Simulator::Run();
    EXPECT_FALSE(called);
}
