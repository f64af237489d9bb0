/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/fmipv6-handover-acknowledge-header.h"

#include <gtest/gtest.h>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"fmipv6-handover-acknowledge.hex", "2001:2::1", "2001:1::1"};

TEST(HandoverAcknowledgeHeaderTest, WritesVector)
{
    HandoverAcknowledgeHeader message;
    message.identifier = 0x92f3;
    message.code = HandoverAcknowledgeCode::ACCEPTED_NCOA_ASSIGNED;
    message.ncoa = Ipv6Address("2001:2::92:f3ff:fea5:5ac3");
    ExpectWrites(message, VECTOR);
}

TEST(HandoverAcknowledgeHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<HandoverAcknowledgeHeader>(VECTOR);
    EXPECT_EQ(message.code, HandoverAcknowledgeCode::ACCEPTED_NCOA_ASSIGNED);
    EXPECT_EQ(message.identifier, 0x92f3);
    EXPECT_EQ(message.ncoa, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"));
    EXPECT_TRUE(message.IsAccepted());
}

TEST(HandoverAcknowledgeHeaderTest, Codes)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    for (unsigned int code = 0; code < 256; ++code)
    {
        octets[1] = static_cast<uint8_t>(code);
        const auto message = HandoverAcknowledgeHeader::Parse(MakePacket(octets));
        EXPECT_EQ(message.has_value(), code <= 4 || code >= 128) << code;
        if (message)
        {
            EXPECT_EQ(message->IsAccepted(), code <= 4) << code;
            EXPECT_EQ(static_cast<unsigned int>(message->code), code);
        }
    }
}

TEST(HandoverAcknowledgeHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<HandoverAcknowledgeHeader>(VECTOR);
    ExpectCutsFail<HandoverAcknowledgeHeader>(VECTOR.file, {8}); // the option may be absent
    ExpectSurvivesMutations<HandoverAcknowledgeHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[9] = 0;
    EXPECT_EQ(GetParseError<HandoverAcknowledgeHeader>(octets), MobilityParseError::BAD_LENGTH);
    octets[9] = 4;
    EXPECT_EQ(GetParseError<HandoverAcknowledgeHeader>(octets), MobilityParseError::TRUNCATED);
    octets[9] = 1;
    EXPECT_EQ(GetParseError<HandoverAcknowledgeHeader>(octets), MobilityParseError::BAD_LENGTH);
}

TEST(HandoverAcknowledgeHeaderTest, OnlyTheFirstNewCareOfAddressCounts)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    std::vector<uint8_t> old(octets.begin() + 8, octets.end());
    octets.insert(octets.end(), old.begin(), old.end());
    octets[55] ^= 0xff; // the second one
    old[2] = 1;         // an old care-of address
    octets.insert(octets.begin() + 8, old.begin(), old.end());
    octets.insert(octets.begin() + 8, {253, 1, 0, 0, 0, 0, 0, 0});
    const auto message = HandoverAcknowledgeHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(message);
    ExpectWrites(*message, VECTOR);
}

TEST(HandoverAcknowledgeHeaderTest, EachProfileHasItsOwnNumbers)
{
    using Code = HandoverAcknowledgeCode;
    const auto meanings = [](Fmipv6Profile profile) {
        std::vector<std::optional<Code>> read;
        for (const uint8_t number : {0, 1, 2, 3, 4, 5, 127, 128, 129, 130})
        {
            read.push_back(FromWireCode(number, profile));
            if (read.back())
            {
                EXPECT_EQ(ToWireCode(*read.back(), profile), number);
            }
        }
        return read;
    };
    // RFC 4068 6.2.2
    EXPECT_EQ(meanings(Fmipv6Profile::RFC4068),
              (std::vector<std::optional<Code>>{Code::ACCEPTED,
                                                Code::ACCEPTED_NCOA_NOT_VALID,
                                                Code::ACCEPTED_NCOA_IN_USE,
                                                Code::ACCEPTED_NCOA_ASSIGNED,
                                                Code::ACCEPTED_NCOA_NOT_ASSIGNED,
                                                std::nullopt,
                                                std::nullopt,
                                                Code::REASON_UNSPECIFIED,
                                                Code::ADMINISTRATIVELY_PROHIBITED,
                                                Code::INSUFFICIENT_RESOURCES}));
    // RFC 5568 6.2.1.2
    EXPECT_EQ(meanings(Fmipv6Profile::RFC5568),
              (std::vector<std::optional<Code>>{Code::ACCEPTED,
                                                Code::ACCEPTED_NCOA_NOT_VALID,
                                                Code::ACCEPTED_NCOA_ASSIGNED,
                                                Code::ACCEPTED_USE_PCOA,
                                                Code::UNSOLICITED,
                                                std::nullopt,
                                                std::nullopt,
                                                Code::REASON_UNSPECIFIED,
                                                Code::ADMINISTRATIVELY_PROHIBITED,
                                                Code::INSUFFICIENT_RESOURCES}));
    // What a profile has no number for becomes the nearest.
    EXPECT_EQ(ToWireCode(Code::ACCEPTED_NCOA_IN_USE, Fmipv6Profile::RFC5568), 1);
    EXPECT_EQ(ToWireCode(Code::ACCEPTED_NCOA_NOT_ASSIGNED, Fmipv6Profile::RFC5568), 1);
    EXPECT_EQ(ToWireCode(Code::ACCEPTED_USE_PCOA, Fmipv6Profile::RFC4068), 4);
    EXPECT_EQ(ToWireCode(Code::UNSOLICITED, Fmipv6Profile::RFC4068), 128);
}

TEST(HandoverAcknowledgeHeaderTest, AnUnsolicitedOneAcceptsNothing)
{
    HandoverAcknowledgeHeader message;
    message.profile = Fmipv6Profile::RFC5568;
    message.code = HandoverAcknowledgeCode::UNSOLICITED;
    const auto read = HandoverAcknowledgeHeader::Parse(MakePacket(message.GetOctets()));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->code, HandoverAcknowledgeCode::UNSOLICITED);
    EXPECT_FALSE(read->IsAccepted());
}

} // namespace
} // namespace fmipv6
} // namespace ns3
