/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ideal-devices-fixture.h"

#include "ns3/boolean.h"
#include "ns3/ideal-station-mlme.h"
#include "ns3/step-trace.h"

#include <map>
#include <set>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A gate that holds the steps it is told to hold.
class HoldingGate : public StepGate
{
  public:
    void Pass(HandoverStep step, Mac48Address, std::function<void()> proceed) override
    {
        if (m_hold.count(step))
        {
            m_held[step] = proceed;
            return;
        }
        proceed();
    }

    void Withdraw(HandoverStep step, Mac48Address) override
    {
        m_held.erase(step);
    }

    Time GetHeldTime(Mac48Address, Time) const override
    {
        return Time(0);
    }

    void Open(HandoverStep step)
    {
        m_hold.erase(step);
        const auto proceed = m_held.at(step);
        m_held.erase(step);
        proceed();
    }

    std::set<HandoverStep> m_hold;
    std::map<HandoverStep, std::function<void()>> m_held;
};

class IdealStationMlmeTest : public IdealDevicesFixture
{
  protected:
    using S = HandoverStep;

    void SetUp() override
    {
        IdealDevicesFixture::SetUp();
        m_mlme = CreateObject<IdealStationMlme>();
        m_mlme->SetAttribute("ScanTime", TimeValue(MilliSeconds(100)));
        m_mlme->SetAttribute("JoinTime", TimeValue(MilliSeconds(50)));
        m_mlme->SetAttribute("AuthenticateTime", TimeValue(MilliSeconds(3)));
        m_mlme->SetAttribute("AssociateTime", TimeValue(MilliSeconds(4)));
        m_mlme->SetAttribute("Dot1xTime", TimeValue(MilliSeconds(20)));
        m_mlme->SetDevice(m_station);
        IdealStationMlme::User user;
        user.scanEnded = [this](bool ok) { Log(ok ? "scanned" : "scan failed"); };
        user.linkUp = [this](Mac48Address poa) { Log("up " + Name(poa)); };
        user.linkDown = [this](Mac48Address poa) { Log("down " + Name(poa)); };
        user.isReachable = [this](Mac48Address poa) { return m_unreachable != poa; };
        m_mlme->SetUser(user);
        m_gate = CreateObject<HoldingGate>();
        auto trace = StepTrace::GetFor(m_station->GetNode());
        trace->SetGate(m_gate);
        trace->TraceConnectWithoutContext("Step", MakeCallback(&IdealStationMlmeTest::Step, this));
        m_mlme->TraceConnectWithoutContext("StateTransition",
                                           MakeCallback(&IdealStationMlmeTest::Moved, this));
    }

    void TearDown() override
    {
        m_mlme->Dispose();
        IdealDevicesFixture::TearDown();
    }

    std::string Name(Mac48Address poa) const
    {
        return poa == AddressOf(m_oldPoa) ? "old" : "new";
    }

    void Step(const StepEvent& event)
    {
        EXPECT_EQ(event.mn, AddressOf(m_station));
        const std::map<StepPhase, std::string> names{{StepPhase::BEGIN, "begin "},
                                                     {StepPhase::END, "end "},
                                                     {StepPhase::HELD, "held "},
                                                     {StepPhase::PASSED, "passed "}};
        Log(names.at(event.phase) + ToLabelChar(event.step));
    }

    void Moved(IdealStationState, IdealStationState now, IdealStationEvent)
    {
        m_states.push_back(ToString(now));
    }

    void Log(const std::string& what)
    {
        m_log.push_back(std::to_string(Simulator::Now().GetMilliSeconds()) + " " + what);
    }

    /// Attach to the old point of attachment without writing anything down.
    void Start()
    {
        m_mlme->Connect(m_oldPoa);
        Simulator::Run();
        m_log.clear();
        m_states.clear();
    }

    Ptr<IdealStationMlme> m_mlme;
    Ptr<HoldingGate> m_gate;
    Mac48Address m_unreachable;
    Strings m_states;
};

} // namespace

TEST_F(IdealStationMlmeTest, PerformsTheStepsInTheStatedTimes)
{
    EXPECT_TRUE(m_mlme->Connect(m_oldPoa));
    EXPECT_FALSE(m_mlme->Connect(m_newPoa)) << "one at a time";
    EXPECT_EQ(Happened(),
              (Strings{"0 begin 2",
                       "50 end 2",
                       "50 begin 3",
                       "53 end 3",
                       "53 begin 4",
                       "57 end 4",
                       "57 up old"}));
    EXPECT_EQ(m_states, (Strings{"joining", "authenticating", "associating", "attached"}));
    EXPECT_EQ(m_mlme->GetPoa(), m_oldPoa);
    EXPECT_TRUE(m_oldPoa->IsPortOpen(AddressOf(m_station)));
}

