/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// HMIPv6 (RFC 5380): a mobility anchor point (MAP) before the WAN, or one on each access router.
#include "fmipv6-network.h"
#include "scenario-run.h"
#include "tshark.h"

#include "ns3/config.h"
#include "ns3/map-client.h"
#include "ns3/mipv6-registration.h"
#include "ns3/point-to-point-net-device.h"
#include "ns3/router-advertiser.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// What a Binding trace reported.
struct BindingEvent
{
    Time when;          //!< simulated time
    Ipv6Address home;   //!< what is bound
    Ipv6Address careOf; //!< to what
};

class Hmipv6Run : public ScenarioRun
{
  protected:
    void SetUp() override
    {
        ScenarioRun::SetUp();
        m_request.scheme = Scheme::HMIPV6;
        m_request.link = LinkKind::IDEAL;
    }

    /// @param name of an attribute of the scenario @param value its value
    static void Set(const std::string& name, const std::string& value)
    {
        Config::SetDefault("ns3::fmipv6::HandoverScenario::" + name, StringValue(value));
    }

    /// Run and watch both kinds of binding. @return the record
    ResultRecord RunAndWatch()
    {
        m_home.clear();
        m_local.clear();
        ValidateAndApply(m_request);
        auto scenario = CreateObject<HandoverScenario>();
        scenario->SetPrepare([this, scenario = PeekPointer(scenario)] {
            auto& network = scenario->GetDeployment();
            Watch(network.GetWires().GetHomeAgent()->GetObject<HomeAgent>(), m_home);
            for (const auto& anchor : network.GetAnchorPoints())
            {
                Watch(anchor, m_local);
            }
            m_mn = network.GetMobiles().front().agent;
            if (m_prepare)
            {
                m_prepare(network);
            }
        });
        auto record = scenario->Run(m_request);
        EXPECT_EQ(scenario->GetLedger()->DescribeUnexplained(), "");
        EXPECT_TRUE(record.packets.IsBalanced());
        m_lastDelivery = scenario->GetLedger()->GetDeliveries(0).back().received;
        m_duration = scenario->GetDuration();
        m_careOf = m_mn->GetCareOfAddress();
        m_rcoa = m_mn->GetMapClient()->GetRegionalCareOf();
        m_mn = nullptr;
        return record;
    }

    /// Every packet of the last two seconds before the flow's end arrived.
    void ExpectTrafficAtTheEnd() const
    {
        EXPECT_GT(m_lastDelivery, m_duration - Seconds(1.1)) << "the flow ends a second before";
    }

    /// Watch a binding cache. @param agent whose @param log where to note
    static void Watch(Ptr<HomeAgent> agent, std::vector<BindingEvent>& log)
    {
        agent->TraceConnectWithoutContext("Binding", MakeCallback(&Hmipv6Run::Note).Bind(&log));
    }

    /// @param log where @param home what is bound @param careOf to what
    static void Note(std::vector<BindingEvent>* log, Ipv6Address home, Ipv6Address careOf)
    {
        log->push_back({Simulator::Now(), home, careOf});
    }

    RunRequest m_request;
    std::function<void(Deployment&)> m_prepare; //!< more to prepare
    std::vector<BindingEvent> m_home;           //!< at the home agent
    std::vector<BindingEvent> m_local;          //!< at the MAPs
    Ptr<MobileNode> m_mn;                       //!< while the run lasts
    Time m_lastDelivery;                        //!< of the flow
    Time m_duration;                            //!< of the run
    Ipv6Address m_careOf;                       //!< LCoA at the end
    Ipv6Address m_rcoa;                         //!< RCoA at the end
};

} // namespace

TEST_F(Hmipv6Run, AMoveWithinTheDomainDoesNotWaitForTheHomeAgent)
{
    std::vector<Time> local;
    for (const auto* rtt : {"20ms", "800ms"})
    {
        Set("WanRtt", rtt);
        const auto record = RunAndWatch();
        ASSERT_EQ(record.handovers.size(), 1U);
        EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::COMPLETED);
        // The home agent is told of the RCoA once, the MAP of each LCoA.
        ASSERT_EQ(m_home.size(), 1U);
        EXPECT_EQ(m_home[0].careOf, m_rcoa);
        ASSERT_EQ(m_local.size(), 2U);
        EXPECT_EQ(m_local[0].home, m_rcoa);
        EXPECT_EQ(m_local[1].home, m_rcoa);
        EXPECT_EQ(m_local[1].careOf, m_careOf);
        EXPECT_NE(m_local[0].careOf, m_careOf);
        const auto* advertised = record.handovers[0].record.Find(HandoverStep::PRRTADV);
        ASSERT_TRUE(advertised && advertised->end);
        local.push_back(m_local[1].when - *advertised->end);
        ExpectTrafficAtTheEnd();
        TearDown();
        SetUp();
    }
    EXPECT_EQ(local[0], local[1]) << "verification of the LCoA, and one way to the MAP";
    EXPECT_GT(local[0], Seconds(1));
    EXPECT_LT(local[0], Seconds(1.01));
}

