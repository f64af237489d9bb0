/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

// What the supplicant does in which state at which event; how it does it is in dot1x-supplicant.cc.

#include "ns3/dot1x-supplicant.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

const std::vector<Dot1xSupplicant::Transition>&
Dot1xSupplicant::GetTransitions()
{
    using S = State;
    using E = Event;
    using Self = Dot1xSupplicant;
    static const std::vector<Transition> TABLE{
        {S::DISCONNECTED, E::START, S::AWAIT_GATE, &Self::AskGateToStart},
        {S::DISCONNECTED, E::START_OFFERED, S::OFFERED, &Self::AwaitAuthenticator},
        {S::AWAIT_GATE, E::STOP, S::DISCONNECTED, &Self::Clear},
        {S::AWAIT_GATE, E::GATE_OPEN, S::CONNECTING, &Self::SendFirstStart},
        {S::OFFERED, E::STOP, S::DISCONNECTED, &Self::Clear},
        {S::OFFERED, E::EAP_IDENTITY, S::AUTHENTICATING, &Self::SendIdentity},
        {S::OFFERED, E::MESSAGE_1, S::HANDSHAKE, &Self::SendMessage2},
        // as wpa_supplicant: EAPOL-Start asks for the full exchange
        {S::OFFERED, E::MESSAGE_1_UNKNOWN, S::CONNECTING, &Self::SendStartAgain},
        {S::OFFERED, E::RETRY, S::AWAIT_GATE, &Self::AskGateToStart},
        {S::CONNECTING, E::STOP, S::DISCONNECTED, &Self::Clear},
        {S::CONNECTING, E::EAP_IDENTITY, S::AUTHENTICATING, &Self::SendIdentity},
        {S::CONNECTING, E::RETRY, S::CONNECTING, &Self::SendStartAgain},
        {S::CONNECTING, E::GIVE_UP, S::HELD, &Self::FailStart},
        {S::AUTHENTICATING, E::STOP, S::DISCONNECTED, &Self::Clear},
        {S::AUTHENTICATING, E::EAP_IDENTITY, S::AUTHENTICATING, &Self::SendIdentity},
        {S::AUTHENTICATING, E::EAP_METHOD, S::AUTHENTICATING, &Self::SendMethodResponse},
        {S::AUTHENTICATING, E::EAP_SUCCESS, S::HANDSHAKE, &Self::AwaitMessage1},
        {S::AUTHENTICATING, E::EAP_PRESUCCESS, S::PREAUTHENTICATED, &Self::StorePmk},
        {S::AUTHENTICATING, E::EAP_FAILURE, S::HELD, &Self::FailEapRejected},
        // EAP Success is never retransmitted; message 1 shows that it was sent
        {S::AUTHENTICATING, E::MESSAGE_1, S::HANDSHAKE, &Self::SendMessage2},
        {S::AUTHENTICATING, E::RETRY, S::CONNECTING, &Self::SendStartAgain},
        {S::AUTHENTICATING, E::GIVE_UP, S::HELD, &Self::FailEap},
        {S::HANDSHAKE, E::STOP, S::DISCONNECTED, &Self::ClearHandshake},
        {S::HANDSHAKE, E::EAP_IDENTITY, S::AUTHENTICATING, &Self::SendIdentity},
        {S::HANDSHAKE, E::EAP_FAILURE, S::HELD, &Self::FailEapRejected},
        {S::HANDSHAKE, E::MESSAGE_1, S::HANDSHAKE, &Self::SendMessage2},
        {S::HANDSHAKE, E::MESSAGE_3, S::AUTHENTICATED, &Self::SendMessage4},
        {S::HANDSHAKE, E::GIVE_UP, S::HELD, &Self::FailHandshake},
        {S::AUTHENTICATED, E::STOP, S::DISCONNECTED, &Self::Clear},
        {S::AUTHENTICATED, E::MESSAGE_3, S::AUTHENTICATED, &Self::RepeatMessage4},
        {S::PREAUTHENTICATED, E::STOP, S::DISCONNECTED, &Self::Clear},
        {S::HELD, E::STOP, S::DISCONNECTED, &Self::Clear},
    };
    return TABLE;
}

