/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Mipv6Registration: Binding Updates of a mobile node, answered by the test as a home agent.
#include "wired-pair.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/shared-key.h"
#include "ns3/uinteger.h"

#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address HOME("fd00:9::99");
const Ipv6Address HA("fd00:1::1");
const Ipv6Address CARE_OF("fd00:1::10");

class Mipv6RegistrationTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_addresses = CreateObject<CareOfAddressManager>();
        m_addresses->Attach(Node(AGENT), m_devices.Get(AGENT));
        m_addresses->Use({LlaOf(TESTER), HA, "fd00:1::", 64}, Ipv6Address::GetAny(), CARE_OF);
        // The mobile node owns the home address, so that it accepts the type 2 routing header.
        Ipv6Of(AGENT)->AddAddress(Node(AGENT)->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
                                  Ipv6InterfaceAddress(HOME, Ipv6Prefix(128)));
        m_registration = CreateObject<Mipv6Registration>();
        m_registration->Configure(m_addresses, HOME, HA);
        m_registration->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&Mipv6RegistrationTest::OnMsgDrop, this));
        Node(AGENT)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::BINDING_ACKNOWLEDGEMENT,
            [this](Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address) {
                m_registration->HandleAcknowledgement(message, header);
            });
        Node(TESTER)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::BINDING_UPDATE,
            [this](Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address wireSource) {
                const auto update = BindingUpdateHeader::Parse(message,
                                                               header.GetSource(),
                                                               header.GetDestination());
                ASSERT_TRUE(update);
                m_updates.push_back({*update,
                                     header.GetSource(),
                                     wireSource,
                                     MobilityHeader::IsAuthentic(message,
                                                                 ToSharedKey(DEFAULT_SHARED_KEY),
                                                                 wireSource,
                                                                 HA),
                                     Simulator::Now()});
                if (m_answer)
                {
                    m_answer(*update);
                }
            });
    }

    void TearDown() override
    {
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

    /// Acknowledge. @param sequence echoed @param status Status @param lifetime granted
    /// @param key that protects it
    void Acknowledge(uint16_t sequence,
                     BindingStatus status = BindingStatus::ACCEPTED,
                     Time lifetime = Seconds(420),
                     const std::string& key = DEFAULT_SHARED_KEY)
    {
        BindingAcknowledgementHeader answer;
        answer.status = status;
        answer.sequence = sequence;
        answer.lifetime = lifetime;
        answer.Authenticate(ToSharedKey(key), CARE_OF, HA);
        auto packet = answer.ToPacket(HA, HOME);
        Type2RoutingHeader routing;
        routing.nextHeader = MobilityHeader::PROTOCOL;
        routing.homeAddress = HOME;
        packet->AddHeader(routing);
        Ipv6Of(TESTER)->Send(packet, HA, CARE_OF, Type2RoutingHeader::PROTOCOL, nullptr);
    }

    /// @param at when to register, in seconds
    void RegisterAt(double at)
    {
        At(at, [this] {
            m_registration->Register([this](bool accepted, const std::string& reason) {
                m_results.push_back(accepted ? "accepted" : reason);
                m_ended = Simulator::Now();
            });
        });
    }

    /// A Binding Update that the home agent got.
    struct Update
    {
        BindingUpdateHeader message; //!< it
        Ipv6Address homeAddress;     //!< whose
        Ipv6Address wireSource;      //!< from where
        bool authentic;              //!< by the default key
        Time when;                   //!< it came
    };

    Ptr<CareOfAddressManager> m_addresses;
    Ptr<Mipv6Registration> m_registration;
    std::function<void(const BindingUpdateHeader&)> m_answer; //!< what the home agent does
    std::vector<Update> m_updates;
    std::vector<std::string> m_results;
    Time m_ended;
};

} // namespace

