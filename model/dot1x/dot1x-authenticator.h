/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_AUTHENTICATOR_H
#define DOT1X_AUTHENTICATOR_H

#include "ns3/dot1x-eap-method.h"
#include "ns3/dot1x-keys.h"
#include "ns3/dot1x-pae.h"
#include "ns3/dot1x-pmksa-cache.h"
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
    DISABLED,         //!< the station is not associated
    AWAIT_GATE,       //!< associated, a PMKID was offered, and the gate holds the first frame
    CONNECTING,       //!< associated; EAPOL-Start has not come
    IDENTITY,         //!< EAP Request/Identity was sent
    SERVER,           //!< the authentication server is being asked
    METHOD,           //!< the method's EAP Request was sent
    MESSAGE_1_SENT,   //!< there is a PMK; message 2 has not come
    MESSAGE_3_SENT,   //!< message 4 has not come
    AUTHENTICATED,    //!< message 4 was accepted: the controlled port is open
    PREAUTHENTICATED, //!< EAP has succeeded, and there is no association to open a port for
    HELD,             //!< authentication was given up
};

/// Events of a Dot1xAuthenticator.
enum class Dot1xAuthenticatorEvent : uint8_t
{
    ENABLE,            //!< Enable() was called, and the station begins
    ENABLE_OFFERED,    //!< Enable() was called, and the station waits: it has offered a PMKID
    DISABLE,           //!< Disable() was called
    GATE_OPEN_HIT,     //!< the gate is open, and a key that was offered is known
    GATE_OPEN_MISS,    //!< the gate is open, and no key that was offered is known
    EAPOL_START,       //!< EAPOL-Start has come
    EAPOL_LOGOFF,      //!< EAPOL-Logoff has come
    IDENTITY_RESPONSE, //!< the identity asked for has come
    METHOD_RESPONSE,   //!< the method's response asked for has come
    SERVER_CHALLENGE,  //!< the server wants a further round trip
    SERVER_ACCEPT,     //!< the server has accepted an associated station
    SERVER_PREACCEPT,  //!< the server has accepted a station that preauthenticates
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
 * the identity and one for each response of the method, as with RADIUS; the last one's answer is
 * the verdict. Unlike real access points it does not begin by itself at association, but waits for
 * EAPOL-Start, which the step gate holds.
 *
 * A station that has offered PMKIDs in its (Re)Association Request sends no EAPOL-Start: then the
 * authenticator begins, with message 1 when it knows a key that was offered, else with EAP
 * Request/Identity. Its first frame waits at the gate, and it reports the begin of step 5.
 *
 * It reports the end of step 5 when it has accepted message 4: the station opened its port when it
 * sent it. In the role PREAUTHENTICATION it ends with EAP Success and reports no step.
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
     * @param callbacks all but closed are needed
     * @param role what for
     */
    void Configure(Ptr<Node> node,
                   Mac48Address own,
                   Mac48Address station,
                   Dot1xCallbacks callbacks,
                   Dot1xRole role = Dot1xRole::PORT);

    /// @param cache where the PMK is kept after EAP, or null
    void SetPmksaCache(Ptr<Dot1xPmksaCache> cache);

    /**
     * The station has associated, or associated anew: close the port and authenticate it. In the
     * role PREAUTHENTICATION: await its EAPOL-Start.
     * @param rsn the RSN element of its request, which message 2 must repeat
     * @param pmksa the key between the two that the station has offered and that is known here
     */
    void Enable(const Dot11RsnElement& rsn = {}, const std::optional<Dot1xPmksa>& pmksa = {});

    /// The association has ended: close the port and forget the session, without calling back.
    void Disable();

    /// @return whether the controlled port is open
    bool IsPortOpen() const;

  protected:
    void LeaveState() override;
    void TakeStart() override;
    void TakeLogoff() override;
    Time GetProcessingTime(const EapolFrame& frame) const override;
    void TakeEap(const EapPacket& eap) override;
    void TakeKey(const EapolKeyFrame& key) override;

