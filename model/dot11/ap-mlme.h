/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef AP_MLME_H
#define AP_MLME_H

#include "ns3/ap-station-watch.h"
#include "ns3/association-oracle.h"
#include "ns3/dot11-codes.h"
#include "ns3/dot1x-access-point.h"
#include "ns3/event-id.h"
#include "ns3/l2-update-sender.h"
#include "ns3/managed-ap-mac.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"
#include "ns3/wifi-net-device.h"

#include <functional>
#include <map>
#include <string>

namespace ns3
{
namespace fmipv6
{

/**
 * MAC sublayer management entity of an access point: answers Authentication itself, lets
 * ns3::ApWifiMac answer (Re)Association Requests of authenticated stations (it records rates and
 * allots the association identifier) after it has checked them, acts on Disassociation and
 * Deauthentication, opens the controlled port, and has the L2 Update sent (step 6).
 *
 * A class 2 or class 3 frame of a station in the wrong state is answered by a Deauthentication
 * (IEEE Std 802.11-2020 section 11.3.3), at most once in ClassErrorInterval per station.
 * A station that has moved is noticed by the L2 Update frame that its new access point emits, where
 * that reaches this LAN; else, unless it took its leave, by frames that fail, or by its silence.
 * Malformed or unexpected frames are counted and traced (MsgDrop) and never reach ns-3's parsers.
 */
class ApMlme : public Object, public AssociationOracle
{
  public:
    /// State of a station at the access point (IEEE Std 802.11-2020 section 11.3.1).
    enum class StationState : uint8_t
    {
        UNAUTHENTICATED, //!< state 1: at first, after Deauthentication
        AUTHENTICATED,   //!< state 2: after Authentication, after Disassociation
        ASSOCIATING,     //!< the (Re)Association Response waits for its acknowledgment
        ASSOCIATED,      //!< state 3 or 4: the response is acknowledged
    };

    /// What a station, or the air, does to its state.
    enum class StationEvent : uint8_t
    {
        AUTHENTICATION,   //!< Authentication seq 1, acceptable
        ASSOCIATION,      //!< (Re)Association Request, acceptable
        RESPONSE_ACKED,   //!< the (Re)Association Response is acknowledged
        RESPONSE_FAILED,  //!< the (Re)Association Response was given up, or refused
        DISASSOCIATION,   //!< Disassociation
        DEAUTHENTICATION, //!< Deauthentication
        MOVED,            //!< another access point has announced it by an L2 Update
    };

    /// Number of states.
    static constexpr std::size_t STATE_COUNT = 4;
    /// Number of events.
    static constexpr std::size_t EVENT_COUNT = 7;

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    ApMlme();
    ~ApMlme() override;

    /// Take charge of a device whose MAC is a ManagedApMac. To be called once. @param device it
    void Attach(Ptr<WifiNetDevice> device);
    /// @param sender announces stations on the distribution system (step 6), or null
    void SetL2UpdateSender(Ptr<L2UpdateSender> sender);
    /// @return who announces stations, or null
    Ptr<L2UpdateSender> GetL2UpdateSender() const;

    /// @return the attribute Dot1x: whether ports stay closed until AuthorizePort()
    bool IsDot1x() const;
    /// @return IEEE 802.1X; null without the attribute Dot1x
    Ptr<Dot1xAccessPoint> GetDot1xEntity() const;
    /// The IEEE 802.1X entity has authorised a station, or it is not used: open its port, and
    /// announce it. @param station which
    void AuthorizePort(Mac48Address station);
    /// The IEEE 802.1X entity has refused a station, or has seen it leave: deauthenticate it.
    /// @param station which @param reason reason code
    void Deauthenticate(Mac48Address station, Dot11Reason reason);

    /// Disassociate a station. @param station which @param reason reason code
    void Disassociate(Mac48Address station, Dot11Reason reason);

    /**
     * Decides on a station that could be accepted. Called with the type of its request:
     * Authentication, Association or Reassociation Request.
     */
    using AdmissionCallback = std::function<Dot11Status(Mac48Address, WifiMacType)>;
    /// @param callback asked before a station is accepted; another status than SUCCESS refuses it
    void SetAdmissionCallback(AdmissionCallback callback);

    /// @param station its address @return its state
    StationState GetStationState(Mac48Address station) const;
    /// @return the MAC
    Ptr<ManagedApMac> GetMac() const;

    // inherited from AssociationOracle
    bool IsAssociated(Mac48Address station) const override;
    bool IsPortOpen(Mac48Address station) const override;
    bool WasAssociated(Mac48Address station) const override;
    void NotifyMoved(Mac48Address station) override;

