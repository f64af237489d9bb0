/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/hmipv6-map-option.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-router-advertisement.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector ADVERTISEMENT{"hmipv6-router-advertisement.hex",
                                  "fe80::1",
                                  "fe80::92:f3ff:fea5:5ac3"};
const MessageVector UPDATE{"hmipv6-local-binding-update.hex",
                           "2001:a::92:f3ff:fea5:5ac3",
                           "2001:a::1"};

TEST(MapOptionTest, InARouterAdvertisement)
{
    RouterAdvertisement message;
    message.prefixes.resize(1);
    message.prefixes[0].prefix = NetworkPrefix{Ipv6Address("2001:2::"), 64};
    message.maps.resize(1);
    message.maps[0].distance = 3;
    message.maps[0].preference = 12;
    message.maps[0].assignsAddress = true;
    message.maps[0].validLifetime = Seconds(0xa55a);
    message.maps[0].address = Ipv6Address("2001:a::1");
    message.naack = NaackOption{NaackStatus::NCOA_INVALID_USE_NAR_ADDRESS, std::nullopt};
    ExpectWrites(message, ADVERTISEMENT);

    const auto read = ExpectReads<RouterAdvertisement>(ADVERTISEMENT);
    ASSERT_EQ(read.maps.size(), 1u);
    EXPECT_EQ(read.maps[0].distance, 3);
    EXPECT_EQ(read.maps[0].preference, 12);
    EXPECT_TRUE(read.maps[0].assignsAddress);
    EXPECT_EQ(read.maps[0].validLifetime, Seconds(0xa55a));
    EXPECT_EQ(read.maps[0].address, Ipv6Address("2001:a::1"));
    ASSERT_TRUE(read.naack);
    EXPECT_EQ(read.naack->status, NaackStatus::NCOA_INVALID_USE_NAR_ADDRESS);
    ExpectSurvivesMutations<RouterAdvertisement>(ADVERTISEMENT.file);

    std::vector<uint8_t> octets = ReadVector(ADVERTISEMENT.file);
    octets[50] = 0x0c; // a distance of zero MUST NOT be used
    EXPECT_EQ(GetParseError<RouterAdvertisement>(octets), MobilityParseError::BAD_LENGTH);
}

TEST(MapOptionTest, WhatDoesNotFitIsBounded)
{
    MapOption option;
    option.distance = 0;
    option.preference = 99;
    OctetWriter writer;
    WriteOption(writer, option);
    EXPECT_EQ(writer.GetOctets()[2], 0x1f);
    option.distance = 16;
    OctetWriter other;
    WriteOption(other, option);
    EXPECT_EQ(other.GetOctets()[2], 0xff);
    EXPECT_FALSE(ReadMapOption({23, other.GetOctets().data(), 16}));
}

TEST(MapOptionTest, TheLocalBindingUpdateHasItsFlag)
{
    BindingUpdateHeader message;
    message.sequence = 0x92f3;
    message.homeRegistration = false;
    message.mapRegistration = true;
    message.lifetime = Seconds(172);
    ExpectWrites(message, UPDATE);
    EXPECT_TRUE(ExpectReads<BindingUpdateHeader>(UPDATE).mapRegistration);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
