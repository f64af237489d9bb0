/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Signalling takes the round trips that it is made of, and each lost message adds its
// retransmission timeout: within 1 % of what can be worked out on paper.
#include "simulation-fixture.h"

#include "ns3/handover-scenario.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-traffic-control-layer.h"
#include "ns3/observed-message.h"
#include "ns3/simulator.h"

#include <memory>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr double BACKBONE_S = 0.02; // one way, core to each access router
constexpr double WAN_RTT_S = 0.2;   // core to home agent
constexpr double TOLERANCE = 0.01;

// On paper: the last hop and the LAN take microseconds.
constexpr double ROUTER_RTT_S = 4 * BACKBONE_S;
constexpr double HOME_RTT_S = WAN_RTT_S + 2 * BACKBONE_S;

/// Which message gets lost, how often, and what that adds.
struct Lost
{
    ObservedType type; //!< of the message
    int times;         //!< how often
    double addedS;     //!< sum of the timeouts on paper
};

class ClosedForm : public SimulationFixture, public ::testing::WithParamInterface<Lost>
{
  protected:
    /// Run a predictive handover and lose the first messages after its trigger.
    void Run()
    {
        RunRequest request;
        request.link = LinkKind::IDEAL;
        request.monitor = true;
        const std::string scenarioName = "ns3::fmipv6::HandoverScenario::";
        request.settings = {scenarioName + "BackboneDelay=20ms",
                            scenarioName + "WanRtt=200ms",
                            scenarioName + "RoutersPerSubnet=1",
                            scenarioName + "ApsPerSubnet=1",
                            scenarioName + "CoolDown=20s"};
        ValidateAndApply(request);
        auto scenario = CreateObject<HandoverScenario>();
        scenario->SetPrepare([this, &scenario] {
            for (const auto& node : scenario->GetNetwork().GetNodes())
            {
                LoseAt(node);
            }
            auto agent = scenario->GetMobileNode(0)->GetObject<MobileNode>();
            agent->TraceConnectWithoutContext("HandoverStart",
                                              MakeCallback(&ClosedForm::OnStart, this));
            auto registration = agent->GetRegistration();
            registration->TraceConnectWithoutContext("MsgTx",
                                                     MakeCallback(&ClosedForm::OnUpdate, this));
            registration->TraceConnectWithoutContext(
                "MsgRx",
                MakeCallback(&ClosedForm::OnAcknowledgement, this));
        });
        const auto record = scenario->Run(request);
        EXPECT_EQ(scenario->GetMonitor()->Describe(), "");
        EXPECT_EQ(m_left, 0) << "a message was not sent again";
        ASSERT_EQ(record.handovers.size(), 1U);
        m_handover = record.handovers.front().record;
    }

    /// @param step a step @return from its begin to the end of another (s) @param until it
    double Between(HandoverStep step, HandoverStep until) const
    {
        std::optional<Time> begin;
        std::optional<Time> end;
        for (const auto& each : m_handover.steps)
        {
            begin = each.step == step ? each.begin : begin;
            end = each.step == until ? each.end : end;
        }
        EXPECT_TRUE(begin && end);
        return begin && end ? (*end - *begin).GetSeconds() : 0;
    }

    /// @param type a message @return what its losses add (s)
    double GetAdded(ObservedType type) const
    {
        return GetParam().type == type ? GetParam().addedS : 0;
    }

    std::optional<Time> m_updateSent; //!< first Binding Update of the handover
    std::optional<Time> m_registered; //!< its acknowledgement came
    HandoverRecord m_handover;        //!< the handover
    int m_left{GetParam().times};     //!< still to be lost

  private:
    /// @param node loses what is to be lost when it comes there
    void LoseAt(Ptr<Node> node)
    {
        const auto control = node->GetObject<MobilityTrafficControlLayer>();
        if (!control)
        {
            return;
        }
        auto ipv6 = node->GetObject<Ipv6>();
        control->SetInterposer([this, ipv6](const auto&, auto packet, const auto& pass) {
            auto rest = packet->Copy();
            Ipv6Header header;
            rest->RemoveHeader(header);
            const auto message = ReadMessages(header, rest, false).front();
            const bool arrived = ipv6->GetInterfaceForAddress(header.GetDestination()) >= 0 ||
                                 header.GetDestination().IsMulticast();
            if (m_started && arrived && m_left > 0 && message.type == GetParam().type)
            {
                --m_left;
                return;
            }
            pass();
        });
    }

    void OnStart(Mac48Address)
    {
        m_started = true;
    }

    void OnUpdate(std::string, Ptr<const Packet>)
    {
        if (m_started && !m_updateSent)
        {
            m_updateSent = Simulator::Now();
        }
    }

    void OnAcknowledgement(std::string, Ptr<const Packet>)
    {
        if (m_updateSent && !m_registered)
        {
            m_registered = Simulator::Now();
        }
    }

    bool m_started{false}; //!< the handover was decided on
};

} // namespace

TEST_P(ClosedForm, FbuToFback)
{
    Run();
    const auto predicted = ROUTER_RTT_S + GetAdded(ObservedType::FBU) + GetAdded(ObservedType::HI);
    EXPECT_NEAR(Between(HandoverStep::FBU, HandoverStep::FBACK), predicted, TOLERANCE * predicted);
}

TEST_P(ClosedForm, HiToHack)
{
    Run();
    const auto predicted = ROUTER_RTT_S + GetAdded(ObservedType::HI);
    EXPECT_NEAR(Between(HandoverStep::HI, HandoverStep::HACK), predicted, TOLERANCE * predicted);
}

TEST_P(ClosedForm, BuToBa)
{
    Run();
    ASSERT_TRUE(m_updateSent && m_registered);
    const auto predicted = HOME_RTT_S + GetAdded(ObservedType::BU);
    EXPECT_NEAR((*m_registered - *m_updateSent).GetSeconds(), predicted, TOLERANCE * predicted);
}

TEST_P(ClosedForm, RtSolPrToPrRtAdv)
{
    Run();
    const auto predicted = GetAdded(ObservedType::RTSOLPR);
    const auto took = Between(HandoverStep::RTSOLPR, HandoverStep::PRRTADV);
    // Without a loss it is two times the last hop: less than a millisecond.
    EXPECT_NEAR(took, predicted, predicted > 0 ? TOLERANCE * predicted : 0.001);
}

INSTANTIATE_TEST_SUITE_P(
    Losses,
    ClosedForm,
    ::testing::Values(Lost{ObservedType::DATA, 0, 0},
                      // FBU: 100 ms, doubled (FastBindingClient::InitialTimeout).
                      Lost{ObservedType::FBU, 1, 0.1},
                      Lost{ObservedType::FBU, 2, 0.1 + 0.2},
                      // HI: 100 ms, doubled (PreviousAccessRouter::HiTimeout).
                      Lost{ObservedType::HI, 1, 0.1},
                      Lost{ObservedType::HI, 2, 0.1 + 0.2},
                      // BU: 1 s, doubled (RFC 6275 section 11.8).
                      Lost{ObservedType::BU, 1, 1},
                      Lost{ObservedType::BU, 3, 1 + 2 + 4},
                      // RtSolPr: 100 ms, doubled, and no more than 3 a second.
                      Lost{ObservedType::RTSOLPR, 1, 1.0 / 3},
                      Lost{ObservedType::RTSOLPR, 3, 1.0 / 3 + 1.0 / 3 + 0.4}),
    [](const auto& info) {
        return info.param.times == 0
                   ? std::string("None")
                   : std::string(ToString(info.param.type)) + std::to_string(info.param.times);
    });

} // namespace fmipv6
} // namespace ns3
