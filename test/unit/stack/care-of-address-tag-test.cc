/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/care-of-address-tag.h"
#include "ns3/packet.h"

#include <gtest/gtest.h>
#include <sstream>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(CareOfAddressTagTest, ItTravelsWithThePacket)
{
    auto packet = Create<Packet>(10);
    packet->AddPacketTag(CareOfAddressTag("fd00:1::99"));
    CareOfAddressTag tag;
    ASSERT_TRUE(packet->Copy()->PeekPacketTag(tag));
    EXPECT_EQ(tag.GetAddress(), Ipv6Address("fd00:1::99"));
    std::ostringstream text;
    tag.Print(text);
    EXPECT_EQ(text.str(), "care-of fd00:1::99");
}
