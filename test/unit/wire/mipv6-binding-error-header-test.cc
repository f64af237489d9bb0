/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-binding-error-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"mipv6-binding-error.hex", "2001:4::1", "2001:2::92:f3ff:fea5:5ac3"};

TEST(BindingErrorHeaderTest, WritesVector)
{
    BindingErrorHeader message;
    message.status = BindingErrorStatus::UNKNOWN_MH_TYPE;
    message.homeAddress = Ipv6Address("2001:4::92f3");
    ExpectWrites(message, VECTOR);
}

TEST(BindingErrorHeaderTest, ReadsVector)
{
    const auto message = ExpectReads<BindingErrorHeader>(VECTOR);
    EXPECT_EQ(message.status, BindingErrorStatus::UNKNOWN_MH_TYPE);
    EXPECT_EQ(message.homeAddress, Ipv6Address("2001:4::92f3"));
}

TEST(BindingErrorHeaderTest, RefusesDamage)
{
    ExpectChecksumGuards<BindingErrorHeader>(VECTOR);
    ExpectCutsFail<BindingErrorHeader>(VECTOR.file);
    ExpectSurvivesMutations<BindingErrorHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[1] = 1; // the home address does not fit
    EXPECT_EQ(GetParseError<BindingErrorHeader>(octets), MobilityParseError::BAD_LENGTH);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
