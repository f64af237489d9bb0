/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FMIPV6_NETWORK_H
#define FMIPV6_NETWORK_H

#include "simulation-fixture.h"

#include "ns3/access-router.h"
#include "ns3/boolean.h"
#include "ns3/csma-helper.h"
#include "ns3/csma-net-device.h"
#include "ns3/default-policy.h"
#include "ns3/enum.h"
#include "ns3/error-model.h"
#include "ns3/fmipv6-profile.h"
#include "ns3/home-agent.h"
#include "ns3/ideal-link-helper.h"
#include "ns3/inet6-socket-address.h"
#include "ns3/l2-update-monitor.h"
#include "ns3/mobile-node.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/new-access-router.h"
#include "ns3/node-container.h"
#include "ns3/pointer.h"
#include "ns3/previous-access-router.h"
#include "ns3/protocol-monitor.h"
#include "ns3/socket.h"
#include "ns3/string.h"
#include "ns3/udp-socket-factory.h"

#include <functional>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Drops the frames that a test points at: it is asked with the octets of each frame.
class FrameFilter : public ErrorModel
{
  public:
    /// Whether to drop a frame.
    using Predicate = std::function<bool(const std::vector<uint8_t>& frame)>;

    /// @param predicate whether to drop a frame
    explicit FrameFilter(Predicate predicate)
        : m_predicate(std::move(predicate))
    {
    }

  private:
    bool DoCorrupt(Ptr<Packet> packet) override
    {
        std::vector<uint8_t> octets(packet->GetSize());
        packet->CopyData(octets.data(), octets.size());
        return m_predicate(octets);
    }

    void DoReset() override
    {
    }

    Predicate m_predicate;
};

/// @param frame an Ethernet frame @param subtype of ICMPv6 type 150 (RFC 4068) or 154 (RFC 5568)
/// @return whether it is that
inline bool
IsExperimentalMobility(const std::vector<uint8_t>& frame, uint8_t subtype)
{
    return frame.size() > 58 && frame[12] == 0x86 && frame[20] == 58 &&
           (frame[54] == 150 || frame[54] == 154) && frame[58] == subtype;
}

/// @param frame an Ethernet frame @param type MH Type @return whether it is that
inline bool
IsMobilityHeader(const std::vector<uint8_t>& frame, uint8_t type)
{
    return frame.size() > 57 && frame[12] == 0x86 && frame[20] == 135 && frame[56] == type;
}

/// @param frame an Ethernet frame @return whether it is a HI, of either edition of the protocol
inline bool
IsHandoverInitiate(const std::vector<uint8_t>& frame)
{
    return IsExperimentalMobility(frame, 4) || IsMobilityHeader(frame, 14);
}

/// @param frame an Ethernet frame @return whether it is a HAck, of either edition of the protocol
inline bool
IsHandoverAcknowledge(const std::vector<uint8_t>& frame)
{
    return IsExperimentalMobility(frame, 5) || IsMobilityHeader(frame, 15);
}

/// @param frame an Ethernet frame @return whether it is an FBU, alone behind its Home Address
/// option
inline bool
IsFastBindingUpdate(const std::vector<uint8_t>& frame)
{
    return frame.size() > 80 && frame[12] == 0x86 && frame[20] == 60 && frame[54] == 135 &&
           frame[80] == 8;
}

/// @param info a parameter @return its name
inline std::string
ProfileName(const ::testing::TestParamInfo<Fmipv6Profile>& info)
{
    return std::string(GetProfileName(info.param));
}

/**
 * RFC 4260 Figure 1 in small, over the ideal link:
 *
 *    cn ---+                  +--- par --- ap 1  ))
 *          +--- core ---------+                      ((  mn
 *    ha ---+                  +--- nar --- ap 2  ))
 *
 * Wires have 2 ms of delay. From 1 s on the correspondent sends a packet to the home address every
 * 20 ms, and the mobile node sends likewise.
 */
class Fmipv6Network : public SimulationFixture
{
  public:
    enum
    {
        CN,
        CORE,
        HA,
        PAR,
        NAR,
        AP1,
        AP2,
        MN,
        N_NODES
    };