const std::vector<std::pair<Dot1xSupplicant::State, Dot1xSupplicant::Event>>&
Dot1xSupplicant::GetIgnored()
{
    using S = State;
    using E = Event;
    // Start() stops first, so the two START events never meet another state; the gate opens once
    static const std::vector<std::pair<State, Event>> IGNORED{
        // nothing is under way: only START and START_OFFERED mean something
        {S::DISCONNECTED, E::STOP},
        {S::DISCONNECTED, E::GATE_OPEN},
        {S::DISCONNECTED, E::EAP_IDENTITY},
        {S::DISCONNECTED, E::EAP_METHOD},
        {S::DISCONNECTED, E::EAP_SUCCESS},
        {S::DISCONNECTED, E::EAP_PRESUCCESS},
        {S::DISCONNECTED, E::EAP_FAILURE},
        {S::DISCONNECTED, E::MESSAGE_1},
        {S::DISCONNECTED, E::MESSAGE_1_UNKNOWN},
        {S::DISCONNECTED, E::MESSAGE_3},
        {S::DISCONNECTED, E::RETRY},
        {S::DISCONNECTED, E::GIVE_UP},
        // the station has not spoken yet: an answer is none of this session's
        {S::AWAIT_GATE, E::START},
        {S::AWAIT_GATE, E::START_OFFERED},
        {S::AWAIT_GATE, E::EAP_IDENTITY},
        {S::AWAIT_GATE, E::EAP_METHOD},
        {S::AWAIT_GATE, E::EAP_SUCCESS},
        {S::AWAIT_GATE, E::EAP_PRESUCCESS},
        {S::AWAIT_GATE, E::EAP_FAILURE},
        {S::AWAIT_GATE, E::MESSAGE_1},
        {S::AWAIT_GATE, E::MESSAGE_1_UNKNOWN},
        {S::AWAIT_GATE, E::MESSAGE_3},
        {S::AWAIT_GATE, E::RETRY},
        {S::AWAIT_GATE, E::GIVE_UP},
        // the authenticator begins with message 1 or with the identity
        {S::OFFERED, E::START},
        {S::OFFERED, E::START_OFFERED},
        {S::OFFERED, E::GATE_OPEN},
        {S::OFFERED, E::EAP_METHOD},
        {S::OFFERED, E::EAP_SUCCESS},
        {S::OFFERED, E::EAP_PRESUCCESS},
        {S::OFFERED, E::EAP_FAILURE},
        {S::OFFERED, E::MESSAGE_3},
        {S::OFFERED, E::GIVE_UP},
        // EAP begins with the identity
        {S::CONNECTING, E::START},
        {S::CONNECTING, E::START_OFFERED},
        {S::CONNECTING, E::GATE_OPEN},
        {S::CONNECTING, E::EAP_METHOD},
        {S::CONNECTING, E::EAP_SUCCESS},
        {S::CONNECTING, E::EAP_PRESUCCESS},
        {S::CONNECTING, E::EAP_FAILURE},
        {S::CONNECTING, E::MESSAGE_1},
        {S::CONNECTING, E::MESSAGE_1_UNKNOWN},
        {S::CONNECTING, E::MESSAGE_3},
        // no message 3 without message 1
        {S::AUTHENTICATING, E::START},
        {S::AUTHENTICATING, E::START_OFFERED},
        {S::AUTHENTICATING, E::GATE_OPEN},
        {S::AUTHENTICATING, E::MESSAGE_1_UNKNOWN},
        {S::AUTHENTICATING, E::MESSAGE_3},
        // late copies of what has been answered; the handshake is the authenticator's to repeat
        {S::HANDSHAKE, E::START},
        {S::HANDSHAKE, E::START_OFFERED},
        {S::HANDSHAKE, E::GATE_OPEN},
        {S::HANDSHAKE, E::EAP_METHOD},
        {S::HANDSHAKE, E::EAP_SUCCESS},
        {S::HANDSHAKE, E::EAP_PRESUCCESS},
        {S::HANDSHAKE, E::MESSAGE_1_UNKNOWN},
        {S::HANDSHAKE, E::RETRY},
        // an open port is closed by the association only: new keys are not modelled
        {S::AUTHENTICATED, E::START},
        {S::AUTHENTICATED, E::START_OFFERED},
        {S::AUTHENTICATED, E::GATE_OPEN},
        {S::AUTHENTICATED, E::EAP_IDENTITY},
        {S::AUTHENTICATED, E::EAP_METHOD},
        {S::AUTHENTICATED, E::EAP_SUCCESS},
        {S::AUTHENTICATED, E::EAP_PRESUCCESS},
        {S::AUTHENTICATED, E::EAP_FAILURE},
        {S::AUTHENTICATED, E::MESSAGE_1},
        {S::AUTHENTICATED, E::MESSAGE_1_UNKNOWN},
        {S::AUTHENTICATED, E::RETRY},
        {S::AUTHENTICATED, E::GIVE_UP},
        // done
        {S::PREAUTHENTICATED, E::START},
        {S::PREAUTHENTICATED, E::START_OFFERED},
        {S::PREAUTHENTICATED, E::GATE_OPEN},
        {S::PREAUTHENTICATED, E::EAP_IDENTITY},
        {S::PREAUTHENTICATED, E::EAP_METHOD},
        {S::PREAUTHENTICATED, E::EAP_SUCCESS},
        {S::PREAUTHENTICATED, E::EAP_PRESUCCESS},
        {S::PREAUTHENTICATED, E::EAP_FAILURE},
        {S::PREAUTHENTICATED, E::MESSAGE_1},
        {S::PREAUTHENTICATED, E::MESSAGE_1_UNKNOWN},
        {S::PREAUTHENTICATED, E::MESSAGE_3},
        {S::PREAUTHENTICATED, E::RETRY},
        {S::PREAUTHENTICATED, E::GIVE_UP},
        // given up until the station starts anew
        {S::HELD, E::START},
        {S::HELD, E::START_OFFERED},
        {S::HELD, E::GATE_OPEN},
        {S::HELD, E::EAP_IDENTITY},
        {S::HELD, E::EAP_METHOD},
        {S::HELD, E::EAP_SUCCESS},
        {S::HELD, E::EAP_PRESUCCESS},
        {S::HELD, E::EAP_FAILURE},
        {S::HELD, E::MESSAGE_1},
        {S::HELD, E::MESSAGE_1_UNKNOWN},
        {S::HELD, E::MESSAGE_3},
        {S::HELD, E::RETRY},
        {S::HELD, E::GIVE_UP},
    };
    return IGNORED;
}

