/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// CareOfAddressManager: addresses, routes and the current router of a mobile node.
#include "wired-pair.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/mobility-traffic-control-layer.h"

#include <optional>
#include <utility>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Ipv6Address ROUTER("fd00:1::1");
const Ipv6Address OTHER("fd00:7::1");
const Ipv6Address FAR("fd00:c::2");

class CareOfAddressManagerTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_devices.Get(AGENT)->SetAddress(Mac48Address("02:11:22:33:44:55"));
        m_addresses = CreateObject<CareOfAddressManager>();
        m_addresses->Attach(Node(AGENT), m_devices.Get(AGENT));
        Ipv6Of(TESTER)->TraceConnectWithoutContext(
            "Rx",
            MakeCallback(&CareOfAddressManagerTest::OnReceive, this));
    }

    void TearDown() override
    {
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

    /// The tester's IPv6 got a packet. @param packet it, with header
    void OnReceive(Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t)
    {
        Ipv6Header header;
        packet->PeekHeader(header);
        if (header.GetNextHeader() == 59)
        {
            m_received.push_back(header);
        }
    }

    /// @return the tester as a router
    ArInfo Router() const
    {
        return {LlaOf(TESTER), ROUTER, "fd00:1::", 64};
    }

    /// @param address an address @return whether the mobile node has it
    bool Has(Ipv6Address address) const
    {
        return Ipv6Of(AGENT)->GetInterfaceForAddress(address) >= 0;
    }

    Ptr<CareOfAddressManager> m_addresses;
    std::vector<Ipv6Header> m_received;
};

} // namespace

TEST_F(CareOfAddressManagerTest, AnAddressIsFormedFromPrefixAndEui64)
{
    // RFC 4291 appendix A: FFFE in the middle, universal/local bit inverted.
    EXPECT_EQ(m_addresses->FormAddress({LlaOf(TESTER), OTHER, "fd00:7::", 64}),
              Ipv6Address("fd00:7::11:22ff:fe33:4455"));
}

TEST_F(CareOfAddressManagerTest, WithoutARouterThereIsNoWayButTheLinkItself)
{
    EXPECT_EQ(m_addresses->RouteTo(FAR), nullptr);
    EXPECT_FALSE(m_addresses->Send(Create<Packet>(10), "fd00:1::10", FAR, 59));
    const auto onLink = m_addresses->RouteTo(Ipv6Address::GetAllRoutersMulticast());
    ASSERT_TRUE(onLink);
    EXPECT_EQ(onLink->GetGateway(), Ipv6Address::GetAny());
    EXPECT_EQ(onLink->GetSource(), m_addresses->GetLinkLocal());
}

TEST_F(CareOfAddressManagerTest, TheRouterInUseIsTheWayToEverything)
{
    m_addresses->Use(Router(), Ipv6Address::GetAny(), "fd00:1::10");
    EXPECT_TRUE(Has("fd00:1::10"));
    EXPECT_EQ(m_addresses->GetCareOf(), Ipv6Address("fd00:1::10"));
    const auto far = m_addresses->RouteTo(FAR);
    ASSERT_TRUE(far);
    EXPECT_EQ(far->GetGateway(), ROUTER);
    EXPECT_EQ(far->GetSource(), Ipv6Address("fd00:1::10"));
    EXPECT_EQ(m_addresses->RouteTo(ROUTER)->GetGateway(), Ipv6Address::GetAny());
    // An address of the same prefix is not known to be on this link.
    EXPECT_EQ(m_addresses->RouteTo("fd00:1::77")->GetGateway(), ROUTER);
}

TEST_F(CareOfAddressManagerTest, TheLinkLocalAddressServesWhereTheGlobalOneIsNotKnown)
{
    auto router = Router();
    router.routerAddress = Ipv6Address::GetAny();
    m_addresses->Use(router, LinkLocalOf(TESTER), "fd00:1::10");
    EXPECT_EQ(m_addresses->RouteTo(FAR)->GetGateway(), LinkLocalOf(TESTER));
    EXPECT_EQ(MobilityIcmpv6L4Protocol::FindNeighbor(InterfaceOf(AGENT), LinkLocalOf(TESTER)),
              LlaOf(TESTER));
}

TEST_F(CareOfAddressManagerTest, TheFirstPacketNeedsNoAddressResolution)
{
    m_addresses->Use(Router(), Ipv6Address::GetAny(), "fd00:1::10");
    std::optional<bool> sent;
    At(2, [this, &sent] {
        sent = m_addresses->Send(Create<Packet>(10), "fd00:1::10", ROUTER, 59, 200);
        EXPECT_EQ(MobilityIcmpv6L4Protocol::FindNeighbor(InterfaceOf(AGENT), ROUTER),
                  LlaOf(TESTER));
    });
    RunUntil(2.001);
    EXPECT_EQ(sent, true);
    ASSERT_EQ(m_received.size(), 1U);
    EXPECT_EQ(m_received[0].GetSource(), Ipv6Address("fd00:1::10"));
    EXPECT_EQ(m_received[0].GetHopLimit(), 200);
}

