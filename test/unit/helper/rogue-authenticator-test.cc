/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/eapol-frame.h"
#include "ns3/rogue-authenticator.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const Mac48Address ROGUE("02:00:00:00:00:aa");
const Mac48Address STATION("02:00:00:00:00:01");

/// What a station knows, played by hand.
class RogueAuthenticatorTest : public ::testing::Test
{
  protected:
    /// @param bytes an EAPOL PDU of the station
    void Send(const std::vector<uint8_t>& bytes)
    {
        m_answers.clear();
        m_rogue.Receive(Create<Packet>(bytes.data(), bytes.size()), STATION);
    }

    /// Message 2 with the nonce of the station. @return the station's keys
    Dot1xPairwiseKeys SendMessage2(const Dot1xNonce& aNonce)
    {
        const auto sNonce = MakeNonce(STATION, 1);
        const auto keys = DerivePairwiseKeys(DeriveModelledPmk("fmipv6", ROGUE, STATION),
                                             ROGUE,
                                             STATION,
                                             aNonce,
                                             sNonce);
        EapolKeyFrame message2;
        message2.keyInfo = KEY_VERSION_HMAC_SHA1_AES | KEY_INFO_PAIRWISE | KEY_INFO_MIC;
        message2.replayCounter = 2;
        message2.nonce = sNonce;
        message2.Sign(keys.kck);
        Send(message2.SerializePdu());
        return keys;
    }

    std::vector<EapolFrame> m_answers; //!< to the latest PDU
    RogueAuthenticator m_rogue{ROGUE, "guessed", [this](Ptr<Packet> eapol, Mac48Address to) {
                                   EXPECT_EQ(to, STATION);
                                   m_answers.push_back(*EapolFrame::Parse(eapol));
                               }};
};

TEST_F(RogueAuthenticatorTest, ItGoesThroughTheMotionsWithoutThePmk)
{
    Send(EapolFrame{}.Serialize());
    ASSERT_EQ(m_answers.size(), 1U);
    const auto request = EapPacket::Parse(m_answers[0].body);
    EXPECT_EQ(request->code, EapCode::REQUEST);
    EXPECT_EQ(request->type, EapType::IDENTITY);

    EapolFrame response;
    response.type = EapolType::EAP;
    response.body =
        EapPacket{EapCode::RESPONSE, request->identifier, EapType::IDENTITY, {'m'}}.Serialize();
    Send(response.Serialize());
    ASSERT_EQ(m_answers.size(), 2U);
    EXPECT_EQ(EapPacket::Parse(m_answers[0].body)->code, EapCode::SUCCESS);
    EXPECT_EQ(EapPacket::Parse(m_answers[0].body)->identifier, request->identifier);
    const auto message1 = EapolKeyFrame::Parse(m_answers[1]);
    ASSERT_TRUE(message1);
    EXPECT_EQ(message1->GetHandshakeMessage(), 1U);

    const auto keys = SendMessage2(message1->nonce);
    ASSERT_EQ(m_answers.size(), 1U);
    const auto message3 = EapolKeyFrame::Parse(m_answers[0]);
    ASSERT_TRUE(message3);
    EXPECT_EQ(message3->GetHandshakeMessage(), 3U);
    EXPECT_EQ(message3->nonce, message1->nonce);
    EXPECT_GT(message3->replayCounter, message1->replayCounter);
    EXPECT_FALSE(message3->Verify(keys.kck)) << "the station knows it by this";
    EXPECT_EQ(m_rogue.GetMessage3Count(), 1U);
}

TEST_F(RogueAuthenticatorTest, WhatItDoesNotUnderstandItLeavesAlone)
{
    for (const auto& bytes : std::vector<std::vector<uint8_t>>{
             {},
             {2},
             {2, 1, 0},
             {2, 3, 0, 0},
             {2, 3, 0, 95},
             {2, 0xff, 0, 0},
         })
    {
        Send(bytes);
        EXPECT_TRUE(m_answers.empty());
    }
    Send(EapolKeyFrame{}.SerializePdu());
    EXPECT_TRUE(m_answers.empty());
}

} // namespace
} // namespace fmipv6
} // namespace ns3
