/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// RouterAdvertiser: what a node on the access link hears from it.
#include "step-log.h"
#include "wired-pair.h"

#include "ns3/boolean.h"
#include "ns3/mipv6-router-advertisement.h"
#include "ns3/router-advertiser.h"
#include "ns3/socket.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class RouterAdvertiserTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_advertiser = CreateObject<RouterAdvertiser>();
        m_advertiser->SetAttribute("SolicitedDelay",
                                   StringValue("ns3::ConstantRandomVariable[Constant=0.3]"));
        m_advertiser->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&RouterAdvertiserTest::OnMsgDrop, this));
        m_advertiser->Attach(Node(AGENT), m_devices.Get(AGENT), "fd00:1::2", 64);
        m_advertiser->AssignStreams(200);
        m_steps.Listen(Node(AGENT));
        MobilityIcmpv6L4Protocol::GetFor(Node(TESTER))
            ->SetRouterAdvertisementHandler(
                [this](Ptr<const Packet> packet, const Ipv6Header& header, Ptr<NetDevice>) {
                    const auto message = RouterAdvertisement::Parse(packet,
                                                                    header.GetSource(),
                                                                    header.GetDestination());
                    ASSERT_TRUE(message);
                    m_heard.push_back({*message, header, Simulator::Now()});
                });
    }

    void TearDown() override
    {
        m_advertiser->Dispose();
        WiredPair::TearDown();
    }

    void InstallStacks() override
    {
        MobilityStackHelper stack;
        stack.InstallMobileNode(Node(TESTER));
        stack.InstallRouter(Node(AGENT));
        AddTesterAddresses();
        MobilityStackHelper::AddInterface(Node(AGENT),
                                          m_devices.Get(AGENT),
                                          "fd00:1::2",
                                          Ipv6Prefix(64));
    }

    /// Solicit (RFC 4861 section 4.1). @param withLla whether with the option that names the sender
    /// @param damage added to the checksum @param hopLimit Hop Limit
    void Solicit(bool withLla = true, uint16_t damage = 0, uint8_t hopLimit = 255)
    {
        const auto source = LinkLocalOf(TESTER);
        const auto destination = Ipv6Address::GetAllRoutersMulticast();
        OctetWriter writer;
        writer.WriteU8(133);
        writer.WriteZeros(7);
        if (withLla)
        {
            writer.WriteU8(1);
            writer.WriteU8(1);
            writer.WriteMac(LlaOf(TESTER));
        }
        auto octets = writer.GetOctets();
        const uint16_t checksum =
            ComputeUpperLayerChecksum(octets.data(), octets.size(), source, destination, 58) +
            damage;
        octets[2] = checksum >> 8;
        octets[3] = checksum & 0xff;
        auto route = Create<Ipv6Route>();
        route->SetSource(source);
        route->SetDestination(destination);
        route->SetGateway(Ipv6Address::GetAny());
        route->SetOutputDevice(m_devices.Get(TESTER));
        auto packet = Create<Packet>(octets.data(), octets.size());
        SocketIpv6HopLimitTag tag;
        tag.SetHopLimit(hopLimit);
        packet->AddPacketTag(tag);
        Ipv6Of(TESTER)->Send(packet, source, destination, 58, route);
    }

    /// An advertisement that the tester heard.
    struct Heard
    {
        RouterAdvertisement message; //!< it
        Ipv6Header header;           //!< its header
        Time when;                   //!< it came
    };

    Ptr<RouterAdvertiser> m_advertiser;
    StepLog m_steps;
    std::vector<Heard> m_heard;
};

} // namespace

