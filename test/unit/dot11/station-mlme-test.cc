/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "dot11-fixture.h"

#include "ns3/enum.h"
#include "ns3/string.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

using State = StationMlme::State;
using Cause = StationMlme::Event;

/// Counts confirms.
class Recorder : public StationMlmeUser
{
  public:
    void ScanConfirm(const MlmeScanConfirmParams& params) override
    {
        m_scan.push_back(params.result);
    }

    void JoinConfirm(const MlmeJoinConfirmParams& params) override
    {
        m_join.push_back(params.result);
    }

    void AuthenticateConfirm(const MlmeAuthenticateConfirmParams& params) override
    {
        m_authenticate.push_back(params.result);
    }

    void AssociateConfirm(const MlmeAssociateConfirmParams& params) override
    {
        m_associate.push_back(params.result);
        m_reassociation.push_back(params.reassociation);
    }

    void DisassociateConfirm(const MlmeDisassociateConfirmParams& params) override
    {
        m_disassociate.push_back(params.result);
    }

    using Results = std::vector<MlmeResultCode>;
    Results m_scan;
    Results m_join;
    Results m_authenticate;
    Results m_associate;
    Results m_disassociate;
    std::vector<bool> m_reassociation;
};

class StationMlmeTest : public Dot11Fixture
{
  protected:
    void TearDown() override
    {
        m_mlme->SetUser(nullptr);
        Dot11Fixture::TearDown();
    }

    Recorder m_user;
};

} // namespace

TEST(StationMlmeTable, HasThirtyThreeTransitionsAndIgnoresTheRest)
{
    std::size_t count = 0;
    for (std::size_t s = 0; s < StationMlme::STATE_COUNT; ++s)
    {
        for (std::size_t e = 0; e < StationMlme::EVENT_COUNT; ++e)
        {
            count += StationMlme::GetNext(State(s), Cause(e)).has_value();
        }
    }
    EXPECT_EQ(count, 33U);
}

TEST(StationMlmeTable, WalksFromJoinToAssociation)
{
    State state = State::UNJOINED;
    for (const auto event : {Cause::JOIN_REQUEST,
                             Cause::TUNED,
                             Cause::HEARD,
                             Cause::ADJUSTED,
                             Cause::AUTHENTICATE_REQUEST,
                             Cause::AUTHENTICATION_OK,
                             Cause::ASSOCIATE_REQUEST,
                             Cause::ASSOCIATION_OK})
    {
        const auto next = StationMlme::GetNext(state, event);
        ASSERT_TRUE(next.has_value());
        state = *next;
    }
    EXPECT_EQ(state, State::ASSOCIATED);
}

TEST(StationMlmeTable, LossLeadsToUnjoinedFromEveryStateThatHasSomethingToLose)
{
    for (std::size_t s = 0; s < StationMlme::STATE_COUNT; ++s)
    {
        const auto next = StationMlme::GetNext(State(s), Cause::LOST);
        if (State(s) != State::UNJOINED && State(s) != State::JOINED)
        {
            EXPECT_EQ(next, State::UNJOINED) << s;
        }
    }
}

TEST_F(StationMlmeTest, RequestsInTheWrongStateAreConfirmedOnceAndLater)
{
    Build({36});
    m_mlme->SetUser(&m_user);
    const auto ap = ApAddress(0);
    Simulator::Schedule(Seconds(1), [this, ap] {
        m_mlme->AuthenticateRequest({ap, Seconds(1)});
        m_mlme->AssociateRequest({ap, Seconds(1), {}});
        m_mlme->ReassociateRequest({ap, Seconds(1), ap});
        m_mlme->DisassociateRequest({ap});
        EXPECT_TRUE(m_user.m_authenticate.empty());
    });
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    const Recorder::Results once{MlmeResultCode::WRONG_STATE};
    const Recorder::Results twice{MlmeResultCode::WRONG_STATE, MlmeResultCode::WRONG_STATE};
    EXPECT_EQ(m_user.m_authenticate, once);
    EXPECT_EQ(m_user.m_associate, twice);
    EXPECT_EQ(m_user.m_reassociation, (std::vector<bool>{false, true}));
    EXPECT_EQ(m_user.m_disassociate, once);
}

TEST_F(StationMlmeTest, BadParametersAreConfirmedAsInvalid)
{
    Build({36});
    m_mlme->SetUser(&m_user);
    Simulator::Schedule(Seconds(1), [this] {
        auto scan = m_mlme->GetScanDefaults();
        scan.channels.clear();
        m_mlme->ScanRequest(scan);
        scan = m_mlme->GetScanDefaults();
        scan.maxChannelTime = scan.minChannelTime - NanoSeconds(1);
        m_mlme->ScanRequest(scan);
        BssDescription bss;
        bss.bssid = ApAddress(0);
        m_mlme->JoinRequest({bss, Seconds(1)}); // no channel
    });
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    const Recorder::Results twice{MlmeResultCode::INVALID_PARAMETERS,
                                  MlmeResultCode::INVALID_PARAMETERS};
    EXPECT_EQ(m_user.m_scan, twice);
    EXPECT_EQ(m_user.m_join, Recorder::Results{MlmeResultCode::INVALID_PARAMETERS});
}

