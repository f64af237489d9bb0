/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NEW_ACCESS_ROUTER_H
#define NEW_ACCESS_ROUTER_H

#include "ns3/access-router-role.h"
#include "ns3/buffer-release.h"
#include "ns3/event-id.h"
#include "ns3/fmipv6-handover-acknowledge-header.h"
#include "ns3/fmipv6-handover-initiate-header.h"
#include "ns3/gate-aware-timer.h"
#include "ns3/handover-buffer.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-interface.h"
#include "ns3/mac48-address.h"
#include "ns3/mobility-icmpv6-l4-protocol.h"
#include "ns3/nar-handover-table.h"
#include "ns3/nstime.h"
#include "ns3/packet-fate.h"
#include "ns3/packet.h"
#include "ns3/step-trace.h"
#include "ns3/traced-callback.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What can happen to a mobile node at the new access router.
enum class NarHandoverEvent : uint8_t
{
    HI_BEFORE, //!< HI with Code 0 for a node that is not here yet
    HI_PROBED, //!< the same, and the link is to be asked first whether the NCoA is free
    HI_AFTER,  //!< HI for a node that has announced itself, or with Code 1
    UNIQUE,    //!< nobody answered the probe
    DUPLICATE, //!< somebody did
    ANNOUNCED, //!< FNA or UNA accepted, or its neighbour cache entry is usable otherwise
    EXPIRED,   //!< PROXY_ND_LIFETIME is over
    LEFT,      //!< the node hands over to another router
};

/// @param event the event @return its name in lower case
std::string ToString(NarHandoverEvent event);

/// What a new access router does about a care-of address that another node has, or that is none of
/// its link.
enum class NcoaInUse : uint8_t
{
    REFUSE,      //!< says so: the mobile node configures another one
    ASSIGN,      //!< gives it one
    USE_ROUTERS, //!< refuses in HAck; in NAACK it lends its own address for the FBU (RFC 5568), and
                 //!< delivers what comes for the PCoA
    USE_PCOA,    //!< delivers what comes for the PCoA, and says so in HAck and in NAACK
};

/**
 * The new access router's role (RFC 4068 and RFC 5568 section 4): accepts HI, proxies the NCoA and
 * holds its packets until the mobile node announces itself, answers HAck.
 *
 * The editions differ: a mobile node announces itself by FNA and becomes a REACHABLE neighbour, or
 * by UNA and becomes a STALE one, where a UNA for an address that is neither proxied nor being
 * resolved makes no entry (RFC 4861 section 7.2.5) and address resolution makes it later; held
 * packets leave at once, or paced; duplicates are looked for in a list, or also by asking the link.
 */
