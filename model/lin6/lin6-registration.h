/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef LIN6_REGISTRATION_H
#define LIN6_REGISTRATION_H

#include "ns3/event-id.h"
#include "ns3/lin6-endpoint.h"
#include "ns3/lin6-message.h"
#include "ns3/nstime.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Where a location registration stands.
enum class Lin6RegistrationState : uint8_t
{
    IDLE,       //!< no locator to tell
    UPDATING,   //!< the mapping agent has been told, and has not answered
    REFRESHING, //!< the mapping agent knows; not all correspondents have asked it
    REGISTERED, //!< all of them know
};

/// What happens to it.
enum class Lin6RegistrationEvent : uint8_t
{
    MOVE,     //!< there is a new locator
    LEAVE,    //!< there is none any more
    ACCEPT,   //!< the mapping agent has accepted
    COMPLETE, //!< no correspondent is left that does not know
    TIMEOUT,  //!< answers are missing
    REGISTER, //!< the mapping is about to expire
};

/// @param state the state @return a short lower-case name
std::string ToString(Lin6RegistrationState state);
/// @param event the event @return a short lower-case name
std::string ToString(Lin6RegistrationEvent event);

/**
 * A mobile node's location registration in LIN6: first the mapping agent is told of the new
 * locator, then the correspondents are, which ask the mapping agent in their turn. One after the
 * other, for a correspondent that asked too early would be told the old locator.
 */
class Lin6Registration : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// A row of the transition table.
    struct Transition
    {
        Lin6RegistrationState state; //!< in
        Lin6RegistrationEvent event; //!< when this happens
        Lin6RegistrationState next;  //!< go to
    };

    static const std::vector<Transition> TRANSITIONS; //!< sorted by state

    /// @param endpoint of the mobile node @param done called each time that all know
    void Install(Ptr<Lin6Endpoint> endpoint, std::function<void()> done);

    /// The layer has a new locator: tell it.
    void Move();
    /// The node has no locator any more.
    void Leave();

    /// @return where the registration stands
    Lin6RegistrationState GetState() const;

    /**
     * TracedCallback signature of the trace source StateTransition.
     * @param oldState left
     * @param newState entered
     * @param why the event
     */
    typedef void (*StateTransitionTracedCallback)(Lin6RegistrationState oldState,
                                                  Lin6RegistrationState newState,
                                                  Lin6RegistrationEvent why);

  protected:
    void DoDispose() override;

  private:
    /// Look the event up and change state. @param event what happened
    /// @return whether the table has it
    bool Fire(Lin6RegistrationEvent event);
    /// An answer came. @param message it @param peer who sent it, 0 for no LIN6 node
    void Accept(const Lin6Message& message, uint64_t peer);
    /// Tell the mapping agent, for the first time.
    void BeginUpdate();
    /// Send what has not been answered, and again later.
    void SendAgain();
    /// All correspondents have answered.
    void Complete();

    Ptr<Lin6Endpoint> m_endpoint;                               //!< of the mobile node
    std::function<void()> m_done;                               //!< see Install()
    Lin6RegistrationState m_state{Lin6RegistrationState::IDLE}; //!< where it stands
    uint16_t m_sequence{0};                                     //!< of the last update
    std::set<uint64_t> m_unaware;                               //!< correspondents to tell
    Time m_wait;                                                //!< until SendAgain()
    EventId m_timer;                                            //!< of SendAgain(), or of expiry
    Time m_retransmit;                                          //!< attribute RetransmitTime
    Time m_lifetime;                                            //!< attribute Lifetime
    TracedCallback<Lin6RegistrationState, Lin6RegistrationState, Lin6RegistrationEvent>
        m_transitionTrace; //!< StateTransition
};

} // namespace fmipv6
} // namespace ns3

#endif /* LIN6_REGISTRATION_H */
