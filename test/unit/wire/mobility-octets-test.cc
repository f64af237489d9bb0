/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mobility-octets.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

TEST(MobilityOctetsTest, WritesInNetworkByteOrder)
{
    OctetWriter writer;
    writer.WriteU8(0x92);
    writer.WriteU16(0x92f3);
    writer.WriteU32(0x92f3a55a);
    writer.WriteMac(Mac48Address("02:92:f3:a5:5a:c3"));
    writer.WriteAddress(Ipv6Address("2001:2::92f3"));
    writer.WriteZeros(2);
    EXPECT_EQ(ToHex(writer.GetOctets()),
              "9292f392f3a55a0292f3a55ac3200100020000000000000000000092f30000");
    EXPECT_EQ(writer.GetSize(), 31u);

    OctetReader reader(writer.GetOctets().data(), writer.GetSize());
    EXPECT_EQ(reader.ReadU8(), 0x92);
    EXPECT_EQ(reader.ReadU16(), 0x92f3);
    EXPECT_EQ(reader.ReadU32(), 0x92f3a55au);
    EXPECT_EQ(reader.ReadMac(), Mac48Address("02:92:f3:a5:5a:c3"));
    EXPECT_EQ(reader.ReadAddress(), Ipv6Address("2001:2::92f3"));
    EXPECT_EQ(reader.GetRemaining(), 2u);
    reader.Skip(2);
    EXPECT_FALSE(reader.HasFailed());
}

TEST(MobilityOctetsTest, ReadsNothingPastTheEnd)
{
    const std::vector<uint8_t> octets{0xff, 0xff, 0xff};
    OctetReader reader(octets.data(), octets.size());
    EXPECT_EQ(reader.ReadU32(), 0u);
    EXPECT_TRUE(reader.HasFailed());
    EXPECT_EQ(reader.GetRemaining(), 0u);
    EXPECT_EQ(reader.ReadU8(), 0u);
    EXPECT_EQ(reader.ReadU16(), 0u);
    EXPECT_EQ(reader.ReadMac(), Mac48Address());
    EXPECT_EQ(reader.ReadAddress(), Ipv6Address::GetAny());
}

} // namespace
} // namespace fmipv6
} // namespace ns3
