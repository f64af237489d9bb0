/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILE_NODE_STATE_H
#define MOBILE_NODE_STATE_H

#include <cstdint>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// Where a mobile node stands (MobileNode).
enum class MobileNodeState : uint8_t
{
    DETACHED,    //!< no link yet: entered at the start
    SOLICITING,  //!< on a link whose router is not known: RS sent, RA awaited
    CONFIGURING, //!< the router is known; the care-of address is being verified (plain Mobile IPv6,
                 //!< or the router refused the one before)
    ATTACHED,    //!< has a care-of address and a default router, no handover going on
    PREPARING,   //!< handover decided; scan, discovery and FBU on the old link
    MOVING,      //!< L2-LinkConnect issued; until the link is up
    ANNOUNCING,  //!< on the new link with an NCoA; FNA waits for its turn, or has been sent
    CONFIRMING,  //!< announced; FBack or the home agent's answer still missing
};

/// What a mobile node makes of an L2-LinkUp elsewhere, where it does not know the router there.
enum class LinkUpReaction : uint8_t
{
    SOLICIT, //!< solicits: it expects to be on another link
    PROBE,   //!< asks its router whether it is there, and solicits if it is not
    WAIT,    //!< nothing: waits for advertisements, of a new router or overdue ones of the old one
};

/// What can happen to a mobile node.
enum class MobileNodeEvent : uint8_t
{
    LINK_UP_KNOWN,    //!< link up, and the new router is known (PrRtAdv or configuration)
    LINK_UP_UNKNOWN,  //!< link up, the router is not known
    LINK_DOWN,        //!< link down, or connecting failed
    ROUTER_FOUND,     //!< RA accepted; address to be used at once
    ROUTER_FOUND_DAD, //!< RA accepted; address to be verified first
    ADDRESS_READY,    //!< the care-of address may be used
    TRIGGER,          //!< the policy decided to hand over
    CONNECTING,       //!< the link layer was told to connect
    ABANDON,          //!< no target found
    ANNOUNCED,        //!< FNA sent
    CONFIRMED,        //!< nothing more is awaited
    ROUTER_LOST,      //!< the default router is gone, as movement detection has it
    ADDRESS_REFUSED,  //!< the router wants another care-of address to be acquired (NAACK)
};

/// How a handover ended (design, section 6).
enum class HandoverEnding : uint8_t
{
    COMPLETED,         //!< as intended
    DEVOLVED_REACTIVE, //!< meant to be predictive, but the accepted FBU came from the new link
    DEVOLVED_MIPV6,    //!< without fast handover: plain Binding Update to the home agent
    FAILED,            //!< the home agent does not know the new care-of address
};

/// @param state the state @return its name in lower case
std::string ToString(MobileNodeState state);
/// @param event the event @return its name in lower case
std::string ToString(MobileNodeEvent event);
/// @param outcome the outcome @return "completed", "devolved-reactive", "devolved-mipv6", "failed"
std::string ToString(HandoverEnding outcome);

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILE_NODE_STATE_H */
