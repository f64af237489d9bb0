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
        {S::DISABLED, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::CONNECTING, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::CONNECTING, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::CONNECTING, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::IDENTITY, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::IDENTITY, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::IDENTITY, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::IDENTITY, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::IDENTITY, E::IDENTITY_RESPONSE, S::SERVER, &Self::AskServer},
        {S::IDENTITY, E::RETRY, S::IDENTITY, &Self::RepeatRequest},
        {S::IDENTITY, E::GIVE_UP, S::HELD, &Self::FailEap},
        {S::SERVER, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::SERVER, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::SERVER, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::SERVER, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::SERVER, E::SERVER_CHALLENGE, S::METHOD, &Self::SendMethodRequest},
        {S::SERVER, E::SERVER_ACCEPT, S::MESSAGE_1_SENT, &Self::SendMessage1},
        {S::SERVER, E::SERVER_REJECT, S::HELD, &Self::Reject},
        {S::METHOD, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::METHOD, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::METHOD, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::METHOD, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::METHOD, E::METHOD_RESPONSE, S::SERVER, &Self::AskServer},
        {S::METHOD, E::RETRY, S::METHOD, &Self::RepeatRequest},
        {S::METHOD, E::GIVE_UP, S::HELD, &Self::FailEap},
        {S::MESSAGE_1_SENT, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::MESSAGE_1_SENT, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::MESSAGE_1_SENT, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::MESSAGE_1_SENT, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::MESSAGE_1_SENT, E::MESSAGE_2, S::MESSAGE_3_SENT, &Self::SendMessage3},
        {S::MESSAGE_1_SENT, E::RETRY, S::MESSAGE_1_SENT, &Self::RepeatMessage1},
        {S::MESSAGE_1_SENT, E::GIVE_UP, S::HELD, &Self::FailHandshake},
        {S::MESSAGE_3_SENT, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::MESSAGE_3_SENT, E::DISABLE, S::DISABLED, &Self::Clear},
        {S::MESSAGE_3_SENT, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::MESSAGE_3_SENT, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::MESSAGE_3_SENT, E::MESSAGE_4, S::AUTHENTICATED, &Self::OpenPort},
        {S::MESSAGE_3_SENT, E::RETRY, S::MESSAGE_3_SENT, &Self::RepeatMessage3},
        {S::MESSAGE_3_SENT, E::GIVE_UP, S::HELD, &Self::FailHandshake},
        {S::AUTHENTICATED, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::AUTHENTICATED, E::DISABLE, S::DISABLED, &Self::Clear},
        // the station has lost its session and begins anew; the port is closed meanwhile
        {S::AUTHENTICATED, E::EAPOL_START, S::IDENTITY, &Self::SendIdentityRequest},
        {S::AUTHENTICATED, E::EAPOL_LOGOFF, S::CONNECTING, nullptr},
        {S::HELD, E::ENABLE, S::CONNECTING, &Self::Clear},
        {S::HELD, E::DISABLE, S::DISABLED, &Self::Clear},
    };
    return TABLE;
}

