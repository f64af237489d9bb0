/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-mobile-prefix-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const Ipv6Address HOME_AGENT("2001:f::1");
const Ipv6Address HOME("2001:f::92:f3ff:fea5:5ac3");
const MessageVector SOLICITATION{"mipv6-mobile-prefix-solicitation.hex", HOME, HOME_AGENT};
const MessageVector ADVERTISEMENT{"mipv6-mobile-prefix-advertisement.hex", HOME_AGENT, HOME};

TEST(MobilePrefixHeaderTest, Solicitation)
{
    MobilePrefixSolicitationHeader message;
    message.identifier = 0x92f3;
    ExpectWrites(message, SOLICITATION);
    EXPECT_EQ(ExpectReads<MobilePrefixSolicitationHeader>(SOLICITATION).identifier, 0x92f3);
    ExpectCutsFail<MobilePrefixSolicitationHeader>(SOLICITATION.file);
    ExpectSurvivesMutations<MobilePrefixSolicitationHeader>(SOLICITATION.file);

    // Options that nobody knows yet are passed over, but not one that has no end.
    std::vector<uint8_t> octets = ReadVector(SOLICITATION.file);
    octets.insert(octets.end(), {200, 1, 0, 0, 0, 0, 0, 0});
    EXPECT_EQ(GetParseError<MobilePrefixSolicitationHeader>(octets), MobilityParseError::NONE);
    octets[9] = 0;
    EXPECT_EQ(GetParseError<MobilePrefixSolicitationHeader>(octets),
              MobilityParseError::BAD_LENGTH);
}

TEST(MobilePrefixHeaderTest, Advertisement)
{
    MobilePrefixAdvertisementHeader message;
    message.identifier = 0x92f3;
    message.managed = true;
    message.prefixes.resize(1);
    message.prefixes[0].prefix = NetworkPrefix{Ipv6Address("2001:f::"), 64};
    message.prefixes[0].routerAddress = HOME_AGENT;
    message.prefixes[0].validLifetime = Seconds(42330);
    message.prefixes[0].preferredLifetime = Seconds(23205);
    ExpectWrites(message, ADVERTISEMENT);

    const auto read = ExpectReads<MobilePrefixAdvertisementHeader>(ADVERTISEMENT);
    EXPECT_EQ(read.identifier, 0x92f3);
    EXPECT_TRUE(read.managed);
    EXPECT_FALSE(read.otherConfiguration);
    ASSERT_EQ(read.prefixes.size(), 1u);
    EXPECT_EQ(read.prefixes[0].prefix, message.prefixes[0].prefix);
    EXPECT_EQ(read.prefixes[0].routerAddress, HOME_AGENT);
    EXPECT_EQ(read.prefixes[0].validLifetime, Seconds(42330));
    EXPECT_EQ(read.prefixes[0].preferredLifetime, Seconds(23205));
    ExpectChecksumGuards<MobilePrefixAdvertisementHeader>(ADVERTISEMENT);
    ExpectCutsFail<MobilePrefixAdvertisementHeader>(ADVERTISEMENT.file);
    ExpectSurvivesMutations<MobilePrefixAdvertisementHeader>(ADVERTISEMENT.file);

    std::vector<uint8_t> octets = ReadVector(ADVERTISEMENT.file);
    octets[10] = 129; // a prefix longer than an address
    EXPECT_EQ(GetParseError<MobilePrefixAdvertisementHeader>(octets),
              MobilityParseError::BAD_LENGTH);
    octets[8] = 200; // no prefix at all
    EXPECT_EQ(GetParseError<MobilePrefixAdvertisementHeader>(octets),
              MobilityParseError::MISSING_OPTION);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
