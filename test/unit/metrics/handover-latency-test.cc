/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/handover-latency.h"
#include "ns3/random-variable-stream.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <numeric>

namespace ns3
{
namespace fmipv6
{
namespace
{

using S = HandoverStep;

class HandoverLatencyTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        handover.trigger = MilliSeconds(1000);
        handover.closed = Seconds(100);
    }

    void Add(S step, int64_t beginMs, int64_t endMs)
    {
        StepRecord record;
        record.step = step;
        record.begin = MilliSeconds(beginMs);
        if (endMs >= 0)
        {
            record.end = MilliSeconds(endMs);
        }
        handover.steps.push_back(record);
    }

    void Hold(S step, int64_t fromMs, int64_t toMs)
    {
        handover.held.push_back({step, {MilliSeconds(fromMs), MilliSeconds(toMs)}});
    }

    /// 123456abcdefg in milliseconds, in the manner of the demo.
    void AddReactive()
    {
        Add(S::SCAN, 1000, 1100);
        Add(S::JOIN, 1100, 1102);
        Add(S::AUTHENTICATE, 1102, 1104);
        Add(S::ASSOCIATE, 1104, 1106);
        Add(S::DOT1X, 1106, 1140);
        Add(S::L2_UPDATE, 1140, 1141);
        Add(S::RTSOLPR, 1141, 1142);
        Add(S::PRRTADV, 1150, 1151);
        Add(S::FBU, 1155, 1160);
        Add(S::HI, 1160, 1165);
        Add(S::HACK, 1165, 1170);
        Add(S::FBACK, 1170, 1180);
        Add(S::FNA, 1152, 1180);
    }

    /// Deliveries every 20 ms, but none between two instants.
    std::vector<PacketLedger::Delivery> Deliveries(int64_t lastMs, int64_t nextMs, int64_t endMs)
    {
        std::vector<PacketLedger::Delivery> deliveries;
        uint32_t seq = 0;
        for (int64_t ms = lastMs % 20; ms <= lastMs; ms += 20)
        {
            deliveries.push_back({seq++, MilliSeconds(ms), MilliSeconds(ms)});
        }
        for (int64_t ms = nextMs; ms <= endMs; ms += 20)
        {
            deliveries.push_back({seq++, MilliSeconds(ms), MilliSeconds(ms)});
        }
        return deliveries;
    }

    static double Piece(const std::array<Time, PIECE_COUNT>& pieces, const std::string& key)
    {
        const auto at = std::find(PIECE_KEYS.begin(), PIECE_KEYS.end(), key) - PIECE_KEYS.begin();
        return pieces.at(at).ToDouble(Time::MS);
    }

