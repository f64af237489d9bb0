/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/fmipv6-fast-neighbor-advertisement-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"fmipv6-fast-neighbor-advertisement.hex",
                           "2001:2::92:f3ff:fea5:5ac3",
                           "2001:2::1"};
const char* const WITH_FBU = "fmipv6-fast-neighbor-advertisement-with-fbu.hex";

TEST(FastNeighborAdvertisementHeaderTest, WritesVector)
{
    FastNeighborAdvertisementHeader message;
    message.options.mobileLla = Mac48Address("02:92:f3:a5:5a:c3");
    ExpectWrites(message, VECTOR);
}

TEST(FastNeighborAdvertisementHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<FastNeighborAdvertisementHeader>(VECTOR);
    EXPECT_EQ(message.options.mobileLla, Mac48Address("02:92:f3:a5:5a:c3"));
    EXPECT_EQ(message.payloadProto, MobilityHeader::NO_NEXT_HEADER);
    EXPECT_EQ(MobilityHeader::GetEncapsulatedPacket(MakePacket(ReadVector(VECTOR.file))), nullptr);
}

TEST(FastNeighborAdvertisementHeaderTest, CarriesAnFbu)
{
    const std::vector<uint8_t> octets = ReadVector(WITH_FBU);
    const Ptr<Packet> packet = MakePacket(octets);
    // The checksum is right although it knows nothing of what follows.
    const auto message =
        FastNeighborAdvertisementHeader::Parse(packet, VECTOR.source, VECTOR.destination);
    ASSERT_TRUE(message);
    EXPECT_EQ(message->payloadProto, MobilityHeader::IPV6);
    EXPECT_EQ(message->options.mobileLla, Mac48Address("02:92:f3:a5:5a:c3"));

    const Ptr<Packet> inner = MobilityHeader::GetEncapsulatedPacket(packet);
    ASSERT_NE(inner, nullptr);
    EXPECT_EQ(packet->GetSize(), octets.size());
    EXPECT_EQ(ToHex(GetOctets(inner)), ToHex({octets.begin() + 24, octets.end()}));
    // Behind 40 octets of IPv6 and 24 of destination options.
    inner->RemoveAtStart(64);
    EXPECT_EQ(ToHex(GetOctets(inner)), ToHex(ReadVector("fmipv6-fast-binding-update.hex")));

    // To send: the header in front of the FBU's packet.
    FastNeighborAdvertisementHeader header;
    header.payloadProto = MobilityHeader::IPV6;
    header.options.mobileLla = Mac48Address("02:92:f3:a5:5a:c3");
    header.SetPseudoHeader(VECTOR.source, VECTOR.destination);
    const Ptr<Packet> sent = MobilityHeader::GetEncapsulatedPacket(packet);
    sent->AddHeader(header);
    EXPECT_EQ(ToHex(GetOctets(sent)), ToHex(octets));
    // RemoveHeader() leaves the FBU's packet.
    FastNeighborAdvertisementHeader removed;
    EXPECT_EQ(sent->RemoveHeader(removed), 24u);
    EXPECT_EQ(sent->GetSize(), octets.size() - 24);
}

TEST(FastNeighborAdvertisementHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<FastNeighborAdvertisementHeader>(VECTOR);
    ExpectCutsFail<FastNeighborAdvertisementHeader>(VECTOR.file);
    ExpectSurvivesMutations<FastNeighborAdvertisementHeader>(VECTOR.file);

    FastNeighborAdvertisementHeader message;
    EXPECT_EQ(GetParseError<FastNeighborAdvertisementHeader>(message.GetOctets()),
              MobilityParseError::MISSING_OPTION);
    message.options.mobileLla = Mac48Address("02:92:f3:a5:5a:c3");
    message.payloadProto = 17;
    EXPECT_EQ(GetParseError<FastNeighborAdvertisementHeader>(message.GetOctets()),
              MobilityParseError::BAD_VALUE);
    message.payloadProto = MobilityHeader::IPV6; // promised, but nothing follows
    EXPECT_EQ(MobilityHeader::GetEncapsulatedPacket(MakePacket(message.GetOctets())), nullptr);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
