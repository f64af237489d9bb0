/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MESSAGE_LADDER_H
#define MESSAGE_LADDER_H

#include "ns3/handover-scenario.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6.h"
#include "ns3/link-sap.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Where an arrow of a ladder begins or ends: a column of RFC 5184's Figures 3 to 5.
enum class LadderColumn : uint8_t
{
    MN_L2,  //!< link layer of the mobile node
    MN_L3,  //!< its network layer
    PAR_L3, //!< network layer of the router where the handover begins
    NAR_L3, //!< network layer of any other router
};

/// What an arrow of a ladder is.
enum class LadderKind : uint8_t
{
    PRIMITIVE, //!< of RFC 5184, inside the mobile node
    MESSAGE,   //!< between network layers
    DATA,      //!< packets of an application
};

/// An arrow of a ladder.
struct LadderRow
{
    Time when;         //!< see MessageLadder
    LadderColumn from; //!< where it begins
    LadderColumn to;   //!< where it ends
    LadderKind kind;   //!< what it is
    std::string text;  //!< as RFC 5184's figures have it, for instance "PoAList.req"
    bool lost{false};  //!< sent, and accepted by nobody
};

/// @param column a column @return its name in RFC 5184's figures
std::string ToString(LadderColumn column);
/// @param kind the kind @return "primitive", "message" or "data"
std::string ToString(LadderKind kind);

/**
 * Writes down what passes between the layers of a mobile node, and between it and its routers, as
 * RFC 5184's Figures 3 to 5 draw it: one row for a primitive when it passes, and one for a message
 * when its receiver accepts it.
 *
 * An FBack that goes by way of another router has two rows, one when it is sent and one when the
 * mobile node accepts it. A copy to the old link that nobody accepts has one, where it was sent.
 * The first packet of an application that reaches the mobile node by its new router has one.
 * Messages that Mobile IPv6 itself needs are left out, as they are in the figures.
 */
class MessageLadder : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Watch the first mobile node of a scenario. To be called from HandoverScenario's prepare
     * function; the mobile node's way begins at the router that is named the previous one.
     * @param scenario about to run
     * @param firstAp index of the access point where its way begins
     */
    void Watch(const HandoverScenario& scenario, uint32_t firstAp);

    /// @return the rows so far, in order of time
    std::vector<LadderRow> GetRows() const;

  private:
    /// @param record a primitive
    void NotePrimitive(const LinkSap::PrimitiveRecord& record);
    /// The mobile node accepted a message. @param name of it @param packet the message
    void NoteAtMobile(std::string name, Ptr<const Packet> packet);
    /// A router accepted a message. @param at which @param name of it @param packet the message
    void NoteAtRouter(LadderColumn at, std::string name, Ptr<const Packet> packet);
    /// The previous router sends a packet. @param packet with its IPv6 header
    void NoteSent(Ptr<const Packet> packet, Ptr<Ipv6>, uint32_t);
    /// A packet came to the mobile node. @param header its IPv6 header
    void NoteDelivered(const Ipv6Header& header, Ptr<const Packet> packet, uint32_t);
    /// @return the router of the mobile node's current point of attachment
    LadderColumn GetRouter() const;

    std::vector<LadderRow> m_rows;   //!< so far
    std::vector<Poa> m_previousPoas; //!< points of attachment of the previous router
    Ipv6Address m_previousPrefix;    //!< on its link
    Poa m_poa;                       //!< where the mobile node is
    bool m_announced{false};         //!< a router accepted FNA, and no packet came since
};

/**
 * Print rows as text, in the manner of RFC 5184's figures.
 * @param os where to
 * @param rows what
 * @param routers whether there are columns for the routers
 */
void PrintLadder(std::ostream& os, const std::vector<LadderRow>& rows, bool routers);

} // namespace fmipv6
} // namespace ns3

#endif /* MESSAGE_LADDER_H */
