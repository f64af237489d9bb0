/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_PRIMITIVE_H
#define LINK_PRIMITIVE_H

#include "ns3/link-types.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Parameters of a primitive (RFC 5184 sections 5 and 6); each primitive has some of them.
struct LinkParameters
{
    NetworkInterfaceId interface;              //!< Network Interface ID, in all primitives
    std::optional<Poa> poa{};                  //!< PoA
    std::optional<Condition> condition{};      //!< Condition
    std::optional<PoaList> list{};             //!< PoA List, best first
    std::optional<bool> enable{};              //!< Enable/Disable
    std::optional<LinkQuality> threshold{};    //!< of a registration: its level
    std::optional<LinkEvent> event{};          //!< of LinkStatusChanged.request: its event type
    std::optional<LinkStatusCode> code{};      //!< Ack/Error, in every confirm
    std::optional<std::vector<Poa>> targets{}; //!< of LinkScan.request, which is ours
};

/// A primitive: the five fields of RFC 5184 section 3.
struct LinkPrimitive
{
    ProtocolLayer layer{ProtocolLayer::LINK};                       //!< to which layer
    ProtocolId protocol{ProtocolId::IEEE_802_11};                   //!< to which entity
    LinkPrimitiveClass primitiveClass{LinkPrimitiveClass::REQUEST}; //!< class
    LinkPrimitiveName name{LinkPrimitiveName::LINK_STATUS};         //!< name
    LinkParameters parameters;                                      //!< parameters

    /// @return its PoA, or the first of its PoA List; all zero where it has neither
    Poa GetPoa() const;
};

/**
 * @param interface where to
 * @param name which primitive
 * @return a request to the interface, with no parameter but the interface
 */
LinkPrimitive MakeLinkRequest(NetworkInterfaceId interface, LinkPrimitiveName name);

/// @param primitive a primitive @return its name and class as in RFC 5184's figures, for instance
/// "LinkStatusChanged.ind"
std::string ToString(const LinkPrimitive& primitive);

/// @param primitive a primitive @return its parameters but the interface, for people
std::string DescribeParameters(const LinkPrimitive& primitive);

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_PRIMITIVE_H */
