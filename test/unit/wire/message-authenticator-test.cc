/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/message-authenticator.h"

#include <gtest/gtest.h>
#include <string>

namespace ns3
{
namespace fmipv6
{
namespace
{

std::vector<uint8_t>
Octets(const std::string& text)
{
    return {text.begin(), text.end()};
}

std::string
Hex(const uint8_t* data, std::size_t size)
{
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
    {
        text += digits[data[i] >> 4];
        text += digits[data[i] & 0xf];
    }
    return text;
}

std::string
Hex(const HmacSha1Digest& digest)
{
    return Hex(digest.data(), digest.size());
}

// The values are those of RFC 2202 section 3, test cases 1 to 4, 6 and 7.
TEST(MessageAuthenticatorTest, Rfc2202)
{
    EXPECT_EQ(Hex(HmacSha1(SharedKey(20, 0x0b), Octets("Hi There"))),
              "b617318655057264e28bc0b6fb378c8ef146be00");
    EXPECT_EQ(Hex(HmacSha1(Octets("Jefe"), Octets("what do ya want for nothing?"))),
              "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    EXPECT_EQ(Hex(HmacSha1(SharedKey(20, 0xaa), std::vector<uint8_t>(50, 0xdd))),
              "125d7342b9ac11cd91a39af48aa17b4f63f175d3");
    SharedKey counting;
    for (uint8_t i = 1; i <= 25; ++i)
    {
        counting.push_back(i);
    }
    EXPECT_EQ(Hex(HmacSha1(counting, std::vector<uint8_t>(50, 0xcd))),
              "4c9007f4026250c6bc8414f9bf50c86c2d7235da");
    EXPECT_EQ(Hex(HmacSha1(SharedKey(80, 0xaa),
                           Octets("Test Using Larger Than Block-Size Key - Hash Key First"))),
              "aa4ae5e15272d00e95705637ce8a3b55ed402112");
    EXPECT_EQ(Hex(HmacSha1(SharedKey(80, 0xaa),
                           Octets("Test Using Larger Than Block-Size Key and Larger Than One "
                                  "Block-Size Data"))),
              "e8e99d0f45237d786d6bbaa7965c7808bbff1a91");
}

TEST(MessageAuthenticatorTest, EmptyKeyAndEmptyDataAreValues)
{
    // printf '' | openssl dgst -sha1 -hmac ''
    EXPECT_EQ(Hex(HmacSha1({}, nullptr, 0)), "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d");
}

TEST(MessageAuthenticatorTest, BindingAuthenticatorIsTheFirst96BitsOverTheConcatenation)
{
    const SharedKey key{0x92, 0xf3, 0x01};
    const Ipv6Address careOf("2001:2::5");
    const Ipv6Address home("2001:4::1");
    const std::vector<uint8_t> mhData{59, 1, 5, 0, 0, 0, 0x92, 0xf3};

    // (printf '20010002000000000000000000000005200100040000000000000000000000013b010500000092f3' |
    //  xxd -r -p) | openssl dgst -sha1 -mac HMAC -macopt hexkey:92f301
    const BindingAuthenticator authenticator =
        ComputeBindingAuthenticator(key, careOf, home, mhData);
    EXPECT_EQ(Hex(authenticator.data(), authenticator.size()), "7488e08938ce9de48c631498");

    EXPECT_NE(authenticator, ComputeBindingAuthenticator(key, home, careOf, mhData));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
