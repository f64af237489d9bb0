/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_JOURNEY_H
#define HANDOVER_JOURNEY_H

#include "ns3/ideal-access-network.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/vector.h"

#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The way of a mobile node along access points, forth and back: it rests beside the first one,
 * passes one after the other at a constant speed, rests beside the last one, and so on. A node with
 * speed 0 stands half-way between the first and the next one instead.
 */
class HandoverJourney
{
  public:
    /// What a journey is made of.
    struct Route
    {
        std::vector<Vector> positions; //!< of all access points of the network (m)
        uint32_t first;                //!< index of the access point where it begins
        uint32_t last;                 //!< index of another one
        double speedMps;               //!< in m/s, 0 to stand still
        uint32_t crossings;            //!< how often the way is made, at least once
        Time warmUp;                   //!< rest before the first one
        Time dwell;                    //!< rest between two
        double spacingM{1};            //!< between neighbouring nodes (m)
    };

    /// @param route the journey
    explicit HandoverJourney(const Route& route);

    /// @return when a mobile node has stopped for good
    Time GetEnd() const;

    /// @return when the access point in use fades on a link without positions, once per access
    /// point that is left
    std::vector<LinkFade> GetFades() const;

    /**
     * Give a node its position and its movement.
     * @param node the node
     * @param index its number, from 0 on; the nodes stand side by side, spacingM apart
     */
    void Install(Ptr<Node> node, uint32_t index) const;

  private:
    /// @param ap index of an access point @return index of the next one on the way to @p last
    uint32_t Next(uint32_t ap, uint32_t last) const;
    /// @param from an access point @param to another one @return how long the way takes
    Time GetTravel(uint32_t from, uint32_t to) const;

    Route m_route; //!< the journey
};

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_JOURNEY_H */
