/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LIN6_MESSAGE_H
#define LIN6_MESSAGE_H

#include "ns3/nstime.h"
#include "ns3/packet.h"
#include "ns3/ptr.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// What a Lin6Message is for.
enum class Lin6MessageType : uint8_t
{
    MAPPING_UPDATE = 1,  //!< mobile node to mapping agent: this is my locator now
    MAPPING_ACK = 2,     //!< the answer
    MAPPING_QUERY = 3,   //!< any node to mapping agent: what is the locator of this node?
    MAPPING_REPLY = 4,   //!< the answer
    REFRESH_REQUEST = 5, //!< mobile node to correspondent: ask the mapping agent about me anew
    REFRESH_ACK = 6,     //!< the answer, once the correspondent has the new mapping
};

/// @param type the type @return its name, for instance "MappingUpdate"
std::string ToString(Lin6MessageType type);

/// How a request was received.
enum class Lin6Status : uint8_t
{
    ACCEPTED = 0,     //!< done; in a reply: the prefix is valid
    UNKNOWN_NODE = 1, //!< the mapping agent knows no mapping for the identifier
    STALE = 2,        //!< the mapping agent has heard of a later update
};

/**
 * A message that tells or asks for the mapping from a node identifier to a locator, over UDP. LIN6
 * (draft-teraoka-ipng-lin6-02) has no RFC; this format is this module's own, in the style of LIN6:
 * 64-bit identifiers, 64-bit network prefixes as locators, mapping agents.
 *
 * @verbatim
     0                   1                   2                   3
     0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    |     Type      |    Status     |           Sequence            |
    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    |                       Lifetime (seconds)                      |
    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    |                                                               |
    +                  Node identifier (64 bits)                    +
    |                                                               |
    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
    |                                                               |
    +               Locator: network prefix (64 bits)               +
    |                                                               |
    +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
   @endverbatim
 */
struct Lin6Message
{
    /// UDP port of all LIN6 messages: of the dynamic range (RFC 6335 section 6), none is assigned.
    static constexpr uint16_t PORT = 49666;
    /// Octets of every message.
    static constexpr std::size_t SIZE = 24;

    Lin6MessageType type{Lin6MessageType::MAPPING_UPDATE}; //!< Type
    Lin6Status status{Lin6Status::ACCEPTED};               //!< Status, also one without a name here
    uint16_t sequence{0};                                  //!< Sequence; an answer repeats it
    Time lifetime;      //!< Lifetime; whole seconds, 0 to 2^32 - 1, on the wire
    uint64_t node{0};   //!< Node identifier
    uint64_t prefix{0}; //!< Locator; 0 where there is none to tell

    /// @return a packet that holds the message
    Ptr<Packet> ToPacket() const;

    /**
     * @param packet UDP payload; octets behind the message are ignored
     * @return the message; nothing if it is cut short or of an unknown type
     */
    static std::optional<Lin6Message> Parse(Ptr<const Packet> packet);
};

} // namespace fmipv6
} // namespace ns3

#endif /* LIN6_MESSAGE_H */
