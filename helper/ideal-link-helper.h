/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_LINK_HELPER_H
#define IDEAL_LINK_HELPER_H

#include "ns3/ideal-channel.h"
#include "ns3/ideal-link-sap.h"
#include "ns3/ideal-poa-device.h"
#include "ns3/node.h"
#include "ns3/object-factory.h"

#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * Installs the ideal link: points of attachment, relayed to their LAN, and stations. One helper is
 * one channel; every station may attach to every point of attachment.
 */
class IdealLinkHelper
{
  public:
    IdealLinkHelper();

    /// Set an attribute of the stations to come (IdealStationMlme). @param name the attribute
    /// @param value its value
    void SetStationAttribute(const std::string& name, const AttributeValue& value);

    /// @return the channel
    Ptr<IdealChannel> GetChannel() const;

    /**
     * Make a node a point of attachment. Its address is allocated, and serves as its Poa.
     * @param node the node
     * @param lan its device on the distribution system, to which packets are relayed and on which
     *        stations are announced (step 6); null if the node is itself the access router (RFC
     *        4260 Figure 2)
     * @return the air-side device
     */
    Ptr<IdealPoaDevice> InstallPoa(Ptr<Node> node, Ptr<NetDevice> lan) const;

    /**
     * Make a node a station. It is not attached until somebody connects it (L2-LinkConnect of the
     * returned access point). Device, management entity and access point are one aggregate, which
     * the node keeps.
     * @param node the node
     * @return its link service access point
     */
    Ptr<IdealLinkSap> InstallStation(Ptr<Node> node) const;

  private:
    Ptr<IdealChannel> m_channel; //!< the channel
    ObjectFactory m_mlme;        //!< makes management entities
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_LINK_HELPER_H */