    HandoverRecord handover;
    const Time interval = MilliSeconds(20);
};

TEST_F(HandoverLatencyTest, WhatIsBetweenStepsBelongsToThePhaseThatBeganLast)
{
    handover.phases = {
        {HandoverPhase::MOVEMENT_DETECTION, {MilliSeconds(1000), MilliSeconds(1100)}},
        {HandoverPhase::ADDRESS_CONFIGURATION, {MilliSeconds(1100), MilliSeconds(1160)}},
        {HandoverPhase::REGISTRATION, {MilliSeconds(1150), MilliSeconds(1200)}}};
    Add(S::PRRTADV, 1080, 1100);
    auto pieces = CutIntoPieces(handover, MilliSeconds(990), MilliSeconds(1300));
    EXPECT_DOUBLE_EQ(Piece(pieces, "movement_detection"), 80) << "less step b";
    EXPECT_DOUBLE_EQ(Piece(pieces, "b"), 20);
    EXPECT_DOUBLE_EQ(Piece(pieces, "address_configuration"), 50);
    EXPECT_DOUBLE_EQ(Piece(pieces, "registration"), 50);
    EXPECT_DOUBLE_EQ(Piece(pieces, "forwarding"), 10 + 100);

    // Where an FBU was accepted, a tunnel serves until the Binding Update is acknowledged.
    Add(S::FBU, 1000, 1001);
    pieces = CutIntoPieces(handover, MilliSeconds(1160), MilliSeconds(1300));
    EXPECT_DOUBLE_EQ(Piece(pieces, "registration"), 0);
    EXPECT_DOUBLE_EQ(Piece(pieces, "forwarding"), 140);
}

TEST_F(HandoverLatencyTest, AStepThatNeverEndedOwnsNothingAfterItsLastTransmission)
{
    AddReactive();
    for (auto& record : handover.steps)
    {
        if (record.step == S::FBU)
        {
            record.end.reset();
            record.begin = MilliSeconds(1050);
            record.repeats = {MilliSeconds(1070)};
        }
    }
    const auto pieces = CutIntoPieces(handover, MilliSeconds(1040), MilliSeconds(1300));
    const auto of = [&pieces](const std::string& key) {
        const auto at = std::find(PIECE_KEYS.begin(), PIECE_KEYS.end(), key);
        return pieces[at - PIECE_KEYS.begin()];
    };
    EXPECT_EQ(of("c"), MilliSeconds(20)) << "from 1050 to 1070";
    EXPECT_EQ(of("1"), MilliSeconds(10 + 30));
    EXPECT_EQ(of("forwarding"), MilliSeconds(8 + 1 + 120)) << "around b, and after g";
    EXPECT_EQ(std::accumulate(pieces.begin(), pieces.end(), Time()), MilliSeconds(260));
}

TEST_F(HandoverLatencyTest, ComponentsByHand)
{
    AddReactive();
    const auto latency = GetLatency(handover, nullptr, std::nullopt);
    EXPECT_EQ(latency.scan, MilliSeconds(100));
    EXPECT_EQ(latency.l2, MilliSeconds(40));
    EXPECT_EQ(latency.auth8021x, MilliSeconds(34));
    EXPECT_EQ(latency.fbuToFback, MilliSeconds(25));
    EXPECT_FALSE(latency.linkupToFirstPacket);
    EXPECT_FALSE(latency.interruption);
}

TEST_F(HandoverLatencyTest, WhatDidNotHappenIsAbsent)
{
    Add(S::JOIN, 1100, 1102);
    Add(S::ASSOCIATE, 1104, 1106);
    const auto latency = GetLatency(handover, nullptr, std::nullopt);
    EXPECT_FALSE(latency.scan);
    EXPECT_EQ(latency.l2, MilliSeconds(6)); // to the end of 4 on an open network
    EXPECT_FALSE(latency.auth8021x);
    EXPECT_FALSE(latency.fbuToFback);
}

TEST_F(HandoverLatencyTest, ProtocolLatencyLeavesOutTheGate)
{
    Add(S::JOIN, 1100, 1102);
    Add(S::AUTHENTICATE, 1112, 1114);
    Add(S::ASSOCIATE, 1114, 1116);
    Add(S::FBU, 1050, 1055);
    Add(S::HI, 1120, 1125);
    Add(S::HACK, 1125, 1130);
    Add(S::FBACK, 1140, 1150);
    Hold(S::AUTHENTICATE, 1102, 1112);
    Hold(S::HI, 1055, 1120);
    Hold(S::FBACK, 1130, 1140);
    Hold(S::FNA, 1116, 1118); // lies on neither path
    const auto latency = GetLatency(handover, nullptr, std::nullopt);
    EXPECT_EQ(latency.l2, MilliSeconds(6));
    EXPECT_EQ(latency.fbuToFback, MilliSeconds(25));
}

TEST_F(HandoverLatencyTest, InterruptionIsTheGapLessTheInterval)
{
    AddReactive();
    // Last packet at 1095, the next at 1195: a gap of 100 ms, one packet was due at 1115.
    const auto found =
        GetInterruption(handover, Deliveries(1095, 1195, 5000), interval, Seconds(5));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->begin, MilliSeconds(1115));
    EXPECT_EQ(found->end, MilliSeconds(1195));
    // By hand, from the steps above: 5 until 1140, then 6, a, and so on.
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "5"), 25);
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "6"), 1);
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "a"), 1);
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "b"), 1);
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "g"), 3); // 1152 to 1155, before c begins
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "c"), 5);
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "d"), 5);
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "e"), 5);
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "f"), 10);
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "gate_wait"), 0);
    // 1142 to 1150 awaiting b, 1151 to 1152, and 1180 to 1195.
    EXPECT_DOUBLE_EQ(Piece(found->pieces, "forwarding"), 24);
}

TEST_F(HandoverLatencyTest, WaitingAtTheGateIsItsOwnPieceEvenWhileGGoesOn)
{
    Add(S::JOIN, 1100, 1110);
    Add(S::ASSOCIATE, 1110, 1120);
    Add(S::FNA, 1120, 1180);
    Add(S::FBU, 1150, 1160);
    Hold(S::FBU, 1105, 1150); // while 2 and 4 are in progress they own the time
    const auto pieces = CutIntoPieces(handover, MilliSeconds(1100), MilliSeconds(1200));
    EXPECT_DOUBLE_EQ(Piece(pieces, "2"), 10);
    EXPECT_DOUBLE_EQ(Piece(pieces, "4"), 10);
    EXPECT_DOUBLE_EQ(Piece(pieces, "gate_wait"), 30);
    EXPECT_DOUBLE_EQ(Piece(pieces, "c"), 10);
    EXPECT_DOUBLE_EQ(Piece(pieces, "g"), 20);
    EXPECT_DOUBLE_EQ(Piece(pieces, "forwarding"), 20);
}

TEST_F(HandoverLatencyTest, NoGapIsAnInterruptionOfZero)
{
    AddReactive();
    const auto found =
        GetInterruption(handover, Deliveries(1095, 1115, 5000), interval, Seconds(5));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->end - found->begin, Time(0));
}

