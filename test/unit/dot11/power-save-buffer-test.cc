/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/power-save-buffer.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

const Mac48Address ONE("00:00:00:00:00:11");
const Mac48Address OTHER("00:00:00:00:00:12");
const Mac48Address AP("00:00:00:00:00:01");

class PowerSaveBufferTest : public SimulationFixture
{
  protected:
    /// @param to destination @param size in bytes @return an item that comes now
    static PowerSaveBuffer::Item Make(Mac48Address to, uint32_t size = 100)
    {
        return {Create<Packet>(size), to, AP, Simulator::Now()};
    }

    PowerSaveBuffer m_buffer;
};

} // namespace

TEST_F(PowerSaveBufferTest, GivesBackWhatItHoldsInOrder)
{
    m_buffer.Begin(ONE);
    EXPECT_TRUE(m_buffer.IsAway(ONE));
    EXPECT_FALSE(m_buffer.IsAway(OTHER));
    for (const uint32_t size : {11, 12, 13})
    {
        EXPECT_TRUE(m_buffer.Push(Make(ONE, size), 0));
    }
    EXPECT_EQ(m_buffer.GetPackets(ONE), 3U);
    const auto items = m_buffer.End(ONE);
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items.front().packet->GetSize(), 11U);
    EXPECT_EQ(items.back().packet->GetSize(), 13U);
    EXPECT_FALSE(m_buffer.IsAnyAway());
    EXPECT_TRUE(m_buffer.End(ONE).empty());
}

TEST_F(PowerSaveBufferTest, EachStationAndTheGroupHaveTheirOwnRoom)
{
    m_buffer.SetLimits({2, 0, Time(0)});
    m_buffer.Begin(ONE);
    m_buffer.Begin(OTHER);
    const auto group = Mac48Address::GetBroadcast();
    for (const auto& to : {ONE, OTHER, group})
    {
        EXPECT_TRUE(m_buffer.Push(Make(to), 0));
        EXPECT_TRUE(m_buffer.Push(Make(to), 0));
        EXPECT_FALSE(m_buffer.Push(Make(to), 0));
    }
    EXPECT_EQ(m_buffer.GetGroupPackets(), 2U);
    EXPECT_EQ(m_buffer.TakeGroup().size(), 2U);
    EXPECT_EQ(m_buffer.GetGroupPackets(), 0U);
    EXPECT_TRUE(m_buffer.Push(Make(group), 0));
}

TEST_F(PowerSaveBufferTest, WhatTheTransmissionQueuesHoldCountsToo)
{
    m_buffer.SetLimits({3, 0, Time(0)});
    m_buffer.Begin(ONE);
    EXPECT_TRUE(m_buffer.Push(Make(ONE), 2));
    EXPECT_FALSE(m_buffer.Push(Make(ONE), 2));
    EXPECT_TRUE(m_buffer.Push(Make(ONE), 1));
}

TEST_F(PowerSaveBufferTest, BytesAreLimitedWhereAskedFor)
{
    m_buffer.SetLimits({64, 250, Time(0)});
    m_buffer.Begin(ONE);
    EXPECT_TRUE(m_buffer.Push(Make(ONE), 0));
    EXPECT_TRUE(m_buffer.Push(Make(ONE), 0));
    EXPECT_FALSE(m_buffer.Push(Make(ONE), 0));
    EXPECT_TRUE(m_buffer.Push(Make(ONE, 50), 0));
}

TEST_F(PowerSaveBufferTest, OldPacketsComeOutAtTheirTime)
{
    m_buffer.SetLimits({64, 150, Seconds(1)});
    m_buffer.Begin(ONE);
    EXPECT_FALSE(m_buffer.GetNextExpiry().has_value());
    m_buffer.Push(Make(ONE), 0);
    Simulator::Schedule(MilliSeconds(999), [this] {
        EXPECT_EQ(m_buffer.GetNextExpiry(), Seconds(1));
        EXPECT_TRUE(m_buffer.TakeExpired().empty());
    });
    Simulator::Schedule(Seconds(1), [this] {
        EXPECT_EQ(m_buffer.TakeExpired().size(), 1U);
        EXPECT_EQ(m_buffer.GetPackets(ONE), 0U);
        EXPECT_TRUE(m_buffer.Push(Make(ONE), 0)) << "its bytes are free again";
    });
    Simulator::Run();
}
