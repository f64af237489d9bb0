/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HomeAgentDiscovery and HomeAgentSelector of a mobile node (RFC 6275 section 11.4.1), answered by
// the test as the home network.
#include "wired-pair.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/home-agent-discovery.h"
#include "ns3/home-agent-selector.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-agent-discovery-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/shared-key.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address HOME("fd00:9::99");
const Ipv6Address ROUTER("fd00:1::1");
const Ipv6Address FIRST("fd00:1::a");
const Ipv6Address SECOND("fd00:1::b");
const Ipv6Address CARE_OF("fd00:1::10");
const Ipv6Address ANYCAST("fd00:9::fdff:ffff:ffff:fffe");

class HomeAgentDiscoveryTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        // The tester is the router of the visited link and all that is behind it.
        MobilityStackHelper::AddInterface(Node(TESTER),
                                          m_devices.Get(TESTER),
                                          ANYCAST,
                                          Ipv6Prefix(64));
        m_addresses = CreateObject<CareOfAddressManager>();
        m_addresses->Attach(Node(AGENT), m_devices.Get(AGENT));
        m_addresses->Use({LlaOf(TESTER), ROUTER, "fd00:1::", 64}, Ipv6Address::GetAny(), CARE_OF);
        Ipv6Of(AGENT)->AddAddress(Node(AGENT)->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
                                  Ipv6InterfaceAddress(HOME, Ipv6Prefix(128)));
        m_discovery = CreateObject<HomeAgentDiscovery>();
        m_discovery->Configure(m_addresses, HOME);
        m_discovery->AssignStreams(300);
        m_discovery->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&HomeAgentDiscoveryTest::OnMsgDrop, this));
        m_registration = CreateObject<Mipv6Registration>();
        m_registration->Configure(m_addresses, HOME, Ipv6Address::GetAny());
        m_selector = CreateObject<HomeAgentSelector>();
        m_selector->Configure(m_discovery, m_registration, [this](Ipv6Address homeAgent) {
            m_registration->Configure(m_addresses, HOME, homeAgent);
        });
        Connect();
    }

    /// Let messages reach who is to get them.
    void Connect()
    {
        auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(Node(AGENT));
        icmpv6->Register(Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REPLY,
                         [this](auto packet, const auto& header, auto) {
                             m_discovery->HandleReply(packet, header);
                         });
        Node(AGENT)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::BINDING_ACKNOWLEDGEMENT,
            [this](auto message, const auto& header, auto) {
                m_registration->HandleAcknowledgement(message, header);
            });
        MobilityIcmpv6L4Protocol::GetFor(Node(TESTER))
            ->Register(Mipv6Icmpv6Type::HOME_AGENT_DISCOVERY_REQUEST,
                       [this](auto packet, const auto& header, auto) {
                           const auto request =
                               HomeAgentDiscoveryRequestHeader::Parse(packet,
                                                                      header.GetSource(),
                                                                      header.GetDestination());
                           ASSERT_TRUE(request);
                           EXPECT_EQ(header.GetSource(), CARE_OF);
                           EXPECT_EQ(header.GetDestination(), ANYCAST);
                           m_requests.emplace_back(request->identifier, Simulator::Now());
                           if (m_reply)
                           {
                               Reply(request->identifier, *m_reply);
                           }
                       });
        Node(TESTER)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::BINDING_UPDATE,
            [this](auto message, const auto& header, auto) {
                const auto update = BindingUpdateHeader::Parse(message,
                                                               header.GetSource(),
                                                               header.GetDestination());
                ASSERT_TRUE(update);
                m_updates.emplace_back(header.GetDestination(), Simulator::Now());
                const auto status = m_statuses.find(header.GetDestination());
                if (status != m_statuses.end())
                {
                    Acknowledge(header.GetDestination(), update->sequence, status->second);
                }
            });
    }

    void TearDown() override
    {
        m_selector->Dispose();
        m_discovery->Dispose();
        m_registration->Dispose();
        m_addresses->Dispose();
        WiredPair::TearDown();
    }

    void InstallStacks() override
    {
        MobilityStackHelper stack;
        stack.InstallRouter(Node(TESTER));
        stack.InstallMobileNode(Node(AGENT));
        AddTesterAddresses();
        MobilityStackHelper::AddInterface(Node(AGENT), m_devices.Get(AGENT));
    }

    /// @param identifier echoed @param homeAgents told
    void Reply(uint16_t identifier, const std::vector<Ipv6Address>& homeAgents)
    {
        HomeAgentDiscoveryReplyHeader reply;
        reply.identifier = identifier;
        reply.homeAgents = homeAgents;
        Ipv6Of(TESTER)->Send(reply.ToPacket(FIRST, CARE_OF), FIRST, CARE_OF, 58, nullptr);
    }

    /// @param homeAgent which answers @param sequence echoed @param status Status
    void Acknowledge(Ipv6Address homeAgent, uint16_t sequence, BindingStatus status)
    {
        BindingAcknowledgementHeader answer;
        answer.status = status;
        answer.sequence = sequence;
        answer.lifetime = m_lifetime;
        answer.Authenticate(ToSharedKey(DEFAULT_SHARED_KEY), CARE_OF, homeAgent);
        auto packet = answer.ToPacket(homeAgent, HOME);
        Type2RoutingHeader routing;
        routing.nextHeader = MobilityHeader::PROTOCOL;
        routing.homeAddress = HOME;
        packet->AddHeader(routing);
        Ipv6Of(TESTER)->Send(packet, homeAgent, CARE_OF, Type2RoutingHeader::PROTOCOL, nullptr);
    }

    /// @param at when (s)
    void RegisterAt(double at)
    {
        At(at, [this] {
            m_selector->Register([this](bool accepted, const std::string& reason) {
                m_results.emplace_back(accepted, reason);
            });
        });
    }

    /// @return to whom Binding Updates went
    std::vector<Ipv6Address> GetAsked() const
    {
        std::vector<Ipv6Address> asked;
        for (const auto& [homeAgent, when] : m_updates)
        {
            asked.push_back(homeAgent);
        }
        return asked;
    }

    Ptr<CareOfAddressManager> m_addresses;
    Ptr<HomeAgentDiscovery> m_discovery;
    Ptr<HomeAgentSelector> m_selector;
    Ptr<Mipv6Registration> m_registration;
    std::optional<std::vector<Ipv6Address>> m_reply; //!< to each request, if set
    std::map<Ipv6Address, BindingStatus> m_statuses; //!< of those that answer
    Time m_lifetime{Seconds(420)};                   //!< granted
    std::vector<std::pair<uint16_t, Time>> m_requests;
    std::vector<std::pair<Ipv6Address, Time>> m_updates;
    std::vector<std::pair<bool, std::string>> m_results;
};

} // namespace

