/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/packet-ledger.h"
#include "ns3/random-variable-stream.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{
namespace
{

constexpr uint32_t CN = 90;  //!< node that sends
constexpr uint32_t AP = 11;  //!< node of an AP
constexpr uint32_t NAR = 22; //!< node of a router
constexpr uint32_t MN = 1;   //!< node that receives

class PacketLedgerTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        ledger = CreateObject<PacketLedger>();
        flow = ledger->AddFlow({"voice", mn, FlowDirection::DOWN, MilliSeconds(20)});
    }

    /// Run something at an instant.
    void At(int64_t ms, std::function<void()> action)
    {
        Simulator::Schedule(MilliSeconds(ms), action);
    }

    PacketFate FateOf(uint32_t seq) const
    {
        return ledger->GetFates().at(seq);
    }

    const Mac48Address mn{"00:00:00:00:00:01"};
    Ptr<PacketLedger> ledger;
    uint32_t flow{0};
};

TEST_F(PacketLedgerTest, ReceivedWinsOverALaterDropOfAnotherCopy)
{
    // A lost acknowledgement: the AP gives up a frame that the station has.
    At(0, [this]() { ledger->Sent(flow, CN); });
    At(5, [this]() { ledger->Received({flow, 0}, MN); });
    At(9, [this]() {
        ledger->Dropped({flow, 0}, PacketDropCause::AIR, {AP, PlaceKind::WIFI_QUEUE});
    });
    Simulator::Run();
    EXPECT_EQ(FateOf(0).kind, FateKind::RECEIVED);
    EXPECT_EQ(FateOf(0).received, MilliSeconds(5));
    EXPECT_FALSE(FateOf(0).cause);
    const auto totals = ledger->GetTotals();
    EXPECT_EQ(totals.received, 1U);
    EXPECT_EQ(totals.lost, 0U);
    EXPECT_TRUE(totals.IsBalanced());
}

TEST_F(PacketLedgerTest, TheLatestDropNamesTheCause)
{
    At(0, [this]() { ledger->Sent(flow, CN); });
    At(2, [this]() {
        ledger->Dropped({flow, 0}, PacketDropCause::NOT_ASSOCIATED, {AP, PlaceKind::NODE});
    });
    At(7, [this]() {
        ledger->Dropped({flow, 0}, PacketDropCause::NAR_EXPIRED, {NAR, PlaceKind::NAR_BUFFER});
    });
    Simulator::Run();
    EXPECT_EQ(FateOf(0).kind, FateKind::LOST);
    EXPECT_EQ(FateOf(0).cause, LossCause::NAR_EXPIRED);
    EXPECT_EQ(FateOf(0).place.nodeId, NAR);
}

TEST_F(PacketLedgerTest, OneDropReportedTwiceIsNamedByTheObjectThatStatesIt)
{
    const PacketPlace place{AP, PlaceKind::WIFI_QUEUE};
    At(0, [this]() {
        ledger->Sent(flow, CN);
        ledger->Sent(flow, CN);
    });
    At(2, [this, place]() {
        ledger->Dropped({flow, 0}, PacketDropCause::NOT_ASSOCIATED, place, true);
        ledger->Dropped({flow, 0}, PacketDropCause::PORT_CLOSED, place);
        ledger->Dropped({flow, 1}, PacketDropCause::PORT_CLOSED, place);
        ledger->Dropped({flow, 1}, PacketDropCause::NOT_ASSOCIATED, place, true);
    });
    Simulator::Run();
    EXPECT_EQ(FateOf(0).cause, LossCause::PORT_CLOSED);
    EXPECT_EQ(FateOf(1).cause, LossCause::PORT_CLOSED);
}

TEST_F(PacketLedgerTest, InFlightIsOnlyWhatAPlaceStillHolds)
{
    const PacketPlace queue{AP, PlaceKind::WIFI_QUEUE, 1};
    const PacketPlace wire{CN, PlaceKind::WIRE, 4};
    At(0, [this]() {
        for (int i = 0; i < 5; ++i)
        {
            ledger->Sent(flow, CN);
        }
    });
    At(1, [this, queue, wire]() {
        ledger->Entered({flow, 0}, queue);                     // stays
        ledger->Entered({flow, 1}, wire);                      // stays
        ledger->Held({flow, 2}, {NAR, PlaceKind::NAR_BUFFER}); // stays
        ledger->Entered({flow, 3}, queue);                     // leaves, and nobody says where to
        ledger->Entered({flow, 4}, wire);                      // arrives, and nobody says what then
    });
    At(2, [this, queue]() {
        ledger->Left({flow, 3}, queue);
        ledger->ArrivedByMedium({flow, 4}, 4, NAR);
    });
    Simulator::Run();
    EXPECT_EQ(FateOf(0).kind, FateKind::IN_FLIGHT);
    EXPECT_EQ(FateOf(0).place.kind, PlaceKind::WIFI_QUEUE);
    EXPECT_EQ(FateOf(1).kind, FateKind::IN_FLIGHT);
    EXPECT_EQ(FateOf(2).kind, FateKind::IN_FLIGHT);
    EXPECT_EQ(FateOf(3).kind, FateKind::UNEXPLAINED);
    EXPECT_EQ(FateOf(4).kind, FateKind::UNEXPLAINED);
    EXPECT_EQ(FateOf(4).place.nodeId, NAR);
    const auto totals = ledger->GetTotals();
    EXPECT_EQ(totals.inFlight, 3U);
    EXPECT_EQ(totals.unexplained, 2U);
    EXPECT_EQ(totals.bufferedAtNar, 1U);
    EXPECT_FALSE(totals.IsBalanced());
    const auto text = ledger->DescribeUnexplained();
    EXPECT_NE(text.find("voice packet 3"), std::string::npos) << text;
    EXPECT_NE(text.find("node-22"), std::string::npos) << text;
}

