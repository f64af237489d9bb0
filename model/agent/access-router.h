/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ACCESS_ROUTER_H
#define ACCESS_ROUTER_H

#include "ns3/fmipv6-profile.h"
#include "ns3/ipv6-address.h"
#include "ns3/mac48-address.h"
#include "ns3/neighbor-router-table.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/packet-fate.h"
#include "ns3/traced-callback.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace ns3
{
namespace fmipv6
{

class NewAccessRouter;
class PreviousAccessRouter;
class RouterAdvertiser;

/**
 * An access router of RFC 4068, aggregated to its node. It is the previous router of some mobile
 * nodes and the new router of others at the same time; the two roles are classes of their own, and
 * this one holds what they share: the access interface, the neighbourhood, the security
 * association with the mobile nodes.
 *
 * Usage: MobilityStackHelper::InstallRouter, add the interfaces, aggregate an AccessRouter, call
 * SetAccessInterface, AddNeighbor and AddOwnAccessPoint. Neighbours must know each other: a HI from
 * a stranger is refused.
 */
class AccessRouter : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    AccessRouter();
    ~AccessRouter() override;

    /**
     * Name the access link; the router advertises its prefix there. The interface must exist in
     * IPv6 with this global address (MobilityStackHelper::AddInterface).
     * @param device the device on the access link
     * @param address the router's global address on it
     * @param prefixLength length of the prefix that mobile nodes may use, 64 for SLAAC
     */
    void SetAccessInterface(Ptr<NetDevice> device, Ipv6Address address, uint8_t prefixLength = 64);

    /**
     * @return AR-Info of this router, for the neighbourhood of others and for configured mobile
     * nodes
     */
    ArInfo GetArInfo() const;

    /// @param ap an access point @param info the router behind which it is
    void AddNeighbor(Mac48Address ap, const ArInfo& info);
    /// @param ap an access point on this router's own access link (PrRtAdv Option-Code 5)
    void AddOwnAccessPoint(Mac48Address ap);
    /// @return the neighbourhood, to look at or to fill in
    NeighborRouterTable& GetNeighbors();

    /// @param address one more address known to be in use on the access link (RFC 4068 section
    /// 5.4: "the NAR can have a list of all nodes on its subnet")
    void AddKnownAddress(Ipv6Address address);
    /// @param address an address @return whether it is known to be in use
    bool IsKnownAddress(Ipv6Address address) const;

    /// @return the node
    Ptr<Node> GetNode() const;
    /// @return the device on the access link
    Ptr<NetDevice> GetAccessDevice() const;
    /// @return the router's global address
    Ipv6Address GetGlobalAddress() const;
    /// @return the router's link-local address on the access link
    Ipv6Address GetLinkLocalAddress() const;
    /// @return whether addresses of the access link come from DHCP (attribute Dhcp)
    bool UsesDhcp() const;
    /// @return the edition of the protocol that this router speaks
    Fmipv6Profile GetProfile() const;
    /// @return the key shared with mobile nodes for the FBU
    std::string GetSharedKey() const;

    /**
     * Give one mobile node a key of its own, a handover key as RFC 5269 sets one up (how it does
     * is outside this model). FBUs for its addresses are then accepted with this key alone.
     * @param mn its link-layer address
     * @param key the key
     */
    void SetHandoverKey(Mac48Address mn, const std::string& key);

    /**
     * @param coa a care-of address of this link
     * @return the link-layer address of the node that has a handover key and formed this address
     *         from its link-layer address, or that the neighbour cache knows by it; else nothing
     */
    std::optional<Mac48Address> FindKeyOwner(Ipv6Address coa) const;
    /// @param coa a care-of address of this link @return the key that protects FBU and FBack for it
    std::string GetKeyFor(Ipv6Address coa) const;

    /// Forget all that was learnt, as after a power failure; what was configured stays.
    void Restart();

    /// @return the role towards mobile nodes that leave
    Ptr<PreviousAccessRouter> GetPreviousRole() const;
    /// @return the role towards mobile nodes that come
    Ptr<NewAccessRouter> GetNewRole() const;
    /// @return the sender of Router Advertisements
    Ptr<RouterAdvertiser> GetAdvertiser() const;

    /**
     * Fix the random streams.
     * @param stream first stream index
     * @return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

  protected:
    void NotifyNewAggregate() override;
    void DoInitialize() override;
    void DoDispose() override;

  private:
    Ptr<Node> m_node;                                        //!< the router
    Ptr<NetDevice> m_device;                                 //!< on the access link
    Ipv6Address m_address;                                   //!< global address on the access link
    uint8_t m_prefixLength{64};                              //!< of the advertised prefix
    int m_profile{static_cast<int>(Fmipv6Profile::RFC4068)}; //!< attribute Profile
    bool m_dhcp{false};                                      //!< attribute Dhcp
    std::string m_key;                                       //!< attribute SharedKey
    std::map<Mac48Address, std::string> m_handoverKeys;      //!< by mobile node
    NeighborRouterTable m_neighbors;                         //!< the neighbourhood
    std::set<Ipv6Address> m_known;        //!< addresses in use, beside those the roles know
    Ptr<PreviousAccessRouter> m_previous; //!< role PAR
    Ptr<NewAccessRouter> m_new;           //!< role NAR
    Ptr<RouterAdvertiser> m_advertiser;   //!< RS and RA
};

} // namespace fmipv6
} // namespace ns3

#endif /* ACCESS_ROUTER_H */