TEST_F(Mipv6RegistrationTest, ItSendsAHomeRegistrationAndIsToldOfTheAnswer)
{
    m_answer = [this](const auto& update) { Acknowledge(update.sequence); };
    EXPECT_EQ(m_registration->GetRegistered(), Ipv6Address::GetAny());
    RegisterAt(2);
    RunUntil(4);
    ASSERT_EQ(m_updates.size(), 1U);
    const auto& update = m_updates[0];
    EXPECT_EQ(update.homeAddress, HOME);
    EXPECT_EQ(update.wireSource, CARE_OF);
    EXPECT_TRUE(update.message.homeRegistration);
    EXPECT_FALSE(update.message.linkLocalCompatibility) << "the interface identifiers differ";
    EXPECT_FALSE(update.message.keyManagement) << "keys are configured by hand";
    EXPECT_TRUE(update.message.acknowledge);
    EXPECT_EQ(update.message.lifetime, Seconds(420));
    EXPECT_EQ(update.message.options.alternateCareOf, CARE_OF) << "RFC 6275 section 11.7.1";
    EXPECT_TRUE(update.authentic);
    EXPECT_EQ(m_results, std::vector<std::string>{"accepted"});
    EXPECT_EQ(m_registration->GetRegistered(), CARE_OF);
    EXPECT_EQ(m_registration->GetRequested(), CARE_OF);
}

TEST_F(Mipv6RegistrationTest, UnansweredItIsSentAgainAtDoubledIntervalsAndCountsAsFailed)
{
    m_registration->SetAttribute("MaxTimeout", TimeValue(Seconds(3)));
    m_registration->SetAttribute("MaxTries", UintegerValue(4));
    m_registration->SetAttribute("FirstTimeout", TimeValue(Seconds(1)));
    RegisterAt(2);
    RunUntil(13);
    ASSERT_EQ(m_updates.size(), 5U) << "one more after the failure";
    const auto gap = [this](int i) {
        return (m_updates[i + 1].when - m_updates[i].when).GetSeconds();
    };
    EXPECT_NEAR(gap(0), 1, 0.01);
    EXPECT_NEAR(gap(1), 2, 0.01);
    EXPECT_NEAR(gap(2), 3, 0.01) << "MaxTimeout, not 4";
    EXPECT_NE(m_updates[1].message.sequence, m_updates[0].message.sequence);
    EXPECT_EQ(m_results, std::vector<std::string>{"no Binding Acknowledgement"});
    EXPECT_NEAR(m_ended.GetSeconds(), 2 + 1 + 2 + 3 + 3, 0.01);
    EXPECT_EQ(m_registration->GetRegistered(), Ipv6Address::GetAny());
}

TEST_F(Mipv6RegistrationTest, ARefusalIsTheResult)
{
    m_answer = [this](const auto& update) {
        Acknowledge(update.sequence, BindingStatus::NOT_HOME_SUBNET);
    };
    RegisterAt(2);
    RunUntil(10);
    EXPECT_EQ(m_updates.size(), 1U);
    EXPECT_EQ(m_results, std::vector<std::string>{"refused with status 132"});
}

TEST_F(Mipv6RegistrationTest, AnAnswerWithAnotherKeyIsIgnored)
{
    m_answer = [this](const auto& update) {
        Acknowledge(update.sequence, BindingStatus::ACCEPTED, Seconds(420), "another key");
    };
    RegisterAt(2);
    RunUntil(2.9);
    EXPECT_TRUE(m_results.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>{"not authentic"});
}

TEST_F(Mipv6RegistrationTest, AnAnswerToAnEarlierUpdateIsIgnored)
{
    m_answer = [this](const auto& update) { Acknowledge(update.sequence - 1); };
    RegisterAt(2);
    RunUntil(2.9);
    EXPECT_TRUE(m_results.empty());
    EXPECT_EQ(m_reasons, std::vector<std::string>{"answers an earlier Binding Update"});
}

TEST_F(Mipv6RegistrationTest, ASecondAnswerIsIgnored)
{
    m_answer = [this](const auto& update) {
        Acknowledge(update.sequence);
        Acknowledge(update.sequence, BindingStatus::NOT_HOME_SUBNET);
    };
    RegisterAt(2);
    RunUntil(4);
    EXPECT_EQ(m_results, std::vector<std::string>{"accepted"});
    EXPECT_EQ(m_reasons, std::vector<std::string>{"no Binding Update awaits it"});
}

