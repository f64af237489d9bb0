/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-home-address-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"mipv6-home-address.hex", "2001:2::92:f3ff:fea5:5ac3", "2001:4::1"};

TEST(HomeAddressHeaderTest, WritesVector)
{
    HomeAddressHeader header;
    header.homeAddress = Ipv6Address("2001:4::92f3");
    ExpectWrites(header, VECTOR);
}

TEST(HomeAddressHeaderTest, ReadsVector)
{
    const auto header = ExpectReads<HomeAddressHeader>(VECTOR);
    EXPECT_EQ(header.nextHeader, 59);
    EXPECT_EQ(header.homeAddress, Ipv6Address("2001:4::92f3"));
    EXPECT_EQ(header.homeAddressOffset, 8u);
}

TEST(HomeAddressHeaderTest, OtherOptionsAreSkipped)
{
    // PadN, an unknown option, Pad1, then the home address where it need not be.
    std::vector<uint8_t> octets{135, 3, 1, 0, 0x3e, 3, 9, 9, 9, 0, 0, 0, 201, 16};
    for (uint8_t i = 0; i < 16; ++i)
    {
        octets.push_back(i == 0 ? 0x20 : i);
    }
    octets.insert(octets.end(), {0, 0});
    const auto header = HomeAddressHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(header);
    EXPECT_EQ(header->nextHeader, 135);
    EXPECT_EQ(header->homeAddressOffset, 14u);
    EXPECT_EQ(header->homeAddress, Ipv6Address("2001:203:405:607:809:a0b:c0d:e0f"));
}

TEST(HomeAddressHeaderTest, MayHoldNoHomeAddress)
{
    const HomeAddressHeader header;
    const auto read = HomeAddressHeader::Parse(MakePacket(header.GetOctets()));
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->homeAddress);
    EXPECT_EQ(header.GetSerializedSize(), 8u);
}

TEST(HomeAddressHeaderTest, RefusesDamage)
{
    ExpectCutsFail<HomeAddressHeader>(VECTOR.file);
    ExpectSurvivesMutations<HomeAddressHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[7] = 15;
    EXPECT_EQ(GetParseError<HomeAddressHeader>(octets), MobilityParseError::BAD_LENGTH);
    octets[7] = 16;
    octets[3] = 200;
    EXPECT_EQ(GetParseError<HomeAddressHeader>(octets), MobilityParseError::TRUNCATED);
    octets[3] = 2;

    std::vector<uint8_t> twice = octets;
    twice[1] = 5;
    twice.insert(twice.end(), octets.begin() + 2, octets.end());
    twice.insert(twice.end(), {0, 0});
    EXPECT_EQ(GetParseError<HomeAddressHeader>(twice), MobilityParseError::BAD_VALUE);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
