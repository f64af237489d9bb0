/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PRIMITIVE_LOG_H
#define PRIMITIVE_LOG_H

#include "ns3/link-layer.h"
#include "ns3/link-sap.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <ostream>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Every primitive of RFC 5184 that crossed the link service access points it follows.
class PrimitiveLog : public Object
{
  public:
    /// One primitive.
    struct Entry
    {
        Time when;                       //!< simulated time
        uint32_t nodeId{0};              //!< in which node
        LinkSap::PrimitiveRecord record; //!< its five fields, and the network layer's entity
    };

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param link a link service access point, its device on a node
    void Follow(Ptr<LinkSap> link);
    /// @param layer a node's link layer, which confirms requests to no interface of the node
    void FollowRefusals(Ptr<LinkLayer> layer);

    /// @return the primitives in order of time
    const std::vector<Entry>& GetEntries() const;

  protected:
    void DoDispose() override;

  private:
    /// @param nodeId in which node @param record the primitive
    void Note(uint32_t nodeId, const LinkSap::PrimitiveRecord& record);

    std::vector<Entry> m_entries; //!< in order of time
};

/**
 * Write a log as CSV, one row for each primitive: time_s, node, interface (index), link (its type),
 * from and to (the entity that sends, and the one it is sent to: layer, protocol, and the name of
 * the user in the network layer), layer and protocol (RFC 5184's protocol layer ID and protocol
 * ID), class, name, and the parameters code, enable, event, threshold, poa, quality,
 * bandwidth_bit_per_s, snr_db and poas (a PoA list, "address=quality" each). What a primitive does
 * not have is empty.
 *
 * @param os where to
 * @param log the log
 */
void WritePrimitivesCsv(std::ostream& os, const PrimitiveLog& log);

} // namespace fmipv6
} // namespace ns3

#endif /* PRIMITIVE_LOG_H */
