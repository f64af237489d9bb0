/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Messages of an earlier handover, sent again by somebody else: each role knows the fresh ones by
// their sequence number or identifier.
#include "fmipv6-network.h"

#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/mobility-header-protocol.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"

#include <algorithm>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

class Fmipv6ReplayTest : public Fmipv6Network, public ::testing::WithParamInterface<Fmipv6Profile>
{
  protected:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        UseProfile(GetParam());
        m_mn->TraceConnectWithoutContext("MsgTx", MakeCallback(&Fmipv6ReplayTest::OnSent, this));
        m_mn->TraceConnectWithoutContext("MsgDrop", MakeCallback(&Fmipv6ReplayTest::OnDrop, this));
        const auto previous = m_par->GetPreviousRole();
        previous->TraceConnectWithoutContext("MsgTx",
                                             MakeCallback(&Fmipv6ReplayTest::OnSent, this));
        previous->TraceConnectWithoutContext("MsgDrop",
                                             MakeCallback(&Fmipv6ReplayTest::OnDrop, this));
    }

    void OnSent(std::string name, Ptr<const Packet> packet)
    {
        if (!m_first.count(name))
        {
            m_first[name] = packet->Copy();
        }
    }

    void OnDrop(Ptr<const Packet>, std::string reason)
    {
        m_drops.push_back(reason);
    }

    /// @param reason one short phrase @return how often a message was dropped for it
    std::ptrdiff_t CountDrops(const std::string& reason) const
    {
        return std::count(m_drops.begin(), m_drops.end(), reason);
    }

    /// @return the care-of address that the mobile node forms behind a router
    /// @param prefix of its link
    Ipv6Address FormAddress(const char* prefix) const
    {
        return Ipv6Address::MakeAutoconfiguredAddress(m_mn->GetLinkLayerAddress(),
                                                      Ipv6Address(prefix));
    }

    /// @param source of a message @param destination of it @param protocol Next Header
    /// @return an IPv6 header for it, of a packet that no router forwarded
    static Ipv6Header MakeHeader(Ipv6Address source, Ipv6Address destination, uint8_t protocol)
    {
        Ipv6Header header;
        header.SetSource(source);
        header.SetDestination(destination);
        header.SetNextHeader(protocol);
        header.SetHopLimit(MobilityIcmpv6Header::HOP_LIMIT);
        return header;
    }

    /// Hand a message to a node: HAck is one of ICMPv6 or a Mobility Header. @param node it @param
    /// interface IPv6 interface
    /// @param packet the message @param source its source @param destination its destination
    void Inject(uint32_t node,
                uint32_t interface,
                Ptr<Packet> packet,
                Ipv6Address source,
                Ipv6Address destination,
                uint8_t protocol = MobilityIcmpv6Header::PROTOCOL)
    {
        const auto header = MakeHeader(source, destination, protocol);
        auto receiver = Node(node)->GetObject<Ipv6L3Protocol>()->GetInterface(interface);
        if (protocol == MobilityHeader::PROTOCOL)
        {
            Node(node)->GetObject<MobilityHeaderProtocol>()->Receive(packet, header, receiver);
            return;
        }
        MobilityIcmpv6L4Protocol::GetFor(Node(node))->Receive(packet, header, receiver);
    }

    std::map<std::string, Ptr<Packet>> m_first; //!< the first message of each name
    std::vector<std::string> m_drops;           //!< reasons
};

} // namespace

