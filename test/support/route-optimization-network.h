/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ROUTE_OPTIMIZATION_NETWORK_H
#define ROUTE_OPTIMIZATION_NETWORK_H

#include "fmipv6-network.h"

#include "ns3/care-of-address-manager.h"
#include "ns3/config.h"
#include "ns3/correspondent-node.h"
#include "ns3/mipv6-registration.h"
#include "ns3/route-optimizer.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

/// The network of Fmipv6Network, whose mobile node optimizes its routes and whose correspondent,
/// unless a test says otherwise, knows how to.
class RouteOptimizationNetwork : public Fmipv6Network
{
  public:
    void SetUp() override
    {
        Config::SetDefault("ns3::fmipv6::MobileNode::RouteOptimization", BooleanValue(true));
        Fmipv6Network::SetUp();
        m_mn->SetAttribute("Fmipv6", BooleanValue(false));
        m_mn->SetAttribute("OptimisticDad", BooleanValue(true));
        m_optimizer = m_mn->GetRouteOptimizer();
        m_optimizer->TraceConnectWithoutContext(
            "State",
            MakeCallback(&RouteOptimizationNetwork::OnState, this));
        for (const auto* direction : {"MsgTx", "MsgRx"})
        {
            m_optimizer->TraceConnectWithoutContext(
                direction,
                MakeCallback(&RouteOptimizationNetwork::OnMessage, this));
        }
        Watch();
    }

  protected:
    /// Make the correspondent one.
    void AddCorrespondent()
    {
        m_cn = CreateObject<CorrespondentNode>();
        Node(CN)->AggregateObject(m_cn);
        m_cn->TraceConnectWithoutContext(
            "MsgTx",
            MakeCallback(&RouteOptimizationNetwork::OnCnMessage, this));
    }

    /// Count what passes between the core and the correspondent, and by the home agent.
    void Watch()
    {
        m_cnDevice = FindCsma(CN);
        DropAt(DynamicCast<CsmaNetDevice>(m_coreDevices.at("fd00:c::2")),
               [this](const auto& frame) { return Judge(frame, m_fromCn); });
        DropAt(m_cnDevice, [this](const auto& frame) { return Judge(frame, m_toCn); });
        DropAt(FindCsma(HA), [this](const auto& frame) { return Judge(frame, m_toHa); });
    }

    /// @param index of a node @return its Ethernet device
    Ptr<CsmaNetDevice> FindCsma(uint32_t index) const
    {
        for (uint32_t i = 0; i < Node(index)->GetNDevices(); ++i)
        {
            if (auto device = DynamicCast<CsmaNetDevice>(Node(index)->GetDevice(i)))
            {
                return device;
            }
        }
        return nullptr;
    }

    /// Packets of one kind by Next Header.
    using Counts = std::map<uint8_t, uint32_t>;

    /// @param frame an Ethernet frame @param counts where to count it @return whether to drop it
    bool Judge(const std::vector<uint8_t>& frame, Counts& counts)
    {
        if (frame.size() < 58 || frame[12] != 0x86)
        {
            return false;
        }
        ++counts[frame[20]];
        return m_lose && m_lose(frame);
    }

    /// Run. @param until simulated time (s)
    void RunUntil(double until)
    {
        Simulator::Stop(Seconds(until) - Simulator::Now());
        Simulator::Run();
    }

    /// @return where the node stands with the correspondent
    RouteOptimizationState GetState() const
    {
        return m_optimizer->GetState("fd00:c::2");
    }

    /// @param state a state @return when it was first entered, or nothing
    std::optional<Time> WhenIn(RouteOptimizationState state) const
    {
        for (const auto& [when, entered] : m_states)
        {
            if (entered == state)
            {
                return when;
            }
        }
        return std::nullopt;
    }

    /// @param name of a message @return when each was sent or accepted by the mobile node
    std::vector<Time> WhenSeen(const std::string& name) const
    {
        std::vector<Time> times;
        for (const auto& [when, message] : m_messages)
        {
            if (message == name)
            {
                times.push_back(when);
            }
        }
        return times;
    }

    /// From now on all traffic must go straight, whole. @param seconds for how long
    void ExpectOptimized(double seconds)
    {
        m_fromCn.clear();
        m_toCn.clear();
        m_toHa.clear();
        const auto first = m_sent;
        RunUntil(Simulator::Now().GetSeconds() + seconds);
        EXPECT_GE(m_fromCn[43], m_sent - first - 2) << "type 2 routing header";
        EXPECT_GE(m_toCn[60], m_sent - first - 2) << "Home Address option";
        EXPECT_EQ(m_toHa[17], 0U);
        EXPECT_EQ(m_toHa[41], 0U) << "nothing by the home agent";
        ExpectTrafficAtTheEnd();
    }

    /// From now on all traffic must go by the home agent, whole. @param seconds for how long
    void ExpectTunnelled(double seconds)
    {
        m_fromCn.clear();
        m_toCn.clear();
        m_toHa.clear();
        const auto first = m_sent;
        RunUntil(Simulator::Now().GetSeconds() + seconds);
        EXPECT_EQ(m_fromCn[43], 0U);
        EXPECT_EQ(m_toCn[60], 0U);
        EXPECT_GE(m_toHa[17], m_sent - first - 2);
        EXPECT_GE(m_toHa[41], m_sent - first - 2);
        ExpectTrafficAtTheEnd();
    }

    /// @param peer unused @param state entered @param why unused
    void OnState(Ipv6Address, RouteOptimizationState state, std::string why)
    {
        m_states.emplace_back(Simulator::Now(), state);
        m_why = why;
        if (m_stateHook)
        {
            m_stateHook(state);
        }
    }

    /// @param name of a message
    void OnMessage(std::string name, Ptr<const Packet>)
    {
        m_messages.emplace_back(Simulator::Now(), name);
    }

    /// @param name of a message of the correspondent @param packet it
    void OnCnMessage(std::string name, Ptr<const Packet> packet)
    {
        m_cnMessages.push_back(name);
        if (name == "BA")
        {
            uint8_t octets[7] = {};
            packet->CopyData(octets, sizeof(octets));
            m_cnStatuses.push_back(octets[6]);
        }
    }

    Ptr<CorrespondentNode> m_cn;
    Ptr<RouteOptimizer> m_optimizer;
    Ptr<CsmaNetDevice> m_cnDevice;
    FrameFilter::Predicate m_lose;                                 //!< what gets lost
    std::function<void(RouteOptimizationState)> m_stateHook;       //!< told of states
    Counts m_fromCn;                                               //!< by the correspondent
    Counts m_toCn;                                                 //!< to it
    Counts m_toHa;                                                 //!< to the home agent
    std::vector<std::pair<Time, RouteOptimizationState>> m_states; //!< entered
    std::string m_why;                                             //!< of the latest state
    std::vector<std::pair<Time, std::string>> m_messages;          //!< of the mobile node
    std::vector<std::string> m_cnMessages;                         //!< the correspondent sent
    std::vector<int> m_cnStatuses;                                 //!< of its BAs
};

/// @param frame an Ethernet frame @param type MH Type
/// @return whether it is that, behind a type 2 routing header or a Home Address option
inline bool
IsMobilityHeaderInside(const std::vector<uint8_t>& frame, uint8_t type)
{
    return frame.size() > 80 && frame[12] == 0x86 && (frame[20] == 43 || frame[20] == 60) &&
           frame[54] == 135 && frame[80] == type;
}

} // namespace fmipv6
} // namespace ns3

#endif /* ROUTE_OPTIMIZATION_NETWORK_H */
