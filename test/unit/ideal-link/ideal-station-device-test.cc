/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ideal-devices-fixture.h"

using namespace ns3;
using namespace ns3::fmipv6;

using IdealStationDeviceTest = IdealDevicesFixture;

TEST_F(IdealStationDeviceTest, DropsWhatItCannotSend)
{
    const auto to = AddressOf(m_oldPoa);
    m_station->Send(Create<Packet>(1), to, PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"x drops no-link"});
    m_station->Associate(m_oldPoa);
    m_station->Send(Create<Packet>(1), to, PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"x drops port-closed"});
    m_station->OpenPort();
    m_station->Send(Create<Packet>(1), to, PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"old gets 1"});
    m_station->Send(Create<Packet>(1), to, PROTOCOL);
    m_station->Leave(); // while the packet waits
    EXPECT_EQ(Happened(), Strings{"x drops no-link"});
    EXPECT_FALSE(m_station->SupportsSendFrom());
}

TEST_F(IdealStationDeviceTest, LosesPacketsWhileAway)
{
    Attach(m_station, m_oldPoa);
    m_station->SetAway(true);
    m_station->Send(Create<Packet>(1), AddressOf(m_oldPoa), PROTOCOL);
    m_oldPoa->Send(Create<Packet>(2), AddressOf(m_station), PROTOCOL);
    EXPECT_EQ(Happened(), (Strings{"x drops no-link", "x drops air"}));
    m_station->SetAway(false);
    m_oldPoa->Send(Create<Packet>(2), AddressOf(m_station), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"x gets 2"});
}

TEST_F(IdealStationDeviceTest, IsAtOnePointOfAttachment)
{
    Attach(m_station, m_oldPoa);
    EXPECT_EQ(m_station->GetPoa(), m_oldPoa);
    m_station->Leave();
    EXPECT_FALSE(m_station->GetPoa());
    Attach(m_station, m_newPoa);
    m_station->Send(Create<Packet>(1), AddressOf(m_newPoa), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"new gets 1"});
}