TEST_F(HandoverLatencyTest, GapsOutsideTheWindowDoNotCount)
{
    AddReactive(); // window: 0 s to 3.18 s
    auto deliveries = Deliveries(1095, 1195, 4000);
    deliveries.push_back({1000, Seconds(9), Seconds(9)});
    deliveries.push_back({1001, Seconds(9), MilliSeconds(9020)});
    const auto found = GetInterruption(handover, deliveries, interval, Seconds(9));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->end, MilliSeconds(1195));
}

TEST_F(HandoverLatencyTest, TheGapOfTheNextHandoverIsNotOurs)
{
    AddReactive();
    handover.closed = MilliSeconds(1500);
    auto deliveries = Deliveries(1095, 1195, 1555);
    const auto later = Deliveries(15, 1855, 5000);
    deliveries.insert(deliveries.end(), later.begin() + 1, later.end());
    const auto found = GetInterruption(handover, deliveries, interval, Seconds(5));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->end, MilliSeconds(1195));
}

TEST_F(HandoverLatencyTest, AFlowThatNeverComesBackHasNoInterruptionToMeasure)
{
    AddReactive();
    EXPECT_FALSE(GetInterruption(handover, Deliveries(1095, 9000, 0), interval, Seconds(5)));
    EXPECT_FALSE(GetInterruption(handover, {}, interval, Seconds(5)));
    // But a flow that was stopped is not one that was cut off.
    EXPECT_TRUE(
        GetInterruption(handover, Deliveries(1095, 1195, 1295), interval, MilliSeconds(1295)));
}

TEST_F(HandoverLatencyTest, LinkupToFirstPacketDown)
{
    AddReactive(); // attached at 1140
    auto ledger = CreateObject<PacketLedger>();
    const auto flow = ledger->AddFlow({"voice", handover.mn, FlowDirection::DOWN, interval});
    for (const int64_t ms : {1080, 1100, 1120})
    {
        Simulator::Schedule(MilliSeconds(ms), [ledger, flow]() { ledger->Sent(flow, 0); });
    }
    Simulator::Schedule(MilliSeconds(1085), [=]() { ledger->Received({flow, 0}, 1); });
    Simulator::Schedule(MilliSeconds(1190), [=]() { ledger->Received({flow, 1}, 1); });
    Simulator::Schedule(MilliSeconds(1191), [=]() { ledger->Received({flow, 2}, 1); });
    Simulator::Run();
    const auto latency = GetLatency(handover, ledger, flow);
    EXPECT_EQ(latency.linkupToFirstPacket, MilliSeconds(50));
    // 1085 to 1190 less 20.
    ASSERT_TRUE(latency.interruption);
    EXPECT_EQ(latency.interruption->end - latency.interruption->begin, MilliSeconds(85));
}

TEST_F(HandoverLatencyTest, LinkupToFirstPacketUpIsNotThatOfThePacketStillUnderWay)
{
    AddReactive(); // leaves at 1100, attached at 1140
    auto ledger = CreateObject<PacketLedger>();
    const auto flow = ledger->AddFlow({"voice-up", handover.mn, FlowDirection::UP, interval});
    for (const int64_t ms : {1090, 1150})
    {
        Simulator::Schedule(MilliSeconds(ms), [ledger, flow]() { ledger->Sent(flow, 1); });
    }
    Simulator::Schedule(MilliSeconds(1145), [=]() { ledger->Received({flow, 0}, 0); });
    Simulator::Schedule(MilliSeconds(1200), [=]() { ledger->Received({flow, 1}, 0); });
    Simulator::Run();
    EXPECT_EQ(GetLatency(handover, ledger, flow).linkupToFirstPacket, MilliSeconds(60));
}

TEST_F(HandoverLatencyTest, PiecesAddUpForAnySteps)
{
    auto random = CreateObject<UniformRandomVariable>();
    random->SetStream(1);
    for (int round = 0; round < 2000; ++round)
    {
        handover.steps.clear();
        handover.held.clear();
        for (const auto step : ALL_HANDOVER_STEPS)
        {
            if (step == S::TRIGGER || random->GetInteger(0, 4) == 0)
            {
                continue;
            }
            StepRecord record;
            record.step = step;
            record.begin = NanoSeconds(random->GetInteger(0, 1000000000));
            if (random->GetInteger(0, 9) != 0)
            {
                record.end = *record.begin + NanoSeconds(random->GetInteger(0, 300000000));
            }
            handover.steps.push_back(record);
            const auto wait = NanoSeconds(random->GetInteger(0, 100000000));
            handover.held.push_back({step, {*record.begin - wait, *record.begin}});
        }
        const auto begin = NanoSeconds(random->GetInteger(0, 1000000000));
        const auto end = begin + NanoSeconds(random->GetInteger(0, 1000000000));
        const auto pieces = CutIntoPieces(handover, begin, end);
        EXPECT_EQ(std::accumulate(pieces.begin(), pieces.end(), Time(0)), end - begin);
    }
}

} // namespace
} // namespace fmipv6
} // namespace ns3
