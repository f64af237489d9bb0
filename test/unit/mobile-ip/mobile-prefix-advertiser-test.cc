/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobilePrefixAdvertiser of a home agent (RFC 6275 section 10.6); the test is the mobile node.
#include "wired-pair.h"

#include "ns3/arrival-tag.h"
#include "ns3/boolean.h"
#include "ns3/home-agent.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-mobile-prefix-header.h"
#include "ns3/mobile-prefix-advertiser.h"
#include "ns3/shared-key.h"

#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address HOME("fd00:9::99");
const Ipv6Address HA("fd00:1::2");
const Ipv6Address CARE_OF("fd00:1::a");
const Ipv6Address OTHER("fd00:1::b");

class MobilePrefixAdvertiserTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_agent = CreateObject<HomeAgent>();
        Node(AGENT)->AggregateObject(m_agent);
        m_agent->SetAddress(HA, "fd00:9::", 64);
        m_agent->AssignStreams(300);
        m_advertiser = m_agent->GetPrefixAdvertiser();
        m_advertiser->SetAttribute("MinInterval", TimeValue(Seconds(2)));
        m_advertiser->SetAttribute("MaxInterval", TimeValue(Seconds(10)));
        m_advertiser->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&MobilePrefixAdvertiserTest::OnMsgDrop, this));
        Ipv6Of(TESTER)->AddAddress(Node(TESTER)->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
                                   Ipv6InterfaceAddress(HOME, Ipv6Prefix(128)));
        MobilityIcmpv6L4Protocol::GetFor(Node(TESTER))
            ->Register(Mipv6Icmpv6Type::MOBILE_PREFIX_ADVERTISEMENT,
                       [this](auto packet, const auto& header, auto) {
                           const auto message =
                               MobilePrefixAdvertisementHeader::Parse(packet,
                                                                      header.GetSource(),
                                                                      header.GetDestination());
                           ASSERT_TRUE(message);
                           EXPECT_EQ(header.GetSource(), HA);
                           EXPECT_EQ(header.GetDestination(), HOME);
                           EXPECT_TRUE(ArrivalTag::Of(packet).hasRoutingHeader);
                           m_heard.push_back({*message, Simulator::Now()});
                           if (m_acknowledge)
                           {
                               Solicit(CARE_OF, 77);
                           }
                       });
    }

    void TearDown() override
    {
        m_agent->Dispose();
        WiredPair::TearDown();
    }

    /// Send a packet of the home address. @param packet it @param next its Next Header
    /// @param from care-of address
    void SendHome(Ptr<Packet> packet, uint8_t next, Ipv6Address from)
    {
        HomeAddressHeader option;
        option.nextHeader = next;
        option.homeAddress = HOME;
        packet->AddHeader(option);
        Ipv6Of(TESTER)->Send(packet, from, HA, HomeAddressHeader::PROTOCOL, nullptr);
    }

    /// Register. @param at when (s) @param lifetime asked for (s)
    void BindAt(double at, double lifetime = 400)
    {
        At(at, [this, lifetime] {
            BindingUpdateHeader update;
            update.sequence = ++m_sequence;
            update.acknowledge = true;
            update.homeRegistration = true;
            update.lifetime = Seconds(lifetime);
            update.Authenticate(ToSharedKey(DEFAULT_SHARED_KEY), CARE_OF, HA);
            SendHome(update.ToPacket(HOME, HA), MobilityHeader::PROTOCOL, CARE_OF);
        });
    }

    /// Solicit. @param from care-of address @param identifier Identifier
    void Solicit(Ipv6Address from, uint16_t identifier)
    {
        MobilePrefixSolicitationHeader solicitation;
        solicitation.identifier = identifier;
        SendHome(solicitation.ToPacket(HOME, HA), Mipv6Icmpv6Header::PROTOCOL, from);
    }

    /// The home prefix will be valid for half a minute. @param at when (s)
    void ShortenAt(double at)
    {
        At(at, [this] {
            PrefixInformation prefix;
            prefix.prefix = {Ipv6Address("fd00:9::"), 64};
            prefix.validLifetime = Seconds(300);
            prefix.preferredLifetime = Seconds(200);
            m_agent->ConfigurePrefix(prefix);
        });
    }

    /// An advertisement that came.
    struct Heard
    {
        MobilePrefixAdvertisementHeader message; //!< it
        Time when;                               //!< it came
    };

    Ptr<HomeAgent> m_agent;
    Ptr<MobilePrefixAdvertiser> m_advertiser;
    std::vector<Heard> m_heard;
    uint16_t m_sequence{0};
    bool m_acknowledge{false}; //!< whether the tester solicits when it hears one
};

} // namespace

