/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef NEW_ACCESS_ROUTER_H
#define NEW_ACCESS_ROUTER_H

#include "ns3/access-router-role.h"
#include "ns3/gate-aware-timer.h"
#include "ns3/handover-buffer.h"
#include "ns3/ipv6-header.h"
#include "ns3/ipv6-interface.h"
#include "ns3/mac48-address.h"
#include "ns3/nar-handover-table.h"
#include "ns3/nstime.h"
#include "ns3/packet-fate.h"
#include "ns3/packet.h"
#include "ns3/step-trace.h"
#include "ns3/traced-callback.h"

#include <map>
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
    HI_AFTER,  //!< HI for a node that has announced itself, or with Code 1
    ANNOUNCED, //!< FNA accepted
    EXPIRED,   //!< PROXY_ND_LIFETIME is over
    LEFT,      //!< the node hands over to another router
};

/// @param event the event @return its name in lower case
std::string ToString(NarHandoverEvent event);

/**
 * The new access router's role (RFC 4068 section 4): accepts HI, proxies the NCoA and holds its
 * packets until the mobile node announces itself by FNA, answers HAck.
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

    /// The node with this address leaves. @param address its care-of address on this link
    void Forget(Ipv6Address address);

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
        Ptr<HandoverBuffer> buffer; //!< its packets
        GateAwareTimer lifetime;    //!< PROXY_ND_LIFETIME
    };

    /// Change state. @param handover whose @param event what happened
    /// @return whether the table has it
    bool Fire(NarHandover& handover, NarHandoverEvent event);
    /// A HI came. @param packet from the ICMPv6 header on @param header IPv6 header
    void HandleHi(Ptr<const Packet> packet, const Ipv6Header& header);
    /// Send HAck. @param handover for which @param destination to @param begin whether step e
    /// begins with it
    void SendHack(const NarHandover& handover, Ipv6Address destination);
    /// An FNA came. @param message Mobility Header @param header IPv6 header, its source the NCoA
    void HandleFna(Ptr<const Packet> message, const Ipv6Header& header);
    /// Proxy an address and hold its packets. @param handover whose
    void StartProxying(const NarHandover& handover);
    /// Proxy it no more. @param ncoa the address @return packets held until now
    std::vector<HandoverBuffer::Item> StopProxying(Ipv6Address ncoa);
    /// PROXY_ND_LIFETIME is over. @param ncoa whose
    void Expire(Ipv6Address ncoa);
    /// Forward the FBU that came inside an FNA. @param inner IPv6 packet @param ncoa its source
    /// @param mn who sent it
    void ForwardInner(Ptr<Packet> inner, Ipv6Address ncoa, Mac48Address mn);
    /// @param address an address @param mn who wants to use it
    /// @return whether another node has it
    bool IsInUse(Ipv6Address address, Mac48Address mn) const;

    NarHandoverTable m_handovers;                                   //!< the handovers
    std::map<Ipv6Address, Expected> m_expected;                     //!< by NCoA
    Time m_proxyLifetime;                                           //!< attribute ProxyNdLifetime
    bool m_checkPeers{true};                                        //!< attribute CheckPeers
    TracedCallback<Ptr<const Packet>, PacketDropCause> m_dropTrace; //!< PacketDrop
    TracedCallback<Ptr<const Packet>> m_holdTrace;                  //!< PacketHold
    TracedCallback<Mac48Address, NarHandoverState, NarHandoverState, NarHandoverEvent>
        m_stateTrace; //!< StateTransition
};

} // namespace fmipv6
} // namespace ns3

#endif /* NEW_ACCESS_ROUTER_H */
