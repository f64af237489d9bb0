/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-element-walker.h"

#include <gtest/gtest.h>
#include <vector>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// @param octets elements @return their identifiers, and -1 behind them when the walk broke
std::vector<int>
Walk(const std::vector<uint8_t>& octets)
{
    std::vector<int> ids;
    Dot11ElementWalker walker(octets.data(), octets.size());
    Dot11Element element;
    while (walker.Next(element))
    {
        ids.push_back(element.id);
    }
    if (walker.IsBroken())
    {
        ids.push_back(-1);
    }
    return ids;
}

} // namespace

TEST(Dot11ElementWalkerTest, TakesElementsOfAnyLengthInTurn)
{
    EXPECT_EQ(Walk({0, 0, 1, 2, 9, 9, 42, 1, 7}), (std::vector<int>{0, 1, 42}));
    EXPECT_EQ(Walk({}), std::vector<int>{});
}

TEST(Dot11ElementWalkerTest, GivesTheInformationField)
{
    const std::vector<uint8_t> octets{3, 2, 0xf3, 0x92};
    Dot11ElementWalker walker(octets.data(), octets.size());
    Dot11Element element;
    ASSERT_TRUE(walker.Next(element));
    EXPECT_EQ(element.length, 2);
    EXPECT_EQ(element.data, octets.data() + 2);
}

TEST(Dot11ElementWalkerTest, BreaksAtAPartialElement)
{
    EXPECT_EQ(Walk({0, 0, 1}), (std::vector<int>{0, -1}));
    EXPECT_EQ(Walk({0, 0, 1, 2, 9}), (std::vector<int>{0, -1}));
    EXPECT_EQ(Walk({0, 255}), (std::vector<int>{-1}));
}

TEST(Dot11ElementWalkerTest, BreaksAtAnExtensionWithoutIdentifier)
{
    EXPECT_EQ(Walk({255, 1, 35}), (std::vector<int>{255}));
    EXPECT_EQ(Walk({255, 0}), (std::vector<int>{-1}));
    EXPECT_FALSE(Dot11ElementWalker::IsWellFormed(std::vector<uint8_t>{255, 0}.data(), 2));
}

} // namespace fmipv6
} // namespace ns3
