/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-binding-update-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"mipv6-binding-update.hex", "2001:4::92f3", "2001:4::1"};
const SharedKey KEY{0x92, 0xf3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};

/// @return a message with the vector's content
BindingUpdateHeader
MakeMessage()
{
    BindingUpdateHeader message;
    message.sequence = 0x92f3;
    message.homeRegistration = false;
    message.linkLocalCompatibility = true;
    message.keyManagement = true;
    message.lifetime = Seconds(4 * 0xf392);
    message.options.alternateCareOf = Ipv6Address("2001:2::92:f3ff:fea5:5ac3");
    message.Authenticate(KEY, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"), Ipv6Address("2001:4::1"));
    return message;
}

TEST(BindingUpdateHeaderTest, WritesVector)
{
    ExpectWrites(MakeMessage(), VECTOR);
}

TEST(BindingUpdateHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<BindingUpdateHeader>(VECTOR);
    EXPECT_EQ(message.sequence, 0x92f3);
    EXPECT_TRUE(message.acknowledge);
    EXPECT_FALSE(message.homeRegistration);
    EXPECT_TRUE(message.linkLocalCompatibility);
    EXPECT_TRUE(message.keyManagement);
    EXPECT_EQ(message.lifetime, Seconds(249416));
    EXPECT_EQ(message.options.alternateCareOf, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"));
    EXPECT_FALSE(message.options.mobileLla);
    EXPECT_TRUE(message.options.authenticator);
    EXPECT_EQ(MobilityHeader::PeekType(MakePacket(ReadVector(VECTOR.file))), 5);
}

TEST(BindingUpdateHeaderTest, EachFlagHasItsOwnBit)
{
    BindingUpdateHeader message;
    message.acknowledge = false;
    message.homeRegistration = false;
    EXPECT_EQ(message.GetOctets()[8], 0x00);
    message.acknowledge = true;
    EXPECT_EQ(message.GetOctets()[8], 0x80);
    message.acknowledge = false;
    message.homeRegistration = true;
    EXPECT_EQ(message.GetOctets()[8], 0x40);
    message.homeRegistration = false;
    message.linkLocalCompatibility = true;
    EXPECT_EQ(message.GetOctets()[8], 0x20);
    message.linkLocalCompatibility = false;
    message.keyManagement = true;
    EXPECT_EQ(message.GetOctets()[8], 0x10);
}

TEST(BindingUpdateHeaderTest, LifetimeIsRoundedUpAndClamped)
{
    const auto units = [](Time lifetime) {
        BindingUpdateHeader message;
        message.lifetime = lifetime;
        const std::vector<uint8_t> octets = message.GetOctets();
        EXPECT_EQ(octets.size(), 16u); // RFC 6275 6.1.7: four octets of padding, Header Len 1
        EXPECT_EQ(octets[1], 1);
        return octets[10] * 256 + octets[11];
    };
    EXPECT_EQ(units(Seconds(0)), 0);
    EXPECT_EQ(units(Seconds(-5)), 0);
    EXPECT_EQ(units(MilliSeconds(1)), 1); // 0 would delete the binding
    EXPECT_EQ(units(Seconds(4)), 1);
    EXPECT_EQ(units(Seconds(4) + NanoSeconds(1)), 2);
    EXPECT_EQ(units(Seconds(262140)), 65535);
    EXPECT_EQ(units(Seconds(1e6)), 65535);
}

TEST(BindingUpdateHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<BindingUpdateHeader>(VECTOR);
    ExpectCutsFail<BindingUpdateHeader>(VECTOR.file);
    ExpectSurvivesMutations<BindingUpdateHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[2] = 8;
    EXPECT_EQ(GetParseError<BindingUpdateHeader>(octets), MobilityParseError::WRONG_TYPE);
    octets[2] = 5;
    octets[0] = 41; // nothing may follow a BU
    EXPECT_EQ(GetParseError<BindingUpdateHeader>(octets), MobilityParseError::BAD_VALUE);
    octets[0] = 59;
    octets[1] = 0; // less than the fixed part
    EXPECT_EQ(GetParseError<BindingUpdateHeader>(octets), MobilityParseError::BAD_LENGTH);
}

TEST(BindingUpdateHeaderTest, Authenticity)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    const Ipv6Address careOf("2001:2::92:f3ff:fea5:5ac3");
    const Ipv6Address correspondent("2001:4::1");
    EXPECT_TRUE(MobilityHeader::IsAuthentic(MakePacket(octets), KEY, careOf, correspondent));
    EXPECT_FALSE(MobilityHeader::IsAuthentic(MakePacket(octets), {1}, careOf, correspondent));
    EXPECT_FALSE(MobilityHeader::IsAuthentic(MakePacket(octets), KEY, correspondent, careOf));
    for (std::size_t i = 0; i < octets.size(); ++i)
    {
        // Only the checksum is not protected by the authenticator.
        octets[i] ^= 1;
        EXPECT_EQ(MobilityHeader::IsAuthentic(MakePacket(octets), KEY, careOf, correspondent),
                  i == 4 || i == 5)
            << i;
        octets[i] ^= 1;
        const std::vector<uint8_t> cut(octets.begin(), octets.begin() + i);
        EXPECT_FALSE(MobilityHeader::IsAuthentic(MakePacket(cut), KEY, careOf, correspondent));
    }
}

} // namespace
} // namespace fmipv6
} // namespace ns3
