/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// CorrespondentNode: RFC 6275 section 9, against Test Inits and Binding Updates made by the test.
#include "wired-pair.h"

#include "ns3/correspondent-node.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-test-header.h"
#include "ns3/mipv6-test-init-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/return-routability.h"
#include "ns3/static-routing-access.h"
#include "ns3/uinteger.h"

#include <map>
#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address HOME("fd00:9::99");
const Ipv6Address CN("fd00:1::2");
const Ipv6Address FIRST("fd00:1::a");
const Ipv6Address SECOND("fd00:1::b");

class CorrespondentNodeTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_cn = CreateObject<CorrespondentNode>();
        Node(AGENT)->AggregateObject(m_cn);
        m_cn->TraceConnectWithoutContext("MsgDrop",
                                         MakeCallback(&CorrespondentNodeTest::OnMsgDrop, this));
        Ipv6Of(AGENT)->TraceConnectWithoutContext("Tx",
                                                  MakeCallback(&CorrespondentNodeTest::OnTx, this));
        MobilityStackHelper::AddRoute(Node(AGENT),
                                      "fd00:9::",
                                      Ipv6Prefix(64),
                                      "fd00:1::1",
                                      m_devices.Get(AGENT));
        // The tester owns the home address, so that it accepts the type 2 routing header.
        Ipv6Of(TESTER)->AddAddress(Node(TESTER)->GetObject<Ipv6TunnelProtocol>()->GetInterface(),
                                   Ipv6InterfaceAddress(HOME, Ipv6Prefix(128)));
        auto mobility = Node(TESTER)->GetObject<MobilityHeaderProtocol>();
        Await<HomeTestHeader>(mobility, MobilityHeaderType::HOME_TEST);
        Await<CareOfTestHeader>(mobility, MobilityHeaderType::CARE_OF_TEST);
        mobility->Register(
            MobilityHeaderType::BINDING_ACKNOWLEDGEMENT,
            [this](Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address) {
                const auto answer = BindingAcknowledgementHeader::Parse(message,
                                                                        header.GetSource(),
                                                                        header.GetDestination());
                ASSERT_TRUE(answer);
                m_answers.push_back(*answer);
                m_authentic.push_back(MobilityHeader::IsAuthentic(message, m_key, m_bound, CN));
            });
    }

    void InstallStacks() override
    {
        MobilityStackHelper stack;
        stack.InstallRouter(Node(TESTER));
        stack.InstallHost(Node(AGENT));
        AddTesterAddresses();
        MobilityStackHelper::AddInterface(Node(AGENT),
                                          m_devices.Get(AGENT),
                                          "fd00:1::2",
                                          Ipv6Prefix(64));
    }

    /// Keep the tokens of a Test by the address that it proves. @param mobility of the tester
    /// @param type of the message
    template <typename Test>
    void Await(Ptr<MobilityHeaderProtocol> mobility, MobilityHeaderType type)
    {
        mobility->Register(
            type,
            [this](Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address) {
                const auto test = Test::Parse(message, header.GetSource(), header.GetDestination());
                ASSERT_TRUE(test);
                m_tests[header.GetDestination()] = {test->nonceIndex,
                                                    test->cookie,
                                                    test->keygenToken};
            });
    }

    /// The correspondent's IPv6 sends. @param packet with IPv6 header
    void OnTx(Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t interface)
    {
        std::vector<uint8_t> octets(packet->GetSize());
        packet->CopyData(octets.data(), octets.size());
        if (Ipv6Of(AGENT)->GetNetDevice(interface) == m_devices.Get(AGENT) && octets[6] != 58)
        {
            m_sent.push_back(octets);
        }
    }

    /// Send a payload, perhaps behind a Home Address option. @param packet it
    /// @param from source on the wire @param home for the option, or ::
    void Send(Ptr<Packet> packet, Ipv6Address from, Ipv6Address home)
    {
        uint8_t next = MobilityHeader::PROTOCOL;
        if (!home.IsAny())
        {
            HomeAddressHeader option;
            option.nextHeader = next;
            option.homeAddress = home;
            packet->AddHeader(option);
            next = HomeAddressHeader::PROTOCOL;
        }
        Ipv6Of(TESTER)->Send(packet, from, CN, next, nullptr);
    }

    /// @param at when, in seconds @param address to be tested @param option whether to name the
    /// home address in a Home Address option
    template <typename Init>
    void TestAt(double at, Ipv6Address address, bool option = false)
    {
        At(at, [this, address, option] {
            Init init;
            init.cookie = 0x92f3;
            Send(init.ToPacket(option ? HOME : address, CN),
                 address,
                 option ? HOME : Ipv6Address::GetAny());
        });
    }

    /// Test the home address and a care-of address. @param at when, in seconds @param careOf it
    void TestBothAt(double at, Ipv6Address careOf = FIRST)
    {
        TestAt<HomeTestInitHeader>(at, HOME);
        TestAt<CareOfTestInitHeader>(at, careOf);
    }

    /// What a Binding Update says.
    struct Update
    {
        uint16_t sequence;                                  //!< Sequence #
        Ipv6Address careOf{FIRST};                          //!< source on the wire
        Time lifetime{Seconds(60)};                         //!< Lifetime
        bool home{false};                                   //!< H
        bool acknowledge{true};                             //!< A
        bool keyManagement{false};                          //!< K
        std::optional<Ipv6Address> alternate{std::nullopt}; //!< Alternate Care-of Address option
        std::optional<uint16_t> homeNonce{std::nullopt};    //!< instead of the Test's
        std::optional<uint16_t> careOfNonce{std::nullopt};  //!< instead of the Test's
        bool nonces{true};                                  //!< whether with Nonce Indices
        bool authenticator{true};                           //!< whether with authenticator
    };

    /// @param at when, in seconds @param wanted what
    void BindAt(double at, const Update& wanted)
    {
        At(at, [this, wanted] {
            BindingUpdateHeader update;
            update.sequence = wanted.sequence;
            update.acknowledge = wanted.acknowledge;
            update.homeRegistration = wanted.home;
            update.keyManagement = wanted.keyManagement;
            update.lifetime = wanted.lifetime;
            update.options.alternateCareOf = wanted.alternate;
            const auto careOf = wanted.alternate.value_or(wanted.careOf);
            const bool deletion = wanted.lifetime.IsZero();
            if (wanted.nonces)
            {
                update.options.nonceIndices =
                    NonceIndices{wanted.homeNonce.value_or(m_tests[HOME].nonceIndex),
                                 wanted.careOfNonce.value_or(m_tests[careOf].nonceIndex)};
            }
            m_key = MakeBindingManagementKey(m_tests[HOME].keygenToken,
                                             deletion ? std::nullopt
                                                      : std::optional(m_tests[careOf].keygenToken));
            m_bound = deletion ? HOME : careOf;
            if (wanted.authenticator)
            {
                update.Authenticate(m_key, m_bound, CN);
            }
            const bool atHome = wanted.careOf == HOME;
            Send(update.ToPacket(HOME, CN), wanted.careOf, atHome ? Ipv6Address::GetAny() : HOME);
        });
    }

    /// @return the statuses of the answers
    std::vector<int> Statuses() const
    {
        std::vector<int> statuses;
        for (const auto& answer : m_answers)
        {
            statuses.push_back(static_cast<int>(answer.status));
        }
        return statuses;
    }

    /// @return the binding of the home address
    std::optional<Binding> Find() const
    {
        return m_cn->GetBindingCache().Find(HOME);
    }

    /// What a Test of either kind says.
    struct Token
    {
        uint16_t nonceIndex{0};  //!< Home or Care-of Nonce Index
        uint64_t cookie{0};      //!< of the Test Init
        uint64_t keygenToken{0}; //!< Home or Care-of Keygen Token
    };

    Ptr<CorrespondentNode> m_cn;
    std::map<Ipv6Address, Token> m_tests; //!< by the address proven
    SharedKey m_key;                      //!< of the latest Binding Update
    Ipv6Address m_bound;                  //!< that the latest authenticator covers
    std::vector<BindingAcknowledgementHeader> m_answers;
    std::vector<bool> m_authentic;            //!< whether each answer is
    std::vector<std::vector<uint8_t>> m_sent; //!< by the correspondent, without ICMPv6
};

} // namespace

