/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_PAE_H
#define DOT1X_PAE_H

#include "ns3/dot1x-types.h"
#include "ns3/eap-packet.h"
#include "ns3/eapol-frame.h"
#include "ns3/eapol-key-frame.h"
#include "ns3/event-id.h"
#include "ns3/gate-aware-timer.h"
#include "ns3/mac48-address.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/step-trace.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * What the two kinds of port access entity (PAE, IEEE Std 802.1X-2004 section 8) have in common:
 * an EAPOL PDU comes in and is handed on by its type, or is dropped with a reason; PDUs go out by
 * a callback; one timer belongs to the present state.
 */
class Dot1xPae : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * An EAPOL PDU has come from the other end. Bad or unexpected ones fire MsgDrop.
     * @param eapol the PDU, from behind the EtherType; not changed
     */
    void ReceiveEapol(Ptr<const Packet> eapol);

  protected:
    void DoDispose() override;

    /**
     * Say who we are. To be called once.
     * @param node reports the step, and knows the gate
     * @param own our link-layer address
     * @param station the station's link-layer address, which is ours in a supplicant
     * @param callbacks all but closed are needed
     * @param role what for
     */
    void Setup(Ptr<Node> node,
               Mac48Address own,
               Mac48Address station,
               Dot1xCallbacks callbacks,
               Dot1xRole role);

    /// @return whether Setup() was called, and DoDispose() was not
    bool IsReady() const;
    /// @return our link-layer address
    Mac48Address GetOwnAddress() const;
    /// @return the station's link-layer address
    Mac48Address GetStationAddress() const;
    /// @return what this end asks of what is around it
    const Dot1xCallbacks& GetCallbacks() const;
    /// @return what this end is for
    Dot1xRole GetRole() const;
    /// Ask the gate for step 5; preauthentication is no step and passes. @param proceed begins
    void AskGate(std::function<void()> proceed);
    /// Take back what AskGate() asked for.
    void WithdrawFromGate();
    /// @param phase of step 5 to report; nothing is reported of a preauthentication
    void Report(StepPhase phase);

    /**
     * What the host takes from the receipt of a PDU until it acts upon it.
     * @param frame the PDU @return a time, 0 for none
     */
    virtual Time GetProcessingTime(const EapolFrame& frame) const;
    /// Forget PDUs that have come and have not been acted upon yet.
    void ForgetReceived();

    /// EAPOL-Start has come.
    virtual void TakeStart();
    /// EAPOL-Logoff has come.
    virtual void TakeLogoff();
    /// An EAP packet has come. @param eap the packet
    virtual void TakeEap(const EapPacket& eap) = 0;
    /// An EAPOL-Key has come. @param key the frame
    virtual void TakeKey(const EapolKeyFrame& key) = 0;

    /// Do not act upon the PDU in hand. @param reason why
    void Drop(Dot1xDrop reason);
    /// @param bytes an EAPOL PDU to send
    void Send(const std::vector<uint8_t>& bytes);
    /// @param eap an EAP packet to send
    void SendEap(const EapPacket& eap);
    /// @param reason given to the callback
    void Fail(Dot1xFailure reason);

    /// Start the state's timer. @param period until then @param expired called at its end
    void StartTimer(Time period, std::function<void()> expired);
    /// @return whether Log() writes anything
    static bool IsLogging();
    /// @param line what to log of this end
    void Log(const std::string& line) const;
    /// Stop everything that belongs to the state that is being left.
    virtual void LeaveState();

  private:
    /// Hand a PDU on by its type. @param eapol the PDU @param frame its content
    void Process(Ptr<const Packet> eapol, const EapolFrame& frame);

    Ptr<Node> m_node;                  //!< reports the step
    Mac48Address m_own;                //!< ours
    Mac48Address m_station;            //!< the station's
    Dot1xCallbacks m_callbacks;        //!< to the station or access point
    GateAwareTimer m_timer;            //!< belongs to the state
    Dot1xRole m_role{Dot1xRole::PORT}; //!< what for
    Ptr<const Packet> m_received;      //!< the PDU in hand
    std::vector<EventId> m_processing; //!< of PDUs that the host has not acted upon yet

    TracedCallback<Ptr<const Packet>> m_msgTx;              //!< MsgTx
    TracedCallback<Ptr<const Packet>> m_msgRx;              //!< MsgRx
    TracedCallback<Ptr<const Packet>, Dot1xDrop> m_msgDrop; //!< MsgDrop
};

/**
 * A PAE as a table of transitions.
 * @tparam Self the class, which has the static member GetTransitions()
 * @tparam S its states
 * @tparam E its events
 */
template <typename Self, typename S, typename E>
class Dot1xMachine : public Dot1xPae
{
  public:
    using State = S; //!< states
    using Event = E; //!< events

    /// One row of the transition table.
    struct Transition
    {
        S state;                //!< in this state
        E event;                //!< at this event
        S next;                 //!< go to that state
        void (Self::*action)(); //!< and do this; may be null
    };

    /// @return the state
    S GetState() const
    {
        return m_state;
    }

    /**
     * TracedCallback signature of the trace source StateTransition.
     * @param from old state
     * @param to new state; may be the same
     * @param why the event
     */
    typedef void (*StateTransitionTracedCallback)(S from, S to, E why);

  protected:
    /// @param event what has happened @return whether the table has it for this state
    bool Handle(E event)
    {
        if (!IsReady())
        {
            return false; // disposed, or not configured: nothing can be under way
        }
        const Ptr<Dot1xPae> self(this); // a callback may let go of us
        for (const auto& row : Self::GetTransitions())
        {
            if (row.state == m_state && row.event == event)
            {
                const S old = m_state;
                if (IsLogging())
                {
                    std::ostringstream line;
                    line << old << " --> " << row.next << " (" << event << ")";
                    Log(line.str());
                }
                LeaveState();
                m_state = row.next;
                m_stateTransition(old, row.next, event);
                if (row.action)
                {
                    (static_cast<Self*>(this)->*row.action)();
                }
                return true;
            }
        }
        return false;
    }

    /// The PDU in hand is this event; drop it where the table does not foresee it.
    /// @param event the event
    void Take(E event)
    {
        if (!Handle(event))
        {
            Drop(Dot1xDrop::UNEXPECTED);
        }
    }

    S m_state{};                               //!< written by Handle() only
    TracedCallback<S, S, E> m_stateTransition; //!< StateTransition
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_PAE_H */
