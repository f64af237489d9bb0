/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// RFC 4260 section 6: where a mobile node meant to go, where it came to, and what it knew of both.
#include "three-router-network.h"

#include "ns3/handover-log.h"
#include "ns3/proxy-discovery.h"
#include "ns3/result-record.h"
#include "ns3/step-recorder.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class WrongPredictionTest : public ThreeRouterNetwork
{
  protected:
    void SetUp() override
    {
        ThreeRouterNetwork::SetUp();
        m_recorder = CreateObject<StepRecorder>();
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            m_recorder->Listen(Node(i));
        }
        m_log = CreateObject<HandoverLog>();
        m_log->Follow(m_mn);
        for (uint32_t i = 0; i < m_poas.size(); ++i)
        {
            m_log->AddPoa(PoaOf(i), "AP" + std::to_string(i + 1));
        }
        m_mn->TraceConnectWithoutContext("WrongPrediction",
                                         MakeCallback(&WrongPredictionTest::OnWrong, this));
    }

    void OnWrong(Mac48Address, Poa, Poa)
    {
        ++m_wrong;
    }

    /// Make only some points of attachment answer from the start. @param poas these
    void OnlyThese(const std::set<uint32_t>& poas)
    {
        for (uint32_t i = 0; i < m_poas.size(); ++i)
        {
            if (poas.count(i) == 0)
            {
                m_sap->SetQuality(PoaOf(i), LinkQuality::NONE);
            }
        }
    }

    /// @param at when (s) @param poa which stops answering
    void SwitchOff(double at, uint32_t poa)
    {
        m_sap->ScheduleQuality(Seconds(at), PoaOf(poa), LinkQuality::NONE);
    }

    /// @return the record, after the run
    ResultRecord GetRecord() const
    {
        ResultInput input;
        input.recorder = m_recorder;
        input.log = m_log;
        return MakeResultRecord(input);
    }

    Ptr<StepRecorder> m_recorder;
    Ptr<HandoverLog> m_log;
    uint32_t m_wrong{0};
};

} // namespace

TEST_F(WrongPredictionTest, ARightOneIsRecordedToo)
{
    OnlyThese({0, 1});
    RunHandover(HandoverMode::PREDICTIVE);
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].predictedAp, "AP2");
    EXPECT_EQ(record.handovers[0].actualAp, "AP2");
    EXPECT_EQ(record.wrongPredictions, 0U);
    EXPECT_EQ(m_wrong, 0U);
}

TEST_F(WrongPredictionTest, ATargetThatStopsAnsweringLeadsToAnotherRouter)
{
    OnlyThese({0, 1, 2});
    // After the FBack, while the station is away from both.
    bool off = false;
    m_stepHook = [this, &off](const StepEvent& event) {
        if (!off && event.step == HandoverStep::JOIN && event.phase == StepPhase::BEGIN)
        {
            off = true;
            SwitchOff(Simulator::Now().GetSeconds(), 1);
            SwitchOff(Simulator::Now().GetSeconds(), 0); // out of reach by now
        }
    };
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_TRUE(off);
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].predictedAp, "AP2");
    EXPECT_EQ(record.handovers[0].actualAp, "AP3");
    EXPECT_EQ(record.wrongPredictions, 1U);
    EXPECT_EQ(m_wrong, 1U);
    EXPECT_EQ(m_mn->GetWrongPredictions(), 1U);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:3::")));
    const auto& bindings = m_par->GetPreviousRole()->GetBindings().GetRows();
    ASSERT_EQ(bindings.size(), 1U);
    EXPECT_EQ(bindings.begin()->second.ncoa, m_mn->GetCareOfAddress()) << "the FBU from there won";
    ExpectTrafficAtTheEnd();
}

