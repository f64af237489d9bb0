/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "simulation-fixture.h"

#include "ns3/handover-buffer.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class HandoverBufferTest : public SimulationFixture
{
  public:
    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_buffer = CreateObject<HandoverBuffer>();
        m_buffer->TraceConnectWithoutContext("PacketDrop",
                                             MakeCallback(&HandoverBufferTest::Drop, this));
        m_buffer->TraceConnectWithoutContext("PacketHold",
                                             MakeCallback(&HandoverBufferTest::Hold, this));
    }

    void Drop(Ptr<const Packet>, PacketDropCause cause)
    {
        m_drops.push_back(cause);
    }

    void Hold(Ptr<const Packet>)
    {
        ++m_held;
    }

    Ptr<HandoverBuffer> m_buffer;
    std::vector<PacketDropCause> m_drops;
    int m_held{0};
};

} // namespace

TEST_F(HandoverBufferTest, PacketsComeOutInOrderOfArrival)
{
    for (uint32_t size = 1; size <= 3; ++size)
    {
        EXPECT_TRUE(m_buffer->Push(Create<Packet>(size), Ipv6Header()));
    }
    EXPECT_EQ(m_buffer->GetNPackets(), 3U);
    EXPECT_EQ(m_buffer->GetNBytes(), 6U + 3 * 40);
    const auto items = m_buffer->TakeAll();
    ASSERT_EQ(items.size(), 3U);
    for (uint32_t i = 0; i < 3; ++i)
    {
        EXPECT_EQ(items[i].packet->GetSize(), i + 1);
    }
    EXPECT_EQ(m_buffer->GetNPackets(), 0U);
    EXPECT_EQ(m_buffer->GetNBytes(), 0U);
    EXPECT_EQ(m_held, 3);
    EXPECT_TRUE(m_drops.empty());
}

TEST_F(HandoverBufferTest, AFullBufferDropsTheNewest)
{
    m_buffer->SetAttribute("MaxPackets", UintegerValue(1));
    EXPECT_TRUE(m_buffer->Push(Create<Packet>(1), Ipv6Header()));
    EXPECT_FALSE(m_buffer->Push(Create<Packet>(2), Ipv6Header()));
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>{PacketDropCause::NAR_BUFFER_FULL});
    EXPECT_EQ(m_buffer->TakeAll().at(0).packet->GetSize(), 1U);
}

TEST_F(HandoverBufferTest, OctetsAreLimitedToo)
{
    m_buffer->SetAttribute("MaxBytes", UintegerValue(141));
    EXPECT_TRUE(m_buffer->Push(Create<Packet>(100), Ipv6Header()));
    EXPECT_FALSE(m_buffer->Push(Create<Packet>(1), Ipv6Header())) << "141 octets and a header";
    EXPECT_EQ(m_drops.size(), 1U);
}

TEST_F(HandoverBufferTest, WhatNobodyFetchesExpires)
{
    m_buffer->Push(Create<Packet>(1), Ipv6Header());
    m_buffer->Push(Create<Packet>(2), Ipv6Header());
    m_buffer->Expire();
    EXPECT_EQ(m_drops, std::vector<PacketDropCause>(2, PacketDropCause::NAR_EXPIRED));
    EXPECT_EQ(m_buffer->GetNPackets(), 0U);
    m_buffer->Expire();
    EXPECT_EQ(m_drops.size(), 2U);
}