TEST_F(CorrespondentNodeTest, ATestInitIsAnsweredToItsSource)
{
    TestBothAt(2);
    RunUntil(3);
    ASSERT_EQ(m_tests.count(HOME), 1U);
    ASSERT_EQ(m_tests.count(FIRST), 1U);
    EXPECT_EQ(m_tests[HOME].cookie, 0x92f3U);
    EXPECT_EQ(m_tests[FIRST].cookie, 0x92f3U);
    EXPECT_NE(m_tests[HOME].keygenToken, m_tests[FIRST].keygenToken);
    EXPECT_EQ(m_cn->GetBindingCache().GetSize(), 0U) << "it keeps nothing of a test";
}

TEST_F(CorrespondentNodeTest, ATestInitWithAHomeAddressOptionIsIgnored)
{
    TestAt<HomeTestInitHeader>(2, FIRST, true);
    TestAt<CareOfTestInitHeader>(3, FIRST, true);
    RunUntil(4);
    EXPECT_TRUE(m_tests.empty());
    EXPECT_TRUE(m_sent.empty()) << "silently: RFC 6275 sections 9.4.1 and 9.4.2";
    EXPECT_EQ(m_reasons, std::vector<std::string>(2, "with a home address option"));
}

TEST_F(CorrespondentNodeTest, MobilityHeadersGoWithoutARoutingHeaderAlsoWhereThereIsABinding)
{
    TestBothAt(2);
    BindAt(3, {1});
    At(3.5, [this] { m_sent.clear(); });
    TestAt<HomeTestInitHeader>(4, HOME);
    RunUntil(5);
    ASSERT_TRUE(Find());
    ASSERT_EQ(m_sent.size(), 1U);
    EXPECT_EQ(m_sent[0][6], 135) << "RFC 6275 section 6.1: no routing header";
}