TEST_F(PacketLedgerTest, ASentPacketThatNobodySawIsUnexplained)
{
    ledger->Sent(flow, CN);
    EXPECT_EQ(FateOf(0).kind, FateKind::UNEXPLAINED);
    EXPECT_EQ(FateOf(0).place.kind, PlaceKind::APPLICATION);
}

TEST_F(PacketLedgerTest, ABufferWithoutReleaseReportIsLeftWhenThePacketMovesOnThere)
{
    At(0, [this]() {
        ledger->Sent(flow, CN);
        ledger->Sent(flow, CN);
    });
    At(1, [this]() {
        ledger->Held({flow, 0}, {NAR, PlaceKind::NAR_BUFFER});
        ledger->Held({flow, 1}, {NAR, PlaceKind::NAR_BUFFER});
    });
    At(2, [this]() {
        ledger->Moved({flow, 0}, NAR); // released, then swallowed somewhere
        ledger->Moved({flow, 1}, AP);  // a flooded copy moves elsewhere
        ledger->Seen({flow, 1}, NAR);  // a flooded copy comes by
    });
    Simulator::Run();
    EXPECT_EQ(FateOf(0).kind, FateKind::UNEXPLAINED);
    EXPECT_EQ(FateOf(1).kind, FateKind::IN_FLIGHT);
}

TEST_F(PacketLedgerTest, WhatWaitsTooLongForAnAddressIsLost)
{
    At(0, [this]() {
        ledger->Sent(flow, CN);
        ledger->Held({flow, 0}, {NAR, PlaceKind::NEIGHBOUR_DISCOVERY});
    });
    At(2500, [this]() { EXPECT_EQ(FateOf(0).kind, FateKind::IN_FLIGHT); });
    At(3500, []() {});
    Simulator::Run();
    EXPECT_EQ(FateOf(0).kind, FateKind::LOST);
    EXPECT_EQ(FateOf(0).cause, LossCause::NEIGHBOUR_DISCOVERY);
    EXPECT_TRUE(ledger->GetTotals().IsBalanced());
}

TEST_F(PacketLedgerTest, AFilteredCopyNamesALossOnlyWhereNothingElseDoes)
{
    const PacketPlace bridge{AP, PlaceKind::NODE};
    for (int i = 0; i < 4; ++i)
    {
        ledger->Sent(flow, CN);
        ledger->Filtered({flow, static_cast<uint32_t>(i)}, bridge);
    }
    ledger->Received({flow, 1}, MN);
    ledger->Dropped({flow, 2}, LossCause::TUNNEL, {NAR, PlaceKind::NODE});
    ledger->Filtered({flow, 2}, bridge);
    ledger->Held({flow, 3}, {NAR, PlaceKind::NAR_BUFFER});
    ledger->Filtered({flow, 3}, bridge);
    EXPECT_EQ(FateOf(0).cause, LossCause::NOT_ASSOCIATED);
    EXPECT_EQ(FateOf(0).place.nodeId, AP);
    EXPECT_EQ(FateOf(1).kind, FateKind::RECEIVED);
    EXPECT_EQ(FateOf(2).cause, LossCause::TUNNEL);
    EXPECT_EQ(FateOf(3).kind, FateKind::IN_FLIGHT);
    EXPECT_TRUE(ledger->GetTotals().IsBalanced());
}

TEST_F(PacketLedgerTest, AHoldOnTheAirEndsWhenThePacketHasCrossed)
{
    ledger->Sent(flow, CN);
    ledger->Held({flow, 0}, {AP, PlaceKind::AIR, 3});
    ledger->ArrivedByMedium({flow, 0}, 4, MN); // another cell's
    EXPECT_EQ(FateOf(0).kind, FateKind::IN_FLIGHT);
    ledger->ArrivedByMedium({flow, 0}, 3, MN);
    EXPECT_EQ(FateOf(0).kind, FateKind::UNEXPLAINED);
}

TEST_F(PacketLedgerTest, TwoCopiesInOneQueueLeaveOneByOne)
{
    const PacketPlace queue{AP, PlaceKind::WIFI_QUEUE, 1};
    ledger->Sent(flow, CN);
    ledger->Entered({flow, 0}, queue);
    ledger->Entered({flow, 0}, queue);
    ledger->Left({flow, 0}, queue);
    EXPECT_EQ(FateOf(0).kind, FateKind::IN_FLIGHT);
    ledger->Left({flow, 0}, queue);
    EXPECT_EQ(FateOf(0).kind, FateKind::UNEXPLAINED);
}

