/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The messages of FMIPv6 as RFC 5568 has them. (As RFC 4068 has them: each class's own test.)

#include "message-checks.h"

#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/fmipv6-rtsolpr-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const Mac48Address MN("02:92:f3:a5:5a:c3");
const Ipv6Address PCOA("2001:1::92:f3ff:fea5:5ac3");
const Ipv6Address NCOA("2001:2::92:f3ff:fea5:5ac3");
const Ipv6Address PAR("2001:1::1");
const Ipv6Address NAR("2001:2::1");
const SharedKey KEY{0x92, 0xf3, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08,
                    0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12};

const MessageVector RTSOLPR{"rfc5568-rtsolpr.hex", "fe80::92:f3ff:fea5:5ac3", "ff02::2"};
const MessageVector PRRTADV{"rfc5568-prrtadv.hex", "fe80::1", "fe80::92:f3ff:fea5:5ac3"};
const MessageVector FBU{"rfc5568-fast-binding-update.hex", PCOA, PAR};
const MessageVector FBACK{"rfc5568-fast-binding-acknowledgment.hex", PAR, NCOA};
const MessageVector HI{"rfc5568-handover-initiate.hex", PAR, NAR};
const MessageVector HACK{"rfc5568-handover-acknowledge.hex", NAR, PAR};

/// A message whose profile cannot be read off its octets, set to RFC 5568 before reading.
template <typename Message>
class InRfc5568 : public Message, public MobilityParser<InRfc5568<Message>>
{
  public:
    InRfc5568()
    {
        this->profile = Fmipv6Profile::RFC5568;
    }

    using MobilityParser<InRfc5568<Message>>::Parse;
};

using Fbu5568 = InRfc5568<FastBindingUpdateHeader>;
using Fback5568 = InRfc5568<FastBindingAcknowledgmentHeader>;

TEST(Rfc5568MessagesTest, RtSolPr)
{
    RtSolPrHeader message;
    message.profile = Fmipv6Profile::RFC5568;
    message.identifier = 0x92f3;
    message.sourceLla = MN;
    message.apLlas = {Mac48Address("06:a5:5a:92:f3:01")};
    ExpectWrites(message, RTSOLPR);
    EXPECT_EQ(ExpectReads<RtSolPrHeader>(RTSOLPR).profile, Fmipv6Profile::RFC5568);
    ExpectChecksumGuards<RtSolPrHeader>(RTSOLPR);
    ExpectCutsFail<RtSolPrHeader>(RTSOLPR.file);
    ExpectSurvivesMutations<RtSolPrHeader>(RTSOLPR.file);
}

TEST(Rfc5568MessagesTest, PrRtAdv)
{
    PrRtAdvHeader message;
    message.profile = Fmipv6Profile::RFC5568;
    message.code = PrRtAdvCode::LIMITED;
    message.identifier = 0x92f3;
    message.sourceLla = Mac48Address("02:5a:a5:f3:92:0d");
    message.tuples.resize(2);
    message.tuples[0].apLla = Mac48Address("06:a5:5a:92:f3:01");
    message.tuples[0].narLla = Mac48Address("02:5a:a5:f3:92:0e");
    message.tuples[0].narAddress = NAR;
    message.tuples[0].prefix = NetworkPrefix{Ipv6Address("2001:2::"), 48};
    message.tuples[0].newCoa = NCOA;
    message.tuples[1].apLla = Mac48Address("06:a5:5a:92:f3:02");
    message.tuples[1].optionCode = LlaOptionCode::NO_FAST_HANDOVER_SUPPORT;
    ExpectWrites(message, PRRTADV);

    const auto read = ExpectReads<PrRtAdvHeader>(PRRTADV);
    EXPECT_EQ(read.profile, Fmipv6Profile::RFC5568);
    ASSERT_EQ(read.tuples.size(), 2u);
    EXPECT_TRUE(read.tuples[0].HasRouter());
    EXPECT_EQ(read.tuples[0].prefix, message.tuples[0].prefix);
    EXPECT_EQ(read.tuples[0].newCoa, NCOA);
    EXPECT_EQ(read.tuples[1].optionCode, LlaOptionCode::NO_FAST_HANDOVER_SUPPORT);
    ExpectChecksumGuards<PrRtAdvHeader>(PRRTADV);
    ExpectSurvivesMutations<PrRtAdvHeader>(PRRTADV.file);
}

TEST(Rfc5568MessagesTest, PrRtAdvHasSixCodes)
{
    std::vector<uint8_t> octets = ReadVector(PRRTADV.file);
    octets[1] = 5;
    const auto message = PrRtAdvHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->code, PrRtAdvCode::USE_DHCP);
    octets[1] = 6;
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(octets), MobilityParseError::WRONG_CODE);
    octets[1] = 5;
    octets[0] = 150; // RFC 4068 has five
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(octets), MobilityParseError::WRONG_CODE);
}

