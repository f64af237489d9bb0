/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LINK_LAYER_H
#define LINK_LAYER_H

#include "ns3/link-confirms.h"
#include "ns3/link-sap.h"
#include "ns3/node.h"
#include "ns3/object.h"

#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * The link layer of a node: its link service access points, one for each network interface, and the
 * way from a primitive's fields to the one that it is sent to (RFC 5184 section 3). A request to an
 * interface that the node does not have is confirmed with Error.
 */
class LinkLayer : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param node a node @return its link layer, which is made if there is none yet
    static Ptr<LinkLayer> GetFor(Ptr<Node> node);

    /// @param link of this node, its interface known
    void Add(Ptr<LinkSap> link);
    /// @return the access points in order of Add()
    const std::vector<Ptr<LinkSap>>& GetLinks() const;
    /// @param interface an interface @return its access point, or null
    Ptr<LinkSap> Find(NetworkInterfaceId interface) const;
    /// @return number of the node
    uint32_t GetNodeId() const;

    /// Hand a request to the interface that it is for. @param user receives the confirm
    /// @param request with its five fields
    void Request(LinkSapUser* user, const LinkPrimitive& request);
    /// Forget a user at all interfaces. @param user who
    void Detach(LinkSapUser* user);

  protected:
    void DoDispose() override;

  private:
    std::vector<Ptr<LinkSap>> m_links; //!< in order of Add()
    LinkConfirms m_confirms;           //!< on their way
    /// Trace source Primitive
    TracedCallback<const LinkSap::PrimitiveRecord&> m_primitiveTrace;
};

} // namespace fmipv6
} // namespace ns3

#endif /* LINK_LAYER_H */
