/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// What the agents refuse, and what they survive.
#include "fmipv6-network.h"

#include "ns3/fmipv6-fast-binding-update-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/mipv6-registration.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/random-variable-stream.h"

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Fmipv6RefusalTest : public Fmipv6Network, public ::testing::WithParamInterface<Fmipv6Profile>
{
  public:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        UseProfile(GetParam());
        m_nar->GetNewRole()->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&Fmipv6RefusalTest::Drop, this));
        m_par->GetPreviousRole()->TraceConnectWithoutContext(
            "MsgDrop",
            MakeCallback(&Fmipv6RefusalTest::Drop, this));
    }

    void Drop(Ptr<const Packet>, std::string reason)
    {
        m_drops.push_back(reason);
    }

    /// Send a message from a node. @param node it @param packet the message @param source its
    /// source @param destination its destination @param protocol Next Header
    void Send(uint32_t node,
              Ptr<Packet> packet,
              Ipv6Address source,
              Ipv6Address destination,
              uint8_t protocol)
    {
        Node(node)->GetObject<Ipv6L3Protocol>()->Send(packet,
                                                      source,
                                                      destination,
                                                      protocol,
                                                      nullptr);
    }

    std::vector<std::string> m_drops;
};

} // namespace

TEST_P(Fmipv6RefusalTest, AHandoverInitiateFromAStrangerIsRefused)
{
    m_expectBreaches = true; // the stranger's
    Simulator::Schedule(Seconds(2), [this] {
        HandoverInitiateHeader hi;
        hi.profile = GetParam();
        hi.identifier = 1;
        hi.mnLla = m_mn->GetLinkLayerAddress();
        hi.pcoa = "fd00:1::99";
        hi.ncoa = "fd00:2::99";
        Send(CN, hi.ToPacket("fd00:c::2", "fd00:2::1"), "fd00:c::2", "fd00:2::1", hi.GetProtocol());
    });
    Simulator::Stop(Seconds(3));
    Simulator::Run();
    EXPECT_EQ(m_drops, std::vector<std::string>{"not from a neighbouring router"});
    EXPECT_TRUE(m_nar->GetNewRole()->GetHandovers().GetRows().empty());
}

TEST_P(Fmipv6RefusalTest, AnFbuWithoutTheKeyMovesNothing)
{
    m_mn->SetAttribute("SharedKey", StringValue("another key"));
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_FALSE(m_drops.empty());
    for (const auto& reason : m_drops)
    {
        EXPECT_EQ(reason, "not authentic");
    }
    EXPECT_TRUE(m_par->GetPreviousRole()->GetBindings().GetRows().empty());
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6RefusalTest, AnAddressInUseIsNotProxied)
{
    const auto ncoa =
        Ipv6Address::MakeAutoconfiguredAddress(m_mn->GetLinkLayerAddress(), "fd00:2::");
    m_nar->AddKnownAddress(ncoa);
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(m_nar->GetNewRole()->GetHandovers().GetRows().count(ncoa), 0U);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_NE(m_mn->GetCareOfAddress(), ncoa) << "the NAACK made it take another one";
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6RefusalTest, ThereAndBackAgain)
{
    m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    Simulator::Schedule(Seconds(4.5), [this] { m_mn->TriggerHandover(); });
    Simulator::Schedule(Seconds(6), [this] { m_mn->TriggerHandover(); });
    Simulator::Stop(Seconds(8));
    Simulator::Run();
    EXPECT_EQ(m_outcomes, std::vector<HandoverEnding>(3, HandoverEnding::COMPLETED));
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")));
    EXPECT_EQ(CountLost(m_down, 50, m_sent - 5), 0U);
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6RefusalTest, RandomOctetsDoNoHarm)
{
    auto random = CreateObject<UniformRandomVariable>();
    random->SetStream(77);
    const auto flood = [this, random] {
        for (int i = 0; i < 400; ++i)
        {
            const auto size = random->GetInteger(0, 120);
            std::vector<uint8_t> octets(size);
            for (auto& octet : octets)
            {
                octet = random->GetInteger(0, 255);
            }
            const uint8_t protocols[] = {58, 135, 41, 60, 43};
            const auto protocol = protocols[i % 5];
            if (protocol == 58 && size > 4)
            {
                octets[0] = GetParam() == Fmipv6Profile::RFC4068 ? 150 : 154;
                octets[4] = random->GetInteger(0, 7);
            }
            else if (protocol == 135 && size > 2)
            {
                octets[2] = random->GetInteger(4, 15);
            }
            Ipv6Header header;
            header.SetSource("fd00:c::2");
            header.SetDestination(m_mn->GetCareOfAddress());
            header.SetNextHeader(protocol);
            header.SetHopLimit(255);
            header.SetPayloadLength(size);
            for (const auto node : {static_cast<uint32_t>(PAR),
                                    static_cast<uint32_t>(NAR),
                                    static_cast<uint32_t>(HA),
                                    static_cast<uint32_t>(MN)})
            {
                auto ipv6 = Node(node)->GetObject<Ipv6L3Protocol>();
                auto packet = Create<Packet>(octets.data(), size);
                auto interface = ipv6->GetInterface(2);
                header.SetDestination(
                    interface->GetAddress(interface->GetNAddresses() - 1).GetAddress());
                if (protocol == 58)
                {
                    MobilityIcmpv6L4Protocol::GetFor(Node(node))
                        ->Receive(packet, header, interface);
                }
                else if (protocol == 135)
                {
                    Node(node)->GetObject<MobilityHeaderProtocol>()->Receive(packet,
                                                                             header,
                                                                             interface);
                }
                else if (protocol == 41)
                {
                    Node(node)->GetObject<Ipv6TunnelProtocol>()->Receive(packet, header, interface);
                }
            }
        }
    };
    Simulator::Schedule(Seconds(2), flood);
    Simulator::Schedule(Seconds(3.2), flood);
    RunHandover(HandoverMode::PREDICTIVE);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::COMPLETED) << m_reasons[0];
    ExpectTrafficAtTheEnd();
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         Fmipv6RefusalTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileName);