std::ostream&
operator<<(std::ostream& os, Dot1xSupplicantState state)
{
    static constexpr std::array<const char*, 9> NAMES{"DISCONNECTED",
                                                      "AWAIT_GATE",
                                                      "OFFERED",
                                                      "CONNECTING",
                                                      "AUTHENTICATING",
                                                      "HANDSHAKE",
                                                      "AUTHENTICATED",
                                                      "PREAUTHENTICATED",
                                                      "HELD"};
    return os << NAMES[static_cast<std::size_t>(state)];
}

std::ostream&
operator<<(std::ostream& os, Dot1xSupplicantEvent event)
{
    static constexpr std::array<const char*, 14> NAMES{"START",
                                                       "START_OFFERED",
                                                       "STOP",
                                                       "GATE_OPEN",
                                                       "EAP_IDENTITY",
                                                       "EAP_METHOD",
                                                       "EAP_SUCCESS",
                                                       "EAP_PRESUCCESS",
                                                       "EAP_FAILURE",
                                                       "MESSAGE_1",
                                                       "MESSAGE_1_UNKNOWN",
                                                       "MESSAGE_3",
                                                       "RETRY",
                                                       "GIVE_UP"};
    return os << NAMES[static_cast<std::size_t>(event)];
}

} // namespace fmipv6
} // namespace ns3
