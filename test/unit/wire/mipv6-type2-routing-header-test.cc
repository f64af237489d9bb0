/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-type2-routing-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const MessageVector VECTOR{"mipv6-type2-routing.hex", "2001:4::1", "2001:2::92:f3ff:fea5:5ac3"};

TEST(Type2RoutingHeaderTest, WritesVector)
{
    Type2RoutingHeader header;
    header.homeAddress = Ipv6Address("2001:4::92f3");
    ExpectWrites(header, VECTOR);
}

TEST(Type2RoutingHeaderTest, ReadsVector)
{
    const auto header = ExpectReads<Type2RoutingHeader>(VECTOR);
    EXPECT_EQ(header.nextHeader, 59);
    EXPECT_EQ(header.segmentsLeft, 1);
    EXPECT_EQ(header.homeAddress, Ipv6Address("2001:4::92f3"));
}

TEST(Type2RoutingHeaderTest, RefusesDamage)
{
    ExpectCutsFail<Type2RoutingHeader>(VECTOR.file);
    ExpectSurvivesMutations<Type2RoutingHeader>(VECTOR.file);

    std::vector<uint8_t> octets = ReadVector(VECTOR.file);
    octets[3] = 0; // already processed
    EXPECT_EQ(GetParseError<Type2RoutingHeader>(octets), MobilityParseError::NONE);
    octets[3] = 2;
    EXPECT_EQ(GetParseError<Type2RoutingHeader>(octets), MobilityParseError::BAD_VALUE);
    octets[3] = 1;
    octets[1] = 4;
    EXPECT_EQ(GetParseError<Type2RoutingHeader>(octets), MobilityParseError::BAD_LENGTH);
    octets[1] = 2;
    octets[2] = 0;
    EXPECT_EQ(GetParseError<Type2RoutingHeader>(octets), MobilityParseError::WRONG_TYPE);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
