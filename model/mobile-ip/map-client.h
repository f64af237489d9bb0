/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef MAP_CLIENT_H
#define MAP_CLIENT_H

#include "ns3/hmipv6-map-option.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-tunnel-protocol.h"
#include "ns3/mipv6-registration.h"
#include "ns3/node.h"
#include "ns3/object.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class CareOfAddressManager;

/**
 * A mobile node's part of RFC 5380 (HMIPv6), basic mode: it chooses a mobility anchor point (MAP)
 * among those that the access routers name, forms a regional care-of address (RCoA) on the MAP's
 * prefix, binds it to the on-link care-of address (LCoA) by a local Binding Update, and registers
 * the RCoA with the home agent once per MAP. What goes to or comes from the home agent goes through
 * the tunnel to the MAP.
 *
 * Where no MAP is named, or the MAP refuses or does not answer, the LCoA is registered with the
 * home agent, as in plain Mobile IPv6.
 */
class MapClient : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    MapClient();

    /**
     * @param node the mobile node
     * @param addresses its care-of addresses
     * @param home its registration with the home agent
     * @param homeAgent the home agent
     */
    void Configure(Ptr<Node> node,
                   Ptr<CareOfAddressManager> addresses,
                   Ptr<Mipv6Registration> home,
                   Ipv6Address homeAgent);

    /**
     * A router of the current link advertised. The MAP in use is kept as long as it is named with a
     * lifetime (RFC 5380 section 6.1); else the one with the highest preference is chosen, of
     * equals the farthest, which serves the widest domain (section 7.2).
     * @param anchors what it named
     * @return whether another MAP, or none, is to be used from now on
     */
    bool Learn(const std::vector<MapOption>& anchors);

    /**
     * Register the care-of address in use: with the MAP, and with the home agent if that does not
     * know the RCoA yet.
     * @param done called once, with whether the mobile node is reachable now
     */
    void Register(Mipv6Registration::Done done);

    /// Give up a registration under way; its callback is not called.
    void Cancel();

    /**
     * A Binding Acknowledgement came.
     * @param message the Mobility Header
     * @param header the IPv6 header, its destination the home address or an RCoA
     * @return whether it is from a MAP, and has been dealt with
     */
    bool HandleAcknowledgement(Ptr<const Packet> message, const Ipv6Header& header);

    /// @return whether packets go through a MAP at present
    bool IsInUse() const;
    /// @return the MAP in use or being registered with, or ::
    Ipv6Address GetAnchor() const;
    /// @return the RCoA, or ::
    Ipv6Address GetRegionalCareOf() const;
    /// @return both registrations with MAPs, which take turns when the MAP changes
    std::vector<Ptr<Mipv6Registration>> GetLocalRegistrations() const;
    /// @return the registration with the MAP
    Ptr<Mipv6Registration> GetLocalRegistration() const;

    /// @param inner header of a packet that leaves @param homeAddress the home address
    /// @return whether it goes through a MAP, by GetPath()
    bool Decides(const Ipv6Header& inner, Ipv6Address homeAddress) const;

    /**
     * How a packet leaves that goes through a MAP.
     * @param inner its header
     * @param homeAddress the home address
     * @return the path; nothing while the MAP, or the home agent, does not know the way
     */
    std::optional<TunnelPath> GetPath(const Ipv6Header& inner, Ipv6Address homeAddress) const;

    /// Whether a packet that came through a tunnel is a MAP's.
    /// @param outer header of the tunnel packet @param inner header of the packet in it
    /// @return whether it is for an RCoA bound there
    bool Accepts(const Ipv6Header& outer, const Ipv6Header& inner) const;

  protected:
    void DoDispose() override;

  private:
    /// A MAP and the address that was formed there.
    struct Domain
    {
        Ipv6Address anchor; //!< the MAP
        Ipv6Address rcoa;   //!< on its prefix
    };

    /// Make the tunnel interface own the RCoA.
    void ConfigureRcoa();
    /// The MAP has answered, or not. @param accepted result @param reason why not
    void LocalEnded(bool accepted, const std::string& reason);
    /// The MAP has answered a refresh, or not. @param accepted result @param reason why not
    void LocalRefreshed(bool accepted, const std::string& reason);
    /// Tell the home agent.
    void RegisterHome();
    /// The attempt has ended. @param accepted result @param reason why not
    void Finish(bool accepted, const std::string& reason);
    /// @param domain a MAP @param registration with it @return the way there, if it knows the LCoA
    std::optional<TunnelPath> PathBy(const Domain& domain,
                                     Ptr<const Mipv6Registration> registration) const;

    Ptr<Node> m_node;                      //!< the mobile node
    Ptr<CareOfAddressManager> m_addresses; //!< its care-of addresses
    Ptr<Mipv6Registration> m_home;         //!< with the home agent
    Ptr<Mipv6Registration> m_local;        //!< with the MAP
    Ptr<Mipv6Registration> m_previous;     //!< with the MAP before, after a change
    Ipv6Address m_homeAgent;               //!< the home agent
    Domain m_current;                      //!< :: without a MAP
    Domain m_left;                         //!< the one before; :: without
    std::vector<Domain> m_domains;         //!< where this node has an RCoA, latest last
    bool m_refused{false};                 //!< the MAP does not serve this node
    uint32_t m_maxTries{0};                //!< attribute MaxTries
    Time m_previousLifetime;               //!< attribute PreviousLifetime
    uint32_t m_attempt{0};                 //!< number of Register() and Cancel()
    Mipv6Registration::Done m_done;        //!< who waits
};

} // namespace fmipv6
} // namespace ns3

#endif /* MAP_CLIENT_H */
