/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ACCESS_ROUTER_SITUATION_H
#define ACCESS_ROUTER_SITUATION_H

#include "fmipv6-network.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/fmipv6-profile.h"
#include "ns3/ipv6-tunnel-protocol.h"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// Fmipv6Network in either edition of the protocol, with what its routers sent, lost and know.
class AccessRouterSituation : public Fmipv6Network,
                              public ::testing::WithParamInterface<Fmipv6Profile>
{
  public:
    void SetUp() override
    {
        Fmipv6Network::SetUp();
        UseProfile(GetParam());
        Previous()->TraceConnectWithoutContext("MsgTx",
                                               MakeCallback(&AccessRouterSituation::Sent, this));
        New()->TraceConnectWithoutContext("MsgTx",
                                          MakeCallback(&AccessRouterSituation::Sent, this));
        New()->TraceConnectWithoutContext("PacketDrop",
                                          MakeCallback(&AccessRouterSituation::Lost, this));
    }

    void Sent(std::string name, Ptr<const Packet>)
    {
        ++m_messages[name];
    }

    /// Count packets out of the tunnel, which are the correspondent's; an FBack is sent there, too.
    void Lost(Ptr<const Packet> packet, PacketDropCause cause)
    {
        uint8_t first = 0;
        packet->CopyData(&first, 1);
        m_lost[cause] += first >> 4 == 6;
    }

    Ptr<PreviousAccessRouter> Previous() const
    {
        return m_par->GetPreviousRole();
    }

    Ptr<NewAccessRouter> New() const
    {
        return m_nar->GetNewRole();
    }

    /// @return the care-of address that the mobile node forms at a router
    Ipv6Address Form(const char* prefix) const
    {
        return Ipv6Address::MakeAutoconfiguredAddress(m_mn->GetLinkLayerAddress(),
                                                      Ipv6Address(prefix));
    }

    /// @return the state of the binding at the previous router
    FastBindingState BindingState() const
    {
        const auto& rows = Previous()->GetBindings().GetRows();
        const auto row = rows.find(Form("fd00:1::"));
        return row == rows.end() ? FastBindingState::IDLE : row->second.state;
    }

    /// @return whether the previous router tunnels for the mobile node
    bool IsTunnelled() const
    {
        return Node(PAR)
            ->GetObject<Ipv6TunnelProtocol>()
            ->FindHostTunnel(Form("fd00:1::"))
            .has_value();
    }

    /// Do something when a step ends for the first time. @param step which @param action it
    void WhenEnds(HandoverStep step, std::function<void()> action)
    {
        m_stepHook = [step, action, done = false](const StepEvent& event) mutable {
            if (!done && event.step == step && event.phase == StepPhase::END &&
                event.when > Seconds(3))
            {
                done = true;
                action();
            }
        };
    }

    /// The packets that came down must be in order, each once.
    void ExpectOrder() const
    {
        EXPECT_TRUE(std::is_sorted(m_downOrder.begin(), m_downOrder.end()));
        EXPECT_EQ(std::adjacent_find(m_downOrder.begin(), m_downOrder.end()), m_downOrder.end());
    }

    /// @param outcome that the one handover must have
    void ExpectOutcome(HandoverEnding outcome) const
    {
        ASSERT_EQ(m_outcomes.size(), 1U);
        EXPECT_EQ(m_outcomes[0], outcome) << m_reasons[0];
    }

    std::map<std::string, int> m_messages;
    std::map<PacketDropCause, uint32_t> m_lost;
};

} // namespace fmipv6
} // namespace ns3

#endif /* ACCESS_ROUTER_SITUATION_H */
