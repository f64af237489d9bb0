/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-authenticator.h"

#include "ns3/abort.h"
#include "ns3/boolean.h"
#include "ns3/dot11-rsn-element.h"
#include "ns3/eapol-frame.h"
#include "ns3/l2-byte-reader.h"
#include "ns3/log.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Dot1xAuthenticator");

NS_OBJECT_ENSURE_REGISTERED(Dot1xAuthenticator);

namespace
{

/// Octets of the encrypted key data of message 3: RSN element (22), GTK KDE (8 + 16), padding to a
/// multiple of 8 (2), and what AES key wrap adds (8); see section 12.7.2 j).
constexpr std::size_t MESSAGE_3_KEY_DATA = 56;

constexpr uint16_t CCMP_KEY_LENGTH = 16; //!< Table 12-7

} // namespace

TypeId
Dot1xAuthenticator::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Dot1xAuthenticator")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Dot1xAuthenticator>()
            .AddAttribute("Secret",
                          "What the station and the authentication server share; both ends derive "
                          "the same keys when it is the same.",
                          StringValue("fmipv6"),
                          MakeStringAccessor(&Dot1xAuthenticator::m_secret),
                          MakeStringChecker())
            .AddAttribute("ServerRtt",
                          "Round-trip time to the authentication server, its processing included; "
                          "taken once for the identity and once for each round trip of the method "
                          "(default: a server in the same site; set it from your network).",
                          TimeValue(MilliSeconds(10)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_serverRtt),
                          MakeTimeChecker(Seconds(0)))
            .AddAttribute("MethodRoundTrips",
                          "Round trips of the EAP method after the identity (EAP-GPSK, RFC 5433, "
                          "takes 2; EAP-TLS, RFC 5216, 4 or more; the default is the least).",
                          UintegerValue(1),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_roundTrips),
                          MakeUintegerChecker<uint32_t>(1, 100))
            .AddAttribute("ServerRejects",
                          "Whether the authentication server answers with EAP Failure in the end.",
                          BooleanValue(false),
                          MakeBooleanAccessor(&Dot1xAuthenticator::m_serverRejects),
                          MakeBooleanChecker())
            .AddAttribute("MethodType",
                          "EAP type number in the method's packets, whose type-data are zeros "
                          "(default: 255, experimental use, RFC 3748 section 5.8).",
                          UintegerValue(255),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_methodType),
                          MakeUintegerChecker<uint8_t>(4))
            .AddAttribute("MethodRequestSize",
                          "Octets of type-data in each EAP Request of the modelled method "
                          "(default: a round figure near EAP-GPSK's messages, RFC 5433).",
                          UintegerValue(64),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_requestSize),
                          MakeUintegerChecker<uint32_t>(0, 1400))
            .AddAttribute("EapTimeout",
                          "Time until an EAP Request that is not answered is sent again (default: "
                          "3 s, the initial timeout of RFC 2988, to which RFC 3748 section 4.3 "
                          "refers).",
                          TimeValue(Seconds(3)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_eapTimeout),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MaxRequests",
                          "How often an EAP Request is sent in all (default: 4, that is 3 "
                          "retransmissions; RFC 3748 section 4.3 suggests at most 3 to 5).",
                          UintegerValue(4),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_maxRequests),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("KeyTimeoutFirst",
                          "Time until message 1 or 3 of the handshake is sent again for the first "
                          "time (default: hostapd's eapol_key_timeout_first, 100 ms).",
                          TimeValue(MilliSeconds(100)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_keyTimeoutFirst),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("KeyTimeout",
                          "Time between further retransmissions of message 1 or 3 (default: "
                          "hostapd's eapol_key_timeout_subseq, 1 s).",
                          TimeValue(Seconds(1)),
                          MakeTimeAccessor(&Dot1xAuthenticator::m_keyTimeout),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MaxKeyMessages",
                          "How often message 1 or 3 is sent in all (default: hostapd's "
                          "dot11RSNAConfigPairwiseUpdateCount, 4).",
                          UintegerValue(4),
                          MakeUintegerAccessor(&Dot1xAuthenticator::m_maxKeyMessages),
                          MakeUintegerChecker<uint32_t>(1))
            .AddTraceSource("StateTransition",
                            "A row of the transition table was taken.",
                            MakeTraceSourceAccessor(&Dot1xAuthenticator::m_stateTransition),
                            "ns3::fmipv6::Dot1xAuthenticator::StateTransitionTracedCallback")
            .AddTraceSource("MsgTx",
                            "An EAPOL PDU was handed over for transmission.",
                            MakeTraceSourceAccessor(&Dot1xAuthenticator::m_msgTx),
                            "ns3::fmipv6::Dot1xMessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "An EAPOL PDU has come, good or bad.",
                            MakeTraceSourceAccessor(&Dot1xAuthenticator::m_msgRx),
                            "ns3::fmipv6::Dot1xMessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "An EAPOL PDU was not acted upon.",
                            MakeTraceSourceAccessor(&Dot1xAuthenticator::m_msgDrop),
                            "ns3::fmipv6::Dot1xMessageDropTracedCallback");
    return tid;
}

