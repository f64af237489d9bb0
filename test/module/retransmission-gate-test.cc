/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Which held steps stretch which retransmission timer: those that delay the awaited answer.
#include "fmipv6-network.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A gate that lets everything pass and says that one step has been held all the time.
class ClaimingGate : public StepGate
{
  public:
    /// @param step what it claims to hold
    explicit ClaimingGate(HandoverStep step)
        : m_step(step)
    {
    }

    void Pass(HandoverStep, Mac48Address, std::function<void()> proceed) override
    {
        proceed();
    }

    void Withdraw(HandoverStep, Mac48Address) override
    {
    }

    Time GetHeldTime(Mac48Address, Time since) const override
    {
        return Simulator::Now() - since;
    }

    Time GetHeldTimeOf(Mac48Address,
                       const std::vector<HandoverStep>& steps,
                       Time since) const override
    {
        const bool counts = std::find(steps.begin(), steps.end(), m_step) != steps.end();
        return counts ? Simulator::Now() - since : Time(0);
    }

  private:
    HandoverStep m_step; //!< what it claims to hold
};

/// The parameter is the step that is held.
class RetransmissionGateTest : public Fmipv6Network,
                               public ::testing::WithParamInterface<HandoverStep>
{
  protected:
    /// Hand over while the parameter's step is held. @param lost frames that get lost at a device
    /// @param device it @param step of the request @return how often it was sent again in half a
    /// second
    int CountRepeats(Ptr<CsmaNetDevice> device, FrameFilter::Predicate lost, HandoverStep step)
    {
        DropAt(device, std::move(lost));
        auto gate = Create<ClaimingGate>(GetParam());
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            StepTrace::GetFor(Node(i))->SetGate(gate);
        }
        m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
        Simulator::Stop(Seconds(3.9));
        Simulator::Run();
        return std::count_if(m_events.begin(), m_events.end(), [step](const auto& event) {
            return event.step == step && event.phase == StepPhase::REPEAT;
        });
    }
};

} // namespace

TEST_P(RetransmissionGateTest, ALostHandoverInitiate)
{
    const auto repeats = CountRepeats(
        m_narWan,
        [](const auto& frame) { return IsExperimentalMobility(frame, 4); },
        HandoverStep::HI);
    if (GetParam() == HandoverStep::HACK)
    {
        EXPECT_EQ(repeats, 0) << "the answer is held, not lost";
    }
    else
    {
        EXPECT_GE(repeats, 2) << "what is held elsewhere says nothing of the HAck";
    }
}

TEST_P(RetransmissionGateTest, ALostFastBindingUpdate)
{
    const auto repeats = CountRepeats(m_routerLan[0], IsFastBindingUpdate, HandoverStep::FBU);
    const auto held = GetParam();
    if (held == HandoverStep::HI || held == HandoverStep::HACK || held == HandoverStep::FBACK)
    {
        EXPECT_EQ(repeats, 0) << "the FBack waits for it";
    }
    else
    {
        EXPECT_GE(repeats, 2);
    }
}

INSTANTIATE_TEST_SUITE_P(Held,
                         RetransmissionGateTest,
                         ::testing::Values(HandoverStep::JOIN,
                                           HandoverStep::FBU,
                                           HandoverStep::HI,
                                           HandoverStep::HACK,
                                           HandoverStep::FBACK,
                                           HandoverStep::FNA),
                         [](const auto& info) { return std::string(1, ToLabelChar(info.param)); });