TEST_F(RouterAdvertiserTest, TheFirstAdvertisementComesSoonAndSaysWhatMobileNodesNeed)
{
    At(1, [this] { m_advertiser->Start(); });
    RunUntil(1.6);
    ASSERT_EQ(m_heard.size(), 1U);
    const auto& message = m_heard[0].message;
    EXPECT_EQ(m_heard[0].header.GetSource(), LinkLocalOf(AGENT));
    EXPECT_EQ(m_heard[0].header.GetDestination(), Ipv6Address::GetAllNodesMulticast());
    EXPECT_EQ(m_heard[0].header.GetHopLimit(), 255);
    EXPECT_EQ(message.routerLifetime, Seconds(1800));
    EXPECT_EQ(message.sourceLla, LlaOf(AGENT));
    ASSERT_EQ(message.prefixes.size(), 1U);
    EXPECT_EQ(message.prefixes[0].prefix.address, Ipv6Address("fd00:1::"));
    EXPECT_EQ(message.prefixes[0].prefix.length, 64);
    EXPECT_TRUE(message.prefixes[0].autonomous);
    EXPECT_EQ(message.prefixes[0].routerAddress, Ipv6Address("fd00:1::2")) << "RFC 4068 section 4";
    EXPECT_TRUE(m_steps.events.empty()) << "nobody asked: no step of a handover";
}

TEST_F(RouterAdvertiserTest, TheIntervalIsRandomBetweenItsBounds)
{
    m_advertiser->SetAttribute("MinInterval", TimeValue(Seconds(1)));
    m_advertiser->SetAttribute("MaxInterval", TimeValue(Seconds(3)));
    At(1, [this] { m_advertiser->Start(); });
    RunUntil(60);
    ASSERT_GT(m_heard.size(), 15U);
    Time shortest = Seconds(100);
    Time longest;
    for (std::size_t i = 1; i < m_heard.size(); ++i)
    {
        shortest = std::min(shortest, m_heard[i].when - m_heard[i - 1].when);
        longest = std::max(longest, m_heard[i].when - m_heard[i - 1].when);
    }
    EXPECT_GE(shortest, Seconds(1) - MilliSeconds(1));
    EXPECT_LT(shortest, Seconds(1.5));
    EXPECT_LE(longest, Seconds(3) + MilliSeconds(1));
    EXPECT_GT(longest, Seconds(2.5));
}

TEST_F(RouterAdvertiserTest, ASolicitationIsAnsweredOnceAfterTheDelayByUnicast)
{
    At(2, [this] { Solicit(); });
    At(2.1, [this] { Solicit(); });
    RunUntil(4);
    ASSERT_EQ(m_heard.size(), 1U);
    EXPECT_NEAR(m_heard[0].when.GetSeconds(), 2.3, 0.01);
    EXPECT_EQ(m_heard[0].header.GetDestination(), LinkLocalOf(TESTER));
    EXPECT_EQ(m_steps.words, "Ea Bb");
    ASSERT_EQ(m_steps.events.size(), 2U);
    EXPECT_EQ(m_steps.events[1].mn, LlaOf(TESTER));
}

TEST_F(RouterAdvertiserTest, TheAnswerWaitsForItsGate)
{
    auto gate = Create<HoldingGate>();
    StepTrace::GetFor(Node(AGENT))->SetGate(gate);
    At(2, [this] { Solicit(); });
    RunUntil(5);
    EXPECT_TRUE(m_heard.empty());
    EXPECT_TRUE(gate->Open(HandoverStep::PRRTADV, LlaOf(TESTER)));
    RunUntil(6);
    EXPECT_EQ(m_heard.size(), 1U);
}

TEST_F(RouterAdvertiserTest, ASolicitationThatIsDamagedOrNamesNobodyIsNotAnswered)
{
    At(2, [this] { Solicit(true, 1); });
    At(3, [this] { Solicit(false); });
    At(4, [this] { Solicit(true, 0, 254); });
    RunUntil(5);
    EXPECT_TRUE(m_heard.empty()) << "a hop limit below 255 has been forwarded";
    EXPECT_EQ(m_reasons,
              (std::vector<std::string>{"bad-checksum", "no source link-layer address"}));
}

