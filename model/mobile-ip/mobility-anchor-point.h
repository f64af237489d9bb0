/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MOBILITY_ANCHOR_POINT_H
#define MOBILITY_ANCHOR_POINT_H

#include "ns3/home-agent.h"

namespace ns3
{
namespace fmipv6
{

/**
 * A mobility anchor point of RFC 5380, aggregated to a router: "The MAP performs the function of a
 * 'local' HA that binds the mobile node's RCoA to an LCoA" (section 6), so it is a home agent that
 * takes Binding Updates with the flags A and M for addresses of its prefix.
 *
 * The link of the RCoA prefix is virtual, as a HomeAgent's home link is; other routers must route
 * the prefix to this node, and access routers name its address in their advertisements
 * (RouterAdvertiser::SetAnchorPoints). Any link may be an LCoA's: there is no list of "valid
 * on-link prefixes" (section 6.2).
 */
class MobilityAnchorPoint : public HomeAgent
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

  protected:
    bool Serves(const BindingUpdateHeader& update) const override;
    bool IsDiscoverable() const override;
};

} // namespace fmipv6
} // namespace ns3

#endif /* MOBILITY_ANCHOR_POINT_H */
