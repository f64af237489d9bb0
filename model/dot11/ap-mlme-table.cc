/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/ap-mlme.h"
#include "ns3/transition-table.h"

#include <array>

namespace ns3
{
namespace fmipv6
{

namespace
{

using State = ApMlme::StationState;
using Event = ApMlme::StationEvent;

/// A transition.
struct Row
{
    State state; //!< from
    Event event; //!< on
    State next;  //!< to
};

/// Sorted by state. What is not here is ignored.
constexpr std::array<Row, 16> TABLE{{
    {State::UNAUTHENTICATED, Event::AUTHENTICATION, State::AUTHENTICATED},
    {State::AUTHENTICATED, Event::AUTHENTICATION, State::AUTHENTICATED},
    {State::AUTHENTICATED, Event::ASSOCIATION, State::ASSOCIATING},
    {State::AUTHENTICATED, Event::DISASSOCIATION, State::AUTHENTICATED},
    {State::AUTHENTICATED, Event::DEAUTHENTICATION, State::UNAUTHENTICATED},
    {State::ASSOCIATING, Event::AUTHENTICATION, State::AUTHENTICATED},
    {State::ASSOCIATING, Event::ASSOCIATION, State::ASSOCIATING},
    {State::ASSOCIATING, Event::RESPONSE_ACKED, State::ASSOCIATED},
    {State::ASSOCIATING, Event::RESPONSE_FAILED, State::AUTHENTICATED},
    {State::ASSOCIATING, Event::DISASSOCIATION, State::AUTHENTICATED},
    {State::ASSOCIATING, Event::DEAUTHENTICATION, State::UNAUTHENTICATED},
    {State::ASSOCIATED, Event::AUTHENTICATION, State::AUTHENTICATED},
    {State::ASSOCIATED, Event::ASSOCIATION, State::ASSOCIATING},
    {State::ASSOCIATED, Event::DISASSOCIATION, State::AUTHENTICATED},
    {State::ASSOCIATED, Event::DEAUTHENTICATION, State::UNAUTHENTICATED},
    {State::ASSOCIATED, Event::MOVED, State::AUTHENTICATED},
}};

} // namespace

ApMlme::StationState
ApMlme::GetNext(StationState state, StationEvent event)
{
    const auto* row = FindTransition(TABLE, state, event);
    return row ? row->next : state;
}

} // namespace fmipv6
} // namespace ns3
