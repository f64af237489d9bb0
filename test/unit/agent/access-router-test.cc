/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// AccessRouter: what the roles of a router share, and that they are wired to its node.
#include "wired-pair.h"

#include "ns3/access-router.h"
#include "ns3/enum.h"
#include "ns3/fmipv6-profile.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/fmipv6-rtsolpr-header.h"
#include "ns3/mipv6-router-advertisement.h"
#include "ns3/new-access-router.h"
#include "ns3/pointer.h"
#include "ns3/previous-access-router.h"
#include "ns3/router-advertiser.h"
#include "ns3/socket.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Mac48Address OWN_AP("02:00:00:00:00:01");
const Mac48Address OTHER_AP("02:00:00:00:00:02");
const Mac48Address UNKNOWN_AP("02:00:00:00:00:03");
const ArInfo OTHER{Mac48Address("02:00:00:00:00:99"), "fd00:2::1", "fd00:2::", 64};

class AccessRouterTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_router = CreateObject<AccessRouter>();
        Node(AGENT)->AggregateObject(m_router);
        m_router->SetAccessInterface(m_devices.Get(AGENT), "fd00:1::2");
        m_router->AddNeighbor(OTHER_AP, OTHER);
        m_router->AddOwnAccessPoint(OWN_AP);
        m_router->AssignStreams(200);
        auto icmpv6 = MobilityIcmpv6L4Protocol::GetFor(Node(TESTER));
        icmpv6->SetRouterAdvertisementHandler([this](auto, const auto&, auto) { ++m_heard; });
        icmpv6->Register(
            ExperimentalMobilitySubtype::PRRTADV,
            [this](Ptr<const Packet> packet, const Ipv6Header& header, Ptr<NetDevice>) {
                const auto answer =
                    PrRtAdvHeader::Parse(packet, header.GetSource(), header.GetDestination());
                ASSERT_TRUE(answer);
                m_answers.push_back(*answer);
            });
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

    /// Ask for access points. @param aps which, or none for all
    void Ask(const std::vector<Mac48Address>& aps)
    {
        RtSolPrHeader request;
        request.profile = m_router->GetProfile();
        request.identifier = ++m_identifier;
        request.sourceLla = LlaOf(TESTER);
        if (!aps.empty())
        {
            request.apLlas = aps;
        }
        const auto source = LinkLocalOf(TESTER);
        const auto destination = LinkLocalOf(AGENT);
        auto packet = request.ToPacket(source, destination);
        SocketIpv6HopLimitTag hopLimit;
        hopLimit.SetHopLimit(255);
        packet->AddPacketTag(hopLimit);
        auto route = Create<Ipv6Route>();
        route->SetSource(source);
        route->SetDestination(destination);
        route->SetGateway(Ipv6Address::GetAny());
        route->SetOutputDevice(m_devices.Get(TESTER));
        Ipv6Of(TESTER)->Send(packet, source, destination, 58, route);
    }

    Ptr<AccessRouter> m_router;
    uint16_t m_identifier{0};
    int m_heard{0};
    std::vector<PrRtAdvHeader> m_answers;
};

/// What it answers to RtSolPr, in both editions of the protocol.
class AccessRouterDiscoveryTest : public AccessRouterTest,
                                  public ::testing::WithParamInterface<Fmipv6Profile>
{
  public:
    void SetUp() override
    {
        AccessRouterTest::SetUp();
        m_router->SetAttribute("Profile", EnumValue(static_cast<int>(GetParam())));
    }
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Profiles,
                         AccessRouterDiscoveryTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         [](const auto& info) { return std::string(GetProfileName(info.param)); });

TEST_F(AccessRouterTest, ItDescribesItself)
{
    const auto info = m_router->GetArInfo();
    EXPECT_EQ(info.routerLla, LlaOf(AGENT));
    EXPECT_EQ(info.routerAddress, Ipv6Address("fd00:1::2"));
    EXPECT_EQ(info.prefix, Ipv6Address("fd00:1::"));
    EXPECT_EQ(info.prefixLength, 64);
    EXPECT_EQ(m_router->GetGlobalAddress(), Ipv6Address("fd00:1::2"));
    EXPECT_EQ(m_router->GetLinkLocalAddress(), LinkLocalOf(AGENT));
    EXPECT_EQ(m_router->GetNode(), Node(AGENT));
    EXPECT_EQ(m_router->GetAccessDevice(), m_devices.Get(AGENT));
}

TEST_F(AccessRouterTest, ItKnowsItsNeighbourhood)
{
    const auto& neighbors = m_router->GetNeighbors();
    EXPECT_EQ(neighbors.Lookup(OTHER_AP).status, ApStatus::KNOWN);
    EXPECT_EQ(neighbors.Lookup(OTHER_AP).info.routerAddress, OTHER.routerAddress);
    EXPECT_EQ(neighbors.Lookup(OWN_AP).status, ApStatus::SAME_INTERFACE);
    EXPECT_EQ(neighbors.Lookup(UNKNOWN_AP).status, ApStatus::NO_INFORMATION);
}

TEST_F(AccessRouterTest, ItKnowsItsOwnAddressesAndThoseItWasTold)
{
    EXPECT_TRUE(m_router->IsKnownAddress("fd00:1::2"));
    EXPECT_FALSE(m_router->IsKnownAddress("fd00:1::77"));
    m_router->AddKnownAddress("fd00:1::77");
    EXPECT_TRUE(m_router->IsKnownAddress("fd00:1::77"));
}