TEST_F(Mipv6RegistrationTest, ItGoesOnFromTheSequenceNumberThatTheHomeAgentHas)
{
    m_answer = [this](const auto& update) {
        const bool first = m_updates.size() == 1;
        Acknowledge(first ? 700 : update.sequence,
                    first ? BindingStatus::SEQUENCE_OUT_OF_WINDOW : BindingStatus::ACCEPTED);
    };
    RegisterAt(2);
    RunUntil(2.9);
    ASSERT_EQ(m_updates.size(), 2U);
    EXPECT_EQ(m_updates[1].message.sequence, 701);
    EXPECT_EQ(m_results, std::vector<std::string>{"accepted"});
}

TEST_F(Mipv6RegistrationTest, ARefusalOfAnEarlierUpdateDoesNotRepeatASequenceNumber)
{
    // A copy of the first update arrived behind it: its refusal comes after the second was sent.
    m_answer = [this](const auto& update) {
        if (m_updates.size() == 2)
        {
            Acknowledge(update.sequence - 1, BindingStatus::SEQUENCE_OUT_OF_WINDOW);
        }
    };
    RegisterAt(2);
    RunUntil(7);
    ASSERT_EQ(m_updates.size(), 3U);
    EXPECT_EQ(m_updates[2].message.sequence, m_updates[1].message.sequence + 1);
}

TEST_F(Mipv6RegistrationTest, ItGoesOnAfterTheRegistrationCountsAsFailed)
{
    m_answer = [this](const auto& update) {
        if (m_updates.size() == 7)
        {
            Acknowledge(update.sequence);
        }
    };
    RegisterAt(2);
    RunUntil(120);
    EXPECT_EQ(m_results, std::vector<std::string>{"no Binding Acknowledgement"});
    ASSERT_EQ(m_updates.size(), 7U);
    EXPECT_EQ(m_registration->GetRegistered(), m_registration->GetRequested());
}

TEST_F(Mipv6RegistrationTest, ABindingIsRefreshedBeforeItEnds)
{
    m_answer = [this](const auto& update) {
        Acknowledge(update.sequence, BindingStatus::ACCEPTED, Seconds(20));
    };
    RegisterAt(2);
    RunUntil(30);
    ASSERT_EQ(m_updates.size(), 2U);
    EXPECT_LT(m_updates[1].when, Seconds(22));
    EXPECT_EQ(m_results.size(), 1U) << "a refresh is nobody's handover";
}

TEST_F(Mipv6RegistrationTest, CancelledItFallsSilent)
{
    RegisterAt(2);
    At(2.5, [this] { m_registration->Cancel(); });
    RunUntil(20);
    EXPECT_EQ(m_updates.size(), 1U);
    EXPECT_TRUE(m_results.empty());
}

TEST_F(Mipv6RegistrationTest, TheFirstTimeItLeavesTheHomeAgentTimeToLookForDuplicates)
{
    m_answer = [this](const auto& update) {
        if (m_updates.size() > 1)
        {
            Acknowledge(update.sequence, BindingStatus::ACCEPTED, Seconds(20));
        }
    };
    RegisterAt(2);
    RunUntil(4);
    ASSERT_EQ(m_updates.size(), 2U);
    EXPECT_NEAR((m_updates[1].when - m_updates[0].when).GetSeconds(), 1.5, 0.01)
        << "InitialBindackTimeoutFirstReg";
}

TEST_F(Mipv6RegistrationTest, WithoutRenewalItIsOverWhenTheLifetimeEnds)
{
    m_answer = [this](const auto& update) {
        if (m_updates.size() == 1)
        {
            Acknowledge(update.sequence, BindingStatus::ACCEPTED, Seconds(20));
        }
    };
    RegisterAt(2);
    RunUntil(21.5);
    EXPECT_EQ(m_registration->GetRegistered(), CARE_OF);
    RunUntil(22.5);
    EXPECT_TRUE(m_registration->GetRegistered().IsAny());
}

