/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STATION_MLME_H
#define STATION_MLME_H

#include "ns3/event-id.h"
#include "ns3/mlme-types.h"
#include "ns3/object.h"
#include "ns3/random-variable-stream.h"
#include "ns3/scan-channel-list.h"
#include "ns3/station-mac.h"
#include "ns3/station-scanner.h"
#include "ns3/step-trace.h"
#include "ns3/traced-callback.h"
#include "ns3/wifi-net-device.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * MAC sublayer management entity of a station: steps 1 to 4 of RFC 4260 section 4 as MLME
 * primitives of IEEE Std 802.11-2020 section 6.3.
 *
 * Every request yields exactly one confirm, never within the request call. A request first passes
 * the node's StepGate; while it is held there nothing else changes, and the link that exists goes
 * on. What the parameters call a timeout bounds one attempt; retries are attributes.
 *
 * MLME-JOIN leaves the old BSS: data stops in both directions, frames for the old AP that still
 * wait are thrown away, and (attribute DisassociateOnLeave) a Disassociation is sent to the old AP,
 * as the beginning of step 2. Then the station retunes, hears a Beacon or Probe Response of the
 * new BSS (TSF), and adjusts its rate. If the station is on a foreign channel when a join begins,
 * in the midst of a scan, no Disassociation is sent.
 */
class StationMlme : public Object
{
  public:
    /// Where the station stands with its BSS.
    enum class State : uint8_t
    {
        UNJOINED,       //!< no BSS: at the start, after a failure or a loss
        LEAVING,        //!< the Disassociation to the old AP waits for its acknowledgment
        RETUNING,       //!< the PHY switches to the channel of the new BSS
        SYNCHRONISING,  //!< a Beacon or Probe Response of the new BSS is awaited
        ADJUSTING,      //!< rate adjustment
        JOINED,         //!< MLME-JOIN is confirmed with success
        AUTHENTICATING, //!< Authentication seq 2 is awaited
        AUTHENTICATED,  //!< MLME-AUTHENTICATE is confirmed with success
        ASSOCIATING,    //!< the (Re)Association Response is awaited
        ASSOCIATED,     //!< MLME-ASSOCIATE or MLME-REASSOCIATE is confirmed with success
        DISASSOCIATING, //!< the frame of MLME-DISASSOCIATE or MLME-DEAUTHENTICATE waits for its
                        //!< acknowledgment
    };

    /// What moves the station on.
    enum class Event : uint8_t
    {
        JOIN_REQUEST,           //!< MLME-JOIN passed the gate
        JOIN_REQUEST_NOTICE,    //!< the same, and the old AP is to be told
        LEFT,                   //!< the old AP knows, or will not be told
        TUNED,                  //!< the PHY is on the channel of the new BSS
        HEARD,                  //!< a Beacon or Probe Response of the new BSS
        ADJUSTED,               //!< the rate is adjusted
        AUTHENTICATE_REQUEST,   //!< MLME-AUTHENTICATE passed the gate
        AUTHENTICATION_OK,      //!< Authentication seq 2 with status 0
        ASSOCIATE_REQUEST,      //!< MLME-(RE)ASSOCIATE passed the gate
        ASSOCIATION_OK,         //!< (Re)Association Response with status 0
        REFUSED,                //!< an answer with another status, or Deauthentication
        TIMEOUT,                //!< no answer
        DISASSOCIATE_REQUEST,   //!< MLME-DISASSOCIATE
        DEAUTHENTICATE_REQUEST, //!< MLME-DEAUTHENTICATE
        LOST,                   //!< the BSS is lost
    };

    /// Number of states.
    static constexpr std::size_t STATE_COUNT = 11;
    /// Number of events.
    static constexpr std::size_t EVENT_COUNT = 15;

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    StationMlme();
    ~StationMlme() override;

    /// Take charge of a device whose MAC is a StationMac. To be called once. @param device it
    void Attach(Ptr<WifiNetDevice> device);
    /// @param user receives confirms and indications; must outlive this or be set to null
    void SetUser(StationMlmeUser* user);

    /// MLME-SCAN.request @param params the parameters
    void ScanRequest(const MlmeScanRequestParams& params);
    /// MLME-JOIN.request @param params the parameters
    void JoinRequest(const MlmeJoinRequestParams& params);
    /// MLME-AUTHENTICATE.request @param params the parameters
    void AuthenticateRequest(const MlmeAuthenticateRequestParams& params);
    /// MLME-ASSOCIATE.request @param params the parameters
    void AssociateRequest(const MlmeAssociateRequestParams& params);
    /// MLME-REASSOCIATE.request @param params the parameters, with currentAp
    void ReassociateRequest(const MlmeAssociateRequestParams& params);
    /// MLME-DISASSOCIATE.request @param params the parameters
    void DisassociateRequest(const MlmeDisassociateRequestParams& params);
    /// MLME-DEAUTHENTICATE.request @param params the parameters
    void DeauthenticateRequest(const MlmeDeauthenticateRequestParams& params);
    /// End the sleep that MlmeScanRequestParams::stayAsleep left: the station stays with its AP.
    void WakeRequest();
    /// Whether a step asks the node's StepGate before it begins. Without, it is not under control
    /// of the host. @param step 2, 3 or 4 @param gated whether it asks
    void SetGated(HandoverStep step, bool gated);