const std::vector<std::pair<Dot1xAuthenticator::State, Dot1xAuthenticator::Event>>&
Dot1xAuthenticator::GetIgnored()
{
    using S = State;
    using E = Event;
    static const std::vector<std::pair<State, Event>> IGNORED{
        // the station is not associated
        {S::DISABLED, E::DISABLE},
        {S::DISABLED, E::EAPOL_START},
        {S::DISABLED, E::EAPOL_LOGOFF},
        {S::DISABLED, E::IDENTITY_RESPONSE},
        {S::DISABLED, E::METHOD_RESPONSE},
        {S::DISABLED, E::SERVER_CHALLENGE},
        {S::DISABLED, E::SERVER_ACCEPT},
        {S::DISABLED, E::SERVER_REJECT},
        {S::DISABLED, E::MESSAGE_2},
        {S::DISABLED, E::MESSAGE_4},
        {S::DISABLED, E::RETRY},
        {S::DISABLED, E::GIVE_UP},
        // only EAPOL-Start begins
        {S::CONNECTING, E::EAPOL_LOGOFF},
        {S::CONNECTING, E::IDENTITY_RESPONSE},
        {S::CONNECTING, E::METHOD_RESPONSE},
        {S::CONNECTING, E::SERVER_CHALLENGE},
        {S::CONNECTING, E::SERVER_ACCEPT},
        {S::CONNECTING, E::SERVER_REJECT},
        {S::CONNECTING, E::MESSAGE_2},
        {S::CONNECTING, E::MESSAGE_4},
        {S::CONNECTING, E::RETRY},
        {S::CONNECTING, E::GIVE_UP},
        // answers to what was not asked; the server's answer belongs to SERVER, and is cancelled
        {S::IDENTITY, E::METHOD_RESPONSE},
        {S::IDENTITY, E::SERVER_CHALLENGE},
        {S::IDENTITY, E::SERVER_ACCEPT},
        {S::IDENTITY, E::SERVER_REJECT},
        {S::IDENTITY, E::MESSAGE_2},
        {S::IDENTITY, E::MESSAGE_4},
        {S::SERVER, E::IDENTITY_RESPONSE},
        {S::SERVER, E::METHOD_RESPONSE},
        {S::SERVER, E::MESSAGE_2},
        {S::SERVER, E::MESSAGE_4},
        {S::SERVER, E::RETRY},
        {S::SERVER, E::GIVE_UP},
        {S::METHOD, E::IDENTITY_RESPONSE},
        {S::METHOD, E::SERVER_CHALLENGE},
        {S::METHOD, E::SERVER_ACCEPT},
        {S::METHOD, E::SERVER_REJECT},
        {S::METHOD, E::MESSAGE_2},
        {S::METHOD, E::MESSAGE_4},
        {S::MESSAGE_1_SENT, E::IDENTITY_RESPONSE},
        {S::MESSAGE_1_SENT, E::METHOD_RESPONSE},
        {S::MESSAGE_1_SENT, E::SERVER_CHALLENGE},
        {S::MESSAGE_1_SENT, E::SERVER_ACCEPT},
        {S::MESSAGE_1_SENT, E::SERVER_REJECT},
        {S::MESSAGE_1_SENT, E::MESSAGE_4},
        {S::MESSAGE_3_SENT, E::IDENTITY_RESPONSE},
        {S::MESSAGE_3_SENT, E::METHOD_RESPONSE},
        {S::MESSAGE_3_SENT, E::SERVER_CHALLENGE},
        {S::MESSAGE_3_SENT, E::SERVER_ACCEPT},
        {S::MESSAGE_3_SENT, E::SERVER_REJECT},
        {S::MESSAGE_3_SENT, E::MESSAGE_2},
        // late copies
        {S::AUTHENTICATED, E::IDENTITY_RESPONSE},
        {S::AUTHENTICATED, E::METHOD_RESPONSE},
        {S::AUTHENTICATED, E::SERVER_CHALLENGE},
        {S::AUTHENTICATED, E::SERVER_ACCEPT},
        {S::AUTHENTICATED, E::SERVER_REJECT},
        {S::AUTHENTICATED, E::MESSAGE_2},
        {S::AUTHENTICATED, E::MESSAGE_4},
        {S::AUTHENTICATED, E::RETRY},
        {S::AUTHENTICATED, E::GIVE_UP},
        // given up until the station associates anew
        {S::HELD, E::EAPOL_START},
        {S::HELD, E::EAPOL_LOGOFF},
        {S::HELD, E::IDENTITY_RESPONSE},
        {S::HELD, E::METHOD_RESPONSE},
        {S::HELD, E::SERVER_CHALLENGE},
        {S::HELD, E::SERVER_ACCEPT},
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
    static constexpr std::array<const char*, 9> NAMES{"DISABLED",
                                                      "CONNECTING",
                                                      "IDENTITY",
                                                      "SERVER",
                                                      "METHOD",
                                                      "MESSAGE_1_SENT",
                                                      "MESSAGE_3_SENT",
                                                      "AUTHENTICATED",
                                                      "HELD"};
    return os << NAMES[static_cast<std::size_t>(state)];
}

std::ostream&
operator<<(std::ostream& os, Dot1xAuthenticatorEvent event)
{
    static constexpr std::array<const char*, 13> NAMES{"ENABLE",
                                                       "DISABLE",
                                                       "EAPOL_START",
                                                       "EAPOL_LOGOFF",
                                                       "IDENTITY_RESPONSE",
                                                       "METHOD_RESPONSE",
                                                       "SERVER_CHALLENGE",
                                                       "SERVER_ACCEPT",
                                                       "SERVER_REJECT",
                                                       "MESSAGE_2",
                                                       "MESSAGE_4",
                                                       "RETRY",
                                                       "GIVE_UP"};
    return os << NAMES[static_cast<std::size_t>(event)];
}

} // namespace fmipv6
} // namespace ns3
