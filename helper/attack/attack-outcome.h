/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef ATTACK_OUTCOME_H
#define ATTACK_OUTCOME_H

#include "ns3/experiment.h"
#include "ns3/nstime.h"
#include "ns3/packet-ledger.h"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>
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
    bool atHome{false};    //!< whether the victim is attached to its access point at the end

    /// @param cause a cause of loss @return how many packets it took
    uint64_t Lost(LossCause cause) const;
};

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

/// Measures one run of an attack. @param variant index of the variant @param seed for
/// RngSeedManager
/// @param run for RngSeedManager @return what became of the call, and what only this attack has
using AttackFunction = std::function<
    std::pair<AttackOutcome, ExperimentSample>(std::size_t variant, uint64_t seed, uint64_t run)>;

/**
 * The table of an attack: packets, the time without any, the losses by cause, what only this
 * attack has, and whether the victim is where it was.
 * @param variants their names
 * @param own columns that only this attack has
 * @param run measures one run; one in which packets do not balance fails
 * @return the table to be filled
 */
Experiment MakeAttackExperiment(std::vector<std::string> variants,
                                const std::vector<ExperimentColumn>& own,
                                AttackFunction run);

} // namespace fmipv6
} // namespace ns3

#endif /* ATTACK_OUTCOME_H */
