/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "message-checks.h"

#include "ns3/mipv6-home-agent-discovery-header.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

const Ipv6Address HOME_AGENT("2001:f::1");
const Ipv6Address CARE_OF("2001:2::92:f3ff:fea5:5ac3");
const MessageVector REQUEST{"mipv6-home-agent-discovery-request.hex",
                            CARE_OF,
                            "2001:f::fdff:ffff:ffff:fffe"};
const MessageVector REPLY{"mipv6-home-agent-discovery-reply.hex", HOME_AGENT, CARE_OF};

TEST(HomeAgentDiscoveryHeaderTest, Request)
{
    HomeAgentDiscoveryRequestHeader message;
    message.identifier = 0x92f3;
    ExpectWrites(message, REQUEST);
    EXPECT_EQ(ExpectReads<HomeAgentDiscoveryRequestHeader>(REQUEST).identifier, 0x92f3);
    ExpectCutsFail<HomeAgentDiscoveryRequestHeader>(REQUEST.file);
    ExpectSurvivesMutations<HomeAgentDiscoveryRequestHeader>(REQUEST.file);
    std::vector<uint8_t> octets = ReadVector(REQUEST.file);
    octets[0] = 145;
    EXPECT_EQ(GetParseError<HomeAgentDiscoveryRequestHeader>(octets),
              MobilityParseError::WRONG_TYPE);
    octets[0] = 144;
    octets[1] = 1;
    EXPECT_EQ(GetParseError<HomeAgentDiscoveryRequestHeader>(octets),
              MobilityParseError::WRONG_CODE);
}

TEST(HomeAgentDiscoveryHeaderTest, Reply)
{
    HomeAgentDiscoveryReplyHeader message;
    message.identifier = 0x92f3;
    message.homeAgents = {HOME_AGENT, Ipv6Address("2001:f::a55a")};
    ExpectWrites(message, REPLY);
    const auto read = ExpectReads<HomeAgentDiscoveryReplyHeader>(REPLY);
    EXPECT_EQ(read.identifier, 0x92f3);
    EXPECT_EQ(read.homeAgents, message.homeAgents);
    ExpectChecksumGuards<HomeAgentDiscoveryReplyHeader>(REPLY);
    // With one address or none it is whole in its own right.
    ExpectCutsFail<HomeAgentDiscoveryReplyHeader>(REPLY.file, {8, 24});
    ExpectSurvivesMutations<HomeAgentDiscoveryReplyHeader>(REPLY.file);
}

TEST(HomeAgentDiscoveryHeaderTest, AnycastAddress)
{
    EXPECT_EQ(GetHomeAgentsAnycastAddress("2001:f::"), Ipv6Address("2001:f::fdff:ffff:ffff:fffe"));
    EXPECT_EQ(GetHomeAgentsAnycastAddress("2001:f::a55a"),
              Ipv6Address("2001:f::fdff:ffff:ffff:fffe"));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
