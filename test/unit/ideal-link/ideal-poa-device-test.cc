/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ideal-devices-fixture.h"

#include "ns3/l2-update-sender.h"
#include "ns3/step-trace.h"

using namespace ns3;
using namespace ns3::fmipv6;

using IdealPoaDeviceTest = IdealDevicesFixture;

TEST_F(IdealPoaDeviceTest, KnowsWhoIsAndWhoWasThere)
{
    const auto x = AddressOf(m_station);
    EXPECT_FALSE(m_oldPoa->WasAssociated(x));
    m_station->Associate(m_oldPoa);
    EXPECT_TRUE(m_oldPoa->IsAssociated(x));
    EXPECT_FALSE(m_oldPoa->IsPortOpen(x));
    m_station->OpenPort();
    EXPECT_TRUE(m_oldPoa->IsPortOpen(x));
    m_station->Leave();
    EXPECT_FALSE(m_oldPoa->IsAssociated(x));
    EXPECT_FALSE(m_oldPoa->IsPortOpen(x));
    EXPECT_TRUE(m_oldPoa->WasAssociated(x));
    EXPECT_FALSE(m_newPoa->WasAssociated(x));
}

TEST_F(IdealPoaDeviceTest, DropsWhatIsForNobodyHere)
{
    const auto x = AddressOf(m_station);
    m_oldPoa->Send(Create<Packet>(1), x, PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"old drops not-associated"});
    m_station->Associate(m_oldPoa);
    m_oldPoa->Send(Create<Packet>(1), x, PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"old drops port-closed"});
    m_station->OpenPort();
    m_oldPoa->Send(Create<Packet>(1), x, PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"x gets 1"});
    m_oldPoa->Send(Create<Packet>(1), x, PROTOCOL);
    m_station->Leave(); // while the packet is on the link
    EXPECT_EQ(Happened(), Strings{"old drops not-associated"});
}

TEST_F(IdealPoaDeviceTest, SendsForOthersAndToAll)
{
    Attach(m_station, m_oldPoa);
    Attach(m_other, m_oldPoa);
    EXPECT_TRUE(m_oldPoa->SupportsSendFrom());
    m_oldPoa->SendFrom(Create<Packet>(7),
                       Mac48Address("00:00:00:00:00:ee"),
                       Mac48Address::GetBroadcast(),
                       PROTOCOL);
    EXPECT_EQ(Happened(), (Strings{"x gets 7", "y gets 7"}));
    m_other->Leave();
    m_other->Associate(m_oldPoa);
    m_oldPoa->Send(Create<Packet>(8), Mac48Address("33:33:00:00:00:01"), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"x gets 8"}) << "the other's port is closed";
}

TEST_F(IdealPoaDeviceTest, CarriesWhatIsForAStationOfTheSameCell)
{
    Attach(m_station, m_oldPoa);
    Attach(m_other, m_oldPoa);
    m_station->Send(Create<Packet>(5), AddressOf(m_other), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{"y gets 5"});
    m_station->Send(Create<Packet>(6), Mac48Address::GetBroadcast(), PROTOCOL);
    EXPECT_EQ(Happened(), (Strings{"old gets 6", "y gets 6"}));
    m_other->Leave();
    Attach(m_other, m_newPoa);
    m_station->Send(Create<Packet>(5), AddressOf(m_other), PROTOCOL);
    EXPECT_EQ(Happened(), Strings{}) << "that is the relay's affair";
}

TEST_F(IdealPoaDeviceTest, AnnouncesAStationWhenItsPortOpens)
{
    auto sender = CreateObject<L2UpdateSender>();
    sender->Attach(m_oldPoa->GetNode(), nullptr);
    m_oldPoa->SetUpdateSender(sender);
    std::string steps;
    StepTrace::GetFor(m_oldPoa->GetNode())
        ->TraceConnectWithoutContext("Step",
                                     Callback<void, const StepEvent&>([&](const StepEvent& event) {
                                         steps += ToLabelChar(event.step);
                                     }));
    m_station->Associate(m_oldPoa);
    EXPECT_EQ(steps, "");
    m_station->OpenPort();
    EXPECT_EQ(steps, "66");
}
