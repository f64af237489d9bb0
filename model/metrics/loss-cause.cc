/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/loss-cause.h"

namespace ns3
{
namespace fmipv6
{

const std::array<LossCause, LOSS_CAUSE_COUNT> ALL_LOSS_CAUSES{
    LossCause::OLD_AP_AIR,   LossCause::OLD_AP_QUEUE,    LossCause::NEW_AP_AIR,
    LossCause::NEW_AP_QUEUE, LossCause::OTHER_AP,        LossCause::UPLINK_AIR,
    LossCause::UPLINK_QUEUE, LossCause::PS_BUFFER_FULL,  LossCause::NOT_ASSOCIATED,
    LossCause::PORT_CLOSED,  LossCause::NO_LINK,         LossCause::PAR_NO_ROUTE,
    LossCause::NAR_NO_ROUTE, LossCause::NO_ROUTE,        LossCause::NEIGHBOUR_DISCOVERY,
    LossCause::TUNNEL,       LossCause::PAR_BUFFER_FULL, LossCause::NAR_BUFFER_FULL,
    LossCause::NAR_EXPIRED,  LossCause::IP_HEADER,       LossCause::WIRED_QUEUE,
    LossCause::WIRE,         LossCause::DIVERTED,        LossCause::TOO_BIG,
};

std::string_view
GetLossCauseName(LossCause cause)
{
    static constexpr std::array<std::string_view, LOSS_CAUSE_COUNT> NAMES{
        "old-ap-air",   "old-ap-queue",    "new-ap-air",
        "new-ap-queue", "other-ap",        "uplink-air",
        "uplink-queue", "ps-buffer-full",  "not-associated",
        "port-closed",  "no-link",         "par-no-route",
        "nar-no-route", "no-route",        "neighbour-discovery",
        "tunnel",       "par-buffer-full", "nar-buffer-full",
        "nar-expired",  "ip-header",       "wired-queue",
        "wire",         "diverted",        "too-big"};
    return NAMES[static_cast<std::size_t>(cause)];
}

namespace
{

/// @param site where a radio gave up @return the cause
LossCause
RefineAir(DropSite site)
{
    switch (site)
    {
    case DropSite::OLD_AP:
        return LossCause::OLD_AP_AIR;
    case DropSite::NEW_AP:
        return LossCause::NEW_AP_AIR;
    case DropSite::STATION:
        return LossCause::UPLINK_AIR;
    case DropSite::OTHER_AP:
    case DropSite::PAR:
    case DropSite::NAR:
    case DropSite::OTHER:
        break;
    }
    return LossCause::OTHER_AP;
}

/// @param site where a queue dropped @return the cause
LossCause
RefineQueue(DropSite site)
{
    switch (site)
    {
    case DropSite::OLD_AP:
        return LossCause::OLD_AP_QUEUE;
    case DropSite::NEW_AP:
        return LossCause::NEW_AP_QUEUE;
    case DropSite::OTHER_AP:
        return LossCause::OTHER_AP;
    case DropSite::STATION:
        return LossCause::UPLINK_QUEUE;
    case DropSite::PAR:
    case DropSite::NAR:
    case DropSite::OTHER:
        break;
    }
    return LossCause::WIRED_QUEUE;
}

/// @param site where no route was found @return the cause
LossCause
RefineNoRoute(DropSite site)
{
    switch (site)
    {
    case DropSite::PAR:
    case DropSite::OLD_AP: // an AP that routes is the access router (RFC 4260, Figure 2)
        return LossCause::PAR_NO_ROUTE;
    case DropSite::NAR:
    case DropSite::NEW_AP:
        return LossCause::NAR_NO_ROUTE;
    case DropSite::OTHER_AP:
    case DropSite::STATION:
    case DropSite::OTHER:
        break;
    }
    return LossCause::NO_ROUTE;
}

} // namespace

LossCause
RefineLossCause(PacketDropCause cause, DropSite site)
{
    switch (cause)
    {
    case PacketDropCause::AIR:
        return RefineAir(site);
    case PacketDropCause::QUEUE:
    case PacketDropCause::FLUSHED:
        return RefineQueue(site);
    case PacketDropCause::PS_BUFFER_FULL:
        return LossCause::PS_BUFFER_FULL;
    case PacketDropCause::NOT_ASSOCIATED:
        return LossCause::NOT_ASSOCIATED;
    case PacketDropCause::PORT_CLOSED:
        return LossCause::PORT_CLOSED;
    case PacketDropCause::NO_LINK:
        return LossCause::NO_LINK;
    case PacketDropCause::NO_ROUTE:
        return RefineNoRoute(site);
    case PacketDropCause::NEIGHBOR_DISCOVERY:
        return LossCause::NEIGHBOUR_DISCOVERY;
    case PacketDropCause::TUNNEL:
        return LossCause::TUNNEL;
    case PacketDropCause::PAR_BUFFER_FULL:
        return LossCause::PAR_BUFFER_FULL;
    case PacketDropCause::NAR_BUFFER_FULL:
        return LossCause::NAR_BUFFER_FULL;
    case PacketDropCause::NAR_EXPIRED:
        return LossCause::NAR_EXPIRED;
    case PacketDropCause::TOO_BIG:
        return LossCause::TOO_BIG;
    }
    return LossCause::NO_ROUTE;
}

} // namespace fmipv6
} // namespace ns3