    void SetUp() override
    {
        SimulationFixture::SetUp();
        m_nodes.Create(N_NODES);
        MobilityStackHelper stack;
        stack.InstallHost(Node(CN));
        for (const auto router : {CORE, HA, PAR, NAR})
        {
            stack.InstallRouter(Node(router));
        }
        stack.InstallMobileNode(Node(MN));
        Wire(CN, "fd00:c::2", "fd00:c::1");
        Wire(HA, "fd00:a::2", "fd00:a::1");
        m_parWan = Wire(PAR, "fd00:b1::2", "fd00:b1::1");
        m_narWan = Wire(NAR, "fd00:b2::2", "fd00:b2::1");
        Route("fd00:9::", "fd00:a::2");
        Route("fd00:1::", "fd00:b1::2");
        Route("fd00:2::", "fd00:b2::2");

        m_par = AddAccessRouter(PAR, AP1, "fd00:1::1");
        m_nar = AddAccessRouter(NAR, AP2, "fd00:2::1");
        m_par->AddNeighbor(PoaOf(1), m_nar->GetArInfo());
        m_nar->AddNeighbor(PoaOf(0), m_par->GetArInfo());
        m_par->AddOwnAccessPoint(PoaOf(0));
        m_nar->AddOwnAccessPoint(PoaOf(1));

        m_ha = CreateObject<HomeAgent>();
        Node(HA)->AggregateObject(m_ha);
        m_ha->SetAddress("fd00:a::2", "fd00:9::", 64);

        m_sap = m_link.InstallStation(Node(MN));
        m_mn = CreateObject<MobileNode>();
        m_mn->SetAttribute("HomeAddress", Ipv6AddressValue("fd00:9::99"));
        m_mn->SetAttribute("HomeAgent", Ipv6AddressValue("fd00:a::2"));
        m_policy = CreateObject<DefaultPolicy>();
        m_mn->SetAttribute("Policy", PointerValue(m_policy));
        Node(MN)->AggregateObject(m_mn);
        MobilityStackHelper::AddInterface(Node(MN), m_sap->GetNetDevice());
        m_mn->SetLink(m_sap);
        MobilityStackHelper::AssignStreams(m_nodes, 1000);
        for (uint32_t i = 0; i < m_nodes.GetN(); ++i)
        {
            StepTrace::GetFor(Node(i))->TraceConnectWithoutContext(
                "Step",
                MakeCallback(&Fmipv6Network::OnStep, this));
        }
        m_mn->TraceConnectWithoutContext("HandoverEnd",
                                         MakeCallback(&Fmipv6Network::OnHandoverEnd, this));
        ConnectFirst();
        StartTraffic();
        m_protocol = CreateObject<ProtocolMonitor>();
        m_protocol->WatchAll();
    }

    void TearDown() override
    {
        if (!m_expectBreaches)
        {
            EXPECT_EQ(m_protocol->Describe(), "");
        }
        m_sockets.clear();
        SimulationFixture::TearDown();
    }

  protected:
    /// @param index of a node @return it
    Ptr<ns3::Node> Node(uint32_t index) const
    {
        return m_nodes.Get(index);
    }

    /// @param index 0 or 1 @return the point of attachment
    Poa PoaOf(uint32_t index) const
    {
        return Mac48Address::ConvertFrom(m_poas.at(index)->GetAddress());
    }

    /// Give the mobile node its first link.
    virtual void ConnectFirst()
    {
        m_sap->LinkConnectRequest(&m_user, PoaOf(0));
    }

