/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Steps 3 and 4 seen from the station: algorithms, status codes, both ways of leaving.
#include "dot11-fixture.h"
#include "sent-frames.h"

#include "ns3/dot11-management-info.h"
#include "ns3/enum.h"
#include "ns3/uinteger.h"

#include <array>

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

    /// @param i an access point @return bodies of the Reassociation Requests that it hears
    const std::vector<Ptr<Packet>>& WatchReassociation(std::size_t i)
    {
        OnFrameSent(m_mac, [this, i](const WifiMacHeader& header, Ptr<const Packet> body) {
            if (header.IsReassocReq() && header.GetAddr1() == ApAddress(i) && !header.IsRetry())
            {
                m_bodies.push_back(body->Copy());
            }
        });
        return m_bodies;
    }

    /// @param body of a Reassociation Request @return Current AP Address, which comes behind
    /// Capability Information and Listen Interval (IEEE Std 802.11-2020 section 9.3.3.7)
    static Mac48Address GetCurrentAp(Ptr<const Packet> body)
    {
        std::array<uint8_t, 10> octets{};
        EXPECT_EQ(body->CopyData(octets.data(), octets.size()), octets.size());
        Mac48Address address;
        address.CopyFrom(octets.data() + 4);
        return address;
    }

    Recorder m_user;
    std::vector<Ptr<Packet>> m_bodies; //!< of Reassociation Requests
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
    const auto& bodies = WatchReassociation(1);
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    ASSERT_EQ(bodies.size(), 1U);
    EXPECT_EQ(GetCurrentAp(bodies[0]), ApAddress(0));
    // The same as the access point reads it.
    const auto info = ParseReassocRequest(bodies[0]);
    ASSERT_TRUE(info && info->currentAp);
    EXPECT_EQ(*info->currentAp, ApAddress(0));
}

TEST_F(Dot11AuthenticationTest, ALostAccessPointIsNamedInTheReassociation)
{
    Build({36, 44});
    AttachToFirst();
    Simulator::Schedule(Seconds(3), [this] {
        m_aps[0]->GetMac()->GetDevice()->GetNode()->GetObject<MobilityModel>()->SetPosition(
            Vector(100000, 0, 0));
    });
    ConnectAt(Seconds(5), 1);
    const auto& bodies = WatchReassociation(1);
    Simulator::Stop(Seconds(6));
    Simulator::Run();
    ASSERT_EQ(bodies.size(), 1U);
    EXPECT_EQ(GetCurrentAp(bodies[0]), ApAddress(0));
    EXPECT_TRUE(m_aps[1]->IsAssociated(m_mac->GetAddress()));
}

TEST_F(Dot11AuthenticationTest, AnotherEssIsJoinedByAssociation)
{
    m_configure = [](Dot11Helper& helper) { helper.SetSsid(""); }; // the station takes any
    Build({36});
    m_helper->SetSsid("another");
    auto other = m_helper->InstallAp(MakeNode(10), 44);
    const auto address = other->GetMac()->GetAddress();
    AttachToFirst();
    Simulator::Schedule(Seconds(3), [this, address] { m_sap->LinkConnectRequest(this, address); });
    uint32_t associations = 0;
    uint32_t reassociations = 0;
    OnFrameSent(m_mac, [&](const WifiMacHeader& header, Ptr<const Packet>) {
        if (header.GetAddr1() == address && !header.IsRetry())
        {
            associations += header.IsAssocReq();
            reassociations += header.IsReassocReq();
        }
    });
    Simulator::Stop(Seconds(4));
    Simulator::Run();
    EXPECT_EQ(associations, 1U);
    EXPECT_EQ(reassociations, 0U);
    EXPECT_TRUE(other->IsAssociated(m_mac->GetAddress()));
}
