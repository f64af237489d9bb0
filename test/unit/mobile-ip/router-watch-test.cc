/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// RouterWatch: by what a mobile node notices that its default router is gone (RFC 6275 section
// 11.5.1).
#include "wired-pair.h"

#include "ns3/mipv6-router-advertisement.h"
#include "ns3/router-watch.h"
#include "ns3/uinteger.h"

#include <utility>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class RouterWatchTest : public WiredPair
{
  public:
    void SetUp() override
    {
        WiredPair::SetUp();
        m_watch = CreateObject<RouterWatch>();
        m_watch->Attach(Node(AGENT), m_devices.Get(AGENT), [this](const auto& why) {
            m_lost.emplace_back(Simulator::Now(), why);
        });
        m_watch->TraceConnectWithoutContext("Verdict",
                                            MakeCallback(&RouterWatchTest::OnVerdict, this));
        MobilityIcmpv6L4Protocol::GetFor(Node(TESTER));
    }

    void TearDown() override
    {
        m_watch->Dispose();
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

    /// @param why the verdict
    void OnVerdict(std::string why)
    {
        m_verdicts.push_back(why);
    }

    /// The router advertises. @param interval of the option (s), 0 for none
    /// @param lifetime Router Lifetime (s)
    void Hear(double interval, double lifetime = 1800)
    {
        RouterAdvertisement advertisement;
        advertisement.sourceLla = LlaOf(TESTER);
        advertisement.routerLifetime = Seconds(lifetime);
        if (interval > 0)
        {
            advertisement.advertisementInterval = Seconds(interval);
        }
        m_watch->Heard(advertisement, LinkLocalOf(TESTER));
    }

    /// Watch the tester.
    void Watch()
    {
        m_watch->Watch(LinkLocalOf(TESTER), LlaOf(TESTER));
    }

    /// From now on the router gets nothing.
    void CutRouter()
    {
        Ipv6Of(TESTER)->SetDown(Ipv6Of(TESTER)->GetInterfaceForDevice(m_devices.Get(TESTER)));
    }

    Ptr<RouterWatch> m_watch;
    std::vector<std::pair<Time, std::string>> m_lost;
    std::vector<std::string> m_verdicts;
};

} // namespace

TEST_F(RouterWatchTest, ThreeMissedAdvertisementsAndThreeUnansweredProbes)
{
    At(2, [this] {
        Watch();
        Hear(1.5);
    });
    At(3, [this] { CutRouter(); });
    RunUntil(30);
    ASSERT_EQ(m_lost.size(), 1U);
    EXPECT_EQ(m_lost[0].second, "advertisements missed");
    EXPECT_NEAR(m_lost[0].first.GetSeconds(), 2 + 3 * 1.5 + 3 * 1, 0.001);
}

TEST_F(RouterWatchTest, ARouterThatAnswersTheProbeStays)
{
    At(2, [this] {
        Watch();
        Hear(1.5);
    });
    RunUntil(12);
    EXPECT_TRUE(m_lost.empty());
    EXPECT_EQ(m_verdicts, (std::vector<std::string>{"answered", "answered"}))
        << "after 4.5 s, and 4.5 s later";
}

TEST_F(RouterWatchTest, WithoutProbesTheLastMissedAdvertisementDecides)
{
    m_watch->SetAttribute("ProbeTries", UintegerValue(0));
    m_watch->SetAttribute("MissedAdvertisements", UintegerValue(2));
    At(2, [this] {
        Watch();
        Hear(1);
    });
    At(3.5, [this] { Hear(1); });
    RunUntil(10);
    ASSERT_EQ(m_lost.size(), 1U);
    EXPECT_EQ(m_lost[0].first, Seconds(5.5));
}

TEST_F(RouterWatchTest, WithoutTheOptionNothingIsOverdue)
{
    At(2, [this] {
        Watch();
        Hear(0);
    });
    RunUntil(1000);
    EXPECT_TRUE(m_lost.empty());
}

TEST_F(RouterWatchTest, TheRouterLifetimeEndsItWithoutAProbe)
{
    At(2, [this] {
        Watch();
        Hear(0, 30);
    });
    At(20, [this] { Hear(0, 30); });
    RunUntil(60);
    ASSERT_EQ(m_lost.size(), 1U);
    EXPECT_EQ(m_lost[0].first, Seconds(50));
    EXPECT_EQ(m_lost[0].second, "lifetime over");
}

TEST_F(RouterWatchTest, WhatWasHeardBeforeItWasWatchedCounts)
{
    m_watch->SetAttribute("ProbeTries", UintegerValue(0));
    At(2, [this] { Hear(2); });
    At(3, [this] { Watch(); }); // after duplicate address detection, for instance
    RunUntil(20);
    ASSERT_EQ(m_lost.size(), 1U);
    EXPECT_EQ(m_lost[0].first, Seconds(8));
}

TEST_F(RouterWatchTest, AnotherRouterSaysNothingOfThisOne)
{
    m_watch->SetAttribute("ProbeTries", UintegerValue(0));
    At(2, [this] {
        Watch();
        Hear(1);
    });
    At(4, [this] {
        RouterAdvertisement other;
        other.sourceLla = Mac48Address("02:00:00:00:00:77");
        other.advertisementInterval = Seconds(100);
        m_watch->Heard(other, LinkLocalOf(TESTER)); // link-local addresses are not unique
    });
    RunUntil(10);
    ASSERT_EQ(m_lost.size(), 1U);
    EXPECT_EQ(m_lost[0].first, Seconds(5));
}

TEST_F(RouterWatchTest, ItAsksWhenToldTo)
{
    uint32_t answered = 0;
    At(2, [&] {
        Watch();
        m_watch->Ask([&answered] { ++answered; });
    });
    At(4, [&] {
        EXPECT_EQ(answered, 1U);
        CutRouter();
        m_watch->Ask([&answered] { ++answered; });
    });
    RunUntil(10);
    EXPECT_EQ(answered, 1U);
    ASSERT_EQ(m_lost.size(), 1U);
    EXPECT_EQ(m_lost[0].second, "no answer");
    EXPECT_EQ(m_lost[0].first, Seconds(7));
}
