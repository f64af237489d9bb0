/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-router-advertisement.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"mipv6-router-advertisement.hex", "fe80::2ee:92ff:fef3:1001", "ff02::1"};

/// @return a message with the vector's content
RouterAdvertisement
MakeMessage()
{
    RouterAdvertisement message;
    message.curHopLimit = 146;
    message.managed = true;
    message.homeAgent = true;
    message.routerLifetime = Seconds(37619);
    message.reachableTime = MilliSeconds(103155);
    message.retransTimer = MilliSeconds(193426);
    message.sourceLla = Mac48Address("02:ee:92:f3:10:01");
    message.mtu = 1500;
    RouterAdvertisement::PrefixInformation home;
    home.prefix = NetworkPrefix{Ipv6Address("2001:2::"), 64};
    home.routerAddress = Ipv6Address("2001:2::1");
    home.validLifetime = RouterAdvertisement::INFINITE_LIFETIME;
    home.preferredLifetime = Seconds(103155);
    RouterAdvertisement::PrefixInformation other;
    other.prefix = NetworkPrefix{Ipv6Address("2001:5:92f3::"), 48};
    other.onLink = false;
    other.validLifetime = Seconds(193426);
    other.preferredLifetime = Seconds(37619);
    message.prefixes = {home, other};
    message.advertisementInterval = MilliSeconds(37619);
    message.homeAgentInformation = RouterAdvertisement::HomeAgentInformation{37619, Seconds(62354)};
    message.naack =
        NaackOption{NaackStatus::NCOA_INVALID_USE_SUPPLIED, Ipv6Address("2001:2::92f3")};
    return message;
}

TEST(RouterAdvertisementTest, WritesVector)
{
    ExpectWrites(MakeMessage(), VECTOR);
}

TEST(RouterAdvertisementTest, ReadsVector)
{
    const auto message = ExpectReads<RouterAdvertisement>(VECTOR);
    EXPECT_EQ(message.curHopLimit, 146);
    EXPECT_TRUE(message.managed);
    EXPECT_FALSE(message.otherConfiguration);
    EXPECT_TRUE(message.homeAgent);
    EXPECT_EQ(message.routerLifetime, Seconds(37619));
    EXPECT_EQ(message.reachableTime, MilliSeconds(103155));
    EXPECT_EQ(message.retransTimer, MilliSeconds(193426));
    EXPECT_EQ(message.sourceLla, Mac48Address("02:ee:92:f3:10:01"));
    EXPECT_EQ(message.mtu, 1500u);
    ASSERT_EQ(message.prefixes.size(), 2u);
    EXPECT_EQ(message.prefixes[0].prefix, (NetworkPrefix{Ipv6Address("2001:2::"), 64}));
    EXPECT_TRUE(message.prefixes[0].onLink);
    EXPECT_TRUE(message.prefixes[0].autonomous);
    EXPECT_EQ(message.prefixes[0].routerAddress, Ipv6Address("2001:2::1"));
    EXPECT_EQ(message.prefixes[0].validLifetime, RouterAdvertisement::INFINITE_LIFETIME);
    EXPECT_EQ(message.prefixes[0].preferredLifetime, Seconds(103155));
    EXPECT_EQ(message.prefixes[1].prefix, (NetworkPrefix{Ipv6Address("2001:5:92f3::"), 48}));
    EXPECT_FALSE(message.prefixes[1].onLink);
    EXPECT_TRUE(message.prefixes[1].autonomous);
    EXPECT_FALSE(message.prefixes[1].routerAddress);
    EXPECT_EQ(message.prefixes[1].validLifetime, Seconds(193426));
    EXPECT_EQ(message.prefixes[1].preferredLifetime, Seconds(37619));
    EXPECT_EQ(message.advertisementInterval, MilliSeconds(37619));
    ASSERT_TRUE(message.homeAgentInformation);
    EXPECT_EQ(message.homeAgentInformation->preference, 37619);
    EXPECT_EQ(message.homeAgentInformation->lifetime, Seconds(62354));
    ASSERT_TRUE(message.naack);
    EXPECT_EQ(message.naack->status, NaackStatus::NCOA_INVALID_USE_SUPPLIED);
    EXPECT_EQ(message.naack->ncoa, Ipv6Address("2001:2::92f3"));
}

TEST(RouterAdvertisementTest, Flags)
{
    RouterAdvertisement message;
    message.otherConfiguration = true;
    EXPECT_EQ(message.GetOctets()[5], 0x40);
    RouterAdvertisement::PrefixInformation information;
    information.autonomous = false;
    message.prefixes = {information};
    EXPECT_EQ(message.GetOctets()[19], 0x80);
}

TEST(RouterAdvertisementTest, UnknownOptionsDoNotHideWhatFollows)
{
    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets.insert(octets.begin() + 16, {24, 2, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8});
    const auto message = RouterAdvertisement::Parse(MakePacket(octets));
    ASSERT_TRUE(message);
    ExpectWrites(*message, VECTOR);
}

TEST(RouterAdvertisementTest, RefusesDamage)
{
    ExpectChecksumGuards<RouterAdvertisement>(VECTOR);
    // All options are optional.
    ExpectCutsFail<RouterAdvertisement>(VECTOR.file, {16, 48, 80, 88, 96, 104, 112});
    ExpectSurvivesMutations<RouterAdvertisement>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[1] = 1;
    EXPECT_EQ(GetParseError<RouterAdvertisement>(octets), MobilityParseError::WRONG_CODE);
    octets[1] = 0;
    octets[0] = 133;
    EXPECT_EQ(GetParseError<RouterAdvertisement>(octets), MobilityParseError::WRONG_TYPE);
    octets[0] = 134;
    octets[18] = 129; // prefix length
    EXPECT_EQ(GetParseError<RouterAdvertisement>(octets), MobilityParseError::BAD_LENGTH);
    octets[18] = 64;
    octets[17] = 0;
    EXPECT_EQ(GetParseError<RouterAdvertisement>(octets), MobilityParseError::BAD_LENGTH);
    octets[17] = 3; // too short for a prefix
    EXPECT_EQ(GetParseError<RouterAdvertisement>(octets), MobilityParseError::BAD_LENGTH);
}

TEST(RouterAdvertisementTest, LifetimesAreClamped)
{
    RouterAdvertisement message;
    message.routerLifetime = Seconds(1e5);
    message.reachableTime = MilliSeconds(1) / 2;
    RouterAdvertisement::PrefixInformation information;
    information.validLifetime = RouterAdvertisement::INFINITE_LIFETIME + Seconds(10);
    information.preferredLifetime = MilliSeconds(2999);
    message.prefixes = {information};
    const auto read = RouterAdvertisement::Parse(MakePacket(message.GetOctets()));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->routerLifetime, Seconds(65535));
    EXPECT_EQ(read->reachableTime, MilliSeconds(1)); // 0 would say "unspecified"
    EXPECT_EQ(read->prefixes[0].validLifetime, RouterAdvertisement::INFINITE_LIFETIME);
    EXPECT_EQ(read->prefixes[0].preferredLifetime, Seconds(2));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
