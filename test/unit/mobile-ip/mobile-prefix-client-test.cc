/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobilePrefixClient of a mobile node (RFC 6275 sections 11.4.2, 11.4.3); the test is the home
// agent.
#include "wired-pair.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/care-of-address-tag.h"
#include "ns3/mipv6-mobile-prefix-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/mobile-prefix-client.h"
#include "ns3/mobility-traffic-control-layer.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address HOME("fd00:9::99");
const Ipv6Address HA("fd00:1::1");
const Ipv6Address STRANGER("fd00:1::b");
const Ipv6Address CARE_OF("fd00:1::10");

class MobilePrefixClientTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_addresses = CreateObject<CareOfAddressManager>();
        m_addresses->Attach(Node(AGENT), m_devices.Get(AGENT));
        m_addresses->Use({LlaOf(TESTER), HA, "fd00:1::", 64}, Ipv6Address::GetAny(), CARE_OF);
        Ipv6Of(AGENT)->AddAddress(Node(AGENT)->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
                                  Ipv6InterfaceAddress(HOME, Ipv6Prefix(128)));
        m_client = CreateObject<MobilePrefixClient>();
        m_client->Configure(m_addresses, [this] { ++m_learnt; });
        m_client->AssignStreams(300);
        m_client->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&MobilePrefixClientTest::OnMsgDrop, this));
        MobilityIcmpv6L4Protocol::GetFor(Node(AGENT))
            ->Register(Mipv6Icmpv6Type::MOBILE_PREFIX_ADVERTISEMENT,
                       [this](auto packet, const auto& header, auto) {
                           m_client->HandleAdvertisement(packet, header);
                       });
        DynamicCast<MobilityTrafficControlLayer>(Node(TESTER)->GetObject<TrafficControlLayer>())
            ->AddBindingCheck([](Ipv6Address, Ipv6Address) { return true; });
        MobilityIcmpv6L4Protocol::GetFor(Node(TESTER))
            ->Register(Mipv6Icmpv6Type::MOBILE_PREFIX_SOLICITATION,
                       [this](auto packet, const auto& header, auto) {
                           const auto message =
                               MobilePrefixSolicitationHeader::Parse(packet,
                                                                     header.GetSource(),
                                                                     header.GetDestination());
                           ASSERT_TRUE(message);
                           CareOfAddressTag tag;
                           EXPECT_TRUE(packet->PeekPacketTag(tag));
                           EXPECT_EQ(tag.GetAddress(), CARE_OF);
                           EXPECT_EQ(header.GetSource(), HOME);
                           m_asked.emplace_back(message->identifier, Simulator::Now());
                           if (m_answer)
                           {
                               Advertise(message->identifier);
                           }
                       });
    }

    void TearDown() override
    {
        m_client->Dispose();
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

    /// @param identifier echoed @param from who @param withRouting whether with the header that it
    /// must have
    void Advertise(uint16_t identifier, Ipv6Address from = HA, bool withRouting = true)
    {
        MobilePrefixAdvertisementHeader message;
        message.identifier = identifier;
        PrefixInformation prefix;
        prefix.prefix = {Ipv6Address("fd00:9::"), 64};
        prefix.validLifetime = m_valid;
        prefix.preferredLifetime = Seconds(5);
        message.prefixes.push_back(prefix);
        auto packet = message.ToPacket(from, HOME);
        if (!withRouting)
        {
            // As if it came through the tunnel: to the home address itself.
            auto device = m_devices.Get(TESTER);
            Ipv6Header header;
            header.SetSource(from);
            header.SetDestination(HOME);
            header.SetNextHeader(Mipv6Icmpv6Header::PROTOCOL);
            header.SetHopLimit(64);
            header.SetPayloadLength(packet->GetSize());
            packet->AddHeader(header);
            device->Send(packet, LlaOf(AGENT), Ipv6L3Protocol::PROT_NUMBER);
            return;
        }
        Type2RoutingHeader routing;
        routing.nextHeader = Mipv6Icmpv6Header::PROTOCOL;
        routing.homeAddress = HOME;
        packet->AddHeader(routing);
        Ipv6Of(TESTER)->Send(packet, from, CARE_OF, Type2RoutingHeader::PROTOCOL, nullptr);
    }

    /// @param at when (s)
    void SolicitAt(double at)
    {
        At(at, [this] {
            m_client->SetHome(HOME, HA);
            m_client->Solicit();
        });
    }

    Ptr<CareOfAddressManager> m_addresses;
    Ptr<MobilePrefixClient> m_client;
    bool m_answer{false};
    Time m_valid{Seconds(1000)};
    uint32_t m_learnt{0};
    std::vector<std::pair<uint16_t, Time>> m_asked;
};

} // namespace

