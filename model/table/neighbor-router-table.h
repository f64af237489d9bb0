/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NEIGHBOR_ROUTER_TABLE_H
#define NEIGHBOR_ROUTER_TABLE_H

#include "ns3/ipv6-address.h"
#include "ns3/mac48-address.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// AR-Info of RFC 4068 section 2: what a mobile node must know of a router to use it at once.
struct ArInfo
{
    Mac48Address routerLla;    //!< the router's link-layer address on the access link
    Ipv6Address routerAddress; //!< the router's global address
    Ipv6Address prefix;        //!< prefix valid on the access link
    uint8_t prefixLength{64};  //!< length of the prefix, 0-128
    bool dhcp{false};          //!< addresses there come from DHCP (RFC 5568 section 6.1.2, Code 5)
};

/// What a router knows of an access point (the Option-Codes of RFC 4068 section 6.4.3).
enum class ApStatus : uint8_t
{
    KNOWN,            //!< AR-Info is there (Option-Code 1)
    SAME_INTERFACE,   //!< behind the current interface, no new CoA needed (Option-Code 5)
    NO_INFORMATION,   //!< no prefix information (Option-Code 6)
    NO_FAST_HANDOVER, //!< its router does not support fast handover (Option-Code 7)
};

/// One row: what is known of an access point.
struct NeighborRouterEntry
{
    ApStatus status{ApStatus::NO_INFORMATION}; //!< which outcome a PrRtAdv tells
    ArInfo info;                               //!< valid where status is KNOWN
};

/**
 * [AP-ID, AR-Info] tuples: at an access router the neighbourhood that it proxies, at a mobile node
 * what PrRtAdv or configuration taught it. How routers learn of each other is outside RFC 4068.
 */
class NeighborRouterTable
{
  public:
    /// Rows in ascending order of the access point's address.
    using Rows = std::map<Mac48Address, NeighborRouterEntry>;

    /**
     * Add or replace an access point behind a neighbouring router.
     * @param ap link-layer address of the access point (BSSID)
     * @param info its router
     */
    void Add(Mac48Address ap, const ArInfo& info);

    /**
     * Add or replace an access point for which there is no AR-Info to give.
     * @param ap link-layer address of the access point
     * @param status SAME_INTERFACE, NO_INFORMATION or NO_FAST_HANDOVER
     */
    void AddWithoutInfo(Mac48Address ap, ApStatus status);

    /**
     * Add a router whether or not an access point is known to be behind it: one of several on a
     * LAN, whose prefix a mobile node may have learnt on the new link.
     * @param info the router
     */
    void AddRouter(const ArInfo& info);

    /// @param ap the access point to forget
    void Remove(Mac48Address ap);

    /// Forget all.
    void Clear();

    /**
     * @param ap link-layer address of an access point
     * @return its row; NO_INFORMATION if unknown
     */
    NeighborRouterEntry Lookup(Mac48Address ap) const;

    /**
     * Longest prefix match (RFC 4068 section 4: how the PAR finds the NAR of an NCoA).
     * @param address an address on a neighbouring link
     * @return the router that serves it, or nothing
     */
    std::optional<ArInfo> FindRouterFor(Ipv6Address address) const;

    /**
     * @param router global address of a router
     * @return whether a row names it, or AddRouter() did (only such a peer may send HI)
     */
    bool HasRouter(Ipv6Address router) const;

    /// @return all rows
    const Rows& GetRows() const;

    /// @return access points in the order in which they were first added
    const std::vector<Mac48Address>& GetOrder() const;

  private:
    /// @param ap an access point @param entry its row
    void Set(Mac48Address ap, const NeighborRouterEntry& entry);

    Rows m_rows;                             //!< the rows
    std::vector<Mac48Address> m_order;       //!< their keys, in order of addition
    std::map<Ipv6Address, ArInfo> m_routers; //!< of AddRouter(), by global address
};

} // namespace fmipv6
} // namespace ns3

#endif /* NEIGHBOR_ROUTER_TABLE_H */
