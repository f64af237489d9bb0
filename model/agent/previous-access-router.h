/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PREVIOUS_ACCESS_ROUTER_H
#define PREVIOUS_ACCESS_ROUTER_H

#include "ns3/access-router-role.h"
#include "ns3/fast-binding-table.h"
#include "ns3/gate-aware-timer.h"
#include "ns3/ipv6-header.h"
#include "ns3/mac48-address.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
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

class PrRtAdvHeader;
class RtSolPrHeader;

/// What can happen to a fast binding at the previous access router.
enum class FastBindingEvent : uint8_t
{
    FBU_NEW,      //!< an FBU for a new care-of address was accepted
    FBU_REPEATED, //!< an FBU for the same care-of address was accepted
    HI_SENT,      //!< HI left
    HACK_OK,      //!< HAck: handover accepted, care-of address usable
    HACK_REFUSED, //!< HAck: not
    HI_GIVEN_UP,  //!< no HAck after HI_RETRIES
    FBACK_SENT,   //!< FBack left
    REMOVED,      //!< lifetime over, lifetime 0 requested, or the mobile node came back
};

/// @param event the event @return its name in lower case
std::string ToString(FastBindingEvent event);

/**
 * The previous access router's role (RFC 4068 section 4): answers RtSolPr, accepts FBU, asks the
 * new router with HI, installs the tunnel PCoA -> NCoA, sends FBack, forwards what the mobile node
 * reverse-tunnels.
 */
class PreviousAccessRouter : public AccessRouterRole
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @return the fast bindings
    const FastBindingTable& GetBindings() const;

    /// The address is on this link again, or not to be tunnelled any more. @param pcoa the address
    void RemoveBinding(Ipv6Address pcoa);

    /// A row of the transition table.
    struct Transition
    {
        FastBindingState state; //!< in
        FastBindingEvent event; //!< when this happens
        FastBindingState next;  //!< go to
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
                                                  FastBindingState oldState,
                                                  FastBindingState newState,
                                                  FastBindingEvent why);

  protected:
    void DoAttach() override;
    void DoDispose() override;

  private:
    /// Timers of one binding.
    struct Timers
    {
        GateAwareTimer hi;       //!< awaits HAck
        GateAwareTimer lifetime; //!< of the binding
    };

    /// Bookkeeping of discovery, so that repeats are told from new ones.
    struct Discovery
    {
        uint16_t identifier{0}; //!< of the latest RtSolPr
        bool known{false};      //!< whether there was one
        bool answered{false};   //!< whether the PrRtAdv was sent
    };

    /// Change state. @param binding whose @param event what happened
    /// @return whether the table has it
    bool Fire(FastBinding& binding, FastBindingEvent event);

    /// An RtSolPr came. @param packet from the ICMPv6 header on @param header IPv6 header
    /// @param device where
    void HandleRtSolPr(Ptr<const Packet> packet, const Ipv6Header& header, Ptr<NetDevice> device);
    /// @param request what is asked @return the answer (RFC 4068 section 6.1.2)
    PrRtAdvHeader BuildPrRtAdv(const RtSolPrHeader& request) const;
    /// @param request what is asked @param mn who @param destination its address
    void SendPrRtAdv(const RtSolPrHeader& request, Mac48Address mn, Ipv6Address destination);
    /// An FBU came. @param message Mobility Header @param header IPv6 header, its source the PCoA
    /// @param wireSource source on the wire
    void HandleFbu(Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address wireSource);
    /// Send HI, first or again. @param pcoa whose
    void SendHi(Ipv6Address pcoa);
    /// No HAck in time. @param pcoa whose
    void HiTimeout(Ipv6Address pcoa);
    /// A HAck came. @param packet from the ICMPv6 header on @param header IPv6 header
    void HandleHack(Ptr<const Packet> packet, const Ipv6Header& header);
    /// Send an accepting FBack, first or again. @param pcoa whose
    void SendFback(Ipv6Address pcoa);
    /// Send one FBack. @param binding for which @param status Status @param destination to
    /// @param onOldLink whether straight onto the access link, past the tunnel
    void SendFbackTo(const FastBinding& binding,
                     uint8_t status,
                     Ipv6Address destination,
                     bool onOldLink);
    /// Refuse. @param binding whose @param status Status @param destination to
    void Refuse(const FastBinding& binding, uint8_t status, Ipv6Address destination);

    FastBindingTable m_bindings;                   //!< the bindings
    std::map<Ipv6Address, Timers> m_timers;        //!< by PCoA
    std::map<Mac48Address, Discovery> m_discovery; //!< by mobile node
    Time m_retransmit;                             //!< attribute HiTimeout
    uint8_t m_hiRetries{3};                        //!< attribute HiRetries
    uint32_t m_maxWildcardTuples{255};             //!< attribute MaxWildcardTuples
    Time m_maxLifetime;                            //!< attribute MaxBindingLifetime
    bool m_requestBuffering{true};                 //!< attribute RequestBuffering
    uint16_t m_nextIdentifier{0};                  //!< of HI
    TracedCallback<Mac48Address, FastBindingState, FastBindingState, FastBindingEvent>
        m_stateTrace; //!< StateTransition
};

} // namespace fmipv6
} // namespace ns3

#endif /* PREVIOUS_ACCESS_ROUTER_H */