TEST_F(WrongPredictionTest, ATargetThatStopsAnsweringLeadsToTheSameRouter)
{
    OnlyThese({0, 1});
    Simulator::Schedule(Seconds(3.02), [this] { m_sap->SetQuality(PoaOf(3), LinkQuality::GOOD); });
    bool off = false;
    m_stepHook = [this, &off](const StepEvent& event) {
        if (!off && event.step == HandoverStep::JOIN && event.phase == StepPhase::BEGIN)
        {
            off = true;
            SwitchOff(Simulator::Now().GetSeconds(), 1);
            SwitchOff(Simulator::Now().GetSeconds(), 0);
        }
    };
    RunHandover(HandoverMode::PREDICTIVE);
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].predictedAp, "AP2");
    EXPECT_EQ(record.handovers[0].actualAp, "AP4");
    EXPECT_EQ(record.wrongPredictions, 1U);
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::COMPLETED) << "no IP handover after all";
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:1::")));
    EXPECT_FALSE(m_par->GetPreviousRole()->GetBindings().IsBound(m_mn->GetCareOfAddress()));
    ExpectTrafficAtTheEnd();
}

TEST_F(WrongPredictionTest, AWildcardThatListsTooFewMakesTheHandoverReactive)
{
    // The order of configuration is AP2, AP3; one tuple has room. The target is AP3.
    m_par->GetPreviousRole()->SetAttribute("MaxWildcardTuples", UintegerValue(1));
    m_policy->SetAttribute("Wildcard", BooleanValue(true));
    OnlyThese({0, 2});
    RunHandover(HandoverMode::PREDICTIVE);
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].observed, "12346abcdefg");
    EXPECT_TRUE(record.handovers[0].feasible);
    EXPECT_EQ(record.handovers[0].actualAp, "AP3");
    ExpectTrafficAtTheEnd();
}

TEST_F(WrongPredictionTest, AWildcardThatListsTheTargetIsPredictive)
{
    m_policy->SetAttribute("Wildcard", BooleanValue(true));
    OnlyThese({0, 2});
    RunHandover(HandoverMode::PREDICTIVE);
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].observed, "1abcdef2346g");
}

TEST_F(WrongPredictionTest, ACachedNeighbourNeedsNoDiscoveryInTheHandover)
{
    m_mn->GetDiscovery()->SetAttribute("WildcardInterval", TimeValue(Seconds(1)));
    m_mn->GetDiscovery()->SetAttribute("CacheLifetime", TimeValue(Seconds(10)));
    OnlyThese({0, 1});
    RunHandover(HandoverMode::PREDICTIVE);
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].observed, "ab1cdef2346g") << "a, b when it had attached";
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::COMPLETED);
    ExpectTrafficAtTheEnd();
}

TEST_F(WrongPredictionTest, TheCacheIsFilledAnewEachInterval)
{
    m_mn->GetDiscovery()->SetAttribute("WildcardInterval", TimeValue(MilliSeconds(500)));
    m_mn->GetDiscovery()->SetAttribute("CacheLifetime", TimeValue(Seconds(10)));
    std::vector<Time> asked;
    m_mn->TraceConnectWithoutContext("MsgTx",
                                     Callback<void, std::string, Ptr<const Packet>>(
                                         [&asked](std::string name, Ptr<const Packet>) {
                                             if (name == "RtSolPr")
                                             {
                                                 asked.push_back(Simulator::Now());
                                             }
                                         }));
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    ASSERT_GE(asked.size(), 5U);
    for (std::size_t i = 1; i < asked.size(); ++i)
    {
        EXPECT_EQ(asked[i] - asked[i - 1], MilliSeconds(500));
    }
}

