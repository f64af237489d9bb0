/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/figure-one-network.h"

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

std::string
GroupOf(uint32_t number)
{
    return "2001:" + std::to_string(number) + "::";
}

} // namespace

FigureOneNetwork::FigureOneNetwork(const Dimensions& dimensions)
    : m_homePrefix(HOME_PREFIX)
{
    m_core = MakeNode("core");
    m_correspondent = MakeNode("CN");
    MobilityStackHelper stack;
    stack.InstallRouter(m_core);
    stack.InstallHost(m_correspondent);
    m_correspondentAddress = Link(m_core, m_correspondent, dimensions.backboneDelay).first;
    BuildHomeNetwork(dimensions);
    for (uint32_t index = 0; index < 2; ++index)
    {
        BuildSubnet(index, dimensions);
    }
}

Ptr<Node>
FigureOneNetwork::MakeNode(const std::string& name)
{
    auto node = CreateObject<Node>();
    Names::Add(name, node);
    m_nodes.push_back(node);
    return node;
}

std::pair<Ipv6Address, Ptr<NetDevice>>
FigureOneNetwork::Link(Ptr<Node> a, Ptr<Node> b, Time delay)
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

std::pair<Ptr<NetDevice>, Ptr<NetDevice>>
FigureOneNetwork::LayCable(Ptr<Node> a, Ptr<Node> b, Time delay)
{
    CsmaHelper csma;
    csma.SetChannelAttribute("DataRate", DataRateValue(DataRate("100Mbps")));
    csma.SetChannelAttribute("Delay", TimeValue(delay));
    const auto devices = csma.Install(NodeContainer(a, b));
    m_wired.Add(devices);
    m_cables.push_back({Names::FindName(a) + "-" + Names::FindName(b), devices.Get(0), false});
    return {devices.Get(0), devices.Get(1)};
}

void
FigureOneNetwork::BuildHomeNetwork(const Dimensions& dimensions)
{
    m_homeAgent = MakeNode("HA");
    MobilityStackHelper().InstallRouter(m_homeAgent);
    const auto wan = Link(m_core, m_homeAgent, dimensions.wanRtt / 2);
    MobilityStackHelper::AddRoute(m_core, m_homePrefix, Ipv6Prefix(64), wan.first, wan.second);

    // The home link, on which the home agent is alone: all its mobile nodes are away.
    const auto home = CsmaHelper().Install(m_homeAgent);
    m_homeAgentAddress = Ipv6Address(HOME_AGENT_ADDRESS);
    MobilityStackHelper::AddInterface(m_homeAgent, home.Get(0), m_homeAgentAddress, Ipv6Prefix(64));
    m_wired.Add(home);
}

void
FigureOneNetwork::BuildSubnet(uint32_t index, const Dimensions& dimensions)
{
    const auto number = std::to_string(index + 1);
    FigureOneSubnet subnet;
    subnet.prefix = Ipv6Address(GroupOf(index + 1).c_str());
    subnet.routerAddress = Ipv6Address((GroupOf(index + 1) + "1").c_str());
    subnet.router = MakeNode("AR" + number);
    MobilityStackHelper().InstallRouter(subnet.router);

    const auto backbone = Link(m_core, subnet.router, dimensions.backboneDelay);
    MobilityStackHelper::AddRoute(m_core,
                                  subnet.prefix,
                                  Ipv6Prefix(64),
                                  backbone.first,
                                  backbone.second);

    subnet.lanSwitch = MakeNode("LAN" + number);
    const auto uplink = LayCable(subnet.router, subnet.lanSwitch, dimensions.lanDelay);
    subnet.routerDevice = uplink.first;
    auto bridge = LanBridge::InstallOn(subnet.lanSwitch, {uplink.second});
    MobilityStackHelper::AddInterface(subnet.router,
                                      subnet.routerDevice,
                                      subnet.routerAddress,
                                      Ipv6Prefix(64));

    for (uint32_t i = 0; i < dimensions.apsPerSubnet; ++i)
    {
        const auto name = "AP" + std::to_string(index * dimensions.apsPerSubnet + i + 1);
        auto accessPoint = MakeNode(name);
        const auto cable = LayCable(accessPoint, subnet.lanSwitch, dimensions.lanDelay);
        bridge->AddPort(cable.second);
        subnet.accessPoints.push_back(accessPoint);
        subnet.apLanDevices.push_back(cable.first);
    }
    m_subnets.push_back(subnet);
}

void
FigureOneNetwork::EnablePcap(const std::string& prefix) const
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

const std::vector<FigureOneSubnet>&
FigureOneNetwork::GetSubnets() const
{
    return m_subnets;
}

Ptr<Node>
FigureOneNetwork::GetCorrespondent() const
{
    return m_correspondent;
}

Ipv6Address
FigureOneNetwork::GetCorrespondentAddress() const
{
    return m_correspondentAddress;
}

Ptr<Node>
FigureOneNetwork::GetHomeAgent() const
{
    return m_homeAgent;
}

Ipv6Address
FigureOneNetwork::GetHomeAgentAddress() const
{
    return m_homeAgentAddress;
}

Ipv6Address
FigureOneNetwork::GetHomePrefix() const
{
    return m_homePrefix;
}

const std::vector<Ptr<Node>>&
FigureOneNetwork::GetNodes() const
{
    return m_nodes;
}

const NetDeviceContainer&
FigureOneNetwork::GetWiredDevices() const
{
    return m_wired;
}

} // namespace fmipv6
} // namespace ns3
