/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-scanner.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

using State = StationScanner::State;
using Cause = StationScanner::Event;

TEST(StationScannerTable, AbortLeadsToIdleFromEverywhere)
{
    for (int s = 0; s <= static_cast<int>(State::SERVING); ++s)
    {
        EXPECT_EQ(StationScanner::GetNext(State(s), Cause::ABORT), State::IDLE);
    }
}

TEST(StationScannerTable, WalksAnInterleavedVisit)
{
    State state = State::SERVING;
    for (const auto& [event, next] : std::initializer_list<std::pair<Cause, State>>{
             {Cause::VISIT_ASLEEP, State::FALLING_ASLEEP},
             {Cause::NULL_DONE, State::DEPARTING},
             {Cause::TUNED, State::SETTLING},
             {Cause::SETTLED, State::PROBING},
             {Cause::PROBE_SENT, State::LISTENING_MIN},
             {Cause::BUSY, State::LISTENING_MAX},
             {Cause::GO_HOME, State::RETURNING},
             {Cause::TUNED, State::WAKING},
             {Cause::NULL_DONE, State::SERVING}})
    {
        state = StationScanner::GetNext(state, event);
        EXPECT_EQ(state, next);
    }
    EXPECT_EQ(StationScanner::GetNext(State::WAKING, Cause::COMPLETE), State::IDLE);
}

TEST(StationScannerTable, IgnoresWhatDoesNotBelongToTheState)
{
    EXPECT_EQ(StationScanner::GetNext(State::IDLE, Cause::TUNED), State::IDLE);
    EXPECT_EQ(StationScanner::GetNext(State::LISTENING_MAX, Cause::PROBE_SENT),
              State::LISTENING_MAX);
    EXPECT_EQ(StationScanner::GetNext(State::SERVING, Cause::PROBE_SENT), State::SERVING);
}

TEST(StationScannerTable, AScanThatStaysAsleepEndsAtHomeAndIsWokenLater)
{
    EXPECT_EQ(StationScanner::GetNext(State::RETURNING, Cause::COMPLETE), State::IDLE);
    EXPECT_EQ(StationScanner::GetNext(State::IDLE, Cause::WAKE), State::WAKING);
    EXPECT_EQ(StationScanner::GetNext(State::WAKING, Cause::COMPLETE), State::IDLE);
    EXPECT_EQ(StationScanner::GetNext(State::SERVING, Cause::WAKE), State::SERVING);
}
