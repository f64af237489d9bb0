/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: what L3DrivenPolicy has it ask and register for.
#include "mobile-node-situation.h"

#include "ns3/boolean.h"
#include "ns3/l3-driven-policy.h"
#include "ns3/string.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// A mobile node at access point 0 whose signal falls at 3 s, with access point 1 around.
class MobileNodeSurveyTest : public MobileNodeSituation
{
  protected:
    void SetUp() override
    {
        MobileNodeSituation::SetUp();
        m_mn->SetAttribute("Policy", PointerValue(m_l3));
        m_sap->TraceConnectWithoutContext("Primitive",
                                          MakeCallback(&MobileNodeSurveyTest::OnPrimitive, this));
        for (uint32_t poa = 1; poa < 4; ++poa)
        {
            m_sap->SetQuality(PoaOf(poa), poa == 3 ? LinkQuality::BAD : LinkQuality::NONE);
        }
    }

    /// Let the signal fall. @param elsewhere quality of access point 1 meanwhile
    void Run(LinkQuality elsewhere)
    {
        m_sap->ScheduleQuality(Seconds(2.5), PoaOf(1), elsewhere);
        m_sap->ScheduleQuality(Seconds(3), PoaOf(0), LinkQuality::BAD);
        Simulator::Stop(Seconds(8));
        Simulator::Run();
    }

    void OnPrimitive(const LinkSap::PrimitiveRecord& record)
    {
        if (ToString(record) != "LinkConnect.cnf") // the first is of the test's own user
        {
            m_primitives.push_back(ToString(record));
            m_whenPrimitive.push_back(Simulator::Now());
        }
    }

    /// @param name of a primitive with its class @return how many passed
    uint32_t Count(const std::string& name) const
    {
        return std::count(m_primitives.begin(), m_primitives.end(), name);
    }

    /// @param name of a primitive with its class @return when the first passed
    Time When(const std::string& name) const
    {
        const auto at = std::find(m_primitives.begin(), m_primitives.end(), name);
        return at == m_primitives.end() ? Time(-1) : m_whenPrimitive[at - m_primitives.begin()];
    }

    Ptr<L3DrivenPolicy> m_l3{CreateObject<L3DrivenPolicy>()};
    std::vector<std::string> m_primitives;
    std::vector<Time> m_whenPrimitive;
};

} // namespace

TEST_F(MobileNodeSurveyTest, ItRegistersForOneThingAfterTheOther)
{
    m_l3->SetAttribute("WatchLinkDown", BooleanValue(false));
    m_l3->SetAttribute("Survey", BooleanValue(false));
    Simulator::Stop(Seconds(0.1));
    Simulator::Run();
    m_primitives.resize(5);
    EXPECT_EQ(m_primitives,
              (std::vector<std::string>{"LinkUp.req",
                                        "LinkUp.cnf",
                                        "LinkStatusChanged.req",
                                        "LinkStatusChanged.cnf",
                                        "LinkStatus.req"}))
        << "as in RFC 5184 Figure 3, and then whether there is a link already";
}

TEST_F(MobileNodeSurveyTest, ItHasTheRouterResolveWhatIsFoundAndThenNeedsNotAsk)
{
    m_l3->SetAttribute("CheckLink", BooleanValue(false));
    Run(LinkQuality::GOOD);
    EXPECT_EQ(Count("PoAFound.ind"), 1U);
    const auto asked = WhenSent("RtSolPr");
    ASSERT_GE(asked.size(), 2U);
    EXPECT_LT(asked[0], Seconds(2.5)) << "what L2-PoAList named";
    EXPECT_EQ(asked[1], Seconds(2.5)) << "what L2-PoAFound named";
    ASSERT_FALSE(WhenSent("FBU").empty());
    EXPECT_EQ(WhenSent("FBU")[0], Seconds(3)) << "at the trigger";
    EXPECT_EQ(Count("LinkScan.req"), 0U);
    ExpectAt("fd00:2::");
}

TEST_F(MobileNodeSurveyTest, TheCheckStaysWhereNothingIsBetter)
{
    Run(LinkQuality::BAD);
    EXPECT_GT(Count("LinkStatus.req"), 1U);
    EXPECT_GT(Count("PoAList.req"), 1U);
    EXPECT_EQ(Count("LinkConnect.req"), 0U);
    EXPECT_TRUE(WhenSent("FBU").empty());
    EXPECT_TRUE(m_outcomes.empty());
    ExpectAt("fd00:1::");
}

TEST_F(MobileNodeSurveyTest, WithoutTheCheckItGoesToWhatIsNoBetter)
{
    m_l3->SetAttribute("CheckLink", BooleanValue(false));
    Run(LinkQuality::BAD);
    EXPECT_EQ(When("LinkStatusChanged.ind"), Seconds(3));
    EXPECT_GT(Count("LinkConnect.req"), 0U);
    EXPECT_FALSE(m_outcomes.empty());
}

TEST_F(MobileNodeSurveyTest, ScenarioOneConnectsWhenTheFbackHasCome)
{
    m_l3->SetAttribute("CheckLink", BooleanValue(false));
    Run(LinkQuality::GOOD);
    EXPECT_GT(When("LinkConnect.req"), Seconds(3) + MilliSeconds(8)) << "two wires, both ways";
    ExpectOne(HandoverEnding::COMPLETED, "FBack and Binding Acknowledgement received");
}

TEST_F(MobileNodeSurveyTest, ScenarioTwoConnectsBehindTheFbu)
{
    m_l3->SetAttribute("CheckLink", BooleanValue(false));
    m_l3->SetAttribute("Operation", StringValue("Scenario2"));
    m_l3->SetAttribute("ConnectDelay", StringValue("3ms"));
    Run(LinkQuality::GOOD);
    EXPECT_EQ(When("LinkConnect.req"), Seconds(3) + MilliSeconds(3));
    EXPECT_EQ(Count("LinkConnect.req"), 1U);
    ExpectAt("fd00:2::");
}

TEST_F(MobileNodeSurveyTest, WithoutLinkStatusChangedItIsNotTold)
{
    m_l3->SetAttribute("WatchLinkStatus", BooleanValue(false));
    Run(LinkQuality::GOOD);
    EXPECT_EQ(Count("LinkStatusChanged.req"), 0U);
    EXPECT_EQ(Count("LinkStatusChanged.ind"), 0U);
    EXPECT_TRUE(m_outcomes.empty());
}
