/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What the authenticator does in which state at which event; how it does it is in
// dot1x-authenticator.cc.

#include "ns3/dot1x-authenticator.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

const std::vector<Dot1xAuthenticator::Transition>&
Dot1xAuthenticator::GetTransitions()
{
    using S = State;
    using E = Event;
    using Self = Dot1xAuthenticator;
    static const std::vector<Transition> TABLE{
        {S::DISABLED, E::ENABLE, S::CONNECTING, nullptr},
        {S::DISABLED, E::ENABLE_OFFERED, S::AWAIT_GATE, &Self::AskGateToBegin},
        {S::AWAIT_GATE, E::DISABLE, S::DISABLED, &Self::ClearAtGate},
        {S::AWAIT_GATE, E::GATE_OPEN_HIT, S::MESSAGE_1_SENT, &Self::BeginWithMessage1},
        {S::AWAIT_GATE, E::GATE_OPEN_MISS, S::IDENTITY, &Self::BeginWithIdentity},
        {S::CONNECTING, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::CONNECTING, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::IDENTITY, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::IDENTITY, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::IDENTITY, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::IDENTITY, E::IDENTITY_RESPONSE, S::SERVER, &Self::AskServer},
        {S::IDENTITY, E::RETRY, S::IDENTITY, &Self::RepeatRequest},
        {S::IDENTITY, E::GIVE_UP, S::HELD, &Self::FailEap},
        {S::SERVER, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::SERVER, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::SERVER, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::SERVER, E::SERVER_CHALLENGE, S::METHOD, &Self::SendMethodRequest},
        {S::SERVER, E::SERVER_ACCEPT, S::MESSAGE_1_SENT, &Self::AcceptStation},
        {S::SERVER, E::SERVER_PREACCEPT, S::PREAUTHENTICATED, &Self::AcceptPreauthentication},
        {S::SERVER, E::SERVER_REJECT, S::HELD, &Self::Reject},
        {S::METHOD, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::METHOD, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::METHOD, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::METHOD, E::METHOD_RESPONSE, S::SERVER, &Self::AskServer},
        {S::METHOD, E::RETRY, S::METHOD, &Self::RepeatRequest},
        {S::METHOD, E::GIVE_UP, S::HELD, &Self::FailEap},
        {S::MESSAGE_1_SENT, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::MESSAGE_1_SENT, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::MESSAGE_1_SENT, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::MESSAGE_1_SENT, E::MESSAGE_2, S::MESSAGE_3_SENT, &Self::SendMessage3},
        {S::MESSAGE_1_SENT, E::RETRY, S::MESSAGE_1_SENT, &Self::RepeatMessage1},
        {S::MESSAGE_1_SENT, E::GIVE_UP, S::HELD, &Self::FailHandshake},
        {S::MESSAGE_3_SENT, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::MESSAGE_3_SENT, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::MESSAGE_3_SENT, E::MESSAGE_4, S::AUTHENTICATED, &Self::OpenPort},
        {S::MESSAGE_3_SENT, E::RETRY, S::MESSAGE_3_SENT, &Self::RepeatMessage3},
        {S::MESSAGE_3_SENT, E::GIVE_UP, S::HELD, &Self::FailHandshake},
        {S::AUTHENTICATED, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::AUTHENTICATED, E::EAPOL_LOGOFF, S::CONNECTING, &Self::ClosePort},
        {S::PREAUTHENTICATED, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::HELD, E::DISABLE, S::DISABLED, &Self::Clear},
    };
    return TABLE;
}

