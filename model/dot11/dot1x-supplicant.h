/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef DOT1X_SUPPLICANT_H
#define DOT1X_SUPPLICANT_H

#include "ns3/dot1x-keys.h"
#include "ns3/dot1x-pae.h"
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
    DISCONNECTED,   //!< not asked to authenticate
    AWAIT_GATE,     //!< asked to, and the gate holds the first EAPOL-Start
    CONNECTING,     //!< EAPOL-Start was sent, no EAP Request has come
    AUTHENTICATING, //!< an EAP Request has been answered
    HANDSHAKE,      //!< EAP has succeeded, or message 1 says so; message 3 has not come
    AUTHENTICATED,  //!< message 4 was sent: the controlled port is open
    HELD,           //!< authentication was given up
};

/// Events of a Dot1xSupplicant.
enum class Dot1xSupplicantEvent : uint8_t
{
    START,        //!< Start() was called
    STOP,         //!< Stop() was called
    GATE_OPEN,    //!< the step gate has let step 5 pass
    EAP_IDENTITY, //!< EAP Request/Identity has come
    EAP_METHOD,   //!< EAP Request of another type has come
    EAP_SUCCESS,  //!< EAP Success has come
    EAP_FAILURE,  //!< EAP Failure has come
    MESSAGE_1,    //!< message 1 of the four-way handshake has come
    MESSAGE_3,    //!< a fresh message 3 with the right MIC has come
    RETRY,        //!< the state's timer has run out, and EAPOL-Start may be sent again
    GIVE_UP,      //!< the state's timer has run out for the last time
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
     * @param callbacks all of them are needed
     */
    void Configure(Ptr<Node> node, Mac48Address own, Dot1xCallbacks callbacks);

    /**
     * The station has associated: authenticate. What is under way with another access point is
     * stopped first.
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

  private:
    /// @param key an EAPOL-Key to sign and send
    void SendKey(EapolKeyFrame& key);
    /// @param period until RETRY or GIVE_UP
    void Await(Time period);

    // actions
    void AskGate();            //!< hold the step until its turn
    void Clear();              //!< forget the session
    void SendFirstStart();     //!< report the begin and send EAPOL-Start
    void SendStartAgain();     //!< report a repeat and send EAPOL-Start
    void SendIdentity();       //!< answer EAP Request/Identity
    void SendMethodResponse(); //!< answer the method's request
    void AwaitMessage1();      //!< EAP is done
    void SendMessage2();       //!< derive keys, answer message 1
    void SendMessage4();       //!< answer message 3 and open the port
    void RepeatMessage4();     //!< answer a retransmitted message 3
    void FailStart();          //!< nobody answers
    void FailEap();            //!< nobody goes on
    void FailEapRejected();    //!< EAP Failure
    void FailHandshake();      //!< nobody goes on

    std::string m_secret;       //!< attribute Secret
    std::string m_identity;     //!< attribute Identity
    uint32_t m_responseSize{0}; //!< attribute MethodResponseSize
    Time m_startPeriod;         //!< attribute StartPeriod
    uint32_t m_maxStart{0};     //!< attribute MaxStart
    Time m_authPeriod;          //!< attribute AuthPeriod

    Mac48Address m_authenticator; //!< the access point
    uint32_t m_starts{0};         //!< EAPOL-Starts sent in this session

    EapPacket m_eap;                    //!< the EAP packet in hand
    EapolKeyFrame m_key;                //!< the EAPOL-Key in hand
    uint8_t m_eapIdentifier{0};         //!< of the last EAP Request answered
    std::optional<Dot1xNonce> m_aNonce; //!< of message 1
    Dot1xNonce m_sNonce{};              //!< ours
    uint64_t m_nonces{0};               //!< nonces made so far
    Dot1xPairwiseKeys m_keys;           //!< from the nonces
    std::optional<uint64_t> m_replay;   //!< counter of the last EAPOL-Key with a right MIC
};

} // namespace fmipv6
} // namespace ns3

#endif /* DOT1X_SUPPLICANT_H */