TEST_F(MobilePrefixAdvertiserTest, ASolicitationIsAnsweredAtOnceWithEveryPrefix)
{
    BindAt(1);
    At(2, [this] {
        PrefixInformation prefix;
        prefix.prefix = {Ipv6Address("fd00:8::"), 64};
        prefix.validLifetime = Seconds(1000);
        prefix.preferredLifetime = Seconds(500);
        m_agent->ConfigurePrefix(prefix);
    });
    At(3, [this] { Solicit(CARE_OF, 0x92f3); });
    RunUntil(3.5);
    ASSERT_EQ(m_heard.size(), 1U);
    EXPECT_LT(m_heard[0].when, Seconds(3.01));
    const auto& message = m_heard[0].message;
    EXPECT_EQ(message.identifier, 0x92f3);
    EXPECT_FALSE(message.managed);
    EXPECT_FALSE(message.otherConfiguration);
    ASSERT_EQ(message.prefixes.size(), 2U);
    EXPECT_EQ(message.prefixes[0].prefix.address, Ipv6Address("fd00:9::"));
    EXPECT_EQ(message.prefixes[1].prefix.address, Ipv6Address("fd00:8::"));
    EXPECT_EQ(message.prefixes[1].validLifetime, Seconds(998)) << "whole seconds of what is left";
}

TEST_F(MobilePrefixAdvertiserTest, NotMoreThanOneASecond)
{
    BindAt(1);
    for (const double at : {3.0, 3.1, 3.2, 3.3})
    {
        At(at, [this, at] { Solicit(CARE_OF, at * 10); });
    }
    RunUntil(6);
    ASSERT_EQ(m_heard.size(), 2U);
    EXPECT_EQ(m_heard[1].message.identifier, 33) << "the latest solicitation";
    EXPECT_GE(m_heard[1].when - m_heard[0].when, Seconds(1));
}

TEST_F(MobilePrefixAdvertiserTest, WithoutABindingOfItsSourceItIsNotAnswered)
{
    At(1, [this] { Solicit(CARE_OF, 1); });
    BindAt(2);
    At(3, [this] { Solicit(OTHER, 2); });
    RunUntil(5);
    EXPECT_TRUE(m_heard.empty());
}

TEST_F(MobilePrefixAdvertiserTest, AChangeIsToldAfterARandomDelayAndAgainUntilAcknowledged)
{
    BindAt(1);
    ShortenAt(2);
    RunUntil(80);
    ASSERT_EQ(m_heard.size(), 4U) << "PREFIX_ADV_RETRIES is 3";
    EXPECT_GE(m_heard[0].when, Seconds(4)) << "MinMobPfxAdvInterval";
    EXPECT_LE(m_heard[0].when, Seconds(12.1)) << "MaxScheduleDelay";
    const std::vector<double> expected{3, 6, 12};
    for (std::size_t i = 0; i < 3; ++i)
    {
        EXPECT_NEAR((m_heard[i + 1].when - m_heard[i].when).GetSeconds(), expected[i], 0.01);
    }
    EXPECT_NEAR(m_heard[3].message.prefixes[0].validLifetime.GetSeconds(),
                300 - (m_heard[3].when.GetSeconds() - 2),
                1.1)
        << "the lifetimes of its time";
    BindAt(90);
    RunUntil(92);
    EXPECT_EQ(m_heard.size(), 5U) << "the mobile node is there again";
}

TEST_F(MobilePrefixAdvertiserTest, ASolicitationEndsTheRetransmission)
{
    m_acknowledge = true;
    BindAt(1);
    ShortenAt(2);
    At(13, [this] { m_acknowledge = false; });
    RunUntil(14);
    EXPECT_GE(m_heard.size(), 2U) << "the unsolicited one, and answers to its acknowledgements";
    const auto heard = m_heard.size();
    RunUntil(22);
    EXPECT_LE(m_heard.size(), heard + 1);
}

TEST_F(MobilePrefixAdvertiserTest, AfterTheBindingNothingIsSent)
{
    BindAt(1, 8);
    ShortenAt(2);
    m_advertiser->SetAttribute("MinInterval", TimeValue(Seconds(9)));
    RunUntil(60);
    EXPECT_TRUE(m_heard.empty());
}

TEST_F(MobilePrefixAdvertiserTest, UnaskedOnlyIfItMay)
{
    m_advertiser->SetAttribute("SendUnsolicited", BooleanValue(false));
    BindAt(1);
    ShortenAt(2);
    RunUntil(60);
    EXPECT_TRUE(m_heard.empty());
    At(61, [this] { Solicit(CARE_OF, 5); });
    RunUntil(62);
    EXPECT_EQ(m_heard.size(), 1U);
}

TEST_F(MobilePrefixAdvertiserTest, EveryMaxIntervalOneIsScheduled)
{
    m_acknowledge = true;
    BindAt(1);
    RunUntil(9);
    EXPECT_TRUE(m_heard.empty());
    RunUntil(25);
    EXPECT_FALSE(m_heard.empty()) << "MaxInterval, and RAND_ADV_DELAY after it";
}

TEST_F(MobilePrefixAdvertiserTest, NoBindingOutlastsAPrefix)
{
    ShortenAt(2);
    BindAt(3, 1000);
    RunUntil(4);
    const auto binding = m_agent->GetBindingCache().Find(HOME);
    ASSERT_TRUE(binding);
    EXPECT_NEAR(binding->expires.GetSeconds(), 302, 0.1);
}
