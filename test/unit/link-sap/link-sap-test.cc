/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "link-sap-fixture.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class LinkSapTest : public LinkSapFixture
{
};

} // namespace

TEST_F(LinkSapTest, EveryRequestHasOneConfirmNeverWithinTheCallAndAtTheSameInstant)
{
    m_sap->LinkStatusRequest(&m_x);
    m_sap->PoaListRequest(&m_x);
    m_sap->NotificationRequest(&m_x, LinkPrimitiveName::LINK_UP, true);
    m_sap->LinkStatusChangedRequest(&m_x, true, LinkQuality::BAD);
    m_sap->LinkDisconnectRequest(&m_x, OLD);
    EXPECT_TRUE(m_told.empty());
    Simulator::Run();
    EXPECT_EQ(Simulator::Now(), Seconds(0));
    EXPECT_EQ(m_told,
              (Strings{"x: LinkStatus Ack GOOD",
                       "x: PoAList Ack 2",
                       "x: LinkUp Ack",
                       "x: LinkStatusChanged Ack",
                       "x: LinkDisconnect Ack"}));
    EXPECT_EQ(m_primitives,
              (Strings{"LinkStatus.req",
                       "PoAList.req",
                       "LinkUp.req",
                       "LinkStatusChanged.req",
                       "LinkDisconnect.req",
                       "LinkStatus.cnf",
                       "PoAList.cnf",
                       "LinkUp.cnf",
                       "LinkStatusChanged.cnf",
                       "LinkDisconnect.cnf"}));
}

TEST_F(LinkSapTest, AProvidersErrorIsConfirmedOnce)
{
    m_sap->m_answer = LinkStatusCode::WRONG_STATE;
    m_sap->LinkStatusRequest(&m_x);
    m_sap->LinkConnectRequest(&m_x, NEW);
    m_sap->LinkDisconnectRequest(&m_x, OLD);
    m_sap->LinkScanRequest(&m_x, {});
    EXPECT_EQ(Told(),
              (Strings{"x: LinkStatus Error (wrong state) NONE",
                       "x: LinkConnect Error (wrong state)",
                       "x: LinkDisconnect Error (wrong state)",
                       "x: LinkScan Error (wrong state) 0"}));
}

TEST_F(LinkSapTest, EachTypeTwoRegistrationIsMadeAndWithdrawnOnce)
{
    for (const auto name : {LinkPrimitiveName::POA_FOUND,
                            LinkPrimitiveName::POA_LOST,
                            LinkPrimitiveName::LINK_UP,
                            LinkPrimitiveName::LINK_DOWN})
    {
        for (const bool enable : {false, true, true, false, false})
        {
            m_sap->NotificationRequest(&m_x, name, enable);
        }
        const std::string ok = "x: " + ToString(name) + " Ack";
        const std::string error = "x: " + ToString(name) + " Error (already done)";
        EXPECT_EQ(Told(), (Strings{error, ok, error, ok, error}));
    }
    for (const bool enable : {false, true, true, false, false})
    {
        m_sap->LinkStatusChangedRequest(&m_x, enable, LinkQuality::FAIR);
    }
    const std::string ok = "x: LinkStatusChanged Ack";
    const std::string error = "x: LinkStatusChanged Error (already done)";
    EXPECT_EQ(Told(), (Strings{error, ok, error, ok, error}));
}

TEST_F(LinkSapTest, IndicationsReachTheRegisteredInOrderOfRequest)
{
    m_sap->IndicateLinkUp(NEW);
    EXPECT_TRUE(m_primitives.empty()) << "nobody registered";
    m_sap->NotificationRequest(&m_y, LinkPrimitiveName::LINK_UP, true);
    m_sap->NotificationRequest(&m_x, LinkPrimitiveName::LINK_UP, true);
    m_sap->NotificationRequest(&m_x, LinkPrimitiveName::POA_FOUND, true);
    m_sap->NotificationRequest(&m_x, LinkPrimitiveName::POA_LOST, true);
    Told();
    m_primitives.clear();
    m_sap->IndicateLinkUp(NEW);
    m_sap->IndicateLinkDown(NEW);
    m_sap->UpdatePoas({{NEW, At(LinkQuality::EXCELLENT)}});
    m_sap->UpdatePoas({{NEW, At(LinkQuality::NONE)}});
    EXPECT_EQ(Told(), (Strings{"y: up", "x: up", "x: found a2", "x: lost a2"}));
    EXPECT_EQ(m_primitives, (Strings{"LinkUp.ind", "LinkUp.ind", "PoAFound.ind", "PoALost.ind"}))
        << "one for each user that is told";
}

