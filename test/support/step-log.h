/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef STEP_LOG_H
#define STEP_LOG_H

#include "ns3/step-gate.h"
#include "ns3/step-trace.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// Keeps what the StepTraces of some nodes report, as short words: "B5" begin, "E5" end, "R5"
/// repeat, "H5" held, "P5" passed, where 5 is the step's label character.
class StepLog
{
  public:
    /// @param node a node to listen to
    void Listen(Ptr<Node> node)
    {
        StepTrace::GetFor(node)->TraceConnectWithoutContext("Step",
                                                            MakeCallback(&StepLog::Record, this));
    }

    /// Trace sink. @param event the report
    void Record(const StepEvent& event)
    {
        events.push_back(event);
        static const char phases[] = "BERHP";
        words += (words.empty() ? "" : " ");
        words += phases[static_cast<int>(event.phase)];
        words += ToLabelChar(event.step);
    }

    std::vector<StepEvent> events; //!< all reports
    std::string words;             //!< all reports, abridged
};

/// A gate that holds every step until the test opens it.
class HoldingGate : public StepGate
{
  public:
    void Pass(HandoverStep step, Mac48Address mn, std::function<void()> proceed) override
    {
        m_held[{step, mn}] = std::move(proceed);
    }

    void Withdraw(HandoverStep step, Mac48Address mn) override
    {
        m_held.erase({step, mn});
    }

    Time GetHeldTime(Mac48Address, Time) const override
    {
        return Seconds(0);
    }

    /// Let a step pass. @param step the step @param mn the mobile node @return whether it was held
    bool Open(HandoverStep step, Mac48Address mn)
    {
        const auto it = m_held.find({step, mn});
        if (it == m_held.end())
        {
            return false;
        }
        const auto proceed = std::move(it->second);
        m_held.erase(it);
        proceed();
        return true;
    }

  private:
    std::map<std::pair<HandoverStep, Mac48Address>, std::function<void()>> m_held; //!< by step, mn
};

} // namespace fmipv6
} // namespace ns3

#endif /* STEP_LOG_H */
