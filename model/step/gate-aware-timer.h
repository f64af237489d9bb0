/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef GATE_AWARE_TIMER_H
#define GATE_AWARE_TIMER_H

#include "ns3/event-id.h"
#include "ns3/mac48-address.h"
#include "ns3/nstime.h"
#include "ns3/ptr.h"
#include "ns3/step-gate.h"

#include <functional>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/**
 * A one-shot timer for lifetimes and retransmissions that is stretched by the time a planned run
 * holds steps of the mobile node at the gate, so that a plan never looks like a lost message.
 * Without a gate it is a plain timer. While a step is held the timer looks again at least
 * CHECK_INTERVAL_US later, so it may expire late by that much, never early.
 */
class GateAwareTimer
{
  public:
    /// Shortest time between two looks at the gate; without it a timer that is about to expire
    /// when a step comes to the gate would look once a nanosecond.
    static constexpr int64_t CHECK_INTERVAL_US = 1000;

    GateAwareTimer() = default;
    ~GateAwareTimer();
    GateAwareTimer(const GateAwareTimer&) = delete;
    GateAwareTimer& operator=(const GateAwareTimer&) = delete;

    /**
     * Start, or start anew.
     *
     * @param gate the gate, or null
     * @param mn link-layer address of the mobile node whose held steps stretch the timer
     * @param delay time to expiry, beside the time that a step is held
     * @param expired called once at expiry
     * @param steps the steps whose hold delays what this timer awaits: for the retransmission of
     *        an FBU that awaits the FBack, HI, HACK and FBACK. If empty, every step of the mobile
     *        node stretches the timer, which suits lifetimes.
     */
    void Start(Ptr<StepGate> gate,
               Mac48Address mn,
               Time delay,
               std::function<void()> expired,
               std::vector<HandoverStep> steps = {});

    /// Stop without calling back.
    void Cancel();

    /// @return whether the timer is running
    bool IsRunning() const;

  private:
    /// The scheduled instant has come: expire, or go on by the time held since.
    void Check();

    Ptr<StepGate> m_gate;              //!< null in a free run
    Mac48Address m_mn;                 //!< the mobile node
    std::vector<HandoverStep> m_steps; //!< those that stretch the timer; all if empty
    Time m_start;                      //!< when Start() was called
    Time m_delay;                      //!< as given to Start()
    std::function<void()> m_expired;   //!< as given to Start()
    EventId m_event;                   //!< the next Check()
};

} // namespace fmipv6
} // namespace ns3

#endif /* GATE_AWARE_TIMER_H */
