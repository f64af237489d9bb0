/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HOME_AGENT_H
#define HOME_AGENT_H

#include "ns3/binding-cache.h"
#include "ns3/event-id.h"
#include "ns3/home-prefix-list.h"
#include "ns3/ipv6-address.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-interface.h"
#include "ns3/mipv6-binding-acknowledgement-header.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/packet.h"
#include "ns3/traced-callback.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class BindingUpdateHeader;
class HomeAgentDirectory;
class MobilePrefixAdvertiser;
class RouterAdvertiser;

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
 * Without SetHomeLink() the home link is virtual: nothing but the home agent is on it. With it, the
 * home agent advertises itself there, looks whether somebody else has a home address before it
 * first accepts it (attribute DuplicateAddressDetection), answers Neighbor Solicitations for the
 * nodes that are away, and ceases to when they come home. Other routers must route the home prefix
 * to this node.
 *
 * Usage: MobilityStackHelper::InstallRouter, add the interfaces, aggregate a HomeAgent, call
 * SetAddress and, where the home link has other nodes, SetHomeLink.
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

    /**
     * Serve a home link on which other nodes are. Call after SetAddress().
     * @param device on the link; its IPv6 interface has an address of the home prefix
     */
    void SetHomeLink(Ptr<NetDevice> device);

    /// @return the part by which mobile nodes find it (RFC 6275 section 10.5)
    Ptr<HomeAgentDirectory> GetDirectory() const;

    /// @return the part that tells mobile nodes of the home prefixes (RFC 6275 section 10.6)
    Ptr<MobilePrefixAdvertiser> GetPrefixAdvertiser() const;

    /**
     * Add a prefix to the home link, or change one, the first included: its lifetimes or its flags.
     * The advertisements on the home link have it from then on, mobile nodes that are away are told
     * (RFC 6275 section 10.6.2), and home addresses are served that have it. Call after
     * SetAddress().
     * @param prefix it, with lifetimes that count from now on; the router's address in it is of no
     *        effect
     */
    void ConfigurePrefix(const PrefixInformation& prefix);

    /// @return the prefixes of the home link that are valid, with the lifetimes left
    std::vector<PrefixInformation> GetPrefixes() const;

    /// @return the binding cache
    const BindingCache& GetBindingCache() const;

    /// Forget all bindings, as a node does that starts anew.
    void Restart();

    /**
     * Fix the random streams.
     * @param stream first stream index
     * @return the number of streams used
     */
    int64_t AssignStreams(int64_t stream);

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
    /// @param update an authentic Binding Update to this node's address
    /// @return whether it asks for what this agent does: a home registration
    virtual bool Serves(const BindingUpdateHeader& update) const;
    /// @return whether mobile nodes may look for this agent by its prefix
    virtual bool IsDiscoverable() const;

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

    /// Let mobile nodes find this agent and its prefixes, once its node and its address are known.
    void ServeDiscovery();
    /// @param address an address @return its prefix, if that is one of the home link and valid
    std::optional<PrefixInformation> FindPrefix(Ipv6Address address) const;
    /// @return the prefix of SetAddress(), whose lifetimes are attributes
    PrefixInformation GetFirstPrefix() const;

    /// A Binding Update that is being dealt with.
    struct Request
    {
        Ipv6Address home;       //!< home address
        Ipv6Address wireSource; //!< where the answer goes
        Ipv6Address careOf;     //!< to be bound
        uint16_t sequence{0};   //!< Sequence #
        Time lifetime;          //!< to be granted
    };

    /// What is wrong with a Binding Update. @param update it @param request what it asks for
    /// @return the status to refuse it with, or nothing
    std::optional<BindingStatus> FindFault(const BindingUpdateHeader& update,
                                           const Request& request) const;
    /// Bind and answer. @param request what was asked for
    void Accept(const Request& request);
    /// End a binding and answer. @param request what was asked for
    void Deregister(const Request& request);
    /// Look whether somebody has the home address before it is bound. @param request to be accepted
    void DetectDuplicates(const Request& request);
    /// Nobody has shown within DadDelay, or somebody has. @param home home address
    /// @param unique whether nobody has
    void EndDetection(Ipv6Address home, bool unique);

    /// Answer. @param request to what @param status Status @param sequence Sequence #
    /// @param lifetime granted
    void Answer(const Request& request, BindingStatus status, uint16_t sequence, Time lifetime);

    /// Whether to forward what a mobile node reverse-tunnelled.
    /// @param outer header of the tunnel packet @param inner header of the packet in it
    /// @return whether its source is a care-of address of the mobile node
    bool AcceptTunnel(const Ipv6Header& outer, const Ipv6Header& inner) const;

    /// @param home home address
    /// @return the highest Sequence # received, of a deleted binding for TombstoneTime, or nothing
    std::optional<uint16_t> FindSequence(Ipv6Address home) const;

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
    Ptr<Ipv6Interface> m_homeLink;                    //!< or null
    Ipv6Address m_homeLinkAddress;                    //!< this node's address there
    Ptr<RouterAdvertiser> m_advertiser;               //!< on the home link, or null
    Ptr<HomeAgentDirectory> m_directory;              //!< lets mobile nodes find this one
    Ptr<MobilePrefixAdvertiser> m_prefixAdvertiser;   //!< tells them of prefixes
    HomePrefixList m_otherPrefixes;                   //!< beside the first
    bool m_autonomous{true};                          //!< flag A of the first
    bool m_onLink{true};                              //!< flag L of the first
    std::string m_key;                                //!< attribute SharedKey
    uint32_t m_maxBindings{0};                        //!< attribute MaxBindings
    uint8_t m_refusal{0};                             //!< attribute Refusal
    Time m_refreshAdvice;                             //!< attribute RefreshAdvice
    Time m_prefixPreferred;                           //!< attribute PrefixPreferredLifetime
    Time m_prefixValid;                               //!< attribute PrefixValidLifetime
    Time m_tombstoneTime;                             //!< attribute TombstoneTime
    Time m_maxLifetime;                               //!< attribute MaxBindingLifetime
    bool m_detectDuplicates;                          //!< attribute DuplicateAddressDetection
    Time m_dadDelay;                                  //!< attribute DadDelay
    Time m_previousGrace;                             //!< attribute PreviousCareOfGrace
    BindingCache m_cache;                             //!< the bindings
    std::map<Ipv6Address, PreviousCareOf> m_previous; //!< by home address

    /// A home address that is being looked for on the home link.
    struct Detection
    {
        Request request; //!< the latest
        EventId end;     //!< of DadDelay
    };

    /// What is left of a deleted binding.
    struct Tombstone
    {
        uint16_t sequence; //!< of the Binding Update that deleted it
        Time until;        //!< simulated time
    };

    std::map<Ipv6Address, Detection> m_detections;                 //!< by home address
    std::map<Ipv6Address, Tombstone> m_tombstones;                 //!< by home address
    EventId m_expiry;                                              //!< next ExpireBindings()
    TracedCallback<Ipv6Address, Ipv6Address> m_bindingTrace;       //!< trace source Binding
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< trace source MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* HOME_AGENT_H */
