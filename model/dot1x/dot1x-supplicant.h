/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_SUPPLICANT_H
#define DOT1X_SUPPLICANT_H

#include "ns3/dot11-rsn-element.h"
#include "ns3/dot1x-eap-method.h"
#include "ns3/dot1x-keys.h"
#include "ns3/dot1x-pae.h"
#include "ns3/dot1x-pmksa-cache.h"
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

/// States of a Dot1xSupplicant.
enum class Dot1xSupplicantState : uint8_t
{
    DISCONNECTED,     //!< not asked to authenticate
    AWAIT_GATE,       //!< asked to, and the gate holds the first EAPOL-Start
    OFFERED,          //!< a PMKID was offered: message 1, or an EAP Request, is awaited
    CONNECTING,       //!< EAPOL-Start was sent, no EAP Request has come
    AUTHENTICATING,   //!< an EAP Request has been answered
    HANDSHAKE,        //!< there is a PMK; message 3 has not come
    AUTHENTICATED,    //!< message 4 was sent: the controlled port is open
    PREAUTHENTICATED, //!< EAP has succeeded, and there is no association to open a port for
    HELD,             //!< authentication was given up
};

/// Events of a Dot1xSupplicant.
enum class Dot1xSupplicantEvent : uint8_t
{
    START,             //!< Start() was called
    START_OFFERED,     //!< Start() was called, and the (re)association has offered a PMKID
    STOP,              //!< Stop() was called
    GATE_OPEN,         //!< the step gate has let step 5 pass
    EAP_IDENTITY,      //!< EAP Request/Identity has come
    EAP_METHOD,        //!< EAP Request of another type has come
    EAP_SUCCESS,       //!< EAP Success has come
    EAP_PRESUCCESS,    //!< EAP Success has come in a preauthentication
    EAP_FAILURE,       //!< EAP Failure has come
    MESSAGE_1,         //!< message 1 of the four-way handshake has come
    MESSAGE_1_UNKNOWN, //!< message 1 has come, for another PMK than the one offered
    MESSAGE_3,         //!< a fresh message 3 with the right MIC has come
    RETRY,             //!< the state's timer has run out, and EAPOL-Start may be sent again
    GIVE_UP,           //!< the state's timer has run out for the last time
};

/// Print the enumerator's name.
std::ostream& operator<<(std::ostream& os, Dot1xSupplicantState state);
/// Print the enumerator's name.
std::ostream& operator<<(std::ostream& os, Dot1xSupplicantEvent event);

/**
 * The station's end of IEEE 802.1X (IEEE Std 802.1X-2004 section 8.2.11, Supplicant PAE) and of the
 * four-way handshake (IEEE Std 802.11-2020 section 12.7.6): RFC 4260's step 5.
 *
 * It sends EAPOL by a callback and knows no device. The first EAPOL-Start waits at the step gate;
 * the authenticator does not begin by itself, so the gate holds the whole exchange. The begin of
 * step 5 is reported here, its end by the authenticator, which is the later one to open its port.
 *
 * Where the (Re)Association Request has offered a PMKID, it waits for the authenticator to begin
 * instead (and to report that): at a hit with message 1, at a miss with EAP Request/Identity. A
 * PMK is kept when the handshake that confirms it has succeeded, and forgotten when a handshake
 * with it does not end.
 */
