/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// The messages of return routability, and the request to refresh a binding.

#include "message-checks.h"

#include "ns3/mipv6-binding-refresh-request-header.h"
#include "ns3/mipv6-test-header.h"
#include "ns3/mipv6-test-init-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

constexpr uint64_t COOKIE = 0x92f3a55a01020304;
constexpr uint64_t TOKEN = 0xa55a92f305060708;
const Ipv6Address HOME("2001:f::92:f3ff:fea5:5ac3");
const Ipv6Address CARE_OF("2001:2::92:f3ff:fea5:5ac3");
const Ipv6Address CORRESPONDENT("2001:c::1");

/**
 * @tparam Init HoTI or CoTI
 * @param vector its vector
 */
template <typename Init>
void
CheckInit(const MessageVector& vector)
{
    Init message;
    message.cookie = COOKIE;
    ExpectWrites(message, vector);
    EXPECT_EQ(ExpectReads<Init>(vector).cookie, COOKIE);
    ExpectChecksumGuards<Init>(vector);
    ExpectCutsFail<Init>(vector.file);
    ExpectSurvivesMutations<Init>(vector.file);

    std::vector<uint8_t> octets = ReadVector(vector.file);
    octets[1] = 0; // no room for the cookie
    octets.resize(8);
    EXPECT_EQ(GetParseError<Init>(octets), MobilityParseError::BAD_LENGTH);
}

/**
 * @tparam Test HoT or CoT
 * @param vector its vector
 */
template <typename Test>
void
CheckTest(const MessageVector& vector)
{
    Test message;
    message.nonceIndex = 0x92f3;
    message.cookie = COOKIE;
    message.keygenToken = TOKEN;
    ExpectWrites(message, vector);
    const auto read = ExpectReads<Test>(vector);
    EXPECT_EQ(read.nonceIndex, 0x92f3);
    EXPECT_EQ(read.cookie, COOKIE);
    EXPECT_EQ(read.keygenToken, TOKEN);
    ExpectChecksumGuards<Test>(vector);
    ExpectCutsFail<Test>(vector.file);
    ExpectSurvivesMutations<Test>(vector.file);

    std::vector<uint8_t> octets = ReadVector(vector.file);
    octets[1] = 1; // no room for the token
    octets.resize(16);
    EXPECT_EQ(GetParseError<Test>(octets), MobilityParseError::BAD_LENGTH);
}

TEST(ReturnRoutabilityMessagesTest, HomeTestInit)
{
    CheckInit<HomeTestInitHeader>({"mipv6-home-test-init.hex", HOME, CORRESPONDENT});
    EXPECT_EQ(GetParseError<HomeTestInitHeader>(ReadVector("mipv6-care-of-test-init.hex")),
              MobilityParseError::WRONG_TYPE);
}

TEST(ReturnRoutabilityMessagesTest, CareOfTestInit)
{
    CheckInit<CareOfTestInitHeader>({"mipv6-care-of-test-init.hex", CARE_OF, CORRESPONDENT});
}

TEST(ReturnRoutabilityMessagesTest, HomeTest)
{
    CheckTest<HomeTestHeader>({"mipv6-home-test.hex", CORRESPONDENT, HOME});
    EXPECT_EQ(GetParseError<HomeTestHeader>(ReadVector("mipv6-care-of-test.hex")),
              MobilityParseError::WRONG_TYPE);
}

TEST(ReturnRoutabilityMessagesTest, CareOfTest)
{
    CheckTest<CareOfTestHeader>({"mipv6-care-of-test.hex", CORRESPONDENT, CARE_OF});
}

TEST(ReturnRoutabilityMessagesTest, BindingRefreshRequest)
{
    const MessageVector vector{"mipv6-binding-refresh-request.hex", CORRESPONDENT, HOME};
    ExpectWrites(BindingRefreshRequestHeader(), vector);
    ExpectReads<BindingRefreshRequestHeader>(vector);
    ExpectChecksumGuards<BindingRefreshRequestHeader>(vector);
    ExpectCutsFail<BindingRefreshRequestHeader>(vector.file);
    ExpectSurvivesMutations<BindingRefreshRequestHeader>(vector.file);
}

} // namespace
} // namespace fmipv6
} // namespace ns3
