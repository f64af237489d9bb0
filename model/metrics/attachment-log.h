/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ATTACHMENT_LOG_H
#define ATTACHMENT_LOG_H

#include "ns3/link-sap.h"
#include "ns3/loss-cause.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Which point of attachment each mobile node had when, learnt from the L2-LinkUp and L2-LinkDown
 * indications of its link service access point. Tells what a node (an AP, an access router) was
 * to a mobile node at an instant, so that a loss can be named by old and new.
 */
class AttachmentLog : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Say which node a point of attachment is, and which access router serves it; called once for
     * each access router where several share a LAN.
     *
     * @param poa the point of attachment
     * @param apNodeId its node
     * @param routerNodeId node of the access router behind it; the same node in a Figure 2 network
     */
    void AddPoa(Poa poa, uint32_t apNodeId, uint32_t routerNodeId);

    /**
     * Follow a mobile node.
     *
     * @param mn its link-layer address
     * @param nodeId its node
     * @param sap its link service access point, or null if LinkUp/LinkDown are called by hand
     */
    void Follow(Mac48Address mn, uint32_t nodeId, Ptr<LinkSap> sap);

    /// The link is up now. @param mn the mobile node @param poa its point of attachment
    void LinkUp(Mac48Address mn, Poa poa);

    /// The link is gone now. @param mn the mobile node
    void LinkDown(Mac48Address mn);

    /**
     * What a node is to a mobile node at an instant. Old and new are those of the handover nearest
     * in time; before any handover the AP in use counts as the old one.
     *
     * @param mn the mobile node
     * @param nodeId the node
     * @param when the instant
     * @return its part
     */
    DropSite GetSite(Mac48Address mn, uint32_t nodeId, Time when) const;

    /**
     * @param mn the mobile node
     * @param when an instant
     * @return OLD_AP or NEW_AP: what GetSite() calls the AP that served it then, or last before
     */
    DropSite GetServingSite(Mac48Address mn, Time when) const;

    /**
     * @param mn the mobile node
     * @param after an instant
     * @return the first LinkUp at or after it, if there was one
     */
    std::optional<Time> GetLinkUpAfter(Mac48Address mn, Time after) const;

    /**
     * @param mn the mobile node
     * @param when an instant
     * @return whether it then, or next, moved between two points of attachment that share an access
     *         router, so that the IP layer has no handover
     */
    bool MovesWithinSubnet(Mac48Address mn, Time when) const;

  protected:
    void DoDispose() override;

  private:
    /// One stay at a point of attachment.
    struct Stay
    {
        Poa poa;                  //!< where
        Time up;                  //!< LinkUp
        std::optional<Time> down; //!< LinkDown
    };

    /// The nodes behind a point of attachment.
    struct PoaNodes
    {
        uint32_t ap{0};             //!< the AP's node
        std::set<uint32_t> routers; //!< the access routers' nodes
    };

    /// What is known of a mobile node.
    struct Follower
    {
        uint32_t nodeId{0};      //!< its node
        std::vector<Stay> stays; //!< in order of time
    };

    /// @param mn the mobile node @param record a primitive of its access point
    void OnPrimitive(Mac48Address mn, const LinkSap::PrimitiveRecord& record);

    std::map<Poa, PoaNodes> m_poas;              //!< by point of attachment
    std::map<Mac48Address, Follower> m_followed; //!< by mobile node
};

} // namespace fmipv6
} // namespace ns3

#endif /* ATTACHMENT_LOG_H */
