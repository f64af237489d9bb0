/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Steps 3 and 4 seen from the station: algorithms, status codes, both ways of leaving.
#include "dot11-fixture.h"

#include "ns3/dot11-management-info.h"
#include "ns3/enum.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Notes the confirms of steps 3 and 4 and the losses.
class Recorder : public StationMlmeUser
{
  public:
    void AuthenticateConfirm(const MlmeAuthenticateConfirmParams& params) override
    {
        m_authenticate = params;
    }

    void AssociateConfirm(const MlmeAssociateConfirmParams& params) override
    {
        m_associate = params;
    }

    void DeauthenticateConfirm(const MlmeDeauthenticateConfirmParams& params) override
    {
        m_deauthenticate.push_back(params.result);
    }

    void BssLostIndication(Mac48Address, BssLossReason reason) override
    {
        m_lost.push_back(reason);
    }

    MlmeAuthenticateConfirmParams m_authenticate;
    MlmeAssociateConfirmParams m_associate;
    std::vector<MlmeResultCode> m_deauthenticate;
    std::vector<BssLossReason> m_lost;
};

class Dot11AuthenticationTest : public Dot11Fixture
{
  protected:
    /// Take the place of the SAP and go as far as the first access point lets.
    void Connect()
    {
        m_mlme->SetUser(&m_user);
        BssDescription bss;
        bss.bssid = ApAddress(0);
        bss.ssid = "fmipv6";
        bss.channel = 36;
        Simulator::Schedule(Seconds(1), [this, bss] { m_mlme->JoinRequest({bss, Seconds(1)}); });
        Simulator::Schedule(MilliSeconds(1500), [this] {
            m_mlme->AuthenticateRequest(m_mlme->GetAuthenticateDefaults(ApAddress(0)));
        });
        Simulator::Schedule(Seconds(2), [this] {
            m_mlme->AssociateRequest({ApAddress(0), m_mlme->GetAssociateTimeout(), {}});
        });
    }

    void TearDown() override
    {
        m_mlme->SetUser(nullptr);
        Dot11Fixture::TearDown();
    }

    Recorder m_user;
};

} // namespace

TEST_F(Dot11AuthenticationTest, SharedKeyIsRefusedWithStatus13)
{
    Config::SetDefault("ns3::fmipv6::StationMlme::AuthenticationType",
                       EnumValue(static_cast<int>(Dot11AuthAlgorithm::SHARED_KEY)));
    Build({36});
    Connect();
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_user.m_authenticate.result, MlmeResultCode::REFUSED);
    EXPECT_EQ(static_cast<int>(m_user.m_authenticate.status), 13);
    EXPECT_EQ(m_user.m_associate.result, MlmeResultCode::WRONG_STATE);
    EXPECT_EQ(m_mlme->GetState(), StationMlme::State::UNJOINED);
    EXPECT_EQ(Steps(StepPhase::END), "2");
}

TEST_F(Dot11AuthenticationTest, EachRefusalOfAuthenticationIsConfirmedWithItsStatus)
{
    for (const uint16_t status : {1, 13, 14, 15, 16, 17})
    {
        Build({36});
        m_aps[0]->SetAttribute("AuthenticationStatus", UintegerValue(status));
        Connect();
        Simulator::Stop(Seconds(3));
        Simulator::Run();
        EXPECT_EQ(m_user.m_authenticate.result, MlmeResultCode::REFUSED);
        EXPECT_EQ(static_cast<uint16_t>(m_user.m_authenticate.status), status);
        EXPECT_EQ(m_mlme->GetState(), StationMlme::State::UNJOINED);
        TearDown();
        SetUp();
    }
    Build({36}); // for TearDown()
}

TEST_F(Dot11AuthenticationTest, EachRefusalOfAssociationIsConfirmedWithItsStatus)
{
    for (const uint16_t status : {1, 11, 12, 17, 40, 43})
    {
        Build({36});
        m_aps[0]->SetAttribute("AssociationStatus", UintegerValue(status));
        Connect();
        Simulator::Stop(Seconds(3));
        Simulator::Run();
        EXPECT_EQ(m_user.m_associate.result, MlmeResultCode::REFUSED);
        EXPECT_EQ(static_cast<uint16_t>(m_user.m_associate.status), status);
        EXPECT_EQ(m_mlme->GetState(), StationMlme::State::UNJOINED);
        TearDown();
        SetUp();
    }
    Build({36}); // for TearDown()
}

