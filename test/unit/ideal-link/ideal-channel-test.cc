/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ideal-devices-fixture.h"

#include "ns3/simulator.h"

using namespace ns3;
using namespace ns3::fmipv6;

using IdealChannelTest = IdealDevicesFixture;

TEST_F(IdealChannelTest, FindsPointsOfAttachmentByAddressAndKeepsTheirOrder)
{
    EXPECT_EQ(m_channel->GetPoa(Mac48Address("00:00:00:00:00:a2")), m_newPoa);
    EXPECT_FALSE(m_channel->GetPoa(AddressOf(m_station)));
    EXPECT_EQ(m_channel->GetPoas(), (std::vector<Ptr<IdealPoaDevice>>{m_oldPoa, m_newPoa}));
    ASSERT_EQ(m_channel->GetNDevices(), 4U);
    EXPECT_EQ(m_channel->GetDevice(0), m_oldPoa);
    EXPECT_EQ(m_channel->GetDevice(3), m_other);
    EXPECT_EQ(m_station->GetChannel(), m_channel);
}

TEST_F(IdealChannelTest, APacketTakesItsTransmissionTimeAndTheDelay)
{
    m_channel->SetAttribute("DataRate", DataRateValue(DataRate("8Mbps")));
    m_channel->SetAttribute("Delay", TimeValue(MicroSeconds(300)));
    Attach(m_station, m_oldPoa);
    m_oldPoa->Send(Create<Packet>(1000), AddressOf(m_station), PROTOCOL);
    m_oldPoa->Send(Create<Packet>(500), AddressOf(m_station), PROTOCOL);
    Simulator::Stop(MicroSeconds(1299));
    EXPECT_EQ(Happened(), Strings{});
    Simulator::Stop(MicroSeconds(2));
    EXPECT_EQ(Happened(), Strings{"x gets 1000"});
    Simulator::Stop(MicroSeconds(498));
    EXPECT_EQ(Happened(), Strings{});
    Simulator::Stop(MicroSeconds(2));
    EXPECT_EQ(Happened(), Strings{"x gets 500"});
}
