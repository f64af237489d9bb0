/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PACKET_PLACE_H
#define PACKET_PLACE_H

#include <cstdint>
#include <string>
#include <string_view>

namespace ns3
{
namespace fmipv6
{

/// What kind of place a packet can be in. Only those marked "rests" keep a packet in flight.
enum class PlaceKind : uint8_t
{
    APPLICATION,         //!< at the source or the sink
    NODE,                //!< passing through a node: nothing keeps it there
    WIFI_QUEUE,          //!< rests in an IEEE 802.11 MAC queue, until acknowledged
    AIR,                 //!< rests on the air, after its frame has left the MAC queue
    WIRED_QUEUE,         //!< rests in the queue of an Ethernet or point-to-point device
    QUEUE_DISC,          //!< rests in a queue disc
    WIRE,                //!< rests on an Ethernet segment or a point-to-point link
    PS_BUFFER,           //!< rests in an AP's buffer for a station that is away
    STATION_BUFFER,      //!< rests in a station that is off its channel
    PAR_BUFFER,          //!< rests in the previous access router
    NAR_BUFFER,          //!< rests in the new access router's handover buffer
    NEIGHBOUR_DISCOVERY, //!< rests until an address is resolved
    OTHER_BUFFER,        //!< rests in another buffer of this module (an ideal link, a delay)
};

/**
 * @param kind the kind
 * @return its name in the packets table, for instance "nar-buffer"
 */
std::string_view GetPlaceKindName(PlaceKind kind);

/// Where a packet is.
struct PacketPlace
{
    uint32_t nodeId{0};              //!< ns-3 node (of a wire: the node that transmitted)
    PlaceKind kind{PlaceKind::NODE}; //!< kind of place
    uint32_t instance{0};            //!< which one: device index, or channel id of a wire

    /// @param other another place @return whether it is the same
    bool operator==(const PacketPlace& other) const;
    /// @param other another place @return whether it is another
    bool operator!=(const PacketPlace& other) const;
};

/**
 * The name of a node in results: its name in ns3::Names, else "node-N".
 *
 * @param nodeId ns-3 node id
 * @return the name
 */
std::string GetNodeName(uint32_t nodeId);

/**
 * @param place the place
 * @return for instance "nar/nar-buffer"
 */
std::string ToString(const PacketPlace& place);

} // namespace fmipv6
} // namespace ns3

#endif /* PACKET_PLACE_H */
