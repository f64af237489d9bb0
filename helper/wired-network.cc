/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/wired-network.h"

#include "ns3/abort.h"
#include "ns3/csma-helper.h"
#include "ns3/data-rate.h"
#include "ns3/lan-bridge.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/names.h"
#include "ns3/point-to-point-helper.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

// Prefixes outside 2001:db8::/32, which ns-3's router drops.
constexpr auto HOME_PREFIX = "2001:100::";
constexpr auto HOME_AGENT_ADDRESS = "2001:100::1";

/// Addresses on the backbone segment; a number follows.
const std::string SEGMENT_GROUP = "2001:300::";

/// Cables of a LAN, 100 Mbit/s Ethernet.
constexpr auto LAN_RATE = "100Mbps";

/// @param subnet index @param number of the router in the subnet, from 1 on
/// @return the first half of its prefix, ending in "::"
std::string
GroupOf(uint32_t subnet, uint32_t number)
{
    return "2001:" + std::to_string(subnet + 1) + ":" + std::to_string(number) + "::";
}

} // namespace

WiredNetwork::WiredNetwork(const NetworkPlan& plan)
    : m_plan(plan),
      m_homePrefix(HOME_PREFIX)
{
    m_core = MakeNode("core");
    m_correspondent = MakeNode("CN");
    MobilityStackHelper stack;
    stack.InstallRouter(m_core);
    stack.InstallHost(m_correspondent);
    if (m_plan.backbone == BackboneKind::SEGMENT)
    {
        JoinSegment(m_core);
    }
    m_correspondentAddress = JoinBackbone(m_correspondent, m_plan.backboneDelay).first;
    BuildHomeNetwork();
    for (uint32_t index = 0; index < m_plan.subnets.size(); ++index)
    {
        if (m_plan.kind == DeploymentKind::FIGURE_ONE)
        {
            BuildLan(index);
        }
        else
        {
            BuildIntegrated(index);
        }
    }
    JoinRoutes();
}

Ptr<Node>
WiredNetwork::MakeNode(const std::string& name)
{
    auto node = CreateObject<Node>();
    Names::Add(name, node);
    m_nodes.push_back(node);
    return node;
}

std::pair<Ipv6Address, Ptr<NetDevice>>
WiredNetwork::JoinBackbone(Ptr<Node> node, Time delay)
{
    if (m_plan.backbone == BackboneKind::STAR)
    {
        return Link(m_core, node, delay);
    }
    return {JoinSegment(node).address, m_members.front().device};
}

std::pair<Ipv6Address, Ptr<NetDevice>>
WiredNetwork::Link(Ptr<Node> a, Ptr<Node> b, Time delay)
{
    PointToPointHelper pointToPoint;
    pointToPoint.SetDeviceAttribute("DataRate", DataRateValue(DataRate("1Gbps")));
    pointToPoint.SetChannelAttribute("Delay", TimeValue(delay));
    const auto devices = pointToPoint.Install(a, b);
    m_wired.Add(devices);
    m_cables.push_back({Names::FindName(a) + "-" + Names::FindName(b), devices.Get(0), true});

    const auto group = "2001:300:" + std::to_string(m_nextLink++) + "::";
    const Ipv6Address addressA((group + "1").c_str());
    const Ipv6Address addressB((group + "2").c_str());
    MobilityStackHelper::AddInterface(a, devices.Get(0), addressA, Ipv6Prefix(64));
    MobilityStackHelper::AddInterface(b, devices.Get(1), addressB, Ipv6Prefix(64));
    // a is always the core router: everything that b does not know is beyond it.
    MobilityStackHelper::AddRoute(b,
                                  Ipv6Address::GetAny(),
                                  Ipv6Prefix(uint8_t{0}),
                                  addressA,
                                  devices.Get(1));
    return {addressB, devices.Get(0)};
}