    /// Wire a node to the core. @param node it @param address its address
    /// @param coreAddress the core's @return its device
    Ptr<CsmaNetDevice> Wire(uint32_t node, const char* address, const char* coreAddress)
    {
        CsmaHelper csma;
        csma.SetChannelAttribute("DataRate", StringValue("100Mbps"));
        csma.SetChannelAttribute("Delay", StringValue("2ms"));
        const auto devices = csma.Install(NodeContainer(Node(node), Node(CORE)));
        MobilityStackHelper::AddInterface(Node(node), devices.Get(0), address, Ipv6Prefix(64));
        MobilityStackHelper::AddInterface(Node(CORE), devices.Get(1), coreAddress, Ipv6Prefix(64));
        MobilityStackHelper::AddRoute(Node(node),
                                      Ipv6Address::GetAny(),
                                      Ipv6Prefix::GetZero(),
                                      coreAddress,
                                      devices.Get(0));
        m_coreDevices[address] = devices.Get(1);
        return DynamicCast<CsmaNetDevice>(devices.Get(0));
    }

    /// Route a prefix from the core. @param prefix it @param nextHop one of Wire()'s addresses
    void Route(const char* prefix, const char* nextHop)
    {
        MobilityStackHelper::AddRoute(Node(CORE),
                                      prefix,
                                      Ipv6Prefix(64),
                                      nextHop,
                                      m_coreDevices.at(nextHop));
    }

    /// Have all agents speak an edition of the protocol. @param profile which
    void UseProfile(Fmipv6Profile profile)
    {
        const EnumValue value(static_cast<int>(profile));
        m_par->SetAttribute("Profile", value);
        m_nar->SetAttribute("Profile", value);
        m_mn->SetAttribute("Profile", value);
    }

    /// @param router node of the router @param ap node of its access point
    /// @param address on its access link @return the agent
    virtual Ptr<AccessRouter> AddAccessRouter(uint32_t router, uint32_t ap, const char* address)
    {
        CsmaHelper csma;
        csma.SetChannelAttribute("DataRate", StringValue("100Mbps"));
        csma.SetChannelAttribute("Delay", StringValue("2us"));
        const auto lan = csma.Install(NodeContainer(Node(router), Node(ap)));
        MobilityStackHelper::AddInterface(Node(router), lan.Get(0), address, Ipv6Prefix(64));
        auto monitor = CreateObject<L2UpdateMonitor>();
        monitor->Watch(lan.Get(0));
        m_poas.push_back(m_link.InstallPoa(Node(ap), lan.Get(1)));
        m_apLan.push_back(DynamicCast<CsmaNetDevice>(lan.Get(1)));
        m_routerLan.push_back(DynamicCast<CsmaNetDevice>(lan.Get(0)));
        auto agent = CreateObject<AccessRouter>();
        Node(router)->AggregateObject(agent);
        agent->SetAccessInterface(lan.Get(0), address);
        return agent;
    }

    /// Drop frames that arrive at a device. @param device it @param predicate which
    void DropAt(Ptr<CsmaNetDevice> device, FrameFilter::Predicate predicate)
    {
        device->SetReceiveErrorModel(Create<FrameFilter>(std::move(predicate)));
    }

    /// Both ends send a numbered packet every 20 ms from 1 s on.
    void StartTraffic()
    {
        const auto open = [this](uint32_t node, Ipv6Address address) {
            auto socket = ns3::Socket::CreateSocket(Node(node), UdpSocketFactory::GetTypeId());
            socket->Bind(Inet6SocketAddress(address, 9));
            socket->SetRecvCallback(MakeCallback(&Fmipv6Network::OnReceive, this));
            m_sockets.push_back(socket);
        };
        open(CN, "fd00:c::2");
        open(MN, "fd00:9::99");
        Simulator::Schedule(Seconds(1), &Fmipv6Network::SendBoth, this, 0);
    }

    /// @param number of the packets to send
    void SendBoth(uint32_t number)
    {
        const auto send = [number](Ptr<Socket> socket, Ipv6Address to) {
            const uint8_t octets[4] = {0,
                                       0,
                                       static_cast<uint8_t>(number >> 8),
                                       static_cast<uint8_t>(number)};
            socket->SendTo(Create<Packet>(octets, sizeof(octets)), 0, Inet6SocketAddress(to, 9));
        };
        send(m_sockets.at(0), "fd00:9::99");
        send(m_sockets.at(1), "fd00:c::2");
        m_sent = number + 1;
        Simulator::Schedule(MilliSeconds(20), &Fmipv6Network::SendBoth, this, number + 1);
    }

