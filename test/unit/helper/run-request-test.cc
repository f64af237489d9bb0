/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/run-request.h"
#include "ns3/user-error.h"

#include <gmock/gmock.h>
#include <limits>

using namespace ns3;
using namespace ns3::fmipv6;
using ::testing::HasSubstr;

namespace
{

class RunRequestTest : public SimulationFixture
{
  protected:
    /// The sentence with which the request is refused, empty if it is accepted.
    std::string Refusal() const
    {
        try
        {
            ValidateAndApply(m_request);
        }
        catch (const UserError& error)
        {
            return error.what();
        }
        return "";
    }

    RunRequest m_request;
};

} // namespace

TEST_F(RunRequestTest, TheDefaultsAreAccepted)
{
    EXPECT_EQ(Refusal(), "");
}

TEST_F(RunRequestTest, AnInfeasibleLabelIsRefusedByItsRule)
{
    m_request.label = "1abcedf23456g";
    EXPECT_THAT(Refusal(), HasSubstr("F2"));
}

TEST_F(RunRequestTest, ALabelWithPlainMobileIpv6IsRefused)
{
    m_request.label = "1abcdef23456g";
    m_request.scheme = Scheme::MIPV6;
    EXPECT_THAT(Refusal(), HasSubstr("mipv6"));
}

TEST_F(RunRequestTest, ALabelDecidesWhether8021xIsInForce)
{
    m_request.label = "1abcdef23456g";
    EXPECT_TRUE(m_request.UsesDot1x());
    m_request.label = "1abcdef2346g";
    EXPECT_FALSE(m_request.UsesDot1x());
    m_request.dot1x = true;
    EXPECT_THAT(Refusal(), HasSubstr("step 5"));
}

TEST_F(RunRequestTest, SpeedsOutOfRangeAreRefused)
{
    for (const double speed : {-3.0,
                               100.5,
                               1e-9, // the run would last for ever
                               std::numeric_limits<double>::infinity(),
                               std::numeric_limits<double>::quiet_NaN()})
    {
        m_request.speedMps = speed;
        EXPECT_THAT(Refusal(), HasSubstr("--speed")) << speed;
    }
}

TEST_F(RunRequestTest, AnAttributeThatTheRunSetsItselfIsRefused)
{
    m_request.settings = {"ns3::fmipv6::MobileNode::Fmipv6=false"};
    EXPECT_THAT(Refusal(), HasSubstr("--scheme"));
}

TEST_F(RunRequestTest, AnAttributeThatIsSetToTwoValuesIsRefused)
{
    const std::string control = "ns3::fmipv6::Dot11LinkSap::Control";
    m_request.settings = {control + "=Firmware", control + "=Host"};
    EXPECT_THAT(Refusal(),
                ::testing::AllOf(HasSubstr(control), HasSubstr("Firmware"), HasSubstr("Host")));
    m_request.settings = {control + "=Host", control + "=Host"};
    EXPECT_EQ(Refusal(), "");
    m_request.settings = {control, control + "=Host"};
    EXPECT_THAT(Refusal(), HasSubstr("ns3::Type::Attribute=value"));
}

TEST_F(RunRequestTest, SeedsAndRunsThatNs3CannotTakeAreRefused)
{
    for (const uint64_t seed : {uint64_t{0}, uint64_t{4294967295}, ~uint64_t{0}})
    {
        m_request.seed = seed;
        EXPECT_THAT(Refusal(), HasSubstr("--seed")) << seed;
    }
    m_request.seed = 4294944442;
    EXPECT_EQ(Refusal(), "");
    m_request.run = ~uint64_t{0}; // what "-1" is read as
    EXPECT_THAT(Refusal(), HasSubstr("--run"));
}

TEST_F(RunRequestTest, AFolderWhereAFileIsWantedIsRefused)
{
    m_request.stepsFile = ".";
    EXPECT_THAT(Refusal(), HasSubstr("--steps"));
    m_request.stepsFile.clear();
    m_request.packetsFile = "./";
    EXPECT_THAT(Refusal(), HasSubstr("--packets"));
    m_request.packetsFile.clear();
    m_request.primitivesFile = ".";
    EXPECT_THAT(Refusal(), HasSubstr("--primitives"));
}

TEST_F(RunRequestTest, APlaceWhereNoFileCanBeMadeIsRefused)
{
    m_request.pcapPrefix = "/proc/x-"; // even root, to whom access(2) says yes
    EXPECT_THAT(Refusal(), HasSubstr("--pcap"));
}

TEST_F(RunRequestTest, AFolderThatDoesNotExistIsRefused)
{
    m_request.pcapPrefix = "/nowhere/at/all/x-";
    EXPECT_THAT(Refusal(), HasSubstr("/nowhere/at/all"));
}

TEST(RunRequestNames, AreParsedAndPrintedAlike)
{
    for (const auto* name : {"voice", "voice-up", "ping"})
    {
        EXPECT_EQ(ToString(ParseFlowKind(name)), name);
    }
    for (const auto* name : {"fmipv6", "mipv6"})
    {
        EXPECT_EQ(ToString(ParseScheme(name)), name);
    }
    for (const auto* name : {"wifi", "ideal"})
    {
        EXPECT_EQ(ToString(ParseLinkKind(name)), name);
    }
    EXPECT_THROW(ParseFlowKind("vioce"), UserError);
}

TEST_F(RunRequestTest, ScanChannelsThatAreNoneAreRefusedWithARightForm)
{
    m_request.settings = {"ns3::fmipv6::StationMlme::ScanChannels=36 37"};
    EXPECT_THAT(Refusal(), HasSubstr("numbers of 20 MHz channels of one band such as 36 40 44"));
}
