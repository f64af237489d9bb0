/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "mobile-node-situation.h"

#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/proxy-discovery.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A discovery of its own on the mobile node, which asks at 2 s.
class ProxyDiscoveryTest : public MobileNodeSituation
{
  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        m_discovery->Attach(MakeContext(),
                            {[this] {
                                 return std::vector<Mac48Address>{PoaOf(1), PoaOf(3)};
                             },
                             [this](const auto& answer) { m_answers.push_back(answer); },
                             [this] { ++m_ended; },
                             [this](const auto& news) { m_news.push_back(news); }});
        MobilityIcmpv6L4Protocol::GetFor(Node(MN))->Register(
            ExperimentalMobilitySubtype::PRRTADV,
            [this](auto packet, const auto& header, auto) {
                m_discovery->HandlePrRtAdv(packet, header);
            });
        Ask(2);
    }

    void TearDown() override
    {
        m_discovery->Dispose();
        MobileNodeSituation::TearDown();
    }

    /// @param at when to ask (s)
    void Ask(double at)
    {
        Simulator::Schedule(Seconds(at), [this] { m_discovery->Request(); });
    }

    void Run(double until)
    {
        Simulator::Stop(Seconds(until));
        Simulator::Run();
    }

    /// The first router sends a PrRtAdv. @param advertisement it
    void Advertise(PrRtAdvHeader advertisement)
    {
        auto ipv6 = Node(PAR)->GetObject<Ipv6L3Protocol>();
        const auto index = ipv6->GetInterfaceForDevice(m_routerLan[0]);
        const auto source = ipv6->GetInterface(index)->GetLinkLocalAddress().GetAddress();
        const auto destination = m_mn->GetAddresses()->GetLinkLocal();
        Ipv6Header header;
        header.SetSource(source);
        header.SetDestination(destination);
        header.SetHopLimit(255);
        m_discovery->HandlePrRtAdv(advertisement.ToPacket(source, destination), header);
    }

    /// @param code of the message @return a PrRtAdv about the second router
    PrRtAdvHeader MakeNews(PrRtAdvCode code) const
    {
        const auto& info = m_nar->GetArInfo();
        PrRtAdvHeader news;
        news.code = code;
        PrRtAdvHeader::Tuple tuple;
        tuple.apLla = PoaOf(1);
        tuple.narLla = info.routerLla;
        tuple.narAddress = info.routerAddress;
        tuple.prefix = NetworkPrefix{info.prefix, info.prefixLength};
        news.tuples.push_back(tuple);
        return news;
    }

    Ptr<ProxyDiscovery> m_discovery{CreateObject<ProxyDiscovery>()};
    std::vector<PrRtAdvHeader> m_answers;
    std::vector<PrRtAdvHeader> m_news;
    uint32_t m_ended{0};
};

} // namespace

TEST_F(ProxyDiscoveryTest, AnAnswerHasATupleForEachAccessPoint)
{
    m_discovery->SetAttribute("CacheLifetime", TimeValue(Seconds(1)));
    Run(2.9);
    EXPECT_EQ(m_discovery->GetState(), DiscoveryState::ANSWERED);
    ASSERT_EQ(m_answers.size(), 1U);
    EXPECT_EQ(m_ended, 1U);
    EXPECT_EQ(m_answers[0].code, PrRtAdvCode::LIMITED);
    ASSERT_EQ(m_answers[0].tuples.size(), 2U);
    EXPECT_EQ(m_answers[0].FindTuple(PoaOf(1))->narAddress, m_nar->GetArInfo().routerAddress);
    EXPECT_EQ(m_answers[0].FindTuple(PoaOf(3))->optionCode, LlaOptionCode::SAME_ROUTER_INTERFACE);
    ASSERT_TRUE(m_discovery->FindCached(PoaOf(1)));
    EXPECT_FALSE(m_discovery->FindCached(PoaOf(3))) << "no router to remember";
    Run(3.5);
    EXPECT_FALSE(m_discovery->FindCached(PoaOf(1))) << "too old";
}