TEST_F(PacketLedgerTest, CountsDuplicatesAndReordering)
{
    for (int i = 0; i < 5; ++i)
    {
        ledger->Sent(flow, CN);
    }
    // Order of arrival: 0 3 1 1 1 4 2: the first copies of 1 and 2 are late, and 1 comes thrice.
    for (const uint32_t seq : {0, 3, 1, 1, 1, 4, 2})
    {
        ledger->Received({flow, seq}, MN);
    }
    const auto totals = ledger->GetTotals(flow);
    EXPECT_EQ(totals.received, 5U);
    EXPECT_EQ(totals.duplicated, 2U);
    EXPECT_EQ(totals.reordered, 2U);
    EXPECT_EQ(ledger->GetDeliveries(flow).size(), 5U);
}

TEST_F(PacketLedgerTest, IgnoresPacketsThatItDoesNotKnow)
{
    ledger->Received({flow, 9}, MN);
    ledger->Dropped({9, 0}, PacketDropCause::AIR, {AP, PlaceKind::NODE});
    ledger->Held({9, 9}, {AP, PlaceKind::PS_BUFFER});
    EXPECT_EQ(ledger->GetTotals().sent, 0U);
    EXPECT_TRUE(ledger->GetTotals().IsBalanced());
}

TEST_F(PacketLedgerTest, NamesLossesByOldAndNew)
{
    auto log = CreateObject<AttachmentLog>();
    log->AddPoa(Poa("00:00:00:00:00:11"), AP, 21);
    log->AddPoa(Poa("00:00:00:00:00:12"), 12, NAR);
    log->Follow(mn, MN, nullptr);
    ledger->SetAttachmentLog(log);
    At(0, [this, log]() {
        log->LinkUp(mn, Poa("00:00:00:00:00:11"));
        ledger->Sent(flow, CN);
        ledger->Sent(flow, CN);
    });
    At(10, [this]() {
        ledger->Dropped({flow, 0}, PacketDropCause::AIR, {AP, PlaceKind::WIFI_QUEUE});
    });
    At(12, [this]() {
        ledger->Sent(flow, CN);
        ledger->Sent(flow, CN);
        // The station's receiver was elsewhere; the station's MAC gave up.
        ledger->Dropped({flow, 2}, PacketDropCause::AIR, {MN, PlaceKind::AIR});
        ledger->Dropped({flow, 3}, PacketDropCause::AIR, {MN, PlaceKind::WIFI_QUEUE}, true);
    });
    At(20, [this, log]() { log->LinkUp(mn, Poa("00:00:00:00:00:12")); });
    At(30, [this]() {
        ledger->Dropped({flow, 1}, PacketDropCause::AIR, {12, PlaceKind::WIFI_QUEUE});
    });
    Simulator::Run();
    EXPECT_EQ(FateOf(0).cause, LossCause::OLD_AP_AIR);
    EXPECT_EQ(FateOf(1).cause, LossCause::NEW_AP_AIR);
    EXPECT_EQ(FateOf(2).cause, LossCause::OLD_AP_AIR);
    EXPECT_EQ(FateOf(3).cause, LossCause::UPLINK_AIR);
}

// Whatever happens to packets, each has one fate, and only those that somebody let go of in silence
// are unexplained.
TEST_F(PacketLedgerTest, BalancesUnderRandomEvents)
{
    auto random = CreateObject<UniformRandomVariable>();
    random->SetStream(1);
    const PacketPlace queue{AP, PlaceKind::WIFI_QUEUE, 1};
    for (int round = 0; round < 200; ++round)
    {
        auto fresh = CreateObject<PacketLedger>();
        const auto id = fresh->AddFlow({"voice", mn, FlowDirection::DOWN, MilliSeconds(20)});
        uint64_t silent = 0;
        for (uint32_t seq = 0; seq < 50; ++seq)
        {
            fresh->Sent(id, CN);
            bool received = false;
            bool dropped = false;
            int queued = 0;
            for (auto events = random->GetInteger(0, 6); events > 0; --events)
            {
                switch (random->GetInteger(0, 3))
                {
                case 0:
                    fresh->Received({id, seq}, MN);
                    received = true;
                    break;
                case 1:
                    fresh->Dropped({id, seq}, PacketDropCause::QUEUE, queue);
                    dropped = true;
                    break;
                case 2:
                    fresh->Entered({id, seq}, queue);
                    ++queued;
                    break;
                case 3:
                    fresh->Left({id, seq}, queue);
                    queued = std::max(0, queued - 1);
                    break;
                }
            }
            silent += !received && !dropped && queued == 0 ? 1 : 0;
        }
        const auto totals = fresh->GetTotals();
        EXPECT_EQ(totals.unexplained, silent);
        EXPECT_EQ(totals.sent,
                  totals.received + totals.lost + totals.inFlight + totals.unexplained);
        EXPECT_EQ(totals.IsBalanced(), silent == 0);
    }
}

} // namespace
} // namespace fmipv6
} // namespace ns3
