/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// A TCP download across a handover: every transmission of a segment is accounted.
#include "scenario-run.h"

#include "ns3/config.h"
#include "ns3/string.h"

#include <algorithm>
#include <numeric>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class TcpDownloadRun : public ScenarioRun
{
  protected:
    void SetUp() override
    {
        ScenarioRun::SetUp();
        m_request.flow = FlowKind::TCP;
        m_request.link = LinkKind::IDEAL;
    }

    /// @param record of a run with one flow @return what TCP did
    static const TcpFlowResult& Tcp(const ResultRecord& record)
    {
        return record.flows.at(0).tcp.value();
    }

    /// What the receiver read is what the intervals say, and, but for the last instants, what the
    /// sender had to send. @param record of a run at a rate @param bitsPerSecond the rate
    static void ExpectWhole(const ResultRecord& record, double bitsPerSecond)
    {
        const auto& tcp = Tcp(record);
        const auto sum = std::accumulate(tcp.bytes.begin(), tcp.bytes.end(), uint64_t{0});
        EXPECT_LE(sum, tcp.deliveredBytes);
        EXPECT_NEAR(sum * 8 / (tcp.bytes.size() * tcp.interval.GetSeconds()),
                    bitsPerSecond,
                    bitsPerSecond * 0.02);
        // Each segment's first transmission carries new octets; the others were sent again.
        EXPECT_NEAR(record.packets.sent - tcp.retransmitted,
                    static_cast<double>(tcp.deliveredBytes) / tcp.segmentBytes,
                    8);
    }

    RunRequest m_request;
};

} // namespace

TEST_F(TcpDownloadRun, AcrossAPredictiveHandoverNoTimerRunsOut)
{
    const auto record = Run(m_request);
    ASSERT_EQ(record.handovers.size(), 1U);
    EXPECT_EQ(record.handovers[0].outcome, OutcomeKind::COMPLETED);
    EXPECT_EQ(Tcp(record).timeouts, 0U);
    EXPECT_EQ(record.packets.lost, 0U);
    EXPECT_LT(Tcp(record).GetDip(), MilliSeconds(300));
    ExpectWhole(record, 1e6);
}

TEST_F(TcpDownloadRun, AcrossAMobileIpv6HandoverTheTimerRunsOutAndTheFlowCatchesUp)
{
    m_request.scheme = Scheme::MIPV6;
    const auto record = Run(m_request);
    ASSERT_EQ(record.handovers.size(), 1U);
    const auto& tcp = Tcp(record);
    EXPECT_GE(tcp.timeouts, 1U);
    EXPECT_GE(tcp.retransmitted, record.packets.lost) << "what was lost was sent again";
    EXPECT_GT(record.packets.lost, 0U);
    // Duplicate address detection alone takes a second.
    EXPECT_GE(tcp.GetDip(), Seconds(1));
    EXPECT_LT(tcp.GetDip(), Seconds(6));
    ExpectWhole(record, 1e6);
}

TEST_F(TcpDownloadRun, WithoutARateItTakesWhatTheLinkGives)
{
    Config::SetDefault("ns3::fmipv6::TcpDownload::Rate", StringValue("0bps"));
    m_request.speedMps = 100; // soon over: this is many segments
    const auto record = Run(m_request);
    const auto& tcp = Tcp(record);
    EXPECT_GT(tcp.deliveredBytes * 8 / (tcp.bytes.size() * tcp.interval.GetSeconds()), 2e6);
}

TEST_F(TcpDownloadRun, OverWifiTheLedgerBalances)
{
    m_request.link = LinkKind::WIFI;
    for (const auto scheme : {Scheme::FMIPV6, Scheme::HMIPV6})
    {
        m_request.scheme = scheme;
        const auto record = Run(m_request);
        ExpectWhole(record, 1e6);
        TearDown();
        ScenarioRun::SetUp();
    }
}

TEST_F(TcpDownloadRun, SegmentsThatWereSentAgainInVainAreAccounted)
{
    // A round trip of 600 ms: what is sent again on suspicion comes to a TCP that has it already.
    Config::SetDefault("ns3::fmipv6::HandoverScenario::WanRtt", StringValue("300ms"));
    Config::SetDefault("ns3::fmipv6::DefaultPolicy::Mode", StringValue("Reactive"));
    m_request.link = LinkKind::WIFI;
    const auto record = Run(m_request);
    EXPECT_GT(Tcp(record).retransmitted, record.packets.lost);
    ExpectWhole(record, 1e6);
}

TEST(TcpFlowResultTest, TheDipIsTheLongestRunBelowHalfOfTheMedian)
{
    TcpFlowResult result;
    result.interval = MilliSeconds(100);
    EXPECT_TRUE(result.GetDip().IsZero());
    result.bytes.assign(40, 1000);
    EXPECT_TRUE(result.GetDip().IsZero());
    result.bytes[2] = 0; // slow start
    EXPECT_TRUE(result.GetDip().IsZero());
    result.bytes[20] = 499;
    result.bytes[21] = 0;
    result.bytes[22] = 500;
    result.bytes[30] = 0;
    EXPECT_EQ(result.GetDip(), MilliSeconds(200));
    std::fill(result.bytes.begin() + 15, result.bytes.end(), 0); // never comes back
    EXPECT_EQ(result.GetDip(), MilliSeconds(2500));
}

TEST(TcpFlowResultTest, ThePauseBetweenTheBurstsOfARoundTripIsNoDip)
{
    TcpFlowResult result;
    result.interval = MilliSeconds(100);
    result.bytes.assign(60, 0);
    for (std::size_t i = 0; i < result.bytes.size(); i += 3)
    {
        result.bytes[i] = 3000;
    }
    result.roundTrip = MilliSeconds(300);
    EXPECT_TRUE(result.GetDip().IsZero());
    std::fill(result.bytes.begin() + 30, result.bytes.begin() + 42, 0); // four bursts are absent
    EXPECT_EQ(result.GetDip(), MilliSeconds(1200));
    std::fill(result.bytes.begin(), result.bytes.begin() + 15, 0); // a late begin is no dip
    EXPECT_EQ(result.GetDip(), MilliSeconds(1200));
}
