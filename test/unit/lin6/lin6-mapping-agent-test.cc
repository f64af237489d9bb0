/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/lin6-mapping-agent.h"
#include "ns3/simulator.h"

#include <gtest/gtest.h>

namespace ns3
{
namespace fmipv6
{
namespace
{

constexpr uint64_t NODE = 0x4c36000000000001;

class Lin6MappingAgentTest : public SimulationFixture
{
  protected:
    Lin6Message Ask(Lin6MessageType type,
                    uint16_t sequence,
                    uint64_t prefix = 0,
                    Time lifetime = Seconds(10))
    {
        Lin6Message request;
        request.type = type;
        request.sequence = sequence;
        request.lifetime = lifetime;
        request.node = NODE;
        request.prefix = prefix;
        return m_agent->Answer(request).value_or(Lin6Message());
    }

    Ptr<Lin6MappingAgent> m_agent{CreateObject<Lin6MappingAgent>()};
};

TEST_F(Lin6MappingAgentTest, TellsWhatItWasTold)
{
    const auto before = Ask(Lin6MessageType::MAPPING_QUERY, 7);
    EXPECT_EQ(before.type, Lin6MessageType::MAPPING_REPLY);
    EXPECT_EQ(before.status, Lin6Status::UNKNOWN_NODE);
    EXPECT_EQ(before.prefix, 0U);

    const auto ack = Ask(Lin6MessageType::MAPPING_UPDATE, 1, 0x2001);
    EXPECT_EQ(ack.type, Lin6MessageType::MAPPING_ACK);
    EXPECT_EQ(ack.status, Lin6Status::ACCEPTED);
    EXPECT_EQ(ack.sequence, 1);

    const auto after = Ask(Lin6MessageType::MAPPING_QUERY, 8);
    EXPECT_EQ(after.status, Lin6Status::ACCEPTED);
    EXPECT_EQ(after.sequence, 8);
    EXPECT_EQ(after.prefix, 0x2001U);
    EXPECT_EQ(after.lifetime, Seconds(10));
}

TEST_F(Lin6MappingAgentTest, KeepsTheLatestUpdateWhateverComesLater)
{
    Ask(Lin6MessageType::MAPPING_UPDATE, 0xffff, 1);
    EXPECT_EQ(Ask(Lin6MessageType::MAPPING_UPDATE, 0, 2).status, Lin6Status::ACCEPTED)
        << "0 comes after 65535";
    EXPECT_EQ(Ask(Lin6MessageType::MAPPING_UPDATE, 0xffff, 1).status, Lin6Status::STALE);
    EXPECT_EQ(m_agent->Find(NODE), 2U);
    EXPECT_EQ(Ask(Lin6MessageType::MAPPING_UPDATE, 0, 2).status, Lin6Status::ACCEPTED)
        << "sent again, for the answer was lost";
}

TEST_F(Lin6MappingAgentTest, ForgetsWhatHasExpired)
{
    Ask(Lin6MessageType::MAPPING_UPDATE, 5, 1);
    Simulator::Schedule(Seconds(11), [this] {
        EXPECT_FALSE(m_agent->Find(NODE));
        EXPECT_EQ(Ask(Lin6MessageType::MAPPING_QUERY, 1).status, Lin6Status::UNKNOWN_NODE);
        EXPECT_EQ(Ask(Lin6MessageType::MAPPING_UPDATE, 1, 3).status, Lin6Status::ACCEPTED)
            << "of a node that has started anew";
    });
    Simulator::Run();
}

TEST_F(Lin6MappingAgentTest, AnswersNothingElse)
{
    for (const auto type : {Lin6MessageType::MAPPING_ACK,
                            Lin6MessageType::MAPPING_REPLY,
                            Lin6MessageType::REFRESH_REQUEST,
                            Lin6MessageType::REFRESH_ACK})
    {
        Lin6Message message;
        message.type = type;
        EXPECT_FALSE(m_agent->Answer(message)) << ToString(type);
    }
}

} // namespace
} // namespace fmipv6
} // namespace ns3