TEST_F(LinkSapTest, WhatConnectingCausesComesAfterItsConfirm)
{
    m_sap->NotificationRequest(&m_x, LinkPrimitiveName::LINK_UP, true);
    m_sap->NotificationRequest(&m_x, LinkPrimitiveName::LINK_DOWN, true);
    Told();
    m_sap->LinkConnectRequest(&m_x, NEW);
    EXPECT_TRUE(m_told.empty());
    EXPECT_EQ(Told(), (Strings{"x: LinkConnect Ack", "x: down", "x: up"}));
}

TEST_F(LinkSapTest, AThresholdFiresOncePerCrossingAndRearmsAbove)
{
    m_sap->LinkStatusChangedRequest(&m_x, true, LinkQuality::FAIR);
    m_sap->LinkStatusChangedRequest(&m_y, true, LinkQuality::BAD);
    Told();
    using Q = LinkQuality;
    for (const auto quality : {Q::EXCELLENT,
                               Q::GOOD,
                               Q::FAIR,
                               Q::FAIR,
                               Q::BAD,
                               Q::BAD,
                               Q::FAIR,
                               Q::BAD,
                               Q::GOOD,
                               Q::NONE})
    {
        m_sap->UpdateLinkCondition(OLD, At(quality));
    }
    EXPECT_EQ(Told(),
              (Strings{"x: changed FAIR",
                       "y: changed BAD",
                       "y: changed BAD",
                       "x: changed NONE",
                       "y: changed NONE"}));
}

TEST_F(LinkSapTest, AThresholdIsArmedAnewOnANewLink)
{
    m_sap->LinkStatusChangedRequest(&m_x, true, LinkQuality::FAIR);
    Told();
    m_sap->UpdateLinkCondition(OLD, At(LinkQuality::BAD));
    m_sap->IndicateLinkUp(NEW);
    m_sap->UpdateLinkCondition(NEW, At(LinkQuality::BAD));
    m_sap->UpdateLinkCondition(NEW, At(LinkQuality::BAD));
    EXPECT_EQ(Told(), (Strings{"x: changed BAD", "x: changed BAD"}));
}

TEST_F(LinkSapTest, ASecondScanWaitsForNothingAndIsRefused)
{
    m_sap->LinkScanRequest(&m_x, {NEW});
    m_sap->LinkScanRequest(&m_y, {});
    EXPECT_EQ(m_sap->m_targets, std::vector<Poa>{NEW});
    EXPECT_EQ(Told(), (Strings{"y: LinkScan Error (wrong state) 0"}));
    m_sap->ConfirmScan(LinkStatusCode::ACK, {{NEW, At(LinkQuality::GOOD)}});
    EXPECT_EQ(Told(), (Strings{"x: LinkScan Ack 1"}));
    m_sap->LinkScanRequest(&m_y, {});
    m_sap->ConfirmScan(LinkStatusCode::FAILED, {});
    EXPECT_EQ(Told(), (Strings{"y: LinkScan Error (failed) 0"}));
}

TEST_F(LinkSapTest, ADetachedUserHearsNothingMore)
{
    m_sap->NotificationRequest(&m_x, LinkPrimitiveName::LINK_UP, true);
    m_sap->NotificationRequest(&m_y, LinkPrimitiveName::LINK_UP, true);
    m_sap->LinkStatusChangedRequest(&m_y, true, LinkQuality::FAIR);
    Told();
    m_sap->LinkStatusRequest(&m_y);
    m_sap->LinkScanRequest(&m_y, {});
    m_x.m_onUp = [this] { m_sap->Detach(&m_y); }; // while the indication goes round
    m_sap->IndicateLinkUp(NEW);
    m_sap->UpdateLinkCondition(NEW, At(LinkQuality::NONE));
    m_sap->LinkScanRequest(&m_x, {});
    EXPECT_EQ(Told(), (Strings{"x: up", "x: LinkScan Error (wrong state) 0"}));
    m_sap->ConfirmScan(LinkStatusCode::ACK, {});
    EXPECT_TRUE(Told().empty());
    m_sap->LinkScanRequest(&m_x, {});
    m_sap->ConfirmScan(LinkStatusCode::ACK, {});
    EXPECT_EQ(Told(), (Strings{"x: LinkScan Ack 0"}));
}

TEST_F(LinkSapTest, NamesItsInterfaceAndAddress)
{
    EXPECT_EQ(m_sap->GetInterfaceId().type, LinkType::IDEAL);
    m_sap->m_device->SetAddress(Mac48Address("00:00:00:00:92:f3"));
    EXPECT_EQ(m_sap->GetAddress(), Mac48Address("00:00:00:00:92:f3"));
}
