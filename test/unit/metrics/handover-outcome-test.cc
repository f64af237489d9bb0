/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-outcome.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

using S = HandoverStep;

/// @param steps what ended, in order, a millisecond apart @return the handover
HandoverRecord
MakeHandover(const std::string& steps)
{
    HandoverRecord handover;
    int64_t ms = 100;
    for (const auto character : steps)
    {
        StepRecord record;
        record.step = *FromLabelChar(character);
        record.begin = MilliSeconds(ms++);
        record.end = MilliSeconds(ms++);
        handover.steps.push_back(record);
    }
    return handover;
}

TEST(HandoverOutcomeTest, AsPlanned)
{
    EXPECT_EQ(GetOutcome(MakeHandover("1abcdef23456g"), {true, true, true}),
              OutcomeKind::COMPLETED);
    EXPECT_EQ(GetOutcome(MakeHandover("123456abcdefg"), {true, false, true}),
              OutcomeKind::COMPLETED);
    EXPECT_EQ(GetOutcome(MakeHandover("1abcde2346fg"), {true, std::nullopt, true}),
              OutcomeKind::COMPLETED);
}

TEST(HandoverOutcomeTest, PredictivePlanWithTheFbuAcceptedFromTheNewLink)
{
    EXPECT_EQ(GetOutcome(MakeHandover("1ab2346cdefg"), {true, true, true}),
              OutcomeKind::DEVOLVED_REACTIVE);
    // A free run has no plan to fall from.
    EXPECT_EQ(GetOutcome(MakeHandover("1ab2346cdefg"), {true, std::nullopt, true}),
              OutcomeKind::COMPLETED);
}

TEST(HandoverOutcomeTest, WithoutAFastHandoverMobileIpRestoresTraffic)
{
    EXPECT_EQ(GetOutcome(MakeHandover("1ab2346"), {true, true, true}), OutcomeKind::DEVOLVED_MIPV6);
    EXPECT_EQ(GetOutcome(MakeHandover("1abcd2346"), {true, true, true}),
              OutcomeKind::DEVOLVED_MIPV6);
    EXPECT_EQ(GetOutcome(MakeHandover("12346ab"), {false, std::nullopt, true}),
              OutcomeKind::COMPLETED);
}

TEST(HandoverOutcomeTest, NoTrafficIsAFailure)
{
    EXPECT_EQ(GetOutcome(MakeHandover("1abcdef23456g"), {true, true, false}), OutcomeKind::FAILED);
    EXPECT_EQ(GetOutcome(MakeHandover("12"), {false, std::nullopt, false}), OutcomeKind::FAILED);
}

TEST(HandoverOutcomeTest, NamesOfTheDesign)
{
    EXPECT_EQ(GetOutcomeName(OutcomeKind::COMPLETED), "completed");
    EXPECT_EQ(GetOutcomeName(OutcomeKind::DEVOLVED_REACTIVE), "devolved-reactive");
    EXPECT_EQ(GetOutcomeName(OutcomeKind::DEVOLVED_MIPV6), "devolved-mipv6");
    EXPECT_EQ(GetOutcomeName(OutcomeKind::FAILED), "failed");
}

} // namespace
} // namespace fmipv6
} // namespace ns3
