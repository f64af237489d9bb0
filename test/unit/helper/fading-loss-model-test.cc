/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/constant-velocity-mobility-model.h"
#include "ns3/fading-loss-model.h"
#include "ns3/node.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <numeric>
#include <utility>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

constexpr double TX_DBM = 20;
constexpr double SPEED_MPS = 10;

/// One node at rest, others that move away from it.
class FadingLossModelTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        for (uint32_t i = 0; i < 3; ++i)
        {
            auto mobility = CreateObject<ConstantVelocityMobilityModel>();
            CreateObject<Node>()->AggregateObject(mobility);
            mobility->SetVelocity(Vector(i == 0 ? 0 : SPEED_MPS, 0, 0));
            m_nodes.push_back(mobility);
        }
    }

    /// @param kind attribute Kind @return a model with streams of its own
    static Ptr<FadingLossModel> Make(const std::string& kind)
    {
        auto model = CreateObject<FadingLossModel>();
        model->SetAttribute("Kind", StringValue(kind));
        model->AssignStreams(100);
        return model;
    }

    /// @param model it @param a node @param b another @return the gain between them now, in dB
    double Gain(Ptr<FadingLossModel> model, uint32_t a, uint32_t b) const
    {
        return model->CalcRxPower(TX_DBM, m_nodes[a], m_nodes[b]) - TX_DBM;
    }

    /// @param every interval @param count how many @param call at the end of each
    static void Repeat(Time every, uint32_t count, const std::function<void()>& call)
    {
        for (uint32_t i = 1; i <= count; ++i)
        {
            Simulator::Schedule(every * i, call);
        }
        Simulator::Run();
    }

    std::vector<Ptr<ConstantVelocityMobilityModel>> m_nodes;
};

/// @param values numbers @return their mean
double
Mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

TEST_F(FadingLossModelTest, WithoutFadingNothingIsChangedAndNoStreamUsed)
{
    auto model = CreateObject<FadingLossModel>();
    EXPECT_EQ(model->AssignStreams(100), 0);
    EXPECT_EQ(Gain(model, 0, 1), 0);
}

TEST_F(FadingLossModelTest, RayleighPowerHasMeanOneAndTheShareOfDeepFadesOfAnExponential)
{
    auto model = Make("Multipath");
    std::vector<double> powers;
    uint32_t deep = 0;
    Repeat(MicroSeconds(2500), 20000, [&] {
        powers.push_back(std::pow(10, Gain(model, 0, 1) / 10));
        deep += powers.back() < 0.1 ? 1 : 0;
    });
    EXPECT_NEAR(Mean(powers), 1, 0.03);
    EXPECT_NEAR(deep / 20000.0, 1 - std::exp(-0.1), 0.007);
}

TEST_F(FadingLossModelTest, ABlockIsAsLongAsTheCoherenceTimeAndTheSameBothWays)
{
    auto model = Make("Multipath");
    std::vector<double> gains;
    Repeat(MicroSeconds(500), 100, [&] {
        gains.push_back(Gain(model, 0, 1));
        EXPECT_EQ(gains.back(), Gain(model, 1, 0));
    });
    uint32_t changes = 0;
    for (std::size_t i = 1; i < gains.size(); ++i)
    {
        changes += gains[i] != gains[i - 1] ? 1 : 0;
    }
    EXPECT_EQ(changes, 20U) << "50 ms in blocks of 2.5 ms";
}

TEST_F(FadingLossModelTest, ShadowingHasItsDeviationAndLosesItsMemoryAlongTheWay)
{
    auto model = Make("Shadowing");
    std::vector<double> gains; // every 10 m, the way along which correlation falls to 1/e
    Repeat(Seconds(1), 20000, [&] { gains.push_back(Gain(model, 0, 1)); });
    const auto mean = Mean(gains);
    double variance = 0;
    double covariance = 0;
    for (std::size_t i = 1; i < gains.size(); ++i)
    {
        variance += (gains[i] - mean) * (gains[i] - mean);
        covariance += (gains[i] - mean) * (gains[i - 1] - mean);
    }
    EXPECT_NEAR(mean, 0, 0.2);
    EXPECT_NEAR(std::sqrt(variance / static_cast<double>(gains.size())), 6, 0.2);
    EXPECT_NEAR(covariance / variance, std::exp(-1), 0.03);
}

TEST_F(FadingLossModelTest, WhoStandsStillKeepsItsShadow)
{
    auto model = Make("Shadowing");
    m_nodes[1]->SetVelocity(Vector());
    const auto first = Gain(model, 0, 1);
    EXPECT_NE(first, 0);
    Repeat(Seconds(1), 10, [&] { EXPECT_EQ(Gain(model, 0, 1), first); });
}

TEST_F(FadingLossModelTest, AnotherPairHasAnotherChannel)
{
    auto model = Make("Both");
    Repeat(MilliSeconds(100), 10, [&] { EXPECT_NE(Gain(model, 0, 1), Gain(model, 0, 2)); });
}

TEST_F(FadingLossModelTest, TheChannelDoesNotDependOnWhoSends)
{
    auto busy = Make("Both");
    auto idle = Make("Both");
    EXPECT_EQ(Gain(busy, 0, 1), Gain(idle, 0, 1));
    Repeat(MilliSeconds(10), 99, [&] {
        Gain(busy, 0, 1);
        Gain(busy, 2, 0);
    });
    Repeat(MilliSeconds(10), 1, [&] {
        EXPECT_EQ(Simulator::Now(), Seconds(1));
        EXPECT_NEAR(Gain(busy, 0, 1), Gain(idle, 0, 1), 1e-9);
    });
}
