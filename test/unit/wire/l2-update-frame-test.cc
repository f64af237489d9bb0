/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "vector-file.h"

#include "ns3/address.h"
#include "ns3/l2-update-frame.h"
#include "ns3/mac48-address.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

TEST(L2UpdateFrameTest, BodyIsTheVectorBehindTheEthernetHeader)
{
    const auto frame = ReadVector("l2-update.hex");
    ASSERT_EQ(frame.size(), 14U + L2UpdateFrame::LENGTH);
    EXPECT_EQ(ToHex(GetOctets(L2UpdateFrame::MakeBody())),
              ToHex({frame.begin() + 14, frame.end()}));
    EXPECT_EQ(frame[13], L2UpdateFrame::LENGTH);
}

TEST(L2UpdateFrameTest, IsKnownByItsEmptyBroadcastOfTypeZero)
{
    const auto broadcast = Mac48Address::GetBroadcast();
    const auto empty = Create<Packet>();
    EXPECT_TRUE(L2UpdateFrame::IsReceived(empty, 0, broadcast));
    EXPECT_FALSE(L2UpdateFrame::IsReceived(empty, 0x86dd, broadcast));
    EXPECT_FALSE(L2UpdateFrame::IsReceived(Create<Packet>(1), 0, broadcast));
    EXPECT_FALSE(L2UpdateFrame::IsReceived(empty, 0, Mac48Address("00:16:3e:00:00:01")));
}

TEST(L2UpdateFrameTest, AnAddressOfAnotherLengthIsNone)
{
    const uint8_t octets[20] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    for (const uint8_t length : {0, 5, 7, 20})
    {
        EXPECT_FALSE(L2UpdateFrame::IsReceived(Create<Packet>(), 0, Address(0, octets, length)));
    }
}

} // namespace fmipv6
} // namespace ns3
