/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Free runs: a mobile node whose link fades goes where it is better, once.
#include "fmipv6-network.h"
#include "scenario-run.h"

#include "ns3/config.h"
#include "ns3/double.h"
#include "ns3/step-recorder.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class HysteresisTest : public Fmipv6Network
{
  protected:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        m_recorder = CreateObject<StepRecorder>();
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            m_recorder->Listen(Node(i));
        }
    }

    /// @param at when (s) @param poa whose @param quality of the link to it
    void Fade(double at, uint32_t poa, LinkQuality quality)
    {
        m_sap->ScheduleQuality(Seconds(at), PoaOf(poa), quality);
    }

    Ptr<StepRecorder> m_recorder;
};

/// Wi-Fi runs; the parameter is the distance between access points in metres.
class SparseAccessPoints : public ScenarioRun, public ::testing::WithParamInterface<double>
{
};

} // namespace

TEST_F(HysteresisTest, WithoutAnythingBetterTheNodeStaysAndIsNotSaidToHandOver)
{
    Fade(2.5, 1, LinkQuality::BAD);
    Fade(3, 0, LinkQuality::BAD);
    Simulator::Stop(Seconds(8));
    Simulator::Run();
    EXPECT_TRUE(m_recorder->GetHandovers().empty());
    EXPECT_TRUE(m_outcomes.empty());
    EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
    ExpectTrafficAtTheEnd();
}

TEST_F(HysteresisTest, ItLooksAgainAndGoesWhenSomethingIsBetter)
{
    Fade(2.5, 1, LinkQuality::BAD);
    Fade(3, 0, LinkQuality::BAD);
    Fade(5, 1, LinkQuality::GOOD);
    Simulator::Stop(Seconds(9));
    Simulator::Run();
    const auto handovers = m_recorder->GetHandovers();
    ASSERT_EQ(handovers.size(), 1U);
    EXPECT_GE(handovers[0].trigger, Seconds(5));
    EXPECT_LE(handovers[0].trigger, Seconds(7)) << "within the interval and a scan";
    ASSERT_NE(handovers[0].Find(HandoverStep::SCAN), nullptr) << "the scan that made it go";
    EXPECT_EQ(m_outcomes, std::vector<HandoverEnding>{HandoverEnding::COMPLETED});
    ExpectTrafficAtTheEnd();
}

TEST_F(HysteresisTest, AScriptIsObeyedWhereNothingIsBetter)
{
    Fade(2.5, 1, LinkQuality::BAD);
    RunHandover(HandoverMode::PREDICTIVE);
    const auto handovers = m_recorder->GetHandovers();
    ASSERT_EQ(handovers.size(), 2U) << "the second one because it is better where it was";
    EXPECT_EQ(handovers[0].trigger, Seconds(3));
    EXPECT_EQ(handovers[0].IsPredictive(), true);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED);
}

TEST_F(HysteresisTest, ALinkThatBreaksWhileTheNodeLooksIsLeft)
{
    Fade(2.5, 1, LinkQuality::BAD);
    Fade(3, 0, LinkQuality::BAD);
    Fade(3.05, 0, LinkQuality::NONE);
    Simulator::Stop(Seconds(9));
    Simulator::Run();
    ASSERT_EQ(m_recorder->GetHandovers().size(), 1U);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    ExpectTrafficAtTheEnd();
}

TEST_P(SparseAccessPoints, ACrossingIsOneHandoverNotMany)
{
    Config::SetDefault("ns3::fmipv6::HandoverScenario::ApSpacing", DoubleValue(GetParam()));
    RunRequest request;
    request.link = LinkKind::WIFI;
    const auto record = Run(request);
    EXPECT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers.front().outcome, OutcomeKind::COMPLETED);
}

INSTANTIATE_TEST_SUITE_P(Spacings, SparseAccessPoints, ::testing::Values(80, 120, 160, 200));