class Dot1xSupplicant
    : public Dot1xMachine<Dot1xSupplicant, Dot1xSupplicantState, Dot1xSupplicantEvent>
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
     * @param own the station's link-layer address
     * @param callbacks all but closed are needed
     * @param role what for
     */
    void Configure(Ptr<Node> node,
                   Mac48Address own,
                   Dot1xCallbacks callbacks,
                   Dot1xRole role = Dot1xRole::PORT);

    /**
     * The RSN element of a (Re)Association Request that is about to be sent: with a PMKID when a
     * key for this access point is in the cache. Message 2 repeats it.
     * @param authenticator link-layer address of the access point
     * @return the element
     */
    Dot11RsnElement OfferKeys(Mac48Address authenticator);

    /// @param cache keys of access points, which another supplicant of this station may share
    void SetPmksaCache(Ptr<Dot1xPmksaCache> cache);
    /// @return keys of access points; made from the attributes at the first call
    Ptr<Dot1xPmksaCache> GetPmksaCache();
    /// @return the attribute PmkCaching
    bool IsPmkCaching() const;
    /// @return the attribute Preauthenticate
    bool IsPreauthenticating() const;

    /**
     * The station has associated, or wants to preauthenticate: authenticate. What is under way
     * with another access point is stopped first.
     * @param authenticator link-layer address of the access point
     */
    void Start(Mac48Address authenticator);

    /// The association has ended: forget everything, without calling back.
    void Stop();

    /// @return whether the controlled port is open
    bool IsPortOpen() const;

  protected:
    void TakeEap(const EapPacket& eap) override;
    void TakeKey(const EapolKeyFrame& key) override;
    Time GetProcessingTime(const EapolFrame& frame) const override;

  private:
    /// @param key an EAPOL-Key to sign and send
    void SendKey(EapolKeyFrame& key);
    /// @param period until RETRY or GIVE_UP
    void Await(Time period);

    /// @return the PMK that EAP with this access point leads to
    std::vector<uint8_t> DerivePmk() const;
    /// @return what the attributes say of methods
    EapMethodPeer::Settings GetMethodSettings() const;

    // actions
    void AskGateToStart();     //!< hold the step until its turn
    void AwaitAuthenticator(); //!< it begins
    void Clear();              //!< forget the session
    void ClearHandshake();     //!< forget the session, and the key that led to it from the cache
    void SendFirstStart();     //!< report the begin and send EAPOL-Start
    void SendStartAgain();     //!< report a repeat and send EAPOL-Start
    void SendIdentity();       //!< answer EAP Request/Identity
    void SendMethodResponse(); //!< answer the method's request
    void AwaitMessage1();      //!< EAP is done
    void StorePmk();           //!< EAP is done, and that is all
    void SendMessage2();       //!< derive keys, answer message 1
    void SendMessage4();       //!< answer message 3 and open the port
    void RepeatMessage4();     //!< answer a retransmitted message 3
    void FailStart();          //!< nobody answers
    void FailEap();            //!< nobody goes on
    void FailEapRejected();    //!< EAP Failure
    void FailHandshake();      //!< nobody goes on

    std::string m_secret;          //!< attribute Secret
    std::string m_identity;        //!< attribute Identity
    uint32_t m_responseSize{0};    //!< attribute MethodResponseSize
    uint32_t m_tlsHello{0};        //!< attribute TlsClientHelloSize
    uint32_t m_tlsFlight{0};       //!< attribute TlsClientFlightSize
    uint32_t m_tlsFragment{0};     //!< attribute TlsFragmentSize
    Time m_eapProcessing;          //!< attribute EapProcessingTime
    Time m_keyProcessing;          //!< attribute KeyProcessingTime
    bool m_pmkCaching{true};       //!< attribute PmkCaching
    bool m_opportunistic{false};   //!< attribute OpportunisticKeyCaching
    bool m_preauthenticate{false}; //!< attribute Preauthenticate
    Time m_pmksaLifetime;          //!< attribute PmksaLifetime
    uint32_t m_maxPmksas{0};       //!< attribute MaxPmksas
    Time m_startPeriod;            //!< attribute StartPeriod
    uint32_t m_maxStart{0};        //!< attribute MaxStart
    Time m_authPeriod;             //!< attribute AuthPeriod

    Mac48Address m_authenticator; //!< the access point
    uint32_t m_starts{0};         //!< EAPOL-Starts sent in this session

    Ptr<Dot1xPmksaCache> m_cache;           //!< keys of access points
    Mac48Address m_asked;                   //!< whom OfferKeys() was for
    Dot11RsnElement m_rsn;                  //!< what it gave
    std::vector<uint8_t> m_offered;         //!< the key that it has offered; empty for none
    bool m_cached{false};                   //!< m_pmk is the one offered
    EapMethodPeer m_method;                 //!< the method under way
    EapPacket m_eap;                        //!< the EAP Request in hand
    EapPacket m_response;                   //!< the last EAP Response
    EapolKeyFrame m_key;                    //!< the EAPOL-Key in hand
    std::optional<uint8_t> m_eapIdentifier; //!< of the last EAP Request answered
    std::vector<uint8_t> m_pmk;             //!< offered, or from EAP
    std::optional<Dot1xNonce> m_aNonce;     //!< of message 1
    Dot1xNonce m_sNonce{};                  //!< ours
    uint64_t m_nonces{0};                   //!< nonces made so far
    Dot1xPairwiseKeys m_keys;               //!< from the nonces
    std::optional<uint64_t> m_replay;       //!< counter of the last EAPOL-Key with a right MIC
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_SUPPLICANT_H */
