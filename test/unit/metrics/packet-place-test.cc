/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/names.h"
#include "ns3/node.h"
#include "ns3/packet-place.h"

#include <set>

namespace ns3
{
namespace fmipv6
{
namespace
{

using PacketPlaceTest = SimulationFixture;

TEST_F(PacketPlaceTest, NamesEveryKindDifferently)
{
    std::set<std::string_view> names;
    for (int kind = 0; kind <= static_cast<int>(PlaceKind::OTHER_BUFFER); ++kind)
    {
        names.insert(GetPlaceKindName(static_cast<PlaceKind>(kind)));
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(PlaceKind::OTHER_BUFFER) + 1);
}

TEST_F(PacketPlaceTest, NamesTheNode)
{
    auto named = CreateObject<Node>();
    auto plain = CreateObject<Node>();
    Names::Add("nar", named);
    EXPECT_EQ(ToString({named->GetId(), PlaceKind::NAR_BUFFER}), "nar/nar-buffer");
    EXPECT_EQ(GetNodeName(plain->GetId()), "node-" + std::to_string(plain->GetId()));
    EXPECT_EQ(GetNodeName(12345), "node-12345");
}

TEST_F(PacketPlaceTest, DistinguishesInstances)
{
    const PacketPlace one{1, PlaceKind::WIRED_QUEUE, 1};
    const PacketPlace two{1, PlaceKind::WIRED_QUEUE, 2};
    EXPECT_TRUE(one == one);
    EXPECT_TRUE(one != two);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
