/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/packet.h"
#include "ns3/power-management-tag.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(PowerManagementTag, TravelsWithCopiesOfThePacket)
{
    for (const bool asleep : {false, true})
    {
        auto packet = Create<Packet>();
        packet->AddPacketTag(PowerManagementTag(asleep));
        PowerManagementTag tag(!asleep);
        ASSERT_TRUE(packet->Copy()->PeekPacketTag(tag));
        EXPECT_EQ(tag.IsAsleep(), asleep);
    }
}

TEST(PowerManagementTag, IsNotThereUnlessAdded)
{
    PowerManagementTag tag;
    EXPECT_FALSE(Create<Packet>()->PeekPacketTag(tag));
}
