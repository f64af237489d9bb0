/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// RouteOptimizer: a mobile node's side of RFC 6275 sections 11.6 to 11.8, with a correspondent made
// by the test.
#include "wired-pair.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-error-header.h"
#include "ns3/mipv6-binding-refresh-request-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/mipv6-test-header.h"
#include "ns3/mipv6-test-init-header.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/return-routability.h"
#include "ns3/route-optimizer.h"
#include "ns3/static-routing-access.h"

#include <algorithm>
#include <functional>
#include <optional>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address HOME("fd00:9::99");
const Ipv6Address PEER("fd00:1::1");
const Ipv6Address STRANGER("fd00:1::b");
const Ipv6Address CARE_OF("fd00:1::10");
constexpr uint64_t HOME_TOKEN = 0x92f392f392f392f3;
constexpr uint64_t CARE_OF_TOKEN = 0x0123456789abcdef;

class RouteOptimizerTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_addresses = CreateObject<CareOfAddressManager>();
        m_addresses->Attach(Node(AGENT), m_devices.Get(AGENT));
        m_addresses->Use({LlaOf(TESTER), PEER, "fd00:1::", 64}, Ipv6Address::GetAny(), CARE_OF);
        auto tunnel = Node(AGENT)->GetObject<Ipv6TunnelProtocol>();
        Ipv6Of(AGENT)->AddAddress(tunnel->GetInterface(),
                                  Ipv6InterfaceAddress(HOME, Ipv6Prefix(128)),
                                  false);
        GetStaticRouting(Node(AGENT))
            ->AddNetworkRouteTo(Ipv6Address::GetAny(),
                                Ipv6Prefix::GetZero(),
                                tunnel->GetInterface());
        // The test has no home agent: what would go by it goes as it is.
        tunnel->SetPathSelector([this](const Ipv6Header& inner, PacketDropCause&) {
            return TunnelPath{{}, m_addresses->RouteTo(inner.GetDestination())};
        });
        MobilityStackHelper::AddRoute(Node(TESTER),
                                      "fd00:9::",
                                      Ipv6Prefix(64),
                                      CARE_OF,
                                      m_devices.Get(TESTER));
        m_optimizer = CreateObject<RouteOptimizer>();
        m_optimizer->Attach(Node(AGENT), m_addresses, HOME);
        m_optimizer->TraceConnectWithoutContext("MsgDrop",
                                                MakeCallback(&RouteOptimizerTest::OnMsgDrop, this));
        m_optimizer->TraceConnectWithoutContext("MsgTx",
                                                MakeCallback(&RouteOptimizerTest::OnSent, this));
        auto mobile = Node(AGENT)->GetObject<MobilityHeaderProtocol>();
        mobile->Register(MobilityHeaderType::BINDING_ACKNOWLEDGEMENT,
                         [this](auto message, const auto& header, auto) {
                             m_optimizer->HandleAcknowledgement(message, header);
                         });
        mobile->Register(MobilityHeaderType::BINDING_ERROR,
                         [this](auto message, const auto& header, auto) {
                             m_optimizer->HandleBindingError(message, header);
                         });
        auto peer = Node(TESTER)->GetObject<MobilityHeaderProtocol>();
        Answer<HomeTestInitHeader, HomeTestHeader>(peer, MobilityHeaderType::HOME_TEST_INIT);
        Answer<CareOfTestInitHeader, CareOfTestHeader>(peer, MobilityHeaderType::CARE_OF_TEST_INIT);
        peer->Register(MobilityHeaderType::BINDING_UPDATE,
                       [this](Ptr<const Packet> message,
                              const Ipv6Header& header,
                              auto wireSource) { OnUpdate(message, header, wireSource); });
    }

    void TearDown() override
    {
        m_optimizer->Dispose();
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

    /// Answer a Test Init. @param peer the correspondent's @param type of the Init
    template <typename Init, typename Test>
    void Answer(Ptr<MobilityHeaderProtocol> peer, MobilityHeaderType type)
    {
        constexpr bool HOME_TEST = std::is_same_v<Test, HomeTestHeader>;
        peer->Register(type, [this](Ptr<const Packet> message, const Ipv6Header& header, auto) {
            const auto init = Init::Parse(message, header.GetSource(), header.GetDestination());
            ASSERT_TRUE(init);
            Test test;
            test.cookie = init->cookie ^ (HOME_TEST ? m_cookieFault : 0);
            test.nonceIndex = HOME_TEST ? 7 : 8;
            test.keygenToken = HOME_TEST ? HOME_TOKEN : CARE_OF_TOKEN;
            SendFromPeer(test.ToPacket(PEER, header.GetSource()), header.GetSource());
        });
    }

    /// A Binding Update came to the correspondent. @param message it @param header IPv6 header
    /// @param wireSource source on the wire
    void OnUpdate(Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address wireSource)
    {
        const auto update =
            BindingUpdateHeader::Parse(message, header.GetSource(), header.GetDestination());
        ASSERT_TRUE(update);
        const bool deletion = update->lifetime.IsZero();
        m_key = MakeBindingManagementKey(HOME_TOKEN,
                                         deletion ? std::nullopt
                                                  : std::optional<uint64_t>(CARE_OF_TOKEN));
        const auto bound = deletion ? HOME : wireSource;
        m_updates.push_back({*update,
                             header.GetSource(),
                             wireSource,
                             MobilityHeader::IsAuthentic(message, m_key, bound, PEER),
                             Simulator::Now()});
        BindingAcknowledgementHeader answer;
        answer.sequence = update->sequence;
        answer.lifetime = update->lifetime;
        m_change(answer);
        const bool withoutKey = answer.status == BindingStatus::EXPIRED_NONCES;
        if (!withoutKey)
        {
            answer.Authenticate(m_forged ? SharedKey(20, 7) : m_key, bound, PEER);
        }
        auto packet = answer.ToPacket(PEER, HOME);
        uint8_t next = MobilityHeader::PROTOCOL;
        if (wireSource != HOME)
        {
            Type2RoutingHeader routing;
            routing.nextHeader = next;
            routing.homeAddress = HOME;
            packet->AddHeader(routing);
            next = Type2RoutingHeader::PROTOCOL;
        }
        Ipv6Of(TESTER)->Send(packet, PEER, wireSource, next, nullptr);
    }

    /// @param packet a Mobility Header @param to where @param from source
    void SendFromPeer(Ptr<Packet> packet, Ipv6Address to, Ipv6Address from = PEER)
    {
        Ipv6Of(TESTER)->Send(packet, from, to, MobilityHeader::PROTOCOL, nullptr);
    }

    /// @param at when, in seconds @param status of a Binding Error @param from who sends it
    void BindingErrorAt(double at, BindingErrorStatus status, Ipv6Address from = PEER)
    {
        At(at, [this, status, from] {
            BindingErrorHeader error;
            error.status = status;
            error.homeAddress = HOME;
            SendFromPeer(error.ToPacket(from, CARE_OF), CARE_OF, from);
        });
    }

    /// @param at when, in seconds @param code of a Parameter Problem about a CoTI
    void ParameterProblemAt(double at, uint8_t code)
    {
        At(at, [this, code] {
            auto packet = Create<Packet>(40);
            Ipv6Header header;
            header.SetSource(CARE_OF);
            header.SetDestination(PEER);
            header.SetNextHeader(60);
            header.SetPayloadLength(packet->GetSize());
            packet->AddHeader(header);
            Node(TESTER)->GetObject<Icmpv6L4Protocol>()->SendErrorParameterError(packet,
                                                                                 CARE_OF,
                                                                                 code,
                                                                                 42);
        });
    }

    /// Be registered with the home agent, and have packets for the correspondent at 2 s.
    /// @param until end of the registration (s)
    void Start(double until = 1000)
    {
        At(1, [this, until] { m_optimizer->SetRegistered(CARE_OF, Seconds(until)); });
        At(2, [this] { m_optimizer->Consider(PEER); });
    }

    /// @param name of a message
    void OnSent(std::string name, Ptr<const Packet>)
    {
        m_sent.emplace_back(Simulator::Now(), name);
    }

    /// @param name of a message @return how often it was sent
    std::size_t CountSent(const std::string& name) const
    {
        return std::count_if(m_sent.begin(), m_sent.end(), [&name](const auto& sent) {
            return sent.second == name;
        });
    }

    /// A Binding Update that the correspondent got.
    struct Update
    {
        BindingUpdateHeader message; //!< it
        Ipv6Address homeAddress;     //!< whose
        Ipv6Address wireSource;      //!< from where
        bool authentic;              //!< by the tokens of the tests
        Time when;                   //!< it came
    };

    Ptr<CareOfAddressManager> m_addresses;
    Ptr<RouteOptimizer> m_optimizer;
    SharedKey m_key;           //!< of the latest Binding Update
    bool m_forged{false};      //!< whether acknowledgements have another key
    uint64_t m_cookieFault{0}; //!< of Home Tests
    std::function<void(BindingAcknowledgementHeader&)> m_change{[](auto&) {}}; //!< to each answer
    std::vector<Update> m_updates;
    std::vector<std::pair<Time, std::string>> m_sent;
};

} // namespace

