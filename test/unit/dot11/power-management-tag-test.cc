/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/packet.h"
#include "ns3/power-management-bit.h"
#include "ns3/power-management-tag.h"

#include <gtest/gtest.h>

using namespace ns3;
using namespace ns3::fmipv6;

TEST(PowerManagementTag, TravelsWithCopiesOfThePacket)
{
    for (const bool asleep : {false, true})
    {
        auto packet = Create<Packet>();
        packet->AddPacketTag(PowerManagementTag(asleep));
        PowerManagementTag tag(!asleep);
        ASSERT_TRUE(packet->Copy()->PeekPacketTag(tag));
        EXPECT_EQ(tag.IsAsleep(), asleep);
    }
}

TEST(PowerManagementTag, IsNotThereUnlessAdded)
{
    PowerManagementTag tag;
    EXPECT_FALSE(Create<Packet>()->PeekPacketTag(tag));
}

TEST(PowerManagementTag, IsReadBackAsTheFramesBit)
{
    for (const bool asleep : {false, true})
    {
        WifiMacHeader header;
        auto body = Create<Packet>();
        SetPowerManagement(header, body, asleep);
        EXPECT_EQ(IsPowerManagementSet(header, body), asleep);
    }
    EXPECT_FALSE(IsPowerManagementSet(WifiMacHeader(), Create<Packet>()));
}

namespace
{

/// A header as later releases of ns-3 have it.
struct HeaderWithBit
{
    void SetPowerManagement()
    {
        m_bit = true;
    }

    void SetNoPowerManagement()
    {
        m_bit = false;
    }

    bool IsPowerManagement() const
    {
        return m_bit;
    }

    bool m_bit{false};
};

/// A header as ns-3.37 has it.
struct HeaderWithoutBit
{
};

} // namespace

TEST(PowerManagementBit, IsUsedWhereTheHeaderHasIt)
{
    HeaderWithBit header;
    EXPECT_TRUE(SetPowerManagementBit(header, true));
    EXPECT_TRUE(GetPowerManagementBit(header));
    EXPECT_TRUE(SetPowerManagementBit(header, false));
    EXPECT_FALSE(GetPowerManagementBit(header));
    HeaderWithoutBit without;
    EXPECT_FALSE(SetPowerManagementBit(without, true));
    EXPECT_FALSE(GetPowerManagementBit(without));
}
