/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HomeAgent: RFC 6275 section 10, against Binding Updates and tunnel packets made by the test.
#include "wired-pair.h"

#include "ns3/boolean.h"
#include "ns3/home-agent.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/shared-key.h"
#include "ns3/uinteger.h"

#include <algorithm>
#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address HOME("fd00:9::99");
const Ipv6Address HA("fd00:1::2");
const Ipv6Address FIRST("fd00:1::a");
const Ipv6Address SECOND("fd00:1::b");
const Ipv6Address STRANGER("fd00:1::1");

class HomeAgentTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_agent = CreateObject<HomeAgent>();
        Node(AGENT)->AggregateObject(m_agent);
        m_agent->SetAddress(HA, "fd00:9::", 64);
        m_agent->TraceConnectWithoutContext("MsgDrop",
                                            MakeCallback(&HomeAgentTest::OnMsgDrop, this));
        auto tunnel = Node(AGENT)->GetObject<Ipv6TunnelProtocol>();
        tunnel->TraceConnectWithoutContext("PacketDrop",
                                           MakeCallback(&HomeAgentTest::OnPacketDrop, this));
        Ipv6Of(AGENT)->TraceConnectWithoutContext("UnicastForward",
                                                  MakeCallback(&HomeAgentTest::OnForward, this));
        // The tester owns the home address, so that it accepts the type 2 routing header.
        auto testerTunnel = Node(TESTER)->GetObject<Ipv6TunnelProtocol>();
        Ipv6Of(TESTER)->AddAddress(testerTunnel->GetInterface(),
                                   Ipv6InterfaceAddress(HOME, Ipv6Prefix(128)));
        testerTunnel->AddAcceptor([this](const Ipv6Header& outer, const Ipv6Header& inner) {
            if (inner.GetDestination() == HOME)
            {
                m_tunnelledTo.push_back(outer.GetDestination());
            }
            return true;
        });
        Node(TESTER)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::BINDING_ACKNOWLEDGEMENT,
            [this](Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address) {
                const auto answer = BindingAcknowledgementHeader::Parse(message,
                                                                        header.GetSource(),
                                                                        header.GetDestination());
                ASSERT_TRUE(answer);
                m_answers.push_back({*answer, header.GetDestination(), Simulator::Now()});
            });
    }

    /// The agent's IPv6 forwards a packet. @param header its header
    void OnForward(const Ipv6Header& header, Ptr<const Packet>, uint32_t)
    {
        if (header.GetSource() == HOME)
        {
            ++m_forwarded;
        }
    }

    /// What a Binding Update says.
    struct Update
    {
        Ipv6Address careOf;                                 //!< source on the wire
        uint16_t sequence;                                  //!< Sequence #
        Time lifetime{Seconds(60)};                         //!< Lifetime
        bool home{true};                                    //!< H
        bool acknowledge{true};                             //!< A
        std::string key{DEFAULT_SHARED_KEY};                //!< that it is protected with
        Ipv6Address homeAddress{HOME};                      //!< whose
        std::optional<Ipv6Address> alternate{std::nullopt}; //!< Alternate Care-of Address option
        bool nonces{false};                                 //!< whether with Nonce Indices
    };

    /// @param at when, in seconds @param wanted what
    void BindAt(double at, const Update& wanted)
    {
        At(at, [this, wanted] {
            BindingUpdateHeader update;
            update.sequence = wanted.sequence;
            update.acknowledge = wanted.acknowledge;
            update.homeRegistration = wanted.home;
            update.lifetime = wanted.lifetime;
            update.options.alternateCareOf = wanted.alternate;
            if (wanted.nonces)
            {
                update.options.nonceIndices.emplace();
            }
            update.Authenticate(ToSharedKey(wanted.key),
                                wanted.alternate.value_or(wanted.careOf),
                                HA);
            auto packet = update.ToPacket(wanted.homeAddress, HA);
            uint8_t next = MobilityHeader::PROTOCOL;
            if (wanted.careOf != wanted.homeAddress)
            {
                HomeAddressHeader option;
                option.nextHeader = next;
                option.homeAddress = wanted.homeAddress;
                packet->AddHeader(option);
                next = HomeAddressHeader::PROTOCOL;
            }
            Ipv6Of(TESTER)->Send(packet, wanted.careOf, HA, next, nullptr);
        });
    }

    /// Send a packet of the mobile node through the tunnel. @param at when, in seconds
    /// @param careOf source of the tunnel packet
    void ReverseTunnelAt(double at, Ipv6Address careOf)
    {
        At(at, [this, careOf] {
            auto packet = Create<Packet>(20);
            Ipv6Header inner;
            inner.SetSource(HOME);
            inner.SetDestination(STRANGER);
            inner.SetNextHeader(59);
            inner.SetHopLimit(64);
            inner.SetPayloadLength(packet->GetSize());
            packet->AddHeader(inner);
            Ipv6Of(TESTER)->Send(packet, careOf, HA, Ipv6TunnelProtocol::PROT_NUMBER, nullptr);
        });
    }

    /// An acknowledgement that came.
    struct Answer
    {
        BindingAcknowledgementHeader message; //!< it
        Ipv6Address homeAddress;              //!< to whom
        Time when;                            //!< it came
    };

    Ptr<HomeAgent> m_agent;
    std::vector<Answer> m_answers;
    std::vector<Ipv6Address> m_tunnelledTo;
    int m_forwarded{0};
};

} // namespace