TEST_F(RouteOptimizerTest, TheUpdateProvesBothAddressesAndDoesNotOutlastTheHomeRegistration)
{
    Start(102);
    RunUntil(3);
    ASSERT_EQ(m_updates.size(), 1U);
    const auto& update = m_updates[0];
    EXPECT_TRUE(update.authentic);
    EXPECT_EQ(update.homeAddress, HOME);
    EXPECT_EQ(update.wireSource, CARE_OF);
    EXPECT_FALSE(update.message.homeRegistration);
    EXPECT_FALSE(update.message.keyManagement);
    EXPECT_TRUE(update.message.acknowledge);
    EXPECT_EQ(update.message.lifetime, Seconds(100)) << "RFC 6275 section 11.7.2";
    ASSERT_TRUE(update.message.options.nonceIndices);
    EXPECT_EQ(update.message.options.nonceIndices->home, 7);
    EXPECT_EQ(update.message.options.nonceIndices->careOf, 8);
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::OPTIMIZED);
}

TEST_F(RouteOptimizerTest, AtHomeTheBindingIsDeletedWithTheHomeNonceAlone)
{
    Start();
    At(4, [this] {
        m_addresses->Use({LlaOf(TESTER), PEER, "fd00:1::", 64}, Ipv6Address::GetAny(), HOME);
        m_optimizer->SetRegistered(HOME, Seconds(0));
    });
    RunUntil(5);
    ASSERT_EQ(m_updates.size(), 2U);
    const auto& update = m_updates[1];
    EXPECT_TRUE(update.authentic);
    EXPECT_TRUE(update.message.lifetime.IsZero());
    EXPECT_EQ(update.wireSource, HOME) << "the care-of address is the home address";
    ASSERT_TRUE(update.message.options.nonceIndices);
    EXPECT_EQ(update.message.options.nonceIndices->home, 7);
    EXPECT_EQ(update.message.options.nonceIndices->careOf, 0) << "RFC 6275 section 11.7.2";
    EXPECT_GT(update.message.sequence, m_updates[0].message.sequence);
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::TUNNELLED);
}

