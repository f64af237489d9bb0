/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STEP_RECORDER_H
#define STEP_RECORDER_H

#include "ns3/handover-record.h"
#include "ns3/node.h"
#include "ns3/object.h"
#include "ns3/step-trace.h"

#include <map>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * Listens to the step reports of every node and makes handover records of them, for any number of
 * mobile nodes and handovers. Knows nothing of plans.
 *
 * A handover is opened by the end of step 0. Steps 1, a and b may be older: of several scans or
 * discoveries the one counts whose result the FBU used (the latest that ended before the FBU
 * began); the first discovery after an attachment is that of the link's own router and serves no
 * later handover. Reports without a trigger, as those of the first attachment, make no record.
 */
class StepRecorder : public Object
{
  public:
    /**
     * Get the type ID.
     * @return the object TypeId
     */
    static TypeId GetTypeId();

    /// Listen to a node's StepTrace. @param node the node
    void Listen(Ptr<Node> node);

    /// Take one report, in order of time. @param event the report
    void Record(const StepEvent& event);

    /// @return the handovers as of now, by trigger and then by mobile node
    std::vector<HandoverRecord> GetHandovers() const;

  private:
    std::map<Mac48Address, std::vector<StepEvent>> m_events; //!< in order of time
};

} // namespace fmipv6
} // namespace ns3

#endif /* STEP_RECORDER_H */