// What the new router said of the previous one's access points is known when the node is back.
TEST_F(WrongPredictionTest, ACachedNeighbourOfTheOwnRouterNeedsNoNewAddress)
{
    m_mn->GetDiscovery()->SetAttribute("WildcardInterval", TimeValue(Seconds(1)));
    m_mn->GetDiscovery()->SetAttribute("CacheLifetime", TimeValue(Seconds(100)));
    OnlyThese({0, 1});
    for (const auto when : {5, 9})
    {
        Simulator::Schedule(Seconds(when), [this] { m_mn->TriggerHandover(); });
    }
    Simulator::Schedule(Seconds(8), [this] {
        m_sap->SetQuality(PoaOf(1), LinkQuality::NONE);
        m_sap->SetQuality(PoaOf(3), LinkQuality::GOOD);
    });
    m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    Simulator::Stop(Seconds(12));
    Simulator::Run();
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 3U);
    EXPECT_EQ(record.handovers[0].actualAp, "AP2");
    EXPECT_EQ(record.handovers[1].actualAp, "AP1");
    EXPECT_EQ(record.handovers[2].actualAp, "AP4");
    EXPECT_EQ(record.handovers[2].record.Find(HandoverStep::FBU), nullptr);
    EXPECT_EQ(record.handovers[2].outcome, OutcomeKind::COMPLETED);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:1::")));
    ExpectTrafficAtTheEnd();
}

TEST_F(WrongPredictionTest, AnOldCacheIsNotUsed)
{
    m_mn->GetDiscovery()->SetAttribute("WildcardInterval", TimeValue(Seconds(100)));
    m_mn->GetDiscovery()->SetAttribute("CacheLifetime", TimeValue(MilliSeconds(10)));
    OnlyThese({0, 1});
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetRecord().handovers.at(0).observed, "1abcdef2346g");
}

TEST_F(WrongPredictionTest, AListWithoutSignalStrengthPredictsBadly)
{
    m_mn->GetDiscovery()->SetAttribute("WildcardInterval", TimeValue(Seconds(1)));
    m_mn->GetDiscovery()->SetAttribute("CacheLifetime", TimeValue(Seconds(10)));
    m_policy->SetAttribute("PredictFromCache", BooleanValue(true));
    OnlyThese({0, 2}); // AP2, the first of the list, is out of reach
    m_stepHook = [this, off = false](const StepEvent& event) mutable {
        if (!off && event.step == HandoverStep::JOIN && event.when > Seconds(2.9))
        {
            off = true;
            SwitchOff(Simulator::Now().GetSeconds(), 0); // and so is AP1, by now
        }
    };
    RunHandover(HandoverMode::PREDICTIVE);
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].predictedAp, "AP2");
    EXPECT_EQ(record.handovers[0].actualAp, "AP3");
    EXPECT_EQ(record.wrongPredictions, 1U);
    ExpectTrafficAtTheEnd();
}

TEST_F(WrongPredictionTest, AMoveThatNobodyAskedForIsReactive)
{
    OnlyThese({0, 1});
    // Firmware goes elsewhere on its own: the link is told to connect, and the agent is not asked.
    Simulator::Schedule(Seconds(3), [this] { m_sap->LinkConnectRequest(&m_user, PoaOf(1)); });
    Simulator::Stop(Seconds(8));
    Simulator::Run();
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].predictedAp, std::nullopt);
    EXPECT_EQ(record.handovers[0].actualAp, "AP2");
    EXPECT_EQ(record.handovers[0].record.IsPredictive(), false);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    ExpectTrafficAtTheEnd();
}

TEST_F(WrongPredictionTest, AMoveWithinTheSubnetThatNobodyAskedForKeepsTheAddress)
{
    OnlyThese({0, 3});
    Simulator::Schedule(Seconds(3), [this] { m_sap->LinkConnectRequest(&m_user, PoaOf(3)); });
    // Some firmware does not even tell that it has left.
    Simulator::Schedule(Seconds(5), [this] { m_mn->LinkUpIndication(PoaOf(0)); });
    Simulator::Stop(Seconds(8));
    Simulator::Run();
    const auto record = GetRecord();
    ASSERT_EQ(record.handovers.size(), 2U);
    for (const auto& handover : record.handovers)
    {
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
        EXPECT_EQ(handover.record.Find(HandoverStep::FBU), nullptr);
    }
    EXPECT_EQ(record.handovers[0].actualAp, "AP4");
    EXPECT_EQ(record.handovers[1].actualAp, "AP1");
    EXPECT_EQ(m_mn->GetState(), MobileNodeState::ATTACHED);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:1::")));
}
