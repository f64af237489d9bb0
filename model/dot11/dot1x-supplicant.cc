/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-supplicant.h"

#include "ns3/abort.h"
#include "ns3/dot11-rsn-element.h"
#include "ns3/eapol-frame.h"
#include "ns3/log.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{
namespace fmipv6
{

NS_LOG_COMPONENT_DEFINE("Fmipv6Dot1xSupplicant");

NS_OBJECT_ENSURE_REGISTERED(Dot1xSupplicant);

TypeId
Dot1xSupplicant::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::fmipv6::Dot1xSupplicant")
            .SetParent<Object>()
            .SetGroupName("Fmipv6")
            .AddConstructor<Dot1xSupplicant>()
            .AddAttribute("Secret",
                          "What the station and the authentication server share; both ends derive "
                          "the same keys when it is the same.",
                          StringValue("fmipv6"),
                          MakeStringAccessor(&Dot1xSupplicant::m_secret),
                          MakeStringChecker())
            .AddAttribute("Identity",
                          "Sent in the EAP Response/Identity; its length is part of the frame's.",
                          StringValue("mn@fmipv6"),
                          MakeStringAccessor(&Dot1xSupplicant::m_identity),
                          MakeStringChecker())
            .AddAttribute("MethodResponseSize",
                          "Octets of type-data in each EAP Response of the modelled method "
                          "(default: a round figure near EAP-GPSK's messages, RFC 5433).",
                          UintegerValue(64),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_responseSize),
                          MakeUintegerChecker<uint32_t>(0, 1400))
            .AddAttribute("StartPeriod",
                          "Time between EAPOL-Starts that nobody answers (default: IEEE "
                          "802.1X-2004 section 8.2.11.1.2, startPeriod 30 s).",
                          TimeValue(Seconds(30)),
                          MakeTimeAccessor(&Dot1xSupplicant::m_startPeriod),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddAttribute("MaxStart",
                          "How many EAPOL-Starts are sent in all (default: IEEE 802.1X-2004 "
                          "section 8.2.11.1.2, maxStart 3).",
                          UintegerValue(3),
                          MakeUintegerAccessor(&Dot1xSupplicant::m_maxStart),
                          MakeUintegerChecker<uint32_t>(1))
            .AddAttribute("AuthPeriod",
                          "How long to wait for the next message of EAP and of the handshake "
                          "(default: IEEE 802.1X-2004 section 8.2.12.1.2, authPeriod 30 s).",
                          TimeValue(Seconds(30)),
                          MakeTimeAccessor(&Dot1xSupplicant::m_authPeriod),
                          MakeTimeChecker(NanoSeconds(1)))
            .AddTraceSource("StateTransition",
                            "A row of the transition table was taken.",
                            MakeTraceSourceAccessor(&Dot1xSupplicant::m_stateTransition),
                            "ns3::fmipv6::Dot1xSupplicant::StateTransitionTracedCallback")
            .AddTraceSource("MsgTx",
                            "An EAPOL PDU was handed over for transmission.",
                            MakeTraceSourceAccessor(&Dot1xSupplicant::m_msgTx),
                            "ns3::fmipv6::Dot1xMessageTracedCallback")
            .AddTraceSource("MsgRx",
                            "An EAPOL PDU has come, good or bad.",
                            MakeTraceSourceAccessor(&Dot1xSupplicant::m_msgRx),
                            "ns3::fmipv6::Dot1xMessageTracedCallback")
            .AddTraceSource("MsgDrop",
                            "An EAPOL PDU was not acted upon.",
                            MakeTraceSourceAccessor(&Dot1xSupplicant::m_msgDrop),
                            "ns3::fmipv6::Dot1xMessageDropTracedCallback");
    return tid;
}

void
Dot1xSupplicant::Configure(Ptr<Node> node, Mac48Address own, Dot1xCallbacks callbacks)
{
    NS_ABORT_MSG_IF(m_node, "Dot1xSupplicant::Configure called twice");
    NS_ABORT_MSG_UNLESS(node && callbacks.send && callbacks.authorized && callbacks.failed,
                        "Dot1xSupplicant::Configure needs a node and all callbacks");
    m_node = node;
    m_own = own;
    m_callbacks = std::move(callbacks);
}

void
Dot1xSupplicant::Start(Mac48Address authenticator)
{
    NS_ABORT_MSG_UNLESS(m_node, "Dot1xSupplicant::Start before Configure");
    Stop();
    m_authenticator = authenticator;
    Handle(Event::START);
}