const std::vector<std::pair<Dot1xAuthenticator::State, Dot1xAuthenticator::Event>>&
Dot1xAuthenticator::GetIgnored()
{
    using S = State;
    using E = Event;
    // Enable() disables first, so the two ENABLE events never meet another state
    static const std::vector<std::pair<State, Event>> IGNORED{
        // the station is not associated
        {S::DISABLED, E::DISABLE},
        {S::DISABLED, E::GATE_OPEN_HIT},
        {S::DISABLED, E::GATE_OPEN_MISS},
        {S::DISABLED, E::EAPOL_START},
        {S::DISABLED, E::EAPOL_LOGOFF},
        {S::DISABLED, E::IDENTITY_RESPONSE},
        {S::DISABLED, E::METHOD_RESPONSE},
        {S::DISABLED, E::SERVER_CHALLENGE},
        {S::DISABLED, E::SERVER_ACCEPT},
        {S::DISABLED, E::SERVER_PREACCEPT},
        {S::DISABLED, E::SERVER_REJECT},
        {S::DISABLED, E::MESSAGE_2},
        {S::DISABLED, E::MESSAGE_4},
        {S::DISABLED, E::RETRY},
        {S::DISABLED, E::GIVE_UP},
        // it is the authenticator that begins
        {S::AWAIT_GATE, E::ENABLE},
        {S::AWAIT_GATE, E::ENABLE_OFFERED},
        {S::AWAIT_GATE, E::EAPOL_START},
        {S::AWAIT_GATE, E::EAPOL_LOGOFF},
        {S::AWAIT_GATE, E::IDENTITY_RESPONSE},
        {S::AWAIT_GATE, E::METHOD_RESPONSE},
        {S::AWAIT_GATE, E::SERVER_CHALLENGE},
        {S::AWAIT_GATE, E::SERVER_ACCEPT},
        {S::AWAIT_GATE, E::SERVER_PREACCEPT},
        {S::AWAIT_GATE, E::SERVER_REJECT},
        {S::AWAIT_GATE, E::MESSAGE_2},
        {S::AWAIT_GATE, E::MESSAGE_4},
        {S::AWAIT_GATE, E::RETRY},
        {S::AWAIT_GATE, E::GIVE_UP},
        // only EAPOL-Start begins
        {S::CONNECTING, E::ENABLE},
        {S::CONNECTING, E::ENABLE_OFFERED},
        {S::CONNECTING, E::GATE_OPEN_HIT},
        {S::CONNECTING, E::GATE_OPEN_MISS},
        {S::CONNECTING, E::EAPOL_LOGOFF},
        {S::CONNECTING, E::IDENTITY_RESPONSE},
        {S::CONNECTING, E::METHOD_RESPONSE},
        {S::CONNECTING, E::SERVER_CHALLENGE},
        {S::CONNECTING, E::SERVER_ACCEPT},
        {S::CONNECTING, E::SERVER_PREACCEPT},
        {S::CONNECTING, E::SERVER_REJECT},
        {S::CONNECTING, E::MESSAGE_2},
        {S::CONNECTING, E::MESSAGE_4},
        {S::CONNECTING, E::RETRY},
        {S::CONNECTING, E::GIVE_UP},
        // answers to what was not asked; the server's answer belongs to SERVER, and is cancelled
        {S::IDENTITY, E::ENABLE},
        {S::IDENTITY, E::ENABLE_OFFERED},
        {S::IDENTITY, E::GATE_OPEN_HIT},
        {S::IDENTITY, E::GATE_OPEN_MISS},
        {S::IDENTITY, E::METHOD_RESPONSE},
        {S::IDENTITY, E::SERVER_CHALLENGE},
        {S::IDENTITY, E::SERVER_ACCEPT},
        {S::IDENTITY, E::SERVER_PREACCEPT},
        {S::IDENTITY, E::SERVER_REJECT},
        {S::IDENTITY, E::MESSAGE_2},
        {S::IDENTITY, E::MESSAGE_4},
        // the server is asked once
        {S::SERVER, E::ENABLE},
        {S::SERVER, E::ENABLE_OFFERED},
        {S::SERVER, E::GATE_OPEN_HIT},
        {S::SERVER, E::GATE_OPEN_MISS},
        {S::SERVER, E::IDENTITY_RESPONSE},
        {S::SERVER, E::METHOD_RESPONSE},
        {S::SERVER, E::MESSAGE_2},
        {S::SERVER, E::MESSAGE_4},
        {S::SERVER, E::RETRY},
        {S::SERVER, E::GIVE_UP},
        // answers to what was not asked
        {S::METHOD, E::ENABLE},
        {S::METHOD, E::ENABLE_OFFERED},
        {S::METHOD, E::GATE_OPEN_HIT},
        {S::METHOD, E::GATE_OPEN_MISS},
        {S::METHOD, E::IDENTITY_RESPONSE},
        {S::METHOD, E::SERVER_CHALLENGE},
        {S::METHOD, E::SERVER_ACCEPT},
        {S::METHOD, E::SERVER_PREACCEPT},
        {S::METHOD, E::SERVER_REJECT},
        {S::METHOD, E::MESSAGE_2},
        {S::METHOD, E::MESSAGE_4},
        // EAP is done
        {S::MESSAGE_1_SENT, E::ENABLE},
        {S::MESSAGE_1_SENT, E::ENABLE_OFFERED},
        {S::MESSAGE_1_SENT, E::GATE_OPEN_HIT},
        {S::MESSAGE_1_SENT, E::GATE_OPEN_MISS},
        {S::MESSAGE_1_SENT, E::IDENTITY_RESPONSE},
        {S::MESSAGE_1_SENT, E::METHOD_RESPONSE},
        {S::MESSAGE_1_SENT, E::SERVER_CHALLENGE},
        {S::MESSAGE_1_SENT, E::SERVER_ACCEPT},
        {S::MESSAGE_1_SENT, E::SERVER_PREACCEPT},
        {S::MESSAGE_1_SENT, E::SERVER_REJECT},
        {S::MESSAGE_1_SENT, E::MESSAGE_4},
        // the station has derived the keys: a late copy of its EAPOL-Start must not stop it
        {S::MESSAGE_3_SENT, E::ENABLE},
        {S::MESSAGE_3_SENT, E::ENABLE_OFFERED},
        {S::MESSAGE_3_SENT, E::GATE_OPEN_HIT},
        {S::MESSAGE_3_SENT, E::GATE_OPEN_MISS},
        {S::MESSAGE_3_SENT, E::EAPOL_START},
        {S::MESSAGE_3_SENT, E::IDENTITY_RESPONSE},
        {S::MESSAGE_3_SENT, E::METHOD_RESPONSE},
        {S::MESSAGE_3_SENT, E::SERVER_CHALLENGE},
        {S::MESSAGE_3_SENT, E::SERVER_ACCEPT},
        {S::MESSAGE_3_SENT, E::SERVER_PREACCEPT},
        {S::MESSAGE_3_SENT, E::SERVER_REJECT},
        {S::MESSAGE_3_SENT, E::MESSAGE_2},
        // late copies. A forged EAPOL-Start does no harm: in IEEE 802.1X-2004 figure 8-14, too, the
        // port stays open while the station is authenticated anew, which is not modelled
        {S::AUTHENTICATED, E::ENABLE},
        {S::AUTHENTICATED, E::ENABLE_OFFERED},
        {S::AUTHENTICATED, E::GATE_OPEN_HIT},
        {S::AUTHENTICATED, E::GATE_OPEN_MISS},
        {S::AUTHENTICATED, E::EAPOL_START},
        {S::AUTHENTICATED, E::IDENTITY_RESPONSE},
        {S::AUTHENTICATED, E::METHOD_RESPONSE},
        {S::AUTHENTICATED, E::SERVER_CHALLENGE},
        {S::AUTHENTICATED, E::SERVER_ACCEPT},
        {S::AUTHENTICATED, E::SERVER_PREACCEPT},
        {S::AUTHENTICATED, E::SERVER_REJECT},
        {S::AUTHENTICATED, E::MESSAGE_2},
        {S::AUTHENTICATED, E::MESSAGE_4},
        {S::AUTHENTICATED, E::RETRY},
        {S::AUTHENTICATED, E::GIVE_UP},
        // done; the access point lets go of it
        {S::PREAUTHENTICATED, E::ENABLE},
        {S::PREAUTHENTICATED, E::ENABLE_OFFERED},
        {S::PREAUTHENTICATED, E::GATE_OPEN_HIT},
        {S::PREAUTHENTICATED, E::GATE_OPEN_MISS},
        {S::PREAUTHENTICATED, E::EAPOL_START},
        {S::PREAUTHENTICATED, E::EAPOL_LOGOFF},
        {S::PREAUTHENTICATED, E::IDENTITY_RESPONSE},
        {S::PREAUTHENTICATED, E::METHOD_RESPONSE},
        {S::PREAUTHENTICATED, E::SERVER_CHALLENGE},
        {S::PREAUTHENTICATED, E::SERVER_ACCEPT},
        {S::PREAUTHENTICATED, E::SERVER_PREACCEPT},
        {S::PREAUTHENTICATED, E::SERVER_REJECT},
        {S::PREAUTHENTICATED, E::MESSAGE_2},
        {S::PREAUTHENTICATED, E::MESSAGE_4},
        {S::PREAUTHENTICATED, E::RETRY},
        {S::PREAUTHENTICATED, E::GIVE_UP},
        // given up until the station associates anew
        {S::HELD, E::ENABLE},
        {S::HELD, E::ENABLE_OFFERED},
        {S::HELD, E::GATE_OPEN_HIT},
        {S::HELD, E::GATE_OPEN_MISS},
        {S::HELD, E::EAPOL_START},
        {S::HELD, E::EAPOL_LOGOFF},
        {S::HELD, E::IDENTITY_RESPONSE},
        {S::HELD, E::METHOD_RESPONSE},
        {S::HELD, E::SERVER_CHALLENGE},
        {S::HELD, E::SERVER_ACCEPT},
        {S::HELD, E::SERVER_PREACCEPT},
        {S::HELD, E::SERVER_REJECT},
        {S::HELD, E::MESSAGE_2},
        {S::HELD, E::MESSAGE_4},
        {S::HELD, E::RETRY},
        {S::HELD, E::GIVE_UP},
    };
    return IGNORED;
}

