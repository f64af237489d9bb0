/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/fmipv6-prrtadv-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"fmipv6-prrtadv.hex",
                           "fe80::2ee:92ff:fef3:1001",
                           "fe80::92:f3ff:fea5:5ac3"};

TEST(PrRtAdvHeaderTest, WritesVector)
{
    PrRtAdvHeader message;
    message.identifier = 0x92f3;
    message.code = PrRtAdvCode::LIMITED;
    message.sourceLla = Mac48Address("02:ee:92:f3:10:01");
    PrRtAdvHeader::Tuple tuple;
    tuple.apLla = Mac48Address("02:a1:92:f3:00:0b");
    tuple.narLla = Mac48Address("02:ee:92:f3:20:02");
    tuple.narAddress = Ipv6Address("2001:2::1");
    tuple.narPrefixLength = 60;
    // Bits behind the prefix must not get onto the wire.
    tuple.prefix = NetworkPrefix{Ipv6Address("2001:2:0:f::f"), 60};
    tuple.newCoa = Ipv6Address("2001:2::92:f3ff:fea5:5ac3");
    message.tuples.push_back(tuple);
    for (const auto& [last, optionCode] :
         {std::make_pair("02:a1:92:f3:00:0c", LlaOptionCode::SAME_ROUTER_INTERFACE),
          std::make_pair("02:a1:92:f3:00:0d", LlaOptionCode::NO_PREFIX_INFORMATION),
          std::make_pair("02:a1:92:f3:00:0e", LlaOptionCode::NO_FAST_HANDOVER_SUPPORT)})
    {
        PrRtAdvHeader::Tuple outcome;
        outcome.apLla = Mac48Address(last);
        outcome.optionCode = optionCode;
        message.tuples.push_back(outcome);
    }
    ExpectWrites(message, VECTOR);
}

TEST(PrRtAdvHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<PrRtAdvHeader>(VECTOR);
    EXPECT_EQ(message.identifier, 0x92f3);
    EXPECT_EQ(message.code, PrRtAdvCode::LIMITED);
    EXPECT_EQ(message.sourceLla, Mac48Address("02:ee:92:f3:10:01"));
    ASSERT_EQ(message.tuples.size(), 4u);
    const PrRtAdvHeader::Tuple& tuple = message.tuples[0];
    EXPECT_EQ(tuple.apLla, Mac48Address("02:a1:92:f3:00:0b"));
    EXPECT_EQ(tuple.narLla, Mac48Address("02:ee:92:f3:20:02"));
    EXPECT_EQ(tuple.narAddress, Ipv6Address("2001:2::1"));
    EXPECT_EQ(tuple.narPrefixLength, 60);
    EXPECT_EQ(tuple.prefix, (NetworkPrefix{Ipv6Address("2001:2::"), 60}));
    EXPECT_EQ(tuple.newCoa, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"));
    EXPECT_TRUE(tuple.HasRouter());
    EXPECT_EQ(message.tuples[1].optionCode, LlaOptionCode::SAME_ROUTER_INTERFACE);
    EXPECT_EQ(message.tuples[2].optionCode, LlaOptionCode::NO_PREFIX_INFORMATION);
    EXPECT_EQ(message.tuples[3].optionCode, LlaOptionCode::NO_FAST_HANDOVER_SUPPORT);
    EXPECT_FALSE(message.tuples[3].HasRouter());

    EXPECT_EQ(message.FindTuple(Mac48Address("02:a1:92:f3:00:0d")), &message.tuples[2]);
    EXPECT_EQ(message.FindTuple(Mac48Address("02:a1:92:f3:00:ff")), nullptr);
}

TEST(PrRtAdvHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<PrRtAdvHeader>(VECTOR);
    // With Code 3 it is whole behind each option from the first access point's on.
    ExpectCutsFail<PrRtAdvHeader>(VECTOR.file, {40, 56, 80, 104, 128, 144, 160});
    ExpectSurvivesMutations<PrRtAdvHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[1] = 5; // RFC 5568's
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(octets), MobilityParseError::WRONG_CODE);
}

TEST(PrRtAdvHeaderTest, MandatoryOptions)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[1] = 0; // a solicited answer must tell the router's both addresses
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(octets), MobilityParseError::NONE);
    octets.resize(56);
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(octets), MobilityParseError::MISSING_OPTION);
    octets.resize(24);
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(octets), MobilityParseError::MISSING_OPTION);
}

TEST(PrRtAdvHeaderTest, PrefixComesFromTheAddressWhereItsOptionIsAbsent)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets.erase(octets.begin() + 80, octets.begin() + 104);
    octets[59] = 32; // the IP Address option's prefix length
    const auto message = PrRtAdvHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->tuples[0].prefix, (NetworkPrefix{Ipv6Address("2001:2::"), 32}));
    EXPECT_TRUE(message->tuples[0].HasRouter());

    octets[59] = 128; // a host's
    const auto host = PrRtAdvHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(host);
    EXPECT_FALSE(host->tuples[0].prefix);

    octets[59] = 129;
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(octets), MobilityParseError::BAD_LENGTH);
}

TEST(PrRtAdvHeaderTest, OptionsBeforeTheFirstAccessPointBelongToNone)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    const std::vector<uint8_t> router(octets.begin() + 40, octets.begin() + 128);
    octets.erase(octets.begin() + 40, octets.begin() + 128);
    octets.insert(octets.begin() + 24, router.begin(), router.end());
    const auto message = PrRtAdvHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(message);
    ASSERT_EQ(message->tuples.size(), 4u);
    EXPECT_FALSE(message->tuples[0].narLla);
    EXPECT_FALSE(message->tuples[0].narAddress);
    EXPECT_FALSE(message->tuples[0].prefix);
    EXPECT_FALSE(message->tuples[0].newCoa);
}

TEST(PrRtAdvHeaderTest, OfDuplicatesTheFirstCounts)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    std::vector<uint8_t> again(octets.begin() + 40, octets.begin() + 128);
    again[3] ^= 0xff;  // the NAR's link-layer address
    again[39] ^= 0xff; // its IP address
    again[48] ^= 0xff; // its prefix
    again[87] ^= 0xff; // the new care-of address
    octets.insert(octets.begin() + 128, again.begin(), again.end());
    const auto message = PrRtAdvHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(message);
    ExpectWrites(*message, VECTOR);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
