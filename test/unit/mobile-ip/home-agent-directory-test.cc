/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HomeAgentDirectory: a home agent answers at the anycast address (RFC 6275 sections 10.5, 8.4).
#include "wired-pair.h"

#include "ns3/home-agent-directory.h"
#include "ns3/home-agent.h"
#include "ns3/mipv6-home-agent-discovery-header.h"
#include "ns3/router-advertiser.h"
#include "ns3/uinteger.h"

#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address OWN("fd00:1::2");
const Ipv6Address OTHER("fd00:1::1");
const Ipv6Address CARE_OF("fd00:1::a");
const Ipv6Address ANYCAST("fd00:1::fdff:ffff:ffff:fffe");

class HomeAgentDirectoryTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_agent = CreateObject<HomeAgent>();
        Node(AGENT)->AggregateObject(m_agent);
        m_agent->SetAddress(OWN, "fd00:1::", 64);
        m_agent->GetDirectory()->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&HomeAgentDirectoryTest::OnMsgDrop, this));
        MobilityIcmpv6L4Protocol::GetFor(Node(TESTER))
            ->Register(Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REPLY,
                       [this](auto packet, const auto& header, auto) {
                           const auto reply =
                               HomeAgentDiscoveryReplyHeader::Parse(packet,
                                                                    header.GetSource(),
                                                                    header.GetDestination());
                           ASSERT_TRUE(reply);
                           EXPECT_EQ(header.GetSource(), OWN);
                           EXPECT_EQ(header.GetDestination(), CARE_OF);
                           m_replies.push_back(*reply);
                       });
    }

    void TearDown() override
    {
        m_agent->Dispose();
        WiredPair::TearDown();
    }

    /// Ask. @param at when (s) @param to whom @param identifier Identifier
    void AskAt(double at, Ipv6Address to = ANYCAST, uint16_t identifier = 0x92f3)
    {
        At(at, [this, to, identifier] {
            HomeAgentDiscoveryRequestHeader request;
            request.identifier = identifier;
            Ipv6Of(TESTER)->Send(request.ToPacket(CARE_OF, to), CARE_OF, to, 58, nullptr);
        });
    }

    /// Let the agent serve the wire as its home link.
    void ServeWire()
    {
        m_agent->SetHomeLink(m_devices.Get(AGENT));
        m_agent->AssignStreams(300);
    }

    Ptr<HomeAgent> m_agent;
    std::vector<HomeAgentDiscoveryReplyHeader> m_replies;
};

} // namespace

TEST_F(HomeAgentDirectoryTest, ItAnswersFromItsOwnAddressToTheSourceOfTheRequest)
{
    ServeWire(); // so that it answers for the anycast address on the wire
    AskAt(2);
    RunUntil(3);
    ASSERT_EQ(m_replies.size(), 1U);
    EXPECT_EQ(m_replies[0].identifier, 0x92f3);
    EXPECT_EQ(m_replies[0].homeAgents, std::vector<Ipv6Address>{OWN});
    EXPECT_TRUE(m_reasons.empty());
}

TEST_F(HomeAgentDirectoryTest, ARequestToAnotherAddressIsNone)
{
    AskAt(2, OWN);
    RunUntil(3);
    EXPECT_TRUE(m_replies.empty());
    EXPECT_EQ(m_reasons,
              std::vector<std::string>{"not from a care-of address to the anycast address"});
}

TEST_F(HomeAgentDirectoryTest, ADamagedRequestIsDropped)
{
    ServeWire();
    At(2, [this] {
        auto packet = HomeAgentDiscoveryRequestHeader().ToPacket(OTHER, ANYCAST); // another source
        Ipv6Of(TESTER)->Send(packet, CARE_OF, ANYCAST, 58, nullptr);
    });
    RunUntil(3);
    EXPECT_TRUE(m_replies.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>{"bad-checksum"});
}

TEST_F(HomeAgentDirectoryTest, ItTellsOfTheOtherHomeAgentsOfTheLinkUntilTheySayGoodbye)
{
    ServeWire();
    auto other = CreateObject<RouterAdvertiser>();
    other->SetAttribute("MaxInterval", TimeValue(Seconds(1)));
    other->SetAttribute("RouterLifetime", TimeValue(Seconds(30)));
    other->Attach(Node(TESTER), m_devices.Get(TESTER), OTHER, 64);
    other->SetHomeAgent(true, 7);
    other->AssignStreams(400);
    At(1, [other] { other->Start(); });
    AskAt(3);
    At(4, [other] { other->SetHomeAgent(false); });
    AskAt(6);
    RunUntil(7);
    ASSERT_EQ(m_replies.size(), 2U);
    EXPECT_EQ(m_replies[0].homeAgents, (std::vector<Ipv6Address>{OTHER, OWN}));
    EXPECT_EQ(m_replies[1].homeAgents, std::vector<Ipv6Address>{OWN});
    other->Dispose();
}

TEST_F(HomeAgentDirectoryTest, TheConfiguredPreferenceCounts)
{
    m_agent->GetDirectory()->SetAttribute("Preference", UintegerValue(8));
    ServeWire();
    auto other = CreateObject<RouterAdvertiser>();
    other->Attach(Node(TESTER), m_devices.Get(TESTER), OTHER, 64);
    other->SetHomeAgent(true, 7);
    other->AssignStreams(400);
    At(1, [other] { other->Start(); });
    AskAt(3);
    RunUntil(4);
    ASSERT_EQ(m_replies.size(), 1U);
    EXPECT_EQ(m_replies[0].homeAgents, (std::vector<Ipv6Address>{OWN, OTHER}));
    other->Dispose();
}