TEST_F(Dot11AuthenticationTest, TheStationDeauthenticatesAndTheAccessPointForgetsIt)
{
    Build({36});
    Connect();
    Simulator::Schedule(Seconds(3), [this] {
        EXPECT_TRUE(m_aps[0]->IsAssociated(m_mac->GetAddress()));
        m_mlme->DeauthenticateRequest({ApAddress(0)});
    });
    Simulator::Schedule(MilliSeconds(3500), [this] {
        m_mlme->DeauthenticateRequest({ApAddress(0)}); // there is nothing left to end
    });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(m_user.m_deauthenticate,
              (std::vector<MlmeResultCode>{MlmeResultCode::SUCCESS, MlmeResultCode::WRONG_STATE}));
    EXPECT_EQ(m_aps[0]->GetStationState(m_mac->GetAddress()),
              ApMlme::StationState::UNAUTHENTICATED);
    EXPECT_EQ(m_mlme->GetState(), StationMlme::State::UNJOINED);
    EXPECT_TRUE(m_user.m_lost.empty());
}

TEST_F(Dot11AuthenticationTest, AnAuthenticatedStationMayDeauthenticateBeforeItAssociates)
{
    Build({36});
    Connect();
    Simulator::Schedule(MilliSeconds(1800), [this] {
        EXPECT_EQ(m_mlme->GetState(), StationMlme::State::AUTHENTICATED);
        m_mlme->DeauthenticateRequest({ApAddress(0)});
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_user.m_deauthenticate, std::vector<MlmeResultCode>{MlmeResultCode::SUCCESS});
    EXPECT_EQ(m_user.m_associate.result, MlmeResultCode::WRONG_STATE);
    EXPECT_EQ(m_aps[0]->GetStationState(m_mac->GetAddress()),
              ApMlme::StationState::UNAUTHENTICATED);
}

TEST_F(Dot11AuthenticationTest, TheAccessPointEndsTheLinkByEitherFrame)
{
    for (const auto reason : {BssLossReason::DISASSOCIATED, BssLossReason::DEAUTHENTICATED})
    {
        Build({36});
        Connect();
        Simulator::Schedule(Seconds(3), [this, reason] {
            if (reason == BssLossReason::DISASSOCIATED)
            {
                m_aps[0]->Disassociate(m_mac->GetAddress(), Dot11Reason::NO_MORE_STAS);
            }
            else
            {
                m_aps[0]->Deauthenticate(m_mac->GetAddress(), Dot11Reason::NO_MORE_STAS);
            }
        });
        Simulator::Stop(Seconds(4));
        Simulator::Run();
        EXPECT_EQ(m_user.m_lost, std::vector<BssLossReason>{reason});
        EXPECT_EQ(m_mlme->GetState(), StationMlme::State::UNJOINED);
        EXPECT_FALSE(m_mac->GetAttachedAp());
        m_user.m_lost.clear();
        TearDown();
        SetUp();
    }
    Build({36}); // for TearDown()
}

TEST_F(Dot11AuthenticationTest, TheReassociationRequestCarriesTheAddressOfTheAccessPointLeft)
{
    Build({36, 44});
    AttachToFirst();
    ConnectAt(Seconds(3), 1);
    std::vector<Ptr<Packet>> bodies;
    m_aps[1]->GetMac()->GetWifiPhy()->TraceConnectWithoutContext(
        "MonitorSnifferRx",
        Callback<void,
                 Ptr<const Packet>,
                 uint16_t,
                 WifiTxVector,
                 MpduInfo,
                 SignalNoiseDbm,
                 uint16_t>([&bodies](Ptr<const Packet> packet,
                                     uint16_t,
                                     WifiTxVector,
                                     MpduInfo,
                                     SignalNoiseDbm,
                                     uint16_t) {
            auto body = packet->Copy();
            WifiMacHeader header;
            body->RemoveHeader(header);
            if (header.IsReassocReq())
            {
                bodies.push_back(body);
            }
        }));
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    ASSERT_EQ(bodies.size(), 1U);
    // Capability Information, Listen Interval, Current AP Address (IEEE Std 802.11-2020, 9.3.3.7)
    std::vector<uint8_t> bytes(bodies[0]->GetSize());
    bodies[0]->CopyData(bytes.data(), bytes.size());
    uint8_t left[6];
    ApAddress(0).CopyTo(left);
    ASSERT_GT(bytes.size(), 10U);
    EXPECT_EQ(std::vector<uint8_t>(bytes.begin() + 4, bytes.begin() + 10),
              std::vector<uint8_t>(left, left + 6));
    // The same as the access point reads it: the body, with the FCS behind it.
    const auto info = ParseReassocRequest(bodies[0]->CreateFragment(0, bytes.size() - 4));
    ASSERT_TRUE(info && info->currentAp);
    EXPECT_EQ(*info->currentAp, ApAddress(0));
}
