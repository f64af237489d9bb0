/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// The monitor sees a live network through its traces: deeds against the rules are reported, by the
// node that did them.
#include "fmipv6-network.h"

#include "ns3/fmipv6-fast-binding-acknowledgment-header.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/fmipv6-prrtadv-header.h"
#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/mipv6-home-address-header.h"
#include "ns3/names.h"
#include "ns3/protocol-monitor.h"

#include <set>
#include <string>

namespace ns3
{
namespace fmipv6
{

namespace
{

class ProtocolMonitorTest : public Fmipv6Network
{
  public:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        m_expectBreaches = true;
        Names::Add("par", Node(PAR));
        Names::Add("nar", Node(NAR));
        Names::Add("ha", Node(HA));
    }

  protected:
    /// A node sends something that its agents did not. @param when (s) @param node which
    /// @param packet behind the IPv6 header @param from source @param to destination
    /// @param protocol Next Header
    void Forge(double when,
               uint32_t node,
               Ptr<Packet> packet,
               const char* from,
               Ipv6Address to,
               uint8_t protocol)
    {
        Simulator::Schedule(Seconds(when), [this, node, packet, from, to, protocol] {
            SocketIpv6HopLimitTag tag;
            tag.SetHopLimit(255);
            packet->AddPacketTag(tag);
            Node(node)->GetObject<Ipv6L3Protocol>()->Send(packet, from, to, protocol, nullptr);
        });
    }

    /// @return "node: rule" of every breach
    std::set<std::string> GetBroken() const
    {
        std::set<std::string> broken;
        for (const auto& breach : m_protocol->GetBreaches())
        {
            broken.insert(breach.node + ": " + breach.rule);
        }
        return broken;
    }
};

} // namespace

TEST_F(ProtocolMonitorTest, ABreachNeedsABreaker)
{
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(m_protocol->Describe(), "");
}

TEST_F(ProtocolMonitorTest, AHiWithoutAnFbu)
{
    HandoverInitiateHeader hi;
    hi.identifier = 999;
    hi.pcoa = Ipv6Address("fd00:1::77");
    hi.ncoa = Ipv6Address("fd00:2::77");
    Forge(2, PAR, hi.ToPacket("fd00:1::1", "fd00:2::1"), "fd00:1::1", "fd00:2::1", 58);
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetBroken(), std::set<std::string>{"par: hi-needs-fbu"});
}

TEST_F(ProtocolMonitorTest, AHackThatAnswersNothing)
{
    HandoverAcknowledgeHeader hack;
    hack.identifier = 999;
    Forge(2, NAR, hack.ToPacket("fd00:2::1", "fd00:1::1"), "fd00:2::1", "fd00:1::1", 58);
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetBroken(), std::set<std::string>{"nar: hack-answers"});
}

TEST_F(ProtocolMonitorTest, AnFbackThatAnswersNothing)
{
    FastBindingAcknowledgmentHeader fback;
    fback.sequence = 999;
    fback.lifetime = Seconds(4);
    Forge(2, PAR, fback.ToPacket("fd00:1::1", "fd00:2::1"), "fd00:1::1", "fd00:2::1", 135);
    RunHandover(HandoverMode::PREDICTIVE);
    // Nor has it the authenticator that the routers and mobile nodes of this network agreed on.
    EXPECT_EQ(GetBroken(), (std::set<std::string>{"par: authenticated", "par: fback-answers"}));
}

TEST_F(ProtocolMonitorTest, ATunnelWithoutABinding)
{
    Simulator::Schedule(Seconds(2), [this] {
        Node(PAR)->GetObject<Ipv6TunnelProtocol>()->AddHostTunnel(m_mn->GetCareOfAddress(),
                                                                  {"fd00:1::1", "fd00:2::1"});
    });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetBroken().count("par: tunnel-needs-hack"), 1U);
}

TEST_F(ProtocolMonitorTest, ATunnelThatIsNotUsed)
{
    // The host route into the tunnel vanishes while the binding lives: what still comes for the
    // previous care-of address goes to the old link.
    Ipv6Address pcoa;
    Simulator::Schedule(Seconds(2), [this, &pcoa] { pcoa = m_mn->GetCareOfAddress(); });
    m_stepHook = [this, &pcoa](const StepEvent& event) {
        if (event.step == HandoverStep::FBACK && event.phase == StepPhase::END)
        {
            Node(PAR)->GetObject<Ipv6TunnelProtocol>()->RemoveHostTunnel(pcoa);
        }
    };
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetBroken().count("par: departed"), 1U);
}

TEST_F(ProtocolMonitorTest, AHomeAgentThatTunnelsElsewhere)
{
    Simulator::Schedule(Seconds(2), [this] {
        Node(HA)->GetObject<Ipv6TunnelProtocol>()->AddHostTunnel("fd00:9::99",
                                                                 {"fd00:a::2", "fd00:2::1"});
    });
    RunHandover(HandoverMode::PREDICTIVE);
    EXPECT_EQ(GetBroken(), std::set<std::string>{"ha: home-tunnel"});
}

} // namespace fmipv6
} // namespace ns3
