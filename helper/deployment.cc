/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/deployment.h"

#include "ns3/boolean.h"
#include "ns3/correspondent-node.h"
#include "ns3/home-agent.h"
#include "ns3/host-processing.h"
#include "ns3/mobility-stack-helper.h"
#include "ns3/neighborhood-check.h"
#include "ns3/router-advertiser.h"
#include "ns3/simulator.h"

#include <array>
#include <utility>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Mobile nodes are switched on when every access point has sent its first beacons.
const Time POWER_ON = MilliSeconds(500);

/// One after the other, lest their probes collide and each finds another access point the best.
const Time POWER_ON_SPACING = MilliSeconds(20);

/// Beginning of the prefixes of regional care-of addresses; a number and "::" follow.
const std::string ANCHOR_PREFIX = "2001:200:0:";

/// Interface identifier of the first mobile node's home address; the others follow.
constexpr uint32_t FIRST_HOME_INTERFACE_ID = 0x100;

/// @param prefix the home prefix @param index of the mobile node @return its home address
Ipv6Address
MakeHomeAddress(Ipv6Address prefix, uint32_t index)
{
    std::array<uint8_t, 16> bytes;
    prefix.GetBytes(bytes.data());
    const uint32_t id = FIRST_HOME_INTERFACE_ID + index;
    bytes[14] = id >> 8;
    bytes[15] = id & 0xff;
    return Ipv6Address(bytes.data());
}

} // namespace

Deployment::Deployment(const NetworkPlan& plan, std::unique_ptr<AccessNetwork> air)
    : m_wires((CheckPlan(plan), plan)),
      m_air(std::move(air))
{
    m_air->InstallAccessPoints(m_wires);
    InstallRouters();
}

void
Deployment::InstallRouters()
{
    auto homeAgent = CreateObject<HomeAgent>();
    m_wires.GetHomeAgent()->AggregateObject(homeAgent);
    homeAgent->SetAddress(m_wires.GetHomeAgentAddress(), m_wires.GetHomePrefix(), 64);

    m_wires.GetCorrespondent()->AggregateObject(CreateObject<CorrespondentNode>());

    const auto& aps = m_wires.GetAccessPoints();
    const auto& routers = m_wires.GetRouters();
    for (uint32_t index = 0; index < routers.size(); ++index)
    {
        const auto& parts = routers[index];
        auto device = parts.device;
        if (!device)
        {
            // Figure 2: access point and router share the device, and so its address.
            device = m_air->GetApDevice(index);
            MobilityStackHelper::AddInterface(parts.node, device, parts.address, Ipv6Prefix(64));
        }
        auto router = CreateObject<AccessRouter>();
        parts.node->AggregateObject(router);
        router->SetAccessInterface(device, parts.address, 64);
        m_routers.push_back(router);
    }
    for (uint32_t mine = 0; mine < routers.size(); ++mine)
    {
        for (uint32_t ap = 0; ap < aps.size(); ++ap)
        {
            if (aps[ap].subnet == routers[mine].subnet)
            {
                m_routers[mine]->AddOwnAccessPoint(m_air->GetPoa(ap));
            }
            else
            {
                m_routers[mine]->AddNeighbor(m_air->GetPoa(ap),
                                             m_routers[aps[ap].router]->GetArInfo());
            }
        }
        for (uint32_t other = 0; other < routers.size(); ++other)
        {
            if (routers[other].subnet != routers[mine].subnet)
            {
                m_routers[mine]->GetNeighbors().AddRouter(m_routers[other]->GetArInfo());
            }
            else if (other != mine)
            {
                m_routers[mine]->GetAdvertiser()->AddOnLinkPrefix(routers[other].prefix);
            }
        }
    }
    CheckNeighborhood(m_routers);
}

Ipv6Address
Deployment::InstallAnchorPoint(Ptr<Node> node, uint32_t index)
{
    const Ipv6Address prefix((ANCHOR_PREFIX + std::to_string(index) + "::").c_str());
    const Ipv6Address address((ANCHOR_PREFIX + std::to_string(index) + "::1").c_str());
    m_wires.AddVirtualLink(node, address);
    auto anchor = CreateObject<MobilityAnchorPoint>();
    node->AggregateObject(anchor);
    anchor->SetAddress(address, prefix, 64);
    m_anchors.push_back(anchor);
    return address;
}

