/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/ipv6-header.h"
#include "ns3/ledger-tag.h"

namespace ns3
{
namespace fmipv6
{
namespace
{

using LedgerTagTest = SimulationFixture;

TEST_F(LedgerTagTest, SurvivesCopyHeaderAndFragment)
{
    auto packet = Create<Packet>(1000);
    packet->AddByteTag(LedgerTag({7, 0x92f3}));
    auto copy = packet->Copy();
    copy->AddHeader(Ipv6Header());
    auto first = copy->CreateFragment(0, 500);
    auto second = copy->CreateFragment(500, 540);
    for (const auto& piece : {copy, first, second})
    {
        const auto id = LedgerTag::Find(piece);
        ASSERT_TRUE(id);
        EXPECT_EQ(id->flow, 7U);
        EXPECT_EQ(id->seq, 0x92f3U);
    }
}

TEST_F(LedgerTagTest, FindsNothingInOtherPackets)
{
    EXPECT_FALSE(LedgerTag::Find(Create<Packet>(10)));
    EXPECT_FALSE(LedgerTag::Find(nullptr));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