TEST_F(IdealStationMlmeTest, PerformsStep5WhereDot1xIsInForce)
{
    m_mlme->SetAttribute("Dot1x", BooleanValue(true));
    m_mlme->Connect(m_oldPoa);
    Simulator::Schedule(MilliSeconds(60), [this] {
        EXPECT_TRUE(m_oldPoa->IsAssociated(AddressOf(m_station)));
        EXPECT_FALSE(m_oldPoa->IsPortOpen(AddressOf(m_station)));
        EXPECT_FALSE(m_mlme->GetPoa());
    });
    EXPECT_EQ(Happened(),
              (Strings{"0 begin 2",
                       "50 end 2",
                       "50 begin 3",
                       "53 end 3",
                       "53 begin 4",
                       "57 end 4",
                       "57 begin 5",
                       "77 end 5",
                       "77 up old"}));
}

TEST_F(IdealStationMlmeTest, LeavesTheOldLinkWhenTheJoinBegins)
{
    Start();
    m_gate->m_hold = {S::JOIN};
    m_mlme->Connect(m_newPoa);
    Simulator::Schedule(MilliSeconds(43), [this] {
        EXPECT_EQ(m_mlme->GetPoa(), m_oldPoa) << "held: data flow on the old link";
        m_gate->Open(S::JOIN);
        EXPECT_FALSE(m_oldPoa->IsAssociated(AddressOf(m_station)));
    });
    EXPECT_EQ(Happened(),
              (Strings{"57 held 2",
                       "100 passed 2",
                       "100 begin 2",
                       "100 down old",
                       "150 end 2",
                       "150 begin 3",
                       "153 end 3",
                       "153 begin 4",
                       "157 end 4",
                       "157 up new"}));
}

TEST_F(IdealStationMlmeTest, EachStepOfAttachmentMayBeHeld)
{
    m_mlme->SetAttribute("Dot1x", BooleanValue(true));
    m_gate->m_hold = {S::AUTHENTICATE, S::ASSOCIATE, S::DOT1X};
    m_mlme->Connect(m_oldPoa);
    for (const auto step : {S::AUTHENTICATE, S::ASSOCIATE, S::DOT1X})
    {
        Simulator::Run();
        EXPECT_EQ(m_gate->m_held.count(step), 1U);
        EXPECT_FALSE(m_mlme->GetPoa());
        m_gate->Open(step);
    }
    Simulator::Run();
    EXPECT_EQ(m_mlme->GetPoa(), m_oldPoa);
}

TEST_F(IdealStationMlmeTest, AScanRunsBesideDataUnlessItInterrupts)
{
    Start();
    EXPECT_TRUE(m_mlme->Scan());
    EXPECT_FALSE(m_mlme->Scan());
    Simulator::Schedule(MilliSeconds(10), [this] {
        m_oldPoa->Send(Create<Packet>(9), AddressOf(m_station), PROTOCOL);
    });
    EXPECT_EQ(Happened(), (Strings{"57 begin 1", "x gets 9", "157 end 1", "157 scanned"}));
    m_mlme->SetAttribute("ScanInterruptsData", BooleanValue(true));
    m_mlme->Scan();
    Simulator::Schedule(MilliSeconds(10), [this] {
        m_oldPoa->Send(Create<Packet>(9), AddressOf(m_station), PROTOCOL);
    });
    EXPECT_EQ(Happened(), (Strings{"157 begin 1", "x drops air", "257 end 1", "257 scanned"}));
    m_oldPoa->Send(Create<Packet>(9), AddressOf(m_station), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"x gets 9"});
}

TEST_F(IdealStationMlmeTest, TheJoinEndsAScanThatWaitsOrRuns)
{
    Start();
    m_gate->m_hold = {S::SCAN};
    m_mlme->Scan();
    m_mlme->Connect(m_newPoa);
    EXPECT_TRUE(m_gate->m_held.empty());
    EXPECT_FALSE(m_mlme->Scan()) << "on the way";
    const auto log = Happened();
    EXPECT_EQ(log[0], "57 held 1");
    EXPECT_EQ(log[1], "57 scan failed");
    m_gate->m_hold.clear();
    EXPECT_TRUE(m_mlme->Scan());
    m_mlme->Connect(m_oldPoa);
    EXPECT_EQ(Happened()[1], "114 scan failed");
    EXPECT_EQ(m_mlme->GetPoa(), m_oldPoa);
}