void
Dot1xAuthenticator::Configure(Ptr<Node> node,
                              Mac48Address own,
                              Mac48Address station,
                              Dot1xCallbacks callbacks)
{
    NS_ABORT_MSG_IF(m_node, "Dot1xAuthenticator::Configure called twice");
    NS_ABORT_MSG_UNLESS(node && callbacks.send && callbacks.authorized && callbacks.failed,
                        "Dot1xAuthenticator::Configure needs a node and all callbacks");
    m_node = node;
    m_own = own;
    m_station = station;
    m_callbacks = std::move(callbacks);
}

void
Dot1xAuthenticator::Enable()
{
    NS_ABORT_MSG_UNLESS(m_node, "Dot1xAuthenticator::Enable before Configure");
    Handle(Event::ENABLE);
}

void
Dot1xAuthenticator::Disable()
{
    Handle(Event::DISABLE);
}

void
Dot1xAuthenticator::ReceiveEapol(Ptr<const Packet> eapol)
{
    m_msgRx(eapol);
    m_received = eapol;
    const auto frame = EapolFrame::Parse(eapol);
    std::optional<Event> event;
    if (!frame)
    {
        Drop(Dot1xDrop::MALFORMED);
    }
    else if (frame->type == EapolType::START)
    {
        event = Event::EAPOL_START;
    }
    else if (frame->type == EapolType::LOGOFF)
    {
        event = Event::EAPOL_LOGOFF;
    }
    else if (frame->type == EapolType::EAP)
    {
        const auto eap = EapPacket::Parse(frame->body);
        event = eap ? Classify(*eap) : Drop(Dot1xDrop::MALFORMED);
    }
    else if (frame->type == EapolType::KEY)
    {
        const auto key = EapolKeyFrame::Parse(*frame);
        event = key ? Classify(*key) : Drop(Dot1xDrop::MALFORMED);
    }
    else
    {
        Drop(Dot1xDrop::NOT_FOR_ROLE);
    }
    if (event && !Handle(*event))
    {
        m_msgDrop(eapol, Dot1xDrop::UNEXPECTED);
    }
}

bool
Dot1xAuthenticator::IsPortOpen() const
{
    return m_state == State::AUTHENTICATED;
}

Dot1xAuthenticator::State
Dot1xAuthenticator::GetState() const
{
    return m_state;
}

Mac48Address
Dot1xAuthenticator::GetStation() const
{
    return m_station;
}

void
Dot1xAuthenticator::DoDispose()
{
    m_timer.Cancel();
    m_server.Cancel();
    m_callbacks = {};
    m_node = nullptr;
    m_received = nullptr;
    Object::DoDispose();
}

bool
Dot1xAuthenticator::Handle(Event event)
{
    if (!m_node)
    {
        return false; // disposed, or not configured: nothing can be under way
    }
    const Ptr<Dot1xAuthenticator> self(this); // a callback may let go of us
    for (const auto& row : GetTransitions())
    {
        if (row.state == m_state && row.event == event)
        {
            SwitchToState(row.next, event);
            if (row.action)
            {
                (this->*row.action)();
            }
            return true;
        }
    }
    return false;
}

void
Dot1xAuthenticator::SwitchToState(State next, Event why)
{
    NS_LOG_LOGIC(m_station << ": " << m_state << " --> " << next << " (" << why << ")");
    const State old = m_state;
    m_timer.Cancel();
    m_server.Cancel();
    m_state = next;
    m_stateTransition(old, next, why);
}

std::optional<Dot1xAuthenticator::Event>
Dot1xAuthenticator::Classify(const EapPacket& eap)
{
    if (eap.code != EapCode::RESPONSE)
    {
        return Drop(Dot1xDrop::NOT_FOR_ROLE);
    }
    if (eap.identifier != m_eapIdentifier)
    {
        return Drop(Dot1xDrop::WRONG_IDENTIFIER);
    }
    return eap.type == EapType::IDENTITY ? Event::IDENTITY_RESPONSE : Event::METHOD_RESPONSE;
}

