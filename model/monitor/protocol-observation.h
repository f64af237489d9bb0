/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PROTOCOL_OBSERVATION_H
#define PROTOCOL_OBSERVATION_H

#include "ns3/nstime.h"
#include "ns3/observed-message.h"

#include <cstdint>

namespace ns3
{
namespace fmipv6
{

/// What happened to a message at a node.
enum class ObservedEvent : uint8_t
{
    SENT,         //!< the node sends it
    FORWARDED,    //!< the node is about to forward it
    EMITTED,      //!< the node puts it on a link
    DELIVERED,    //!< it came for the node
    ACCEPTED,     //!< the node's agent took it for good (trace source MsgRx)
    DECAPSULATED, //!< the node took it out of a tunnel packet
};

/// What the node that a message is observed at is configured to be.
struct ObservedNode
{
    uint32_t id{0};                   //!< of the node
    bool accessRouter{false};         //!< it has an AccessRouter
    bool homeAgent{false};            //!< it has a HomeAgent
    bool mobileNode{false};           //!< it has a MobileNode
    bool rfc5568{false};              //!< it speaks RFC 5568, whose FBU counts lifetime in seconds
    bool gated{false};                //!< a plan holds steps back and stretches lifetimes
    bool linkUp{true};                //!< the interface's link is up, if sent
    double maxRtSolPrRate{3};         //!< MAX_RTSOLPR_RATE, 1/s
    Time proxyLifetime{Seconds(1.5)}; //!< PROXY_ND_LIFETIME
};

/// One thing that a protocol monitor sees.
struct ProtocolObservation
{
    Time at;                  //!< when
    ObservedEvent event;      //!< what
    ObservedNode node;        //!< where
    ObservedMessage message;  //!< which
    uint64_t uid{0};          //!< of the packet
    bool intoTunnel{false};   //!< sent or forwarded to the node's tunnel device
    Ipv6Address tunnelSource; //!< of the tunnel packet that it was taken out of
    bool keyed{false};        //!< an FBU or FBack for whose PCoA the router has a key
    bool authentic{false};    //!< an accepted FBU whose authenticator is right
};

} // namespace fmipv6
} // namespace ns3

#endif /* PROTOCOL_OBSERVATION_H */