TEST_F(IdealStationMlmeTest, AnUnreachableTargetCostsTheJoinAndIsTold)
{
    Start();
    m_unreachable = AddressOf(m_newPoa);
    m_mlme->Connect(m_newPoa);
    EXPECT_EQ(Happened(), (Strings{"57 begin 2", "57 down old", "107 down new"}));
    EXPECT_EQ(m_mlme->GetState(), IdealStationState::UNATTACHED);
    EXPECT_TRUE(m_mlme->Connect(m_oldPoa));
    Simulator::Run();
    EXPECT_EQ(m_mlme->GetPoa(), m_oldPoa);
}

TEST_F(IdealStationMlmeTest, LosesTheLinkInEveryState)
{
    Start();
    m_mlme->NotifyUnreachable(AddressOf(m_newPoa));
    EXPECT_EQ(m_mlme->GetPoa(), m_oldPoa) << "another one";
    m_mlme->NotifyUnreachable(AddressOf(m_oldPoa));
    EXPECT_EQ(Happened(), Strings{"57 down old"});
    // on the way: joining, authenticating, associating, authorising
    m_mlme->SetAttribute("Dot1x", BooleanValue(true));
    for (const int after : {10, 51, 55, 60})
    {
        m_log.clear();
        const auto start = Simulator::Now();
        m_mlme->Connect(m_newPoa);
        Simulator::Schedule(MilliSeconds(after),
                            &IdealStationMlme::NotifyUnreachable,
                            m_mlme,
                            AddressOf(m_newPoa));
        const auto log = Happened();
        EXPECT_EQ(log.back(),
                  std::to_string((start + MilliSeconds(after)).GetMilliSeconds()) + " down new");
        EXPECT_EQ(m_mlme->GetState(), IdealStationState::UNATTACHED);
        EXPECT_FALSE(m_newPoa->IsAssociated(AddressOf(m_station)));
    }
}

TEST_F(IdealStationMlmeTest, DisconnectsFromWhereverItIs)
{
    EXPECT_FALSE(m_mlme->Disconnect());
    m_gate->m_hold = {S::JOIN};
    m_mlme->Connect(m_oldPoa);
    EXPECT_TRUE(m_mlme->Disconnect()) << "held at the gate";
    EXPECT_TRUE(m_gate->m_held.empty());
    m_gate->m_hold.clear();
    Start();
    EXPECT_TRUE(m_mlme->Disconnect());
    EXPECT_EQ(Happened().back(), "57 down old");
    m_mlme->Connect(m_newPoa);
    Simulator::Schedule(MilliSeconds(51), [this] { EXPECT_TRUE(m_mlme->Disconnect()); });
    EXPECT_EQ(Happened().back(), "108 down new");
    EXPECT_EQ(m_mlme->GetState(), IdealStationState::UNATTACHED);
}

TEST(IdealStationTable, EveryStateMeetsEveryEventOrIgnoresIt)
{
    using State = IdealStationState;
    // columns: join, done, associated (802.1X follows), unreachable, disconnect; - is ignored
    const std::map<State, std::string> expected{
        {State::UNATTACHED, "J----"},
        {State::ATTACHED, "J--UU"},
        {State::JOINING, "-A-UU"},
        {State::AUTHENTICATING, "-S-UU"},
        {State::ASSOCIATING, "-TXUU"},
        {State::AUTHORISING, "-T-UU"},
    };
    const std::map<char, State> letters{{'U', State::UNATTACHED},
                                        {'T', State::ATTACHED},
                                        {'J', State::JOINING},
                                        {'A', State::AUTHENTICATING},
                                        {'S', State::ASSOCIATING},
                                        {'X', State::AUTHORISING}};
    for (const auto& [state, row] : expected)
    {
        for (std::size_t i = 0; i < row.size(); ++i)
        {
            const auto event = static_cast<IdealStationEvent>(i);
            const auto next = IdealStationMlme::GetNextState(state, event);
            if (row[i] == '-')
            {
                EXPECT_FALSE(next.has_value()) << ToString(state) << ": " << ToString(event);
            }
            else
            {
                EXPECT_EQ(next, letters.at(row[i])) << ToString(state) << ": " << ToString(event);
            }
        }
    }
}