TEST_F(RouteOptimizerTest, ACorrespondentsRefreshAdviceIsIgnored)
{
    m_change = [](auto& answer) { answer.options.refreshAdvice = Seconds(8); };
    Start(102);
    for (int at = 3; at < 40; ++at)
    {
        At(at, [this] { m_optimizer->GetCareOf(PEER); }); // in use
    }
    RunUntil(40);
    EXPECT_EQ(m_updates.size(), 1U) << "RFC 6275 section 11.7.3";
}

TEST_F(RouteOptimizerTest, ARefreshRequestIsAnsweredByANewLifetime)
{
    Start();
    At(20, [this] { SendFromPeer(BindingRefreshRequestHeader().ToPacket(PEER, HOME), HOME); });
    RunUntil(21);
    ASSERT_EQ(m_updates.size(), 2U);
    EXPECT_EQ(m_updates[1].message.lifetime, m_updates[0].message.lifetime)
        << "from now on, which extends what is left (RFC 6275 section 11.7.4)";
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::OPTIMIZED);
}

TEST_F(RouteOptimizerTest, ARefreshRequestOfAStrangerIsIgnored)
{
    Start();
    At(20, [this] {
        SendFromPeer(BindingRefreshRequestHeader().ToPacket(STRANGER, HOME), HOME, STRANGER);
    });
    RunUntil(21);
    EXPECT_EQ(CountSent("HoTI"), 1U);
    EXPECT_EQ(CountSent("CoTI"), 1U);
    EXPECT_EQ(m_reasons, std::vector<std::string>{"no binding to refresh"});
}

