/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/fmipv6-rtsolpr-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"fmipv6-rtsolpr.hex",
                           "fe80::92:f3ff:fea5:5ac3",
                           "fe80::2ee:92ff:fef3:1001"};
const MessageVector WILDCARD{"fmipv6-rtsolpr-wildcard.hex", "fe80::92:f3ff:fea5:5ac3", "ff02::2"};

TEST(RtSolPrHeaderTest, WritesVector)
{
    RtSolPrHeader message;
    message.identifier = 0x92f3;
    message.sourceLla = Mac48Address("02:92:f3:a5:5a:c3");
    message.apLlas = {Mac48Address("02:a1:92:f3:00:0b"), Mac48Address("02:a1:92:f3:00:0c")};
    ExpectWrites(message, VECTOR);

    RtSolPrHeader wildcard;
    wildcard.identifier = 0xf392;
    ExpectWrites(wildcard, WILDCARD);
}

TEST(RtSolPrHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<RtSolPrHeader>(VECTOR);
    EXPECT_EQ(message.identifier, 0x92f3);
    EXPECT_EQ(message.sourceLla, Mac48Address("02:92:f3:a5:5a:c3"));
    ASSERT_EQ(message.apLlas.size(), 2u);
    EXPECT_EQ(message.apLlas[0], Mac48Address("02:a1:92:f3:00:0b"));
    EXPECT_EQ(message.apLlas[1], Mac48Address("02:a1:92:f3:00:0c"));
    EXPECT_FALSE(message.IsWildcard());

    const auto wildcard = ExpectReads<RtSolPrHeader>(WILDCARD);
    EXPECT_EQ(wildcard.identifier, 0xf392);
    EXPECT_FALSE(wildcard.sourceLla);
    EXPECT_TRUE(wildcard.IsWildcard());
    EXPECT_EQ(MobilityIcmpv6Header::PeekSubtype(MakePacket(ReadVector(VECTOR.file))),
              ExperimentalMobilitySubtype::RTSOLPR);
}

TEST(RtSolPrHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<RtSolPrHeader>(VECTOR);
    // Without the second access point it is whole again.
    ExpectCutsFail<RtSolPrHeader>(VECTOR.file, {40});
    ExpectCutsFail<RtSolPrHeader>(WILDCARD.file);
    ExpectSurvivesMutations<RtSolPrHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[0] = 155;
    EXPECT_EQ(GetParseError<RtSolPrHeader>(octets), MobilityParseError::WRONG_TYPE);
    octets[0] = 150;
    octets[4] = 3;
    EXPECT_EQ(GetParseError<RtSolPrHeader>(octets), MobilityParseError::WRONG_TYPE);
    octets[4] = 2;
    octets[1] = 1;
    EXPECT_EQ(GetParseError<RtSolPrHeader>(octets), MobilityParseError::WRONG_CODE);
}

TEST(RtSolPrHeaderTest, Options)
{
    const std::vector<uint8_t> octets = ReadVector(VECTOR.file);

    std::vector<uint8_t> noAccessPoint(octets.begin(), octets.begin() + 24);
    EXPECT_EQ(GetParseError<RtSolPrHeader>(noAccessPoint), MobilityParseError::MISSING_OPTION);

    std::vector<uint8_t> zeroLength = octets;
    zeroLength[25] = 0;
    EXPECT_EQ(GetParseError<RtSolPrHeader>(zeroLength), MobilityParseError::BAD_LENGTH);

    std::vector<uint8_t> shortLla = octets; // 8 octets have no room for an address
    shortLla[41] = 1;
    shortLla.resize(48);
    EXPECT_EQ(GetParseError<RtSolPrHeader>(shortLla), MobilityParseError::BAD_LENGTH);

    // An unknown option, a second source address and an Option-Code of no use here change nothing.
    std::vector<uint8_t> more = octets;
    const std::vector<uint8_t> unknown{253, 1, 0, 0, 0, 0, 0, 0};
    more.insert(more.begin() + 8, unknown.begin(), unknown.end());
    more.insert(more.end(), {19, 2, 4, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0});
    more.insert(more.end(), {19, 2, 77, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0});
    const auto message = RtSolPrHeader::Parse(MakePacket(more));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->sourceLla, Mac48Address("02:92:f3:a5:5a:c3"));
    EXPECT_EQ(message->apLlas.size(), 2u);

    // Beside a wildcard (here written as an all-zero address) nothing else is asked for.
    std::vector<uint8_t> both = octets;
    both.insert(both.end(), {19, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    const auto wildcard = RtSolPrHeader::Parse(MakePacket(both));
    ASSERT_TRUE(wildcard);
    EXPECT_TRUE(wildcard->IsWildcard());
    EXPECT_EQ(wildcard->apLlas.size(), 1u);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
