/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef RECORDING_GATE_H
#define RECORDING_GATE_H

#include "ns3/handover-step.h"
#include "ns3/step-gate.h"

#include <functional>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// A gate that notes who asks, and holds one step if told to.
class RecordingGate : public StepGate
{
  public:
    void Pass(HandoverStep step, Mac48Address, std::function<void()> proceed) override
    {
        m_asked += ToLabelChar(step);
        if (m_hold == step)
        {
            m_held = std::move(proceed);
        }
        else
        {
            proceed();
        }
    }

    void Withdraw(HandoverStep, Mac48Address) override
    {
        m_held = nullptr;
    }

    Time GetHeldTime(Mac48Address, Time) const override
    {
        return Time(0);
    }

    std::string m_asked;                //!< label characters of the steps that asked
    std::optional<HandoverStep> m_hold; //!< held from now on
    std::function<void()> m_held;       //!< what is held
};

} // namespace fmipv6
} // namespace ns3

#endif /* RECORDING_GATE_H */
