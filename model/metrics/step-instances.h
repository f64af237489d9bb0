/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STEP_INSTANCES_H
#define STEP_INSTANCES_H

#include "ns3/nstime.h"
#include "ns3/step-trace.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// The steps of a mobile node as they were reported.
using StepEvents = std::vector<StepEvent>;

/// One of several scans or discoveries; places are indices into the events.
struct StepInstance
{
    std::optional<std::size_t> begin; //!< of its begin
    std::optional<std::size_t> end;   //!< of its end
    std::vector<Time> repeats;        //!< retransmissions in it

    /// @return its earliest place
    std::size_t GetPlace() const
    {
        return begin ? *begin : *end;
    }
};

/// The part of the events that belongs to one handover.
struct HandoverWindow
{
    std::size_t from;    //!< first index that a scan or a discovery may have
    std::size_t trigger; //!< index of the end of step 0
    std::size_t to;      //!< one past the last index
};

/// @param step a step @return whether a handover may use the result of an older one
bool MayPrecedeTrigger(HandoverStep step);

/**
 * The instances of a step that a handover may count. One older than the trigger must have been
 * whole, and an advertisement older than the trigger must have answered such a solicitation: a
 * router also reports the Router Solicitations and Advertisements of a first attachment.
 *
 * @param events of the mobile node
 * @param window of the handover
 * @param step which
 * @return its instances
 */
std::vector<StepInstance> GetCandidates(const StepEvents& events,
                                        const HandoverWindow& window,
                                        HandoverStep step);

/**
 * The instance whose result the FBU used: the latest that ended before @p limit; where there is
 * none, the first after the trigger.
 *
 * @param instances of one step, in order
 * @param window of the handover
 * @param limit index of the begin of the FBU
 * @return index of the instance, or nothing
 */
std::optional<std::size_t> ChooseInstance(const std::vector<StepInstance>& instances,
                                          const HandoverWindow& window,
                                          std::size_t limit);

} // namespace fmipv6
} // namespace ns3

#endif /* STEP_INSTANCES_H */
