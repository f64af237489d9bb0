/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/ideal-link-helper.h"

#include <string>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class IdealLinkSapTest : public SimulationFixture, public LinkSapUser
{
  protected:
    using Q = LinkQuality;
    using Strings = std::vector<std::string>;

    void SetUp() override
    {
        SimulationFixture::SetUp();
        IdealLinkHelper helper;
        for (auto* poa : {&m_first, &m_second, &m_third})
        {
            *poa = Mac48Address::ConvertFrom(
                helper.InstallPoa(CreateObject<Node>(), nullptr)->GetAddress());
        }
        m_node = CreateObject<Node>();
        m_sap = helper.InstallStation(m_node);
        m_sap->NotificationRequest(this, LinkPrimitiveName::POA_FOUND, true, Q::NONE);
        for (const auto name : {LinkPrimitiveName::POA_LOST,
                                LinkPrimitiveName::LINK_UP,
                                LinkPrimitiveName::LINK_DOWN})
        {
            m_sap->NotificationRequest(this, name, true);
        }
        m_sap->LinkStatusChangedRequest(this, true, Q::BAD);
        Simulator::Run();
        m_log.clear();
    }

    std::string Name(Poa poa) const
    {
        return poa == m_first ? "1" : poa == m_second ? "2" : poa == m_third ? "3" : "-";
    }

    std::string Names(const PoaList& list) const
    {
        std::string names;
        for (const auto& entry : list)
        {
            names += Name(entry.poa);
        }
        return names;
    }

    void LinkStatusConfirm(LinkStatusCode code, Poa poa, const Condition& condition) override
    {
        m_log.push_back("status " + ToString(code) + " " + Name(poa) + " " +
                        ToString(condition.quality));
    }

    void PoaListConfirm(LinkStatusCode, const PoaList& list) override
    {
        m_log.push_back("list " + Names(list));
    }

    void LinkConfirm(LinkPrimitiveName, LinkStatusCode code) override
    {
        m_log.push_back(ToString(code));
    }

    void LinkScanConfirm(LinkStatusCode code, const PoaList& list) override
    {
        m_log.push_back("scan " + ToString(code) + " " + Names(list));
    }

    void PoaFoundIndication(const PoaList& list) override
    {
        m_log.push_back("found " + Names(list));
    }

    void PoaLostIndication(const PoaList& list) override
    {
        m_log.push_back("lost " + Names(list));
    }

    void LinkUpIndication(Poa poa) override
    {
        m_log.push_back("up " + Name(poa));
    }

    void LinkDownIndication(Poa poa) override
    {
        m_log.push_back("down " + Name(poa));
    }

    void LinkStatusChangedIndication(Poa poa, const Condition& condition) override
    {
        m_log.push_back("changed " + Name(poa) + " " + ToString(condition.quality));
    }

    Strings Told()
    {
        Simulator::Run();
        return std::move(m_log);
    }

    Ptr<Node> m_node;
    Ptr<IdealLinkSap> m_sap;
    Poa m_first;
    Poa m_second;
    Poa m_third;
    Strings m_log;
};

} // namespace

TEST_F(IdealLinkSapTest, IsFoundWithItsDevice)
{
    EXPECT_EQ(m_node->GetDevice(0)->GetObject<LinkSap>(), m_sap);
    EXPECT_EQ(m_sap->GetNetDevice(), m_node->GetDevice(0));
    EXPECT_EQ(m_sap->GetInterfaceId().type, LinkType::IDEAL);
}

TEST_F(IdealLinkSapTest, ListsTheBestFirstAndTheUnreachableNot)
{
    m_sap->PoaListRequest(this);
    EXPECT_EQ(Told(), Strings{"list 123"});
    m_sap->SetQuality(m_third, Q::EXCELLENT);
    m_sap->SetQuality(m_first, Q::FAIR);
    m_sap->PoaListRequest(this);
    EXPECT_EQ(Told(), Strings{"list 321"});
    m_sap->SetQuality(m_second, Q::NONE);
    m_sap->PoaListRequest(this);
    EXPECT_EQ(Told(), (Strings{"lost 2", "list 31"}));
    m_sap->SetQuality(m_second, Q::BAD);
    EXPECT_EQ(Told(), Strings{"found 2"});
}

TEST_F(IdealLinkSapTest, ConnectsAndTellsItsStatus)
{
    m_sap->LinkStatusRequest(this);
    EXPECT_EQ(Told(), Strings{"status Error (wrong state) - NONE"});
    m_sap->LinkConnectRequest(this, m_first);
    m_sap->LinkConnectRequest(this, m_second);
    EXPECT_EQ(Told(), (Strings{"Ack", "Error (wrong state)", "up 1"}));
    m_sap->LinkStatusRequest(this);
    m_sap->LinkConnectRequest(this, m_first);
    m_sap->LinkConnectRequest(this, Poa("00:00:00:00:92:f3"));
    EXPECT_EQ(Told(),
              (Strings{"status Ack 1 GOOD", "Error (already done)", "Error (unknown PoA)"}));
    m_sap->LinkConnectRequest(this, m_second);
    EXPECT_EQ(Told(), (Strings{"Ack", "down 1", "up 2"}));
}

TEST_F(IdealLinkSapTest, DisconnectsTheLinkThatThereIs)
{
    m_sap->LinkDisconnectRequest(this, m_first);
    EXPECT_EQ(Told(), Strings{"Error (wrong state)"});
    m_sap->LinkConnectRequest(this, m_first);
    Told();
    m_sap->LinkDisconnectRequest(this, m_second);
    m_sap->LinkDisconnectRequest(this, m_first);
    m_sap->LinkDisconnectRequest(this, Poa("00:00:00:00:92:f3"));
    EXPECT_EQ(Told(), (Strings{"Error (wrong state)", "Ack", "down 1", "Error (unknown PoA)"}));
}

TEST_F(IdealLinkSapTest, ScansForAllOrForTargets)
{
    m_sap->LinkScanRequest(this, {});
    m_sap->LinkScanRequest(this, {});
    EXPECT_EQ(Told(), (Strings{"scan Error (wrong state) ", "scan Ack 123"}));
    m_sap->LinkScanRequest(this, {m_third, m_second});
    EXPECT_EQ(Told(), Strings{"scan Ack 23"});
}

TEST_F(IdealLinkSapTest, AScriptedQualityMakesTheLinkFadeAndBreak)
{
    m_sap->LinkConnectRequest(this, m_first);
    m_sap->ScheduleQuality(Seconds(1), m_first, Q::FAIR);
    m_sap->ScheduleQuality(Seconds(2), m_first, Q::BAD);
    m_sap->ScheduleQuality(Seconds(3), m_second, Q::BAD);
    m_sap->ScheduleQuality(Seconds(4), m_first, Q::NONE);
    EXPECT_EQ(Told(), (Strings{"Ack", "up 1", "changed 1 BAD", "lost 1", "down 1"}));
    m_sap->LinkConnectRequest(this, m_first);
    EXPECT_EQ(Told(), (Strings{"Ack", "down 1"})) << "tried, without success";
    m_sap->LinkConnectRequest(this, m_second);
    EXPECT_EQ(Told(), (Strings{"Ack", "up 2", "changed 2 BAD"})) << "bad from the start";
}
