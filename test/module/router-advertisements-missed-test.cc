/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Movement detection without the help of the link layer (RFC 6275 section 11.5.1), and what it
// costs against solicitation at L2-LinkUp.
#include "fmipv6-network.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/mipv6-registration.h"
#include "ns3/router-advertiser.h"
#include "ns3/router-watch.h"
#include "ns3/uinteger.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class RouterAdvertisementsMissedTest : public Fmipv6Network
{
  public:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        m_mn->SetAttribute("Fmipv6", BooleanValue(false));
        m_mn->TraceConnectWithoutContext(
            "MsgTx",
            MakeCallback(&RouterAdvertisementsMissedTest::OnSent, this));
        m_mn->GetRouterWatch()->TraceConnectWithoutContext(
            "Verdict",
            MakeCallback(&RouterAdvertisementsMissedTest::OnVerdict, this));
        m_mn->GetRegistration()->TraceConnectWithoutContext(
            "MsgTx",
            MakeCallback(&RouterAdvertisementsMissedTest::OnBindingUpdate, this));
        m_mn->TraceConnectWithoutContext(
            "StateTransition",
            MakeCallback(&RouterAdvertisementsMissedTest::OnState, this));
    }

    /// @param name of a message of the mobile node
    void OnSent(std::string name, Ptr<const Packet>)
    {
        if (name == "RS" && Simulator::Now() > Seconds(3))
        {
            m_solicited.push_back(Simulator::Now());
        }
    }

    /// @param why the verdict
    void OnVerdict(std::string why)
    {
        m_verdicts.emplace_back(Simulator::Now(), why);
    }

    /// A Binding Update was sent.
    void OnBindingUpdate(std::string, Ptr<const Packet>)
    {
        m_updates.push_back(Simulator::Now());
    }

    /// @param next entered
    void OnState(MobileNodeState, MobileNodeState next, MobileNodeEvent)
    {
        if (Simulator::Now() > Seconds(3) && next == MobileNodeState::CONFIGURING)
        {
            m_configuring = Simulator::Now();
        }
    }

    /// Let routers advertise. @param interval longest (s), announced
    void AdvertiseEvery(double interval)
    {
        for (const auto& router : {m_par, m_nar})
        {
            auto advertiser = router->GetAdvertiser();
            advertiser->SetAttribute("MinInterval", TimeValue(Seconds(interval)));
            advertiser->SetAttribute("MaxInterval", TimeValue(Seconds(interval)));
            advertiser->SetAttribute("SendInterval", BooleanValue(true));
        }
    }

    /// @param what attribute LinkUpReaction
    void React(LinkUpReaction what)
    {
        m_mn->SetAttribute("LinkUpReaction", EnumValue(static_cast<int>(what)));
    }

    /// Move to the other router's access point at 4 s, run. @param until simulated time (s)
    void MoveAndRunUntil(double until)
    {
        Simulator::Schedule(Seconds(4), [this] { m_sap->LinkConnectRequest(&m_user, PoaOf(1)); });
        m_sap->TraceConnectWithoutContext(
            "Primitive",
            MakeCallback(&RouterAdvertisementsMissedTest::OnPrimitive, this));
        Simulator::Stop(Seconds(until));
        Simulator::Run();
    }

    /// @param record a primitive
    void OnPrimitive(const LinkSap::PrimitiveRecord& record)
    {
        if (record.name == LinkPrimitiveName::LINK_UP && Simulator::Now() > Seconds(3) &&
            m_linkUp.IsZero())
        {
            m_linkUp = Simulator::Now();
        }
    }

    /// The node must be registered and reachable behind the other router.
    void ExpectMoved() const
    {
        EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
        EXPECT_EQ(m_ha->GetBindingCache().Find("fd00:9::99")->careOfAddress,
                  m_mn->GetCareOfAddress());
        EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
        ExpectTrafficAtTheEnd();
    }

    std::vector<Time> m_solicited;
    std::vector<std::pair<Time, std::string>> m_verdicts;
    std::vector<Time> m_updates;
    Time m_configuring;
    Time m_linkUp;
};

} // namespace

TEST_F(RouterAdvertisementsMissedTest, WithTheLinkLayersHelpItSolicitsAtOnce)
{
    MoveAndRunUntil(9);
    ASSERT_EQ(m_solicited.size(), 1U);
    EXPECT_EQ(m_solicited[0], m_linkUp);
    ExpectMoved();
}

TEST_F(RouterAdvertisementsMissedTest, TheDelayOfRfc4861ComesBeforeTheSolicitation)
{
    m_mn->SetAttribute("RsDelay", StringValue("ns3::ConstantRandomVariable[Constant=0.7]"));
    MoveAndRunUntil(9);
    ASSERT_EQ(m_solicited.size(), 1U);
    EXPECT_EQ(m_solicited[0], m_linkUp + Seconds(0.7));
    ExpectMoved();
}

