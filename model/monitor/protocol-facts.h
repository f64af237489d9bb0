/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PROTOCOL_FACTS_H
#define PROTOCOL_FACTS_H

#include "ns3/protocol-observation.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace ns3
{
namespace fmipv6
{

/// A message that a later one may answer: whose, and its number.
using MessageKey = std::pair<Ipv6Address, uint16_t>;

/// An update (FBU or BU) that came or was sent.
struct UpdateFacts
{
    Ipv6Address source; //!< on the wire
    Ipv6Address careOf; //!< alternate care-of address, or the source
    uint16_t number{0}; //!< Sequence #
    Time lifetime;      //!< asked for
};

/// A HI that was sent or came.
struct InitiateFacts
{
    std::optional<Ipv6Address> pcoa; //!< of the mobile node
    std::optional<Ipv6Address> ncoa; //!< of the mobile node
    uint8_t code{0};                 //!< Code
    bool buffer{false};              //!< U
    bool answered{false};            //!< a HAck was accepted
    Time at;                         //!< when it first came
};

/// What a previous access router knows of one PCoA.
struct FastBindingFacts
{
    std::map<uint16_t, UpdateFacts> delivered; //!< FBUs that came, by number
    std::optional<UpdateFacts> accepted;       //!< the latest accepted one
    bool initiated{false};                     //!< a HI was sent for it
    std::optional<uint8_t> answer;             //!< Code of the HAck that was accepted for it
    std::optional<Ipv6Address> assigned;       //!< NCoA in that HAck
    std::optional<Ipv6Address> tunnelTo;       //!< where packets may be tunnelled
    Time tunnelUntil;                          //!< and until when
    bool bound{false};                         //!< an accepting FBack was sent and still holds
    std::set<Ipv6Address> former;              //!< where packets were tunnelled earlier
};

/// What a new access router knows of one NCoA.
struct ArrivalFacts
{
    static constexpr uint64_t NOT_JUDGED = 0; //!< place of a packet that came more than once

    bool announced{false};              //!< the mobile node has announced itself
    bool holding{false};                //!< its packets are to be held
    Time holdingUntil;                  //!< until then
    std::map<uint64_t, uint64_t> order; //!< place in the order of arrival, by packet
    uint64_t arrived{0};                //!< places given away
    uint64_t emitted{0};                //!< the highest place that was put on the link
    uint64_t held{0};                   //!< the highest place that came before the announcement
    Time burstAt;                       //!< when a held packet last left
    uint32_t burst{0};                  //!< how many have left at that time
};

/// What a mobile node sent.
struct SenderFacts
{
    std::map<std::pair<Ipv6Address, Ipv6Address>, uint16_t> fbu; //!< latest number, by router, PCoA
    std::map<std::pair<Ipv6Address, Ipv6Address>, uint16_t> bu;  //!< likewise, by peer, home
    std::set<MessageKey> sent;                                   //!< FBUs, by router
    std::set<MessageKey> registered;                             //!< BUs, by peer
    std::set<uint16_t> solicited;                                //!< Identifiers of RtSolPr
    std::deque<Time> solicitations;                              //!< the latest RtSolPr
};

/// What a home agent, or whoever else keeps bindings, knows of one home address.
struct HomeFacts
{
    std::map<uint16_t, UpdateFacts> delivered; //!< BUs that came, by number
    std::set<Ipv6Address> candidates;          //!< care-of addresses in use or newly asked for
    std::set<Ipv6Address> all;                 //!< every care-of address ever asked for
    Time until;                                //!< the latest end of a lifetime granted or asked
};

/// What was observed at one node.
struct NodeFacts
{
    std::map<Ipv6Address, FastBindingFacts> bindings; //!< as PAR, by PCoA
    std::map<MessageKey, InitiateFacts> initiated;    //!< HI sent, by NAR
    std::map<MessageKey, InitiateFacts> asked;        //!< HI that came, by PAR
    std::set<MessageKey> solicitedBy;                 //!< RtSolPr that came, by mobile node
    std::map<Ipv6Address, ArrivalFacts> arrivals;     //!< as NAR, by NCoA
    std::set<Ipv6Address> invited;                    //!< NARs that asked for a HI
    SenderFacts sender;                               //!< as mobile node
    std::map<Ipv6Address, HomeFacts> homes;           //!< as home agent, by home address
};

/**
 * What the observed messages establish, node by node. It knows no rule; it is brought up to date
 * after the rules have judged an observation by what was before.
 */
class ProtocolFacts
{
  public:
    /// @param node of which @return what was observed there
    const NodeFacts& Of(const ObservedNode& node) const;

    /// @param node of which @param pcoa whose @return its fast binding, or null
    const FastBindingFacts* FindBinding(const ObservedNode& node, Ipv6Address pcoa) const;

    /// @param node of which @param ncoa whose @return its arrival, or null
    const ArrivalFacts* FindArrival(const ObservedNode& node, Ipv6Address ncoa) const;

    /// @param node of which @param home whose @return its bindings, or null
    const HomeFacts* FindHome(const ObservedNode& node, Ipv6Address home) const;

    /// @param seen what happened
    void Learn(const ProtocolObservation& seen);

    /// @param number a Sequence # @param than another one
    /// @return whether it is newer, modulo 2^16 (RFC 6275 section 9.5.1)
    static bool IsNewer(uint16_t number, uint16_t than);

  private:
    /// A message was sent. @param seen what happened @param facts of the node
    static void LearnSent(const ProtocolObservation& seen, NodeFacts& facts);
    /// An FBack was sent. @param seen what happened @param facts of the node
    static void LearnFback(const ProtocolObservation& seen, NodeFacts& facts);
    /// A message came. @param seen what happened @param facts of the node
    static void LearnDelivered(const ProtocolObservation& seen, NodeFacts& facts);
    /// A message was accepted. @param seen what happened @param facts of the node
    static void LearnAccepted(const ProtocolObservation& seen, NodeFacts& facts);
    /// The owner of an address is back. @param facts of the node @param address the address
    static void EndBinding(NodeFacts& facts, Ipv6Address address);

    std::map<uint32_t, NodeFacts> m_nodes; //!< by node
};

} // namespace fmipv6
} // namespace ns3

#endif /* PROTOCOL_FACTS_H */