TEST_F(RouterAdvertiserTest, ARefusalGoesToTheAnnouncersLinkLayerAddress)
{
    // Another node has the address: address resolution would lead to it.
    At(2, [this] {
        MobilityIcmpv6L4Protocol::GetFor(Node(AGENT))
            ->SetReachable(InterfaceOf(AGENT), "fd00:1::a", "02:00:00:00:00:77", false);
        m_advertiser->SendNaack("fd00:1::a",
                                LlaOf(TESTER),
                                {NaackStatus::NCOA_INVALID, std::nullopt});
    });
    RunUntil(3);
    ASSERT_EQ(m_heard.size(), 1U);
    ASSERT_TRUE(m_heard[0].message.naack);
    EXPECT_EQ(m_heard[0].message.naack->status, NaackStatus::NCOA_INVALID);
    EXPECT_EQ(m_heard[0].header.GetDestination(), Ipv6Address("fd00:1::a"));
    EXPECT_EQ(m_heard[0].header.GetHopLimit(), 255);
}

TEST_F(RouterAdvertiserTest, ItUsesTwoStreams)
{
    EXPECT_EQ(m_advertiser->AssignStreams(7), 2);
}

TEST_F(RouterAdvertiserTest, PrefixesOfOtherRoutersAreOnLinkAndNoMore)
{
    m_advertiser->AddOnLinkPrefix("fd00:7::");
    At(1, [this] { m_advertiser->Start(); });
    RunUntil(1.6);
    ASSERT_EQ(m_heard.size(), 1U);
    const auto& prefixes = m_heard[0].message.prefixes;
    ASSERT_EQ(prefixes.size(), 2U);
    EXPECT_EQ(prefixes[0].prefix.address, Ipv6Address("fd00:1::")) << "the own one comes first";
    EXPECT_EQ(prefixes[1].prefix.address, Ipv6Address("fd00:7::"));
    EXPECT_EQ(prefixes[1].prefix.length, 64);
    EXPECT_TRUE(prefixes[1].onLink);
    EXPECT_FALSE(prefixes[1].autonomous);
    EXPECT_FALSE(prefixes[1].routerAddress);
}

TEST_F(RouterAdvertiserTest, AHomeAgentSaysNoMoreThanItMust)
{
    const auto hear = [this](double at) {
        m_heard.clear();
        At(at, [this] { m_advertiser->Start(); });
        RunUntil(at + 0.6);
        return m_heard.at(0).message;
    };
    const auto router = hear(1);
    EXPECT_FALSE(router.homeAgent);
    EXPECT_FALSE(router.homeAgentInformation);
    m_advertiser->SetHomeAgent(false, 7);
    EXPECT_FALSE(hear(2).homeAgentInformation) << "not without the H bit";
    m_advertiser->SetHomeAgent(true);
    const auto plain = hear(3);
    EXPECT_TRUE(plain.homeAgent);
    EXPECT_FALSE(plain.homeAgentInformation) << "both values are the defaults";
    m_advertiser->SetHomeAgent(true, 7);
    const auto preferred = hear(4);
    ASSERT_TRUE(preferred.homeAgentInformation);
    EXPECT_EQ(preferred.homeAgentInformation->preference, 7);
    EXPECT_EQ(preferred.homeAgentInformation->lifetime, Seconds(1800));
    m_advertiser->SetHomeAgent(true);
    m_advertiser->SetAttribute("HomeAgentLifetime", TimeValue(Seconds(90)));
    ASSERT_TRUE(hear(5).homeAgentInformation);
    EXPECT_EQ(m_heard.at(0).message.homeAgentInformation->lifetime, Seconds(90));
    m_advertiser->SetAttribute("HomeAgentLifetime", TimeValue(Seconds(0)));
    m_advertiser->SetAttribute("RouterLifetime", TimeValue(Seconds(0)));
    m_advertiser->SetHomeAgent(true, 7);
    EXPECT_EQ(hear(6).homeAgentInformation->lifetime, Seconds(1)) << "0 must not be used";
}

TEST_F(RouterAdvertiserTest, TheIntervalsOfRfc4861AreTheDefault)
{
    At(1, [this] { m_advertiser->Start(); });
    RunUntil(2000);
    ASSERT_GT(m_heard.size(), 3U);
    for (std::size_t i = 1; i < m_heard.size(); ++i)
    {
        const auto gap = m_heard[i].when - m_heard[i - 1].when;
        EXPECT_GE(gap, Seconds(197.9)) << "RFC 6275 section 7.5";
        EXPECT_LE(gap, Seconds(600.1));
    }
}