TEST_F(CareOfAddressManagerTest, TheRouterIsEnteredAgainAfterTheLinkFlushedTheCache)
{
    m_addresses->Use(Router(), Ipv6Address::GetAny(), "fd00:1::10");
    InterfaceOf(AGENT)->GetNdiscCache()->Flush();
    ASSERT_FALSE(MobilityIcmpv6L4Protocol::FindNeighbor(InterfaceOf(AGENT), ROUTER));
    m_addresses->RefreshRouter();
    EXPECT_EQ(MobilityIcmpv6L4Protocol::FindNeighbor(InterfaceOf(AGENT), ROUTER), LlaOf(TESTER));
}

TEST_F(CareOfAddressManagerTest, PreviousAddressesStayUntilForgotten)
{
    m_addresses->Use(Router(), Ipv6Address::GetAny(), "fd00:1::10");
    m_addresses->Use(Router(), Ipv6Address::GetAny(), "fd00:1::11");
    m_addresses->Use(Router(), Ipv6Address::GetAny(), "fd00:1::12");
    EXPECT_TRUE(Has("fd00:1::10"));
    m_addresses->ForgetPrevious("fd00:1::11");
    EXPECT_FALSE(Has("fd00:1::10"));
    EXPECT_TRUE(Has("fd00:1::11"));
    EXPECT_TRUE(Has("fd00:1::12"));
    m_addresses->ForgetPrevious();
    EXPECT_FALSE(Has("fd00:1::11"));
    EXPECT_TRUE(Has("fd00:1::12")) << "it is in use";
}

TEST_F(CareOfAddressManagerTest, AUniqueAddressIsVerifiedInASecond)
{
    std::optional<bool> unique;
    Time when;
    At(2, [&] {
        m_addresses->Verify("fd00:1::10", 64, [&](bool result) {
            unique = result;
            when = Simulator::Now();
        });
    });
    RunUntil(5);
    EXPECT_EQ(unique, true);
    EXPECT_GE(when, Seconds(3));
    EXPECT_TRUE(Has("fd00:1::10"));
}

TEST_F(CareOfAddressManagerTest, AnAddressOfAnotherNodeIsRefusedAndRemoved)
{
    std::optional<bool> unique;
    At(2, [&] { m_addresses->Verify("fd00:1::a", 64, [&](bool result) { unique = result; }); });
    RunUntil(5);
    EXPECT_EQ(unique, false);
    EXPECT_FALSE(Has("fd00:1::a"));
}

TEST_F(CareOfAddressManagerTest, AnAddressInUseIsNotVerified)
{
    // The fast handover's point: the new router has verified it already.
    m_addresses->Use(Router(), Ipv6Address::GetAny(), "fd00:1::10");
    RunUntil(0.1);
    int found = 0;
    for (uint32_t i = 0; i < InterfaceOf(AGENT)->GetNAddresses(); ++i)
    {
        const auto address = InterfaceOf(AGENT)->GetAddress(i);
        if (address.GetAddress() == Ipv6Address("fd00:1::10"))
        {
            ++found;
            EXPECT_EQ(address.GetState(), Ipv6InterfaceAddress::PREFERRED);
        }
    }
    EXPECT_EQ(found, 1);
}

TEST_F(CareOfAddressManagerTest, ItsProbeIsNotDelayedAndHasNoSource)
{
    std::vector<std::pair<Time, Ipv6Header>> probes;
    Node(AGENT)->GetObject<MobilityTrafficControlLayer>()->TraceConnectWithoutContext(
        "Transmit",
        Callback<void, const Ipv6Header&, Ptr<const Packet>, Ptr<NetDevice>>(
            [&probes](const Ipv6Header& header, Ptr<const Packet> packet, auto) {
                uint8_t type = 0;
                packet->CopyData(&type, 1);
                if (header.GetNextHeader() == 58 && type == 135)
                {
                    probes.emplace_back(Simulator::Now(), header);
                }
            }));
    At(5, [this] { m_addresses->Verify("fd00:1::10", 64, [](bool) {}); });
    RunUntil(4.9);
    probes.clear();
    RunUntil(7);
    ASSERT_FALSE(probes.empty());
    EXPECT_LE(probes[0].first, Seconds(5.0101))
        << "RFC 6275 section 11.5.3: not by up to MAX_RTR_SOLICITATION_DELAY, a second";
    EXPECT_EQ(probes[0].second.GetSource(), Ipv6Address::GetAny());
}
