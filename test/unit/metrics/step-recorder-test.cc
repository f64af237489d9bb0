/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/node.h"
#include "ns3/observed-label.h"
#include "ns3/simulator.h"
#include "ns3/step-recorder.h"

#include <sstream>

namespace ns3
{
namespace fmipv6
{
namespace
{

class StepRecorderTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        recorder = CreateObject<StepRecorder>();
    }

    /**
     * Feed a script: words "1b@10" (step 1 begins at 10 ms), e ends, r repeats, h is held, p
     * passes.
     */
    void Feed(const std::string& script, const char* address = "00:00:00:00:00:01")
    {
        std::istringstream words(script);
        std::string word;
        while (words >> word)
        {
            StepEvent event;
            event.step = *FromLabelChar(word[0]);
            switch (word[1])
            {
            case 'b':
                event.phase = StepPhase::BEGIN;
                break;
            case 'e':
                event.phase = StepPhase::END;
                break;
            case 'r':
                event.phase = StepPhase::REPEAT;
                break;
            case 'h':
                event.phase = StepPhase::HELD;
                break;
            default:
                event.phase = StepPhase::PASSED;
                break;
            }
            event.mn = Mac48Address(address);
            event.nodeId = word[1] == 'b' ? 1 : 2;
            event.when = MilliSeconds(std::stol(word.substr(3)));
            recorder->Record(event);
        }
    }

    std::string Label(std::size_t index = 0) const
    {
        std::string label;
        for (const auto step : recorder->GetHandovers().at(index).GetEndOrder())
        {
            label += ToLabelChar(step);
        }
        return label;
    }

