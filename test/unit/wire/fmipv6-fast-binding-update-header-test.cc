/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/fmipv6-fast-binding-update-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"fmipv6-fast-binding-update.hex",
                           "2001:1::92:f3ff:fea5:5ac3",
                           "2001:1::1"};
const SharedKey KEY{0x92, 0xf3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};

TEST(FastBindingUpdateHeaderTest, WritesVector)
{
    FastBindingUpdateHeader message;
    message.sequence = 0x92f3;
    message.keyManagement = true;
    message.lifetime = Seconds(172);
    message.options.alternateCareOf = Ipv6Address("2001:2::92:f3ff:fea5:5ac3");
    message.Authenticate(KEY, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"), Ipv6Address("2001:1::1"));
    ExpectWrites(message, VECTOR);
}

TEST(FastBindingUpdateHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<FastBindingUpdateHeader>(VECTOR);
    EXPECT_EQ(message.sequence, 0x92f3);
    EXPECT_TRUE(message.acknowledge);
    EXPECT_TRUE(message.homeRegistration);
    EXPECT_FALSE(message.linkLocalCompatibility);
    EXPECT_TRUE(message.keyManagement);
    EXPECT_EQ(message.lifetime, Seconds(172));
    EXPECT_EQ(message.options.alternateCareOf, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"));
}

TEST(FastBindingUpdateHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<FastBindingUpdateHeader>(VECTOR);
    ExpectCutsFail<FastBindingUpdateHeader>(VECTOR.file);
    ExpectSurvivesMutations<FastBindingUpdateHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    EXPECT_EQ(GetParseError<BindingUpdateHeader>(octets), MobilityParseError::WRONG_TYPE);
    octets[8] = 0x50; // A MUST be set
    EXPECT_EQ(GetParseError<FastBindingUpdateHeader>(octets), MobilityParseError::BAD_VALUE);
    octets[8] = 0x90; // H MUST be set
    EXPECT_EQ(GetParseError<FastBindingUpdateHeader>(octets), MobilityParseError::BAD_VALUE);
}

TEST(FastBindingUpdateHeaderTest, Authenticity)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    const Ipv6Address careOf("2001:2::92:f3ff:fea5:5ac3");
    const Ipv6Address correspondent("2001:1::1");
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
