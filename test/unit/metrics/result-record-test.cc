/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/names.h"
#include "ns3/node.h"
#include "ns3/result-record.h"
#include "ns3/simulator.h"

#include <sstream>

namespace ns3
{
namespace fmipv6
{
namespace
{

/// One mobile node "mn", a label of five steps (no feasible one), three packets.
class ResultRecordTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        node = CreateObject<Node>();
        Names::Add("mn", node);
        input.recorder = CreateObject<StepRecorder>();
        input.ledger = CreateObject<PacketLedger>();
        input.planned = "1abcdef23456g";
        input.mnNames = {{mn, "mn"}};
        input.parameters = {{"speed_mps", 1.5},
                            {"pcap", std::monostate()},
                            {"aps", int64_t(2)},
                            {"link", std::string("wi\"fi")},
                            {"dot1x", true}};
        flow = input.ledger->AddFlow({"voice", mn, FlowDirection::DOWN, MilliSeconds(20)});
    }

    void Step(double ms, HandoverStep step, StepPhase phase)
    {
        Simulator::Schedule(NanoSeconds(static_cast<int64_t>(ms * 1e6)), [=]() {
            input.recorder->Record({step, phase, mn, node->GetId(), Simulator::Now()});
        });
    }

    void Packet(int64_t sentMs, int64_t receivedMs)
    {
        const auto seq = count++;
        Simulator::Schedule(MilliSeconds(sentMs), [=]() { input.ledger->Sent(flow, 0); });
        Simulator::Schedule(MilliSeconds(receivedMs), [=]() {
            input.ledger->Received({flow, seq}, node->GetId());
        });
    }

    ResultRecord Run()
    {
        Step(1000, HandoverStep::TRIGGER, StepPhase::END);
        Step(1000, HandoverStep::JOIN, StepPhase::BEGIN);
        Step(1010.000001, HandoverStep::JOIN, StepPhase::END);
        Step(1010.000001, HandoverStep::ASSOCIATE, StepPhase::HELD);
        Step(1015, HandoverStep::ASSOCIATE, StepPhase::PASSED);
        Step(1015, HandoverStep::ASSOCIATE, StepPhase::BEGIN);
        Step(1020, HandoverStep::ASSOCIATE, StepPhase::REPEAT);
        Step(1030, HandoverStep::ASSOCIATE, StepPhase::END);
        Step(1035, HandoverStep::FBU, StepPhase::BEGIN);
        Packet(990, 995);
        Packet(1010, 1045);
        Simulator::Schedule(MilliSeconds(1050), [=]() {
            const auto id = input.ledger->Sent(flow, 0);
            input.ledger->Dropped(id, LossCause::NAR_EXPIRED, {node->GetId(), PlaceKind::NODE});
        });
        Simulator::Stop(Seconds(2));
        Simulator::Run();
        return MakeResultRecord(input);
    }

