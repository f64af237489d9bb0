/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Packets leave a buffer at once, or at the pace of RFC 5568 section 5.4, and never out of order.
#include "simulation-fixture.h"

#include "ns3/buffer-release.h"

#include <algorithm>
#include <vector>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class BufferReleaseTest : public SimulationFixture
{
  public:
    /// Ten packets come, one every 20 ms, and are released at 200 ms; sizes number them from 1.
    void Fill(uint32_t burst)
    {
        m_buffer = CreateObject<HandoverBuffer>();
        for (uint32_t i = 0; i < 10; ++i)
        {
            Simulator::Schedule(MilliSeconds(20) * static_cast<int64_t>(i),
                                [this, i] { m_buffer->Push(Create<Packet>(i + 1), Ipv6Header()); });
        }
        Simulator::Schedule(MilliSeconds(200), [this, burst] {
            m_release.Start(
                m_buffer,
                burst,
                [this](const HandoverBuffer::Item& item) {
                    m_sizes.push_back(item.packet->GetSize());
                    m_times.push_back(Simulator::Now());
                },
                [this] { ++m_done; });
        });
    }

    Ptr<HandoverBuffer> m_buffer;
    BufferRelease m_release;
    std::vector<uint32_t> m_sizes;
    std::vector<Time> m_times;
    int m_done{0};
};

const std::vector<uint32_t> TEN{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

} // namespace

TEST_F(BufferReleaseTest, WithoutABurstAllLeaveAtOnce)
{
    Fill(0);
    Simulator::Run();
    EXPECT_EQ(m_sizes, TEN);
    EXPECT_EQ(m_times.back(), MilliSeconds(200));
    EXPECT_EQ(m_done, 1);
}

TEST_F(BufferReleaseTest, AfterTheBurstTheyLeaveAsTheyCame)
{
    Fill(5);
    Simulator::Run();
    EXPECT_EQ(m_sizes, TEN);
    for (std::size_t i = 0; i < 10; ++i)
    {
        EXPECT_EQ(m_times[i], MilliSeconds(i < 5 ? 200 : 200 + 20 * (i - 4))) << i;
    }
    EXPECT_EQ(m_done, 1);
}

TEST_F(BufferReleaseTest, FreshPacketsQueueUpBehindAndTheQueueDrains)
{
    Fill(5);
    for (uint32_t i = 0; i < 10; ++i)
    {
        Simulator::Schedule(MilliSeconds(210 + 20 * i), [this, i] {
            if (m_done == 0)
            {
                m_release.Join(Create<Packet>(11 + i), Ipv6Header());
            }
        });
    }
    Simulator::Run();
    EXPECT_TRUE(std::is_sorted(m_sizes.begin(), m_sizes.end()));
    EXPECT_EQ(m_done, 1);
    EXPECT_LE(m_times.back(), MilliSeconds(300)) << "five wait, and leave 20 ms apart";
    EXPECT_EQ(m_buffer->GetNPackets(), 0U);
}