TEST_F(RouteOptimizerTest, AStrangersBindingErrorIsIgnored)
{
    Start();
    BindingErrorAt(3, BindingErrorStatus::UNKNOWN_BINDING, STRANGER);
    BindingErrorAt(4, BindingErrorStatus::UNKNOWN_MH_TYPE, STRANGER);
    RunUntil(5);
    EXPECT_EQ(m_reasons, std::vector<std::string>(2, "nothing was sent there"));
    EXPECT_EQ(m_optimizer->GetState(STRANGER), RouteOptimizationState::TUNNELLED);
    EXPECT_EQ(CountSent("CoTI"), 1U) << "RFC 6275 section 11.3.6: no tests because of it";
}

TEST_F(RouteOptimizerTest, AnUnexpectedBindingErrorOfStatusTwoIsIgnored)
{
    Start();
    BindingErrorAt(3, BindingErrorStatus::UNKNOWN_MH_TYPE);
    RunUntil(4);
    EXPECT_EQ(m_reasons, std::vector<std::string>{"no answer is awaited"});
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::OPTIMIZED);
}

TEST_F(RouteOptimizerTest, ABindingErrorOfStatusOneEndsTheBinding)
{
    Start();
    At(2.5, [this] { EXPECT_EQ(m_optimizer->GetCareOf(PEER), CARE_OF); });
    At(2.9, [this] {
        Node(TESTER)->GetObject<MobilityHeaderProtocol>()->Register(
            MobilityHeaderType::CARE_OF_TEST_INIT,
            [](auto, const auto&, auto) {});
    });
    BindingErrorAt(3, BindingErrorStatus::UNKNOWN_BINDING);
    RunUntil(3.5);
    EXPECT_EQ(m_optimizer->GetCareOf(PEER), Ipv6Address::GetAny()) << "RFC 6275 section 11.3.6";
    EXPECT_EQ(CountSent("CoTI"), 2U) << "it may begin anew";
}

TEST_F(RouteOptimizerTest, AParameterProblemOfCodeTwoIsDiscarded)
{
    Node(TESTER)->GetObject<MobilityHeaderProtocol>()->Register(
        MobilityHeaderType::CARE_OF_TEST_INIT,
        [](auto, const auto&, auto) {}); // an answer is awaited
    Start();
    ParameterProblemAt(2.3, 2);
    RunUntil(2.5);
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::TESTING)
        << "RFC 6275 section 11.3.5";
    ParameterProblemAt(2.6, 1);
    RunUntil(2.8);
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::REFUSED);
}

