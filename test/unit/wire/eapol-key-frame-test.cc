/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "vector-file.h"

#include "ns3/eapol-key-frame.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Key confirmation key of the capture, by Python's hashlib and hmac from its passphrase.
const std::vector<uint8_t> KCK{0x57,
                               0xd0,
                               0xf2,
                               0xff,
                               0x5f,
                               0xae,
                               0xf5,
                               0x6f,
                               0x9b,
                               0x94,
                               0x39,
                               0x0a,
                               0xeb,
                               0xf4,
                               0x47,
                               0x4d};

/// @param octets an EAPOL PDU @return it as EAPOL-Key
std::optional<EapolKeyFrame>
Parse(const std::vector<uint8_t>& octets)
{
    const auto frame = EapolFrame::Parse(octets);
    return frame ? EapolKeyFrame::Parse(*frame) : std::nullopt;
}

} // namespace

TEST(EapolKeyFrameTest, ParsesAndSerializesARealMessage2)
{
    const auto octets = ReadVector("eapol-key-message-2.hex");
    const auto key = Parse(octets);
    ASSERT_TRUE(key);
    EXPECT_EQ(key->version, 1);
    EXPECT_EQ(key->keyInfo, 0x010a);
    EXPECT_EQ(key->keyLength, 0);
    EXPECT_EQ(key->replayCounter, 1U);
    EXPECT_EQ(key->nonce[0], 0x48);
    EXPECT_EQ(key->nonce[31], 0x71);
    EXPECT_EQ(key->mic[0], 0x02);
    EXPECT_EQ(key->mic[15], 0x6f);
    EXPECT_EQ(key->keyData.size(), 22U);
    EXPECT_EQ(key->GetHandshakeMessage(), 2U);
    EXPECT_EQ(ToHex(key->SerializePdu()), ToHex(octets));
    EXPECT_EQ(octets[EapolKeyFrame::MIC_OFFSET], 0x02);
}

TEST(EapolKeyFrameTest, VerifiesARealMic)
{
    auto key = *Parse(ReadVector("eapol-key-message-2.hex"));
    EXPECT_TRUE(key.Verify(KCK));
    auto otherKey = KCK;
    otherKey[0] ^= 1;
    EXPECT_FALSE(key.Verify(otherKey));
    const auto mic = key.mic;
    key.mic.fill(0x55);
    EXPECT_FALSE(key.Verify(KCK));
    key.Sign(KCK);
    EXPECT_EQ(key.mic, mic);
    key.replayCounter = 2;
    EXPECT_FALSE(key.Verify(KCK));
}

TEST(EapolKeyFrameTest, WritesEveryFieldInItsPlace)
{
    EapolKeyFrame key;
    key.keyInfo = 0x92f3;
    key.keyLength = 0xa1b2;
    key.replayCounter = 0x0102030405060708;
    key.nonce.fill(0xcc);
    key.iv.fill(0x1f);
    key.rsc = 0xf1f2f3f4f5f6f7f8;
    key.mic.fill(0xee);
    key.keyData = {0xab, 0xcd, 0xef};
    const auto again = [](unsigned count, const std::string& hex) {
        std::string text;
        for (unsigned i = 0; i < count; ++i)
        {
            text += hex;
        }
        return text;
    };
    EXPECT_EQ(ToHex(key.SerializePdu()),
              "02030062"
              "02"
              "92f3"
              "a1b2"
              "0102030405060708" +
                  again(32, "cc") + again(16, "1f") + "f1f2f3f4f5f6f7f8" + again(8, "00") +
                  again(16, "ee") + "0003" + "abcdef");
}

TEST(EapolKeyFrameTest, TellsTheFourMessagesByTheirFlags)
{
    // as hostapd and wpa_supplicant set them for CCMP (IEEE Std 802.11-2020 section 12.7.6)
    const std::vector<std::pair<uint16_t, unsigned>> expected{
        {0x008a, 1},
        {0x010a, 2},
        {0x13ca, 3},
        {0x030a, 4},
        {0x0000, 0},
        {0x1382, 0}, // group key message 1
        {0x0b0a, 0}, // request
    };
    for (const auto& [info, message] : expected)
    {
        EapolKeyFrame key;
        key.keyInfo = info;
        EXPECT_EQ(key.GetHandshakeMessage(), message) << std::hex << info;
    }
}

TEST(EapolKeyFrameTest, RefusesEveryCut)
{
    const auto octets = ReadVector("eapol-key-message-2.hex");
    ForEachCut(octets, [](const auto& cut) { EXPECT_FALSE(Parse(cut)); });
    // and cut inside the body, with the EAPOL length saying so
    ForEachCut({octets.begin() + 4, octets.end()}, [](const auto& cut) {
        EXPECT_FALSE(EapolKeyFrame::Parse(EapolFrame{2, EapolType::KEY, cut}));
    });
}

TEST(EapolKeyFrameTest, RefusesOtherTypesAndDescriptorsAndBytesBehind)
{
    auto frame = *EapolFrame::Parse(ReadVector("eapol-key-message-2.hex"));
    frame.type = EapolType::EAP;
    EXPECT_FALSE(EapolKeyFrame::Parse(frame));
    frame.type = EapolType::KEY;
    frame.body[0] = 254; // WPA's
    EXPECT_FALSE(EapolKeyFrame::Parse(frame));
    frame.body[0] = 2;
    frame.body.push_back(0);
    EXPECT_FALSE(EapolKeyFrame::Parse(frame));
}

/// No damaged frame gets through unless it still says the same.
TEST(EapolKeyFrameTest, MicProtectsEveryField)
{
    const auto original = ReadVector("eapol-key-message-2.hex");
    unsigned parsed = 0;
    ForEachMutation(original, 5000, [&](const auto& octets) {
        const auto key = Parse(octets);
        parsed += key.has_value();
        if (key && key->Verify(KCK))
        {
            EXPECT_EQ(ToHex(key->SerializePdu()), ToHex(original));
        }
    });
    EXPECT_GT(parsed, 100U);
}

} // namespace fmipv6
} // namespace ns3