    /// @return parameters of a scan as the attributes say
    MlmeScanRequestParams GetScanDefaults() const;
    /// @param bss the BSS @return parameters of a join as the attributes say
    MlmeJoinRequestParams GetJoinDefaults(const BssDescription& bss) const;
    /// @param peer the AP @return parameters of an authentication as the attributes say
    MlmeAuthenticateRequestParams GetAuthenticateDefaults(Mac48Address peer) const;
    /// @return the attribute AssociateFailureTimeout
    Time GetAssociateTimeout() const;

    /// @return where the station stands
    State GetState() const;
    /// @return the BSS joined, or being joined
    std::optional<BssDescription> GetBss() const;
    /// @return the AP that was left last, and its SSID in @p ssid; nothing before the first one
    /// @param ssid set to the SSID of its ESS
    std::optional<Mac48Address> GetPreviousAp(std::string& ssid) const;
    /// @return the MAC
    Ptr<StationMac> GetMac() const;

    /// Gives the RSN element of a (Re)Association Request to an access point, PMKIDs included.
    using RsnSource = std::function<Dot11RsnElement(Mac48Address ap)>;
    /// @param source asked before each (Re)Association Request; null for an open network
    void SetRsn(RsnSource source);

    /**
     * Fix the random variables.
     * @param stream first stream to use
     * @return number of streams used
     */
    int64_t AssignStreams(int64_t stream);

    /// @param state the state @param event the event
    /// @return the state that follows, or nothing if the event is ignored in it
    static std::optional<State> GetNext(State state, Event event);

