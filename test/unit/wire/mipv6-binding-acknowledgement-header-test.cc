/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-binding-acknowledgement-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"mipv6-binding-acknowledgement.hex", "2001:4::1", "2001:4::92f3"};
const SharedKey KEY{0x92, 0xf3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};

TEST(BindingAcknowledgementHeaderTest, WritesVector)
{
    BindingAcknowledgementHeader message;
    message.status = BindingStatus::SEQUENCE_OUT_OF_WINDOW;
    message.keyManagement = true;
    message.sequence = 0x92f3;
    message.lifetime = Seconds(249416);
    message.Authenticate(KEY, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"), Ipv6Address("2001:4::1"));
    ExpectWrites(message, VECTOR);
}

TEST(BindingAcknowledgementHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<BindingAcknowledgementHeader>(VECTOR);
    EXPECT_EQ(message.status, BindingStatus::SEQUENCE_OUT_OF_WINDOW);
    EXPECT_FALSE(message.IsAccepted());
    EXPECT_TRUE(message.keyManagement);
    EXPECT_EQ(message.sequence, 0x92f3);
    EXPECT_EQ(message.lifetime, Seconds(249416));
}

TEST(BindingAcknowledgementHeaderTest, AcceptedIsBelow128)
{
    BindingAcknowledgementHeader message;
    EXPECT_TRUE(message.IsAccepted());
    message.status = static_cast<BindingStatus>(127);
    EXPECT_TRUE(message.IsAccepted());
    message.status = BindingStatus::REASON_UNSPECIFIED;
    EXPECT_FALSE(message.IsAccepted());
}

TEST(BindingAcknowledgementHeaderTest, LifetimeIsRoundedDownButNotToZero)
{
    const auto units = [](Time lifetime) {
        BindingAcknowledgementHeader message;
        message.lifetime = lifetime;
        const std::vector<uint8_t> octets = message.GetOctets();
        return octets[10] * 256 + octets[11];
    };
    EXPECT_EQ(units(Seconds(0)), 0);
    EXPECT_EQ(units(MilliSeconds(1)), 1);
    EXPECT_EQ(units(MilliSeconds(7999)), 1);
    EXPECT_EQ(units(Seconds(8)), 2);
    EXPECT_EQ(units(Seconds(1e6)), 65535);
}

TEST(BindingAcknowledgementHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<BindingAcknowledgementHeader>(VECTOR);
    ExpectCutsFail<BindingAcknowledgementHeader>(VECTOR.file);
    ExpectSurvivesMutations<BindingAcknowledgementHeader>(VECTOR.file);
}

TEST(BindingAcknowledgementHeaderTest, Authenticity)
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
