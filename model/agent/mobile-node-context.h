/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILE_NODE_CONTEXT_H
#define MOBILE_NODE_CONTEXT_H

#include "ns3/care-of-address-manager.h"
#include "ns3/fmipv6-profile.h"
#include "ns3/mac48-address.h"
#include "ns3/packet.h"
#include "ns3/step-trace.h"

#include <functional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// What the parts of a mobile node's agent share: who it is, how it sends, and whom it tells.
struct MobileNodeContext
{
    Mac48Address mn; //!< key of all step reports
    /// Whose messages and rules it follows.
    Fmipv6Profile profile{Fmipv6Profile::RFC4068};
    Ptr<StepTrace> steps;                //!< the node's step reports
    Ptr<CareOfAddressManager> addresses; //!< its addresses and its current router
    /// Told of a message that is sent: name, octets without the IPv6 header.
    std::function<void(const std::string& name, Ptr<const Packet> packet)> sent;
    /// Told of a message that was accepted.
    std::function<void(const std::string& name, Ptr<const Packet> packet)> accepted;
    /// Told of a message that was not accepted, and why.
    std::function<void(Ptr<const Packet> packet, const std::string& reason)> dropped;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILE_NODE_CONTEXT_H */