    /// @param socket which has packets
    void OnReceive(Ptr<Socket> socket)
    {
        auto& received = socket == m_sockets.at(0) ? m_up : m_down;
        while (auto packet = socket->Recv())
        {
            uint8_t octets[4] = {};
            packet->CopyData(octets, sizeof(octets));
            received.insert(octets[2] * 256U + octets[3]);
            if (socket != m_sockets.at(0))
            {
                m_downOrder.push_back(octets[2] * 256U + octets[3]);
            }
        }
    }

    /// @param event a report
    void OnStep(const StepEvent& event)
    {
        m_events.push_back(event);
        if (m_stepHook)
        {
            m_stepHook(event);
        }
    }

    /// @param outcome how @param reason why
    void OnHandoverEnd(Mac48Address, HandoverEnding outcome, std::string reason)
    {
        m_outcomes.push_back(outcome);
        m_reasons.push_back(reason);
    }

    /// @return the label characters of the first ends since the trigger, in order
    std::string GetEnds() const
    {
        std::string label;
        bool triggered = false;
        for (const auto& event : m_events)
        {
            if (event.phase != StepPhase::END)
            {
                continue;
            }
            if (event.step == HandoverStep::TRIGGER)
            {
                triggered = true;
                label.clear();
                continue;
            }
            const auto character = ToLabelChar(event.step);
            if (triggered && label.find(character) == std::string::npos)
            {
                label += character;
            }
        }
        return label;
    }

    /// @param received numbers @param from first @param to last but one
    /// @return how many of these numbers are missing
    static uint32_t CountLost(const std::set<uint32_t>& received, uint32_t from, uint32_t to)
    {
        uint32_t lost = 0;
        for (uint32_t i = from; i < to; ++i)
        {
            lost += received.count(i) == 0;
        }
        return lost;
    }

    /// Trigger at 3 s, run to 8 s. @param mode which handover
    void RunHandover(HandoverMode mode)
    {
        m_policy->SetAttribute("Mode", EnumValue(static_cast<int>(mode)));
        m_policy->SetAttribute("TriggerTime", TimeValue(Seconds(3)));
        Simulator::Stop(Seconds(8));
        Simulator::Run();
    }

    /// Traffic of the last second must be whole in both directions.
    void ExpectTrafficAtTheEnd() const
    {
        EXPECT_EQ(CountLost(m_down, m_sent - 55, m_sent - 5), 0U);
        EXPECT_EQ(CountLost(m_up, m_sent - 55, m_sent - 5), 0U);
    }

    NodeContainer m_nodes;
    std::map<std::string, Ptr<NetDevice>> m_coreDevices;
    Ptr<CsmaNetDevice> m_parWan;
    Ptr<CsmaNetDevice> m_narWan;
    std::vector<Ptr<CsmaNetDevice>> m_apLan;
    std::vector<Ptr<CsmaNetDevice>> m_routerLan;
    IdealLinkHelper m_link;
    std::vector<Ptr<IdealPoaDevice>> m_poas;
    Ptr<IdealLinkSap> m_sap;
    LinkSapUser m_user;
    Ptr<AccessRouter> m_par;
    Ptr<AccessRouter> m_nar;
    Ptr<HomeAgent> m_ha;
    Ptr<MobileNode> m_mn;
    Ptr<DefaultPolicy> m_policy;
    std::vector<Ptr<Socket>> m_sockets;
    std::set<uint32_t> m_down;
    std::set<uint32_t> m_up;
    std::vector<uint32_t> m_downOrder; //!< m_down as it came, with repeats
    uint32_t m_sent{0};
    std::vector<StepEvent> m_events;
    std::function<void(const StepEvent&)> m_stepHook; //!< called with each report, if set
    std::vector<HandoverEnding> m_outcomes;
    std::vector<std::string> m_reasons;
    Ptr<ProtocolMonitor> m_protocol; //!< judges every message of the test
    bool m_expectBreaches{false};    //!< somebody breaks the protocol's rules on purpose
};

} // namespace fmipv6
} // namespace ns3

#endif /* FMIPV6_NETWORK_H */
