/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The agents follow plans: every feasible label is observed exactly as planned.
#include "fmipv6-network.h"

#include "ns3/label-gate.h"
#include "ns3/observed-label.h"
#include "ns3/planned-policy.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Fmipv6PlannedTest : public Fmipv6Network
{
  protected:
    /// Follow a label from 3 s on. @param label the plan
    void RunPlan(const HandoverLabel& label)
    {
        const auto text = label.ToString();
        m_sap->GetMlme()->SetAttribute("Dot1x", BooleanValue(text.find('5') != std::string::npos));
        auto policy = CreateObject<PlannedPolicy>();
        policy->SetLabel(label);
        policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
        m_mn->SetAttribute("Policy", PointerValue(policy));
        if (text.find('a') == std::string::npos)
        {
            m_mn->AddConfiguredNeighbor(PoaOf(1), m_nar->GetArInfo());
        }
        m_gate = CreateObject<LabelGate>();
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            m_gate->Install(Node(i));
        }
        m_gate->SetPlan(m_mn->GetLinkLayerAddress(), label);
        Simulator::Stop(Seconds(8));
        Simulator::Run();
    }

    /// @return the label that was observed, step g as the design defines its end
    std::string Observe() const
    {
        std::map<HandoverStep, Time> ends;
        bool triggered = false;
        for (const auto& event : m_events)
        {
            if (event.phase == StepPhase::END)
            {
                triggered = triggered || event.step == HandoverStep::TRIGGER;
                if (triggered && event.step != HandoverStep::TRIGGER)
                {
                    ends.insert({event.step, event.when});
                }
            }
        }
        const auto find = [&ends](HandoverStep step) {
            const auto end = ends.find(step);
            return end == ends.end() ? std::nullopt : std::optional<Time>(end->second);
        };
        const auto announced = GetAnnouncementEnd(find(HandoverStep::FNA),
                                                  find(HandoverStep::L2_UPDATE),
                                                  find(HandoverStep::FBACK));
        std::vector<StepInterval> steps;
        for (const auto& [step, end] : ends)
        {
            steps.push_back({step, std::nullopt, step == HandoverStep::FNA ? announced : end});
        }
        return ObserveLabel(steps).label;
    }

    /// Each label must be observed as planned, and complete. @param profile of all agents
    void ExpectAllObservedAsPlanned(Fmipv6Profile profile)
    {
        const auto only = std::getenv("FMIPV6_LABEL");
        for (const auto& label : HandoverLabel::GetAllFeasible())
        {
            if (only && label.ToString() != only)
            {
                continue;
            }
            TearDown();
            m_events.clear();
            m_outcomes.clear();
            m_reasons.clear();
            m_down.clear();
            m_up.clear();
            m_poas.clear();
            m_apLan.clear();
            m_routerLan.clear();
            m_coreDevices.clear();
            m_nodes = NodeContainer();
            m_link = IdealLinkHelper();
            SetUp();
            const EnumValue value(static_cast<int>(profile));
            m_mn->SetAttribute("Profile", value);
            m_par->SetAttribute("Profile", value);
            m_nar->SetAttribute("Profile", value);
            RunPlan(label);
            EXPECT_EQ(Observe(), label.ToString());
            ASSERT_EQ(m_outcomes.size(), 1U) << label.ToString();
            EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED)
                << label.ToString() << ": " << m_reasons[0];
            EXPECT_EQ(CountLost(m_down, m_sent - 55, m_sent - 5), 0U) << label.ToString();
            EXPECT_EQ(CountLost(m_up, m_sent - 55, m_sent - 5), 0U) << label.ToString();
        }
    }

    Ptr<LabelGate> m_gate;
};

} // namespace

TEST_F(Fmipv6PlannedTest, EveryFeasibleLabelIsObservedAsPlanned)
{
    ExpectAllObservedAsPlanned(Fmipv6Profile::RFC4068);
}

TEST_F(Fmipv6PlannedTest, EveryFeasibleLabelIsObservedAsPlannedInRfc5568)
{
    ExpectAllObservedAsPlanned(Fmipv6Profile::RFC5568);
}
