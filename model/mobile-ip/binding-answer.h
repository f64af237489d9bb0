/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef BINDING_ANSWER_H
#define BINDING_ANSWER_H

#include "ns3/ipv6-address.h"
#include "ns3/ipv6-route.h"
#include "ns3/message-authenticator.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mipv6-binding-update-header.h"
#include "ns3/node.h"
#include "ns3/packet.h"

#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// Where a Binding Acknowledgement goes.
struct BindingAnswerRoute
{
    Ipv6Address own; //!< destination of the Binding Update: the home agent, or a correspondent
    Ipv6Address wireSource;  //!< source of the Binding Update on the wire
    Ipv6Address homeAddress; //!< home address of the mobile node
};

/**
 * What makes a Binding Update one that is discarded without an answer, whoever gets it.
 * @param update it
 * @param home home address
 * @param wireSource its source address on the wire
 * @return why, or nothing
 */
std::optional<std::string> FindWhyToDiscard(const BindingUpdateHeader& update,
                                            Ipv6Address home,
                                            Ipv6Address wireSource);

/**
 * Send a Binding Acknowledgement (RFC 6275 section 9.5.4): to where the Binding Update came from,
 * in a type 2 routing header unless that is the home address.
 * @param node who answers
 * @param route where to
 * @param answer the message; its authenticator, where there is one, is set
 * @param wayOut which way, or null for the routing table's
 * @return the message as it was sent, without IPv6 header
 */
Ptr<Packet> SendBindingAnswer(Ptr<Node> node,
                              const BindingAnswerRoute& route,
                              const BindingAcknowledgementHeader& answer,
                              Ptr<Ipv6Route> wayOut = nullptr);

} // namespace fmipv6
} // namespace ns3

#endif /* BINDING_ANSWER_H */
