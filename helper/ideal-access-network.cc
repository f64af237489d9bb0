/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ideal-access-network.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

IdealAccessNetwork::IdealAccessNetwork(bool dot1x, std::vector<LinkFade> fades)
    : m_fades(std::move(fades))
{
    NS_ABORT_MSG_IF(m_fades.empty(), "the script of an ideal link needs a fade");
    m_helper.SetStationAttribute("Dot1x", BooleanValue(dot1x));
}

void
IdealAccessNetwork::InstallAccessPoints(const WiredNetwork& network)
{
    for (const auto& ap : network.GetAccessPoints())
    {
        m_aps.push_back(m_helper.InstallPoa(ap.node, ap.lanDevice));
    }
    WatchL2Updates(network);
}

Ptr<LinkSap>
IdealAccessNetwork::InstallStation(Ptr<Node> mn)
{
    auto link = m_helper.InstallStation(mn);
    for (uint32_t ap = 0; ap < m_aps.size(); ++ap)
    {
        link->SetQuality(GetPoa(ap), LinkQuality::BAD);
    }
    link->SetQuality(GetPoa(m_fades.front().from), LinkQuality::EXCELLENT);
    link->SetQuality(GetPoa(m_fades.front().to), LinkQuality::GOOD);
    for (const auto& fade : m_fades)
    {
        // The next one improves first, so that it is the best when the node looks for it.
        link->ScheduleQuality(fade.when, GetPoa(fade.to), LinkQuality::EXCELLENT);
        link->ScheduleQuality(fade.when, GetPoa(fade.from), LinkQuality::BAD);
    }
    return link;
}

Ptr<NetDevice>
IdealAccessNetwork::GetApDevice(uint32_t ap) const
{
    return m_aps.at(ap);
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
