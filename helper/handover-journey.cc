/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/handover-journey.h"

#include "ns3/abort.h"
#include "ns3/waypoint-mobility-model.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// A mobile node keeps this much beside the access points (m), so that it never stands on one.
constexpr double LATERAL_OFFSET_M = 2;

} // namespace

HandoverJourney::HandoverJourney(const Route& route)
    : m_route(route)
{
    NS_ABORT_MSG_IF(route.first == route.last || route.first >= route.positions.size() ||
                        route.last >= route.positions.size(),
                    "a journey goes from one access point to another");
    if (m_route.speedMps == 0)
    {
        m_route.crossings = 1;
        m_route.last = Next(m_route.first, m_route.last);
    }
}

uint32_t
HandoverJourney::Next(uint32_t ap, uint32_t last) const
{
    return ap < last ? ap + 1 : ap - 1;
}

Time
HandoverJourney::GetTravel(uint32_t from, uint32_t to) const
{
    if (m_route.speedMps == 0)
    {
        return Time(0);
    }
    return Seconds(CalculateDistance(m_route.positions[from], m_route.positions[to]) /
                   m_route.speedMps);
}

Time
HandoverJourney::GetEnd() const
{
    Time way;
    for (auto ap = m_route.first; ap != m_route.last; ap = Next(ap, m_route.last))
    {
        way += GetTravel(ap, Next(ap, m_route.last));
    }
    const int64_t crossings = m_route.crossings;
    return m_route.warmUp + crossings * way + (crossings - 1) * m_route.dwell;
}

std::vector<LinkFade>
HandoverJourney::GetFades() const
{
    std::vector<LinkFade> fades;
    auto first = m_route.first;
    auto last = m_route.last;
    Time when = m_route.warmUp;
    for (uint32_t crossing = 0; crossing < m_route.crossings; ++crossing)
    {
        for (auto ap = first; ap != last; ap = Next(ap, last))
        {
            fades.push_back({when, ap, Next(ap, last)});
            when += GetTravel(ap, Next(ap, last));
        }
        when += m_route.dwell;
        std::swap(first, last);
    }
    return fades;
}

void
HandoverJourney::Install(Ptr<Node> node, uint32_t index) const
{
    const auto beside = [this, index](uint32_t ap) {
        const auto& position = m_route.positions[ap];
        return Vector(position.x,
                      position.y + LATERAL_OFFSET_M + index * m_route.spacingM,
                      position.z);
    };
    auto mobility = CreateObject<WaypointMobilityModel>();
    node->AggregateObject(mobility);
    if (m_route.speedMps == 0)
    {
        const auto from = beside(m_route.first);
        const auto to = beside(m_route.last);
        mobility->AddWaypoint(
            Waypoint(Time(0),
                     Vector((from.x + to.x) / 2, (from.y + to.y) / 2, (from.z + to.z) / 2)));
        return;
    }
    mobility->AddWaypoint(Waypoint(Time(0), beside(m_route.first)));
    Time latest;
    const auto pass = [&mobility, &latest](Time when, const Vector& where) {
        if (when > latest) // else it does not rest there, or the way has no length
        {
            mobility->AddWaypoint(Waypoint(when, where));
            latest = when;
        }
    };
    for (const auto& fade : GetFades())
    {
        pass(fade.when, beside(fade.from));
        pass(fade.when + GetTravel(fade.from, fade.to), beside(fade.to));
    }
}

} // namespace fmipv6
} // namespace ns3
