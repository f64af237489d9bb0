/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_AUTHENTICATOR_H
#define DOT1X_AUTHENTICATOR_H

#include "ns3/dot1x-keys.h"
#include "ns3/dot1x-pae.h"
#include "ns3/event-id.h"
#include "ns3/node.h"

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// States of a Dot1xAuthenticator.
enum class Dot1xAuthenticatorState : uint8_t
{
    DISABLED,       //!< the station is not associated
    CONNECTING,     //!< associated; EAPOL-Start has not come
    IDENTITY,       //!< EAP Request/Identity was sent
    SERVER,         //!< the authentication server is being asked
    METHOD,         //!< the method's EAP Request was sent
    MESSAGE_1_SENT, //!< EAP has succeeded; message 2 has not come
    MESSAGE_3_SENT, //!< message 4 has not come
    AUTHENTICATED,  //!< message 4 was accepted: the controlled port is open
    HELD,           //!< authentication was given up
};

/// Events of a Dot1xAuthenticator.
enum class Dot1xAuthenticatorEvent : uint8_t
{
    ENABLE,            //!< Enable() was called
    DISABLE,           //!< Disable() was called
    EAPOL_START,       //!< EAPOL-Start has come
    EAPOL_LOGOFF,      //!< EAPOL-Logoff has come
    IDENTITY_RESPONSE, //!< the identity asked for has come
    METHOD_RESPONSE,   //!< the method's response asked for has come
    SERVER_CHALLENGE,  //!< the server wants a further round trip
    SERVER_ACCEPT,     //!< the server has accepted
    SERVER_REJECT,     //!< the server has rejected
    MESSAGE_2,         //!< message 2 with a valid counter and MIC has come
    MESSAGE_4,         //!< message 4 with a valid counter and MIC has come
    RETRY,             //!< the state's timer has run out: send again
    GIVE_UP,           //!< the state's timer has run out for the last time
};

/// Print the enumerator's name.
std::ostream& operator<<(std::ostream& os, Dot1xAuthenticatorState state);
/// Print the enumerator's name.
std::ostream& operator<<(std::ostream& os, Dot1xAuthenticatorEvent event);

/**
 * The access point's end of IEEE 802.1X for one station (IEEE Std 802.1X-2004 section 8.2.4,
 * Authenticator PAE) and of the four-way handshake (IEEE Std 802.11-2020 section 12.7.6).
 *
 * The authentication server is a delay: each round trip to it takes ServerRtt. There is one for
 * the identity and one for each of the method's MethodRoundTrips responses, as with RADIUS; the
 * last one's answer is the verdict. Unlike real access points it does not begin by itself at
 * association, but waits for EAPOL-Start, which the step gate holds.
 *
 * It reports the end of step 5 when it has accepted message 4: the station opened its port when it
 * sent it.
 */
class Dot1xAuthenticator
    : public Dot1xMachine<Dot1xAuthenticator, Dot1xAuthenticatorState, Dot1xAuthenticatorEvent>
{
  public:
    /// @return the transition table, sorted by state
    static const std::vector<Transition>& GetTransitions();
    /// @return pairs of state and event that are ignored on purpose
    static const std::vector<std::pair<State, Event>>& GetIgnored();

    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /**
     * Say who we are. To be called once.
     * @param node reports the step, and knows the gate
     * @param own the access point's link-layer address
     * @param station the station's link-layer address
     * @param callbacks all of them are needed
     */
    void Configure(Ptr<Node> node,
                   Mac48Address own,
                   Mac48Address station,
                   Dot1xCallbacks callbacks);

    /// The station has associated, or associated anew: close the port and wait for EAPOL-Start.
    void Enable();

    /// The association has ended: close the port and forget the session, without calling back.
    void Disable();

    /// @return whether the controlled port is open
    bool IsPortOpen() const;

  protected:
    void LeaveState() override;
    void TakeStart() override;
    void TakeLogoff() override;
    void TakeEap(const EapPacket& eap) override;
    void TakeKey(const EapolKeyFrame& key) override;

  private:
    /// @param key an EAPOL-Key to fill in, sign where it has a MIC, and send
    void SendKey(EapolKeyFrame& key);
    /// Send an EAPOL-Key message 1 with the next replay counter.
    void TransmitMessage1();
    /// Send an EAPOL-Key message 3 with the next replay counter.
    void TransmitMessage3();
    /// @param first until the first RETRY @param next until further ones @param sends how many
    void StartRetries(Time first, Time next, uint32_t sends);
    /// @param period until RETRY or GIVE_UP
    void Await(Time period);
    /// Report a repeat of the message under way and wait for its answer.
    void Repeat();
    /// The authentication server has answered.
    void ReceiveServer();

    // actions
    void Clear();               //!< forget the session
    void SendIdentityRequest(); //!< begin EAP
    void AskServer();           //!< a round trip
    void SendMethodRequest();   //!< the next request of the method
    void RepeatRequest();       //!< the same EAP Request again
    void SendMessage1();        //!< EAP Success, and message 1
    void RepeatMessage1();      //!< message 1 again
    void SendMessage3();        //!< message 3
    void RepeatMessage3();      //!< message 3 again
    void OpenPort();            //!< report the end and tell the access point
    void Reject();              //!< EAP Failure
    void FailEap();             //!< the station does not answer
    void FailHandshake();       //!< the station does not answer

    std::string m_secret;         //!< attribute Secret
    Time m_serverRtt;             //!< attribute ServerRtt
    uint32_t m_roundTrips{0};     //!< attribute MethodRoundTrips
    bool m_serverRejects{false};  //!< attribute ServerRejects
    uint8_t m_methodType{0};      //!< attribute MethodType
    uint32_t m_requestSize{0};    //!< attribute MethodRequestSize
    Time m_eapTimeout;            //!< attribute EapTimeout
    uint32_t m_maxRequests{0};    //!< attribute MaxRequests
    Time m_keyTimeoutFirst;       //!< attribute KeyTimeoutFirst
    Time m_keyTimeout;            //!< attribute KeyTimeout
    uint32_t m_maxKeyMessages{0}; //!< attribute MaxKeyMessages

    EventId m_server;       //!< the server's answer under way; belongs to SERVER
    uint32_t m_sends{0};    //!< how often the message under way was sent
    uint32_t m_maxSends{0}; //!< how often it may be
    Time m_nextTimeout;     //!< between further retransmissions

    EapPacket m_request;        //!< the EAP Request under way
    uint8_t m_eapIdentifier{0}; //!< of the last EAP Request
    uint32_t m_responses{0};    //!< responses of the method so far
    Dot1xNonce m_aNonce{};      //!< ours
    uint64_t m_nonces{0};       //!< nonces made so far
    std::vector<uint8_t> m_pmk; //!< from the server
    Dot1xPairwiseKeys m_keys;   //!< from the nonces
    uint64_t m_replay{0};       //!< replay counter of the last EAPOL-Key sent
    uint64_t m_replayFirst{1};  //!< the first one that may still be answered
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_AUTHENTICATOR_H */