TEST(Rfc5568MessagesTest, OptionsThatMustBeThere)
{
    auto request = ReadVector(RTSOLPR.file);
    request.resize(24); // the source's address, and no access point's
    EXPECT_EQ(GetParseError<RtSolPrHeader>(request), MobilityParseError::MISSING_OPTION);

    auto answer = ReadVector(PRRTADV.file);
    answer[1] = 0; // a solicited answer must tell the router's both addresses
    answer.resize(104);
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(answer), MobilityParseError::NONE);
    answer.resize(56);
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(answer), MobilityParseError::MISSING_OPTION);
    answer.resize(24);
    EXPECT_EQ(GetParseError<PrRtAdvHeader>(answer), MobilityParseError::MISSING_OPTION);

    Fback5568 fback;
    EXPECT_EQ(GetParseError<Fback5568>(fback.GetOctets()), MobilityParseError::NONE);
    fback.status = FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA;
    EXPECT_EQ(GetParseError<Fback5568>(fback.GetOctets()), MobilityParseError::MISSING_OPTION);
}

TEST(Rfc5568MessagesTest, OptionsThatNobodyKnowsAreSkipped)
{
    auto request = ReadVector(RTSOLPR.file);
    const std::vector<uint8_t> unknown{253, 1, 0, 0, 0, 0, 0, 0};
    request.insert(request.begin() + 8, unknown.begin(), unknown.end());
    const auto message = RtSolPrHeader::Parse(MakePacket(request));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->sourceLla, MN);
    EXPECT_EQ(message->apLlas.size(), 1u);
}

TEST(Rfc5568MessagesTest, ThePrefixMayComeFromTheRoutersAddress)
{
    auto answer = ReadVector(PRRTADV.file);
    answer.erase(answer.begin() + 80, answer.end()); // the prefix, and what follows it
    answer[59] = 32;                                 // the IP Address option's prefix length
    const auto message = PrRtAdvHeader::Parse(MakePacket(answer));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->tuples[0].prefix, (NetworkPrefix{Ipv6Address("2001:2::"), 32}));
    EXPECT_TRUE(message->tuples[0].HasRouter());
}

TEST(Rfc5568MessagesTest, APrefixOptionOfTheOtherProfileIsSkipped)
{
    std::vector<uint8_t> octets = ReadVector(PRRTADV.file);
    octets[0] = 150;
    const auto message = PrRtAdvHeader::Parse(MakePacket(octets));
    ASSERT_TRUE(message);
    // What is left is the prefix of the router's address, 64 bits long.
    EXPECT_EQ(message->tuples[0].prefix->length, 64);
}

TEST(Rfc5568MessagesTest, FastBindingUpdate)
{
    Fbu5568 message;
    message.sequence = 0x92f3;
    message.keyManagement = true;
    message.lifetime = Seconds(173);
    message.options.alternateCareOf = NCOA;
    message.options.mobileLla = MN;
    message.options.spi = 0x92f3;
    message.Authenticate(KEY, NCOA, PAR);
    ExpectWrites(message, FBU);

    const auto read = ExpectReads<Fbu5568>(FBU);
    EXPECT_EQ(read.lifetime, Seconds(173));
    EXPECT_EQ(read.options.mobileLla, MN);
    EXPECT_EQ(read.options.spi, 0x92f3u);
    ExpectChecksumGuards<Fbu5568>(FBU);
    ExpectCutsFail<Fbu5568>(FBU.file);
    ExpectSurvivesMutations<Fbu5568>(FBU.file);
}

TEST(Rfc5568MessagesTest, FastBindingAcknowledgment)
{
    Fback5568 message;
    message.status = FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA;
    message.keyManagement = true;
    message.sequence = 0x92f3;
    message.lifetime = Seconds(173);
    message.options.alternateCareOf = NCOA;
    message.options.spi = 0x92f3;
    message.Authenticate(KEY, NCOA, PAR);
    ExpectWrites(message, FBACK);
    EXPECT_EQ(ExpectReads<Fback5568>(FBACK).lifetime, Seconds(173));
    ExpectChecksumGuards<Fback5568>(FBACK);
    ExpectCutsFail<Fback5568>(FBACK.file);
    ExpectSurvivesMutations<Fback5568>(FBACK.file);
}

