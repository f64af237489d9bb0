/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "vector-file.h"

#include "ns3/eap-packet.h"
#include "ns3/eapol-frame.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

TEST(EapPacketTest, ParsesTheVector)
{
    const auto frame = EapolFrame::Parse(ReadVector("eap-request-identity.hex"));
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->version, 2);
    EXPECT_EQ(frame->type, EapolType::EAP);
    const auto eap = EapPacket::Parse(frame->body);
    ASSERT_TRUE(eap);
    EXPECT_EQ(eap->code, EapCode::REQUEST);
    EXPECT_EQ(eap->identifier, 0xf3);
    EXPECT_EQ(eap->type, EapType::IDENTITY);
    EXPECT_EQ(std::string(eap->data.begin(), eap->data.end()), "fmipv6");
}

TEST(EapPacketTest, SerializesTheVector)
{
    const EapPacket eap{EapCode::REQUEST, 0xf3, EapType::IDENTITY, {'f', 'm', 'i', 'p', 'v', '6'}};
    const EapolFrame frame{2, EapolType::EAP, eap.Serialize()};
    EXPECT_EQ(ToHex(frame.Serialize()), ToHex(ReadVector("eap-request-identity.hex")));
    EXPECT_EQ(ToHex(GetOctets(frame.ToPacket())), ToHex(frame.Serialize()));
}

TEST(EapPacketTest, SuccessAndFailureAreFourBytes)
{
    EXPECT_EQ(ToHex(EapPacket{EapCode::SUCCESS, 0x92, EapType::NONE, {}}.Serialize()), "03920004");
    const auto failure = EapPacket::Parse({4, 0x92, 0, 4});
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code, EapCode::FAILURE);
    EXPECT_EQ(failure->type, EapType::NONE);
}

TEST(EapPacketTest, RefusesEveryCut)
{
    const auto octets = ReadVector("eap-request-identity.hex");
    ForEachCut(octets, [](const auto& cut) { EXPECT_FALSE(EapolFrame::Parse(cut)); });
    ForEachCut({octets.begin() + 4, octets.end()},
               [](const auto& cut) { EXPECT_FALSE(EapPacket::Parse(cut)); });
}

TEST(EapPacketTest, RefusesBadLengthsAndCodes)
{
    EXPECT_FALSE(EapPacket::Parse({1, 1, 0, 4}));         // a Request without type
    EXPECT_FALSE(EapPacket::Parse({1, 1, 0, 3, 1}));      // length below the header's
    EXPECT_FALSE(EapPacket::Parse({5, 1, 0, 5, 1}));      // unknown code
    EXPECT_TRUE(EapPacket::Parse({1, 1, 0, 5, 1, 9, 9})); // padding behind
}

TEST(EapPacketTest, EapolPassesOverPadding)
{
    const auto start = EapolFrame::Parse(std::vector<uint8_t>{2, 1, 0, 0, 0, 0, 0, 0});
    ASSERT_TRUE(start);
    EXPECT_EQ(start->type, EapolType::START);
    EXPECT_TRUE(start->body.empty());
    EXPECT_EQ(ToHex(EapolFrame{}.Serialize()), "02010000"); // EAPOL-Start, IEEE 802.1X-2004
}

TEST(EapPacketTest, SurvivesDamage)
{
    ForEachMutation(ReadVector("eap-request-identity.hex"), 20000, [](const auto& octets) {
        if (const auto frame = EapolFrame::Parse(octets))
        {
            EapPacket::Parse(frame->body);
        }
    });
}

} // namespace fmipv6
} // namespace ns3
