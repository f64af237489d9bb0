/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOME_AGENT_H
#define HOME_AGENT_H

#include "ns3/binding-cache.h"
#include "ns3/event-id.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"

#include <map>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * A home agent of RFC 6275, aggregated to its node: accepts Binding Updates, tunnels packets for
 * a home address to the care-of address, and forwards what mobile nodes reverse-tunnel.
 *
 * A mobile node reverse-tunnels with its previous care-of address until it has the Binding
 * Acknowledgement, a round trip after the home agent changed the binding. What is under way then
 * is forwarded during PreviousCareOfGrace: it comes from the same mobile node, whose authentic
 * Binding Updates named both addresses. RFC 6275 section 10.4.5 wants the source to be "the mobile
 * node's primary care-of address" and knows no such time; an attacker gains what it had before the
 * handover, for the grace only.
 *
 * The home link is virtual: nothing but the home agent is on it. Other routers must route the home
 * prefix to this node.
 *
 * Usage: MobilityStackHelper::InstallRouter, add the interfaces, aggregate a HomeAgent, call
 * SetAddress.
 */
class HomeAgent : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    HomeAgent();
    ~HomeAgent() override;

    /**
     * @param address global address of this node to which Binding Updates are sent
     * @param homePrefix the prefix it serves
     * @param prefixLength its length
     */
    void SetAddress(Ipv6Address address, Ipv6Address homePrefix, uint8_t prefixLength);

    /// @return the binding cache
    const BindingCache& GetBindingCache() const;

    /**
     * TracedCallback signature of the trace source Binding.
     * @param homeAddress the mobile node
     * @param careOfAddress where it is now; :: when the binding was removed
     */
    typedef void (*BindingTracedCallback)(Ipv6Address homeAddress, Ipv6Address careOfAddress);

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param packet the message
     * @param reason why it was not accepted
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> packet, std::string reason);

  protected:
    void NotifyNewAggregate() override;
    void DoDispose() override;

  private:
    /**
     * A Binding Update has come.
     * @param message the Mobility Header
     * @param header the IPv6 header, its source the home address where the option was present
     * @param careOf source address on the wire
     */
    void HandleBindingUpdate(Ptr<const Packet> message,
                             const Ipv6Header& header,
                             Ipv6Address careOf);

    /**
     * Answer.
     * @param careOf where the mobile node is
     * @param homeAddress its home address
     * @param status Status of RFC 6275 section 6.1.8
     * @param sequence echoed Sequence #
     * @param lifetime granted
     */
    void SendAcknowledgement(Ipv6Address careOf,
                             Ipv6Address homeAddress,
                             uint8_t status,
                             uint16_t sequence,
                             Time lifetime);

    /// Whether to forward what a mobile node reverse-tunnelled.
    /// @param outer header of the tunnel packet @param inner header of the packet in it
    /// @return whether its source is a care-of address of the mobile node
    bool AcceptTunnel(const Ipv6Header& outer, const Ipv6Header& inner) const;

    /// Remove a binding and its route. @param homeAddress whose
    void RemoveBinding(Ipv6Address homeAddress);

    /// Remove bindings whose lifetime is over, and schedule the next look.
    void ExpireBindings();

    /// Where a mobile node was before its latest Binding Update.
    struct PreviousCareOf
    {
        Ipv6Address address; //!< care-of address of the binding before
        Time until;          //!< simulated time until which it may still be a tunnel's source
    };

    Ptr<Node> m_node;                                 //!< the router
    Ipv6Address m_address;                            //!< where Binding Updates come to
    Ipv6Address m_homePrefix;                         //!< the home link
    uint8_t m_prefixLength{64};                       //!< of the home prefix
    std::string m_key;                                //!< attribute SharedKey
    Time m_maxLifetime;                               //!< attribute MaxBindingLifetime
    bool m_detectDuplicates;                          //!< attribute DuplicateAddressDetection
    Time m_dadDelay;                                  //!< attribute DadDelay
    Time m_previousGrace;                             //!< attribute PreviousCareOfGrace
    BindingCache m_cache;                             //!< the bindings
    std::map<Ipv6Address, PreviousCareOf> m_previous; //!< by home address
    EventId m_expiry;                                 //!< next ExpireBindings()
    TracedCallback<Ipv6Address, Ipv6Address> m_bindingTrace;       //!< trace source Binding
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< trace source MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOME_AGENT_H */
