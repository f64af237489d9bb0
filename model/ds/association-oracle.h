/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ASSOCIATION_ORACLE_H
#define ASSOCIATION_ORACLE_H

#include "ns3/mac48-address.h"

namespace ns3
{
namespace fmipv6
{

/**
 * What the distribution system needs to know of an access point's stations, and what it tells it of
 * them. The access point (model/dot11, model/ideal-link) answers; it must outlive whoever asks.
 */
class AssociationOracle
{
  public:
    virtual ~AssociationOracle() = default;

    /// @param station link-layer address @return whether it is associated with this access point
    virtual bool IsAssociated(Mac48Address station) const = 0;

    /**
     * @param station link-layer address of an associated station
     * @return whether its IEEE 802.1X controlled port is open; true where 802.11i is not in use
     */
    virtual bool IsPortOpen(Mac48Address station) const = 0;

    /**
     * @param station link-layer address
     * @return whether it was associated with this access point at any time before now
     */
    virtual bool WasAssociated(Mac48Address station) const = 0;

    /**
     * An L2 Update frame has come over the LAN: another access point there has the station now. The
     * default ignores it.
     * @param station link-layer address
     */
    virtual void NotifyMoved(Mac48Address station);
};

inline void
AssociationOracle::NotifyMoved(Mac48Address)
{
}

} // namespace fmipv6
} // namespace ns3

#endif /* ASSOCIATION_ORACLE_H */