TEST_F(CorrespondentNodeTest, ItAcknowledgesAnAcceptedUpdateOnlyWhenAsked)
{
    TestBothAt(2);
    BindAt(3, {1, FIRST, Seconds(60), false, false});
    At(3.5, [this] {
        EXPECT_TRUE(Find());
        EXPECT_TRUE(m_answers.empty()) << "RFC 6275 section 9.5.4";
    });
    BindAt(4, {2});
    RunUntil(5);
    EXPECT_EQ(Statuses(), std::vector<int>{0});
    EXPECT_EQ(m_authentic, std::vector<bool>{true});
    EXPECT_EQ(m_answers[0].sequence, 2);
    ASSERT_TRUE(Find());
    EXPECT_EQ(Find()->careOfAddress, FIRST);
    EXPECT_FALSE(Find()->home);
}

TEST_F(CorrespondentNodeTest, ARefusalIsSentUnasked)
{
    m_cn->SetAttribute("MaxBindings", UintegerValue(0));
    TestBothAt(2);
    BindAt(3, {1, FIRST, Seconds(60), false, false});
    RunUntil(4);
    EXPECT_EQ(Statuses(), std::vector<int>{130});
    EXPECT_EQ(m_authentic, std::vector<bool>{true});
    EXPECT_FALSE(Find());
}

TEST_F(CorrespondentNodeTest, ItIsNobodysHomeAgent)
{
    BindAt(2, {1, FIRST, Seconds(60), true, true, false, std::nullopt, {}, {}, false});
    RunUntil(2.5);
    EXPECT_EQ(Statuses(), std::vector<int>{131}) << "RFC 6275 section 10.3.1";
    EXPECT_FALSE(Find());
    TestBothAt(3);
    BindAt(4, {2});
    BindAt(5, {3, FIRST, Seconds(60), true, true, false, std::nullopt, {}, {}, false});
    RunUntil(6);
    EXPECT_EQ(Statuses(), (std::vector<int>{131, 0, 139})) << "registration type change disallowed";
    ASSERT_TRUE(Find());
    EXPECT_FALSE(Find()->home);
    EXPECT_EQ(Find()->sequence, 2);
}

TEST_F(CorrespondentNodeTest, TheKeyManagementBitMeansNothingToIt)
{
    TestBothAt(2);
    BindAt(3, {1, FIRST, Seconds(60), false, true, true});
    RunUntil(4);
    EXPECT_EQ(Statuses(), std::vector<int>{0});
    EXPECT_TRUE(Find());
    EXPECT_FALSE(m_answers[0].keyManagement) << "RFC 6275 section 6.1.8";
}