    const Mac48Address mn{"00:00:00:00:00:01"};
    Ptr<Node> node;
    ResultInput input;
    uint32_t flow{0};
    uint32_t count{0};
};

TEST_F(ResultRecordTest, CollectsWhatHappened)
{
    const auto record = Run();
    ASSERT_EQ(record.handovers.size(), 1U);
    const auto& handover = record.handovers[0];
    EXPECT_EQ(handover.mn, "mn");
    EXPECT_EQ(handover.planned, "1abcdef23456g");
    EXPECT_EQ(handover.observed, "24");
    EXPECT_FALSE(handover.feasible);
    EXPECT_EQ(handover.outcome, OutcomeKind::DEVOLVED_MIPV6);
    EXPECT_EQ(record.packets.sent, 3U);
    EXPECT_EQ(record.packets.received, 2U);
    EXPECT_TRUE(record.packets.IsBalanced());
}

TEST_F(ResultRecordTest, AFlowThatEndedBeforeTheHandoverDoesNotMakeItFail)
{
    // Nothing was sent that could have come by the new link: what is left to see is that it is up.
    Packet(100, 105);
    Step(1000, HandoverStep::TRIGGER, StepPhase::END);
    Step(1000, HandoverStep::JOIN, StepPhase::BEGIN);
    Step(1010, HandoverStep::JOIN, StepPhase::END);
    Step(1020, HandoverStep::ASSOCIATE, StepPhase::BEGIN);
    Step(1030, HandoverStep::ASSOCIATE, StepPhase::END);
    Step(3000, HandoverStep::TRIGGER, StepPhase::END); // this one never attaches
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    const auto record = MakeResultRecord(input);
    ASSERT_EQ(record.handovers.size(), 2U);
    EXPECT_NE(record.handovers[0].outcome, OutcomeKind::FAILED);
    EXPECT_EQ(record.handovers[1].outcome, OutcomeKind::FAILED);
}

TEST_F(ResultRecordTest, APacketSentAfterTheHandoverAndLostMakesItFail)
{
    Packet(100, 105);
    Step(1000, HandoverStep::TRIGGER, StepPhase::END);
    Step(1020, HandoverStep::ASSOCIATE, StepPhase::BEGIN);
    Step(1030, HandoverStep::ASSOCIATE, StepPhase::END);
    Simulator::Schedule(MilliSeconds(1050), [=]() {
        const auto id = input.ledger->Sent(flow, 0);
        input.ledger->Dropped(id, LossCause::NAR_EXPIRED, {node->GetId(), PlaceKind::NODE});
    });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    const auto record = MakeResultRecord(input);
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::FAILED);
}

// Worked out by hand from the script above: 995 + 20 = 1015 is when the next packet was due, it
// came at 1045; of these 30 ms 15 belong to 4, 5 to nothing in progress, 10 to c.
TEST_F(ResultRecordTest, JsonHasTheKeysOfTheDesignInOrder)
{
    const auto zeros = std::string(
        "{\"old-ap-air\":0,\"old-ap-queue\":0,\"new-ap-air\":0,\"new-ap-queue\":0,\"other-ap\":0,"
        "\"uplink-air\":0,\"uplink-queue\":0,\"ps-buffer-full\":0,\"not-associated\":0,"
        "\"port-closed\":0,\"no-link\":0,\"par-no-route\":0,\"nar-no-route\":0,\"no-route\":0,"
        "\"neighbour-discovery\":0,\"tunnel\":0,\"par-buffer-full\":0,\"nar-buffer-full\":0,"
        "\"nar-expired\":1,\"ip-header\":0,\"wired-queue\":0,\"wire\":0,\"diverted\":0,\"too-big\":"
        "0}");
    const auto packets = "{\"sent\":3,\"received\":2,\"lost\":1,\"duplicated\":0,\"reordered\":0,"
                         "\"buffered_at_nar\":0,\"in_flight\":0,\"lost_by_cause\":" +
                         zeros + "}";
    const std::string expected =
        "{\"handovers\":[{\"mn\":\"mn\",\"planned\":\"1abcdef23456g\",\"observed\":\"24\","
        "\"feasible\":false,\"outcome\":\"devolved-mipv6\",\"predicted_ap\":null,"
        "\"actual_ap\":null,\"steps\":["
        "{\"step\":\"0\",\"name\":\"trigger\",\"begin_s\":null,\"end_s\":1.0,\"gate_wait_s\":0.0,"
        "\"node\":\"mn\",\"repeats\":[]},"
        "{\"step\":\"2\",\"name\":\"join\",\"begin_s\":1.0,\"end_s\":1.010000001,"
        "\"gate_wait_s\":0.0,\"node\":\"mn\",\"repeats\":[]},"
        "{\"step\":\"4\",\"name\":\"associate\",\"begin_s\":1.015,\"end_s\":1.03,"
        "\"gate_wait_s\":0.004999999,\"node\":\"mn\",\"repeats\":[1.02]},"
        "{\"step\":\"c\",\"name\":\"FBU\",\"begin_s\":1.035,\"end_s\":null,\"gate_wait_s\":0.0,"
        "\"node\":\"mn\",\"repeats\":[]}],"
        "\"latency_ms\":{\"scan\":null,\"l2\":25.000001,\"auth_8021x\":null,\"fbu_to_fback\":null,"
        "\"linkup_to_first_packet\":15.0,\"interruption\":30.0,\"pieces\":{\"1\":0.0,\"2\":0.0,"
        "\"3\":0.0,\"4\":15.0,\"5\":0.0,\"6\":0.0,\"a\":0.0,\"b\":0.0,\"c\":0.0,\"d\":0.0,"
        "\"e\":0.0,\"f\":0.0,\"g\":0.0,\"gate_wait\":0.0,"
        "\"movement_detection\":0.0,\"address_configuration\":0.0,\"registration\":0.0,"
        "\"forwarding\":15.0}}}],"
        "\"flows\":[{\"name\":\"voice\",\"mn\":\"mn\",\"direction\":\"down\",\"packets\":" +
        packets + ",\"tcp\":null}],\"packets\":" + packets +
        ",\"wrong_predictions\":0,\"scheme\":\"fmipv6\",\"seed\":1,\"run\":1,\"parameters\":{"
        "\"speed_mps\":1.5,"
        "\"pcap\":null,\"aps\":2,\"link\":\"wi\\\"fi\",\"dot1x\":true},\"ns3\":";
    const auto json = ToJson(Run());
    EXPECT_EQ(json.substr(0, expected.size()), expected);
    EXPECT_NE(json.find(",\"version\":\""), std::string::npos);
    EXPECT_EQ(json.find('\n'), std::string::npos);
}

