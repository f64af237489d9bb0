/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/binding-answer.h"

#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/mipv6-type2-routing-header.h"

namespace ns3
{
namespace fmipv6
{

bool
IsUnicastRoutable(Ipv6Address address)
{
    return !address.IsAny() && !address.IsMulticast() && !address.IsLinkLocal() &&
           !address.IsLocalhost();
}

Ptr<Packet>
SendBindingAnswer(Ptr<Node> node,
                  const BindingAnswerRoute& route,
                  const BindingAcknowledgementHeader& answer)
{
    // The checksum's destination is the home address (RFC 6275 section 6.1.1), and so it travels
    // in a type 2 routing header (section 9.5.4).
    auto message = answer.ToPacket(route.own, route.homeAddress);
    auto packet = message->Copy();
    uint8_t next = MobilityHeader::PROTOCOL;
    if (route.wireSource != route.homeAddress)
    {
        Type2RoutingHeader routing;
        routing.nextHeader = next;
        routing.homeAddress = route.homeAddress;
        packet->AddHeader(routing);
        next = Type2RoutingHeader::PROTOCOL;
    }
    node->GetObject<Ipv6L3Protocol>()->Send(packet, route.own, route.wireSource, next, nullptr);
    return message;
}

} // namespace fmipv6
} // namespace ns3