TEST_F(HomeAgentTest, ItBindsAndAcknowledgesWithTheLifetimeItGrants)
{
    m_agent->SetAttribute("MaxBindingLifetime", TimeValue(Seconds(40)));
    BindAt(2, {FIRST, 0x92f3});
    RunUntil(4);
    const auto binding = m_agent->GetBindingCache().Find(HOME);
    ASSERT_TRUE(binding);
    EXPECT_EQ(binding->careOfAddress, FIRST);
    ASSERT_EQ(m_answers.size(), 1U);
    EXPECT_EQ(m_answers[0].message.status, BindingStatus::ACCEPTED);
    EXPECT_EQ(m_answers[0].message.sequence, 0x92f3);
    EXPECT_EQ(m_answers[0].message.lifetime, Seconds(40));
    EXPECT_EQ(m_answers[0].homeAddress, HOME);
}

TEST_F(HomeAgentTest, TheAlternateCareOfAddressIsTheOneBound)
{
    BindAt(2, {FIRST, 1, Seconds(60), true, true, DEFAULT_SHARED_KEY, HOME, SECOND});
    RunUntil(4);
    ASSERT_TRUE(m_agent->GetBindingCache().Find(HOME));
    EXPECT_EQ(m_agent->GetBindingCache().Find(HOME)->careOfAddress, SECOND);
}

TEST_F(HomeAgentTest, AnUpdateWithAnotherKeyIsDiscardedInSilence)
{
    BindAt(2, {FIRST, 1, Seconds(60), true, true, "another key"});
    RunUntil(4);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 0U);
    EXPECT_TRUE(m_answers.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>{"not authentic"});
}

TEST_F(HomeAgentTest, AnOldSequenceNumberIsAnsweredWithTheLastOne)
{
    BindAt(2, {FIRST, 7});
    BindAt(3, {SECOND, 7});
    RunUntil(5);
    EXPECT_EQ(m_agent->GetBindingCache().Find(HOME)->careOfAddress, FIRST);
    ASSERT_EQ(m_answers.size(), 2U);
    EXPECT_EQ(m_answers[1].message.status, BindingStatus::SEQUENCE_OUT_OF_WINDOW);
    EXPECT_EQ(m_answers[1].message.sequence, 7);
}

TEST_F(HomeAgentTest, ItIsNobodysCorrespondentAndServesItsOwnLinkOnly)
{
    BindAt(2, {FIRST, 1, Seconds(60), false});
    const Ipv6Address foreign("fd00:8::99");
    Ipv6Of(TESTER)->AddAddress(Node(TESTER)->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
                               Ipv6InterfaceAddress(foreign, Ipv6Prefix(128)));
    BindAt(3, {FIRST, 2, Seconds(60), true, true, DEFAULT_SHARED_KEY, foreign});
    RunUntil(5);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 0U);
    ASSERT_EQ(m_answers.size(), 2U);
    EXPECT_EQ(m_answers[0].message.status, BindingStatus::NOT_HOME_AGENT);
    EXPECT_EQ(m_answers[1].message.status, BindingStatus::NOT_HOME_SUBNET);
}

