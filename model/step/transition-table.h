/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef TRANSITION_TABLE_H
#define TRANSITION_TABLE_H

#include <algorithm>
#include <iterator>

namespace ns3
{
namespace fmipv6
{

/**
 * Look a transition up.
 * @param rows of a table, each with members state, event and next
 * @param state where the machine stands
 * @param event what happens
 * @return the row, or null: the event is ignored in this state
 */
template <typename Rows, typename State, typename Event>
auto
FindTransition(const Rows& rows, State state, Event event) -> decltype(&*std::begin(rows))
{
    const auto row = std::find_if(std::begin(rows), std::end(rows), [state, event](const auto& r) {
        return r.state == state && r.event == event;
    });
    return row == std::end(rows) ? nullptr : &*row;
}

} // namespace fmipv6
} // namespace ns3

#endif /* TRANSITION_TABLE_H */
