/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The network layer runs unmodified over any link (RFC 5184 sections 3 and 7): the same agents see
// the same primitives over IEEE 802.11, over the ideal link, and over the ideal link with the steps
// of IEEE 802.16e. That they could not ask which one it is, test/script/check_layers.py sees to.
#include "simulation-fixture.h"

#include "ns3/config.h"
#include "ns3/handover-scenario.h"
#include "ns3/names.h"
#include "ns3/simulator.h"
#include "ns3/string.h"

#include <string>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class LinkIndependenceTest : public SimulationFixture
{
  protected:
    /// What a run was like.
    struct Seen
    {
        std::vector<std::string> primitives; //!< of the agent, in order
        std::vector<LinkType> types;         //!< what the interface said it was, if it was asked
        std::string label;                   //!< observed
        double l2Ms{0};                      //!< duration of the L2 handover
    };

    /// @param link which @param label planned @return what the agent saw
    static Seen Run(LinkKind link, const std::string& label)
    {
        RunRequest request;
        request.link = link;
        request.label = label;
        auto scenario = CreateObject<HandoverScenario>();
        const auto record = scenario->Run(request);
        Seen seen;
        for (const auto& entry : scenario->GetPrimitives()->GetEntries())
        {
            if (entry.record.user == ToString(ProtocolId::IPV6))
            {
                seen.primitives.push_back(ToString(entry.record));
                seen.types.push_back(entry.record.parameters.interface.type);
            }
        }
        EXPECT_EQ(record.handovers.size(), 1U);
        if (!record.handovers.empty())
        {
            seen.label = record.handovers.front().observed;
            seen.l2Ms = record.handovers.front().latency.l2.value_or(Time()).GetSeconds() * 1e3;
        }
        EXPECT_EQ(scenario->GetLedger()->DescribeUnexplained(), "");
        scenario->Dispose();
        Simulator::Destroy();
        Names::Clear();
        return seen;
    }
};

} // namespace

TEST_F(LinkIndependenceTest, TheAgentsSeeTheSamePrimitivesOverEachTechnology)
{
    for (const std::string label : {"1abcdef23456g", "123456abcdefg"})
    {
        const auto wifi = Run(LinkKind::WIFI, label);
        const auto ideal = Run(LinkKind::IDEAL, label);
        Config::SetDefault("ns3::fmipv6::IdealStationMlme::Technology", StringValue("Ieee80216e"));
        const auto wimax = Run(LinkKind::IDEAL, label);
        Config::SetDefault("ns3::fmipv6::IdealStationMlme::Technology", StringValue("Ideal"));

        EXPECT_GT(wifi.primitives.size(), 15U);
        EXPECT_EQ(wifi.primitives, ideal.primitives) << label;
        EXPECT_EQ(wifi.primitives, wimax.primitives) << label;
        EXPECT_EQ(wifi.label, label);
        EXPECT_EQ(ideal.label, label);
        EXPECT_EQ(wimax.label, label);

        // And yet these were three technologies.
        EXPECT_EQ(wifi.types.front(), LinkType::IEEE_802_11);
        EXPECT_EQ(ideal.types.front(), LinkType::IDEAL);
        EXPECT_EQ(wimax.types.front(), LinkType::IEEE_802_16E);
        EXPECT_NEAR(ideal.l2Ms, 78.2, 1e-3) << "join, authentication, association, IEEE 802.1X";
        EXPECT_NEAR(wimax.l2Ms, 85, 1e-3) << "MAC handover, ranging, registration, IEEE 802.1X";
    }
}
