/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mobility-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const SharedKey KEY{0x92, 0xf3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};

TEST(MobilityHeaderTest, PeekTypeTellsUnknownOnesToo)
{
    const std::vector<uint8_t> octets{59, 0, 99, 0, 0, 0, 0, 0};
    EXPECT_EQ(MobilityHeader::PeekType(MakePacket(octets)), 99);
    for (std::size_t size = 0; size < octets.size(); ++size)
    {
        EXPECT_FALSE(MobilityHeader::PeekType(MakePacket({octets.begin(), octets.begin() + size})));
    }
    EXPECT_FALSE(MobilityHeader::PeekType(MakePacket({59, 1, 99, 0, 0, 0, 0, 0})));
}

// What protects a message protects options that the reader does not know as well.
TEST(MobilityHeaderTest, UnknownOptionsAreAuthenticated)
{
    BindingUpdateHeader message;
    const Ipv6Address careOf("2001:2::5");
    const Ipv6Address home("2001:4::1");
    message.Authenticate(KEY, careOf, home);
    std::vector<uint8_t> octets = message.GetOctets();
    ASSERT_EQ(octets.size(), 32u);
    ASSERT_EQ(octets[12], 1); // PadN becomes an unknown option
    octets[12] = 222;
    ASSERT_TRUE(BindingUpdateHeader::Parse(MakePacket(octets)));
    EXPECT_FALSE(MobilityHeader::IsAuthentic(MakePacket(octets), KEY, careOf, home));

    std::vector<uint8_t> mhData(octets.begin(), octets.end() - 12);
    const auto authenticator = ComputeBindingAuthenticator(KEY, careOf, home, mhData);
    std::copy(authenticator.begin(), authenticator.end(), octets.end() - 12);
    EXPECT_TRUE(MobilityHeader::IsAuthentic(MakePacket(octets), KEY, careOf, home));
}

TEST(MobilityHeaderTest, WithoutAuthorizationDataNothingIsAuthentic)
{
    const BindingUpdateHeader message;
    EXPECT_FALSE(MobilityHeader::IsAuthentic(MakePacket(message.GetOctets()),
                                             KEY,
                                             Ipv6Address("2001:2::5"),
                                             Ipv6Address("2001:4::1")));
}

TEST(MobilityHeaderTest, AuthenticateTwiceGivesTheSame)
{
    BindingUpdateHeader message;
    message.SetPseudoHeader(Ipv6Address("2001:2::5"), Ipv6Address("2001:4::1"));
    message.Authenticate(KEY, Ipv6Address("2001:2::5"), Ipv6Address("2001:4::1"));
    const auto first = message.options.authenticator;
    message.Authenticate(KEY, Ipv6Address("2001:2::5"), Ipv6Address("2001:4::1"));
    EXPECT_EQ(message.options.authenticator, first);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