void
Deployment::InstallAnchorPoints(AnchorPlacement placement)
{
    MapOption option;
    option.preference = 1;
    const auto& routers = m_wires.GetRouters();
    if (placement == AnchorPlacement::CORE)
    {
        option.distance = 2; // behind the access router
        option.address = InstallAnchorPoint(m_wires.GetCore(), 0);
    }
    for (uint32_t index = 0; index < routers.size(); ++index)
    {
        if (placement == AnchorPlacement::ACCESS_ROUTERS)
        {
            option.address = InstallAnchorPoint(routers[index].node, index);
            MobilityStackHelper::AddRoute(m_wires.GetCore(),
                                          KeepLeadingBits(option.address, 64),
                                          Ipv6Prefix(64),
                                          routers[index].backboneAddress,
                                          routers[index].backboneDevice);
        }
        m_routers[index]->GetAdvertiser()->SetAnchorPoints({option});
    }
}

DeployedMobile
Deployment::InstallMobileNode(Ptr<Node> node, bool fmipv6)
{
    const auto index = static_cast<uint32_t>(m_mobiles.size());
    DeployedMobile mobile;
    mobile.node = node;
    MobilityStackHelper().InstallMobileNode(node);
    mobile.link = m_air->InstallStation(node);
    MobilityStackHelper::AddInterface(node, mobile.link->GetNetDevice());
    mobile.homeAddress = MakeHomeAddress(m_wires.GetHomePrefix(), index);
    mobile.agent =
        CreateObjectWithAttributes<MobileNode>("HomeAddress",
                                               Ipv6AddressValue(mobile.homeAddress),
                                               "HomeAgent",
                                               Ipv6AddressValue(m_wires.GetHomeAgentAddress()),
                                               "Fmipv6",
                                               BooleanValue(fmipv6));
    node->AggregateObject(mobile.agent);
    mobile.agent->SetLink(mobile.link);
    if (m_wires.GetPlan().kind == DeploymentKind::FIGURE_TWO)
    {
        for (uint32_t ap = 0; ap < m_wires.GetAccessPoints().size(); ++ap)
        {
            const auto& router = m_wires.GetRouters()[m_wires.GetAccessPoints()[ap].router];
            mobile.agent->AddConfiguredPrefix(m_air->GetPoa(ap), router.prefix, 64, router.address);
        }
    }
    mobile.powerOn = CreateObject<InitialAttachment>();
    Simulator::Schedule(POWER_ON + static_cast<int64_t>(index) * POWER_ON_SPACING,
                        &InitialAttachment::Start,
                        mobile.powerOn,
                        mobile.link);
    m_mobiles.push_back(mobile);
    return mobile;
}

WiredNetwork&
Deployment::GetWires()
{
    return m_wires;
}

AccessNetwork&
Deployment::GetAir()
{
    return *m_air;
}

const std::vector<Ptr<AccessRouter>>&
Deployment::GetRouters() const
{
    return m_routers;
}

const std::vector<Ptr<MobilityAnchorPoint>>&
Deployment::GetAnchorPoints() const
{
    return m_anchors;
}

const std::vector<DeployedMobile>&
Deployment::GetMobiles() const
{
    return m_mobiles;
}

void
Deployment::EnablePcap(const std::string& prefix) const
{
    m_wires.EnablePcap(prefix);
    m_air->EnablePcap(prefix);
}

int64_t
Deployment::AssignStreams(int64_t stream)
{
    NodeContainer nodes;
    for (const auto& mobile : m_mobiles)
    {
        nodes.Add(mobile.node);
    }
    for (const auto& node : m_wires.GetNodes())
    {
        nodes.Add(node);
    }
    int64_t used = MobilityStackHelper::AssignStackStreams(nodes, stream);
    used += m_air->AssignStreams(stream + used);
    for (auto it = nodes.Begin(); it != nodes.End(); ++it)
    {
        used += HostProcessing::GetFor(*it)->AssignStreams(stream + used);
    }
    used += MobilityStackHelper::AssignAgentStreams(nodes, stream + used);
    return used;
}

std::unique_ptr<Deployment>
BuildFigureOne(const NetworkSize& size, std::unique_ptr<AccessNetwork> air)
{
    return std::make_unique<Deployment>(PlanFigureOne(size), std::move(air));
}

std::unique_ptr<Deployment>
BuildFigureTwo(const NetworkSize& size, std::unique_ptr<AccessNetwork> air)
{
    return std::make_unique<Deployment>(PlanFigureTwo(size), std::move(air));
}

} // namespace fmipv6
} // namespace ns3