TEST_F(HomeAgentTest, AnUpdateWithoutTheABitIsAcknowledgedAsWell)
{
    BindAt(2, {FIRST, 1, Seconds(60), true, false});
    RunUntil(4);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 1U);
    EXPECT_EQ(m_answers.size(), 1U) << "RFC 6275 section 10.3.1";
}

TEST_F(HomeAgentTest, DuplicateAddressDetectionDelaysTheFirstAnswerOnly)
{
    m_agent->SetAttribute("DuplicateAddressDetection", BooleanValue(true));
    m_agent->SetAttribute("DadDelay", TimeValue(MilliSeconds(700)));
    BindAt(2, {FIRST, 1});
    BindAt(4, {SECOND, 2});
    RunUntil(6);
    ASSERT_EQ(m_answers.size(), 2U);
    EXPECT_GE(m_answers[0].when, Seconds(2.7));
    EXPECT_LT(m_answers[1].when, Seconds(4.5));
}

TEST_F(HomeAgentTest, ItTunnelsToTheCareOfAddressUntilTheBindingEnds)
{
    const auto sendHome = [this] {
        auto packet = Create<Packet>(20);
        Ipv6Of(AGENT)->Send(packet, HA, HOME, 59, nullptr);
    };
    BindAt(2, {FIRST, 1, Seconds(8)});
    At(3, sendHome);
    BindAt(4, {SECOND, 2, Seconds(8)});
    At(5, sendHome);
    RunUntil(11.9);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 1U);
    RunUntil(12.1);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 0U) << "the lifetime is over";
    At(13, sendHome);
    RunUntil(14);
    EXPECT_EQ(m_tunnelledTo, (std::vector<Ipv6Address>{FIRST, SECOND}));
}

TEST_F(HomeAgentTest, ALifetimeOfZeroEndsTheBinding)
{
    BindAt(2, {FIRST, 1});
    BindAt(3, {FIRST, 2, Time(0)});
    ReverseTunnelAt(3.1, FIRST);
    RunUntil(5);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 0U);
    EXPECT_EQ(m_forwarded, 0);
    ASSERT_EQ(m_answers.size(), 2U);
    EXPECT_EQ(m_answers[1].message.lifetime, Time(0));
}

TEST_F(HomeAgentTest, ItForwardsWhatComesFromTheCareOfAddressOnly)
{
    BindAt(2, {FIRST, 1});
    ReverseTunnelAt(3, FIRST);
    ReverseTunnelAt(3.2, SECOND);
    ReverseTunnelAt(3.4, STRANGER);
    RunUntil(4);
    EXPECT_EQ(m_forwarded, 1);
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>(2, PacketDropCause::TUNNEL));
}

// An MN that moves reverse-tunnels with its previous care-of address until it has the Binding
// Acknowledgement: a round trip of packets that the home agent used to drop.
TEST_F(HomeAgentTest, WhatIsUnderWayFromThePreviousCareOfAddressIsForwarded)
{
    BindAt(2, {FIRST, 1});
    BindAt(3, {SECOND, 2});
    ReverseTunnelAt(3.01, FIRST);
    ReverseTunnelAt(3.02, SECOND);
    ReverseTunnelAt(3.03, STRANGER);
    ReverseTunnelAt(3.9, FIRST);
    ReverseTunnelAt(4.1, FIRST);
    RunUntil(5);
    EXPECT_EQ(m_forwarded, 3) << "two from the previous address within a second, one from the new";
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>(2, PacketDropCause::TUNNEL));
}

TEST_F(HomeAgentTest, ARefreshDoesNotCutTheGraceShort)
{
    BindAt(2, {FIRST, 1});
    BindAt(3, {SECOND, 2});
    BindAt(3.1, {SECOND, 3});
    ReverseTunnelAt(3.5, FIRST);
    RunUntil(5);
    EXPECT_EQ(m_forwarded, 1);
}

TEST_F(HomeAgentTest, GraceZeroIsRfc6275ToTheLetter)
{
    m_agent->SetAttribute("PreviousCareOfGrace", TimeValue(Time(0)));
    BindAt(2, {FIRST, 1});
    BindAt(3, {SECOND, 2});
    ReverseTunnelAt(3.01, FIRST);
    RunUntil(5);
    EXPECT_EQ(m_forwarded, 0);
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>{PacketDropCause::TUNNEL});
}

