/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-label.h"
#include "ns3/observed-label.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Steps that end one second after each other, in the order of a text.
std::vector<StepInterval>
EndingAs(std::string_view text)
{
    std::vector<StepInterval> steps;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const Time end = Seconds(1.0 + i);
        steps.push_back({*FromLabelChar(text[i]), end - MilliSeconds(1), end});
    }
    return steps;
}

} // namespace

TEST(ObservedLabel, EveryFeasibleLabelIsReadBackFromItsEnds)
{
    for (const auto& label : HandoverLabel::GetAllFeasible())
    {
        auto steps = EndingAs(label.ToString());
        std::reverse(steps.begin(), steps.end()); // the order of the records says nothing
        const auto observed = ObserveLabel(steps);
        EXPECT_EQ(observed.label, label.ToString());
        EXPECT_TRUE(observed.feasible);
    }
}

TEST(ObservedLabel, ATieIsWrittenInLabelOrder)
{
    auto steps = EndingAs("1abcdef23456g");
    for (auto& step : steps)
    {
        if (step.step == HandoverStep::L2_UPDATE || step.step == HandoverStep::FNA)
        {
            step.end = Seconds(40);
        }
    }
    std::reverse(steps.begin(), steps.end());
    EXPECT_EQ(ObserveLabel(steps).label, "1abcdef23456g");
}

TEST(ObservedLabel, LeavesOutTheTriggerAndWhatDidNotEnd)
{
    std::vector<StepInterval> steps = EndingAs("02b1g");
    steps.push_back({HandoverStep::HI, Seconds(1), std::nullopt});
    const auto observed = ObserveLabel(steps);
    EXPECT_EQ(observed.label, "2b1g");
    EXPECT_FALSE(observed.feasible);
    EXPECT_EQ(ObserveLabel({}).label, "");
    EXPECT_FALSE(ObserveLabel({}).feasible);
}

TEST(ObservedLabel, TheAnnouncementEndsWithTheLatestOfItsParts)
{
    EXPECT_EQ(GetAnnouncementEnd(Seconds(3), Seconds(1), Seconds(2)), Seconds(3));
    EXPECT_EQ(GetAnnouncementEnd(Seconds(1), Seconds(3), Seconds(2)), Seconds(3));
    EXPECT_EQ(GetAnnouncementEnd(Seconds(1), Seconds(2), Seconds(3)), Seconds(3));
    EXPECT_EQ(GetAnnouncementEnd(Seconds(1), std::nullopt, std::nullopt), Seconds(1));
    EXPECT_EQ(GetAnnouncementEnd(Seconds(1), Seconds(2), std::nullopt), Seconds(2));
    EXPECT_FALSE(GetAnnouncementEnd(std::nullopt, Seconds(1), Seconds(2)).has_value());
}
