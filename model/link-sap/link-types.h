/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_TYPES_H
#define LINK_TYPES_H

#include "ns3/data-rate.h"
#include "ns3/mac48-address.h"

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// A point of attachment (RFC 5184 section 6.1); for IEEE 802.11 the BSSID of an access point.
using Poa = Mac48Address;

/// Kind of technology behind a network interface (RFC 5184 section 5.1).
enum class LinkType : uint8_t
{
    IEEE_802_11,  //!< infrastructure mode of IEEE 802.11
    IEEE_802_16E, //!< the ideal link with the steps of RFC 5184 Table 1's column for IEEE 802.16e
    IDEAL,        //!< stated step durations, no PHY
};

/// To which layer a primitive is sent: the protocol layer ID of RFC 5184 section 3.
enum class ProtocolLayer : uint8_t
{
    LINK = 2,    //!< layer 2: requests and responses go there
    NETWORK = 3, //!< layer 3: confirms and indications go there
};

/// To which protocol entity a primitive is sent: the protocol ID of RFC 5184 section 3, which
/// gives no numbers.
enum class ProtocolId : uint8_t
{
    IEEE_802_11,  //!< layer 2
    IEEE_802_16E, //!< layer 2
    IDEAL_LINK,   //!< layer 2
    IPV6,         //!< layer 3
};

/// Identifies a network interface in the node (RFC 5184 section 5.1).
struct NetworkInterfaceId
{
    uint32_t ifIndex{0};                  //!< NetDevice::GetIfIndex()
    LinkType type{LinkType::IEEE_802_11}; //!< kind of technology

    /// @param other another identifier @return whether it is the same interface
    bool operator==(const NetworkInterfaceId& other) const
    {
        return ifIndex == other.ifIndex && type == other.type;
    }
};

/// Link quality level (RFC 5184 section 6.2), ascending.
enum class LinkQuality : uint8_t
{
    NONE,
    BAD,
    FAIR,
    GOOD,
    EXCELLENT
};

/// Quality of service of a link, abstracted from the device (RFC 5184 section 6.2).
struct Condition
{
    DataRate bandwidth;                     //!< available bandwidth
    LinkQuality quality{LinkQuality::NONE}; //!< link quality level
    /// Damped signal to noise ratio in dB, where the link has one. Not in RFC 5184, whose levels
    /// are too coarse to tell which of two points of attachment is the better one.
    std::optional<double> snrDb{};
};

/// A point of attachment and its condition (RFC 5184 section 6.3).
struct PoaCondition
{
    Poa poa;             //!< the point of attachment
    Condition condition; //!< its condition
};

/// PoA List (RFC 5184 section 6.3). Providers sort it, the best point of attachment first.
using PoaList = std::vector<PoaCondition>;

/// In which direction a quality crosses a threshold: the event type of L2-LinkStatusChanged.request
/// (RFC 5184 section 4.7).
enum class LinkEvent : uint8_t
{
    FALL, //!< the quality falls to the level, or below it
    RISE, //!< the quality rises to the level, or above it
};

/// Ack/Error (RFC 5184 section 6.5), with the reason of an Error for logs.
enum class LinkStatusCode : uint8_t
{
    ACK,               //!< the request is valid
    UNKNOWN_INTERFACE, //!< Error: no such network interface
    UNKNOWN_POA,       //!< Error: no such point of attachment
    WRONG_STATE,       //!< Error: the link layer cannot do this now
    ALREADY_DONE,      //!< Error: enabled twice, or disabled while not enabled
    FAILED,            //!< Error: tried, without success
    INVALID,           //!< Error: no request, or one that lacks a parameter
};

/// The primitives: the nine of RFC 5184 section 4, and LinkScan, which is ours.
enum class LinkPrimitiveName : uint8_t
{
    LINK_STATUS,         //!< section 4.1, type 1
    POA_LIST,            //!< section 4.2, type 1
    POA_FOUND,           //!< section 4.3, type 2
    POA_LOST,            //!< section 4.4, type 2
    LINK_UP,             //!< section 4.5, type 2
    LINK_DOWN,           //!< section 4.6, type 2
    LINK_STATUS_CHANGED, //!< section 4.7, type 2
    LINK_CONNECT,        //!< section 4.8, type 3
    LINK_DISCONNECT,     //!< section 4.9, type 3
    LINK_SCAN,           //!< not in RFC 5184: RFC 4260 step 1 on demand of the network layer
};

/// Class of a primitive (RFC 5184 section 3).
enum class LinkPrimitiveClass : uint8_t
{
    REQUEST,
    CONFIRM,
    INDICATION,
    RESPONSE
};

/// @param type the technology @return its name, for instance "IEEE 802.11"
std::string ToString(LinkType type);
/// @param type the technology of an interface @return its protocol entity
ProtocolId ToProtocolId(LinkType type);
/// @param id the protocol @return its name, for instance "IEEE 802.11"
std::string ToString(ProtocolId id);
/// @param event the direction @return "fall" or "rise"
std::string ToString(LinkEvent event);
/// @param name the primitive @return its name, for instance "LinkStatusChanged"
std::string ToString(LinkPrimitiveName name);
/// @param primitiveClass the class @return "req", "cnf", "ind" or "rsp", as in RFC 5184's figures
std::string ToString(LinkPrimitiveClass primitiveClass);
/// @param quality the level @return its name in RFC 5184, for instance "GOOD"
std::string ToString(LinkQuality quality);
/// @param code the code @return "Ack", or "Error" and the reason
std::string ToString(LinkStatusCode code);

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_TYPES_H */