const WiredNetwork::SegmentMember&
WiredNetwork::JoinSegment(Ptr<Node> node)
{
    CsmaHelper csma;
    const bool first = !m_segment;
    if (first)
    {
        m_segment = CreateObjectWithAttributes<CsmaChannel>("DataRate",
                                                            DataRateValue(DataRate(LAN_RATE)),
                                                            "Delay",
                                                            TimeValue(m_plan.lanDelay));
    }
    SegmentMember member;
    member.node = node;
    member.device = csma.Install(node, m_segment).Get(0);
    member.address = Ipv6Address((SEGMENT_GROUP + std::to_string(m_members.size() + 1)).c_str());
    m_wired.Add(member.device);
    MobilityStackHelper::AddInterface(node, member.device, member.address, Ipv6Prefix(64));
    if (first)
    {
        m_cables.push_back({"segment", member.device, false});
    }
    else
    {
        MobilityStackHelper::AddRoute(node,
                                      Ipv6Address::GetAny(),
                                      Ipv6Prefix(uint8_t{0}),
                                      m_members.front().address,
                                      member.device);
    }
    m_members.push_back(member);
    return m_members.back();
}

void
WiredNetwork::AddBackboneRoute(Ipv6Address prefix, Ipv6Address address, Ptr<NetDevice> device)
{
    MobilityStackHelper::AddRoute(m_core, prefix, Ipv6Prefix(64), address, device);
    for (auto& member : m_members)
    {
        if (member.address == address)
        {
            member.prefix = prefix;
        }
    }
}

void
WiredNetwork::JoinRoutes()
{
    for (const auto& to : m_members)
    {
        for (const auto& from : m_members)
        {
            if (!to.prefix.IsAny() && from.node != to.node && from.node != m_core)
            {
                MobilityStackHelper::AddRoute(from.node,
                                              to.prefix,
                                              Ipv6Prefix(64),
                                              to.address,
                                              from.device);
            }
        }
    }
}

std::pair<Ptr<NetDevice>, Ptr<NetDevice>>
WiredNetwork::LayCable(Ptr<Node> a, Ptr<Node> b)
{
    CsmaHelper csma;
    csma.SetChannelAttribute("DataRate", DataRateValue(DataRate(LAN_RATE)));
    csma.SetChannelAttribute("Delay", TimeValue(m_plan.lanDelay));
    const auto devices = csma.Install(NodeContainer(a, b));
    m_wired.Add(devices);
    m_cables.push_back({Names::FindName(a) + "-" + Names::FindName(b), devices.Get(0), false});
    return {devices.Get(0), devices.Get(1)};
}

void
WiredNetwork::BuildHomeNetwork()
{
    m_homeAgent = MakeNode("HA");
    MobilityStackHelper().InstallRouter(m_homeAgent);
    const auto wan = JoinBackbone(m_homeAgent, m_plan.wanRtt / 2);
    AddBackboneRoute(m_homePrefix, wan.first, wan.second);

    // The home link, on which the home agent is alone: all its mobile nodes are away.
    m_homeAgentAddress = Ipv6Address(HOME_AGENT_ADDRESS);
    AddVirtualLink(m_homeAgent, m_homeAgentAddress);
}

void
WiredNetwork::AddVirtualLink(Ptr<Node> node, Ipv6Address address)
{
    const auto link = CsmaHelper().Install(node);
    MobilityStackHelper::AddInterface(node, link.Get(0), address, Ipv6Prefix(64));
    m_wired.Add(link);
}

NetworkRouter
WiredNetwork::MakeRouter(Ptr<Node> node, uint32_t subnet, uint32_t number)
{
    MobilityStackHelper().InstallRouter(node);
    NetworkRouter router;
    router.node = node;
    router.subnet = subnet;
    const auto group = GroupOf(subnet, number);
    router.prefix = Ipv6Address(group.c_str());
    router.address = Ipv6Address((group + "1").c_str());
    const auto backbone = JoinBackbone(node, m_plan.backboneDelay);
    AddBackboneRoute(router.prefix, backbone.first, backbone.second);
    router.backboneAddress = backbone.first;
    router.backboneDevice = backbone.second;
    return router;
}

