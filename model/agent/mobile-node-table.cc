/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// MobileNode: its states, events and transitions.
#include "ns3/mobile-node.h"

namespace ns3
{
namespace fmipv6
{

const std::vector<MobileNode::Transition> MobileNode::TRANSITIONS = {
    {MobileNodeState::DETACHED, MobileNodeEvent::LINK_UP_UNKNOWN, MobileNodeState::SOLICITING},
    {MobileNodeState::DETACHED, MobileNodeEvent::TRIGGER, MobileNodeState::PREPARING},
    {MobileNodeState::SOLICITING, MobileNodeEvent::ROUTER_FOUND, MobileNodeState::ANNOUNCING},
    {MobileNodeState::SOLICITING, MobileNodeEvent::ROUTER_FOUND_DAD, MobileNodeState::CONFIGURING},
    {MobileNodeState::SOLICITING, MobileNodeEvent::ADDRESS_READY, MobileNodeState::CONFIRMING},
    {MobileNodeState::SOLICITING, MobileNodeEvent::LINK_DOWN, MobileNodeState::DETACHED},
    {MobileNodeState::CONFIGURING, MobileNodeEvent::ADDRESS_READY, MobileNodeState::CONFIRMING},
    {MobileNodeState::CONFIGURING, MobileNodeEvent::LINK_DOWN, MobileNodeState::DETACHED},
    {MobileNodeState::ATTACHED, MobileNodeEvent::TRIGGER, MobileNodeState::PREPARING},
    {MobileNodeState::ATTACHED, MobileNodeEvent::LINK_DOWN, MobileNodeState::DETACHED},
    {MobileNodeState::ATTACHED, MobileNodeEvent::ROUTER_LOST, MobileNodeState::SOLICITING},
    {MobileNodeState::ATTACHED, MobileNodeEvent::ADDRESS_REFUSED, MobileNodeState::CONFIGURING},
    {MobileNodeState::PREPARING, MobileNodeEvent::CONNECTING, MobileNodeState::MOVING},
    {MobileNodeState::PREPARING, MobileNodeEvent::ABANDON, MobileNodeState::ATTACHED},
    {MobileNodeState::PREPARING, MobileNodeEvent::LINK_UP_KNOWN, MobileNodeState::ANNOUNCING},
    {MobileNodeState::PREPARING, MobileNodeEvent::LINK_UP_UNKNOWN, MobileNodeState::SOLICITING},
    {MobileNodeState::MOVING, MobileNodeEvent::CONNECTING, MobileNodeState::MOVING},
    {MobileNodeState::MOVING, MobileNodeEvent::ABANDON, MobileNodeState::ATTACHED},
    {MobileNodeState::MOVING, MobileNodeEvent::LINK_UP_KNOWN, MobileNodeState::ANNOUNCING},
    {MobileNodeState::MOVING, MobileNodeEvent::LINK_UP_UNKNOWN, MobileNodeState::SOLICITING},
    {MobileNodeState::ANNOUNCING, MobileNodeEvent::ANNOUNCED, MobileNodeState::CONFIRMING},
    {MobileNodeState::ANNOUNCING, MobileNodeEvent::LINK_DOWN, MobileNodeState::DETACHED},
    {MobileNodeState::ANNOUNCING, MobileNodeEvent::ADDRESS_REFUSED, MobileNodeState::CONFIGURING},
    {MobileNodeState::CONFIRMING, MobileNodeEvent::CONFIRMED, MobileNodeState::ATTACHED},
    {MobileNodeState::CONFIRMING, MobileNodeEvent::LINK_DOWN, MobileNodeState::DETACHED},
    {MobileNodeState::CONFIRMING, MobileNodeEvent::ADDRESS_REFUSED, MobileNodeState::CONFIGURING},
};

std::string
ToString(MobileNodeState state)
{
    switch (state)
    {
    case MobileNodeState::DETACHED:
        return "detached";
    case MobileNodeState::SOLICITING:
        return "soliciting";
    case MobileNodeState::CONFIGURING:
        return "configuring";
    case MobileNodeState::ATTACHED:
        return "attached";
    case MobileNodeState::PREPARING:
        return "preparing";
    case MobileNodeState::MOVING:
        return "moving";
    case MobileNodeState::ANNOUNCING:
        return "announcing";
    case MobileNodeState::CONFIRMING:
        return "confirming";
    }
    return "?";
}

std::string
ToString(MobileNodeEvent event)
{
    switch (event)
    {
    case MobileNodeEvent::LINK_UP_KNOWN:
        return "link-up-known";
    case MobileNodeEvent::LINK_UP_UNKNOWN:
        return "link-up-unknown";
    case MobileNodeEvent::LINK_DOWN:
        return "link-down";
    case MobileNodeEvent::ROUTER_FOUND:
        return "router-found";
    case MobileNodeEvent::ROUTER_FOUND_DAD:
        return "router-found-dad";
    case MobileNodeEvent::ADDRESS_READY:
        return "address-ready";
    case MobileNodeEvent::TRIGGER:
        return "trigger";
    case MobileNodeEvent::CONNECTING:
        return "connecting";
    case MobileNodeEvent::ABANDON:
        return "abandon";
    case MobileNodeEvent::ANNOUNCED:
        return "announced";
    case MobileNodeEvent::CONFIRMED:
        return "confirmed";
    case MobileNodeEvent::ROUTER_LOST:
        return "router-lost";
    case MobileNodeEvent::ADDRESS_REFUSED:
        return "address-refused";
    }
    return "?";
}

std::string
ToString(HandoverEnding outcome)
{
    switch (outcome)
    {
    case HandoverEnding::COMPLETED:
        return "completed";
    case HandoverEnding::DEVOLVED_REACTIVE:
        return "devolved-reactive";
    case HandoverEnding::DEVOLVED_MIPV6:
        return "devolved-mipv6";
    case HandoverEnding::FAILED:
        return "failed";
    }
    return "?";
}

} // namespace fmipv6
} // namespace ns3
