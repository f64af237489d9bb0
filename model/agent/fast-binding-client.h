/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef FAST_BINDING_CLIENT_H
#define FAST_BINDING_CLIENT_H

#include "ns3/binding-update-list.h"
#include "ns3/gate-aware-timer.h"
#include "ns3/ipv6-header.h"
#include "ns3/mobile-node-part.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

class FastBindingUpdateHeader;

/// Where a mobile node's request to redirect its traffic stands (FastBindingClient).
enum class FastBindingClientState : uint8_t
{
    IDLE,     //!< nothing asked of the previous router in this handover
    HELD,     //!< FBU waits for its turn at the gate
    OPEN,     //!< FBU sent, FBack awaited or still possible
    ACCEPTED, //!< FBack with a status below 128
    FAILED,   //!< refused, or given up, on the link it was sent on
};

/// What can happen to it.
enum class FastBindingClientEvent : uint8_t
{
    HOLD,      //!< the FBU comes to the gate
    SEND,      //!< FBU goes, first or again
    ACCEPT,    //!< FBack accepted
    FAIL,      //!< FBack refused, no FBack after FBU_RETRIES, or nobody to name in an FBU
    RELEASE,   //!< the link on which the FBU was to go is gone
    ARRIVE,    //!< the node is on the new link: what failed on the old one is tried once more
    SUPERSEDE, //!< the accepted new care-of address is not the one to use
    RESET,     //!< a new handover
};

/// @param state the state @return its name in lower case
std::string ToString(FastBindingClientState state);
/// @param event the event @return its name in lower case
std::string ToString(FastBindingClientEvent event);

/**
 * A mobile node's FBU and FBack (RFC 4068 section 6.3, RFC 5568 section 6.2): sequence numbers,
 * authentication, retransmission, and the FBU with lifetime 0 of a node that came back. Where the
 * FBU is sent, and inside what, is the agent's affair.
 */
class FastBindingClient : public MobileNodePart
{
  public:
    /// An FBack that was accepted.
    struct Result
    {
        bool sentFromNewLink{false};         //!< where the FBU that it answers was sent
        std::optional<Ipv6Address> assigned; //!< care-of address that must be used instead
        Time lifetime;                       //!< granted by the previous router
    };

    /// What the agent wants to be told.
    struct Handlers
    {
        std::function<void(const Result& result)> accepted;    //!< step f has ended
        std::function<void(const std::string& reason)> failed; //!< no answer, or a refusal
        std::function<void()> resend;                          //!< send the FBU again
    };

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// @param context of the mobile node @param handlers told
    void Attach(MobileNodeContext context, Handlers handlers);

    /// @param key shared with access routers, for FBU and FBack; empty: unprotected
    void SetKey(const std::string& key);
    /// @return the key
    std::string GetKey() const;

    /**
     * A new handover: forget the one before.
     * @param par global address of the previous router, or ::
     * @param pcoa previous care-of address
     */
    void Reset(Ipv6Address par, Ipv6Address pcoa);

    /// Pass the gate for step c. @param send called when the FBU may go, unless Reset() or
    /// Release() came first
    void Hold(std::function<void()> send);

    /// The link on which the FBU was to go is lost: take it from the gate, stop waiting.
    void Release();

    /// The node is on the new link: an FBU may be sent there, with tries of its own.
    void ArriveOnNewLink();

    /// The new care-of address of the accepted FBU is not the one to use: another FBU is needed.
    void Supersede();

    /**
     * Make an FBU, report step c, and await the FBack from now on.
     * @param onOldLink where it is sent
     * @param ncoa new care-of address
     * @return Home Address option and Mobility Header, to be sent to the previous router
     */
    Ptr<Packet> Make(bool onOldLink, Ipv6Address ncoa);

    /// Await the FBack from now on (after Make(), or after an announcement without an FBU): for
    /// InitialTimeout or twice the latest time from FBU to FBack, whichever is longer, doubled with
    /// each FBU on this link.
    void Await();

    /// Await no FBack for the time being.
    void StopAwaiting();

    /// The FBU will not be accepted on this link. @param reason why
    void GiveUp(const std::string& reason);

    /**
     * Tell a router that still tunnels for an address that the node is back (RFC 4068 section 5.5,
     * RFC 5568 section 5.6), again after the timeouts of any FBU until it says so. Does nothing if
     * no FBU to it is in force.
     * @param router its global address
     * @param pcoa the address
     */
    void CancelBinding(Ipv6Address router, Ipv6Address pcoa);