TEST_F(ProxyDiscoveryTest, GivesUpAndRemembersTheSilentRouter)
{
    DropAt(m_routerLan[0],
           [](const auto& frame) { return IsExperimentalMobility(frame, RTSOLPR); });
    Run(5);
    EXPECT_EQ(m_discovery->GetState(), DiscoveryState::GIVEN_UP);
    EXPECT_EQ(m_ended, 1U);
    EXPECT_EQ(CountSent("RtSolPr"), 4U);
    EXPECT_TRUE(m_discovery->IsRouterSilent());
    Advertise(MakeNews(PrRtAdvCode::UNSOLICITED_NEIGHBORHOOD));
    EXPECT_FALSE(m_discovery->IsRouterSilent()) << "it speaks after all";
}

TEST_F(ProxyDiscoveryTest, TheRateLimitHoldsFromOneQuestionToTheNext)
{
    Simulator::Schedule(Seconds(2.05), [this] {
        EXPECT_EQ(m_discovery->GetState(), DiscoveryState::ANSWERED);
        m_discovery->Abort();
        m_discovery->Request();
        EXPECT_EQ(m_discovery->GetState(), DiscoveryState::HELD);
    });
    Run(3);
    const auto times = WhenSent("RtSolPr");
    ASSERT_EQ(times.size(), 2U);
    EXPECT_GE(times[1] - times[0], Seconds(1.0 / 3));
    EXPECT_EQ(m_answers.size(), 2U);
}

TEST_F(ProxyDiscoveryTest, AnAnswerToWhoHasLeftIsNotAccepted)
{
    Simulator::Schedule(Seconds(2) + MicroSeconds(1), [this] { m_discovery->Abort(); });
    Run(3);
    EXPECT_TRUE(m_answers.empty());
    EXPECT_EQ(m_ended, 0U);
    EXPECT_EQ(m_dropReasons, std::vector<std::string>{"no RtSolPr awaits it"});
}

TEST_F(ProxyDiscoveryTest, UnsolicitedNewsIsTold)
{
    Run(1.9);
    Advertise(MakeNews(PrRtAdvCode::NETWORK_INITIATED));
    ASSERT_EQ(m_news.size(), 1U);
    EXPECT_EQ(m_news[0].code, PrRtAdvCode::NETWORK_INITIATED);
    EXPECT_TRUE(m_answers.empty());
}

TEST_F(ProxyDiscoveryTest, AnotherProfileIsNotUnderstood)
{
    Run(1.9);
    auto news = MakeNews(PrRtAdvCode::NETWORK_INITIATED);
    news.profile = Fmipv6Profile::RFC5568;
    Advertise(news);
    EXPECT_TRUE(m_news.empty());
    EXPECT_EQ(m_dropReasons, std::vector<std::string>{"of another profile"});
}

TEST_F(ProxyDiscoveryTest, ASurveyFillsTheCacheForGoodAndAsksWhatItWasGivenAtOnce)
{
    Simulator::Schedule(Seconds(2.05), [this] {
        m_discovery->Abort();
        m_discovery->Survey({PoaOf(1)});
        m_discovery->Survey({PoaOf(3), PoaOf(1)}); // before the rate limit lets it go
    });
    Run(2.9);
    EXPECT_EQ(CountSent("RtSolPr"), 2U);
    EXPECT_EQ(m_answers.size(), 1U) << "of the question before";
    EXPECT_TRUE(m_discovery->FindCached(PoaOf(1)));
    EXPECT_EQ(m_discovery->GetState(), DiscoveryState::IDLE);
    Run(100);
    EXPECT_TRUE(m_discovery->FindCached(PoaOf(1)));
    m_discovery->Survey({});
    Run(101);
    EXPECT_EQ(CountSent("RtSolPr"), 2U) << "nothing to ask";
}

TEST_F(ProxyDiscoveryTest, ASurveyEndsWithTheLink)
{
    Simulator::Schedule(Seconds(2.05), [this] {
        m_discovery->Survey({PoaOf(1)});
        m_discovery->Abort();
    });
    Run(4);
    EXPECT_EQ(CountSent("RtSolPr"), 1U);
}