    Ptr<StepRecorder> recorder;
};

// RFC 4260 section 6, 1abcdef23456g.
const std::string PREDICTIVE =
    "0e@100 1b@100 1e@150 ab@150 ae@151 bb@151 be@152 cb@152 ce@153 db@153 "
    "de@155 eb@155 ee@157 fb@157 fe@158 2b@160 2e@161 3b@161 3e@163 4b@163 "
    "4e@165 5b@165 5e@200 6b@200 6e@201 gb@200 ge@202";

TEST_F(StepRecorderTest, AScanAfterTheAttachmentIsTheNextHandovers)
{
    // Inside a subnet there is no FBU that would tell which scan counts.
    Feed("1b@50 1e@100 0e@100 ab@100 ae@101 bb@101 be@102 2b@103 2e@104 3b@104 3e@105 4b@105 "
         "4e@106 6b@106 6e@107 1b@900 1e@950 0e@950 ab@950 ae@951 bb@951 be@952 2b@953 2e@954 "
         "3b@954 3e@955 4b@955 4e@956 6b@956 6e@957 1b@1900 1e@1950");
    ASSERT_EQ(recorder->GetHandovers().size(), 2U);
    for (const auto index : {0U, 1U})
    {
        EXPECT_EQ(Label(index), "1ab2346") << index;
        EXPECT_TRUE(recorder->GetHandovers()[index].Find(HandoverStep::SCAN)->repeats.empty());
    }
}

TEST_F(StepRecorderTest, RecordsAPredictiveHandover)
{
    Feed(PREDICTIVE);
    const auto handovers = recorder->GetHandovers();
    ASSERT_EQ(handovers.size(), 1U);
    EXPECT_EQ(Label(), "1abcdef23456g");
    const auto& record = handovers[0];
    EXPECT_EQ(record.trigger, MilliSeconds(100));
    EXPECT_EQ(record.steps.size(), HANDOVER_STEP_COUNT);
    EXPECT_FALSE(record.steps[0].begin);
    EXPECT_EQ(record.Find(HandoverStep::FBU)->begin, MilliSeconds(152));
    EXPECT_EQ(record.Find(HandoverStep::FBU)->end, MilliSeconds(153));
    EXPECT_EQ(record.Find(HandoverStep::FBU)->nodeId, 1U);
    EXPECT_EQ(record.GetFirst(), MilliSeconds(100));
    EXPECT_EQ(record.GetLast(), MilliSeconds(202));
    EXPECT_EQ(record.GetAttached(), MilliSeconds(200));
    EXPECT_EQ(record.IsPredictive(), true);
}

TEST_F(StepRecorderTest, TheFirstAttachmentIsNoHandover)
{
    Feed("1b@1 1e@2 2b@3 2e@4 3b@4 3e@5 4b@5 4e@6 6b@6 6e@7");
    EXPECT_TRUE(recorder->GetHandovers().empty());
    Feed(PREDICTIVE);
    ASSERT_EQ(recorder->GetHandovers().size(), 1U);
    EXPECT_EQ(Label(), "1abcdef23456g");
    EXPECT_EQ(recorder->GetHandovers()[0].Find(HandoverStep::JOIN)->begin, MilliSeconds(160));
}

TEST_F(StepRecorderTest, TheScanOfTheFirstAttachmentIsNotThatOfTheHandover)
{
    // The FBU is sent before the handover's scan.
    Feed("1b@1 1e@2 2b@3 2e@4 3b@4 3e@5 4b@5 4e@6 6b@6 6e@7");
    Feed("0e@100 ab@150 ae@151 bb@151 be@152 cb@152 ce@153 1b@160 1e@170 2b@171 2e@172");
    EXPECT_EQ(Label(), "abc12");
    EXPECT_EQ(recorder->GetHandovers()[0].Find(HandoverStep::SCAN)->begin, MilliSeconds(160));
}

TEST_F(StepRecorderTest, TheRouterDiscoveryOfTheFirstAttachmentIsNotThatOfTheHandover)
{
    // What a router reports of an RS and an RA on the first link, without the MN's own reports and
    // with its acceptance.
    Feed("2b@3 2e@4 3b@4 3e@5 4b@5 4e@6 6b@6 6e@7 ae@8 bb@9 ae@20 bb@21 be@22");
    Feed("0e@100 1b@101 1e@110 2b@111 2e@112 4b@113 4e@114 cb@120 ce@121");
    EXPECT_EQ(Label(), "124c");
}

TEST_F(StepRecorderTest, OnlyALaterDiscoveryOnTheOldLinkMayServeTheHandover)
{
    const std::string attachment = "2b@3 2e@4 3b@4 3e@5 4b@5 4e@6 6b@6 6e@7 ab@8 ae@9 bb@10 be@11 ";
    const std::string move = "0e@100 1b@101 1e@110 2b@111 2e@112 4b@113 4e@114 cb@120 ce@121 ";
    Feed(attachment + move);
    EXPECT_EQ(Label(), "124c");
    recorder = CreateObject<StepRecorder>();
    Feed(attachment + "ab@50 ae@51 bb@51 be@52 " + move);
    EXPECT_EQ(Label(), "ab124c");
    // Step 6 of the first attachment may end in the midst of it.
    recorder = CreateObject<StepRecorder>();
    Feed("2b@3 2e@4 4b@5 4e@6 6b@6 ab@6 6e@7 ae@9 bb@10 be@11 " + move);
    EXPECT_EQ(Label(), "124c");
}

TEST_F(StepRecorderTest, OfSeveralScansTheLatestBeforeTheFbuCounts)
{
    Feed("1b@10 1e@20 ab@20 ae@21 bb@21 be@22 1b@30 1e@40 0e@50 ab@50 ar@52 ae@53 bb@53 be@54 "
         "cb@54 ce@55 1b@56 1e@60");
    const auto record = recorder->GetHandovers().at(0);
    EXPECT_EQ(record.Find(HandoverStep::SCAN)->begin, MilliSeconds(30));
    EXPECT_EQ(record.Find(HandoverStep::SCAN)->end, MilliSeconds(40));
    // The scan that came too late for the FBU is a repeat.
    EXPECT_EQ(record.Find(HandoverStep::SCAN)->repeats, std::vector<Time>{MilliSeconds(56)});
    EXPECT_EQ(record.Find(HandoverStep::RTSOLPR)->begin, MilliSeconds(50));
    EXPECT_EQ(record.Find(HandoverStep::RTSOLPR)->repeats, std::vector<Time>{MilliSeconds(52)});
    EXPECT_EQ(record.Find(HandoverStep::PRRTADV)->end, MilliSeconds(54));
    EXPECT_EQ(Label(), "1abc");
}

TEST_F(StepRecorderTest, ADiscoveryBeforeTheTriggerCounts)
{
    Feed("1b@10 1e@20 ab@20 ae@21 bb@21 be@22 0e@50 cb@54 ce@55 2b@60 2e@61");
    EXPECT_EQ(Label(), "1abc2");
    EXPECT_EQ(recorder->GetHandovers()[0].GetFirst(), MilliSeconds(10));
}

TEST_F(StepRecorderTest, AnUnsolicitedAdvertisementHasNoSolicitation)
{
    Feed("1b@10 1e@20 ab@20 ae@21 bb@21 be@22 0e@50 bb@51 be@52 cb@54 ce@55");
    EXPECT_EQ(Label(), "1bc");
}

TEST_F(StepRecorderTest, RepeatsAreNoEnds)
{
    Feed("0e@100 1b@100 1e@110 cb@120 cr@130 cr@140 ce@145 ce@150 fb@146 fe@147 fe@160");
    const auto record = recorder->GetHandovers().at(0);
    const auto* fbu = record.Find(HandoverStep::FBU);
    EXPECT_EQ(fbu->begin, MilliSeconds(120));
    EXPECT_EQ(fbu->end, MilliSeconds(145));
    EXPECT_EQ(fbu->repeats, (std::vector<Time>{MilliSeconds(130), MilliSeconds(140)}));
    EXPECT_EQ(record.GetAcceptedFbuSent(), MilliSeconds(140));
    EXPECT_EQ(record.Find(HandoverStep::FBACK)->end, MilliSeconds(147));
}

TEST_F(StepRecorderTest, AnFbuAcceptedOnTheNewLinkIsReactive)
{
    Feed("0e@100 1b@100 1e@110 ab@111 ae@112 bb@112 be@113 cb@120 2b@130 2e@131 3b@131 3e@132 "
         "4b@132 "
         "4e@133 cr@140 ce@141");
    EXPECT_EQ(recorder->GetHandovers()[0].IsPredictive(), false);
    EXPECT_EQ(Label(), "1ab234c");
}

TEST_F(StepRecorderTest, GEndsWithTheLatestOfItsParts)
{
    Feed("0e@0 6b@10 gb@10 ge@12 6e@15 fb@11 fe@14");
    auto record = recorder->GetHandovers().at(0);
    EXPECT_EQ(record.narAccepted, MilliSeconds(12));
    EXPECT_EQ(record.Find(HandoverStep::FNA)->end, MilliSeconds(15));
    // A tie is written in label order, so g stays last.
    EXPECT_EQ(Label(), "f6g");
}

TEST_F(StepRecorderTest, GDoesNotEndBeforeTheNarAccepts)
{
    Feed("0e@0 6b@10 gb@10 6e@15 fb@11 fe@14");
    const auto record = recorder->GetHandovers().at(0);
    EXPECT_FALSE(record.Find(HandoverStep::FNA)->end);
    EXPECT_EQ(Label(), "f6");
}

TEST_F(StepRecorderTest, SumsWaitingAtTheGate)
{
    Feed("0e@0 ch@5 cp@25 cb@25 ce@26 dh@26 dp@30 db@30 de@31");
    const auto record = recorder->GetHandovers().at(0);
    EXPECT_EQ(record.Find(HandoverStep::FBU)->gateWait, MilliSeconds(20));
    EXPECT_EQ(record.Find(HandoverStep::HI)->gateWait, MilliSeconds(4));
    ASSERT_EQ(record.held.size(), 2U);
    EXPECT_EQ(record.held[0].second, TimeSpan(MilliSeconds(5), MilliSeconds(25)));
}

TEST_F(StepRecorderTest, KeepsMobileNodesAndHandoversApart)
{
    Feed("0e@100 1b@100 1e@110 ab@111 ae@112 bb@112 be@113 cb@120 ce@121 2b@130 2e@131 gb@140 "
         "ge@141");
    Feed("0e@120 1b@120 1e@125 cb@126 ce@127", "00:00:00:00:00:02");
    Feed("1b@300 1e@310 0e@400 cb@401 ce@402 2b@410 2e@411");
    const auto handovers = recorder->GetHandovers();
    ASSERT_EQ(handovers.size(), 3U);
    EXPECT_EQ(Label(0), "1abc2g");
    EXPECT_EQ(Label(1), "1c");
    EXPECT_EQ(handovers[1].mn, Mac48Address("00:00:00:00:00:02"));
    // a and b served the first handover and do not serve the second.
    EXPECT_EQ(Label(2), "1c2");
    EXPECT_EQ(handovers[0].closed, MilliSeconds(400));
    EXPECT_EQ(handovers[2].opened, MilliSeconds(141));
}

TEST_F(StepRecorderTest, ListensToNodes)
{
    auto node = CreateObject<Node>();
    recorder->Listen(node);
    const Mac48Address mn("00:00:00:00:00:01");
    Simulator::Schedule(MilliSeconds(5), [node, mn]() {
        StepTrace::GetFor(node)->End(HandoverStep::TRIGGER, mn);
        StepTrace::GetFor(node)->Begin(HandoverStep::JOIN, mn);
    });
    Simulator::Stop(MilliSeconds(50));
    Simulator::Run();
    const auto record = recorder->GetHandovers().at(0);
    EXPECT_EQ(record.Find(HandoverStep::JOIN)->begin, MilliSeconds(5));
    EXPECT_EQ(record.Find(HandoverStep::JOIN)->nodeId, node->GetId());
    EXPECT_EQ(record.closed, MilliSeconds(50));
}

} // namespace
} // namespace fmipv6
} // namespace ns3
