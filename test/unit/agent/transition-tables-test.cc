/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
// Every pair of state and event is in the table or in the list of those that are ignored.
#include "ns3/attachment-announcer.h"
#include "ns3/fast-binding-client.h"
#include "ns3/mobile-node.h"
#include "ns3/new-access-router.h"
#include "ns3/previous-access-router.h"
#include "ns3/proxy-discovery.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>

using namespace ns3;
using namespace ns3::fmipv6;

namespace
{

/// Check a table. @param table the rows @param lastState the last enumerator @param lastEvent the
/// last one @param ignored "state event" pairs that change nothing
template <typename State, typename Event, typename Row>
void
ExpectComplete(const std::vector<Row>& table,
               State lastState,
               Event lastEvent,
               const std::set<std::string>& ignored)
{
    EXPECT_TRUE(std::is_sorted(table.begin(), table.end(), [](const auto& a, const auto& b) {
        return a.state < b.state;
    }));
    for (int s = 0; s <= static_cast<int>(lastState); ++s)
    {
        for (int e = 0; e <= static_cast<int>(lastEvent); ++e)
        {
            const auto state = static_cast<State>(s);
            const auto event = static_cast<Event>(e);
            const auto rows = std::count_if(table.begin(), table.end(), [&](const auto& row) {
                return row.state == state && row.event == event;
            });
            const auto pair = ToString(state) + " " + ToString(event);
            EXPECT_EQ(rows, ignored.count(pair) > 0 ? 0 : 1) << pair;
        }
    }
}

} // namespace

TEST(TransitionTablesTest, PreviousAccessRouter)
{
    ExpectComplete(PreviousAccessRouter::TRANSITIONS,
                   FastBindingState::BOUND,
                   FastBindingEvent::REMOVED,
                   {
                       // a message that nothing awaits
                       "idle fbu-repeated",
                       "idle hi-sent",
                       "idle hack-ok",
                       "idle hack-refused",
                       "idle hi-given-up",
                       "idle fback-sent",
                       "idle removed",
                       "initiating hi-asked-for",
                       "awaiting-hack hi-asked-for",
                       "acknowledging hi-asked-for",
                       "bound hi-asked-for",
                       "initiating hack-ok",
                       "initiating hack-refused",
                       "initiating hi-given-up",
                       "initiating fback-sent",
                       "awaiting-hack fback-sent",
                       "acknowledging hi-sent",
                       "acknowledging hack-ok",
                       "acknowledging hack-refused",
                       "acknowledging hi-given-up",
                       "bound hi-sent",
                       "bound hack-ok",
                       "bound hack-refused",
                       "bound hi-given-up",
                   });
}

TEST(TransitionTablesTest, NewAccessRouter)
{
    ExpectComplete(NewAccessRouter::TRANSITIONS,
                   NarHandoverState::PRESENT,
                   NarHandoverEvent::LEFT,
                   {
                       // there is nobody to be asked for, or nothing to be asked
                       "idle unique",
                       "idle duplicate",
                       "idle expired",
                       "idle left",
                       "probing hi-before",
                       "probing hi-probed",
                       "probing expired",
                       "expected hi-probed",
                       "expected unique",
                       "expected duplicate",
                       "present hi-probed",
                       "present unique",
                       "present duplicate",
                       "present expired",
                   });
}

TEST(TransitionTablesTest, MobileNode)
{
    std::set<std::string> ignored;
    // What is not in the table is ignored; the rows below are the whole table, so that a change of
    // it is a change here.
    const std::set<std::string> known = {
        "detached link-up-unknown",   "detached trigger",
        "soliciting router-found",    "soliciting router-found-dad",
        "soliciting address-ready",   "soliciting link-down",
        "configuring address-ready",  "configuring link-down",
        "attached trigger",           "attached link-down",
        "preparing connecting",       "preparing abandon",
        "preparing link-up-known",    "preparing link-up-unknown",
        "moving connecting",          "moving abandon",
        "moving link-up-known",       "moving link-up-unknown",
        "announcing announced",       "announcing link-down",
        "confirming confirmed",       "confirming link-down",
        "announcing address-refused", "confirming address-refused",
        "attached router-lost",       "attached address-refused",
    };
    for (int s = 0; s <= static_cast<int>(MobileNodeState::CONFIRMING); ++s)
    {
        for (int e = 0; e <= static_cast<int>(MobileNodeEvent::ADDRESS_REFUSED); ++e)
        {
            const auto pair = ToString(static_cast<MobileNodeState>(s)) + " " +
                              ToString(static_cast<MobileNodeEvent>(e));
            if (known.count(pair) == 0)
            {
                ignored.insert(pair);
            }
        }
    }
    ExpectComplete(MobileNode::TRANSITIONS,
                   MobileNodeState::CONFIRMING,
                   MobileNodeEvent::ADDRESS_REFUSED,
                   ignored);
}

TEST(TransitionTablesTest, ProxyDiscovery)
{
    ExpectComplete(ProxyDiscovery::TRANSITIONS,
                   DiscoveryState::GIVEN_UP,
                   DiscoveryEvent::ABORT,
                   {
                       // sent only after a request, and answered only while waiting
                       "idle send",
                       "idle answer",
                       "idle exhausted",
                       "held request",
                       "held answer",
                       "held exhausted",
                       "waiting request",
                       // one question a handover
                       "answered request",
                       "answered send",
                       "answered answer",
                       "answered exhausted",
                       "given-up request",
                       "given-up send",
                       "given-up answer",
                       "given-up exhausted",
                   });
}

TEST(TransitionTablesTest, FastBindingClient)
{
    ExpectComplete(FastBindingClient::TRANSITIONS,
                   FastBindingClientState::FAILED,
                   FastBindingClientEvent::RESET,
                   {
                       // nothing was sent that could be answered or replaced
                       "idle accept",
                       "idle release",
                       "idle arrive",
                       "idle supersede",
                       "held hold",
                       "held accept",
                       "held arrive",
                       "held supersede",
                       // sent already: repeats do not pass the gate
                       "open hold",
                       "open release",
                       "open arrive",
                       // settled
                       "accepted hold",
                       "accepted send",
                       "accepted accept",
                       "accepted fail",
                       "accepted release",
                       "accepted arrive",
                       "failed hold",
                       "failed send",
                       "failed fail",
                       "failed release",
                   });
}

TEST(TransitionTablesTest, AttachmentAnnouncer)
{
    ExpectComplete(AttachmentAnnouncer::TRANSITIONS,
                   AnnouncementState::HEARD,
                   AnnouncementEvent::RESET,
                   {"idle send",
                    "idle hear",
                    "held hold",
                    "held hear",
                    "announced hold",
                    "heard hold",
                    "heard hear"});
}
