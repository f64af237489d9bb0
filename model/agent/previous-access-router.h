/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef PREVIOUS_ACCESS_ROUTER_H
#define PREVIOUS_ACCESS_ROUTER_H

#include "ns3/access-router-role.h"
#include "ns3/departure-buffer.h"
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
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class HandoverAcknowledgeHeader;
class PrRtAdvHeader;
class RtSolPrHeader;

/// What can happen to a fast binding at the previous access router.
enum class FastBindingEvent : uint8_t
{
    FBU_NEW,      //!< an FBU for a new care-of address was accepted
    FBU_REPEATED, //!< an FBU for the same care-of address was accepted
    HI_ASKED_FOR, //!< an unsolicited HAck asks for a HI for an FBU that was accepted before
    HI_SENT,      //!< HI left
    HACK_OK,      //!< HAck: handover accepted, care-of address usable
    HACK_REFUSED, //!< HAck: not
    HI_GIVEN_UP,  //!< no HAck after HI_RETRIES
    FBACK_SENT,   //!< FBack left
    REMOVED,      //!< lifetime over, lifetime 0 requested, or the mobile node came back
};

/// @param event the event @return its name in lower case
std::string ToString(FastBindingEvent event);

/// When the previous access router copies what it sends to a mobile node.
enum class DepartureBuffering : uint8_t
{
    NONE,           //!< never
    FROM_FBU,       //!< from the FBU until there is a tunnel
    FROM_DISCOVERY, //!< from the PrRtAdv on that names a new router
};

/// What a router sends of itself in a PrRtAdv.
struct HandoverAdvice
{
    Mac48Address ap;                 //!< access point to go to
    std::optional<Ipv6Address> ncoa; //!< care-of address to use there, if the network says
};

/**
 * The previous access router's role (RFC 4068 and RFC 5568 section 4): answers RtSolPr, accepts
 * FBU, asks the new router with HI, installs the tunnel PCoA -> NCoA, sends FBack, forwards what
 * the mobile node reverse-tunnels.
 *
 * It redirects nothing without an FBU that is authentic (with the mobile node's handover key, if it
 * has one), whose sequence number is new, and that comes from where it claims to: with the PCoA as
 * source from the access link, with the NCoA as source from elsewhere.
 */
class PreviousAccessRouter : public AccessRouterRole
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    PreviousAccessRouter();

    /// @return the fast bindings
    const FastBindingTable& GetBindings() const;

    /// @return the copies that it keeps of what it sends to nodes about to leave
    Ptr<DepartureBuffer> GetDepartureBuffer() const;

    /**
     * Tell a mobile node to hand over (RFC 4068 and RFC 5568 section 3.3): PrRtAdv with Code 1.
     * @param mn its link-layer address
     * @param destination an address of it on the access link
     * @param advice where to; AddNeighbor must have named the access point
     * @return whether it was sent: false if no router is known for the access point
     */
    bool AdviseHandover(Mac48Address mn, Ipv6Address destination, const HandoverAdvice& advice);

    /**
     * Tell a mobile node the neighbourhood, which is no order to go: PrRtAdv with Code 4.
     * @param destination an address of it on the access link, or all nodes
     */
    void AdviseNeighborhood(Ipv6Address destination);

    /// Forget all bindings and what they rest on, as after a power failure.
    void Restart();

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
    /// Add as many tuples as the link's MTU allows, those configured first before others.
    /// @param answer gets them @param aps access points
    /// @return whether there was room for all
    bool AddTuples(PrRtAdvHeader& answer, const std::vector<Mac48Address>& aps) const;
    /**
     * One message has one code: where some routers asked for want DHCP (RFC 5568 section 6.1.2,
     * Code 5) and others do not, keep those which are as the first one is.
     * @param answer loses the others
     * @param whole set to false if there were any
     * @return whether those in the answer want DHCP
     */
    bool KeepOneKind(PrRtAdvHeader& answer, bool& whole) const;
    /// @param request what is asked @param mn who @param destination its address
    void AnswerRtSolPr(const RtSolPrHeader& request, Mac48Address mn, Ipv6Address destination);
    /// @param message it @param destination to whom
    void SendPrRtAdv(PrRtAdvHeader message, Ipv6Address destination);
    /// Keep copies for all addresses of a mobile node. @param mn whose
    void StartCopying(Mac48Address mn);
    /// An FBU came. @param message Mobility Header @param header IPv6 header, its source the PCoA
    /// @param wireSource source on the wire
    void HandleFbu(Ptr<const Packet> message, const Ipv6Header& header, Ipv6Address wireSource);
    /// Why an FBU is not to be heeded. @param message it @param header IPv6 header
    /// @param wireSource source on the wire @param ncoa the address it asks for
    /// @return a reason, or an empty text
    std::string FindFault(Ptr<const Packet> message,
                          const Ipv6Header& header,
                          Ipv6Address wireSource,
                          Ipv6Address ncoa) const;
    /// Begin a handover that an FBU has asked for: HI follows. @param binding whose
    void Initiate(FastBinding& binding);
    /// The new router asks for a HI. @param hack its message @param header IPv6 header
    /// @param packet the same
    void HandleUnsolicited(const HandoverAcknowledgeHeader& hack,
                           const Ipv6Header& header,
                           Ptr<const Packet> packet);
    /// Send what was copied through the tunnel that is there now. @param pcoa whose
    void SendCopies(Ipv6Address pcoa);
    /// The new router does not take it: nothing is tunnelled any more. @param binding whose
    /// @param event why @param status what FBack says
    void GiveUp(FastBinding& binding, FastBindingEvent event, uint8_t status);
    /// Send HI, first or again. @param pcoa whose
    void SendHi(Ipv6Address pcoa);
    /// No HAck in time. @param pcoa whose
    void HiTimeout(Ipv6Address pcoa);
    /// A HAck came. @param packet from the ICMPv6 header on @param header IPv6 header
    void HandleHack(Ptr<const Packet> packet, const Ipv6Header& header);
    /// The binding ends, and the tunnel with it, when its lifetime is over from now on.
    /// @param binding whose
    void StartLifetime(const FastBinding& binding);
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
    bool m_requestAddress{false};                  //!< attribute RequestAddress
    int m_buffering{0};                            //!< attribute Buffering
    Ptr<DepartureBuffer> m_copies;                 //!< see GetDepartureBuffer()
    uint16_t m_nextIdentifier{0};                  //!< of HI
    TracedCallback<Mac48Address, FastBindingState, FastBindingState, FastBindingEvent>
        m_stateTrace; //!< StateTransition
};

} // namespace fmipv6
} // namespace ns3

#endif /* PREVIOUS_ACCESS_ROUTER_H */
