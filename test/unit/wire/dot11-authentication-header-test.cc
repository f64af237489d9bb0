/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "vector-file.h"

#include "ns3/dot11-authentication-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

TEST(Dot11AuthenticationHeaderTest, ParsesTheVector)
{
    const auto header =
        Dot11AuthenticationHeader::Parse(MakePacket(ReadVector("dot11-authentication.hex")));
    ASSERT_TRUE(header);
    EXPECT_EQ(static_cast<uint16_t>(header->GetAlgorithm()), 0x92f3);
    EXPECT_EQ(header->GetSequence(), 0x5aa5);
    EXPECT_EQ(header->GetStatus(), Dot11Status::UNSUPPORTED_AUTH_ALGORITHM);
}

TEST(Dot11AuthenticationHeaderTest, SerializesTheFixedFieldsOfTheVector)
{
    auto octets = ReadVector("dot11-authentication.hex");
    octets.resize(Dot11AuthenticationHeader::SIZE);
    auto packet = Create<Packet>();
    packet->AddHeader(Dot11AuthenticationHeader(static_cast<Dot11AuthAlgorithm>(0x92f3),
                                                0x5aa5,
                                                static_cast<Dot11Status>(13)));
    EXPECT_EQ(ToHex(GetOctets(packet)), ToHex(octets));
    Dot11AuthenticationHeader again;
    EXPECT_EQ(packet->RemoveHeader(again), 6U);
    EXPECT_EQ(again.GetSequence(), 0x5aa5);
}

TEST(Dot11AuthenticationHeaderTest, RefusesEveryCutButTheOneBetweenFieldsAndElement)
{
    ForEachCut(ReadVector("dot11-authentication.hex"), [](const auto& cut) {
        EXPECT_EQ(Dot11AuthenticationHeader::Parse(MakePacket(cut)).has_value(), cut.size() == 6)
            << cut.size();
    });
}

TEST(Dot11AuthenticationHeaderTest, DeserializesNothingFromTooFewBytes)
{
    Buffer buffer;
    buffer.AddAtStart(5);
    Dot11AuthenticationHeader header(Dot11AuthAlgorithm::SAE, 7, Dot11Status::REFUSED);
    EXPECT_EQ(header.Deserialize(buffer.Begin()), 0U);
    EXPECT_EQ(header.GetSequence(), 7);
}

} // namespace fmipv6
} // namespace ns3
