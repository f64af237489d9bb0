/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef HANDOVER_RECORD_H
#define HANDOVER_RECORD_H

#include "ns3/handover-step.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"

#include <optional>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// One step of one handover.
struct StepRecord
{
    HandoverStep step{HandoverStep::TRIGGER}; //!< which
    std::optional<Time> begin;                //!< first transmission; step 0 has none
    std::optional<Time> end;                  //!< first acceptance; of g the latest of its parts
    Time gateWait;                            //!< how long it was held at the gate, in all
    uint32_t nodeId{0};                       //!< node that reported the begin (of step 0 the end)
    std::vector<Time> repeats;                //!< retransmissions and further copies
};

/// An interval, from first to second.
using TimeSpan = std::pair<Time, Time>;

/// What a mobile node does beside the steps to be reachable again.
enum class HandoverPhase : uint8_t
{
    MOVEMENT_DETECTION,    //!< solicited a router of the new link, and awaits its advertisement
    ADDRESS_CONFIGURATION, //!< verifies its new care-of address (duplicate address detection)
    REGISTRATION,          //!< sent a Binding Update, and awaits the acknowledgement
};

/// One handover of one mobile node, as its nodes reported it.
struct HandoverRecord
{
    Mac48Address mn;                 //!< link-layer address of the mobile node
    Time trigger;                    //!< end of step 0
    std::vector<StepRecord> steps;   //!< those that began or ended, in label order
    std::optional<Time> narAccepted; //!< part of g: the NAR accepted the announcement
    /// When each step was held at the gate, in order of time.
    std::vector<std::pair<HandoverStep, TimeSpan>> held;
    std::vector<std::pair<HandoverPhase, TimeSpan>> phases; //!< by their begin
    Time opened; //!< lower end of what belongs to this handover: the last end of the one before
    Time closed; //!< upper end: the next trigger, or when the run ended

    /// @param step a step @return its record, or null
    const StepRecord* Find(HandoverStep step) const;
    /// @return the earliest begin of a step, or the trigger
    Time GetFirst() const;
    /// @return the latest end of a step, or the trigger
    Time GetLast() const;
    /// @return when attachment to the new link was complete (end of 5, else of 4), or nothing
    std::optional<Time> GetAttached() const;
    /// @return when the FBU that the PAR accepted was sent, or nothing if it accepted none
    std::optional<Time> GetAcceptedFbuSent() const;
    /// @return whether the accepted FBU was sent on the old link; nothing if none was accepted
    std::optional<bool> IsPredictive() const;
    /// @return the steps that ended, by the instant of their end, ties in label order
    std::vector<HandoverStep> GetEndOrder() const;
};

} // namespace fmipv6
} // namespace ns3

#endif /* HANDOVER_RECORD_H */