TEST_F(Hmipv6Run, TheInterruptionIsShorterThanThatOfMobileIpv6ByTheRoundTripToTheHomeAgent)
{
    Set("WanRtt", "600ms");
    const auto local = RunAndWatch();
    m_request.scheme = Scheme::MIPV6;
    TearDown();
    ScenarioRun::SetUp();
    Set("WanRtt", "600ms");
    const auto plain = Run(m_request);
    const auto length = [](const ResultRecord& record) {
        const auto& interruption = *record.handovers.at(0).latency.interruption;
        return interruption.end - interruption.begin;
    };
    // A voice packet every 20 ms measures no finer.
    EXPECT_NEAR((length(plain) - length(local)).GetMilliSeconds(), 600, 25);
    EXPECT_NEAR(plain.packets.lost - local.packets.lost, 30, 2);
}

TEST_F(Hmipv6Run, ANewAnchorPointIsToldToTheHomeAgentAndTheOldOneForwards)
{
    Set("AnchorPlacement", "AccessRouters");
    Set("WanRtt", "600ms");
    Ipv6Address oldRcoa;
    m_prepare = [this, &oldRcoa](Deployment&) {
        Simulator::Schedule(Seconds(4), [this, &oldRcoa] {
            oldRcoa = m_mn->GetMapClient()->GetRegionalCareOf();
        });
    };
    const auto record = RunAndWatch();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::COMPLETED);
    EXPECT_NE(m_rcoa, oldRcoa);
    ASSERT_EQ(m_home.size(), 2U);
    EXPECT_EQ(m_home[0].careOf, oldRcoa);
    EXPECT_EQ(m_home[1].careOf, m_rcoa);
    // LCoA at the old MAP; then, in either order, the new LCoA at the new and at the old MAP.
    ASSERT_GE(m_local.size(), 3U);
    for (const auto& [home, count] : {std::pair{oldRcoa, 2}, std::pair{m_rcoa, 1}})
    {
        int seen = 0;
        for (const auto& event : m_local)
        {
            seen += event.home == home && !event.careOf.IsAny() ? 1 : 0;
        }
        EXPECT_EQ(seen, count) << home;
    }
    // Through the old MAP the flow is back before the home agent has heard of the new one.
    ASSERT_TRUE(record.handovers[0].latency.interruption);
    EXPECT_LT(record.handovers[0].latency.interruption->end, m_home[1].when);
    ExpectTrafficAtTheEnd();
}

TEST_F(Hmipv6Run, BackAndForthBetweenAnchorPointsNothingIsForgotten)
{
    Set("AnchorPlacement", "AccessRouters");
    Config::SetDefault("ns3::fmipv6::HandoverScenario::Crossings", UintegerValue(4));
    const auto record = RunAndWatch();
    ASSERT_EQ(record.handovers.size(), 4U);
    for (const auto& handover : record.handovers)
    {
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
    }
    EXPECT_EQ(m_home.size(), 5U);
    ExpectTrafficAtTheEnd();
}

TEST_F(Hmipv6Run, ALostLocalBindingUpdateIsSentAgain)
{
    int seen = 0;
    m_prepare = [&seen](Deployment& network) {
        for (const auto& router : network.GetWires().GetRouters())
        {
            // Point-to-point header 2 octets, Home Address option in a destination option header,
            // then the Mobility Header of a Binding Update with the M flag.
            DynamicCast<PointToPointNetDevice>(router.backboneDevice)
                ->SetReceiveErrorModel(Create<FrameFilter>([&seen](const auto& frame) {
                    const bool update = frame.size() > 80 && frame[8] == 60 && frame[42] == 135 &&
                                        frame[68] == 5 && (frame[74] & 0x08);
                    return update && Simulator::Now() > Seconds(4) && ++seen == 1;
                }));
        }
    };
    const auto record = RunAndWatch();
    EXPECT_EQ(seen, 2);
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::COMPLETED);
    const auto& interruption = *record.handovers[0].latency.interruption;
    EXPECT_GT(interruption.end - interruption.begin, Seconds(2)) << "verification and a timeout";
    EXPECT_LT(interruption.end - interruption.begin, Seconds(2.6));
    ExpectTrafficAtTheEnd();
}

