/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-label.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <regex>
#include <set>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// The rules of the design's section 3 over again, in another way: as patterns.
bool
IsFeasibleByPattern(const std::string& text)
{
    static const std::regex notDigit("[a-g]");
    static const std::regex notLetter("[1-6]");
    static const std::regex digitOrder("12345?6");
    static const std::regex letterOrder("(ab)?cdefg");
    static const std::regex linkWith5("[1a-f]*2[34de]*5[6a-f]*g");
    static const std::regex linkWithout5("[1a-f]*2[3de]*4[6a-f]*g");
    static const std::regex split("a.*2.*b");
    static const std::regex early("c.*2");
    const auto digits = std::regex_replace(text, notDigit, "");
    const auto letters = std::regex_replace(text, notLetter, "");
    if (!std::regex_match(digits, digitOrder) || !std::regex_match(letters, letterOrder))
    {
        return false;
    }
    const bool dot1x = text.find('5') != std::string::npos;
    if (!std::regex_match(text, dot1x ? linkWith5 : linkWithout5))
    {
        return false;
    }
    return text.find('a') != std::string::npos ? !std::regex_search(text, split)
                                               : !std::regex_search(text, early);
}

/// Every way to merge two sequences: each choice of places for the first.
std::set<std::string>
GetMerges(const std::string& x, const std::string& y)
{
    std::set<std::string> merges;
    const auto length = x.size() + y.size();
    for (uint32_t places = 0; places < (1U << length); ++places)
    {
        std::string merged;
        std::size_t i = 0;
        std::size_t j = 0;
        for (std::size_t k = 0; k < length; ++k)
        {
            const bool first = (places >> k) & 1;
            if (first ? i == x.size() : j == y.size())
            {
                break;
            }
            merged += first ? x[i++] : y[j++];
        }
        if (merged.size() == length)
        {
            merges.insert(merged);
        }
    }
    return merges;
}

std::string
Rule(std::string_view text)
{
    return ToString(HandoverLabel::Check(text).rule);
}

std::string
Between(std::string_view text)
{
    const auto between = HandoverLabel::Check(text).between;
    return between ? std::string{ToLabelChar(between->first), ToLabelChar(between->second)} : "";
}

std::string
Nearest(std::string_view text)
{
    return HandoverLabel::Check(text).nearest;
}

} // namespace

TEST(HandoverLabel, ThereAre336CountedInAnotherWay)
{
    std::set<std::string> counted;
    for (const std::string digits : {"123456", "12346"})
    {
        for (const std::string letters : {"abcdefg", "cdefg"})
        {
            for (const auto& text : GetMerges(digits, letters))
            {
                if (IsFeasibleByPattern(text))
                {
                    counted.insert(text);
                }
            }
        }
    }
    std::set<std::string> enumerated;
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        enumerated.insert(label.ToString());
    }
    EXPECT_EQ(counted.size(), 336U);
    EXPECT_EQ(HandoverLabel::GetAllFeasible().size(), 336U);
    EXPECT_EQ(enumerated, counted);
}

TEST(HandoverLabel, TheListIsSorted)
{
    const auto& labels = HandoverLabel::GetAllFeasible();
    EXPECT_TRUE(std::is_sorted(labels.begin(), labels.end(), [](const auto& x, const auto& y) {
        return x.ToString() < y.ToString();
    }));
}

TEST(HandoverLabel, Rfc4260sFourAreFeasibleWithAndWithoutStep5)
{
    for (std::string text : {"1abcdef23456g", "1abcde23456fg", "ab123456cdefg", "123456abcdefg"})
    {
        EXPECT_TRUE(HandoverLabel::Parse(text).has_value()) << text;
        text.erase(text.find('5'), 1);
        EXPECT_TRUE(HandoverLabel::Parse(text).has_value()) << text;
    }
}

