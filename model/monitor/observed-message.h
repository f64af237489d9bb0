/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef OBSERVED_MESSAGE_H
#define OBSERVED_MESSAGE_H

#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/nstime.h"
#include "ns3/packet.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What a protocol monitor tells apart.
enum class ObservedType : uint8_t
{
    RTSOLPR, //!< Router Solicitation for Proxy Advertisement
    PRRTADV, //!< Proxy Router Advertisement
    HI,      //!< Handover Initiate
    HACK,    //!< Handover Acknowledge
    FBU,     //!< Fast Binding Update
    FBACK,   //!< Fast Binding Acknowledgment
    FNA,     //!< Fast Neighbor Advertisement (RFC 4068)
    UNA,     //!< unsolicited Neighbor Advertisement (RFC 5568)
    NAACK,   //!< Router Advertisement with a NAACK option
    BU,      //!< Binding Update
    BA,      //!< Binding Acknowledgement
    TUNNEL,  //!< a packet inside another (RFC 2473)
    DATA,    //!< anything else
};

/// @param type a type @return its name as the RFCs write it
std::string_view ToString(ObservedType type);

/**
 * The fields of a message that a rule may look at. They are read from the octets on the wire, for
 * both profiles at once and apart from the classes with which the agents read them, so that monitor
 * and agent do not share a mistake.
 */
struct ObservedMessage
{
    ObservedType type{ObservedType::DATA}; //!< what it is
    bool rfc5568{false};                   //!< in the form of RFC 5568, where the two differ
    bool encapsulated{false};              //!< an FBU inside an FNA
    Ipv6Address source;                    //!< as on the wire
    Ipv6Address destination;               //!< as on the wire, or the home address if delivered
    Ipv6Address home;                      //!< Home Address option or type 2 routing header; or
                                           //!< source of an update, destination of an answer
    uint8_t hopLimit{0};                   //!< of the IPv6 header
    uint16_t number{0};                    //!< Identifier or Sequence #
    uint8_t code{0};                       //!< Code or Status
    bool buffer{false};                    //!< U of HI
    bool acknowledge{false};               //!< A of an update
    bool routed{false};                    //!< with a type 2 routing header
    uint8_t authenticator{0};              //!< type of the last mobility option but padding, if it
                                           //!< is an authenticator: 5, or 21 (BADF); else 0
    Time lifetime;                         //!< of an update or its answer
    std::optional<Ipv6Address> pcoa;       //!< of HI
    std::optional<Ipv6Address> ncoa;       //!< of HI, HAck, NAACK; alternate care-of address
    Ipv6Address innerSource;               //!< of what is in a tunnel packet
    Ipv6Address innerDestination;          //!< of what is in a tunnel packet

    /// @return whether Code or Status accepts (below 128)
    bool IsAccepted() const;
};

/**
 * Read what a packet holds.
 * @param header its IPv6 header
 * @param packet what follows the header
 * @param delivered the stack has taken extension headers off the packet, which the IPv6 header
 *        still announces
 * @return the message, and behind an FNA the FBU inside it; DATA if it is none. Octets that are no
 *         whole message yield DATA.
 */
std::vector<ObservedMessage> ReadMessages(const Ipv6Header& header,
                                          Ptr<const Packet> packet,
                                          bool delivered);

} // namespace fmipv6
} // namespace ns3

#endif /* OBSERVED_MESSAGE_H */