std::optional<Dot1xAuthenticator::Event>
Dot1xAuthenticator::Classify(const EapolKeyFrame& key)
{
    const unsigned message = key.GetHandshakeMessage();
    if (message != 2 && message != 4)
    {
        return Drop(Dot1xDrop::NOT_FOR_ROLE);
    }
    if (m_state != State::MESSAGE_1_SENT && m_state != State::MESSAGE_3_SENT)
    {
        return Drop(Dot1xDrop::UNEXPECTED); // there are no keys to verify it with
    }
    // any transmission of the message under way may be the one that is answered
    if (key.replayCounter < m_replayFirst || key.replayCounter > m_replay)
    {
        return Drop(Dot1xDrop::REPLAYED);
    }
    if (message == 4)
    {
        return m_state != State::MESSAGE_3_SENT ? Drop(Dot1xDrop::UNEXPECTED)
               : key.Verify(m_keys.kck)         ? std::make_optional(Event::MESSAGE_4)
                                                : Drop(Dot1xDrop::BAD_MIC);
    }
    if (m_state != State::MESSAGE_1_SENT)
    {
        return Drop(Dot1xDrop::UNEXPECTED);
    }
    const auto keys = DerivePairwiseKeys(m_pmk, m_own, m_station, m_aNonce, key.nonce);
    if (!key.Verify(keys.kck))
    {
        return Drop(Dot1xDrop::BAD_MIC);
    }
    // section 12.7.6.3 b): the RSN element must be the one of the association
    if (key.keyData != Dot11RsnElement{}.Serialize())
    {
        return Drop(Dot1xDrop::BAD_CONTENT);
    }
    m_keys = keys;
    return Event::MESSAGE_2;
}

std::optional<Dot1xAuthenticator::Event>
Dot1xAuthenticator::Drop(Dot1xDrop reason)
{
    NS_LOG_LOGIC(m_station << ": dropped, " << GetDot1xDropName(reason));
    m_msgDrop(m_received, reason);
    return std::nullopt;
}

void
Dot1xAuthenticator::Send(const std::vector<uint8_t>& bytes)
{
    auto packet = Create<Packet>(bytes.data(), bytes.size());
    m_msgTx(packet);
    m_callbacks.send(packet);
}

void
Dot1xAuthenticator::SendEap(const EapPacket& eap)
{
    EapolFrame frame;
    frame.type = EapolType::EAP;
    frame.body = eap.Serialize();
    Send(frame.Serialize());
}

void
Dot1xAuthenticator::SendKey(EapolKeyFrame& key)
{
    key.keyLength = CCMP_KEY_LENGTH;
    key.replayCounter = ++m_replay;
    key.nonce = m_aNonce;
    if (key.keyInfo & KEY_INFO_MIC)
    {
        key.Sign(m_keys.kck);
    }
    Send(key.SerializePdu());
}

void
Dot1xAuthenticator::TransmitMessage1()
{
    EapolKeyFrame key;
    key.keyInfo = KEY_VERSION_HMAC_SHA1_AES | KEY_INFO_PAIRWISE | KEY_INFO_ACK;
    // PMKID KDE (Figure 12-36): type, length, OUI, data type 4
    key.keyData = {0xdd, 0x14, 0x00, 0x0f, 0xac, 0x04};
    const auto pmkid = DerivePmkid(m_pmk, m_own, m_station);
    key.keyData.insert(key.keyData.end(), pmkid.begin(), pmkid.end());
    SendKey(key);
}

void
Dot1xAuthenticator::TransmitMessage3()
{
    EapolKeyFrame key;
    key.keyInfo = KEY_VERSION_HMAC_SHA1_AES | KEY_INFO_PAIRWISE | KEY_INFO_INSTALL | KEY_INFO_ACK |
                  KEY_INFO_MIC | KEY_INFO_SECURE | KEY_INFO_ENCRYPTED;
    // the size is right, the content stands for what nobody decrypts here
    key.keyData = Dot1xPrf(m_keys.kek, "fmipv6 modelled key data", {}, MESSAGE_3_KEY_DATA);
    SendKey(key);
}

void
Dot1xAuthenticator::StartRetries(Time first, Time next, uint32_t sends)
{
    m_sends = 1;
    m_maxSends = sends;
    m_nextTimeout = next;
    StartTimer(first);
}

