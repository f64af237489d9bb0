/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// EAP in the authenticator, and the authentication server behind it; the rest is in
// dot1x-authenticator.cc.

#include "ns3/dot1x-authenticator.h"
#include "ns3/simulator.h"

namespace ns3
{
namespace fmipv6
{

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
        m_response = eap.data;
        Take(eap.type == EapType::IDENTITY ? Event::IDENTITY_RESPONSE : Event::METHOD_RESPONSE);
    }
}

EapMethodServer::Settings
Dot1xAuthenticator::GetMethodSettings() const
{
    return {static_cast<EapMethod>(m_method),
            m_methodType,
            m_roundTrips,
            m_requestSize,
            m_tlsFlight,
            m_tlsFinished,
            m_tlsFragment};
}

void
Dot1xAuthenticator::ReceiveServer()
{
    const auto data = m_eapServer.Next(m_response);
    if (data)
    {
        m_request.data = *data;
        Handle(Event::SERVER_CHALLENGE);
    }
    else if (m_serverRejects)
    {
        Handle(Event::SERVER_REJECT);
    }
    else
    {
        Handle(GetRole() == Dot1xRole::PORT ? Event::SERVER_ACCEPT : Event::SERVER_PREACCEPT);
    }
}

void
Dot1xAuthenticator::SendRequest(EapType type, const std::vector<uint8_t>& data)
{
    m_request = {EapCode::REQUEST, ++m_eapIdentifier, type, data};
    StartRetries(m_eapTimeout, m_eapTimeout, m_maxRequests);
    SendEap(m_request);
}

void
Dot1xAuthenticator::SendIdentityRequest()
{
    m_eapServer = EapMethodServer(GetMethodSettings());
    SendRequest(EapType::IDENTITY, {});
}

void
Dot1xAuthenticator::AskServer()
{
    m_server = Simulator::Schedule(m_serverRtt + m_serverProcessing,
                                   &Dot1xAuthenticator::ReceiveServer,
                                   this);
}

void
Dot1xAuthenticator::SendMethodRequest()
{
    SendRequest(m_eapServer.GetType(), std::vector<uint8_t>(m_request.data));
}

void
Dot1xAuthenticator::RepeatRequest()
{
    Repeat();
    SendEap(m_request);
}

void
Dot1xAuthenticator::Accept()
{
    m_pmk = DeriveModelledPmk(m_secret, GetOwnAddress(), GetStationAddress());
    if (m_cache)
    {
        m_cache->Add(GetOwnAddress(), GetStationAddress(), m_pmk);
    }
    SendEap({EapCode::SUCCESS, m_eapIdentifier, EapType::NONE, {}});
}

void
Dot1xAuthenticator::AcceptPreauthentication()
{
    Accept();
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

} // namespace fmipv6
} // namespace ns3
