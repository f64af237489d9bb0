/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The previous router says unasked where to go, or what there is (RFC 4068 and RFC 5568
// sections 3.3 and 6.1.2, Codes 1 and 4): both ends, and the traffic afterwards.
#include "mobile-node-situation.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class NetworkInitiatedTest : public MobileNodeSituation,
                             public ::testing::WithParamInterface<Fmipv6Profile>
{
  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        SetProfile(GetParam());
        m_pcoa = AddressIn("fd00:1::");
        m_ncoa = AddressIn("fd00:2::");
    }

    /// The first router tells the mobile node to go to the second. @param at when (s)
    /// @param ncoa address to use there, if the router says
    void Order(double at, std::optional<Ipv6Address> ncoa = std::nullopt)
    {
        Simulator::Schedule(Seconds(at), [this, ncoa] {
            EXPECT_TRUE(
                m_par->GetPreviousRole()->AdviseHandover(m_mn->GetLinkLayerAddress(),
                                                         m_mn->GetAddresses()->GetLinkLocal(),
                                                         {PoaOf(1), ncoa}));
        });
    }

    /// The mobile node has reached the second router under an address, and both ends know.
    /// @param careOf the address
    void ExpectRedirectedTo(Ipv6Address careOf) const
    {
        EXPECT_EQ(m_mn->GetCareOfAddress(), careOf);
        EXPECT_EQ(TunnelOf(m_par, m_pcoa), careOf);
        EXPECT_TRUE(IsPresentAt(m_nar, careOf));
        ExpectAt("fd00:2::");
        ExpectTrafficAtTheEnd();
    }

    Ipv6Address m_pcoa;
    Ipv6Address m_ncoa;
};

/// Obeys nobody.
class StubbornPolicy : public ScriptedPolicy
{
  public:
    bool ObeysNetwork(Poa) const override
    {
        return false;
    }
};

} // namespace

TEST_P(NetworkInitiatedTest, TheRouterOrders)
{
    Order(3);
    RunScript({});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(GetEnds(), "bcdef2346g") << "no scan, no RtSolPr; the FBU on the old link";
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectRedirectedTo(m_ncoa);
}

TEST_P(NetworkInitiatedTest, TheRouterOrdersAndNamesTheAddress)
{
    const Ipv6Address named("fd00:2::77");
    Order(3, named);
    RunScript({});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectRedirectedTo(named);
}

TEST_P(NetworkInitiatedTest, TheRouterForwardsUntilTheFbuHasCome)
{
    // The first three FBUs are lost: the mobile node is told at 3 s, and heard 700 ms later.
    DropSome(m_routerLan[0], IsFastBindingUpdate, 3);
    Order(3);
    Simulator::Schedule(Seconds(3.6), [this] {
        EXPECT_TRUE(TunnelOf(m_par, m_pcoa).IsAny());
        EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U) << "on the current link";
        EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
    });
    RunScript({});
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
    EXPECT_EQ(CountSent("FBU"), 4U);
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectRedirectedTo(m_ncoa);
}

TEST_P(NetworkInitiatedTest, TheOrderIsLost)
{
    DropAt(m_apLan[0], [](const auto& frame) { return IsExperimentalMobility(frame, PRRTADV); });
    Order(3);
    RunScript({});
    EXPECT_TRUE(m_outcomes.empty()) << "nothing acknowledges it, so nothing repeats it";
    EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
    EXPECT_TRUE(TunnelOf(m_par, m_pcoa).IsAny());
    ExpectTrafficAtTheEnd();
}

TEST_P(NetworkInitiatedTest, AnUnknownAccessPointIsNoOrder)
{
    Simulator::Schedule(Seconds(3), [this] {
        EXPECT_FALSE(m_par->GetPreviousRole()->AdviseHandover(m_mn->GetLinkLayerAddress(),
                                                              m_mn->GetAddresses()->GetLinkLocal(),
                                                              {"02:00:00:00:00:77", {}}));
    });
    RunScript({});
    EXPECT_TRUE(m_outcomes.empty());
    ExpectTrafficAtTheEnd();
}

TEST_P(NetworkInitiatedTest, APolicyMayDisobeyTheNetwork)
{
    m_mn->SetAttribute("Policy", PointerValue(CreateObject<StubbornPolicy>()));
    Order(3);
    RunScript({});
    EXPECT_TRUE(m_outcomes.empty());
    EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
    ExpectTrafficAtTheEnd();
}

TEST_P(NetworkInitiatedTest, NewsOfTheNeighbourhoodIsNoOrder)
{
    m_mn->GetDiscovery()->SetAttribute("CacheLifetime", TimeValue(Seconds(10)));
    Simulator::Schedule(Seconds(2.5), [this] {
        m_par->GetPreviousRole()->AdviseNeighborhood(Ipv6Address::GetAllNodesMulticast());
    });
    Simulator::Schedule(Seconds(2.9), [this] {
        EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
        EXPECT_EQ(m_mn->GetCareOfAddress(), m_pcoa);
        EXPECT_EQ(m_mn->GetDiscovery()->GetCached().size(), 2U) << "both neighbours";
    });
    RunScript({{3, 1}});
    EXPECT_EQ(CountSent("RtSolPr"), 0U) << "it knows";
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectRedirectedTo(m_ncoa);
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         NetworkInitiatedTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileName);