TEST_F(MobilePrefixClientTest, ItAsksWithItsHomeAddressAndLearns)
{
    m_answer = true;
    SolicitAt(2);
    RunUntil(4);
    EXPECT_EQ(m_asked.size(), 1U);
    EXPECT_EQ(m_learnt, 1U);
    ASSERT_TRUE(m_client->GetPrefixes().Find(HOME, Simulator::Now()));
    EXPECT_TRUE(m_reasons.empty());
}

TEST_F(MobilePrefixClientTest, WithoutAnAnswerItAsksAgainAtDoubledIntervals)
{
    SolicitAt(2);
    RunUntil(120);
    const std::vector<double> expected{2, 5, 11, 23, 47, 79, 111};
    ASSERT_EQ(m_asked.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
    {
        EXPECT_EQ(m_asked[i].first, m_asked[0].first);
        EXPECT_NEAR(m_asked[i].second.GetSeconds(), expected[i], 0.02);
    }
}

TEST_F(MobilePrefixClientTest, IdentifiersAreRandom)
{
    m_answer = true;
    for (int i = 0; i < 8; ++i)
    {
        SolicitAt(2 + 2 * i);
    }
    RunUntil(20);
    std::set<uint16_t> identifiers;
    for (const auto& [identifier, when] : m_asked)
    {
        identifiers.insert(identifier);
    }
    EXPECT_EQ(identifiers.size(), 8U);
}

TEST_F(MobilePrefixClientTest, OneThatNobodyAskedForIsDiscardedAndAskedFor)
{
    At(2, [this] {
        m_client->SetHome(HOME, HA);
        Advertise(0x1234);
    });
    RunUntil(3);
    EXPECT_EQ(m_learnt, 0U);
    EXPECT_FALSE(m_client->GetPrefixes().IsKnown(HOME));
    EXPECT_EQ(m_asked.size(), 1U);
    EXPECT_EQ(m_reasons, std::vector<std::string>{"unsolicited"});
}

TEST_F(MobilePrefixClientTest, OneFromSomebodyElseOrWithoutTheRoutingHeaderIsDiscarded)
{
    SolicitAt(2);
    At(3, [this] { Advertise(m_asked.at(0).first, STRANGER); });
    At(3.1, [this] { Advertise(m_asked.at(0).first, HA, false); });
    RunUntil(3.5);
    EXPECT_EQ(m_learnt, 0U);
    EXPECT_EQ(m_reasons,
              (std::vector<std::string>{"not from the home agent", "no type 2 routing header"}));
}

TEST_F(MobilePrefixClientTest, WithoutAHomeAgentNoneIsAccepted)
{
    At(2, [this] { Advertise(1); });
    RunUntil(3);
    EXPECT_EQ(m_learnt, 0U);
    EXPECT_TRUE(m_asked.empty());
}

TEST_F(MobilePrefixClientTest, ItAsksBeforeThePrefixEnds)
{
    m_answer = true;
    m_valid = Seconds(200);
    SolicitAt(2);
    At(100, [this] { m_valid = Seconds(100); });
    RunUntil(195);
    ASSERT_EQ(m_asked.size(), 3U);
    EXPECT_NEAR(m_asked[1].second.GetSeconds(), 142, 0.1) << "SolicitAdvance, 60 s, before";
    EXPECT_NEAR(m_asked[2].second.GetSeconds(), 192, 0.1) << "half of a short lifetime";
}
