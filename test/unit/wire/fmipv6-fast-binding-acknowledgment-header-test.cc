/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"fmipv6-fast-binding-acknowledgment.hex",
                           "2001:1::1",
                           "2001:1::92:f3ff:fea5:5ac3"};

TEST(FastBindingAcknowledgmentHeaderTest, WritesVector)
{
    FastBindingAcknowledgmentHeader message;
    message.status = FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA;
    message.keyManagement = true;
    message.sequence = 0x92f3;
    message.lifetime = Seconds(62354);
    message.options.alternateCareOf = Ipv6Address("2001:2::92:f3ff:fea5:5ac3");
    ExpectWrites(message, VECTOR);
}

TEST(FastBindingAcknowledgmentHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<FastBindingAcknowledgmentHeader>(VECTOR);
    EXPECT_EQ(message.status, FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA);
    EXPECT_TRUE(message.IsAccepted());
    EXPECT_TRUE(message.keyManagement);
    EXPECT_EQ(message.sequence, 0x92f3);
    EXPECT_EQ(message.lifetime, Seconds(62354)); // seconds, not units of 4 s as in a BA
    EXPECT_EQ(message.options.alternateCareOf, Ipv6Address("2001:2::92:f3ff:fea5:5ac3"));
    EXPECT_FALSE(message.options.authenticator);
}

TEST(FastBindingAcknowledgmentHeaderTest, StatusOneNeedsAnAddress)
{
    FastBindingAcknowledgmentHeader message;
    EXPECT_EQ(GetParseError<FastBindingAcknowledgmentHeader>(message.GetOctets()),
              MobilityParseError::NONE);
    message.status = FastBindingStatus::ACCEPTED_USE_SUPPLIED_NCOA;
    EXPECT_EQ(GetParseError<FastBindingAcknowledgmentHeader>(message.GetOctets()),
              MobilityParseError::MISSING_OPTION);
    message.status = FastBindingStatus::INSUFFICIENT_RESOURCES;
    EXPECT_FALSE(message.IsAccepted());
    EXPECT_EQ(message.GetOctets()[6], 130);
}

TEST(FastBindingAcknowledgmentHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<FastBindingAcknowledgmentHeader>(VECTOR);
    ExpectCutsFail<FastBindingAcknowledgmentHeader>(VECTOR.file);
    ExpectSurvivesMutations<FastBindingAcknowledgmentHeader>(VECTOR.file);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
