/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ideal-devices-fixture.h"

#include "ns3/flow-id-tag.h"
#include "ns3/uinteger.h"

using namespace ns3;
using namespace ns3::fmipv6;

class IdealNetDeviceTest : public IdealDevicesFixture
{
  public:
    bool Promiscuous(Ptr<NetDevice>,
                     Ptr<const Packet> packet,
                     uint16_t protocol,
                     const Address& from,
                     const Address& to,
                     NetDevice::PacketType type)
    {
        EXPECT_EQ(protocol, PROTOCOL);
        m_from = Mac48Address::ConvertFrom(from);
        m_to = Mac48Address::ConvertFrom(to);
        m_type = type;
        m_tagged = packet->FindFirstMatchingByteTag(m_tag);
        return true;
    }

    void Changed()
    {
        ++m_changes;
    }

    void Held(Ptr<const Packet>)
    {
        ++m_held;
    }

    Mac48Address m_from;
    Mac48Address m_to;
    NetDevice::PacketType m_type{};
    FlowIdTag m_tag;
    bool m_tagged{false};
    int m_changes{0};
    int m_held{0};
};

TEST_F(IdealNetDeviceTest, HoldsNoMoreThanItMay)
{
    m_oldPoa->SetAttribute("MaxPackets", UintegerValue(2));
    m_oldPoa->TraceConnectWithoutContext("PacketHold",
                                         MakeCallback(&IdealNetDeviceTest::Held, this));
    Attach(m_station, m_oldPoa);
    for (const uint32_t size : {10, 20, 30})
    {
        EXPECT_TRUE(m_oldPoa->Send(Create<Packet>(size), AddressOf(m_station), PROTOCOL));
    }
    EXPECT_EQ(m_held, 2);
    EXPECT_EQ(Happened(), (Strings{"old drops queue", "x gets 10", "x gets 20"}));
    m_oldPoa->Send(Create<Packet>(40), AddressOf(m_station), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"x gets 40"});
}

TEST_F(IdealNetDeviceTest, KeepsAddressesAndByteTagsAndSaysWhomAPacketIsFor)
{
    Attach(m_station, m_oldPoa);
    m_oldPoa->SetPromiscReceiveCallback(MakeCallback(&IdealNetDeviceTest::Promiscuous, this));
    auto packet = Create<Packet>(100);
    packet->AddByteTag(FlowIdTag(0x92f3));
    const Mac48Address elsewhere("00:00:00:00:00:ee");
    m_station->Send(packet, elsewhere, PROTOCOL);
    Happened();
    EXPECT_EQ(m_from, AddressOf(m_station));
    EXPECT_EQ(m_to, elsewhere);
    EXPECT_EQ(m_type, NetDevice::PACKET_OTHERHOST);
    ASSERT_TRUE(m_tagged);
    EXPECT_EQ(m_tag.GetFlowId(), 0x92f3U);
    m_station->Send(Create<Packet>(1), AddressOf(m_oldPoa), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"old gets 1"});
    EXPECT_EQ(m_type, NetDevice::PACKET_HOST);
    m_station->Send(Create<Packet>(2), Mac48Address::GetBroadcast(), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"old gets 2"}) << "not back to the sender";
    EXPECT_EQ(m_type, NetDevice::PACKET_BROADCAST);
    m_station->Send(Create<Packet>(3), Mac48Address("33:33:00:00:00:01"), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"old gets 3"});
    EXPECT_EQ(m_type, NetDevice::PACKET_MULTICAST);
}

TEST_F(IdealNetDeviceTest, TheLinkOfAStationIsUpWhileDataMayPass)
{
    m_station->AddLinkChangeCallback(MakeCallback(&IdealNetDeviceTest::Changed, this));
    EXPECT_TRUE(m_oldPoa->IsLinkUp());
    m_station->Associate(m_oldPoa);
    EXPECT_FALSE(m_station->IsLinkUp());
    m_station->OpenPort();
    EXPECT_TRUE(m_station->IsLinkUp());
    m_station->Leave();
    EXPECT_FALSE(m_station->IsLinkUp());
    m_station->Leave();
    EXPECT_EQ(m_changes, 2);
}
