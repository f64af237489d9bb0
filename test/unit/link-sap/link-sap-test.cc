/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/link-sap.h"
#include "ns3/simple-net-device.h"

#include <string>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Poa OLD("00:00:00:00:00:a1");
const Poa NEW("00:00:00:00:00:a2");

Condition
At(LinkQuality quality)
{
    return {DataRate("54Mbps"), quality};
}

/// A provider that does what the test says.
class FakeSap : public LinkSap
{
  public:
    Ptr<NetDevice> GetNetDevice() const override
    {
        return m_device;
    }

    using LinkSap::ConfirmScan;
    using LinkSap::IndicateLinkDown;
    using LinkSap::IndicateLinkUp;
    using LinkSap::SetInterfaceId;
    using LinkSap::UpdateLinkCondition;
    using LinkSap::UpdatePoas;

    LinkStatusCode DoGetLinkStatus(Poa& poa, Condition& condition) override
    {
        poa = OLD;
        condition = At(LinkQuality::GOOD);
        return m_answer;
    }

    PoaList DoGetPoaList() override
    {
        return {{NEW, At(LinkQuality::GOOD)}, {OLD, At(LinkQuality::BAD)}};
    }

    LinkStatusCode DoConnect(Poa poa) override
    {
        if (m_answer == LinkStatusCode::ACK)
        {
            IndicateLinkDown(OLD); // at once, within the request
            IndicateLinkUp(poa);
        }
        return m_answer;
    }

    LinkStatusCode DoDisconnect(Poa) override
    {
        return m_answer;
    }

    LinkStatusCode DoScan(const std::vector<Poa>& targets) override
    {
        m_targets = targets;
        return m_answer;
    }

    Ptr<SimpleNetDevice> m_device{CreateObject<SimpleNetDevice>()};
    LinkStatusCode m_answer{LinkStatusCode::ACK};
    std::vector<Poa> m_targets;
};

/// A user that writes down what it is told, all users into one list.
class Recorder : public LinkSapUser
{
  public:
    Recorder(std::string name, std::vector<std::string>& told)
        : m_name(std::move(name)),
          m_told(told)
    {
    }

    void LinkStatusConfirm(LinkStatusCode code, Poa, const Condition& condition) override
    {
        Tell("LinkStatus " + ToString(code) + " " + ToString(condition.quality));
    }

    void PoaListConfirm(LinkStatusCode code, const PoaList& list) override
    {
        Tell("PoAList " + ToString(code) + " " + std::to_string(list.size()));
    }

    void LinkConfirm(LinkPrimitiveName name, LinkStatusCode code) override
    {
        Tell(ToString(name) + " " + ToString(code));
    }

    void LinkScanConfirm(LinkStatusCode code, const PoaList& list) override
    {
        Tell("LinkScan " + ToString(code) + " " + std::to_string(list.size()));
    }

    void PoaFoundIndication(const PoaList&) override
    {
        Tell("found");
    }

    void PoaLostIndication(const PoaList&) override
    {
        Tell("lost");
    }

    void LinkUpIndication(Poa) override
    {
        Tell("up");
        if (m_onUp)
        {
            m_onUp();
        }
    }

    void LinkDownIndication(Poa) override
    {
        Tell("down");
    }

    void LinkStatusChangedIndication(Poa, const Condition& condition) override
    {
        Tell("changed " + ToString(condition.quality));
    }

    std::function<void()> m_onUp;

  private:
    void Tell(const std::string& what)
    {
        m_told.push_back(m_name + ": " + what);
    }

    std::string m_name;
    std::vector<std::string>& m_told;
};

class LinkSapTest : public SimulationFixture
{
  protected:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_sap = CreateObject<FakeSap>();
        m_sap->SetInterfaceId({3, LinkType::IDEAL});
        m_sap->TraceConnectWithoutContext("Primitive", MakeCallback(&LinkSapTest::Record, this));
    }

    void TearDown() override
    {
        m_sap->Dispose();
        SimulationFixture::TearDown();
    }

    void Record(const LinkSap::PrimitiveRecord& record)
    {
        EXPECT_EQ(record.parameters.interface.ifIndex, 3U);
        m_primitives.push_back(ToString(record.name) + "." + ToString(record.primitiveClass));
    }

    /// Run what is due and take what was told since.
    std::vector<std::string> Told()
    {
        Simulator::Stop(Seconds(1));
        Simulator::Run();
        return std::move(m_told);
    }

    using Strings = std::vector<std::string>;

    Ptr<FakeSap> m_sap;
    Strings m_told;
    Strings m_primitives;
    Recorder m_x{"x", m_told};
    Recorder m_y{"y", m_told};
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
              (Strings{"x: LinkStatus Error (wrong state) GOOD",
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
    m_sap->IndicatePoaFound({{NEW, At(LinkQuality::GOOD)}});
    m_sap->IndicatePoaLost({{NEW, At(LinkQuality::NONE)}});
    EXPECT_EQ(Told(), (Strings{"y: up", "x: up", "x: found", "x: lost"}));
    EXPECT_EQ(m_primitives, (Strings{"LinkUp.ind", "PoAFound.ind", "PoALost.ind"}));
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
