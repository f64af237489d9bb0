/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/step-instances.h"

#include <gtest/gtest.h>
#include <sstream>
#include <string>

namespace ns3
{
namespace fmipv6
{
namespace
{

/// @param script words such as "1b", "1e", "1r": begin, end and repeat of a step, a millisecond
/// apart
/// @return the events
StepEvents
Read(const std::string& script)
{
    StepEvents events;
    std::istringstream words(script);
    for (std::string word; words >> word;)
    {
        StepEvent event;
        event.step = *FromLabelChar(word[0]);
        event.phase = word[1] == 'b'   ? StepPhase::BEGIN
                      : word[1] == 'e' ? StepPhase::END
                                       : StepPhase::REPEAT;
        event.when = MilliSeconds(events.size());
        events.push_back(event);
    }
    return events;
}

TEST(StepInstances, OnlyScansAndDiscoveriesMayPrecedeTheTrigger)
{
    std::string may;
    for (const auto step : ALL_HANDOVER_STEPS)
    {
        may += MayPrecedeTrigger(step) ? std::string(1, ToLabelChar(step)) : "";
    }
    EXPECT_EQ(may, "1ab");
}

TEST(StepInstances, ARepeatBelongsToTheInstanceBeforeIt)
{
    const auto events = Read("0e 1b 1r 1e 1b 1e");
    const auto scans = GetCandidates(events, {0, 0, events.size()}, HandoverStep::SCAN);
    ASSERT_EQ(scans.size(), 2U);
    EXPECT_EQ(scans[0].begin, 1U);
    EXPECT_EQ(scans[0].repeats, std::vector<Time>{MilliSeconds(2)});
    EXPECT_EQ(scans[0].end, 3U);
    EXPECT_EQ(scans[1].GetPlace(), 4U);
    EXPECT_TRUE(scans[1].repeats.empty());
}

TEST(StepInstances, AScanThatBeganBeforeTheTriggerCountsOnlyIfItEnded)
{
    const auto events = Read("1b 0e 2b");
    EXPECT_TRUE(GetCandidates(events, {0, 1, events.size()}, HandoverStep::SCAN).empty());
    const auto whole = Read("1b 1e 0e 2b");
    EXPECT_EQ(GetCandidates(whole, {0, 2, whole.size()}, HandoverStep::SCAN).size(), 1U);
}

TEST(StepInstances, AScanAfterTheLastAttachmentBelongsToNoHandoverBeforeIt)
{
    // The first target refuses the association later on, and another scan finds a second one.
    const auto events = Read("0e 1b 1e 4b 4e 1b 1e 4b 4e 1b 1e");
    EXPECT_EQ(GetCandidates(events, {0, 0, events.size()}, HandoverStep::SCAN).size(), 2U);
    const auto unattached = Read("0e 1b 1e 4b 1b 1e");
    EXPECT_EQ(GetCandidates(unattached, {0, 0, unattached.size()}, HandoverStep::SCAN).size(), 2U);
}

TEST(StepInstances, TheLatestThatEndedBeforeTheFbuIsChosen)
{
    const auto events = Read("0e 1b 1e 1b 1e cb 1b 1e");
    const HandoverWindow window{0, 0, events.size()};
    const auto scans = GetCandidates(events, window, HandoverStep::SCAN);
    ASSERT_EQ(scans.size(), 3U);
    EXPECT_EQ(ChooseInstance(scans, window, 5), 1U);
    EXPECT_EQ(ChooseInstance(scans, window, events.size()), 2U);
}

TEST(StepInstances, WithoutOneBeforeTheFbuTheFirstThatEndedIsChosen)
{
    const auto events = Read("0e cb 1b 1b 1e");
    const HandoverWindow window{0, 0, events.size()};
    const auto scans = GetCandidates(events, window, HandoverStep::SCAN);
    EXPECT_EQ(ChooseInstance(scans, window, 1), 1U);
    EXPECT_EQ(ChooseInstance({}, window, 1), std::nullopt);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