TEST_F(RouteOptimizerTest, AParameterProblemBeginsNothing)
{
    At(1, [this] { m_optimizer->SetRegistered(CARE_OF, Seconds(1000)); });
    ParameterProblemAt(2, 1);
    RunUntil(3);
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::TUNNELLED)
        << "RFC 6275 section 11.3.5: no entry because of it";
    EXPECT_TRUE(m_sent.empty());
}

TEST_F(RouteOptimizerTest, NoMessageGoesMoreThanThreeTimesASecond)
{
    m_change = [](auto& answer) { answer.status = BindingStatus::EXPIRED_NONCES; };
    Start();
    // Moving to and fro all the time begins the tests anew as well.
    for (double at = 2.05; at < 4; at += 0.05)
    {
        At(at, [this] {
            m_optimizer->SetRegistered(HOME, Seconds(0));
            m_optimizer->SetRegistered(CARE_OF, Seconds(1000));
            m_optimizer->Consider(PEER);
        });
    }
    RunUntil(10);
    for (const auto* name : {"HoTI", "CoTI", "BU"})
    {
        std::vector<Time> times;
        for (const auto& [when, sent] : m_sent)
        {
            if (sent == name)
            {
                times.push_back(when);
            }
        }
        EXPECT_GT(times.size(), 3U) << name;
        for (std::size_t i = 3; i < times.size(); ++i)
        {
            EXPECT_GE(times[i] - times[i - 3], Seconds(1))
                << name << ": MAX_UPDATE_RATE, RFC 6275 section 11.8";
        }
    }
}

TEST_F(RouteOptimizerTest, PeersOfTheLinkAreNoCorrespondents)
{
    At(1, [this] { m_optimizer->SetRegistered(CARE_OF, Seconds(1000)); });
    At(2, [this] {
        m_optimizer->Consider(LinkLocalOf(TESTER));
        m_optimizer->Consider(Ipv6Address::GetAllRoutersMulticast());
    });
    RunUntil(3);
    EXPECT_TRUE(m_sent.empty()) << "RFC 6275 section 11.3.1";
    EXPECT_EQ(m_optimizer->GetCareOf(LinkLocalOf(TESTER)), Ipv6Address::GetAny());
}

TEST_F(RouteOptimizerTest, EachUpdateHasANewSequenceNumber)
{
    int answers = 0;
    m_change = [&answers](auto& answer) { answer.sequence -= ++answers < 3 ? 1 : 0; };
    Start();
    RunUntil(8);
    ASSERT_EQ(m_updates.size(), 3U) << "two answers that match no update";
    EXPECT_EQ(m_updates[1].message.sequence, m_updates[0].message.sequence + 1);
    EXPECT_EQ(m_updates[2].message.sequence, m_updates[1].message.sequence + 1);
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::OPTIMIZED);
}

TEST_F(RouteOptimizerTest, AHomeTestWithAnotherCookieIsIgnored)
{
    m_cookieFault = 1;
    Start();
    RunUntil(2.9);
    EXPECT_EQ(m_reasons, std::vector<std::string>{"not the cookie that was sent"})
        << "RFC 6275 section 11.6.2";
    EXPECT_TRUE(m_updates.empty());
    m_cookieFault = 0;
    RunUntil(4);
    EXPECT_EQ(m_updates.size(), 1U) << "it asked again";
}

TEST_F(RouteOptimizerTest, AnAcknowledgementWithAnotherKeyIsIgnored)
{
    m_forged = true;
    Start();
    RunUntil(2.9);
    EXPECT_EQ(m_reasons, std::vector<std::string>{"not authentic"}) << "RFC 6275 section 11.7.3";
    EXPECT_NE(m_optimizer->GetState(PEER), RouteOptimizationState::OPTIMIZED);
    m_forged = false;
    RunUntil(4);
    EXPECT_EQ(m_optimizer->GetState(PEER), RouteOptimizationState::OPTIMIZED);
}
