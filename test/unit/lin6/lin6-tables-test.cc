/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/lin6-mobile-node.h"
#include "ns3/lin6-registration.h"
#include "ns3/transition-table.h"

#include <gtest/gtest.h>
#include <string>

namespace ns3
{
namespace fmipv6
{
namespace
{

/// @return a line for each state, a letter for each event: the next state's number, or '.'
template <typename Machine, typename State, typename Event>
std::string
Draw(std::size_t states, std::size_t events)
{
    std::string picture;
    for (std::size_t s = 0; s < states; ++s)
    {
        for (std::size_t e = 0; e < events; ++e)
        {
            const auto* row =
                FindTransition(Machine::TRANSITIONS, static_cast<State>(s), static_cast<Event>(e));
            picture += row ? std::to_string(static_cast<int>(row->next)) : ".";
        }
        picture += " ";
    }
    return picture;
}

TEST(Lin6TablesTest, OfTheRegistration)
{
    // Events: move, leave, accept, complete, timeout, register. Each pair is in the picture; a dot
    // is an event that is ignored there.
    const auto picture = Draw<Lin6Registration, Lin6RegistrationState, Lin6RegistrationEvent>(4, 6);
    EXPECT_EQ(picture,
              "1....."
              " 102.1."
              " 10.32."
              " 10...1 ");
}

TEST(Lin6TablesTest, OfTheMobileNode)
{
    // Events: link-up, link-lost, weak, stay, go.
    const auto picture = Draw<Lin6MobileNode, Lin6MobileNodeState, Lin6MobileNodeEvent>(5, 5);
    EXPECT_EQ(picture,
              "1...."
              " 142.."
              " 14.13"
              " 14..."
              " 1..43 ");
}

} // namespace
} // namespace fmipv6
} // namespace ns3
