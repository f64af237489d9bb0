/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "vector-file.h"

#include "ns3/dot11-reason-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

TEST(Dot11ReasonHeaderTest, ParsesAndSerializesTheVector)
{
    const auto octets = ReadVector("dot11-deauthentication.hex");
    const auto header = Dot11ReasonHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(header);
    EXPECT_EQ(static_cast<uint16_t>(header->GetReason()), 0x92f3);
    auto packet = Create<Packet>();
    packet->AddHeader(*header);
    EXPECT_EQ(ToHex(GetOctets(packet)), ToHex(octets));
}

TEST(Dot11ReasonHeaderTest, RefusesEveryCutAndABrokenElement)
{
    ForEachCut(ReadVector("dot11-deauthentication.hex"),
               [](const auto& cut) { EXPECT_FALSE(Dot11ReasonHeader::Parse(MakePacket(cut))); });
    EXPECT_FALSE(Dot11ReasonHeader::Parse(MakePacket({0x03, 0x00, 0xdd, 0x04, 0x00})));
    EXPECT_TRUE(Dot11ReasonHeader::Parse(MakePacket({0x03, 0x00, 0xdd, 0x01, 0x00})));
}

} // namespace fmipv6
} // namespace ns3
