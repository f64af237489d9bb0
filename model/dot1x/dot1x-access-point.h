/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_ACCESS_POINT_H
#define DOT1X_ACCESS_POINT_H

#include "ns3/ap-relay.h"
#include "ns3/attribute.h"
#include "ns3/dot11-rsn-element.h"
#include "ns3/dot1x-authenticator.h"
#include "ns3/dot1x-pmksa-cache.h"
#include "ns3/dot1x-types.h"
#include "ns3/mac48-address.h"
#include "ns3/node.h"
#include "ns3/object-factory.h"
#include "ns3/object.h"

#include <functional>
#include <map>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * IEEE 802.1X in an access point: an authenticator for each station, the PMKSA cache that they
 * share, and preauthentication of stations that are with another access point of the same LAN.
 *
 * Access points that share a cache (SetSharedCache) and have OpportunisticKeyCaching accept a key
 * that a station has made with any of them, as those of one controller do.
 */
class Dot1xAccessPoint : public Object
{
  public:
    /// What it asks of the access point around it.
    struct Callbacks
    {
        /// Send an EAPOL PDU over the air. @param eapol a new packet @param station to whom
        std::function<void(Ptr<Packet> eapol, Mac48Address station)> send;
        /// A controlled port may open. @param station whose
        std::function<void(Mac48Address station)> authorized;
        /// A controlled port has to close, the association goes on. @param station whose
        std::function<void(Mac48Address station)> closed;
        /// Authentication was given up. @param station whose @param reason why
        std::function<void(Mac48Address station, Dot1xFailure reason)> failed;
        /// Announce this from now on in Beacons and Probe Responses. @param rsn the RSN element
        std::function<void(const Dot11RsnElement& rsn)> announce;
    };

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    Dot1xAccessPoint();

    /**
     * Say who we are. To be called once.
     * @param node reports the steps, and knows the gate
     * @param own link-layer address of the access point: AA
     * @param callbacks all of them are needed
     */
    void Configure(Ptr<Node> node, Mac48Address own, Callbacks callbacks);

    /**
     * Set an attribute of the authenticators that are made from now on, for an access point that
     * differs from the others (a rogue one knows no Secret).
     * @param name an attribute of Dot1xAuthenticator @param value its value
     */
    void SetAuthenticatorAttribute(const std::string& name, const AttributeValue& value);

    /// @param cache of the back end that this access point has in common with others; used where
    ///        the attribute OpportunisticKeyCaching is true
    void SetSharedCache(Ptr<Dot1xPmksaCache> cache);
    /// @return the cache in use, or null without PmkCaching and OpportunisticKeyCaching
    Ptr<Dot1xPmksaCache> GetPmksaCache();

    /**
     * Announce preauthentication, and take it from the LAN behind a relay, if the attribute
     * Preauthentication is true. Without a relay (RFC 4260 Figure 2) there is no way to it.
     * @param relay the access point's relay
     */
    void ConnectRelay(Ptr<ApRelay> relay);

    /// @return the RSN element of Beacons and Probe Responses
    Dot11RsnElement GetRsnElement() const;

    /**
     * A station has associated: authenticate it.
     * @param station which @param rsn the RSN element of its (Re)Association Request
     */
    void Associate(Mac48Address station, const Dot11RsnElement& rsn);
    /// A station is not associated any more. @param station which
    void Leave(Mac48Address station);
    /// An EAPOL PDU has come over the air. @param eapol the PDU @param station from whom
    void ReceiveEapol(Ptr<const Packet> eapol, Mac48Address station);
    /// A preauthentication PDU has come over the LAN. @param eapol the PDU @param station from whom
    void ReceivePreauthentication(Ptr<const Packet> eapol, Mac48Address station);

    /// @param station which @return its authenticator, or null
    Ptr<Dot1xAuthenticator> GetAuthenticator(Mac48Address station) const;

    /**
     * TracedCallback signature of the trace sources PmksaHit, PmksaMiss and Preauthenticated.
     * @param station link-layer address of the station
     */
    typedef void (*StationTracedCallback)(Mac48Address station);

  protected:
    void DoDispose() override;

  private:
    using Authenticators = std::map<Mac48Address, Ptr<Dot1xAuthenticator>>; //!< by station

    /// @param station which @param callbacks its @param role what for @return a new authenticator
    Ptr<Dot1xAuthenticator> MakeAuthenticator(Mac48Address station,
                                              Dot1xCallbacks callbacks,
                                              Dot1xRole role);
    /// @param station which @param rsn what it offers @return the key offered that is known here
    std::optional<Dot1xPmksa> FindOffered(Mac48Address station, const Dot11RsnElement& rsn);
    /// Let go of a preauthentication, from the event loop. @param station whose
    void EndPreauthentication(Mac48Address station);

    bool m_pmkCaching{true};         //!< attribute PmkCaching
    bool m_opportunistic{false};     //!< attribute OpportunisticKeyCaching
    bool m_preauthentication{false}; //!< attribute Preauthentication
    Time m_pmksaLifetime;            //!< attribute PmksaLifetime
    uint32_t m_maxPmksas{0};         //!< attribute MaxPmksas

    Ptr<Node> m_node;                                //!< reports the steps
    Mac48Address m_own;                              //!< AA
    Callbacks m_callbacks;                           //!< to the access point
    ObjectFactory m_factory;                         //!< of authenticators
    Ptr<ApRelay> m_relay;                            //!< to the LAN, or null
    Ptr<Dot1xPmksaCache> m_cache;                    //!< our own
    Ptr<Dot1xPmksaCache> m_shared;                   //!< of the common back end, or null
    Authenticators m_authenticators;                 //!< of associated stations
    Authenticators m_preauthenticators;              //!< of stations elsewhere
    TracedCallback<Mac48Address> m_hit;              //!< PmksaHit
    TracedCallback<Mac48Address> m_miss;             //!< PmksaMiss
    TracedCallback<Mac48Address> m_preauthenticated; //!< Preauthenticated
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_ACCESS_POINT_H */