TEST_F(RouterAdvertiserTest, TheIntervalIsToldWhenWanted)
{
    m_advertiser->SetAttribute("MinInterval", TimeValue(MilliSeconds(100)));
    m_advertiser->SetAttribute("MaxInterval", TimeValue(MilliSeconds(250)));
    At(1, [this] { m_advertiser->Start(); });
    RunUntil(2);
    ASSERT_FALSE(m_heard.empty());
    EXPECT_FALSE(m_heard.back().message.advertisementInterval) << "RFC 6275 section 8.3";
    m_advertiser->SetAttribute("SendInterval", BooleanValue(true));
    RunUntil(3);
    EXPECT_EQ(m_heard.back().message.advertisementInterval, MilliSeconds(250));
    m_advertiser->SetAttribute("MaxInterval", TimeValue(MilliSeconds(150)));
    RunUntil(4);
    EXPECT_EQ(m_heard.back().message.advertisementInterval, MilliSeconds(170))
        << "20 ms for the granularity of timers, RFC 6275 section 7.5";
}

TEST_F(RouterAdvertiserTest, ALifetimeBelowASecondDoesNotBecomeZero)
{
    m_advertiser->SetAttribute("RouterLifetime", TimeValue(MilliSeconds(300)));
    At(1, [this] { m_advertiser->Start(); });
    RunUntil(2);
    ASSERT_EQ(m_heard.size(), 1U);
    EXPECT_EQ(m_heard[0].message.routerLifetime, Seconds(1)) << "RFC 6275 section 7.5";
}

TEST_F(RouterAdvertiserTest, OnlyWhoSolicitsIsAnsweredWhereNothingIsSentUnasked)
{
    m_advertiser->SetAttribute("Unsolicited", BooleanValue(false));
    m_advertiser->SetAttribute("MinInterval", TimeValue(Seconds(1)));
    m_advertiser->SetAttribute("MaxInterval", TimeValue(Seconds(2)));
    At(1, [this] { m_advertiser->Start(); });
    At(20, [this] { Solicit(); });
    RunUntil(30);
    ASSERT_EQ(m_heard.size(), 1U) << "RFC 6275 section 7.5";
    EXPECT_GT(m_heard[0].when, Seconds(20));
}

TEST_F(RouterAdvertiserTest, ASolicitedMulticastKeepsItsDistanceFromTheOneBefore)
{
    m_advertiser->SetAttribute("SolicitedMulticast", BooleanValue(true));
    At(1, [this] { m_advertiser->Start(); }); // within half a second
    At(2, [this] { Solicit(); });
    At(2.1, [this] { Solicit(); });
    At(30, [this] { Solicit(); });
    RunUntil(40);
    ASSERT_EQ(m_heard.size(), 3U);
    for (const auto& heard : m_heard)
    {
        EXPECT_EQ(heard.header.GetDestination(), Ipv6Address::GetAllNodesMulticast());
    }
    EXPECT_NEAR((m_heard[1].when - m_heard[0].when).GetSeconds(), 3.3, 0.001)
        << "MIN_DELAY_BETWEEN_RAS and the random delay, here 0.3 s (RFC 4861 section 6.2.6)";
    EXPECT_NEAR(m_heard[2].when.GetSeconds(), 30.3, 0.001) << "the one before is long ago";
}

TEST_F(RouterAdvertiserTest, RoutersForMobileNodesMayAnswerMoreOften)
{
    m_advertiser->SetAttribute("SolicitedMulticast", BooleanValue(true));
    m_advertiser->SetAttribute("MinDelayBetweenRas", TimeValue(MilliSeconds(30)));
    At(1, [this] { m_advertiser->Start(); });
    At(2, [this] { Solicit(); });
    RunUntil(3);
    ASSERT_EQ(m_heard.size(), 2U);
    EXPECT_NEAR(m_heard[1].when.GetSeconds(), 2.3, 0.001) << "RFC 6275 section 13";
    EXPECT_EQ(m_steps.words, "Ea Bb");
}