    /**
     * TracedCallback signature of the trace source StateTransition.
     * @param before old state
     * @param after new state
     * @param why the event
     */
    typedef void (*StateTransitionTracedCallback)(State before, State after, Event why);

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param body frame body
     * @param reason why it was not taken
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> body, std::string reason);

  protected:
    void DoDispose() override;

  private:
    /// A request held at the gate, or being carried out.
    struct Pending
    {
        HandoverStep step;                          //!< its step
        std::function<void(MlmeResultCode)> answer; //!< confirms it
        bool begun{false};                          //!< it has passed the gate
    };

    /// One writer of the state. @param event what happened @return whether it is in the table
    bool Move(Event event);
    /// Tell the user, from the event loop. @param tell calls the user
    void Confirm(std::function<void(StationMlmeUser&)> tell);
    /// Take a request in. @param step its step @param answer confirms it @param proceed begins it
    void Admit(HandoverStep step,
               std::function<void(MlmeResultCode)> answer,
               std::function<void()> proceed);
    /// Put an end to the request under way. @param result its result
    void EndPending(MlmeResultCode result);

    /// MLME-SCAN passed the gate. @param params the parameters
    void BeginScan(const MlmeScanRequestParams& params);
    /// MLME-JOIN passed the gate. @param params the parameters
    void BeginJoin(const MlmeJoinRequestParams& params);
    /// Go to the channel of the new BSS.
    void Retune();
    /// The PHY is on the channel of the new BSS.
    void Synchronise();
    /// Ask the AP to be joined for a Probe Response.
    void ProbeTarget();
    /// A Beacon or Probe Response of the new BSS came in.
    void Synchronised();
    /// @return whether one came in so recently that there is no need to wait for another
    bool IsTimingKnown() const;
    /// The step has failed. @param event REFUSED or TIMEOUT @param result the result
    void Fail(Event event, MlmeResultCode result);
    /// Send Authentication seq 1 @param attempt from 1
    void SendAuthentication(uint32_t attempt);
    /// Send the (Re)Association Request @param attempt from 1
    void SendAssociation(uint32_t attempt);
    /// MLME-(RE)ASSOCIATE. @param params the parameters @param reassociation which of the two
    void RequestAssociation(const MlmeAssociateRequestParams& params, bool reassociation);

    /**
     * MLME-DISASSOCIATE or MLME-DEAUTHENTICATE.
     * @param event which @param type of the frame @param peer the AP @param reason reason code
     * @param confirm confirms it
     */
    void LeaveBss(Event event,
                  WifiMacType type,
                  Mac48Address peer,
                  Dot11Reason reason,
                  std::function<void(MlmeResultCode)> confirm);
    /// Confirm MLME-DISASSOCIATE or MLME-DEAUTHENTICATE, if one waits for that.
    void EndLeave();

    /// A management frame came in; the parameters are StationMac's
    void Receive(const WifiMacHeader& header,
                 Ptr<const Packet> body,
                 const StationMac::Signal& signal);
    /// A Beacon or Probe Response. @param header header @param body body @param signal signal
    void ReceiveBeacon(const WifiMacHeader& header,
                       Ptr<const Packet> body,
                       const StationMac::Signal& signal);
    /// Authentication. @param body body
    void ReceiveAuthentication(Ptr<const Packet> body);
    /// Association Response or Reassociation Response. @param body body
    void ReceiveAssociation(Ptr<const Packet> body);
    /// Disassociation or Deauthentication. @param body body @param reason which
    void ReceiveLeave(Ptr<const Packet> body, BssLossReason reason);
    /// Count and trace. @param body frame body @param reason why it was not taken
    void DropMessage(Ptr<const Packet> body, const std::string& reason);

    /// A beacon has come, or the station is back: begin to count missed ones anew.
    void RestartWatchdog();
    /// Too many beacons are missing.
    void MissedBeacons();
    /// The BSS is lost. @param reason why
    void Lose(BssLossReason reason);
    /// A beacon is missing, half an interval after it was due.
    void MissBeacon();

    // attributes
    ScanChannelList m_scanChannels;             //!< ScanChannels
    int m_scanType{0};                          //!< ScanType, as int for EnumValue
    int m_scanMode{0};                          //!< ScanMode, as int for EnumValue
    Time m_probeDelay;                          //!< ProbeDelay
    Time m_minChannelTime;                      //!< MinChannelTime
    Time m_maxChannelTime;                      //!< MaxChannelTime
    Time m_passiveChannelTime;                  //!< PassiveChannelTime
    int m_busyRule{0};                          //!< BusyRule, as int for EnumValue
    int m_authAlgorithm{0};                     //!< AuthenticationType, as int for EnumValue
    Time m_serviceInterval;                     //!< ServiceInterval
    Time m_joinTimeout;                         //!< JoinFailureTimeout
    bool m_joinProbe{true};                     //!< JoinProbe
    Time m_joinBeaconAge;                       //!< JoinBeaconAge
    Time m_joinProbeInterval;                   //!< JoinProbeInterval
    Ptr<RandomVariableStream> m_rateAdjustment; //!< RateAdjustmentTime
    bool m_disassociateOnLeave{true};           //!< DisassociateOnLeave
    Time m_leaveTimeout;                        //!< LeaveTimeout
    Time m_authTimeout;                         //!< AuthenticateFailureTimeout
    Time m_assocTimeout;                        //!< AssociateFailureTimeout
    uint32_t m_attempts{0};                     //!< Attempts
    uint32_t m_maxMissedBeacons{0};             //!< MaxMissedBeacons

    Ptr<WifiNetDevice> m_device;                        //!< the device
    Ptr<StationMac> m_mac;                              //!< its MAC
    Ptr<StepTrace> m_steps;                             //!< of the node, once asked for
    std::unique_ptr<StationScanner> m_scanner;          //!< carries out scans
    StationMlmeUser* m_user{nullptr};                   //!< confirms and indications
    State m_state{State::UNJOINED};                     //!< where the station stands
    std::optional<Pending> m_pending;                   //!< join, authenticate or associate
    std::function<void(MlmeResultCode)> m_leaveConfirm; //!< MLME-DISASSOCIATE under way
    bool m_scanHeld{false};                             //!< a scan is held at the gate
    std::optional<BssDescription> m_bss;                //!< the BSS joined, or being joined
    std::optional<BssDescription> m_previous;           //!< the BSS left last
    MlmeJoinRequestParams m_join;                       //!< the join under way
    MlmeAuthenticateRequestParams m_authenticate;       //!< the authentication under way
    MlmeAssociateRequestParams m_associate;             //!< the association under way
    Time m_attemptTimeout;                              //!< of the request under way
    Dot11Status m_status{Dot11Status::SUCCESS};         //!< of the last answer
    uint16_t m_aid{0};                                  //!< association identifier
    bool m_reassociation{false};                        //!< which primitive is under way
    RsnSource m_rsn;                                    //!< null without RSN
    uint32_t m_attempt{0};                              //!< of the request under way
    EventId m_timer;                                    //!< of the present state
    EventId m_probeTimer;                               //!< next Probe Request while synchronising
    EventId m_watchdog;                                 //!< too many missed beacons
    EventId m_missTimer;                                //!< the next missed beacon
    uint32_t m_missed{0};                               //!< beacons missed in a row
    std::set<HandoverStep> m_ungated;                   //!< steps that ask no gate
    TracedCallback<State, State, Event> m_transitionTrace;         //!< StateTransition
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* STATION_MLME_H */
