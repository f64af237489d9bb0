/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/experiment-options.h"
#include "ns3/user-error.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

ExperimentOptions
Parse(const std::vector<std::string>& arguments)
{
    ExperimentOptions options;
    options.name = "lure";
    options.numbers = {{"stay", "in seconds", 60, 1, 600}};
    ParseExperimentOptions(arguments, options);
    return options;
}

std::string
Refusal(const std::vector<std::string>& arguments)
{
    try
    {
        Parse(arguments);
    }
    catch (const UserError& error)
    {
        return error.what();
    }
    return "";
}

TEST(ExperimentOptionsTest, Defaults)
{
    const auto options = Parse({});
    EXPECT_EQ(options.runs, 10U);
    EXPECT_EQ(options.seed, 1U);
    EXPECT_FALSE(options.json || options.help);
    EXPECT_EQ(options.Get("stay"), 60);
}

TEST(ExperimentOptionsTest, BothFormsOfAValue)
{
    const auto options = Parse({"--runs", "3", "--seed=9", "--json", "--stay=2.5", "--help"});
    EXPECT_EQ(options.runs, 3U);
    EXPECT_EQ(options.seed, 9U);
    EXPECT_TRUE(options.json && options.help);
    EXPECT_EQ(options.Get("stay"), 2.5);
}

TEST(ExperimentOptionsTest, BadInputIsRefusedWithOneSentence)
{
    EXPECT_NE(Refusal({"--rns", "3"}).find("did you mean --runs?"), std::string::npos);
    EXPECT_NE(Refusal({"stray"}).find("There is no option stray"), std::string::npos);
    for (const auto& bad : {"0", "-1", "2.5", "x", "", "3x", "nan", "1e9"})
    {
        EXPECT_NE(Refusal({"--runs", bad}).find("from 1 to 10000"), std::string::npos) << bad;
    }
    EXPECT_NE(Refusal({"--seed=0"}).find("from 1 to 4294944442"), std::string::npos);
    EXPECT_NE(Refusal({"--stay", "601"}).find("from 1 to 600"), std::string::npos);
    EXPECT_NE(Refusal({"--stay"}).find("takes a value"), std::string::npos);
    EXPECT_NE(Refusal({"--json=yes"}).find("takes no value"), std::string::npos);
}

TEST(ExperimentOptionsTest, HelpNamesEveryOption)
{
    const auto help = Parse({}).GetHelp();
    for (const auto& option : {"--runs", "--seed", "--stay", "--json", "--help"})
    {
        EXPECT_NE(help.find(option), std::string::npos) << option;
    }
}

} // namespace
} // namespace fmipv6
} // namespace ns3
