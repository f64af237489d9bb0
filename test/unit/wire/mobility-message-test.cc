/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mobility-message.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

// RFC 8200 8.1 worked out by hand: the pseudo-header of ::1 to ::2, length 3, protocol 58, and the
// octets 01 02 03 sum to 1 + 2 + 3 + 0x3a + 0x0102 + 0x0300 = 0x0442, complement 0xfbbd.
TEST(MobilityMessageTest, ChecksumOfAnOddNumberOfOctets)
{
    const std::vector<uint8_t> octets{1, 2, 3};
    EXPECT_EQ(ComputeUpperLayerChecksum(octets.data(),
                                        octets.size(),
                                        Ipv6Address("::1"),
                                        Ipv6Address("::2"),
                                        58),
              0xfbbd);
}

TEST(MobilityMessageTest, ErrorNames)
{
    EXPECT_EQ(GetParseErrorName(MobilityParseError::NONE), "none");
    EXPECT_EQ(GetParseErrorName(MobilityParseError::TRUNCATED), "truncated");
    EXPECT_EQ(GetParseErrorName(MobilityParseError::WRONG_TYPE), "wrong-type");
    EXPECT_EQ(GetParseErrorName(MobilityParseError::WRONG_CODE), "wrong-code");
    EXPECT_EQ(GetParseErrorName(MobilityParseError::BAD_LENGTH), "bad-length");
    EXPECT_EQ(GetParseErrorName(MobilityParseError::BAD_VALUE), "bad-value");
    EXPECT_EQ(GetParseErrorName(MobilityParseError::MISSING_OPTION), "missing-option");
    EXPECT_EQ(GetParseErrorName(MobilityParseError::BAD_CHECKSUM), "bad-checksum");
}

} // namespace
} // namespace fmipv6
} // namespace ns3
