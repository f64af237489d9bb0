/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-authenticator.h"
#include "ns3/dot1x-supplicant.h"

#include <gtest/gtest.h>
#include <map>

namespace ns3
{
namespace fmipv6
{

namespace
{

/**
 * Every pair of state and event is either in the transition table or in the list of pairs ignored
 * on purpose, exactly once; the table is sorted by state; every state can be reached and left.
 * @param lastState the last state @param lastEvent the last event
 */
template <typename Machine>
void
WalkTable(typename Machine::State lastState, typename Machine::Event lastEvent)
{
    using State = typename Machine::State;
    using Event = typename Machine::Event;
    std::map<std::pair<int, int>, int> count;
    std::map<int, int> entered;
    int previous = 0;
    for (const auto& row : Machine::GetTransitions())
    {
        ++count[{static_cast<int>(row.state), static_cast<int>(row.event)}];
        entered[static_cast<int>(row.next)] += row.next != row.state;
        EXPECT_LE(previous, static_cast<int>(row.state)) << row.state << " is out of place";
        previous = static_cast<int>(row.state);
    }
    for (const auto& [state, event] : Machine::GetIgnored())
    {
        ++count[{static_cast<int>(state), static_cast<int>(event)}];
    }
    for (int s = 0; s <= static_cast<int>(lastState); ++s)
    {
        EXPECT_GT(entered[s], 0) << static_cast<State>(s) << " is never entered";
        for (int e = 0; e <= static_cast<int>(lastEvent); ++e)
        {
            EXPECT_EQ((count[{s, e}]), 1)
                << static_cast<State>(s) << " at " << static_cast<Event>(e);
        }
    }
}

} // namespace

TEST(Dot1xTableTest, SupplicantForeseesEveryPair)
{
    WalkTable<Dot1xSupplicant>(Dot1xSupplicant::State::HELD, Dot1xSupplicant::Event::GIVE_UP);
}

TEST(Dot1xTableTest, AuthenticatorForeseesEveryPair)
{
    WalkTable<Dot1xAuthenticator>(Dot1xAuthenticator::State::HELD,
                                  Dot1xAuthenticator::Event::GIVE_UP);
}

} // namespace fmipv6
} // namespace ns3
