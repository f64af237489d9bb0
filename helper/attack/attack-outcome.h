/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ATTACK_OUTCOME_H
#define ATTACK_OUTCOME_H

#include "ns3/experiment.h"
#include "ns3/handover-scenario.h"
#include "ns3/packet-ledger.h"

#include <cstdint>
#include <functional>
#include <set>
#include <vector>

namespace ns3
{
namespace fmipv6
{

/// What one run of an attack did to its victim's voice call, both directions taken together.
struct AttackOutcome
{
    PacketTotals packets;  //!< of both flows; a run in which they do not balance is not to be used
    double outageS{0};     //!< longest time (s) without a packet to the victim, less the interval
    bool recovered{false}; //!< whether packets reached the victim again at the end of the call
    uint64_t elsewhere{0}; //!< packets lost at nodes to which the attack had led them

    /// @param cause a cause of loss @return how many packets it took
    uint64_t Lost(LossCause cause) const;
};

/**
 * Add the other half of the call, from the mobile node to the correspondent; to be called from the
 * function given to HandoverScenario::SetPrepare().
 * @param scenario whose first mobile node calls
 * @param start when it begins to speak
 * @param stop when it hangs up
 * @param interval between its packets
 */
void AddUplink(const HandoverScenario& scenario, Time start, Time stop, Time interval);

/**
 * @param ledger of the run; its first flow is that towards the mobile node
 * @param stop when the call ended
 * @param elsewhere ns-3 ids of the nodes to which nothing of the call would have gone without the
 *        attack
 * @return what became of the call
 */
AttackOutcome MeasureAttack(const PacketLedger& ledger,
                            Time stop,
                            const std::set<uint32_t>& elsewhere);

/// @param scenario whose first mobile node is meant @param ap index of an access point
/// @return whether the mobile node is associated with it
bool IsAssociatedWith(const HandoverScenario& scenario, uint32_t ap);

/**
 * Simulate a mobile node that does not move.
 * @param scenario to be run, with its attributes set
 * @param dot1x whether IEEE 802.1X is in force
 * @param seed for RngSeedManager
 * @param run for RngSeedManager
 * @param prepare adds the attack; not called later, so it may refer to the caller's variables
 */
void RunAtRest(Ptr<HandoverScenario> scenario,
               bool dot1x,
               uint64_t seed,
               uint64_t run,
               const std::function<void()>& prepare);

/// Columns of an experiment's table: packets, the time without any, the losses by cause.
/// @return them
std::vector<ExperimentColumn> GetAttackColumns();

/// @param outcome of a run @return a value for each of GetAttackColumns() @throws
/// std::runtime_error where the packets do not balance
ExperimentSample ToSample(const AttackOutcome& outcome);

} // namespace fmipv6
} // namespace ns3

#endif /* ATTACK_OUTCOME_H */