void
WiredNetwork::BuildLan(uint32_t index)
{
    const auto& plan = m_plan.subnets[index];
    const auto firstRouter = m_routers.size();
    for (uint32_t i = 0; i < plan.routers; ++i)
    {
        auto node = MakeNode("AR" + std::to_string(m_routers.size() + 1));
        m_routers.push_back(MakeRouter(node, index, i + 1));
    }
    auto lanSwitch = MakeNode("LAN" + std::to_string(index + 1));
    m_switches.push_back(lanSwitch);
    LanBridge::InstallOn(lanSwitch, {});
    for (auto i = firstRouter; i < m_routers.size(); ++i)
    {
        auto& router = m_routers[i];
        router.device = ConnectToLan(index, router.node);
        MobilityStackHelper::AddInterface(router.node,
                                          router.device,
                                          router.address,
                                          Ipv6Prefix(64));
    }
    for (const auto& ap : plan.accessPoints)
    {
        NS_ABORT_MSG_UNLESS(ap.router < plan.routers,
                            ap.name << " names a router that is not there");
        auto node = MakeNode(ap.name);
        const auto device = ConnectToLan(index, node);
        m_aps.push_back({node, index, static_cast<uint32_t>(firstRouter) + ap.router, device, ap});
    }
}

void
WiredNetwork::BuildIntegrated(uint32_t index)
{
    const auto& plan = m_plan.subnets[index];
    NS_ABORT_MSG_UNLESS(plan.routers == 1 && plan.accessPoints.size() == 1,
                        "in Figure 2 a subnet has one access point, which is its router");
    const auto& ap = plan.accessPoints.front();
    auto node = MakeNode(ap.name);
    m_aps.push_back({node, index, static_cast<uint32_t>(m_routers.size()), nullptr, ap});
    m_routers.push_back(MakeRouter(node, index, 1));
}

Ptr<NetDevice>
WiredNetwork::ConnectToLan(uint32_t subnet, Ptr<Node> node)
{
    const auto cable = LayCable(node, m_switches.at(subnet));
    m_switches[subnet]->GetObject<LanBridge>()->AddPort(cable.second);
    return cable.first;
}

void
WiredNetwork::EnablePcap(const std::string& prefix) const
{
    for (const auto& cable : m_cables)
    {
        const auto path = prefix + "wire-" + cable.name + ".pcap";
        if (cable.pointToPoint)
        {
            PointToPointHelper().EnablePcap(path, cable.device, false, true);
        }
        else
        {
            CsmaHelper().EnablePcap(path, cable.device, true, true);
        }
    }
}

const NetworkPlan&
WiredNetwork::GetPlan() const
{
    return m_plan;
}

const std::vector<NetworkRouter>&
WiredNetwork::GetRouters() const
{
    return m_routers;
}

const std::vector<NetworkAp>&
WiredNetwork::GetAccessPoints() const
{
    return m_aps;
}

const std::vector<Ptr<Node>>&
WiredNetwork::GetLanSwitches() const
{
    return m_switches;
}

Ptr<Node>
WiredNetwork::GetCore() const
{
    return m_core;
}

Ptr<Node>
WiredNetwork::GetCorrespondent() const
{
    return m_correspondent;
}

Ipv6Address
WiredNetwork::GetCorrespondentAddress() const
{
    return m_correspondentAddress;
}

Ptr<Node>
WiredNetwork::GetHomeAgent() const
{
    return m_homeAgent;
}

Ipv6Address
WiredNetwork::GetHomeAgentAddress() const
{
    return m_homeAgentAddress;
}

Ipv6Address
WiredNetwork::GetHomePrefix() const
{
    return m_homePrefix;
}

const std::vector<Ptr<Node>>&
WiredNetwork::GetNodes() const
{
    return m_nodes;
}

const NetDeviceContainer&
WiredNetwork::GetWiredDevices() const
{
    return m_wired;
}

} // namespace fmipv6
} // namespace ns3