TEST_F(HomeAgentDiscoveryTest, TheSameRequestIsSentAgainAtDoubledIntervals)
{
    std::vector<Ipv6Address> result{FIRST};
    Time ended;
    At(2, [&] {
        m_discovery->Discover([&](const auto& homeAgents) {
            result = homeAgents;
            ended = Simulator::Now();
        });
    });
    RunUntil(200);
    ASSERT_EQ(m_requests.size(), 5U) << "DHAAD_RETRIES is 4";
    const std::vector<double> expected{2, 5, 11, 23, 47};
    for (std::size_t i = 0; i < expected.size(); ++i)
    {
        EXPECT_EQ(m_requests[i].first, m_requests[0].first) << "the same Request message";
        EXPECT_NEAR(m_requests[i].second.GetSeconds(), expected[i], 0.02);
    }
    EXPECT_TRUE(result.empty());
    EXPECT_EQ(ended, Seconds(95));
}

TEST_F(HomeAgentDiscoveryTest, AReplyWithAnotherIdentifierIsIgnored)
{
    std::optional<std::vector<Ipv6Address>> result;
    At(2, [&] { m_discovery->Discover([&](const auto& homeAgents) { result = homeAgents; }); });
    At(3, [&] { Reply(m_requests.at(0).first + 1, {SECOND}); });
    At(4, [&] {
        EXPECT_FALSE(result);
        Reply(m_requests.at(0).first, {FIRST, SECOND});
    });
    At(5, [&] { Reply(m_requests.at(0).first, {SECOND}); });
    RunUntil(30);
    ASSERT_TRUE(result);
    EXPECT_EQ(*result, (std::vector<Ipv6Address>{FIRST, SECOND}));
    EXPECT_EQ(m_requests.size(), 1U);
    EXPECT_EQ(m_reasons, std::vector<std::string>(2, "no request awaits it"));
}

