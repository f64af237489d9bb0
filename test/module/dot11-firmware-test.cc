/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Who is in control of steps 1 to 4 (RFC 4260 section 4).
#include "dot11-fixture.h"
#include "recording-gate.h"

#include "ns3/boolean.h"
#include "ns3/double.h"
#include "ns3/enum.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Dot11FirmwareTest : public Dot11Fixture
{
  protected:
    /// @param control who is in control of the stations to be built
    static void SetControl(LinkControl control)
    {
        Config::SetDefault("ns3::fmipv6::Dot11LinkSap::Control",
                           EnumValue(static_cast<int>(control)));
    }

    /// @param step which @param phase which @return when it was reported last
    Time Last(HandoverStep step, StepPhase phase) const
    {
        const auto it = std::find_if(m_steps.rbegin(), m_steps.rend(), [&](const auto& event) {
            return event.step == step && event.phase == phase;
        });
        return it == m_steps.rend() ? Time(0) : it->when;
    }

    /// Note when the station sends data, Null frames apart.
    void WatchData()
    {
        m_mac->GetWifiPhy()->TraceConnectWithoutContext(
            "PhyTxBegin",
            Callback<void, Ptr<const Packet>, double>([this](Ptr<const Packet> packet, double) {
                WifiMacHeader header;
                packet->PeekHeader(header);
                if (header.IsData() && header.HasData())
                {
                    m_dataSent.push_back(Simulator::Now());
                }
            }));
    }

    /// @param i which access point @param metres how far away it is put at @param when
    void MoveApAt(Time when, std::size_t i, double metres)
    {
        auto node = m_aps[i]->GetMac()->GetDevice()->GetNode();
        Simulator::Schedule(when, [node, metres] {
            node->GetObject<MobilityModel>()->SetPosition(Vector(metres, 0, 0));
        });
    }

    void PoaListConfirm(LinkStatusCode, const PoaList& list) override
    {
        m_list = list;
    }

    std::vector<Time> m_dataSent;
    PoaList m_list;
};

} // namespace

TEST_F(Dot11FirmwareTest, AtPowerOnItFindsTheStrongestByItself)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44, 149});
    ScanAt(MilliSeconds(500)); // a host that asks for a list gets the link with it
    ConnectAt(Seconds(1), 0);
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 1U);
    EXPECT_EQ(m_events[0].what, "up");
    EXPECT_EQ(m_events[0].poa, ApAddress(0));
    EXPECT_EQ(m_scanCode, LinkStatusCode::ACK);
    EXPECT_EQ(m_scanned.size(), 3U);
    EXPECT_GE(m_scanEnd, m_events[0].when);
    EXPECT_EQ(m_confirms.back().second, LinkStatusCode::ALREADY_DONE);
    EXPECT_EQ(Steps(StepPhase::END), "1234");
}

TEST_F(Dot11FirmwareTest, AskedForOneAccessPointItGoesToTheStrongestWithNoHostPacketInBetween)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44, 149});
    ScanAt(MilliSeconds(500));
    WatchData();
    std::set<uint32_t> up;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(4), MilliSeconds(1), up);
    ConnectAt(Seconds(3), 2); // 35 m away; the second is 15 m away
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_EQ(m_events[1].poa, ApAddress(0));
    EXPECT_EQ(m_events[2].what, "up");
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
    EXPECT_EQ(Steps(StepPhase::END), "12341234");
    const Time begin = Last(HandoverStep::SCAN, StepPhase::BEGIN) + MilliSeconds(2);
    const Time end = Last(HandoverStep::ASSOCIATE, StepPhase::END);
    EXPECT_GT(end - begin, MilliSeconds(10));
    EXPECT_EQ(std::count_if(m_dataSent.begin(),
                            m_dataSent.end(),
                            [begin, end](Time t) { return t > begin && t < end; }),
              0);
    EXPECT_GT(m_dataSent.size(), 900U);
}