  private:
    /// @param key an EAPOL-Key to fill in, sign where it has a MIC, and send
    void SendKey(EapolKeyFrame& key);
    /// The server has accepted: take its key and send EAP Success.
    void Accept();
    /// Begin the four-way handshake.
    void SendMessage1();
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
    /// Begin a new EAP Request. @param type EAP type @param data type-data
    void SendRequest(EapType type, const std::vector<uint8_t>& data);
    /// The authentication server has answered.
    void ReceiveServer();
    /// @return what the attributes say of the method
    EapMethodServer::Settings GetMethodSettings() const;

    // actions
    void Clear();                   //!< forget the session
    void AskGateToBegin();          //!< hold the first frame until the step's turn
    void ClearAtGate();             //!< forget the session, which is at the gate
    void BeginWithMessage1();       //!< report the begin and send message 1
    void BeginWithIdentity();       //!< report the begin and send EAP Request/Identity
    void SendIdentityRequest();     //!< begin EAP
    void AskServer();               //!< a round trip
    void SendMethodRequest();       //!< the next request of the method
    void RepeatRequest();           //!< the same EAP Request again
    void AcceptStation();           //!< EAP Success, and message 1
    void AcceptPreauthentication(); //!< EAP Success, and no more
    void RepeatMessage1();          //!< message 1 again
    void SendMessage3();            //!< message 3
    void RepeatMessage3();          //!< message 3 again
    void OpenPort();                //!< report the end and tell the access point
    void ClosePort();               //!< the station has logged off
    void Reject();                  //!< EAP Failure
    void FailEap();                 //!< the station does not answer
    void FailHandshake();           //!< the station does not answer

    std::string m_secret;         //!< attribute Secret
    Time m_serverRtt;             //!< attribute ServerRtt
    Time m_serverProcessing;      //!< attribute ServerProcessingTime
    Time m_keyProcessing;         //!< attribute KeyProcessingTime
    int m_method{0};              //!< attribute Method, as int for EnumValue
    uint32_t m_roundTrips{0};     //!< attribute MethodRoundTrips
    bool m_serverRejects{false};  //!< attribute ServerRejects
    uint8_t m_methodType{0};      //!< attribute MethodType
    uint32_t m_requestSize{0};    //!< attribute MethodRequestSize
    uint32_t m_tlsFlight{0};      //!< attribute TlsServerFlightSize
    uint32_t m_tlsFinished{0};    //!< attribute TlsServerFinishedSize
    uint32_t m_tlsFragment{0};    //!< attribute TlsFragmentSize
    Time m_eapTimeout;            //!< attribute EapTimeout
    uint32_t m_maxRequests{0};    //!< attribute MaxRequests
    Time m_keyTimeoutFirst;       //!< attribute KeyTimeoutFirst
    Time m_keyTimeout;            //!< attribute KeyTimeout
    uint32_t m_maxKeyMessages{0}; //!< attribute MaxKeyMessages

    EventId m_server;       //!< the server's answer under way; belongs to SERVER
    uint32_t m_sends{0};    //!< how often the message under way was sent
    uint32_t m_maxSends{0}; //!< how often it may be
    Time m_nextTimeout;     //!< between further retransmissions

    Ptr<Dot1xPmksaCache> m_cache;        //!< of PMKs, or null
    Dot11RsnElement m_rsn;               //!< of the station's request
    std::optional<Dot1xPmksa> m_offered; //!< the key offered and known
    EapMethodServer m_eapServer;         //!< the method under way
    std::vector<uint8_t> m_response;     //!< type-data of the last response
    EapPacket m_request;                 //!< the EAP Request under way
    uint8_t m_eapIdentifier{0};          //!< of the last EAP Request
    Dot1xNonce m_aNonce{};               //!< ours
    uint64_t m_nonces{0};                //!< nonces made so far
    std::vector<uint8_t> m_pmk;          //!< from the server, or from the cache
    Dot1xPairwiseKeys m_keys;            //!< from the nonces
    uint64_t m_replay{0};                //!< replay counter of the last EAPOL-Key sent
    uint64_t m_replayFirst{1};           //!< the first one that may still be answered
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_AUTHENTICATOR_H */