TEST_F(HomeAgentDiscoveryTest, TheSelectorAsksAndRegistersWithTheFirst)
{
    m_reply = {FIRST, SECOND};
    m_statuses = {{FIRST, BindingStatus::ACCEPTED}, {SECOND, BindingStatus::ACCEPTED}};
    RegisterAt(2);
    RunUntil(5);
    EXPECT_EQ(m_requests.size(), 1U);
    EXPECT_EQ(GetAsked(), std::vector<Ipv6Address>{FIRST});
    ASSERT_EQ(m_results.size(), 1U);
    EXPECT_TRUE(m_results[0].first);
    EXPECT_EQ(m_selector->GetHomeAgent(), FIRST);
    EXPECT_EQ(m_registration->GetRegistered(), CARE_OF);
    RegisterAt(6);
    RunUntil(7);
    EXPECT_EQ(m_requests.size(), 1U) << "the registration is current: with the same one first";
    EXPECT_EQ(GetAsked(), (std::vector<Ipv6Address>{FIRST, FIRST}));
}

TEST_F(HomeAgentDiscoveryTest, OneThatIsSilentIsFollowedByTheNext)
{
    m_reply = {FIRST, SECOND};
    m_statuses = {{SECOND, BindingStatus::ACCEPTED}};
    RegisterAt(2);
    RunUntil(20);
    EXPECT_EQ(GetAsked(), (std::vector<Ipv6Address>{FIRST, FIRST, SECOND}));
    EXPECT_GE(m_updates.at(2).second - m_updates.at(0).second, MilliSeconds(1500))
        << "InitialBindackTimeoutFirstReg at least";
    ASSERT_EQ(m_results.size(), 1U);
    EXPECT_TRUE(m_results[0].first);
    EXPECT_EQ(m_selector->GetHomeAgent(), SECOND);
}

TEST_F(HomeAgentDiscoveryTest, OneThatRefusesIsFollowedByTheNextAtOnce)
{
    m_reply = {FIRST, SECOND};
    m_statuses = {{FIRST, BindingStatus::INSUFFICIENT_RESOURCES},
                  {SECOND, BindingStatus::ACCEPTED}};
    RegisterAt(2);
    RunUntil(3);
    EXPECT_EQ(GetAsked(), (std::vector<Ipv6Address>{FIRST, SECOND}));
    ASSERT_EQ(m_results.size(), 1U);
    EXPECT_TRUE(m_results[0].first);
}

TEST_F(HomeAgentDiscoveryTest, WhenNobodyServesItSaysSoAndAsksAgainLater)
{
    m_reply = {FIRST};
    m_statuses = {{FIRST, BindingStatus::ADMINISTRATIVELY_PROHIBITED}};
    RegisterAt(2);
    RunUntil(20);
    ASSERT_EQ(m_results.size(), 1U);
    EXPECT_FALSE(m_results[0].first);
    EXPECT_EQ(m_results[0].second, "refused with status 129");
    EXPECT_EQ(m_requests.size(), 1U) << "once in an attempt";
    m_statuses = {{FIRST, BindingStatus::ACCEPTED}};
    RunUntil(40);
    EXPECT_EQ(m_registration->GetRegistered(), CARE_OF) << "after RetryInterval";
}

TEST_F(HomeAgentDiscoveryTest, AHomeAgentThatDiesIsReplacedWhenTheBindingIsRefreshed)
{
    m_reply = {FIRST};
    m_statuses = {{FIRST, BindingStatus::ACCEPTED}, {SECOND, BindingStatus::ACCEPTED}};
    m_lifetime = Seconds(40);
    RegisterAt(2);
    At(10, [this] {
        m_statuses.erase(FIRST);
        m_reply = {FIRST, SECOND};
    });
    RunUntil(60);
    EXPECT_EQ(m_selector->GetHomeAgent(), SECOND);
    EXPECT_EQ(m_registration->GetRegistered(), CARE_OF);
    EXPECT_EQ(m_requests.size(), 2U);
}