TEST_F(Mipv6RegistrationTest, AfterTheBindingEndedItLeavesTimeToLookForDuplicatesAgain)
{
    m_answer = [this](const auto& update) {
        if (m_updates.size() == 1)
        {
            Acknowledge(update.sequence, BindingStatus::ACCEPTED, Seconds(4));
        }
    };
    RegisterAt(2);
    At(2.5, [this] { m_registration->Cancel(); });
    RegisterAt(10);
    RunUntil(13);
    ASSERT_EQ(m_updates.size(), 3U);
    EXPECT_NEAR((m_updates[2].when - m_updates[1].when).GetSeconds(), 1.5, 0.01)
        << "a new binding is as a new home address, RFC 6275 section 11.7.1";
}

TEST_F(Mipv6RegistrationTest, AHomeAddressOfAnotherNodeIsNotUsedAgain)
{
    m_answer = [this](const auto& update) {
        Acknowledge(update.sequence, BindingStatus::DUPLICATE_ADDRESS);
    };
    RegisterAt(2);
    RegisterAt(10);
    RunUntil(12);
    EXPECT_EQ(m_updates.size(), 1U) << "RFC 6275 section 11.7.1";
    EXPECT_EQ(m_results,
              (std::vector<std::string>{"refused with status 134",
                                        "the home address is another node's"}));
    m_registration->Configure(m_addresses, "fd00:9::98", HA);
    RegisterAt(13);
    RunUntil(14);
    EXPECT_EQ(m_updates.size(), 2U) << "another one is";
}

TEST_F(Mipv6RegistrationTest, ABindingErrorOfTheHomeAgentIsFollowedByAnUpdate)
{
    m_answer = [this](const auto& update) { Acknowledge(update.sequence); };
    const auto errorAt = [this](double at, Ipv6Address from, BindingErrorStatus status) {
        At(at, [this, from, status] {
            BindingErrorHeader error;
            error.status = status;
            error.homeAddress = HOME;
            Ipv6Of(TESTER)->Send(error.ToPacket(from, CARE_OF),
                                 from,
                                 CARE_OF,
                                 MobilityHeader::PROTOCOL,
                                 nullptr);
        });
    };
    Node(AGENT)->GetObject<MobilityHeaderProtocol>()->Register(
        MobilityHeaderType::BINDING_ERROR,
        [this](auto message, const auto& header, auto) {
            m_registration->HandleBindingError(message, header);
        });
    RegisterAt(2);
    errorAt(4, "fd00:1::b", BindingErrorStatus::UNKNOWN_BINDING);
    errorAt(5, HA, BindingErrorStatus::UNKNOWN_MH_TYPE);
    RunUntil(6);
    EXPECT_EQ(m_updates.size(), 1U);
    EXPECT_EQ(m_reasons, std::vector<std::string>(2, "no such binding"));
    errorAt(7, HA, BindingErrorStatus::UNKNOWN_BINDING);
    RunUntil(8);
    EXPECT_EQ(m_updates.size(), 2U) << "RFC 6275 section 11.3.6";
    EXPECT_EQ(m_registration->GetRegistered(), CARE_OF);
}

TEST_F(Mipv6RegistrationTest, UpdatesGoThreeTimesASecondAtMost)
{
    m_answer = [this](const auto& update) { Acknowledge(update.sequence); };
    for (int i = 0; i < 20; ++i)
    {
        RegisterAt(2 + 0.1 * i);
    }
    RunUntil(8);
    EXPECT_GT(m_updates.size(), 5U);
    for (std::size_t i = 3; i < m_updates.size(); ++i)
    {
        EXPECT_GE(m_updates[i].when - m_updates[i - 3].when, Seconds(0.999))
            << "MAX_UPDATE_RATE, RFC 6275 section 11.5.3";
    }
    EXPECT_EQ(m_registration->GetRegistered(), CARE_OF) << "the latest goes after all";
}