void
Dot1xSupplicant::Stop()
{
    Handle(Event::STOP);
}

void
Dot1xSupplicant::ReceiveEapol(Ptr<const Packet> eapol)
{
    m_msgRx(eapol);
    m_received = eapol;
    const auto frame = EapolFrame::Parse(eapol);
    std::optional<Event> event;
    if (!frame)
    {
        Drop(Dot1xDrop::MALFORMED);
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
Dot1xSupplicant::IsPortOpen() const
{
    return m_state == State::AUTHENTICATED;
}

Dot1xSupplicant::State
Dot1xSupplicant::GetState() const
{
    return m_state;
}

void
Dot1xSupplicant::DoDispose()
{
    m_timer.Cancel();
    m_callbacks = {};
    m_node = nullptr;
    m_received = nullptr;
    Object::DoDispose();
}

bool
Dot1xSupplicant::Handle(Event event)
{
    if (!m_node)
    {
        return false; // disposed, or not configured: nothing can be under way
    }
    const Ptr<Dot1xSupplicant> self(this); // a callback may let go of us
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
Dot1xSupplicant::SwitchToState(State next, Event why)
{
    NS_LOG_LOGIC(m_own << ": " << m_state << " --> " << next << " (" << why << ")");
    const State old = m_state;
    m_timer.Cancel();
    m_state = next;
    m_stateTransition(old, next, why);
}

std::optional<Dot1xSupplicant::Event>
Dot1xSupplicant::Classify(const EapPacket& eap)
{
    m_eap = eap;
    switch (eap.code)
    {
    case EapCode::REQUEST:
        return eap.type == EapType::IDENTITY ? Event::EAP_IDENTITY : Event::EAP_METHOD;
    case EapCode::SUCCESS:
    case EapCode::FAILURE:
        // RFC 3748 section 4.2: the identifier of the last Response
        if (eap.identifier != m_eapIdentifier)
        {
            return Drop(Dot1xDrop::WRONG_IDENTIFIER);
        }
        return eap.code == EapCode::SUCCESS ? Event::EAP_SUCCESS : Event::EAP_FAILURE;
    case EapCode::RESPONSE:
        break;
    }
    return Drop(Dot1xDrop::NOT_FOR_ROLE);
}

std::optional<Dot1xSupplicant::Event>
Dot1xSupplicant::Classify(const EapolKeyFrame& key)
{
    m_key = key;
    const unsigned message = key.GetHandshakeMessage();
    if (message != 1 && message != 3)
    {
        return Drop(Dot1xDrop::NOT_FOR_ROLE);
    }
    if (m_replay && key.replayCounter <= *m_replay)
    {
        return Drop(Dot1xDrop::REPLAYED);
    }
    if (message == 1)
    {
        return Event::MESSAGE_1;
    }
    if (!m_aNonce || key.nonce != *m_aNonce)
    {
        return Drop(Dot1xDrop::BAD_CONTENT);
    }
    if (!key.Verify(m_keys.kck))
    {
        return Drop(Dot1xDrop::BAD_MIC);
    }
    m_replay = key.replayCounter; // section 12.7.2 d): only after the MIC has proved right
    return Event::MESSAGE_3;
}

std::optional<Dot1xSupplicant::Event>
Dot1xSupplicant::Drop(Dot1xDrop reason)
{
    NS_LOG_LOGIC(m_own << ": dropped, " << GetDot1xDropName(reason));
    m_msgDrop(m_received, reason);
    return std::nullopt;
}

void
Dot1xSupplicant::Send(const std::vector<uint8_t>& bytes)
{
    auto packet = Create<Packet>(bytes.data(), bytes.size());
    m_msgTx(packet);
    m_callbacks.send(packet);
}

void
Dot1xSupplicant::SendEap(const EapPacket& eap)
{
    EapolFrame frame;
    frame.type = EapolType::EAP;
    frame.body = eap.Serialize();
    Send(frame.Serialize());
}

void
Dot1xSupplicant::SendKey(EapolKeyFrame& key)
{
    key.replayCounter = m_key.replayCounter;
    key.Sign(m_keys.kck);
    Send(key.SerializePdu());
}

void
Dot1xSupplicant::StartTimer(Time period)
{
    const auto expired = [this] {
        // EAPOL-Start is all that a supplicant repeats; the handshake is not its own to repeat
        const bool again = m_state != State::HANDSHAKE && m_starts < m_maxStart;
        Handle(again ? Event::RETRY : Event::GIVE_UP);
    };
    // no other step of the station is part of this exchange, so holding one does not delay it
    m_timer.Start(StepTrace::GetFor(m_node)->GetGate(),
                  m_own,
                  period,
                  expired,
                  {HandoverStep::DOT1X});
}

void
Dot1xSupplicant::Fail(Dot1xFailure reason)
{
    NS_LOG_LOGIC(m_own << ": failed, " << GetDot1xFailureName(reason));
    m_callbacks.failed(reason);
}

void
Dot1xSupplicant::AskGate()
{
    const Ptr<Dot1xSupplicant> self(this); // the gate may hold the step for seconds
    StepTrace::GetFor(m_node)->Pass(HandoverStep::DOT1X, m_own, [self] {
        self->Handle(Event::GATE_OPEN);
    });
}

void
Dot1xSupplicant::Clear()
{
    StepTrace::GetFor(m_node)->Withdraw(HandoverStep::DOT1X, m_own);
    m_starts = 0;
    m_eapIdentifier = 0;
    m_aNonce.reset();
    m_keys = {};
    m_replay.reset();
}

void
Dot1xSupplicant::SendFirstStart()
{
    StepTrace::GetFor(m_node)->Begin(HandoverStep::DOT1X, m_own);
    ++m_starts;
    StartTimer(m_startPeriod);
    Send(EapolFrame{}.Serialize());
}

void
Dot1xSupplicant::SendStartAgain()
{
    StepTrace::GetFor(m_node)->Repeat(HandoverStep::DOT1X, m_own);
    ++m_starts;
    StartTimer(m_startPeriod);
    Send(EapolFrame{}.Serialize());
}

void
Dot1xSupplicant::SendIdentity()
{
    m_eapIdentifier = m_eap.identifier;
    StartTimer(m_authPeriod);
    SendEap({EapCode::RESPONSE,
             m_eapIdentifier,
             EapType::IDENTITY,
             {m_identity.begin(), m_identity.end()}});
}

void
Dot1xSupplicant::SendMethodResponse()
{
    m_eapIdentifier = m_eap.identifier;
    StartTimer(m_authPeriod);
    SendEap(
        {EapCode::RESPONSE, m_eapIdentifier, m_eap.type, std::vector<uint8_t>(m_responseSize, 0)});
}

void
Dot1xSupplicant::AwaitMessage1()
{
    StartTimer(m_authPeriod);
}

void
Dot1xSupplicant::SendMessage2()
{
    // a retransmitted message 1 has the nonce of the first, and gets ours of the first
    if (!m_aNonce || *m_aNonce != m_key.nonce)
    {
        m_aNonce = m_key.nonce;
        m_sNonce = MakeNonce(m_own, ++m_nonces);
        m_keys = DerivePairwiseKeys(DeriveModelledPmk(m_secret, m_authenticator, m_own),
                                    m_authenticator,
                                    m_own,
                                    *m_aNonce,
                                    m_sNonce);
    }
    StartTimer(m_authPeriod);
    EapolKeyFrame key;
    key.keyInfo = KEY_VERSION_HMAC_SHA1_AES | KEY_INFO_PAIRWISE | KEY_INFO_MIC;
    key.nonce = m_sNonce;
    key.keyData = Dot11RsnElement{}.Serialize();
    SendKey(key);
}

void
Dot1xSupplicant::SendMessage4()
{
    RepeatMessage4();
    m_callbacks.authorized(m_authenticator);
}

void
Dot1xSupplicant::RepeatMessage4()
{
    EapolKeyFrame key;
    key.keyInfo = KEY_VERSION_HMAC_SHA1_AES | KEY_INFO_PAIRWISE | KEY_INFO_MIC | KEY_INFO_SECURE;
    SendKey(key);
}

void
Dot1xSupplicant::FailStart()
{
    Fail(Dot1xFailure::START_TIMEOUT);
}

void
Dot1xSupplicant::FailEap()
{
    Fail(Dot1xFailure::EAP_TIMEOUT);
}

void
Dot1xSupplicant::FailEapRejected()
{
    Fail(Dot1xFailure::EAP_FAILURE);
}

void
Dot1xSupplicant::FailHandshake()
{
    Fail(Dot1xFailure::HANDSHAKE_TIMEOUT);
}

} // namespace fmipv6
} // namespace ns3
