/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-supplicant.h"

#include "ns3/abort.h"
#include "ns3/dot11-rsn-element.h"
#include "ns3/eapol-frame.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

void
Dot1xSupplicant::Configure(Ptr<Node> node, Mac48Address own, Dot1xCallbacks callbacks)
{
    Setup(node, own, own, std::move(callbacks));
}

void
Dot1xSupplicant::Start(Mac48Address authenticator)
{
    NS_ABORT_MSG_UNLESS(IsReady(), "Dot1xSupplicant::Start before Configure");
    Stop();
    m_authenticator = authenticator;
    Handle(Event::START);
}

void
Dot1xSupplicant::Stop()
{
    Handle(Event::STOP);
}

bool
Dot1xSupplicant::IsPortOpen() const
{
    return m_state == State::AUTHENTICATED;
}

void
Dot1xSupplicant::TakeEap(const EapPacket& eap)
{
    switch (eap.code)
    {
    case EapCode::REQUEST:
        m_eap = eap;
        Take(eap.type == EapType::IDENTITY ? Event::EAP_IDENTITY : Event::EAP_METHOD);
        return;
    case EapCode::SUCCESS:
    case EapCode::FAILURE:
        // RFC 3748 section 4.2: the identifier of the last Response
        if (eap.identifier != m_eapIdentifier)
        {
            Drop(Dot1xDrop::WRONG_IDENTIFIER);
            return;
        }
        Take(eap.code == EapCode::SUCCESS ? Event::EAP_SUCCESS : Event::EAP_FAILURE);
        return;
    case EapCode::RESPONSE:
        break;
    }
    Drop(Dot1xDrop::NOT_FOR_ROLE);
}

void
Dot1xSupplicant::TakeKey(const EapolKeyFrame& key)
{
    const unsigned message = key.GetHandshakeMessage();
    if (message != 1 && message != 3)
    {
        Drop(Dot1xDrop::NOT_FOR_ROLE);
        return;
    }
    if (m_replay && key.replayCounter <= *m_replay)
    {
        Drop(Dot1xDrop::REPLAYED);
        return;
    }
    if (message == 3 && (!m_aNonce || key.nonce != *m_aNonce))
    {
        Drop(Dot1xDrop::BAD_CONTENT);
        return;
    }
    if (message == 3 && !key.Verify(m_keys.kck))
    {
        Drop(Dot1xDrop::BAD_MIC);
        return;
    }
    m_key = key;
    if (message == 3)
    {
        m_replay = key.replayCounter; // section 12.7.2 d): only after the MIC has proved right
    }
    Take(message == 1 ? Event::MESSAGE_1 : Event::MESSAGE_3);
}

void
Dot1xSupplicant::SendKey(EapolKeyFrame& key)
{
    key.replayCounter = m_key.replayCounter;
    key.Sign(m_keys.kck);
    Send(key.SerializePdu());
}

void
Dot1xSupplicant::Await(Time period)
{
    StartTimer(period, [this] {
        // EAPOL-Start is all that a supplicant repeats; the handshake is not its own to repeat
        const bool again = m_state != State::HANDSHAKE && m_starts < m_maxStart;
        Handle(again ? Event::RETRY : Event::GIVE_UP);
    });
}

void
Dot1xSupplicant::AskGate()
{
    const Ptr<Dot1xSupplicant> self(this); // the gate may hold the step for seconds
    GetSteps()->Pass(HandoverStep::DOT1X, GetOwnAddress(), [self] {
        self->Handle(Event::GATE_OPEN);
    });
}

void
Dot1xSupplicant::Clear()
{
    GetSteps()->Withdraw(HandoverStep::DOT1X, GetOwnAddress());
    m_starts = 0;
    m_eapIdentifier = 0;
    m_aNonce.reset();
    m_keys = {};
    m_replay.reset();
}

void
Dot1xSupplicant::SendFirstStart()
{
    GetSteps()->Begin(HandoverStep::DOT1X, GetOwnAddress());
    ++m_starts;
    Await(m_startPeriod);
    Send(EapolFrame{}.Serialize());
}

void
Dot1xSupplicant::SendStartAgain()
{
    GetSteps()->Repeat(HandoverStep::DOT1X, GetOwnAddress());
    ++m_starts;
    Await(m_startPeriod);
    Send(EapolFrame{}.Serialize());
}

void
Dot1xSupplicant::SendIdentity()
{
    m_eapIdentifier = m_eap.identifier;
    Await(m_authPeriod);
    SendEap({EapCode::RESPONSE,
             m_eapIdentifier,
             EapType::IDENTITY,
             {m_identity.begin(), m_identity.end()}});
}

void
Dot1xSupplicant::SendMethodResponse()
{
    m_eapIdentifier = m_eap.identifier;
    Await(m_authPeriod);
    SendEap(
        {EapCode::RESPONSE, m_eapIdentifier, m_eap.type, std::vector<uint8_t>(m_responseSize, 0)});
}

void
Dot1xSupplicant::AwaitMessage1()
{
    Await(m_authPeriod);
}

void
Dot1xSupplicant::SendMessage2()
{
    // a retransmitted message 1 has the nonce of the first, and gets ours of the first
    if (!m_aNonce || *m_aNonce != m_key.nonce)
    {
        m_aNonce = m_key.nonce;
        m_sNonce = MakeNonce(GetOwnAddress(), ++m_nonces);
        m_keys = DerivePairwiseKeys(DeriveModelledPmk(m_secret, m_authenticator, GetOwnAddress()),
                                    m_authenticator,
                                    GetOwnAddress(),
                                    *m_aNonce,
                                    m_sNonce);
    }
    Await(m_authPeriod);
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
    GetCallbacks().authorized(m_authenticator);
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
