/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Type 2 registrations with thresholds (RFC 5184 Appendix D.3, D.4, D.7), and the limit on the rate
// of what they tell (section 8).
#include "link-sap-fixture.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class LinkThresholdsTest : public LinkSapFixture
{
  protected:
    using Q = LinkQuality;
    using Name = LinkPrimitiveName;

    void SetUp() override
    {
        LinkSapFixture::SetUp();
        m_sap->m_candidates.clear();
    }

    /// @param poa takes these levels one after the other @param levels they
    void Walk(Poa poa, const std::vector<Q>& levels)
    {
        for (const auto level : levels)
        {
            m_sap->UpdatePoas({{poa, At(level)}});
        }
    }

    const std::vector<Q> UP{Q::BAD, Q::FAIR, Q::GOOD, Q::EXCELLENT};
    const std::vector<Q> DOWN{Q::GOOD, Q::FAIR, Q::BAD, Q::NONE};
};

} // namespace

TEST_F(LinkThresholdsTest, PoaFoundFiresOnRisingAboveGoodUnlessToldOtherwise)
{
    m_sap->NotificationRequest(&m_x, Name::POA_FOUND, true);
    m_sap->NotificationRequest(&m_y, Name::POA_FOUND, true, Q::BAD);
    Told();
    std::vector<std::string> told;
    for (const auto level : UP)
    {
        Walk(NEW, {level});
        const auto now = Told();
        told.push_back(now.empty() ? "" : now.front());
        EXPECT_LE(now.size(), 1U);
    }
    EXPECT_EQ(told, (Strings{"", "y: found a2", "", "x: found a2"}));
}

TEST_F(LinkThresholdsTest, PoaFoundFiresOncePerRise)
{
    m_sap->NotificationRequest(&m_x, Name::POA_FOUND, true, Q::FAIR);
    Told();
    Walk(NEW, {Q::GOOD, Q::EXCELLENT, Q::GOOD, Q::FAIR, Q::GOOD, Q::NONE, Q::EXCELLENT});
    EXPECT_EQ(Told(), (Strings{"x: found a2", "x: found a2", "x: found a2"}));
}

TEST_F(LinkThresholdsTest, WhatIsKnownAtRegistrationIsNoNews)
{
    m_sap->m_candidates = {{NEW, At(Q::EXCELLENT)}, {OLD, At(Q::FAIR)}};
    m_sap->NotificationRequest(&m_x, Name::POA_FOUND, true, Q::FAIR);
    m_sap->NotificationRequest(&m_x, Name::POA_LOST, true);
    Told();
    m_sap->UpdatePoas({{NEW, At(Q::GOOD)}, {OLD, At(Q::GOOD)}});
    EXPECT_EQ(Told(), Strings{"x: found a1"});
    m_sap->UpdatePoas({{NEW, At(Q::NONE)}, {OLD, At(Q::NONE)}});
    EXPECT_EQ(Told(), Strings{"x: lost a2 a1"}) << "one list";
}

TEST_F(LinkThresholdsTest, PoaLostFiresOnFallingBelowBadUnlessToldOtherwise)
{
    m_sap->NotificationRequest(&m_x, Name::POA_LOST, true);
    m_sap->NotificationRequest(&m_y, Name::POA_LOST, true, Q::GOOD);
    Told();
    Walk(NEW, {Q::NONE, Q::EXCELLENT});
    EXPECT_TRUE(Told().empty()) << "what was never there is not lost";
    Walk(NEW, DOWN);
    EXPECT_EQ(Told(), (Strings{"y: lost a2", "x: lost a2"}));
}

TEST_F(LinkThresholdsTest, StatusChangedTellsAFallAndARiseApart)
{
    m_sap->LinkStatusChangedRequest(&m_x, true, Q::FAIR);
    m_sap->LinkStatusChangedRequest(&m_x, true, Q::GOOD, LinkEvent::RISE);
    m_sap->LinkStatusChangedRequest(&m_x, true, Q::GOOD, LinkEvent::RISE);
    EXPECT_EQ(Told(),
              (Strings{"x: LinkStatusChanged Ack",
                       "x: LinkStatusChanged Ack",
                       "x: LinkStatusChanged Error (already done)"}));
    for (const auto level : {Q::GOOD, Q::FAIR, Q::BAD, Q::FAIR, Q::GOOD, Q::EXCELLENT})
    {
        m_sap->UpdateLinkCondition(OLD, At(level));
    }
    EXPECT_EQ(Told(), (Strings{"x: changed FAIR", "x: changed GOOD"}));
    m_sap->LinkStatusChangedRequest(&m_x, false, Q::GOOD, LinkEvent::RISE);
    m_sap->UpdateLinkCondition(OLD, At(Q::BAD));
    m_sap->UpdateLinkCondition(OLD, At(Q::GOOD));
    EXPECT_EQ(Told(), (Strings{"x: changed BAD", "x: LinkStatusChanged Ack"}));
}

