/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/fmipv6-handover-initiate-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"fmipv6-handover-initiate.hex", "2001:1::1", "2001:2::1"};

TEST(HandoverInitiateHeaderTest, WritesVector)
{
    HandoverInitiateHeader message;
    message.identifier = 0x92f3;
    message.assignAddress = true;
    message.buffer = true;
    message.mnLla = Mac48Address("02:92:f3:a5:5a:c3");
    message.pcoa = Ipv6Address("2001:1::92:f3ff:fea5:5ac3");
    message.ncoa = Ipv6Address("2001:2::92:f3ff:fea5:5ac3");
    ExpectWrites(message, VECTOR);
}

TEST(HandoverInitiateHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<HandoverInitiateHeader>(VECTOR);
    EXPECT_EQ(message.code, HandoverInitiateCode::FBU_FROM_PCOA);
    EXPECT_EQ(message.identifier, 0x92f3);
    EXPECT_TRUE(message.assignAddress);
    EXPECT_TRUE(message.buffer);
    EXPECT_EQ(message.mnLla, Mac48Address("02:92:f3:a5:5a:c3"));
    EXPECT_EQ(message.pcoa, Ipv6Address("2001:1::92:f3ff:fea5:5ac3"));
    EXPECT_EQ(message.ncoa, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"));
}

TEST(HandoverInitiateHeaderTest, EachFlagHasItsOwnBit)
{
    HandoverInitiateHeader message;
    message.code = HandoverInitiateCode::FBU_FROM_OTHER;
    message.buffer = true;
    EXPECT_EQ(message.GetOctets()[1], 1);
    EXPECT_EQ(message.GetOctets()[5], 0x40);
    const auto read = HandoverInitiateHeader::Parse(MakePacket(message.GetOctets()));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->code, HandoverInitiateCode::FBU_FROM_OTHER);
    EXPECT_FALSE(read->assignAddress);
    EXPECT_TRUE(read->buffer);
    EXPECT_FALSE(read->pcoa);
    EXPECT_FALSE(read->ncoa);
}

TEST(HandoverInitiateHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<HandoverInitiateHeader>(VECTOR);
    // The two addresses may be absent.
    ExpectCutsFail<HandoverInitiateHeader>(VECTOR.file, {24, 48});
    ExpectSurvivesMutations<HandoverInitiateHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[1] = 1; // S MUST be 0 then
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::BAD_VALUE);
    octets[1] = 2;
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::WRONG_CODE);
    octets[1] = 0;
    octets[10] = 1; // somebody else's address
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::MISSING_OPTION);
    octets[10] = 2;
    octets[25] = 0;
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::BAD_LENGTH);
    octets[25] = 2; // too short for an IPv6 address
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::BAD_LENGTH);
    octets[25] = 255;
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::TRUNCATED);
}

TEST(HandoverInitiateHeaderTest, ReservedBitsUnknownAndSecondOptionsAreIgnored)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    const std::size_t size = octets.size();
    octets[5] |= 0x3f;
    octets.insert(octets.end(), octets.begin() + 8, octets.begin() + size);
    octets[size + 3] ^= 0xff;  // the second mobile node
    octets[size + 39] ^= 0xff; // the second PCoA
    octets[size + 63] ^= 0xff; // the second NCoA
    octets.insert(octets.begin() + 8, {200, 1, 1, 2, 3, 4, 5, 6});
    const auto message = HandoverInitiateHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(message);
    ExpectWrites(*message, VECTOR);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