TEST_F(CorrespondentNodeTest, ADeletionNeedsTheHomeNonceAlone)
{
    TestBothAt(2);
    BindAt(3, {1});
    Update deletion{2, FIRST, Time(0)};
    deletion.careOfNonce = 0x92f3;
    BindAt(4, deletion);
    RunUntil(3.5);
    ASSERT_TRUE(Find());
    RunUntil(5);
    EXPECT_FALSE(Find());
    EXPECT_FALSE(Node(AGENT)->GetObject<Ipv6TunnelProtocol>()->FindHostTunnel(HOME));
    EXPECT_EQ(Statuses(), (std::vector<int>{0, 0}));
    deletion.sequence = 3;
    BindAt(6, deletion);
    RunUntil(7);
    EXPECT_EQ(m_cn->GetBindingCache().GetSize(), 0U) << "RFC 6275 section 9.5.3: none is created";
    Update stale{4, FIRST, Time(0)};
    stale.homeNonce = 0x92f3;
    BindAt(8, stale);
    RunUntil(9);
    EXPECT_EQ(Statuses(), (std::vector<int>{0, 0, 0, 136})) << "the home nonce must be valid";
}

TEST_F(CorrespondentNodeTest, TheNoncesOfADeletedBindingDoNotMakeItAgain)
{
    TestBothAt(2);
    BindAt(3, {1});
    BindAt(4, {2, FIRST, Time(0)});
    BindAt(5, {1}); // what made it
    BindAt(6, {3}); // with the same nonces
    RunUntil(7);
    EXPECT_FALSE(Find()) << "RFC 6275 sections 5.2.8 and 9.5.3";
    EXPECT_EQ(Statuses(), (std::vector<int>{0, 0, 135, 138}));
    EXPECT_EQ(m_answers[2].sequence, 2);
    TestBothAt(8);
    BindAt(9, {4});
    RunUntil(10);
    EXPECT_TRUE(Find()) << "new tests, new nonces";
}

TEST_F(CorrespondentNodeTest, ABindingThatRanOutCannotBeReplayed)
{
    TestBothAt(2);
    BindAt(3, {7, FIRST, Seconds(8)});
    RunUntil(11.5);
    EXPECT_FALSE(Find());
    BindAt(12, {7, FIRST, Seconds(8)});
    RunUntil(13);
    EXPECT_FALSE(Find()) << "RFC 6275 section 5.2.8";
    EXPECT_EQ(Statuses(), (std::vector<int>{0, 135}));
}

TEST_F(CorrespondentNodeTest, TheAlternateCareOfAddressIsTheOneProvenAndBound)
{
    TestBothAt(2, SECOND);
    BindAt(3, {1, FIRST, Seconds(60), false, true, false, SECOND});
    RunUntil(4);
    EXPECT_EQ(Statuses(), std::vector<int>{0});
    EXPECT_EQ(m_authentic, std::vector<bool>{true});
    ASSERT_TRUE(Find());
    EXPECT_EQ(Find()->careOfAddress, SECOND);
}

TEST_F(CorrespondentNodeTest, ACareOfAddressThatIsNotUnicastRoutableIsDiscardedInSilence)
{
    TestBothAt(2);
    double at = 3;
    for (const auto* address : {"fe80::1", "ff0e::1", "::", "::1"})
    {
        BindAt(at++, {1, FIRST, Seconds(60), false, true, false, Ipv6Address(address)});
    }
    At(2.9, [this] { m_sent.clear(); });
    RunUntil(8);
    EXPECT_FALSE(Find());
    EXPECT_TRUE(m_sent.empty()) << "RFC 6275 section 6.1.7";
    EXPECT_EQ(m_reasons, std::vector<std::string>(4, "care-of address is not unicast routable"));
}

