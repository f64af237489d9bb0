/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef TWO_HOME_AGENTS_NETWORK_H
#define TWO_HOME_AGENTS_NETWORK_H

#include "fmipv6-network.h"

#include "ns3/config.h"
#include "ns3/home-agent-directory.h"
#include "ns3/home-agent-discovery.h"
#include "ns3/home-agent-selector.h"
#include "ns3/mipv6-registration.h"
#include "ns3/uinteger.h"

#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The network of Fmipv6Network, and a home link with two home agents:
 *
 *    core --- ha (fd00:9::1) --- home link --- second (fd00:9::2)
 *
 * The mobile node does not know them; the second one is preferred. The first one routes between the
 * home link and the core.
 */
class TwoHomeAgentsNetwork : public Fmipv6Network
{
  public:
    void SetUp() override
    {
        Config::SetDefault("ns3::fmipv6::MobileNode::DiscoverHomeAgent", BooleanValue(true));
        Fmipv6Network::SetUp();
        m_mn->SetAttribute("Fmipv6", BooleanValue(false));
        m_secondNode = CreateObject<ns3::Node>();
        MobilityStackHelper().InstallRouter(m_secondNode);
        CsmaHelper csma;
        csma.SetChannelAttribute("DataRate", StringValue("100Mbps"));
        const auto lan = csma.Install(NodeContainer(Node(HA), m_secondNode));
        MobilityStackHelper::AddInterface(Node(HA), lan.Get(0), "fd00:9::1", Ipv6Prefix(64));
        MobilityStackHelper::AddInterface(m_secondNode, lan.Get(1), "fd00:9::2", Ipv6Prefix(64));
        MobilityStackHelper::AddRoute(m_secondNode,
                                      Ipv6Address::GetAny(),
                                      Ipv6Prefix::GetZero(),
                                      "fd00:9::1",
                                      lan.Get(1));
        m_homeDevices = {DynamicCast<CsmaNetDevice>(lan.Get(0)),
                         DynamicCast<CsmaNetDevice>(lan.Get(1))};
        m_ha->SetAddress("fd00:9::1", "fd00:9::", 64);
        m_second = CreateObject<HomeAgent>();
        m_secondNode->AggregateObject(m_second);
        m_second->SetAddress("fd00:9::2", "fd00:9::", 64);
        m_second->GetDirectory()->SetAttribute("Preference", UintegerValue(10));
        m_ha->SetHomeLink(lan.Get(0));
        m_second->SetHomeLink(lan.Get(1));
        m_ha->AssignStreams(3000);
        m_second->AssignStreams(3100);
        MobilityStackHelper::AssignStackStreams(NodeContainer(m_secondNode), 3200);
        for (const auto* direction : {"MsgTx", "MsgRx"})
        {
            m_mn->GetHomeAgentDiscovery()->TraceConnectWithoutContext(
                direction,
                MakeCallback(&TwoHomeAgentsNetwork::OnMessage, this));
            m_mn->GetRegistration()->TraceConnectWithoutContext(
                direction,
                MakeCallback(&TwoHomeAgentsNetwork::OnMessage, this));
        }
    }

  protected:
    /// When the home agents have heard each other.
    void ConnectFirst() override
    {
        Simulator::Schedule(Seconds(0.7), [this] { Fmipv6Network::ConnectFirst(); });
    }

    /// @param name of a message of the mobile node
    void OnMessage(std::string name, Ptr<const Packet>)
    {
        m_messages.emplace_back(name, Simulator::Now());
    }

    /// @return the names of the mobile node's messages, with a space behind each
    std::string GetMessages() const
    {
        std::string names;
        for (const auto& [name, when] : m_messages)
        {
            names += name + " ";
        }
        return names;
    }

    /// Run. @param until simulated time (s)
    static void RunUntil(double until)
    {
        Simulator::Stop(Seconds(until) - Simulator::Now());
        Simulator::Run();
    }

    /// @param agent a home agent @return where it has the mobile node, or ::
    static Ipv6Address GetBinding(Ptr<HomeAgent> agent)
    {
        const auto binding = agent->GetBindingCache().Find("fd00:9::99");
        return binding ? binding->careOfAddress : Ipv6Address::GetAny();
    }

    Ptr<ns3::Node> m_secondNode;                          //!< a home agent
    Ptr<HomeAgent> m_second;                              //!< on it
    std::vector<Ptr<CsmaNetDevice>> m_homeDevices;        //!< of the two, on the home link
    std::vector<std::pair<std::string, Time>> m_messages; //!< of the mobile node
};

} // namespace fmipv6
} // namespace ns3

#endif /* TWO_HOME_AGENTS_NETWORK_H */