TEST_F(AccessRouterTest, ItsRolesCanBeConfiguredByPath)
{
    PointerValue role;
    m_router->GetAttribute("PreviousRole", role);
    EXPECT_EQ(role.Get<PreviousAccessRouter>(), m_router->GetPreviousRole());
    m_router->GetAttribute("NewRole", role);
    EXPECT_EQ(role.Get<NewAccessRouter>(), m_router->GetNewRole());
    m_router->GetAttribute("Advertiser", role);
    EXPECT_EQ(role.Get<RouterAdvertiser>(), m_router->GetAdvertiser());
    EXPECT_TRUE(m_router->GetPreviousRole());
    EXPECT_TRUE(m_router->GetNewRole());
    EXPECT_TRUE(m_router->GetAdvertiser());
    m_router->SetAttribute("SharedKey", StringValue("secret"));
    EXPECT_EQ(m_router->GetSharedKey(), "secret");
}

TEST_F(AccessRouterTest, ItAdvertisesFromTheStart)
{
    RunUntil(0.6);
    EXPECT_EQ(m_heard, 1);
}

TEST_P(AccessRouterDiscoveryTest, ItAnswersForEachAccessPointAskedFor)
{
    const Mac48Address slow("02:00:00:00:00:04");
    m_router->GetNeighbors().AddWithoutInfo(slow, ApStatus::NO_FAST_HANDOVER);
    At(2, [this, slow] { Ask({OTHER_AP, OWN_AP, UNKNOWN_AP, slow}); });
    At(3, [this] { Ask({}); });
    RunUntil(4);
    ASSERT_EQ(m_answers.size(), 2U);
    const auto& named = m_answers[0];
    EXPECT_EQ(named.identifier, 1);
    EXPECT_EQ(named.code, PrRtAdvCode::LIMITED);
    ASSERT_EQ(named.tuples.size(), 4U);
    EXPECT_TRUE(named.sourceLla);
    EXPECT_EQ(named.profile, GetParam());
    EXPECT_EQ(named.tuples[3].optionCode, LlaOptionCode::NO_FAST_HANDOVER_SUPPORT);
    EXPECT_EQ(named.tuples[0].optionCode, LlaOptionCode::NEW_ACCESS_POINT);
    EXPECT_EQ(named.tuples[0].narAddress, OTHER.routerAddress);
    EXPECT_EQ(named.tuples[0].narLla, OTHER.routerLla);
    EXPECT_EQ(named.tuples[1].optionCode, LlaOptionCode::SAME_ROUTER_INTERFACE);
    EXPECT_EQ(named.tuples[2].optionCode, LlaOptionCode::NO_PREFIX_INFORMATION);
    ASSERT_EQ(m_answers[1].tuples.size(), 1U) << "the wildcard: neighbours only";
    EXPECT_EQ(m_answers[1].tuples[0].apLla, OTHER_AP);
}

TEST_P(AccessRouterDiscoveryTest, AnAnswerThatWouldExceedTheMtuTellsOfTheNearest)
{
    constexpr std::size_t ASKED = 40;
    constexpr std::size_t FITTING = 17; // of 80 octets each, behind 40 of IPv6 and 24 of the rest
    std::vector<Mac48Address> aps{UNKNOWN_AP};
    for (std::size_t i = 0; i < ASKED; ++i)
    {
        uint8_t octets[6] = {2, 0, 0, 0, 1, static_cast<uint8_t>(i)};
        Mac48Address ap;
        ap.CopyFrom(octets);
        aps.insert(aps.begin() + 1, ap); // asked for in the opposite order
        auto info = OTHER;
        m_router->AddNeighbor(ap, info);
    }
    std::size_t largest = 0;
    m_devices.Get(AGENT)->TraceConnectWithoutContext(
        "PhyTxEnd",
        Callback<void, Ptr<const Packet>>([&largest](Ptr<const Packet> frame) {
            largest = std::max<std::size_t>(largest, frame->GetSize());
        }));
    At(2, [this, aps] { Ask(aps); });
    RunUntil(3);
    ASSERT_EQ(m_answers.size(), 1U);
    const auto& answer = m_answers[0];
    EXPECT_EQ(answer.code, PrRtAdvCode::LIMITED) << "not all of them";
    ASSERT_EQ(answer.tuples.size(), FITTING + 1);
    EXPECT_EQ(answer.tuples[0].apLla, UNKNOWN_AP) << "of which there is little to say";
    for (std::size_t i = 0; i < FITTING; ++i)
    {
        EXPECT_EQ(answer.tuples[i + 1].apLla, aps[aps.size() - FITTING + i])
            << "those configured first";
    }
    EXPECT_LE(largest, m_devices.Get(AGENT)->GetMtu() + 18U)
        << "with Ethernet's header and trailer";
    EXPECT_GT(largest, 1300U);
}

TEST_F(AccessRouterTest, AnAddressThatNoInterfaceHasIsAMistakeOfTheCaller)
{
    EXPECT_DEATH(m_router->SetAccessInterface(m_devices.Get(AGENT), "fd00:5::1"),
                 "no IPv6 interface has the address");
}