TEST_F(HomeAgentTest, EveryReasonToRefuseHasItsStatus)
{
    m_agent->SetAttribute("Refusal", UintegerValue(129));
    BindAt(2, {FIRST, 1});
    At(2.5, [this] {
        m_agent->SetAttribute("Refusal", UintegerValue(0));
        m_agent->SetAttribute("MaxBindings", UintegerValue(0));
    });
    BindAt(3, {FIRST, 2});
    At(3.5, [this] { m_agent->SetAttribute("MaxBindings", UintegerValue(1)); });
    BindAt(4, {FIRST, 3, Time(0)}); // nothing to delete
    BindAt(5,
           {FIRST, 4, Seconds(60), true, true, DEFAULT_SHARED_KEY, HOME, Ipv6Address("fe80::1")});
    BindAt(6, {FIRST, 5});
    BindAt(7, {FIRST, 6, Seconds(60), false}); // H was set, now it is not
    RunUntil(9);
    EXPECT_NE(
        std::find(m_reasons.begin(), m_reasons.end(), "care-of address is not unicast routable"),
        m_reasons.end())
        << "RFC 6275 section 6.1.7 wants silence";
    std::vector<int> statuses;
    for (const auto& answer : m_answers)
    {
        statuses.push_back(static_cast<int>(answer.message.status));
    }
    EXPECT_EQ(statuses, (std::vector<int>{129, 130, 133, 0, 139}));
    EXPECT_EQ(m_agent->GetBindingCache().Find(HOME)->sequence, 5);
    EXPECT_TRUE(m_agent->GetBindingCache().Find(HOME)->home) << "RFC 6275 section 9.5.1";
}

TEST_F(HomeAgentTest, ABindingDoesNotOutlastTheHomePrefix)
{
    m_agent->SetAttribute("PrefixPreferredLifetime", TimeValue(Seconds(50)));
    m_agent->SetAttribute("PrefixValidLifetime", TimeValue(Seconds(82)));
    BindAt(2, {FIRST, 1, Seconds(40)});
    BindAt(20, {FIRST, 2, Seconds(40)});
    BindAt(42, {FIRST, 3, Seconds(60)});
    RunUntil(45);
    ASSERT_EQ(m_answers.size(), 3U);
    EXPECT_EQ(m_answers[0].message.status, BindingStatus::ACCEPTED);
    EXPECT_EQ(m_answers[1].message.status, BindingStatus::ACCEPTED_PREFIX_DISCOVERY)
        << "the prefix is deprecated before the binding ends";
    EXPECT_EQ(m_answers[2].message.lifetime, Seconds(36)) << "40 s of validity less the way";
}

TEST_F(HomeAgentTest, AnUpdateThatWasOvertakenByTheDeregistrationDoesNotBindAnew)
{
    BindAt(2, {FIRST, 1});
    BindAt(3, {FIRST, 3, Time(0)});
    BindAt(4, {FIRST, 2});
    BindAt(14, {FIRST, 2}); // MAX_DELETE_BCE_TIMEOUT later nothing is known of it
    RunUntil(5);
    ASSERT_EQ(m_answers.size(), 3U);
    EXPECT_EQ(m_answers[2].message.status, BindingStatus::SEQUENCE_OUT_OF_WINDOW);
    EXPECT_EQ(m_answers[2].message.sequence, 3);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 0U);
    RunUntil(16);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 1U);
}

TEST_F(HomeAgentTest, ItAdvisesToRefreshEarlier)
{
    m_agent->SetAttribute("RefreshAdvice", TimeValue(Seconds(20)));
    BindAt(2, {FIRST, 1});
    RunUntil(4);
    ASSERT_EQ(m_answers.size(), 1U);
    EXPECT_EQ(m_answers[0].message.options.refreshAdvice, Seconds(20));
    EXPECT_EQ(m_answers[0].message.lifetime, Seconds(60));
}

TEST_F(HomeAgentTest, AfterARestartTheNextUpdateBindsAnew)
{
    BindAt(2, {FIRST, 700});
    At(3, [this] { m_agent->Restart(); });
    At(4, [this] {
        EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 0U);
        EXPECT_FALSE(Node(AGENT)->GetObject<Ipv6TunnelProtocol>()->FindHostTunnel(HOME));
    });
    BindAt(5, {FIRST, 3});
    RunUntil(7);
    ASSERT_TRUE(m_agent->GetBindingCache().Find(HOME));
    EXPECT_EQ(m_agent->GetBindingCache().Find(HOME)->sequence, 3);
}

