/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/station-mlme.h"
#include "ns3/transition-table.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

namespace
{

using State = StationMlme::State;
using Event = StationMlme::Event;

/// A transition.
struct Row
{
    State state; //!< from
    Event event; //!< on
    State next;  //!< to
};

/// Sorted by state. What is not here is ignored.
constexpr std::array<Row, 33> TABLE{{
    {State::UNJOINED, Event::JOIN_REQUEST, State::RETUNING},
    {State::LEAVING, Event::LEFT, State::RETUNING},
    {State::LEAVING, Event::LOST, State::UNJOINED},
    {State::RETUNING, Event::TUNED, State::SYNCHRONISING},
    {State::RETUNING, Event::LOST, State::UNJOINED},
    {State::SYNCHRONISING, Event::HEARD, State::ADJUSTING},
    {State::SYNCHRONISING, Event::TIMEOUT, State::UNJOINED},
    {State::SYNCHRONISING, Event::LOST, State::UNJOINED},
    {State::ADJUSTING, Event::ADJUSTED, State::JOINED},
    {State::ADJUSTING, Event::LOST, State::UNJOINED},
    {State::JOINED, Event::AUTHENTICATE_REQUEST, State::AUTHENTICATING},
    {State::JOINED, Event::JOIN_REQUEST, State::RETUNING},
    {State::AUTHENTICATING, Event::AUTHENTICATION_OK, State::AUTHENTICATED},
    {State::AUTHENTICATING, Event::REFUSED, State::UNJOINED},
    {State::AUTHENTICATING, Event::TIMEOUT, State::UNJOINED},
    {State::AUTHENTICATING, Event::LOST, State::UNJOINED},
    {State::AUTHENTICATED, Event::AUTHENTICATE_REQUEST, State::AUTHENTICATING},
    {State::AUTHENTICATED, Event::ASSOCIATE_REQUEST, State::ASSOCIATING},
    {State::AUTHENTICATED, Event::JOIN_REQUEST, State::RETUNING},
    {State::AUTHENTICATED, Event::DEAUTHENTICATE_REQUEST, State::DISASSOCIATING},
    {State::AUTHENTICATED, Event::LOST, State::UNJOINED},
    {State::ASSOCIATING, Event::ASSOCIATION_OK, State::ASSOCIATED},
    {State::ASSOCIATING, Event::REFUSED, State::UNJOINED},
    {State::ASSOCIATING, Event::TIMEOUT, State::UNJOINED},
    {State::ASSOCIATING, Event::LOST, State::UNJOINED},
    {State::ASSOCIATED, Event::JOIN_REQUEST, State::RETUNING},
    {State::ASSOCIATED, Event::JOIN_REQUEST_NOTICE, State::LEAVING},
    {State::ASSOCIATED, Event::DISASSOCIATE_REQUEST, State::DISASSOCIATING},
    {State::ASSOCIATED, Event::DEAUTHENTICATE_REQUEST, State::DISASSOCIATING},
    {State::ASSOCIATED, Event::LOST, State::UNJOINED},
    {State::DISASSOCIATING, Event::JOIN_REQUEST, State::RETUNING},
    {State::DISASSOCIATING, Event::LEFT, State::UNJOINED},
    {State::DISASSOCIATING, Event::LOST, State::UNJOINED},
}};

} // namespace

std::optional<StationMlme::State>
StationMlme::GetNext(State state, Event event)
{
    const auto* row = FindTransition(TABLE, state, event);
    return row ? std::make_optional(row->next) : std::nullopt;
}

} // namespace fmipv6
} // namespace ns3