TEST_F(Dot11FirmwareTest, AScanCannotBeHadAlone)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44});
    ScanAt(MilliSeconds(500));
    ScanAt(Seconds(3)); // the first is better: it stays
    Simulator::Schedule(MilliSeconds(3500), [this] {
        EXPECT_EQ(m_scans, 2U);
        EXPECT_EQ(m_scanned.size(), 2U);
        EXPECT_EQ(m_events.size(), 1U);
        EXPECT_EQ(Steps(StepPhase::END), "12341");
    });
    MoveApAt(Seconds(4), 1, 6);
    ScanAt(Seconds(5)); // the second is better now: it goes there
    Simulator::Stop(Seconds(7));
    Simulator::Run();
    EXPECT_EQ(m_scans, 3U);
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
    EXPECT_GE(m_scanEnd, m_events[2].when);
    EXPECT_EQ(Steps(StepPhase::END), "123411234");
}

TEST_F(Dot11FirmwareTest, WhatItsScanDoesNotHearAnyMoreIsInNoList)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44, 149});
    ScanAt(MilliSeconds(500));
    MoveApAt(Seconds(3), 2, 100000);
    ScanAt(Seconds(4));
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    EXPECT_EQ(m_scans, 2U);
    EXPECT_EQ(m_scanned.size(), 2U);
    EXPECT_EQ(m_events.size(), 1U);
}

TEST_F(Dot11FirmwareTest, AHostThatAsksWhileItScansOfItsOwnAccordIsObeyed)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44});
    ScanAt(MilliSeconds(500));
    ScanAt(Seconds(3)); // the first is better: without the host it would stay
    ConnectAt(MilliSeconds(3003), 1);
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[2].what, "up");
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
    EXPECT_EQ(m_scans, 2U);
}

TEST_F(Dot11FirmwareTest, EarlierScansCanBeHadAsAList)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44});
    ScanAt(MilliSeconds(500));
    Simulator::Schedule(Seconds(3), [this] { m_sap->PoaListRequest(this); });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_list.size(), 2U);
    EXPECT_EQ(Steps(StepPhase::BEGIN), "1234");
}

TEST_F(Dot11FirmwareTest, ItRoamsAtItsOwnTriggerToAnAccessPointThatTheHostNeverHeardOf)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44});
    MoveApAt(Time(0), 1, 100000);
    ScanAt(MilliSeconds(500));
    MoveApAt(Seconds(3), 0, 35); // 20 dB above noise, and not far enough to lose the link
    MoveApAt(Seconds(3), 1, 10);
    Simulator::Stop(Seconds(10));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_GT(m_events[1].when, Seconds(3) + MilliSeconds(500)); // damped
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
    EXPECT_EQ(m_confirms.size(), 2U); // the registrations: the host asked for no connection
}

TEST_F(Dot11FirmwareTest, WithoutFirmwareRoamItStays)
{
    SetControl(LinkControl::FIRMWARE);
    Config::SetDefault("ns3::fmipv6::Dot11LinkSap::FirmwareRoam", BooleanValue(false));
    Build({36, 44});
    ScanAt(MilliSeconds(500));
    MoveApAt(Seconds(3), 0, 35);
    MoveApAt(Seconds(3), 1, 10);
    Simulator::Stop(Seconds(10));
    Simulator::Run();
    EXPECT_EQ(m_events.size(), 1U);
}

TEST_F(Dot11FirmwareTest, WhereNothingIsBetterByTheHysteresisItStaysAndDataGoesOn)
{
    SetControl(LinkControl::FIRMWARE);
    Config::SetDefault("ns3::fmipv6::Dot11LinkSap::Hysteresis", DoubleValue(3));
    Build({36, 44});
    ScanAt(MilliSeconds(500));
    MoveApAt(Seconds(3), 0, 35);
    MoveApAt(Seconds(3), 1, 34); // better by a decibel
    std::set<uint32_t> up;
    std::set<uint32_t> down;
    Flow(m_sap->GetNetDevice(), ApAddress(0), Seconds(2), Seconds(9), MilliSeconds(5), up);
    Flow(m_aps[0]->GetMac()->GetDevice(),
         m_mac->GetAddress(),
         Seconds(2),
         Seconds(9),
         MilliSeconds(5),
         down);
    Simulator::Stop(Seconds(10));
    Simulator::Run();
    EXPECT_EQ(m_events.size(), 1U);
    const auto scans = Steps(StepPhase::END);
    EXPECT_GT(std::count(scans.begin(), scans.end(), '1'), 2); // it looked, and looked again
    EXPECT_EQ(m_atAp[ApAddress(0)].size(), up.size());
    EXPECT_EQ(m_atStation.size(), down.size());
}

