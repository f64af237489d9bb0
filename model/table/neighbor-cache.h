/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NEIGHBOR_CACHE_H
#define NEIGHBOR_CACHE_H

#include "ns3/neighbor-router-table.h"
#include "ns3/nstime.h"

#include <optional>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * [AP-ID, AR-Info] tuples that a mobile node learnt from PrRtAdv and keeps beyond one handover,
 * with their age (RFC 4260 section 6). It says nothing about signal strength.
 */
class NeighborCache
{
  public:
    /// An access point and its router.
    using Row = std::pair<Mac48Address, ArInfo>;

    /**
     * Add an access point, or renew it. It keeps its place in the order.
     * @param ap link-layer address of the access point
     * @param info its router
     * @param now simulated time
     */
    void Learn(Mac48Address ap, const ArInfo& info, Time now);

    /**
     * @param ap link-layer address of an access point
     * @param now simulated time
     * @param lifetime age beyond which a row is not used any more
     * @return its router, or nothing
     */
    std::optional<ArInfo> Find(Mac48Address ap, Time now, Time lifetime) const;

    /**
     * @param now simulated time
     * @param lifetime age beyond which a row is not used any more
     * @return usable rows in the order in which the access points were first learnt
     */
    std::vector<Row> GetUsable(Time now, Time lifetime) const;

  private:
    /// What is known of one access point.
    struct Entry
    {
        Mac48Address ap; //!< it
        ArInfo info;     //!< its router
        Time learnt;     //!< simulated time of the latest PrRtAdv that told of it
    };

    std::vector<Entry> m_entries; //!< in order
};

} // namespace fmipv6
} // namespace ns3

#endif /* NEIGHBOR_CACHE_H */
