/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Packets that do not fit into the tunnels (RFC 2473 section 7.1): reported and fragmented, and
// each loss accounted.
#include "scenario-run.h"

#include "ns3/config.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Octets of UDP and IPv6 headers.
constexpr uint32_t HEADERS = 48;

class TunnelMtuTest : public ScenarioRun, public ::testing::WithParamInterface<FlowKind>
{
  protected:
    void SetUp() override
    {
        ScenarioRun::SetUp();
        m_request.label = "1abcdef2346g";
        m_request.link = LinkKind::IDEAL;
        m_request.flow = GetParam();
    }

    /// Send packets of a size all along a handover. @param octets with IPv6 header @return totals
    PacketTotals RunWith(uint32_t octets)
    {
        Config::SetDefault("ns3::fmipv6::FlowSource::PayloadSize", UintegerValue(octets - HEADERS));
        const auto record = Run(m_request);
        EXPECT_EQ(record.handovers.size(), 1U);
        EXPECT_EQ(record.handovers.front().observed, "1abcdef2346g");
        return record.packets;
    }

    /// @param totals of packets @param cause a cause @return how many were lost by it
    static uint64_t LostBy(const PacketTotals& totals, LossCause cause)
    {
        return totals.lostByCause[static_cast<std::size_t>(cause)];
    }

    RunRequest m_request;
};

} // namespace

TEST_P(TunnelMtuTest, WhatFitsIsNeitherLostNorFragmented)
{
    const auto totals = RunWith(1420);
    EXPECT_EQ(totals.lost, LostBy(totals, LossCause::NO_LINK))
        << "1420 octets and two tunnel headers fill a frame";
}

TEST_P(TunnelMtuTest, TheSourceLearnsOfEachSmallerTunnelAndFragments)
{
    for (const auto octets : {1440, 1488, 3000})
    {
        const auto totals = RunWith(octets);
        const auto tooBig = LostBy(totals, LossCause::TOO_BIG);
        EXPECT_EQ(totals.lost, tooBig + LostBy(totals, LossCause::NO_LINK)) << octets;
        EXPECT_EQ(tooBig > 0, GetParam() == FlowKind::VOICE)
            << octets << ": the mobile node knows its tunnels, the correspondent does not";
        EXPECT_LE(tooBig, 20U) << octets
                               << ": a round trip's worth for each tunnel that is smaller";
        EXPECT_GT(totals.received, totals.sent - 25) << octets;
        TearDown();
        SetUp();
    }
}

TEST_P(TunnelMtuTest, APacketOfTheMinimumMtuIsFragmentedByTheTunnelsEntry)
{
    Config::SetDefault("ns3::fmipv6::Ipv6TunnelProtocol::Mtu", UintegerValue(1240));
    const auto totals = RunWith(1280);
    EXPECT_EQ(totals.lost, LostBy(totals, LossCause::NO_LINK));
}

INSTANTIATE_TEST_SUITE_P(Directions,
                         TunnelMtuTest,
                         ::testing::Values(FlowKind::VOICE, FlowKind::VOICE_UP));