TEST(HandoverLabel, EverySwapOfTwoStepsIsJudgedAsThePatternsJudge)
{
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        const auto& text = label.ToString();
        for (std::size_t i = 0; i < text.size(); ++i)
        {
            for (std::size_t j = i + 1; j < text.size(); ++j)
            {
                auto swapped = text;
                std::swap(swapped[i], swapped[j]);
                EXPECT_EQ(HandoverLabel::Parse(swapped).has_value(), IsFeasibleByPattern(swapped))
                    << swapped;
            }
        }
    }
}

TEST(HandoverLabel, ShuffledStepsAreJudgedAsThePatternsJudge)
{
    std::mt19937 random(4260);
    for (int i = 0; i < 2000; ++i)
    {
        std::string text = i % 2 ? "123456abcdefg" : "12346cdefg";
        std::shuffle(text.begin(), text.end(), random);
        EXPECT_EQ(HandoverLabel::Parse(text).has_value(), IsFeasibleByPattern(text)) << text;
    }
}

TEST(HandoverLabel, NamesTheRuleTheStepsAndTheNearest)
{
    const auto verdict = HandoverLabel::Check("1abcedf23456g");
    EXPECT_FALSE(verdict.feasible);
    EXPECT_EQ(verdict.rule, FeasibilityRule::F2);
    EXPECT_EQ(verdict.nearest, "1abcdef23456g");
    EXPECT_EQ(verdict.sentence,
              "1abcedf23456g is not feasible: it breaks F2 (a < b < c < d < e < f), as e (HAck) "
              "stands before d (HI); the nearest feasible label is 1abcdef23456g");
}

TEST(HandoverLabel, NamesEachRule)
{
    EXPECT_EQ(Rule("1abcdef24356g") + " " + Between("1abcdef24356g"), "F1 43");
    EXPECT_EQ(Rule("1abcdfe23456g") + " " + Between("1abcdfe23456g"), "F2 fe");
    EXPECT_EQ(Rule("1abcdef2345g6") + " " + Between("1abcdef2345g6"), "F3 g6");
    EXPECT_EQ(Rule("1abcde234f56g") + " " + Between("1abcde234f56g"), "F4 f5");
    EXPECT_EQ(Rule("1abcde23f46g") + " " + Between("1abcde23f46g"), "F4 f4");
    EXPECT_EQ(Rule("1a23456bcdefg") + " " + Between("1a23456bcdefg"), "F5 ab");
    EXPECT_EQ(Rule("1cdef23456g") + " " + Between("1cdef23456g"), "F6 c5");
    EXPECT_EQ(Rule("1abcdef23456g"), "none");
}

TEST(HandoverLabel, TheNearestHasTheSameStepsAndIsFeasible)
{
    for (const std::string text : {"1abcdef24356g",
                                   "1abcdfe23456g",
                                   "1abcdef2345g6",
                                   "1abcde234f56g",
                                   "1abcde23f46g",
                                   "1a23456bcdefg",
                                   "1cdef23456g",
                                   "gfedcba654321"})
    {
        auto nearest = Nearest(text);
        EXPECT_TRUE(HandoverLabel::Parse(nearest).has_value()) << text << " -> " << nearest;
        EXPECT_TRUE(std::is_permutation(text.begin(), text.end(), nearest.begin(), nearest.end()))
            << text << " -> " << nearest;
    }
    EXPECT_EQ(Nearest("1abcdef2345g6"), "1abcdef23456g");
    EXPECT_EQ(Nearest("1abcdef24356g"), "1abcdef23456g");
}

TEST(HandoverLabel, SaysWhatIsMissing)
{
    const auto verdict = HandoverLabel::Check("1abc");
    EXPECT_EQ(verdict.rule, FeasibilityRule::GRAMMAR);
    EXPECT_EQ(verdict.sentence,
              "1abc is incomplete: 2 (join), 3 (authenticate), 4 (associate), 6 (L2 Update), d "
              "(HI), e (HAck), f (FBack) and g (FNA) are missing; the nearest feasible label is "
              "1abcdef2346g");
    EXPECT_EQ(HandoverLabel::Check("1acdef23456g").sentence,
              "1acdef23456g is incomplete: b (PrRtAdv) is missing; the nearest feasible label is "
              "1abcdef23456g");
    EXPECT_EQ(Between("1acdef23456g"), "ab");
}

