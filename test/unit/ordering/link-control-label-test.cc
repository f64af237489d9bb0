/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/link-control-label.h"

#include <gtest/gtest.h>
#include <regex>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

LinkControlVerdict
Check(const std::string& text, LinkControl control)
{
    const auto label = HandoverLabel::Parse(text);
    EXPECT_TRUE(label) << text;
    return CheckLinkControl(*label, control);
}

/// The rule over again, as a pattern.
bool
IsPossibleByPattern(const std::string& text, LinkControl control)
{
    static const std::regex firmware(".*1234.*");
    static const std::regex authenticationInDriver(".*12[de]*34.*");
    return control == LinkControl::HOST ||
           std::regex_match(text,
                            control == LinkControl::FIRMWARE ? firmware : authenticationInDriver);
}

} // namespace

TEST(LinkControlLabel, EveryFeasibleLabelIsJudgedByWhatLiesBetween1And4)
{
    const auto& all = HandoverLabel::GetAllFeasible();
    ASSERT_EQ(all.size(), 336U);
    for (const auto control :
         {LinkControl::HOST, LinkControl::FIRMWARE, LinkControl::FIRMWARE_HOST_AUTHENTICATION})
    {
        for (const auto& label : all)
        {
            const auto verdict = CheckLinkControl(label, control);
            const auto text = label.ToString();
            ASSERT_EQ(verdict.possible, IsPossibleByPattern(text, control)) << text;
            ASSERT_EQ(verdict.possible, verdict.sentence.empty()) << text;
            ASSERT_EQ(verdict.possible, !verdict.step.has_value()) << text;
            if (!verdict.possible)
            {
                const auto nearest = HandoverLabel::Parse(verdict.nearest);
                ASSERT_TRUE(nearest) << text << " -> " << verdict.nearest;
                ASSERT_TRUE(CheckLinkControl(*nearest, control).possible) << verdict.nearest;
                ASSERT_NE(verdict.sentence.find(verdict.nearest), std::string::npos);
                ASSERT_EQ(nearest->GetClass(), label.GetClass()) << text;
            }
        }
    }
}

TEST(LinkControlLabel, ALabelWithAPacketOfTheHostBetween1And4IsRefusedUnderFirmware)
{
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        const auto& text = label.ToString();
        const auto one = text.find('1');
        const auto inside = text.substr(one, text.find('4') - one);
        if (inside.find_first_of("abcf") != std::string::npos)
        {
            EXPECT_FALSE(CheckLinkControl(label, LinkControl::FIRMWARE).possible) << text;
            EXPECT_FALSE(
                CheckLinkControl(label, LinkControl::FIRMWARE_HOST_AUTHENTICATION).possible)
                << text;
        }
    }
}

TEST(LinkControlLabel, CountsWhatEachModeCanDo)
{
    EXPECT_EQ(GetPossibleLabels(LinkControl::HOST).size(), 336U);
    const auto firmware = GetPossibleLabels(LinkControl::FIRMWARE).size();
    const auto driver = GetPossibleLabels(LinkControl::FIRMWARE_HOST_AUTHENTICATION).size();
    EXPECT_EQ(firmware, 61U);
    EXPECT_EQ(driver, 77U);
}

TEST(LinkControlLabel, RFC4260sOwnFour)
{
    EXPECT_TRUE(Check("123456abcdefg", LinkControl::FIRMWARE).possible);
    EXPECT_FALSE(Check("1abcdef23456g", LinkControl::FIRMWARE).possible);
}

TEST(LinkControlLabel, TheReasonNamesTheStepAndALabelThatCanBeCarriedOut)
{
    const auto verdict = Check("1abcdef23456g", LinkControl::FIRMWARE);
    EXPECT_EQ(verdict.step, HandoverStep::RTSOLPR);
    EXPECT_EQ(verdict.nearest, "abcdef123456g");
    EXPECT_EQ(verdict.sentence,
              "The label 1abcdef23456g has step a between 1 and 4, which firmware performs in "
              "rapid succession (RFC 4260 section 4): the host can neither send nor receive a "
              "packet there; with Control=Firmware a label such as abcdef123456g can be carried "
              "out.");
}

TEST(LinkControlLabel, WithStep3InTheDriverTheNetworkMayWorkBetween2And3)
{
    EXPECT_FALSE(Check("abc12d34e56fg", LinkControl::FIRMWARE).possible);
    EXPECT_EQ(Check("abc12d34e56fg", LinkControl::FIRMWARE).nearest, "abc1234de56fg");
    EXPECT_TRUE(Check("abc12d34e56fg", LinkControl::FIRMWARE_HOST_AUTHENTICATION).possible);
    const auto late = Check("abc123d4e56fg", LinkControl::FIRMWARE_HOST_AUTHENTICATION);
    EXPECT_FALSE(late.possible);
    EXPECT_EQ(late.step, HandoverStep::HI);
}

TEST(LinkControl, TheHostLosesSteps2To4OneByOne)
{
    for (const auto step : {HandoverStep::SCAN,
                            HandoverStep::JOIN,
                            HandoverStep::AUTHENTICATE,
                            HandoverStep::ASSOCIATE,
                            HandoverStep::FBU})
    {
        EXPECT_TRUE(IsHostControlled(LinkControl::HOST, step));
    }
    EXPECT_TRUE(IsHostControlled(LinkControl::FIRMWARE, HandoverStep::SCAN));
    EXPECT_FALSE(IsHostControlled(LinkControl::FIRMWARE, HandoverStep::JOIN));
    EXPECT_FALSE(IsHostControlled(LinkControl::FIRMWARE, HandoverStep::AUTHENTICATE));
    EXPECT_FALSE(IsHostControlled(LinkControl::FIRMWARE, HandoverStep::ASSOCIATE));
    const auto driver = LinkControl::FIRMWARE_HOST_AUTHENTICATION;
    EXPECT_FALSE(IsHostControlled(driver, HandoverStep::JOIN));
    EXPECT_TRUE(IsHostControlled(driver, HandoverStep::AUTHENTICATE));
    EXPECT_FALSE(IsHostControlled(driver, HandoverStep::ASSOCIATE));
}
