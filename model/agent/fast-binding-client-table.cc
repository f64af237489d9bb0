/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// FastBindingClient: its states, events and transitions.
#include "ns3/fast-binding-client.h"

namespace ns3
{
namespace fmipv6
{

namespace
{

using State = FastBindingClientState;
using Event = FastBindingClientEvent;

} // namespace

const std::vector<FastBindingClient::Transition> FastBindingClient::TRANSITIONS = {
    {State::IDLE, Event::HOLD, State::HELD},
    {State::IDLE, Event::SEND, State::OPEN}, // inside an announcement, which was held in its place
    {State::IDLE, Event::FAIL, State::FAILED},
    {State::IDLE, Event::RESET, State::IDLE},
    {State::HELD, Event::SEND, State::OPEN},
    {State::HELD, Event::FAIL, State::FAILED},
    {State::HELD, Event::RELEASE, State::IDLE},
    {State::HELD, Event::RESET, State::IDLE},
    {State::OPEN, Event::SEND, State::OPEN},
    {State::OPEN, Event::ACCEPT, State::ACCEPTED},
    {State::OPEN, Event::FAIL, State::FAILED},
    {State::OPEN, Event::SUPERSEDE, State::OPEN},
    {State::OPEN, Event::RESET, State::IDLE},
    {State::ACCEPTED, Event::SUPERSEDE, State::OPEN},
    {State::ACCEPTED, Event::RESET, State::IDLE},
    {State::FAILED, Event::ACCEPT, State::ACCEPTED}, // the FBack came after all
    {State::FAILED, Event::ARRIVE, State::OPEN},
    {State::FAILED, Event::SUPERSEDE, State::OPEN},
    {State::FAILED, Event::RESET, State::IDLE},
};

std::string
ToString(FastBindingClientState state)
{
    switch (state)
    {
    case State::IDLE:
        return "idle";
    case State::HELD:
        return "held";
    case State::OPEN:
        return "open";
    case State::ACCEPTED:
        return "accepted";
    case State::FAILED:
        return "failed";
    }
    return "?";
}

std::string
ToString(FastBindingClientEvent event)
{
    switch (event)
    {
    case Event::HOLD:
        return "hold";
    case Event::SEND:
        return "send";
    case Event::ACCEPT:
        return "accept";
    case Event::FAIL:
        return "fail";
    case Event::RELEASE:
        return "release";
    case Event::ARRIVE:
        return "arrive";
    case Event::SUPERSEDE:
        return "supersede";
    case Event::RESET:
        return "reset";
    }
    return "?";
}

} // namespace fmipv6
} // namespace ns3
