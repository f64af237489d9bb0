/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/dot11-authentication-header.h"
#include "ns3/dot11-reason-header.h"
#include "ns3/simulator.h"
#include "ns3/station-frames.h"
#include "ns3/station-mlme.h"

namespace ns3
{
namespace fmipv6
{

void
StationMlme::AuthenticateRequest(const MlmeAuthenticateRequestParams& params)
{
    auto answer = [this, peer = params.peer](MlmeResultCode result) {
        Confirm([result, peer, status = m_status](StationMlmeUser& user) {
            user.AuthenticateConfirm({result, peer, status});
        });
    };
    m_status = Dot11Status::SUCCESS;
    if (!params.authenticateFailureTimeout.IsStrictlyPositive())
    {
        answer(MlmeResultCode::INVALID_PARAMETERS);
        return;
    }
    if ((m_state != State::JOINED && m_state != State::AUTHENTICATED) || m_pending ||
        m_bss->bssid != params.peer)
    {
        answer(MlmeResultCode::WRONG_STATE);
        return;
    }
    Admit(HandoverStep::AUTHENTICATE, answer, [this, params] {
        m_attemptTimeout = params.authenticateFailureTimeout;
        m_authenticate = params;
        if (Move(Event::AUTHENTICATE_REQUEST))
        {
            SendAuthentication(1);
        }
    });
}

void
StationMlme::SendAuthentication(uint32_t attempt)
{
    if (attempt > m_attempts)
    {
        Fail(Event::TIMEOUT, MlmeResultCode::TIMEOUT);
        return;
    }
    auto body = Create<Packet>();
    body->AddHeader(Dot11AuthenticationHeader(m_authenticate.algorithm, 1, Dot11Status::SUCCESS));
    if (attempt == 1)
    {
        m_steps->Begin(HandoverStep::AUTHENTICATE, m_mac->GetAddress());
    }
    else
    {
        m_steps->Repeat(HandoverStep::AUTHENTICATE, m_mac->GetAddress());
    }
    m_mac->SendManagement(WIFI_MAC_MGT_AUTHENTICATION, m_bss->bssid, m_bss->bssid, body);
    m_timer =
        Simulator::Schedule(m_attemptTimeout, &StationMlme::SendAuthentication, this, attempt + 1);
}

void
StationMlme::AssociateRequest(const MlmeAssociateRequestParams& params)
{
    RequestAssociation(params, false);
}

void
StationMlme::ReassociateRequest(const MlmeAssociateRequestParams& params)
{
    RequestAssociation(params, true);
}

void
StationMlme::RequestAssociation(const MlmeAssociateRequestParams& params, bool reassociation)
{
    auto answer = [this, peer = params.peer, reassociation](MlmeResultCode result) {
        Confirm(
            [result, peer, status = m_status, aid = m_aid, reassociation](StationMlmeUser& user) {
                user.AssociateConfirm({result, peer, status, aid, reassociation});
            });
    };
    m_status = Dot11Status::SUCCESS;
    m_aid = 0;
    if (!params.associateFailureTimeout.IsStrictlyPositive() ||
        (reassociation && params.currentAp.IsGroup()))
    {
        answer(MlmeResultCode::INVALID_PARAMETERS);
        return;
    }
    if (m_state != State::AUTHENTICATED || m_pending || m_bss->bssid != params.peer)
    {
        answer(MlmeResultCode::WRONG_STATE);
        return;
    }
    Admit(HandoverStep::ASSOCIATE, answer, [this, params, reassociation] {
        m_attemptTimeout = params.associateFailureTimeout;
        m_associate = params;
        m_reassociation = reassociation;
        if (Move(Event::ASSOCIATE_REQUEST))
        {
            SendAssociation(1);
        }
    });
}

void
StationMlme::SendAssociation(uint32_t attempt)
{
    if (attempt > m_attempts)
    {
        Fail(Event::TIMEOUT, MlmeResultCode::TIMEOUT);
        return;
    }
    if (attempt == 1)
    {
        m_steps->Begin(HandoverStep::ASSOCIATE, m_mac->GetAddress());
    }
    else
    {
        m_steps->Repeat(HandoverStep::ASSOCIATE, m_mac->GetAddress());
    }
    const auto rsn = m_rsn ? std::make_optional(m_rsn(m_bss->bssid)) : std::nullopt;
    const auto current = m_reassociation ? std::make_optional(m_associate.currentAp) : std::nullopt;
    m_mac->SendManagement(m_reassociation ? WIFI_MAC_MGT_REASSOCIATION_REQUEST
                                          : WIFI_MAC_MGT_ASSOCIATION_REQUEST,
                          m_bss->bssid,
                          m_bss->bssid,
                          MakeAssociateRequestBody(m_bss->ssid,
                                                   *m_mac->GetWifiPhy(),
                                                   current,
                                                   rsn,
                                                   m_mac->GetCapabilityElements()));
    m_timer =
        Simulator::Schedule(m_attemptTimeout, &StationMlme::SendAssociation, this, attempt + 1);
}

void
StationMlme::DisassociateRequest(const MlmeDisassociateRequestParams& params)
{
    auto confirm = [this, peer = params.peer](MlmeResultCode result) {
        Confirm([result, peer](StationMlmeUser& user) {
            user.DisassociateConfirm({result, peer});
        });
    };
    if (m_state != State::ASSOCIATED || m_bss->bssid != params.peer)
    {
        confirm(MlmeResultCode::WRONG_STATE);
        return;
    }
    LeaveBss(Event::DISASSOCIATE_REQUEST,
             WIFI_MAC_MGT_DISASSOCIATION,
             params.peer,
             params.reason,
             confirm);
}

void
StationMlme::DeauthenticateRequest(const MlmeDeauthenticateRequestParams& params)
{
    auto confirm = [this, peer = params.peer](MlmeResultCode result) {
        Confirm([result, peer](StationMlmeUser& user) {
            user.DeauthenticateConfirm({result, peer});
        });
    };
    if ((m_state != State::ASSOCIATED && m_state != State::AUTHENTICATED) ||
        m_bss->bssid != params.peer)
    {
        confirm(MlmeResultCode::WRONG_STATE);
        return;
    }
    // An association that waits at the gate is over with the authentication.
    if (m_pending && m_pending->step == HandoverStep::ASSOCIATE)
    {
        EndPending(MlmeResultCode::CANCELLED);
    }
    LeaveBss(Event::DEAUTHENTICATE_REQUEST,
             WIFI_MAC_MGT_DEAUTHENTICATION,
             params.peer,
             params.reason,
             confirm);
}

void
StationMlme::LeaveBss(Event event,
                      WifiMacType type,
                      Mac48Address peer,
                      Dot11Reason reason,
                      std::function<void(MlmeResultCode)> confirm)
{
    const bool wasHome = m_scanner->IsHome();
    m_scanner->Abort();
    m_previous.reset();
    m_mac->Detach();
    Move(event);
    m_leaveConfirm = std::move(confirm);
    auto left = [this] {
        if (m_state == State::DISASSOCIATING && Move(Event::LEFT))
        {
            m_mac->DiscardManagement();
            EndLeave();
        }
    };
    if (wasHome)
    {
        auto body = Create<Packet>();
        body->AddHeader(Dot11ReasonHeader(reason));
        m_mac->SendManagement(type, peer, peer, body, [left](bool) { left(); });
    }
    m_timer = Simulator::Schedule(wasHome ? m_leaveTimeout : Time(0), left);
}

void
StationMlme::EndLeave()
{
    if (m_leaveConfirm)
    {
        auto confirm = std::move(m_leaveConfirm);
        m_leaveConfirm = nullptr;
        confirm(MlmeResultCode::SUCCESS);
    }
}

} // namespace fmipv6
} // namespace ns3