TEST_F(CorrespondentNodeTest, AnUpdateThatProvesNothingIsDiscardedInSilence)
{
    TestBothAt(2);
    At(2.9, [this] { m_sent.clear(); });
    Update without{1};
    without.nonces = false;
    BindAt(3, without);
    without.nonces = true;
    without.authenticator = false;
    BindAt(4, without);
    At(4.5, [this] { m_tests[FIRST].keygenToken ^= 1; });
    BindAt(5, {1});
    RunUntil(6);
    EXPECT_FALSE(Find());
    EXPECT_TRUE(m_sent.empty()) << "RFC 6275 section 9.5.1";
    EXPECT_EQ(m_reasons,
              (std::vector<std::string>{"no nonce indices", "not authentic", "not authentic"}));
}

TEST_F(CorrespondentNodeTest, EachNonceThatItDoesNotKnowHasItsStatus)
{
    TestBothAt(2);
    Update update{1};
    update.homeNonce = 0x92f3;
    BindAt(3, update);
    update.careOfNonce = 0x92f3;
    BindAt(4, update);
    update.homeNonce.reset();
    BindAt(5, update);
    RunUntil(6);
    EXPECT_EQ(Statuses(), (std::vector<int>{136, 138, 137}));
    for (const auto& answer : m_answers)
    {
        EXPECT_FALSE(answer.options.authenticator) << "RFC 6275 section 9.5.4";
    }
    EXPECT_FALSE(Find());
}

TEST_F(CorrespondentNodeTest, AnOldSequenceNumberIsAnsweredWithTheLastOne)
{
    TestBothAt(2);
    BindAt(3, {0x8005});
    BindAt(4, {0x8005});
    BindAt(5, {6}); // 32769 ahead is behind
    BindAt(6, {5}); // 32768 ahead, the last one of the preceding 32768
    BindAt(7, {4}); // 32767 ahead is ahead
    RunUntil(8);
    EXPECT_EQ(Statuses(), (std::vector<int>{0, 135, 135, 135, 0}));
    EXPECT_EQ(m_answers[1].sequence, 0x8005);
    EXPECT_EQ(m_authentic, std::vector<bool>(5, true));
    EXPECT_EQ(Find()->sequence, 4);
}

TEST_F(CorrespondentNodeTest, TheAnswerToTheHomeAddressHasNoRoutingHeader)
{
    TestBothAt(2);
    BindAt(3, {1});
    At(3.5, [this] { m_sent.clear(); });
    BindAt(4, {2, HOME, Time(0)});
    RunUntil(5);
    EXPECT_EQ(Statuses(), (std::vector<int>{0, 0}));
    ASSERT_EQ(m_sent.size(), 1U);
    EXPECT_EQ(m_sent[0][6], 135) << "RFC 6275 section 9.5.4";
}

TEST_F(CorrespondentNodeTest, AnUpdateWhoseSourceIsNotUnicastIsDiscardedInSilence)
{
    TestBothAt(2);
    At(3, [this] {
        m_sent.clear();
        for (const auto* source : {"ff0e::1", "::"})
        {
            BindingUpdateHeader update;
            update.sequence = 1;
            update.homeRegistration = false;
            update.lifetime = Seconds(60);
            update.options.alternateCareOf = FIRST;
            update.options.nonceIndices =
                NonceIndices{m_tests[HOME].nonceIndex, m_tests[FIRST].nonceIndex};
            update.Authenticate(
                MakeBindingManagementKey(m_tests[HOME].keygenToken, m_tests[FIRST].keygenToken),
                FIRST,
                CN);
            auto packet = update.ToPacket(HOME, CN);
            HomeAddressHeader option;
            option.nextHeader = MobilityHeader::PROTOCOL;
            option.homeAddress = HOME;
            packet->AddHeader(option);
            Ipv6Header header;
            header.SetSource(source);
            header.SetDestination(CN);
            header.SetNextHeader(HomeAddressHeader::PROTOCOL);
            header.SetHopLimit(64);
            header.SetPayloadLength(packet->GetSize());
            packet->AddHeader(header);
            m_devices.Get(TESTER)->Send(packet, LlaOf(AGENT), Ipv6L3Protocol::PROT_NUMBER);
        }
    });
    RunUntil(4);
    EXPECT_EQ(m_reasons, std::vector<std::string>(2, "source is not unicast"));
    EXPECT_FALSE(Find()) << "RFC 6275 section 9.5.4";
    EXPECT_TRUE(m_sent.empty());
}
