/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-authenticator.h"

#include "ns3/abort.h"
#include "ns3/dot11-rsn-element.h"

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
                              Dot1xCallbacks callbacks,
                              Dot1xRole role)
{
    Setup(node, own, station, std::move(callbacks), role);
}

void
Dot1xAuthenticator::SetPmksaCache(Ptr<Dot1xPmksaCache> cache)
{
    m_cache = cache;
}

void
Dot1xAuthenticator::Enable(const Dot11RsnElement& rsn, const std::optional<Dot1xPmksa>& pmksa)
{
    NS_ABORT_MSG_UNLESS(IsReady(), "Dot1xAuthenticator::Enable before Configure");
    Disable();
    m_rsn = rsn;
    m_offered = pmksa;
    Handle(rsn.pmkids.empty() ? Event::ENABLE : Event::ENABLE_OFFERED);
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

Time
Dot1xAuthenticator::GetProcessingTime(const EapolFrame& frame) const
{
    return frame.type == EapolType::KEY ? m_keyProcessing : Time(0);
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
    if (message == 2 && key.keyData != m_rsn.Serialize())
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
    key.keyData = MakePmkidKde(DerivePmkid(m_pmk, GetOwnAddress(), GetStationAddress()));
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
Dot1xAuthenticator::Clear()
{
    ForgetReceived();
    m_keys = {};
    m_replay = 0;
    m_replayFirst = 1;
}

void
Dot1xAuthenticator::AskGateToBegin()
{
    AskGate([this] { Handle(m_offered ? Event::GATE_OPEN_HIT : Event::GATE_OPEN_MISS); });
}

void
Dot1xAuthenticator::ClearAtGate()
{
    WithdrawFromGate();
    Clear();
}

void
Dot1xAuthenticator::BeginWithMessage1()
{
    Report(StepPhase::BEGIN);
    m_pmk = m_offered->pmk;
    SendMessage1();
}

void
Dot1xAuthenticator::BeginWithIdentity()
{
    Report(StepPhase::BEGIN);
    SendIdentityRequest();
}

void
Dot1xAuthenticator::Repeat()
{
    Report(StepPhase::REPEAT);
    Await(m_nextTimeout);
}

void
Dot1xAuthenticator::AcceptStation()
{
    Accept();
    SendMessage1();
}

void
Dot1xAuthenticator::SendMessage1()
{
    m_aNonce = MakeNonce(GetOwnAddress(), ++m_nonces);
    m_replayFirst = m_replay + 1;
    StartRetries(m_keyTimeoutFirst, m_keyTimeout, m_maxKeyMessages);
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
    Report(StepPhase::END);
    GetCallbacks().authorized(GetStationAddress());
}

void
Dot1xAuthenticator::ClosePort()
{
    if (GetCallbacks().closed)
    {
        GetCallbacks().closed();
    }
}

void
Dot1xAuthenticator::FailHandshake()
{
    Fail(Dot1xFailure::HANDSHAKE_TIMEOUT);
}

} // namespace fmipv6
} // namespace ns3