TEST_F(ResultRecordTest, AbsentIsNull)
{
    input.planned.reset();
    input.ledger = nullptr;
    Step(10, HandoverStep::TRIGGER, StepPhase::END);
    Simulator::Run();
    const auto json = ToJson(MakeResultRecord(input));
    EXPECT_NE(json.find("\"planned\":null"), std::string::npos);
    EXPECT_NE(json.find("\"interruption\":null,\"pieces\":null"), std::string::npos);
    EXPECT_NE(json.find("\"flows\":[]"), std::string::npos);
    EXPECT_NE(json.find("\"outcome\":\"failed\""), std::string::npos);
}

TEST_F(ResultRecordTest, PacketsTable)
{
    Run();
    std::ostringstream table;
    WritePacketsCsv(table, *input.ledger);
    EXPECT_EQ(table.str(),
              "flow,seq,sent_s,received_s,fate,cause,place\n"
              "voice,0,0.990000000,0.995000000,received,,mn/application\n"
              "voice,1,1.010000000,1.045000000,received,,mn/application\n"
              "voice,2,1.050000000,,lost,nar-expired,mn/node\n");
}

TEST_F(ResultRecordTest, StepsTable)
{
    const auto record = Run();
    std::ostringstream table;
    WriteStepsCsv(table, record);
    EXPECT_EQ(table.str(),
              "run,seed,mn,handover,step,name,begin_s,end_s,gate_wait_s,node\n"
              "1,1,mn,0,0,trigger,,1.000000000,0.000000000,mn\n"
              "1,1,mn,0,2,join,1.000000000,1.010000001,0.000000000,mn\n"
              "1,1,mn,0,4,associate,1.015000000,1.030000000,0.004999999,mn\n"
              "1,1,mn,0,c,FBU,1.035000000,,0.000000000,mn\n");
}

TEST_F(ResultRecordTest, SecondsKeepEveryNanosecond)
{
    EXPECT_EQ(ToSeconds(NanoSeconds(1)), "0.000000001");
    EXPECT_EQ(ToSeconds(NanoSeconds(-1500000000)), "-1.500000000");
    EXPECT_EQ(ToSeconds(Seconds(12)), "12.000000000");
}

} // namespace
} // namespace fmipv6
} // namespace ns3