TEST_F(RouterAdvertisementsMissedTest, PlainMobileIpv6sTimeHasItsParts)
{
    m_mn->SetAttribute("RsDelay", StringValue("ns3::ConstantRandomVariable[Constant=0.7]"));
    m_nar->GetAdvertiser()->SetAttribute("SolicitedDelay",
                                         StringValue("ns3::ConstantRandomVariable[Constant=0.4]"));
    MoveAndRunUntil(9);
    ASSERT_EQ(m_updates.size(), 2U) << "at the start, and here";
    // RS delay, RA delay, duplicate address detection, and well under a millisecond on the link.
    EXPECT_NEAR((m_configuring - m_linkUp).GetSeconds(), 0.7 + 0.4, 0.002);
    EXPECT_NEAR((m_updates[1] - m_configuring).GetSeconds(), 1.0, 0.001);
    ExpectMoved();
}

TEST_F(RouterAdvertisementsMissedTest, ItWaitsForTheNewRoutersAdvertisement)
{
    React(LinkUpReaction::WAIT);
    AdvertiseEvery(1.5);
    MoveAndRunUntil(12);
    EXPECT_TRUE(m_solicited.empty()) << "the new router was heard first";
    EXPECT_GT(m_configuring, m_linkUp);
    EXPECT_LE(m_configuring, m_linkUp + Seconds(1.51));
    ExpectMoved();
}

TEST_F(RouterAdvertisementsMissedTest, ThreeOverdueAdvertisementsAndNoAnswerMakeItSolicit)
{
    React(LinkUpReaction::WAIT);
    AdvertiseEvery(0.5);
    m_nar->GetAdvertiser()->SetAttribute("Unsolicited", BooleanValue(false));
    m_nar->GetAdvertiser()->SetAttribute("SendInterval", BooleanValue(false));
    MoveAndRunUntil(14);
    ASSERT_EQ(m_verdicts.size(), 1U);
    EXPECT_EQ(m_verdicts[0].second, "advertisements missed");
    // The last one was heard up to half a second before the link was left.
    const auto since = m_verdicts[0].first - Seconds(4);
    EXPECT_GE(since, Seconds(1 + 3));
    EXPECT_LE(since, Seconds(1.51 + 3));
    ASSERT_EQ(m_solicited.size(), 1U);
    EXPECT_EQ(m_solicited[0], m_verdicts[0].first);
    ExpectMoved();
}

TEST_F(RouterAdvertisementsMissedTest, ItProbesItsRouterFirst)
{
    React(LinkUpReaction::PROBE);
    MoveAndRunUntil(12);
    ASSERT_EQ(m_verdicts.size(), 1U);
    EXPECT_EQ(m_verdicts[0].second, "no answer");
    ASSERT_EQ(m_solicited.size(), 1U);
    EXPECT_EQ(m_solicited[0], m_linkUp + Seconds(3)) << "three Neighbor Solicitations";
    ExpectMoved();
}

TEST_F(RouterAdvertisementsMissedTest, ARouterThatFallsSilentIsGivenUpAndFoundAgain)
{
    AdvertiseEvery(0.5);
    auto silent = std::make_shared<bool>(false);
    DropAt(m_apLan[0], [silent](const auto&) { return *silent; });
    Simulator::Schedule(Seconds(4), [silent] { *silent = true; });
    Simulator::Schedule(Seconds(10), [silent] { *silent = false; });
    Simulator::Stop(Seconds(16));
    Simulator::Run();
    ASSERT_FALSE(m_verdicts.empty());
    EXPECT_EQ(m_verdicts[0].second, "advertisements missed");
    EXPECT_FALSE(m_solicited.empty());
    EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
    ExpectTrafficAtTheEnd();
}

TEST_F(RouterAdvertisementsMissedTest, AnAnswerKeepsItWhereItIs)
{
    AdvertiseEvery(0.5);
    // Advertisements to all nodes get lost, everything else does not.
    DropAt(m_apLan[0], [](const auto& frame) {
        return Simulator::Now() > Seconds(4) && frame.size() > 54 && frame[12] == 0x86 &&
               frame[20] == 58 && frame[54] == 134 && frame[0] == 0x33;
    });
    Simulator::Stop(Seconds(9));
    Simulator::Run();
    ASSERT_FALSE(m_verdicts.empty());
    for (const auto& [when, why] : m_verdicts)
    {
        EXPECT_EQ(why, "answered");
    }
    EXPECT_TRUE(m_solicited.empty());
    EXPECT_TRUE(m_outcomes.empty());
    ExpectTrafficAtTheEnd();
}

TEST_F(RouterAdvertisementsMissedTest, TheLifetimeOfTheRouterEndsItsUse)
{
    m_par->GetAdvertiser()->SetAttribute("RouterLifetime", TimeValue(Seconds(5)));
    Simulator::Stop(Seconds(9));
    Simulator::Run();
    ASSERT_FALSE(m_verdicts.empty());
    EXPECT_EQ(m_verdicts[0].second, "lifetime over");
    EXPECT_EQ(m_solicited.size(), 1U) << "which found the same router again";
    ASSERT_EQ(m_outcomes.size(), 1U);
    ExpectTrafficAtTheEnd();
}

TEST_F(RouterAdvertisementsMissedTest, WithFastHandoversALostRouterIsLeftReactively)
{
    m_mn->SetAttribute("Fmipv6", BooleanValue(true));
    React(LinkUpReaction::PROBE);
    MoveAndRunUntil(12);
    ASSERT_EQ(m_solicited.size(), 1U);
    EXPECT_EQ(m_solicited[0], m_linkUp + Seconds(3));
    ExpectMoved();
}
