/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "scenario-run.h"

#include "ns3/config.h"
#include "ns3/uinteger.h"

#include <map>
#include <tuple>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Several mobile nodes and several handovers of each in one run: the parameter is link and label.
class CrossBackAndForth
    : public ScenarioRun,
      public ::testing::WithParamInterface<std::tuple<LinkKind, std::optional<std::string>>>
{
  protected:
    static constexpr uint32_t MOBILE_NODES = 3;
    static constexpr uint32_t CROSSINGS = 3;

    void SetUp() override
    {
        ScenarioRun::SetUp();
        Config::SetDefault("ns3::fmipv6::HandoverScenario::MobileNodes",
                           UintegerValue(MOBILE_NODES));
        Config::SetDefault("ns3::fmipv6::HandoverScenario::Crossings", UintegerValue(CROSSINGS));
        std::tie(m_request.link, m_request.label) = GetParam();
        m_request.scheme = m_request.label ? Scheme::FMIPV6 : Scheme::MIPV6;
    }

    RunRequest m_request;
};

std::string
NameParameter(const ::testing::TestParamInfo<CrossBackAndForth::ParamType>& info)
{
    const auto& [link, label] = info.param;
    return ToString(link) + "_" + label.value_or("mipv6");
}

} // namespace

TEST_P(CrossBackAndForth, EachHandoverHasItsOwnRecordAndEachFlowItsOwnTotals)
{
    const auto record = Run(m_request);
    EXPECT_EQ(m_planAbandoned, "");
    ASSERT_EQ(record.handovers.size(), MOBILE_NODES * CROSSINGS);
    std::map<std::string, uint32_t> handovers;
    for (const auto& handover : record.handovers)
    {
        ++handovers[handover.mn];
        EXPECT_EQ(handover.outcome, OutcomeKind::COMPLETED);
        if (m_request.label)
        {
            EXPECT_EQ(handover.observed, *m_request.label) << handover.mn;
        }
    }
    EXPECT_EQ(handovers.size(), MOBILE_NODES);
    ASSERT_EQ(record.flows.size(), MOBILE_NODES);
    PacketTotals total;
    for (const auto& flow : record.flows)
    {
        EXPECT_EQ(handovers[flow.mn], CROSSINGS);
        EXPECT_TRUE(flow.packets.IsBalanced()) << flow.mn;
        EXPECT_GT(flow.packets.received, flow.packets.sent / 2) << flow.mn;
        total += flow.packets;
    }
    EXPECT_EQ(total.sent, record.packets.sent);
    EXPECT_EQ(total.received, record.packets.received);
}

INSTANTIATE_TEST_SUITE_P(
    LinksAndLabels,
    CrossBackAndForth,
    ::testing::Combine(::testing::Values(LinkKind::IDEAL, LinkKind::WIFI),
                       ::testing::Values(std::optional<std::string>("1abcdef23456g"),
                                         std::optional<std::string>("123456abcdefg"),
                                         std::nullopt)),
    NameParameter);