TEST(HandoverLabel, SaysWhatIsNoStep)
{
    EXPECT_EQ(HandoverLabel::Check("9z").sentence,
              "9z is not a label: '9' and 'z' are no steps, the steps are 1-6 and a-g; the nearest "
              "feasible label is 1abcdef23456g");
    EXPECT_EQ(HandoverLabel::Check("01abcdef23456g").sentence,
              "01abcdef23456g is not a label: the trigger, 0, comes before every label and is not "
              "written; the nearest feasible label is 1abcdef23456g");
    EXPECT_EQ(Rule("1abcdef23456gg"), "grammar");
    EXPECT_EQ(Nearest("1abcdef23456gg"), "1abcdef23456g");
    EXPECT_EQ(HandoverLabel::Check("").sentence,
              "the label is empty: a label is a sequence of the steps 1-6 and a-g; the nearest "
              "feasible label is 1abcdef23456g");
}

TEST(HandoverLabel, AnythingAtAllGetsOnePrintableSentence)
{
    const std::string odd("\0\xff\n 1abc", 8);
    const auto verdict = HandoverLabel::Check(odd);
    EXPECT_EQ(verdict.rule, FeasibilityRule::GRAMMAR);
    EXPECT_TRUE(std::all_of(verdict.sentence.begin(), verdict.sentence.end(), [](char c) {
        return c >= ' ' && c <= '~';
    })) << verdict.sentence;
    const auto longVerdict = HandoverLabel::Check(std::string(100000, '1'));
    EXPECT_EQ(longVerdict.rule, FeasibilityRule::GRAMMAR);
    EXPECT_LT(longVerdict.sentence.size(), 2000U);
}

TEST(HandoverLabel, IsPredictiveWhereTheFbuIsSentOnTheOldLink)
{
    const auto classOf = [](std::string_view text) {
        return ToString(HandoverLabel::Parse(text)->GetClass());
    };
    EXPECT_EQ(classOf("1abcdef23456g"), "predictive");
    EXPECT_EQ(classOf("1abcde23456fg"), "predictive");
    EXPECT_EQ(classOf("ab123456cdefg"), "reactive");
    EXPECT_EQ(classOf("12346cdefg"), "reactive");
}

TEST(HandoverLabel, KnowsWhatComesBeforeAStep)
{
    using Steps = std::vector<HandoverStep>;
    using S = HandoverStep;
    const auto label = *HandoverLabel::Parse("1abcde23456fg");
    EXPECT_TRUE(label.GetPredecessors(S::SCAN).empty());
    EXPECT_EQ(label.GetPredecessors(S::FBU), (Steps{S::SCAN, S::RTSOLPR, S::PRRTADV}));
    EXPECT_EQ(label.GetPredecessors(S::FNA), Steps{S::DOT1X});
    EXPECT_EQ(HandoverLabel::Parse("1abcde2346fg")->GetPredecessors(S::FNA), Steps{S::ASSOCIATE});
    EXPECT_EQ(HandoverLabel::Parse("123456abcdefg")->GetPredecessors(S::FNA),
              (Steps{S::DOT1X, S::PRRTADV}));
    EXPECT_TRUE(HandoverLabel::Parse("12346cdefg")->GetPredecessors(S::RTSOLPR).empty());
    EXPECT_TRUE(label.IsBefore(S::HACK, S::JOIN));
    EXPECT_FALSE(label.IsBefore(S::JOIN, S::HACK));
    EXPECT_FALSE(label.IsBefore(S::JOIN, S::JOIN));
    EXPECT_FALSE(HandoverLabel::Parse("12346cdefg")->IsBefore(S::RTSOLPR, S::JOIN));
}