TEST_F(HomeAgentTest, NonceIndicesInAHomeRegistrationAreDiscardedInSilence)
{
    Update update{FIRST, 1};
    update.nonces = true;
    BindAt(2, update);
    RunUntil(4);
    EXPECT_EQ(m_agent->GetBindingCache().GetSize(), 0U) << "RFC 6275 section 9.5.1";
    EXPECT_TRUE(m_answers.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>{"nonce indices in a home registration"});
}

TEST_F(HomeAgentTest, ItAdvertisesOnTheHomeLinkWhatItAnswersFor)
{
    // The wire is the home link, and SECOND the home address.
    m_agent->SetAddress(HA, "fd00:1::", 64);
    m_agent->SetHomeLink(m_devices.Get(AGENT));
    m_agent->AssignStreams(300);
    std::vector<std::vector<uint8_t>> heard;
    Node(TESTER)->RegisterProtocolHandler(
        Callback<void,
                 Ptr<NetDevice>,
                 Ptr<const Packet>,
                 uint16_t,
                 const Address&,
                 const Address&,
                 NetDevice::PacketType>(
            [&heard](auto, Ptr<const Packet> packet, auto, const auto&, const auto&, auto) {
                std::vector<uint8_t> octets(packet->GetSize());
                packet->CopyData(octets.data(), octets.size());
                if (octets.size() >= 72 && octets[6] == 58 && octets[40] == 136 &&
                    octets[63] == 0x0b)
                {
                    heard.push_back(octets);
                }
            }),
        Ipv6L3Protocol::PROT_NUMBER,
        m_devices.Get(TESTER));
    BindAt(2, {FIRST, 1, Seconds(60), true, true, DEFAULT_SHARED_KEY, SECOND});
    RunUntil(4);
    ASSERT_EQ(heard.size(), 1U) << "RFC 6275 section 10.4.1";
    const auto& octets = heard[0];
    uint8_t expected[16];
    HA.Serialize(expected);
    EXPECT_TRUE(std::equal(expected, expected + 16, octets.begin() + 8)) << "its own address";
    Ipv6Address::GetAllNodesMulticast().Serialize(expected);
    EXPECT_TRUE(std::equal(expected, expected + 16, octets.begin() + 24));
    EXPECT_EQ(octets[7], 255) << "as if the mobile node sent it";
    EXPECT_EQ(octets[44], 0x20) << "O is set, R and S are not";
    SECOND.Serialize(expected);
    EXPECT_TRUE(std::equal(expected, expected + 16, octets.begin() + 48)) << "Target Address";
    EXPECT_EQ(octets[64], 2) << "Target Link-Layer Address";
    EXPECT_EQ(octets[65], 1);
    LlaOf(AGENT).CopyTo(expected);
    EXPECT_TRUE(std::equal(expected, expected + 6, octets.begin() + 66));
}

TEST_F(HomeAgentTest, ARefusalOfADeregistrationGoesToTheHomeLink)
{
    // The wire is the home link, and SECOND the home address, whose binding leads elsewhere.
    m_agent->SetAddress(HA, "fd00:1::", 64);
    m_agent->SetHomeLink(m_devices.Get(AGENT));
    m_agent->AssignStreams(300);
    const Ipv6Address home = SECOND;
    BindAt(2, {FIRST, 5, Seconds(60), true, true, DEFAULT_SHARED_KEY, home});
    BindAt(4, {home, 5, Time(0), true, true, DEFAULT_SHARED_KEY, home});
    RunUntil(3);
    m_answers.clear();
    RunUntil(5);
    ASSERT_EQ(m_answers.size(), 1U) << "RFC 6275 section 10.3.2";
    EXPECT_EQ(m_answers[0].message.status, BindingStatus::SEQUENCE_OUT_OF_WINDOW);
    EXPECT_EQ(m_answers[0].homeAddress, home);
    EXPECT_FALSE(Node(AGENT)->GetObject<Ipv6TunnelProtocol>()->GetLastUse(home))
        << "not by the tunnel to the care-of address";
    EXPECT_TRUE(m_agent->GetBindingCache().Find(home));
}
