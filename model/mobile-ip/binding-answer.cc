/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/binding-answer.h"

#include "ns3/ipv6-l3-protocol.h"
#include "ns3/ipv6-route.h"
#include "ns3/mipv6-type2-routing-header.h"
#include "ns3/unicast-routable.h"

namespace ns3
{
namespace fmipv6
{

std::optional<std::string>
FindWhyToDiscard(const BindingUpdateHeader& update, Ipv6Address home, Ipv6Address wireSource)
{
    if (wireSource.IsAny() || wireSource.IsMulticast())
    {
        return "source is not unicast"; // RFC 6275 section 9.5.4
    }
    if (!IsUnicastRoutable(home))
    {
        return "home address is not unicast routable"; // section 9.5.1
    }
    if (!IsUnicastRoutable(update.options.alternateCareOf.value_or(wireSource)))
    {
        // Section 6.1.7 wants silence, although section 6.1.8 has status 174.
        return "care-of address is not unicast routable";
    }
    if (update.homeRegistration && update.options.nonceIndices)
    {
        return "nonce indices in a home registration"; // section 9.5.1
    }
    return std::nullopt;
}

Ptr<Packet>
SendBindingAnswer(Ptr<Node> node,
                  const BindingAnswerRoute& route,
                  const BindingAcknowledgementHeader& answer,
                  Ptr<Ipv6Route> wayOut)
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
    node->GetObject<Ipv6L3Protocol>()->Send(packet, route.own, route.wireSource, next, wayOut);
    return message;
}

} // namespace fmipv6
} // namespace ns3
