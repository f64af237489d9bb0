/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-authenticator.h"

#include "ns3/abort.h"
#include "ns3/dot11-rsn-element.h"
#include "ns3/simulator.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// Octets of the encrypted key data of message 3: RSN element (22), GTK KDE (8 + 16), padding to a
/// multiple of 8 (2), and what AES key wrap adds (8); see section 12.7.2 j).
constexpr std::size_t MESSAGE_3_KEY_DATA = 56;

constexpr uint16_t CCMP_KEY_LENGTH = 16; //!< Table 12-7

} // namespace

void
Dot1xAuthenticator::Configure(Ptr<Node> node,
                              Mac48Address own,
                              Mac48Address station,
                              Dot1xCallbacks callbacks)
{
    Setup(node, own, station, std::move(callbacks));
}

void
Dot1xAuthenticator::Enable()
{
    NS_ABORT_MSG_UNLESS(IsReady(), "Dot1xAuthenticator::Enable before Configure");
    Handle(Event::ENABLE);
}

void
Dot1xAuthenticator::Disable()
{
    Handle(Event::DISABLE);
}

bool
Dot1xAuthenticator::IsPortOpen() const
{
    return m_state == State::AUTHENTICATED;
}

void
Dot1xAuthenticator::LeaveState()
{
    m_server.Cancel();
    Dot1xPae::LeaveState();
}

void
Dot1xAuthenticator::TakeStart()
{
    Take(Event::EAPOL_START);
}

void
Dot1xAuthenticator::TakeLogoff()
{
    Take(Event::EAPOL_LOGOFF);
}

void
Dot1xAuthenticator::TakeEap(const EapPacket& eap)
{
    if (eap.code != EapCode::RESPONSE)
    {
        Drop(Dot1xDrop::NOT_FOR_ROLE);
    }
    else if (eap.identifier != m_eapIdentifier)
    {
        Drop(Dot1xDrop::WRONG_IDENTIFIER);
    }
    else
    {
        Take(eap.type == EapType::IDENTITY ? Event::IDENTITY_RESPONSE : Event::METHOD_RESPONSE);
    }
}

void
Dot1xAuthenticator::TakeKey(const EapolKeyFrame& key)
{
    const unsigned message = key.GetHandshakeMessage();
    if (message != 2 && message != 4)
    {
        Drop(Dot1xDrop::NOT_FOR_ROLE);
        return;
    }
    if (m_state != State::MESSAGE_1_SENT && m_state != State::MESSAGE_3_SENT)
    {
        Drop(Dot1xDrop::UNEXPECTED); // there are no keys to verify it with
        return;
    }
    // any transmission of the message under way may be the one that is answered
    if (key.replayCounter < m_replayFirst || key.replayCounter > m_replay)
    {
        Drop(Dot1xDrop::REPLAYED);
        return;
    }
    if ((message == 2) != (m_state == State::MESSAGE_1_SENT))
    {
        Drop(Dot1xDrop::UNEXPECTED);
        return;
    }
    const auto keys =
        message == 2
            ? DerivePairwiseKeys(m_pmk, GetOwnAddress(), GetStationAddress(), m_aNonce, key.nonce)
            : m_keys;
    if (!key.Verify(keys.kck))
    {
        Drop(Dot1xDrop::BAD_MIC);
        return;
    }
    // section 12.7.6.3 b): the RSN element must be the one of the association
    if (message == 2 && key.keyData != Dot11RsnElement{}.Serialize())
    {
        Drop(Dot1xDrop::BAD_CONTENT);
        return;
    }
    m_keys = keys;
    Take(message == 2 ? Event::MESSAGE_2 : Event::MESSAGE_4);
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
    const auto pmkid = DerivePmkid(m_pmk, GetOwnAddress(), GetStationAddress());
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
    Await(first);
}

void
Dot1xAuthenticator::Await(Time period)
{
    StartTimer(period, [this] {
        if (m_sends >= m_maxSends)
        {
            Handle(Event::GIVE_UP);
            return;
        }
        ++m_sends;
        Handle(Event::RETRY);
    });
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
Dot1xAuthenticator::Repeat()
{
    GetSteps()->Repeat(HandoverStep::DOT1X, GetStationAddress());
    Await(m_nextTimeout);
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
    Repeat();
    SendEap(m_request);
}

void
Dot1xAuthenticator::SendMessage1()
{
    m_pmk = DeriveModelledPmk(m_secret, GetOwnAddress(), GetStationAddress());
    m_aNonce = MakeNonce(GetOwnAddress(), ++m_nonces);
    m_replayFirst = m_replay + 1;
    StartRetries(m_keyTimeoutFirst, m_keyTimeout, m_maxKeyMessages);
    SendEap({EapCode::SUCCESS, m_eapIdentifier, EapType::NONE, {}});
    TransmitMessage1();
}

void
Dot1xAuthenticator::RepeatMessage1()
{
    Repeat();
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
    Repeat();
    TransmitMessage3();
}

void
Dot1xAuthenticator::OpenPort()
{
    m_replayFirst = m_replay + 1;
    GetSteps()->End(HandoverStep::DOT1X, GetStationAddress());
    GetCallbacks().authorized(GetStationAddress());
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
