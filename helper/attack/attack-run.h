/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ATTACK_RUN_H
#define ATTACK_RUN_H

#include "ns3/attack-outcome.h"
#include "ns3/better-poa-policy.h"
#include "ns3/handover-scenario.h"
#include "ns3/nstime.h"
#include "ns3/random-variable-stream.h"
#include "ns3/vector.h"

#include <cstdint>
#include <set>

namespace ns3
{
namespace fmipv6
{

/**
 * One run of an attack on a mobile node that rests in the cell of AP5 of RFC 4260 Figure 1 and is
 * called from 3 s on; a subclass adds the attacker and counts what it achieves.
 */
class AttackRun
{
  public:
    /// @param mobileNodes how many there are, the victim included
    /// @param end simulated time (s) at which the run ends, at least 7
    AttackRun(uint32_t mobileNodes, Time end);
    virtual ~AttackRun();
    AttackRun(const AttackRun&) = delete;
    AttackRun& operator=(const AttackRun&) = delete;

    /**
     * Simulate, to be called once.
     * @param dot1x whether IEEE 802.1X is in force
     * @param seed for RngSeedManager
     * @param run for RngSeedManager
     * @return what became of the call
     */
    AttackOutcome Run(bool dot1x, uint64_t seed, uint64_t run);

  protected:
    static constexpr uint32_t VICTIM{0};           //!< index of the mobile node that is attacked
    static constexpr uint32_t HOME_AP{4};          //!< AP5, where it is
    static constexpr int64_t OWN_STREAMS{1000000}; //!< beyond those of HandoverScenario

    /// Add to the network, which stands already.
    virtual void Build() = 0;
    /// @return ns-3 ids of the nodes to which nothing of the call would have gone without the
    /// attack
    virtual std::set<uint32_t> GetElsewhere() const = 0;

    /// @param ap index of an access point @param xM from it along the road (m) @param yM across (m)
    /// @return that place
    Vector Beside(uint32_t ap, double xM, double yM) const;
    /// Have a mobile node stay where it is, and come back when it is thrown out.
    /// @param mobile index of it @param place where
    /// @return its policy
    Ptr<BetterPoaPolicy> Rest(uint32_t mobile, Vector place) const;
    /// Add the victim's half of the call. @param phase after the other half (s)
    /// @param interval between its packets
    void Speak(Time phase, Time interval) const;
    /// @param least of the range @param most of the range @return a number drawn between them
    double Draw(double least, double most) const;

    Ptr<HandoverScenario> m_scenario; //!< what is run

  private:
    /// @return whether the victim is associated with its access point
    bool IsAtHome() const;

    Time m_hangUp;                       //!< when the call ends
    Ptr<UniformRandomVariable> m_random; //!< what differs between runs
};

} // namespace fmipv6
} // namespace ns3

#endif /* ATTACK_RUN_H */
