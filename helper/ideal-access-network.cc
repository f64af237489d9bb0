/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-access-network.h"

#include "ns3/boolean.h"
#include "ns3/l2-update-monitor.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

IdealAccessNetwork::IdealAccessNetwork(bool dot1x, std::vector<Time> fades)
    : m_fades(std::move(fades))
{
    m_helper.SetStationAttribute("Dot1x", BooleanValue(dot1x));
}

void
IdealAccessNetwork::InstallAccessPoints(const FigureOneNetwork& network)
{
    for (const auto& subnet : network.GetSubnets())
    {
        std::vector<Poa> poas;
        for (std::size_t i = 0; i < subnet.accessPoints.size(); ++i)
        {
            const auto device = m_helper.InstallPoa(subnet.accessPoints[i], subnet.apLanDevices[i]);
            poas.push_back(Mac48Address::ConvertFrom(device->GetAddress()));
        }
        m_poas.push_back(poas);
        CreateObject<L2UpdateMonitor>()->Watch(subnet.routerDevice);
    }
}

Ptr<LinkSap>
IdealAccessNetwork::InstallStation(Ptr<Node> mn)
{
    auto link = m_helper.InstallStation(mn);
    for (const auto& subnet : m_poas)
    {
        for (const auto& poa : subnet)
        {
            link->SetQuality(poa, LinkQuality::BAD);
        }
    }
    auto used = m_poas[0].back();
    auto next = m_poas[1].front();
    link->SetQuality(used, LinkQuality::EXCELLENT);
    link->SetQuality(next, LinkQuality::GOOD);
    for (const auto& fade : m_fades)
    {
        // The next one improves first, so that it is the best when the node looks for it.
        link->ScheduleQuality(fade, next, LinkQuality::EXCELLENT);
        link->ScheduleQuality(fade, used, LinkQuality::BAD);
        std::swap(used, next);
    }
    return link;
}

Poa
IdealAccessNetwork::GetPoa(uint32_t subnet, uint32_t index) const
{
    return m_poas.at(subnet).at(index);
}

void
IdealAccessNetwork::EnablePcap(const std::string&) const
{
    // The ideal link has no frames of its own; the wired links tell the rest.
}

int64_t
IdealAccessNetwork::AssignStreams(int64_t)
{
    return 0;
}

} // namespace fmipv6
} // namespace ns3