void
Dot1xAuthenticator::StartTimer(Time period)
{
    const auto expired = [this] {
        if (m_sends >= m_maxSends)
        {
            Handle(Event::GIVE_UP);
            return;
        }
        ++m_sends;
        Handle(Event::RETRY);
    };
    // no other step of the station is part of this exchange, so holding one does not delay it
    m_timer.Start(StepTrace::GetFor(m_node)->GetGate(),
                  m_station,
                  period,
                  expired,
                  {HandoverStep::DOT1X});
}

void
Dot1xAuthenticator::Fail(Dot1xFailure reason)
{
    NS_LOG_LOGIC(m_station << ": failed, " << GetDot1xFailureName(reason));
    m_callbacks.failed(reason);
}

void
Dot1xAuthenticator::ReceiveServer()
{
    if (m_responses < m_roundTrips)
    {
        Handle(Event::SERVER_CHALLENGE);
        return;
    }
    Handle(m_serverRejects ? Event::SERVER_REJECT : Event::SERVER_ACCEPT);
}

void
Dot1xAuthenticator::Clear()
{
    m_responses = 0;
    m_keys = {};
    m_replay = 0;
    m_replayFirst = 1;
}

void
Dot1xAuthenticator::SendIdentityRequest()
{
    m_responses = 0;
    m_request = {EapCode::REQUEST, ++m_eapIdentifier, EapType::IDENTITY, {}};
    StartRetries(m_eapTimeout, m_eapTimeout, m_maxRequests);
    SendEap(m_request);
}

void
Dot1xAuthenticator::AskServer()
{
    m_server = Simulator::Schedule(m_serverRtt, &Dot1xAuthenticator::ReceiveServer, this);
}

void
Dot1xAuthenticator::SendMethodRequest()
{
    ++m_responses; // the response to this request is the next one
    m_request = {EapCode::REQUEST,
                 ++m_eapIdentifier,
                 static_cast<EapType>(m_methodType),
                 std::vector<uint8_t>(m_requestSize, 0)};
    StartRetries(m_eapTimeout, m_eapTimeout, m_maxRequests);
    SendEap(m_request);
}

void
Dot1xAuthenticator::RepeatRequest()
{
    StepTrace::GetFor(m_node)->Repeat(HandoverStep::DOT1X, m_station);
    StartTimer(m_nextTimeout);
    SendEap(m_request);
}

void
Dot1xAuthenticator::SendMessage1()
{
    m_pmk = DeriveModelledPmk(m_secret, m_own, m_station);
    m_aNonce = MakeNonce(m_own, ++m_nonces);
    m_replayFirst = m_replay + 1;
    StartRetries(m_keyTimeoutFirst, m_keyTimeout, m_maxKeyMessages);
    SendEap({EapCode::SUCCESS, m_eapIdentifier, EapType::NONE, {}});
    TransmitMessage1();
}

void
Dot1xAuthenticator::RepeatMessage1()
{
    StepTrace::GetFor(m_node)->Repeat(HandoverStep::DOT1X, m_station);
    StartTimer(m_nextTimeout);
    TransmitMessage1();
}

void
Dot1xAuthenticator::SendMessage3()
{
    m_replayFirst = m_replay + 1;
    StartRetries(m_keyTimeoutFirst, m_keyTimeout, m_maxKeyMessages);
    TransmitMessage3();
}

void
Dot1xAuthenticator::RepeatMessage3()
{
    StepTrace::GetFor(m_node)->Repeat(HandoverStep::DOT1X, m_station);
    StartTimer(m_nextTimeout);
    TransmitMessage3();
}

void
Dot1xAuthenticator::OpenPort()
{
    m_replayFirst = m_replay + 1;
    StepTrace::GetFor(m_node)->End(HandoverStep::DOT1X, m_station);
    m_callbacks.authorized(m_station);
}

void
Dot1xAuthenticator::Reject()
{
    SendEap({EapCode::FAILURE, m_eapIdentifier, EapType::NONE, {}});
    Fail(Dot1xFailure::EAP_FAILURE);
}

void
Dot1xAuthenticator::FailEap()
{
    Fail(Dot1xFailure::EAP_TIMEOUT);
}

void
Dot1xAuthenticator::FailHandshake()
{
    Fail(Dot1xFailure::HANDSHAKE_TIMEOUT);
}

} // namespace fmipv6
} // namespace ns3