TEST_F(StationMlmeTest, ASecondJoinCancelsTheFirstAndEachIsConfirmedOnce)
{
    Build({36, 44});
    m_mlme->SetUser(&m_user);
    Simulator::Schedule(Seconds(1), [this] {
        BssDescription bss;
        bss.bssid = Mac48Address("00:00:00:00:92:f3");
        bss.channel = 64;
        m_mlme->JoinRequest({bss, Seconds(1)});
    });
    Simulator::Schedule(MilliSeconds(1100), [this] {
        BssDescription bss;
        bss.bssid = ApAddress(1);
        bss.ssid = "fmipv6";
        bss.channel = 44;
        m_mlme->JoinRequest({bss, Seconds(1)});
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_user.m_join,
              (Recorder::Results{MlmeResultCode::CANCELLED, MlmeResultCode::SUCCESS}));
    EXPECT_EQ(m_mlme->GetState(), State::JOINED);
}

TEST_F(StationMlmeTest, AJoinOfABssThatWasHeardLatelyDoesNotAskForItsTiming)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::JoinBeaconAge", TimeValue(MilliSeconds(300)));
    Build({36});
    m_mlme->SetUser(&m_user);
    const auto joinWithAge = [this](Time age) {
        BssDescription bss;
        bss.bssid = ApAddress(0);
        bss.ssid = "fmipv6";
        bss.channel = 36;
        bss.lastSeen = age.IsNegative() ? Time(0) : Simulator::Now() - age;
        m_mlme->JoinRequest({bss, Seconds(1)});
    };
    // Heard, heard too long ago, and known without having been heard.
    Simulator::Schedule(Seconds(1), [=] { joinWithAge(MilliSeconds(299)); });
    Simulator::Schedule(Seconds(2), [=] { joinWithAge(MilliSeconds(300)); });
    Simulator::Schedule(Seconds(3), [=] { joinWithAge(MilliSeconds(-1)); });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_user.m_join, Recorder::Results(3, MlmeResultCode::SUCCESS));
    std::vector<Time> durations;
    Time begin;
    for (const auto& step : m_steps)
    {
        if (step.phase == StepPhase::BEGIN)
        {
            begin = step.when;
        }
        else if (step.phase == StepPhase::END)
        {
            durations.push_back(step.when - begin);
        }
    }
    ASSERT_EQ(durations.size(), 3U);
    EXPECT_EQ(durations[0], Time(0));
    EXPECT_GT(durations[1], MicroSeconds(100));
    EXPECT_GT(durations[2], MicroSeconds(100));
}

TEST_F(StationMlmeTest, AJoinCancelsAScan)
{
    Build({36, 44});
    m_mlme->SetUser(&m_user);
    Simulator::Schedule(Seconds(1), [this] { m_mlme->ScanRequest(m_mlme->GetScanDefaults()); });
    Simulator::Schedule(Seconds(1) + MilliSeconds(3), [this] {
        BssDescription bss;
        bss.bssid = ApAddress(1);
        bss.channel = 44;
        m_mlme->JoinRequest({bss, Seconds(1)});
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_user.m_scan, Recorder::Results{MlmeResultCode::CANCELLED});
    EXPECT_EQ(m_user.m_join, Recorder::Results{MlmeResultCode::SUCCESS});
    EXPECT_EQ(m_mac->GetChannel(), 44);
}

TEST_F(StationMlmeTest, AnAccessPointThatFallsSilentMakesAuthenticationTimeOutAfterItsAttempts)
{
    Build({36});
    m_mlme->SetUser(&m_user);
    Simulator::Schedule(Seconds(1), [this] {
        BssDescription bss;
        bss.bssid = ApAddress(0);
        bss.ssid = "fmipv6";
        bss.channel = 36;
        m_mlme->JoinRequest({bss, Seconds(1)});
    });
    Simulator::Schedule(Seconds(2), [this] {
        m_node->GetObject<MobilityModel>()->SetPosition(Vector(100000, 0, 0));
        m_mlme->AuthenticateRequest({ApAddress(0), MilliSeconds(200)});
    });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_user.m_authenticate, Recorder::Results{MlmeResultCode::TIMEOUT});
    EXPECT_EQ(Steps(StepPhase::REPEAT), "33");
    EXPECT_EQ(m_mlme->GetState(), State::UNJOINED);
}

TEST_F(StationMlmeTest, ScanChannelListsThatAreNoneAreRefused)
{
    Build({36});
    EXPECT_FALSE(m_mlme->SetAttributeFailSafe("ScanChannels", StringValue("36 4x")));
    EXPECT_FALSE(m_mlme->SetAttributeFailSafe("ScanChannels", StringValue("37")));
    EXPECT_TRUE(m_mlme->SetAttributeFailSafe("ScanChannels", StringValue("36 161")));
    EXPECT_EQ(m_mlme->GetScanDefaults().channels, (std::vector<uint8_t>{36, 161}));
}

TEST_F(StationMlmeTest, AScanOutsideTheBandIsInvalid)
{
    Build({36});
    m_mlme->SetUser(&m_user);
    Simulator::Schedule(Seconds(1), [this] {
        auto scan = m_mlme->GetScanDefaults();
        scan.channels = {36, 6};
        m_mlme->ScanRequest(scan);
    });
    Simulator::Stop(Seconds(2));
    Simulator::Run();
    EXPECT_EQ(m_user.m_scan, Recorder::Results{MlmeResultCode::INVALID_PARAMETERS});
}

TEST_F(StationMlmeTest, APassiveScanListensForLongerThanABeaconInterval)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::ScanType",
                       EnumValue(static_cast<int>(ScanType::PASSIVE)));
    Build({36});
    EXPECT_GT(m_mlme->GetScanDefaults().maxChannelTime, MicroSeconds(102400));
}
