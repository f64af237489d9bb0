/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef IDEAL_STATION_MLME_H
#define IDEAL_STATION_MLME_H

#include "ns3/event-id.h"
#include "ns3/handover-step.h"
#include "ns3/ideal-channel.h"
#include "ns3/ideal-station-device.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// What steps 1 to 4 are on the ideal link.
enum class IdealTechnology : uint8_t
{
    IDEAL,        //!< those of IEEE 802.11
    IEEE_802_16E, //!< scanning, MAC handover, ranging, registration (RFC 5184 Table 1)
};

/// Where a station of the ideal link stands.
enum class IdealStationState : uint8_t
{
    UNATTACHED,     //!< no point of attachment: at the start, and when the link is lost or left
    ATTACHED,       //!< data flow: when the last step of attachment has ended
    JOINING,        //!< step 2: the station has left the old point of attachment
    AUTHENTICATING, //!< step 3, waiting at the gate included
    ASSOCIATING,    //!< step 4, waiting at the gate included
    AUTHORISING,    //!< step 5, waiting at the gate included
};

/// What can happen to a station of the ideal link.
enum class IdealStationEvent : uint8_t
{
    JOIN,             //!< the gate let step 2 begin
    DONE,             //!< the step in progress has taken its time
    ASSOCIATED_DOT1X, //!< step 4 has taken its time, and step 5 follows
    UNREACHABLE,      //!< the target, or the point of attachment, is out of reach
    DISCONNECT,       //!< requested
};

/// @param state the state @return its name in lower case
std::string ToString(IdealStationState state);
/// @param event the event @return its name in lower case
std::string ToString(IdealStationEvent event);

/**
 * The management entity of a station on the ideal link: performs steps 1 to 5 of RFC 4260 in
 * stated times, each through the step gate and reported to the node's StepTrace as IEEE 802.11
 * would. Step 6 is the point of attachment's (IdealPoaDevice).
 */
class IdealStationMlme : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// What the entity tells whoever uses it; all are wired in SetUser().
    struct User
    {
        /// A scan has ended. The argument: whether it succeeded
        std::function<void(bool)> scanEnded;
        /// Attached. The argument: the point of attachment
        std::function<void(Mac48Address)> linkUp;
        /// Not attached any more, or attaching failed. The argument: the point of attachment
        std::function<void(Mac48Address)> linkDown;
        /// @return whether a point of attachment is within reach
        std::function<bool(Mac48Address)> isReachable;
    };

    /// @param device the station's device, on a channel and a node
    void SetDevice(Ptr<IdealStationDevice> device);
    /// @return the station's device
    Ptr<IdealStationDevice> GetDevice() const;
    /// @param user who is told
    void SetUser(User user);

    /// Step 1. @return false if a scan is waiting or running, or an attachment is in progress
    bool Scan();
    /// Steps 2 to 5. Data flow on the old link until the gate lets step 2 begin.
    /// @param poa where to @return false if an attachment is waiting or in progress
    bool Connect(Ptr<IdealPoaDevice> poa);
    /// Leave. @return false if there is nothing to leave
    bool Disconnect();
    /// A point of attachment went out of reach. @param poa its address
    void NotifyUnreachable(Mac48Address poa);

    /// @return what steps 1 to 4 are
    IdealTechnology GetTechnology() const;
    /// @param step 1 to 5 @return the time that it takes; zero for any other
    Time GetStepTime(HandoverStep step) const;

    /// @return where the station stands
    IdealStationState GetState() const;
    /**
     * The transition table.
     * @param state a state
     * @param event an event
     * @return the next state, or nothing where the event is ignored
     */
    static std::optional<IdealStationState> GetNextState(IdealStationState state,
                                                         IdealStationEvent event);
    /// @return the point of attachment while attached, else null
    Ptr<IdealPoaDevice> GetPoa() const;

    /**
     * TracedCallback signature of the trace source StateTransition.
     * @param oldState left
     * @param newState entered
     * @param why the event
     */
    typedef void (*StateTransitionTracedCallback)(IdealStationState oldState,
                                                  IdealStationState newState,
                                                  IdealStationEvent why);

  protected:
    void DoDispose() override;

  private:
    /// A row of the transition table.
    struct Transition
    {
        IdealStationState state;            //!< in this state
        IdealStationEvent event;            //!< at this event
        IdealStationState next;             //!< go there
        void (IdealStationMlme::*action)(); //!< and do this
    };

    /// The transition table, sorted by state.
    static const std::vector<Transition> TRANSITIONS;

    /// Take the transition of the table. @param event what happened
    void Handle(IdealStationEvent event);

    /// Leave the old point of attachment and perform step 2.
    void StartJoin();
    /// Step 2 has ended; perform step 3.
    void StartAuthenticate();
    /// Step 3 has ended; perform step 4.
    void StartAssociate();
    /// Step 4 has ended; perform step 5.
    void StartDot1x();
    /// The last step of attachment has ended.
    void Attach();
    /// Attachment failed: leave nothing behind and tell.
    void Fail();
    /// The link is lost or left.
    void Leave();

    /**
     * Ask the gate for a step and perform it.
     * @param step the step
     * @param duration its time
     */
    void Perform(HandoverStep step, Time duration);
    /// The step in progress has taken its time.
    void Finish();
    /// Forget the step in progress.
    void Cancel();
    /// The gate let the scan begin.
    void BeginScan();
    /// @param success whether the scan ended by itself
    void EndScan(bool success);
    /// @return link-layer address of the station
    Mac48Address GetAddress() const;
    /// @return the address of the target
    Mac48Address GetTargetAddress() const;

    Time m_scanTime;         //!< attribute ScanTime
    Time m_joinTime;         //!< attribute JoinTime
    Time m_authenticateTime; //!< attribute AuthenticateTime
    Time m_associateTime;    //!< attribute AssociateTime
    Time m_dot1xTime;        //!< attribute Dot1xTime
    Time m_scanningTime;     //!< attribute ScanningTime
    Time m_macHandoverTime;  //!< attribute MacHandoverTime
    Time m_rangingTime;      //!< attribute RangingTime
    Time m_registrationTime; //!< attribute RegistrationTime
    int m_technology{0};     //!< attribute Technology, as int for EnumValue
    bool m_dot1x{false};     //!< attribute Dot1x
    bool m_scanAway{false};  //!< attribute ScanInterruptsData

    Ptr<IdealStationDevice> m_device;                         //!< the station's device
    User m_user;                                              //!< who is told
    IdealStationState m_state{IdealStationState::UNATTACHED}; //!< where it stands
    Ptr<IdealPoaDevice> m_target;                             //!< of the attachment wanted
    std::optional<HandoverStep> m_step;                       //!< asked for, or in progress
    EventId m_stepEnd;                                        //!< end of the step in progress
    bool m_scanWanted{false};                                 //!< asked for, or running
    EventId m_scanEnd;                                        //!< end of a running scan
    TracedCallback<IdealStationState, IdealStationState, IdealStationEvent>
        m_stateTransition; //!< trace source StateTransition
};

} // namespace fmipv6
} // namespace ns3

#endif /* IDEAL_STATION_MLME_H */