class NewAccessRouter : public AccessRouterRole
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @return the handovers
    const NarHandoverTable& GetHandovers() const;

    /**
     * Ask a previous router for a HI: an unsolicited HAck, Code 4 (RFC 5568 section 6.2.1.2; RFC
     * 4068 has none).
     * @param par its address
     * @param ncoa address of a node that is here
     */
    void AskForHi(Ipv6Address par, Ipv6Address ncoa);

    /// Forget all handovers, as after a power failure. Packets held are lost.
    void Restart();

    /// The node with this address leaves. @param address its care-of address on this link
    void Forget(Ipv6Address address);

    /// The node with this link-layer address leaves: its PCoA, if it stayed in use here, does no
    /// longer. @param mn the node
    void ForgetPcoaOf(Mac48Address mn);

    /// @return packets held now, for all mobile nodes
    uint32_t GetNBuffered() const;

    /// A row of the transition table.
    struct Transition
    {
        NarHandoverState state; //!< in
        NarHandoverEvent event; //!< when this happens
        NarHandoverState next;  //!< go to
    };

    static const std::vector<Transition> TRANSITIONS; //!< sorted by state

    /**
     * TracedCallback signature of the trace source StateTransition.
     * @param mn link-layer address of the mobile node
     * @param oldState left
     * @param newState entered
     * @param why the event
     */
    typedef void (*StateTransitionTracedCallback)(Mac48Address mn,
                                                  NarHandoverState oldState,
                                                  NarHandoverState newState,
                                                  NarHandoverEvent why);

  protected:
    void DoAttach() override;
    void DoDispose() override;

  private:
    /// Packets and lifetime of one expected mobile node.
    struct Expected
    {
        Ptr<HandoverBuffer> buffer;             //!< its packets
        GateAwareTimer lifetime;                //!< PROXY_ND_LIFETIME
        std::unique_ptr<BufferRelease> release; //!< while its packets leave
    };

    /// The way of a PCoA through this router.
    struct PcoaRoute
    {
        GateAwareTimer lifetime; //!< PcoaLifetime
    };

    /// Duplicate address detection for an NCoA.
    struct Probe
    {
        uint8_t sent{0}; //!< solicitations
        EventId next;    //!< their timer
    };

    /// Change state. @param handover whose @param event what happened
    /// @return whether the table has it
    bool Fire(NarHandover& handover, NarHandoverEvent event);
    /// A HI came. @param packet from the ICMPv6 header on @param header IPv6 header
    void HandleHi(Ptr<const Packet> packet, const Ipv6Header& header);
    /// HI was accepted: what follows. @param ncoa whose @param before whether its node is to come
    void EnterHandover(Ipv6Address ncoa, bool before);
    /// Answer HI when the plan allows. @param ncoa whose
    void AnswerHi(Ipv6Address ncoa);
    /// Send HAck. @param handover for which @param destination to
    void SendHack(const NarHandover& handover, Ipv6Address destination);
    /// Send a HAck for a HI that makes no row. @param hi it @param code Code @param par to
    void RefuseHi(const HandoverInitiateHeader& hi, HandoverAcknowledgeCode code, Ipv6Address par);
    /// Ask the link for an address, first or again. @param ncoa it
    void SendProbe(Ipv6Address ncoa);
    /// Nobody has answered a probe in time. @param ncoa the address
    void ProbeTimeout(Ipv6Address ncoa);
    /// Somebody has the address. @param ncoa it
    void ProbeFailed(Ipv6Address ncoa);
    /// @param ncoa an address that is probed no more
    void EndProbe(Ipv6Address ncoa);
    /**
     * Whether a HI whose NCoA cannot be used is to be accepted for the PCoA (RFC 4068 section
     * 6.2.2, RFC 5568 section 6.2.1.2).
     * @param hi it
     * @return whether what comes for the PCoA will be delivered here
     */
    bool ServesPcoa(const HandoverInitiateHeader& hi) const;
    /// Deliver what comes for a PCoA, and tunnel back what comes from it. @param handover whose
    void StartPcoaRoute(const NarHandover& handover);
    /// Do so no more. @param pcoa the address
    void EndPcoaRoute(Ipv6Address pcoa);
    /// @param mn a mobile node @return an address of this link that nobody has
    Ipv6Address MakeUnusedAddress(Mac48Address mn) const;
    /// An FNA came. @param message Mobility Header @param header IPv6 header, its source the NCoA
    void HandleFna(Ptr<const Packet> message, const Ipv6Header& header);
    /// A Neighbor Solicitation or Advertisement came. @param message it
    void HandleNeighbor(const MobilityIcmpv6L4Protocol::NeighborMessage& message);
    /// An announcement came. @param ncoa address @param mn of whom @param message FNA or UNA
    /// @return whether the address is the node's, else it was told
    bool CheckAnnouncement(Ipv6Address ncoa, Mac48Address mn, Ptr<const Packet> message);
    /// @param address an address @param mn who announces it
    /// @return whether the node may have it here: one of this link, or its PCoA if that is served
    bool IsServed(Ipv6Address address, Mac48Address mn) const;
    /// The node is here: forward to it from now on. @param ncoa its address @param mn it
    void Announce(Ipv6Address ncoa, Mac48Address mn);
    /// Proxy an address and hold its packets. @param handover whose
    void StartProxying(const NarHandover& handover);
    /// Proxy an address no more, and send what is held. @param ncoa the address
    void Release(Ipv6Address ncoa);
    /// Proxy an address no more, and drop what is held. @param ncoa the address
    void GiveUp(Ipv6Address ncoa);
    /// Hold, or pass on in order, what comes for an address. @param ncoa it
    void DivertToBuffer(Ipv6Address ncoa);
    /// PROXY_ND_LIFETIME is over. @param ncoa whose
    void Expire(Ipv6Address ncoa);
    /// Forward the FBU that came inside an FNA. @param inner IPv6 packet @param ncoa its source
    /// @param mn who sent it
    void ForwardInner(Ptr<Packet> inner, Ipv6Address ncoa, Mac48Address mn);
    /// @param address an address @param mn who wants to use it
    /// @return whether another node has it
    bool IsInUse(Ipv6Address address, Mac48Address mn) const;

    NarHandoverTable m_handovers;               //!< the handovers
    std::map<Ipv6Address, Expected> m_expected; //!< by NCoA
    std::map<Ipv6Address, Probe> m_probes;      //!< by NCoA
    std::map<Ipv6Address, PcoaRoute> m_pcoas;   //!< by PCoA
    std::map<Mac48Address, Time> m_told; //!< nodes told to use the PCoA or this router's address
    Time m_proxyLifetime;                //!< attribute ProxyNdLifetime
    Time m_pcoaLifetime;                 //!< attribute PcoaLifetime
    uint32_t m_releaseBurst{5};          //!< attribute ReleaseBurst
    uint8_t m_dadTransmits{0};           //!< attribute DupAddrDetectTransmits
    Time m_dadTimer;                     //!< attribute DupAddrDetectTimer
    int m_whenInUse{0};                  //!< attribute NcoaInUse
    bool m_checkPeers{true};             //!< attribute CheckPeers
    uint16_t m_nextSequence{0};          //!< of unsolicited HAck
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_holdTrace;                  //!< PacketHold
    TracedCallback<Mac48Address, NarHandoverState, NarHandoverState, NarHandoverEvent>
        m_stateTrace; //!< StateTransition
};

} // namespace fmipv6
} // namespace ns3

#endif /* NEW_ACCESS_ROUTER_H */
