/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LOSS_CAUSE_H
#define LOSS_CAUSE_H

#include "ns3/packet-fate.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/// Why a packet was lost, as the result record names it. The list is closed (doc/columns.rst).
enum class LossCause : uint8_t
{
    OLD_AP_AIR,          //!< the AP that the MN leaves gave up after its last retransmission
    OLD_AP_QUEUE,        //!< overflowed, aged or was flushed in that AP
    NEW_AP_AIR,          //!< the AP that the MN goes to gave up after its last retransmission
    NEW_AP_QUEUE,        //!< overflowed, aged or was flushed in that AP
    OTHER_AP,            //!< air or queue of an AP that is neither
    UPLINK_AIR,          //!< the station gave up after its last retransmission
    UPLINK_QUEUE,        //!< overflowed, aged or was flushed in the station
    PS_BUFFER_FULL,      //!< an AP's buffer for a station that is away overflowed
    NOT_ASSOCIATED,      //!< reached an AP with which the station is not associated
    PORT_CLOSED,         //!< the IEEE 802.1X controlled port was not open
    NO_LINK,             //!< the mobile node had no link to send on
    PAR_NO_ROUTE,        //!< the previous access router had no route
    NAR_NO_ROUTE,        //!< the new access router had no route
    NO_ROUTE,            //!< another node had no route
    NEIGHBOUR_DISCOVERY, //!< lost while waiting for address resolution
    TUNNEL,              //!< no binding or wrong peer at a tunnel's end
    PAR_BUFFER_FULL,     //!< the previous access router's buffer overflowed
    NAR_BUFFER_FULL,     //!< the new access router's buffer overflowed
    NAR_EXPIRED,         //!< held by the new access router until its lifetime ran out
    IP_HEADER,           //!< dropped by IPv6: hop limit, malformed, unknown next header, fragments
    WIRED_QUEUE,         //!< the queue of a wired link overflowed
    WIRE,                //!< corrupted on a wired link, or the link was down
    DIVERTED,            //!< ended in an attacker's device
    TOO_BIG,             //!< did not fit into a tunnel (RFC 2473 section 7.1)
};

/// Number of enumerators of LossCause.
constexpr std::size_t LOSS_CAUSE_COUNT = 24;

/// Every cause, in the order of the record's keys.
extern const std::array<LossCause, LOSS_CAUSE_COUNT> ALL_LOSS_CAUSES;

/**
 * @param cause the cause
 * @return its key in the record, for instance "old-ap-air"
 */
std::string_view GetLossCauseName(LossCause cause);

/// What a node was to a mobile node's handover at the moment of a drop.
enum class DropSite : uint8_t
{
    OLD_AP,
    NEW_AP,
    OTHER_AP,
    STATION,
    PAR,
    NAR,
    OTHER
};

/**
 * Name the loss by what was dropped where.
 *
 * @param cause as the object that dropped it says
 * @param site what its node is to the mobile node
 * @return the cause of loss
 */
LossCause RefineLossCause(PacketDropCause cause, DropSite site);

} // namespace fmipv6
} // namespace ns3

#endif /* LOSS_CAUSE_H */