    /// @param state the state @param event the event
    /// @return the state that follows; the same where the event is ignored
    static StationState GetNext(StationState state, StationEvent event);

    /**
     * TracedCallback signature of the trace sources Associated, PortOpen and Left.
     * @param station link-layer address of the station
     */
    typedef void (*StationTracedCallback)(Mac48Address station);

    /**
     * TracedCallback signature of the trace source MsgDrop.
     * @param body frame body
     * @param reason why it was not taken
     */
    typedef void (*MsgDropTracedCallback)(Ptr<const Packet> body, std::string reason);

  protected:
    void DoDispose() override;

  private:
    /// What is known of a station.
    struct Station
    {
        StationState state{StationState::UNAUTHENTICATED}; //!< its state
        Dot11RsnElement rsn;                               //!< of its last (Re)Association Request
        bool wasAssociated{false};                         //!< ever
        Time nextClassError;                               //!< earliest next Deauthentication
        EventId deauthentication;                          //!< after inactivity
    };

    /// One writer of a station's state. @param address which @param event what happened
    void Move(Mac48Address address, StationEvent event);
    /// A management frame came in. @param header header @param body body
    /// @return whether ns-3's ApWifiMac shall have it, too
    bool Receive(const WifiMacHeader& header, Ptr<const Packet> body);
    /// Authentication. @param from transmitter @param body body
    void ReceiveAuthentication(Mac48Address from, Ptr<const Packet> body);
    /// (Re)Association Request. @param header header @param body body @return as Receive()
    bool ReceiveAssociation(const WifiMacHeader& header, Ptr<const Packet> body);
    /// Disassociation, Deauthentication. @param from transmitter @param body body @param event it
    void ReceiveLeave(Mac48Address from, Ptr<const Packet> body, StationEvent event);
    /// A (Re)Association Response was acknowledged or given up. @param station to @param ok which
    void NotifyAssociated(Mac48Address station, bool ok);
    /// @param station that asks @param request type of its frame @return whether it is accepted
    Dot11Status Admit(Mac48Address station, WifiMacType request) const;
    /// @return number of stations that are associated, or about to be
    std::size_t CountStations() const;
    /// Send a frame whose body is a reason code. @param type Disassociation or Deauthentication
    /// @param station to @param reason the code
    void SendReason(WifiMacType type, Mac48Address station, Dot11Reason reason);
    /// A station did not acknowledge a probe after long silence. @param station which
    void RemoveInactive(Mac48Address station);
    /// A frame of a class that the station's state does not allow. @param from it @param reason
    /// code
    void ClassError(Mac48Address from, Dot11Reason reason);
    /// Set IEEE 802.1X up.
    void MakeDot1xEntity();
    /// Count and trace. @param body frame body @param reason why it was not taken
    void DropMessage(Ptr<const Packet> body, const std::string& reason);

    bool m_dot1x{false};                            //!< attribute Dot1x
    uint16_t m_maxStations{0};                      //!< attribute MaxStations
    uint16_t m_authenticationStatus{0};             //!< attribute AuthenticationStatus
    uint16_t m_associationStatus{0};                //!< attribute AssociationStatus
    bool m_heedL2Update{true};                      //!< attribute HeedL2Update
    Time m_maxInactivity;                           //!< attribute MaxInactivity
    Time m_probeWait;                               //!< attribute InactivityProbeWait
    Time m_deauthenticationDelay;                   //!< attribute DeauthenticationDelay
    Time m_classErrorInterval;                      //!< attribute ClassErrorInterval
    uint32_t m_lowAckFrames{0};                     //!< attribute LowAckFrames
    Time m_lowAckTime;                              //!< attribute LowAckTime
    ApStationWatch m_watch;                         //!< notices stations that have gone
    AdmissionCallback m_admission;                  //!< decides on stations
    Ptr<WifiNetDevice> m_device;                    //!< the device
    Ptr<Dot1xAccessPoint> m_dot1xEntity;            //!< step 5; null without the attribute Dot1x
    Ptr<ManagedApMac> m_mac;                        //!< the MAC
    Ptr<L2UpdateSender> m_sender;                   //!< step 6
    std::map<Mac48Address, Station> m_stations;     //!< all that ever spoke
    TracedCallback<Mac48Address> m_associatedTrace; //!< Associated
    TracedCallback<Mac48Address> m_portOpenTrace;   //!< PortOpen
    TracedCallback<Mac48Address> m_leftTrace;       //!< Left
    TracedCallback<Ptr<const Packet>, std::string> m_msgDropTrace; //!< MsgDrop
};

} // namespace fmipv6
} // namespace ns3

#endif /* AP_MLME_H */
