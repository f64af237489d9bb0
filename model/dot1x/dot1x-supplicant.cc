/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot1x-supplicant.h"

#include "ns3/abort.h"
#include "ns3/eapol-frame.h"

#include <utility>

namespace ns3
{
namespace fmipv6
{

void
Dot1xSupplicant::Configure(Ptr<Node> node,
                           Mac48Address own,
                           Dot1xCallbacks callbacks,
                           Dot1xRole role)
{
    Setup(node, own, own, std::move(callbacks), role);
}

void
Dot1xSupplicant::SetPmksaCache(Ptr<Dot1xPmksaCache> cache)
{
    m_cache = cache;
}

Ptr<Dot1xPmksaCache>
Dot1xSupplicant::GetPmksaCache()
{
    if (!m_cache)
    {
        m_cache = Create<Dot1xPmksaCache>(m_pmksaLifetime, m_maxPmksas);
    }
    return m_cache;
}

bool
Dot1xSupplicant::IsPmkCaching() const
{
    return m_pmkCaching;
}

bool
Dot1xSupplicant::IsPreauthenticating() const
{
    return m_preauthenticate;
}

Dot11RsnElement
Dot1xSupplicant::OfferKeys(Mac48Address authenticator)
{
    m_asked = authenticator;
    m_rsn = {};
    m_offered.clear();
    const auto own = GetOwnAddress();
    auto entry = m_pmkCaching ? GetPmksaCache()->Find(authenticator, own) : std::nullopt;
    if (!entry && m_opportunistic)
    {
        entry = GetPmksaCache()->FindNewest(own);
    }
    if (entry)
    {
        m_offered = entry->pmk;
        m_rsn.pmkids.push_back(DerivePmkid(m_offered, authenticator, own));
    }
    return m_rsn;
}

void
Dot1xSupplicant::Start(Mac48Address authenticator)
{
    NS_ABORT_MSG_UNLESS(IsReady(), "Dot1xSupplicant::Start before Configure");
    Stop();
    m_authenticator = authenticator;
    if (m_asked != authenticator)
    {
        m_rsn = {};
        m_offered.clear();
    }
    Handle(m_offered.empty() ? Event::START : Event::START_OFFERED);
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

Time
Dot1xSupplicant::GetProcessingTime(const EapolFrame& frame) const
{
    if (frame.type == EapolType::KEY)
    {
        return m_keyProcessing;
    }
    const auto eap = frame.type == EapolType::EAP ? EapPacket::Parse(frame.body) : std::nullopt;
    return eap && eap->code == EapCode::REQUEST && eap->type != EapType::IDENTITY ? m_eapProcessing
                                                                                  : Time(0);
}

void
Dot1xSupplicant::TakeEap(const EapPacket& eap)
{
    switch (eap.code)
    {
    case EapCode::REQUEST:
        // identifiers are counted up, as by hostapd: this is a late copy of an earlier request
        if (m_eapIdentifier && static_cast<int8_t>(eap.identifier - *m_eapIdentifier) < 0)
        {
            Drop(Dot1xDrop::WRONG_IDENTIFIER);
            return;
        }
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
        Take(eap.code == EapCode::FAILURE   ? Event::EAP_FAILURE
             : GetRole() == Dot1xRole::PORT ? Event::EAP_SUCCESS
                                            : Event::EAP_PRESUCCESS);
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
    if (message == 3)
    {
        Take(Event::MESSAGE_3);
        return;
    }
    const auto pmkid = FindPmkidKde(key.keyData);
    const bool other = m_state == State::OFFERED && pmkid && *pmkid != m_rsn.pmkids.front();
    Take(other ? Event::MESSAGE_1_UNKNOWN : Event::MESSAGE_1);
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

std::vector<uint8_t>
Dot1xSupplicant::DerivePmk() const
{
    return DeriveModelledPmk(m_secret, m_authenticator, GetOwnAddress());
}

EapMethodPeer::Settings
Dot1xSupplicant::GetMethodSettings() const
{
    return {m_identity, m_responseSize, m_tlsHello, m_tlsFlight, m_tlsFragment};
}

void
Dot1xSupplicant::AskGateToStart()
{
    AskGate([this] { Handle(Event::GATE_OPEN); });
}

void
Dot1xSupplicant::AwaitAuthenticator()
{
    m_pmk = m_offered;
    m_cached = true;
    Await(m_startPeriod);
}

void
Dot1xSupplicant::Clear()
{
    WithdrawFromGate();
    ForgetReceived();
    m_starts = 0;
    m_eapIdentifier.reset();
    m_cached = false;
    m_aNonce.reset();
    m_keys = {};
    m_replay.reset();
}

void
Dot1xSupplicant::ClearHandshake()
{
    if (m_cached && m_aNonce)
    {
        GetPmksaCache()->Remove(m_authenticator, GetOwnAddress());
    }
    Clear();
}

void
Dot1xSupplicant::SendFirstStart()
{
    Report(StepPhase::BEGIN);
    ++m_starts;
    Await(m_startPeriod);
    Send(EapolFrame{}.Serialize());
}

void
Dot1xSupplicant::SendStartAgain()
{
    Report(StepPhase::REPEAT);
    ++m_starts;
    Await(m_startPeriod);
    Send(EapolFrame{}.Serialize());
}

void
Dot1xSupplicant::SendIdentity()
{
    m_method = EapMethodPeer(GetMethodSettings());
    m_pmk = DerivePmk();
    m_cached = false;
    m_eapIdentifier = m_eap.identifier;
    m_response = {EapCode::RESPONSE,
                  m_eap.identifier,
                  EapType::IDENTITY,
                  {m_identity.begin(), m_identity.end()}};
    Await(m_authPeriod);
    SendEap(m_response);
}

void
Dot1xSupplicant::SendMethodResponse()
{
    // a request with the identifier of the last one is a retransmission: RFC 3748 section 4.1
    if (m_eapIdentifier != m_eap.identifier)
    {
        m_eapIdentifier = m_eap.identifier;
        m_response = {EapCode::RESPONSE,
                      m_eap.identifier,
                      m_eap.type,
                      m_method.Answer(m_eap.type, m_eap.data)};
    }
    Await(m_authPeriod);
    SendEap(m_response);
}

void
Dot1xSupplicant::AwaitMessage1()
{
    Await(m_authPeriod);
}

void
Dot1xSupplicant::StorePmk()
{
    GetPmksaCache()->Add(m_authenticator, GetOwnAddress(), m_pmk);
    GetCallbacks().authorized(m_authenticator);
}

void
Dot1xSupplicant::SendMessage2()
{
    // a retransmitted message 1 has the nonce of the first, and gets ours of the first
    if (!m_aNonce || *m_aNonce != m_key.nonce)
    {
        m_aNonce = m_key.nonce;
        m_sNonce = MakeNonce(GetOwnAddress(), ++m_nonces);
        m_keys = DerivePairwiseKeys(m_pmk, m_authenticator, GetOwnAddress(), *m_aNonce, m_sNonce);
    }
    Await(m_authPeriod);
    EapolKeyFrame key;
    key.keyInfo = KEY_VERSION_HMAC_SHA1_AES | KEY_INFO_PAIRWISE | KEY_INFO_MIC;
    key.nonce = m_sNonce;
    key.keyData = m_rsn.Serialize();
    SendKey(key);
}

void
Dot1xSupplicant::SendMessage4()
{
    RepeatMessage4();
    if (m_pmkCaching)
    {
        GetPmksaCache()->Add(m_authenticator, GetOwnAddress(), m_pmk);
    }
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
    if (m_cached)
    {
        GetPmksaCache()->Remove(m_authenticator, GetOwnAddress());
    }
    Fail(Dot1xFailure::HANDSHAKE_TIMEOUT);
}

} // namespace fmipv6
} // namespace ns3
