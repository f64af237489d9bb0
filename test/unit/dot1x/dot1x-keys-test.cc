/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "byte-mutation.h"
#include "simulation-fixture.h"
#include "vector-file.h"

#include "ns3/dot1x-keys.h"

namespace ns3
{
namespace fmipv6
{

using Dot1xKeysTest = SimulationFixture;

/// Test case of the PRF in IEEE Std 802.11i-2004 annex H.3 (key 0b, label "prefix"), recomputed
/// with Python's hmac.
TEST_F(Dot1xKeysTest, PrfGivesTheStandardsValue)
{
    const std::string data = "Hi There";
    EXPECT_EQ(
        ToHex(Dot1xPrf(std::vector<uint8_t>(20, 0x0b), "prefix", {data.begin(), data.end()}, 64)),
        "bcd4c650b30b9684951829e0d75f9d54b862175ed9f00606e17d8da35402ffee"
        "75df78c3d31e0f889f012120c0862beb67753e7439ae242edb8373698356cf5a");
}

/// Passphrase, network name, addresses and nonces of the capture in eapol-key-message-2.hex; PMK
/// and keys by Python's hashlib and hmac, and confirmed by the capture's MIC.
TEST_F(Dot1xKeysTest, PairwiseKeysOfACapture)
{
    const std::vector<uint8_t> pmk{0x08, 0x57, 0x17, 0x2b, 0xd4, 0xd3, 0xeb, 0xb3, 0x4c, 0xf0, 0x0f,
                                   0x36, 0x19, 0x72, 0x60, 0x08, 0xd2, 0x75, 0x58, 0x92, 0x6d, 0x96,
                                   0x3a, 0x54, 0x73, 0x32, 0xfa, 0xb0, 0x33, 0x02, 0x3b, 0x82};
    const Dot1xNonce aNonce{0x10, 0xe3, 0xbe, 0x3b, 0x00, 0x5a, 0x62, 0x9e, 0x89, 0xde, 0x08,
                            0x8d, 0x6a, 0x2f, 0xdc, 0x48, 0x9d, 0xb8, 0x3a, 0xd4, 0x76, 0x4f,
                            0x2d, 0x18, 0x6b, 0x9c, 0xde, 0x15, 0x44, 0x6e, 0x97, 0x2e};
    const auto frame = EapolFrame::Parse(ReadVector("eapol-key-message-2.hex"));
    const auto message2 = EapolKeyFrame::Parse(*frame);
    const Mac48Address accessPoint("64:66:b3:8e:c3:fc");
    const Mac48Address station("22:5e:dc:49:b7:aa");
    const auto keys = DerivePairwiseKeys(pmk, accessPoint, station, aNonce, message2->nonce);
    EXPECT_EQ(ToHex(keys.kck), "57d0f2ff5faef56f9b94390aebf4474d");
    EXPECT_EQ(ToHex(keys.kek), "9913af266ff4f6d7248f9a329b0778a0");
    EXPECT_EQ(ToHex(keys.tk), "a392c0478c7d15373333423e42a605f6");
    EXPECT_TRUE(message2->Verify(keys.kck));
    // the smaller comes first, whoever is named first
    EXPECT_EQ(DerivePairwiseKeys(pmk, station, accessPoint, message2->nonce, aNonce).kck, keys.kck);
    EXPECT_NE(DerivePairwiseKeys(pmk, accessPoint, station, aNonce, aNonce).kck, keys.kck);
}

TEST_F(Dot1xKeysTest, ModelledPmkNeedsTheSameSecretAndAddresses)
{
    const Mac48Address a("00:16:3e:00:00:01");
    const Mac48Address b("00:16:3e:00:00:02");
    const auto pmk = DeriveModelledPmk("secret", a, b);
    EXPECT_EQ(pmk.size(), 32U);
    EXPECT_EQ(DeriveModelledPmk("secret", a, b), pmk);
    EXPECT_NE(DeriveModelledPmk("Secret", a, b), pmk);
    EXPECT_NE(DeriveModelledPmk("secret", b, a), pmk);
    EXPECT_NE(DerivePmkid(pmk, a, b), DerivePmkid(pmk, b, a));
}

TEST_F(Dot1xKeysTest, ThePmkidIsFoundAmongKdesAndInNothingElse)
{
    Dot11Pmkid pmkid;
    for (std::size_t i = 0; i < pmkid.size(); ++i)
    {
        pmkid[i] = 0xf3 - i;
    }
    const auto kde = MakePmkidKde(pmkid);
    EXPECT_EQ(ToHex(kde), "dd14000fac04f3f2f1f0efeeedecebeae9e8e7e6e5e4");
    EXPECT_EQ(FindPmkidKde(kde), pmkid);
    auto behindOthers = std::vector<uint8_t>{0xdd, 0, 0xdd, 4, 0x00, 0x0f, 0xac, 0x01, 0x30, 1, 0};
    behindOthers.insert(behindOthers.end(), kde.begin(), kde.end());
    EXPECT_EQ(FindPmkidKde(behindOthers), pmkid);
    ForEachCut(behindOthers, [](const auto& cut) { EXPECT_FALSE(FindPmkidKde(cut)); });
    ForEachMutation(kde, 300, [](const auto& octets) { FindPmkidKde(octets); });
    auto other = kde;
    other[5] = 3; // another data type
    EXPECT_FALSE(FindPmkidKde(other));
}

TEST_F(Dot1xKeysTest, NoncesDifferByCounterAddressAndTime)
{
    const Mac48Address a("00:16:3e:00:00:01");
    const auto first = MakeNonce(a, 1);
    EXPECT_EQ(MakeNonce(a, 1), first);
    EXPECT_NE(MakeNonce(a, 2), first);
    EXPECT_NE(MakeNonce(Mac48Address("00:16:3e:00:00:02"), 1), first);
    Simulator::Schedule(MilliSeconds(1), [&] { EXPECT_NE(MakeNonce(a, 1), first); });
    Simulator::Run();
}

} // namespace fmipv6
} // namespace ns3