std::ostream&
operator<<(std::ostream& os, Dot1xAuthenticatorState state)
{
    static constexpr std::array<const char*, 11> NAMES{"DISABLED",
                                                       "AWAIT_GATE",
                                                       "CONNECTING",
                                                       "IDENTITY",
                                                       "SERVER",
                                                       "METHOD",
                                                       "MESSAGE_1_SENT",
                                                       "MESSAGE_3_SENT",
                                                       "AUTHENTICATED",
                                                       "PREAUTHENTICATED",
                                                       "HELD"};
    return os << NAMES[static_cast<std::size_t>(state)];
}

std::ostream&
operator<<(std::ostream& os, Dot1xAuthenticatorEvent event)
{
    static constexpr std::array<const char*, 17> NAMES{"ENABLE",
                                                       "ENABLE_OFFERED",
                                                       "DISABLE",
                                                       "GATE_OPEN_HIT",
                                                       "GATE_OPEN_MISS",
                                                       "EAPOL_START",
                                                       "EAPOL_LOGOFF",
                                                       "IDENTITY_RESPONSE",
                                                       "METHOD_RESPONSE",
                                                       "SERVER_CHALLENGE",
                                                       "SERVER_ACCEPT",
                                                       "SERVER_PREACCEPT",
                                                       "SERVER_REJECT",
                                                       "MESSAGE_2",
                                                       "MESSAGE_4",
                                                       "RETRY",
                                                       "GIVE_UP"};
    return os << NAMES[static_cast<std::size_t>(event)];
}

} // namespace fmipv6
} // namespace ns3