TEST(Rfc5568MessagesTest, BadfIsTheAuthenticatorOfFbuAndFback)
{
    const auto isAuthentic = [](const std::vector<uint8_t>& octets, Fmipv6Profile profile) {
        return MobilityHeader::IsAuthentic(MakePacket(octets), KEY, NCOA, PAR, profile);
    };
    for (const MessageVector& vector : {FBU, FBACK})
    {
        std::vector<uint8_t> octets = ReadVector(vector.file);
        EXPECT_TRUE(isAuthentic(octets, Fmipv6Profile::RFC5568)) << vector.file;
        EXPECT_FALSE(isAuthentic(octets, Fmipv6Profile::RFC4068)) << vector.file;
        for (std::size_t i = 0; i < octets.size(); ++i)
        {
            octets[i] ^= 1;
            const bool isChecksum = i == 4 || i == 5; // not protected
            EXPECT_EQ(isAuthentic(octets, Fmipv6Profile::RFC5568), isChecksum)
                << vector.file << ": octet " << i;
            octets[i] ^= 1;
        }
    }
    // RFC 4068's way does not do here, nor does this one there.
    const std::vector<uint8_t> old = ReadVector("fmipv6-fast-binding-update.hex");
    EXPECT_TRUE(isAuthentic(old, Fmipv6Profile::RFC4068));
    EXPECT_FALSE(isAuthentic(old, Fmipv6Profile::RFC5568));
}

TEST(Rfc5568MessagesTest, NothingFollowsBadf)
{
    std::vector<uint8_t> octets = ReadVector(FBU.file);
    octets.insert(octets.end(), {1, 6, 0, 0, 0, 0, 0, 0});
    ++octets[1];
    EXPECT_EQ(GetParseError<Fbu5568>(octets), MobilityParseError::BAD_VALUE);
    octets = ReadVector(FBU.file);
    octets[47] = 12; // the authenticator alone, as RFC 5568 6.4.5 puts it
    EXPECT_EQ(GetParseError<Fbu5568>(octets), MobilityParseError::BAD_LENGTH);
}

TEST(Rfc5568MessagesTest, HandoverInitiate)
{
    HandoverInitiateHeader message;
    message.profile = Fmipv6Profile::RFC5568;
    message.identifier = 0x92f3;
    message.assignAddress = true;
    message.buffer = true;
    message.mnLla = MN;
    message.pcoa = PCOA;
    message.ncoa = NCOA;
    EXPECT_EQ(message.GetProtocol(), 135);
    ExpectWrites(message, HI);

    const auto read = ExpectReads<HandoverInitiateHeader>(HI);
    EXPECT_EQ(read.profile, Fmipv6Profile::RFC5568);
    EXPECT_EQ(read.identifier, 0x92f3);
    EXPECT_TRUE(read.assignAddress);
    EXPECT_TRUE(read.buffer);
    EXPECT_EQ(read.mnLla, MN);
    EXPECT_EQ(read.pcoa, PCOA);
    EXPECT_EQ(read.ncoa, NCOA);
    ExpectChecksumGuards<HandoverInitiateHeader>(HI);
    ExpectCutsFail<HandoverInitiateHeader>(HI.file);
    ExpectSurvivesMutations<HandoverInitiateHeader>(HI.file);

    std::vector<uint8_t> octets = ReadVector(HI.file);
    octets[9] = 1; // S MUST be 0 then
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::BAD_VALUE);
    octets[9] = 2;
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::WRONG_CODE);
    octets[9] = 0;
    octets[12] = 1; // somebody else's address
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::MISSING_OPTION);
    octets[12] = 2;
    octets[0] = 58; // something that follows
    EXPECT_EQ(GetParseError<HandoverInitiateHeader>(octets), MobilityParseError::BAD_VALUE);
}

TEST(Rfc5568MessagesTest, HandoverAcknowledge)
{
    HandoverAcknowledgeHeader message;
    message.profile = Fmipv6Profile::RFC5568;
    message.code = HandoverAcknowledgeCode::ACCEPTED_NCOA_ASSIGNED;
    message.identifier = 0x92f3;
    message.ncoa = NCOA;
    ExpectWrites(message, HACK);

    const auto read = ExpectReads<HandoverAcknowledgeHeader>(HACK);
    EXPECT_EQ(read.code, HandoverAcknowledgeCode::ACCEPTED_NCOA_ASSIGNED);
    EXPECT_EQ(read.identifier, 0x92f3);
    EXPECT_EQ(read.ncoa, NCOA);
    ExpectChecksumGuards<HandoverAcknowledgeHeader>(HACK);
    ExpectCutsFail<HandoverAcknowledgeHeader>(HACK.file);
    ExpectSurvivesMutations<HandoverAcknowledgeHeader>(HACK.file);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