TEST_F(Dot11FirmwareTest, RefusedByTheFirstItTriesTheNext)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44, 149});
    m_aps[0]->SetAttribute("MaxStations", UintegerValue(0));
    ScanAt(MilliSeconds(500));
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 1U);
    EXPECT_EQ(m_events[0].poa, ApAddress(1));
    EXPECT_EQ(Steps(StepPhase::BEGIN), "1234234");
}

TEST_F(Dot11FirmwareTest, ALostLinkIsFoundAnewWithoutTheHost)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36, 44});
    ScanAt(MilliSeconds(500));
    MoveApAt(Seconds(3), 0, 100000);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    ASSERT_EQ(m_events.size(), 3U);
    EXPECT_EQ(m_events[1].what, "down");
    EXPECT_EQ(m_events[2].what, "up");
    EXPECT_EQ(m_events[2].poa, ApAddress(1));
}

TEST_F(Dot11FirmwareTest, WithNobodyThereItGoesOnLooking)
{
    SetControl(LinkControl::FIRMWARE);
    Build({36});
    MoveApAt(Time(0), 0, 100000);
    ScanAt(MilliSeconds(500));
    MoveApAt(MilliSeconds(2200), 0, 0);
    Simulator::Stop(Seconds(5));
    Simulator::Run();
    EXPECT_EQ(m_scanCode, LinkStatusCode::FAILED);
    ASSERT_EQ(m_events.size(), 1U);
    EXPECT_EQ(m_events[0].what, "up");
    EXPECT_GT(m_events[0].when, MilliSeconds(2200));
}

TEST_F(Dot11FirmwareTest, TheGateIsAskedWhereTheHostIsInControl)
{
    const std::pair<LinkControl, std::string> expected[] = {
        {LinkControl::HOST, "1234"},
        {LinkControl::FIRMWARE, "1"},
        {LinkControl::FIRMWARE_HOST_AUTHENTICATION, "13"}};
    for (const auto& [control, asked] : expected)
    {
        SetControl(control);
        Build({36, 44});
        auto gate = CreateObject<RecordingGate>();
        StepTrace::GetFor(m_node)->SetGate(gate);
        ScanAt(MilliSeconds(500));
        ConnectAt(Seconds(1), 0);
        Simulator::Stop(Seconds(2));
        Simulator::Run();
        EXPECT_EQ(gate->m_asked, asked) << ToString(control);
        EXPECT_EQ(m_events.size(), 1U);
        m_events.clear();
        TearDown();
        SetUp();
    }
}

TEST_F(Dot11FirmwareTest, TheHostsDriverMayHoldStep3)
{
    SetControl(LinkControl::FIRMWARE_HOST_AUTHENTICATION);
    Build({36, 44});
    auto gate = CreateObject<RecordingGate>();
    gate->m_hold = HandoverStep::AUTHENTICATE;
    StepTrace::GetFor(m_node)->SetGate(gate);
    ScanAt(MilliSeconds(500));
    Simulator::Schedule(Seconds(2), [this, gate] {
        EXPECT_EQ(Steps(StepPhase::END), "12");
        EXPECT_TRUE(m_events.empty());
        gate->m_held();
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(Steps(StepPhase::END), "1234");
    ASSERT_EQ(m_events.size(), 1U);
    EXPECT_GT(m_events[0].when, Seconds(2));
}