    /**
     * An FBack came.
     * @param message from the Mobility Header on
     * @param header IPv6 header
     */
    void HandleFback(Ptr<const Packet> message, const Ipv6Header& header);

    /// @return where the request stands
    FastBindingClientState GetState() const;
    /// @return the lifetime that FBUs ask for
    Time GetLifetime() const;
    /// @return whether an FBU with lifetime 0 awaits its FBack
    bool IsCancelling() const;
    /// @return the latest time from FBU to FBack that no gate and no repeat blurs, if any
    std::optional<Time> GetRtt() const;
    /// @return whether an FBU was sent in this handover, or waits at the gate
    bool IsAsked() const;
    /// @return whether an FBU was sent in this handover: step c has begun
    bool HasBegun() const;
    /// @return whether the FBack was accepted
    bool IsAccepted() const;
    /// @return whether the FBU was refused or given up on this link
    bool HasFailed() const;
    /// @return whether it was refused so that the same FBU is no use on another link, either: it is
    /// prohibited, or the care-of address has the wrong form (Status 129, 131)
    bool IsRefusedForGood() const;
    /// @return whether the accepted FBU had been sent from the new link
    bool WasSentFromNewLink() const;
    /// @return new care-of address in the latest FBU, or that which its FBack assigned, or ::
    Ipv6Address GetNcoa() const;

    /// A row of the transition table.
    struct Transition
    {
        FastBindingClientState state; //!< in
        FastBindingClientEvent event; //!< when this happens
        FastBindingClientState next;  //!< go to
    };

    static const std::vector<Transition> TRANSITIONS; //!< sorted by state

  protected:
    void DoDispose() override;

  private:
    /// An FBU of this handover.
    struct Sent
    {
        bool onOldLink;   //!< where it was sent
        Ipv6Address ncoa; //!< new care-of address in it
        Time when;        //!< it was sent
    };

    /// An FBU with lifetime 0 that awaits its FBack.
    struct Cancellation
    {
        Ipv6Address router;   //!< to whom
        Ipv6Address pcoa;     //!< what shall no longer be tunnelled
        uint16_t sequence{0}; //!< of the latest
        uint8_t tries{0};     //!< sent
    };

    /// Look the event up and change state. @param event what happened
    /// @return whether the table has it
    bool Fire(FastBindingClientEvent event);
    /// No FBack in time.
    void Timeout();
    /// @param tries FBUs sent @return how long to wait for an FBack
    Time GetTimeout(uint8_t tries) const;
    /// Put an FBU's authenticator and Home Address option on. @param update the rest of it
    /// @param pcoa previous care-of address @param ncoa new one @param router to whom
    /// @return Home Address option and Mobility Header
    Ptr<Packet> Protect(FastBindingUpdateHeader& update,
                        Ipv6Address pcoa,
                        Ipv6Address ncoa,
                        Ipv6Address router) const;
    /// @param message an FBack @param careOf care-of address that it concerns @param router whose
    /// @return whether it is authentic; else it was dropped
    bool IsAuthentic(Ptr<const Packet> message, Ipv6Address careOf, Ipv6Address router);
    /// Send the FBU with lifetime 0, first or again.
    void SendCancellation();
    /// No FBack to it in time.
    void CancellationTimeout();

    Handlers m_handlers;                                          //!< told
    std::string m_key;                                            //!< of SetKey()
    Time m_initialTimeout;                                        //!< attribute InitialTimeout
    uint8_t m_retries{3};                                         //!< attribute Retries
    Time m_lifetime;                                              //!< attribute Lifetime
    FastBindingClientState m_state{FastBindingClientState::IDLE}; //!< where it stands
    Ipv6Address m_par;                                            //!< previous router
    Ipv6Address m_pcoa;                                           //!< previous care-of address
    std::map<uint16_t, Sent> m_sent;                              //!< FBUs, by Sequence #
    Ipv6Address m_ncoa;                                           //!< see GetNcoa()
    uint8_t m_tries{0};                                           //!< FBUs sent on this link
    bool m_refusedForGood{false};                                 //!< see IsRefusedForGood()
    bool m_sentFromNewLink{false};                                //!< the accepted one
    BindingUpdateList m_list;                                     //!< sequence numbers
    GateAwareTimer m_timer;                                       //!< awaits FBack
    std::optional<Time> m_rtt;                                    //!< see GetRtt()
    std::optional<Cancellation> m_cancellation;                   //!< under way
    GateAwareTimer m_cancellationTimer;                           //!< awaits its FBack
};

} // namespace fmipv6
} // namespace ns3

#endif /* FAST_BINDING_CLIENT_H */