TEST_P(Fmipv6ReplayTest, AReplayedFbuMovesNothing)
{
    const auto pcoa = FormAddress("fd00:1::");
    const auto ncoa = FormAddress("fd00:2::");
    m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    Simulator::Schedule(Seconds(4.5), [this] { m_mn->TriggerHandover(); }); // back again
    Simulator::Schedule(Seconds(6), [this, pcoa, ncoa] {
        ASSERT_EQ(m_first.count("FBU"), 1U);
        ASSERT_FALSE(m_par->GetPreviousRole()->GetBindings().IsBound(pcoa));
        ASSERT_EQ(m_mn->GetCareOfAddress(), pcoa);
        // As the mobile node would send it from the new link: the FBU of 3 s, authentic to the
        // last octet.
        Node(CN)->GetObject<Ipv6L3Protocol>()->Send(m_first.at("FBU")->Copy(),
                                                    ncoa,
                                                    m_par->GetGlobalAddress(),
                                                    Ipv6Header::IPV6_EXT_DESTINATION,
                                                    nullptr);
    });
    Simulator::Schedule(Seconds(6.5), [this, pcoa] {
        EXPECT_FALSE(m_par->GetPreviousRole()->GetBindings().IsBound(pcoa));
    });
    Simulator::Stop(Seconds(8));
    Simulator::Run();
    EXPECT_EQ(CountDrops("old sequence number"), 1);
    EXPECT_EQ(CountLost(m_down, 150, m_sent - 5), 0U) << "packets went where nobody is";
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6ReplayTest, AHandoverAcknowledgeOfAnotherHandoverIsNotAccepted)
{
    DropAt(m_parWan, IsHandoverAcknowledge);
    Simulator::Schedule(Seconds(3.9), [this] {
        const auto& rows = m_par->GetPreviousRole()->GetBindings().GetRows();
        ASSERT_EQ(rows.size(), 1U);
        const auto& binding = rows.begin()->second;
        ASSERT_EQ(binding.state, FastBindingState::AWAITING_HACK);
        HandoverAcknowledgeHeader hack;
        hack.profile = GetParam();
        hack.identifier = binding.identifier - 1;
        const auto nar = m_nar->GetGlobalAddress();
        const auto par = m_par->GetGlobalAddress();
        Inject(PAR, 2, hack.ToPacket(nar, par), nar, par, hack.GetProtocol());
        EXPECT_EQ(binding.state, FastBindingState::AWAITING_HACK);
        // The right identifier, from somebody else.
        hack.identifier = binding.identifier;
        const Ipv6Address stranger("fd00:c::2");
        Inject(PAR, 2, hack.ToPacket(stranger, par), stranger, par, hack.GetProtocol());
        EXPECT_EQ(binding.state, FastBindingState::AWAITING_HACK);
        EXPECT_EQ(CountDrops("no HI awaits it"), 2);
    });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(CountDrops("no HI awaits it"), 2);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_EQ(m_outcomes[0], HandoverEnding::DEVOLVED_MIPV6) << m_reasons[0];
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6ReplayTest, AProxyAdvertisementOfAnotherSolicitationIsNotAccepted)
{
    DropAt(m_routerLan[0], [](const auto& frame) { return IsExperimentalMobility(frame, 2); });
    Simulator::Schedule(Seconds(3.7), [this] {
        ASSERT_EQ(m_first.count("RtSolPr"), 1U);
        PrRtAdvHeader answer;
        answer.profile = GetParam();
        answer.identifier = 0x92f3;
        answer.sourceLla = m_par->GetArInfo().routerLla;
        PrRtAdvHeader::Tuple tuple;
        tuple.apLla = PoaOf(1);
        tuple.optionCode = LlaOptionCode::NEW_ACCESS_POINT;
        tuple.narLla = m_par->GetArInfo().routerLla;
        tuple.narAddress = Ipv6Address("fd00:66::1");
        tuple.prefix = NetworkPrefix{Ipv6Address("fd00:66::"), 64};
        answer.tuples.push_back(tuple);
        const auto source = m_par->GetLinkLocalAddress();
        auto ipv6 = Node(MN)->GetObject<Ipv6L3Protocol>();
        for (uint32_t i = 0; i < ipv6->GetNInterfaces(); ++i)
        {
            if (ipv6->GetNetDevice(i) != m_sap->GetNetDevice())
            {
                continue;
            }
            const auto own = ipv6->GetInterface(i)->GetLinkLocalAddress().GetAddress();
            Inject(MN, i, answer.ToPacket(source, own), source, own);
        }
        EXPECT_EQ(CountDrops("no RtSolPr awaits it"), 1);
    });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(CountDrops("no RtSolPr awaits it"), 1);
    ASSERT_EQ(m_outcomes.size(), 1U);
    EXPECT_TRUE(Ipv6Prefix(64).IsMatch(m_mn->GetCareOfAddress(), Ipv6Address("fd00:2::")))
        << "not the forged prefix";
    ExpectTrafficAtTheEnd();
}

TEST_P(Fmipv6ReplayTest, AnFbackOfAnEarlierHandoverAnswersNoFbu)
{
    m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
    Simulator::Schedule(Seconds(4.5), [this] { m_mn->TriggerHandover(); });
    Simulator::Schedule(Seconds(5.9), [this] {
        DropAt(m_apLan[0], [](const auto& frame) { return IsMobilityHeader(frame, 9); });
        DropAt(m_apLan[1], [](const auto& frame) { return IsMobilityHeader(frame, 9); });
    });
    Simulator::Schedule(Seconds(6), [this] { m_mn->TriggerHandover(); });
    Simulator::Schedule(Seconds(6.35), [this] {
        ASSERT_EQ(m_first.count("FBack"), 1U);
        ASSERT_EQ(m_mn->GetState(), MobileNodeState::PREPARING);
        // The first FBack went to the new care-of address of that handover.
        const auto header = MakeHeader(m_par->GetGlobalAddress(),
                                       FormAddress("fd00:2::"),
                                       MobilityHeader::PROTOCOL);
        auto ipv6 = Node(MN)->GetObject<Ipv6L3Protocol>();
        Node(MN)->GetObject<MobilityHeaderProtocol>()->Receive(m_first.at("FBack")->Copy(),
                                                               header,
                                                               ipv6->GetInterface(1));
        EXPECT_EQ(CountDrops("answers no FBU of this handover"), 1);
    });
    Simulator::Stop(Seconds(9));
    Simulator::Run();
    EXPECT_EQ(CountDrops("answers no FBU of this handover"), 1);
    ExpectTrafficAtTheEnd();
}

INSTANTIATE_TEST_SUITE_P(Profiles,
                         Fmipv6ReplayTest,
                         ::testing::Values(Fmipv6Profile::RFC4068, Fmipv6Profile::RFC5568),
                         ProfileName);