TEST_F(LinkThresholdsTest, DisabledNotificationsNeverArrive)
{
    const std::vector<Name> names{Name::POA_FOUND, Name::POA_LOST, Name::LINK_UP, Name::LINK_DOWN};
    const auto happen = [this] {
        Walk(NEW, {Q::EXCELLENT, Q::NONE});
        m_sap->IndicateLinkUp(NEW);
        m_sap->UpdateLinkCondition(NEW, At(Q::NONE));
        m_sap->IndicateLinkDown(NEW);
    };
    for (const bool enable : {true, false})
    {
        for (const auto name : names)
        {
            m_sap->NotificationRequest(&m_x, name, enable);
        }
        m_sap->LinkStatusChangedRequest(&m_x, enable, Q::FAIR);
        Told();
        happen();
        EXPECT_EQ(Told().size(), enable ? 5U : 0U);
    }
}

TEST_F(LinkThresholdsTest, ARegistrationSurvivesLinkDown)
{
    m_sap->NotificationRequest(&m_x, Name::LINK_UP, true);
    m_sap->NotificationRequest(&m_x, Name::POA_FOUND, true);
    m_sap->LinkStatusChangedRequest(&m_x, true, Q::FAIR);
    Told();
    for (int again = 0; again < 3; ++again)
    {
        m_sap->IndicateLinkUp(NEW);
        m_sap->UpdateLinkCondition(NEW, At(Q::BAD));
        m_sap->IndicateLinkDown(NEW);
        Walk(NEW, {Q::EXCELLENT, Q::NONE});
        EXPECT_EQ(Told(), (Strings{"x: up", "x: changed BAD", "x: found a2"})) << again;
    }
}

TEST_F(LinkThresholdsTest, AStormIsToldAsSeldomAsTheLimitSays)
{
    m_sap->SetAttribute("PoaIndicationInterval", TimeValue(Seconds(1)));
    m_sap->NotificationRequest(&m_x, Name::POA_FOUND, true);
    m_sap->NotificationRequest(&m_x, Name::POA_LOST, true);
    Told(); // until 1 s
    for (int i = 0; i < 400; ++i)
    {
        Simulator::Schedule(MilliSeconds(10 * i),
                            [this, i] { Walk(NEW, {i % 2 == 0 ? Q::EXCELLENT : Q::NONE}); });
    }
    Simulator::Stop(Seconds(10));
    Simulator::Run();
    // Lost at the last change; each kind at 0 s and 0.01 s, and then at most once a second.
    EXPECT_GE(m_told.size(), 2U);
    EXPECT_LE(m_told.size(), 10U);
    EXPECT_EQ(m_told.front(), "x: found a2");
    EXPECT_EQ(m_told.back(), "x: lost a2") << "how it ended is told";
}

TEST_F(LinkThresholdsTest, TheLimitGathersWhatItHoldsBackAndForgetsWhatHasChangedBack)
{
    m_sap->SetAttribute("PoaIndicationInterval", TimeValue(Seconds(5)));
    m_sap->NotificationRequest(&m_x, Name::POA_FOUND, true);
    Told(); // until 1 s
    const Poa third("00:00:00:00:00:a3");
    Walk(third, {Q::EXCELLENT}); // told at once; then until 6 s nothing
    Simulator::Schedule(Seconds(1), [=] { Walk(third, {Q::NONE, Q::EXCELLENT}); });
    Simulator::Schedule(Seconds(2), [=] { Walk(OLD, {Q::EXCELLENT}); });
    Simulator::Schedule(Seconds(3), [=] { Walk(NEW, {Q::EXCELLENT}); });
    EXPECT_EQ(Told(), Strings{"x: found a3"});
    Simulator::Stop(MilliSeconds(3999));
    Simulator::Run();
    EXPECT_TRUE(m_told.empty());
    Simulator::Stop(MilliSeconds(2));
    Simulator::Run();
    EXPECT_EQ(m_told, Strings{"x: found a1 a2"}) << "in one list, at 6 s";
}

TEST_F(LinkThresholdsTest, AUserThatDetachesDuringTheLimitHearsNothing)
{
    m_sap->SetAttribute("PoaIndicationInterval", TimeValue(Seconds(5)));
    m_sap->NotificationRequest(&m_x, Name::POA_FOUND, true);
    Told();
    Walk(NEW, {Q::EXCELLENT});
    Walk(OLD, {Q::EXCELLENT});
    m_sap->Detach(&m_x);
    m_told.clear();
    Simulator::Stop(Seconds(10));
    Simulator::Run();
    EXPECT_TRUE(m_told.empty());
}