TEST_F(Hmipv6Run, AnAnchorPointThatFailedIsNotUsed)
{
    m_prepare = [](Deployment& network) {
        Simulator::Schedule(Seconds(4), [&network] {
            for (const auto& router : network.GetRouters())
            {
                MapOption gone;
                gone.distance = 2;
                gone.preference = 1;
                gone.validLifetime = Time(0);
                gone.address = Ipv6Address("2001:200::1");
                router->GetAdvertiser()->SetAnchorPoints({gone});
            }
        });
    };
    const auto record = RunAndWatch();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::DEVOLVED_MIPV6);
    EXPECT_EQ(m_home.back().careOf, m_careOf) << "the LCoA itself";
    EXPECT_TRUE(m_rcoa.IsAny());
    ExpectTrafficAtTheEnd();
}

TEST_F(Hmipv6Run, WithoutAnAnchorPointThatAnswersItIsMobileIpv6)
{
    Set("WarmUp", "12s"); // so long does the first registration take
    Set("CoolDown", "14s");
    m_prepare = [this](Deployment&) {
        m_mn->GetMapClient()->GetLocalRegistration()->SetAttribute("SharedKey",
                                                                   StringValue("another key"));
    };
    const auto record = RunAndWatch();
    EXPECT_TRUE(m_local.empty());
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::DEVOLVED_MIPV6);
    ASSERT_FALSE(m_home.empty());
    EXPECT_EQ(m_home.back().careOf, m_careOf);
    ExpectTrafficAtTheEnd();
}

TEST_F(Hmipv6Run, AfterARestartOfTheAnchorPointTheRefreshBringsTheTrafficBack)
{
    Config::SetDefault("ns3::fmipv6::Mipv6Registration::Lifetime", StringValue("8s"));
    m_prepare = [](Deployment& network) {
        Simulator::Schedule(Seconds(5), &HomeAgent::Restart, network.GetAnchorPoints().front());
    };
    const auto record = RunAndWatch();
    const auto gone = std::find_if(m_local.begin(), m_local.end(), [](const auto& event) {
        return event.careOf.IsAny();
    });
    ASSERT_NE(gone, m_local.end());
    const auto back = std::next(gone);
    ASSERT_NE(back, m_local.end());
    EXPECT_LT(back->when - gone->when, Seconds(6.4 + 0.1)) << "0.8 of the lifetime";
    const auto lost = (back->when - gone->when).GetMilliSeconds() / 20;
    EXPECT_GE(record.packets.lost + 2, lost);
    ExpectTrafficAtTheEnd();
}

TEST_F(Hmipv6Run, WiresharkReadsEveryMessage)
{
    if (!HasTshark())
    {
        GTEST_SKIP() << "no tshark";
    }
    const auto folder =
        std::filesystem::temp_directory_path() / ("fmipv6-hmipv6-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    m_request.pcapPrefix = (folder / "x-").string();
    RunAndWatch();
    TearDown(); // closes the captures
    int updates = 0;
    int options = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder))
    {
        const auto path = file.path().string();
        const bool shown = path.find("core-AR") != std::string::npos ||
                           path.find("core-HA") != std::string::npos ||
                           path.find("AR1-LAN1") != std::string::npos;
        if (!shown)
        {
            continue;
        }
        EXPECT_EQ(DissectFile(path,
                              {"frame.number", "_ws.expert.message"},
                              "_ws.malformed || icmpv6.checksum.status == 0 || "
                              "udp.checksum.status == 0"),
                  std::vector<std::string>())
            << path;
        if (path.find("core-AR") != std::string::npos)
        {
            updates += DissectFile(path,
                                   {"ipv6.dst"},
                                   "mip6.bu.m_flag == 1 && mip6.bu.a_flag == 1 && "
                                   "mip6.bu.h_flag == 0")
                           .size();
        }
        if (path.find("AR1-LAN1") != std::string::npos)
        {
            options = DissectFile(path, {"icmpv6.opt.type"}, "icmpv6.opt.type == 23").size();
        }
    }
    std::filesystem::remove_all(folder);
    EXPECT_EQ(updates, 2);
    EXPECT_GT(options, 0);
}
