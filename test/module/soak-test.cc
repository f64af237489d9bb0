/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The short form of `./fmipv6 soak`: random runs over disturbed links.
#include "simulation-fixture.h"

#include "ns3/soak-case.h"

#include <cstdint>
#include <string>

namespace ns3
{
namespace fmipv6
{

namespace
{

constexpr uint64_t SEED = 1;
constexpr uint64_t RUNS = 24;

class SoakTest : public SimulationFixture, public ::testing::WithParamInterface<uint64_t>
{
};

} // namespace

TEST_P(SoakTest, NothingIsWrong)
{
    const auto request = MakeSoakCase(SEED, GetParam(), SoakLinks::MIXED);
    std::string command;
    for (const auto& word : ToCommand(request))
    {
        command += " " + word;
    }
    const auto fault = RunSoakCase(request);
    EXPECT_FALSE(fault) << fault->kind << ": " << fault->what << "\n./fmipv6" << command;
}

INSTANTIATE_TEST_SUITE_P(Random, SoakTest, ::testing::Range(uint64_t{1}, RUNS + 1));

TEST_F(SimulationFixture, ASoakFindsAMobileNodeThatIsNotReachable)
{
    auto request = MakeSoakCase(SEED, 1, SoakLinks::IDEAL);
    request.flow = FlowKind::VOICE; // TCP and ping would send nothing without an answer
    // Everything is lost, also in the time in which the network should recover.
    for (auto& setting : request.settings)
    {
        const auto replace = [&setting](const std::string& name, const std::string& value) {
            if (setting.find("::" + name + "=") != std::string::npos)
            {
                setting = "ns3::fmipv6::HandoverScenario::" + name + "=" + value;
            }
        };
        replace("FaultFreeTail", "0s");
        replace("WireLoss", "1");
    }
    const auto fault = RunSoakCase(request);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->kind, "unreachable");
}

} // namespace fmipv6
} // namespace ns3
